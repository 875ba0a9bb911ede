"""Work that several processes do in portions, and what becomes of it where one of them is ended."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from multiprocessing import parent_process
from pathlib import Path

import pytest
from conftest import ROOT

from papernotes.build import open_project, prepare
from papernotes.incremental.processes import away, can_copy, mapped, spread
from papernotes.renderer.sheets import Job, _sheets

linux = pytest.mark.skipif(sys.platform != "linux", reason="copies of a process, and their numbers in /proc")


def _doubled(number: int) -> bytes:
    return bytes([number]) * 2


def _long(number: int) -> bytes:
    """More than fits into a pipe, so that a process can be ended while it hands over what it made."""
    return bytes([number]) * 5_000_000


def _ended(numbers: tuple[int, ...], number: int) -> bytes:
    """Ends the process that comes to those numbers, but not the first one."""
    if number in numbers and parent_process() is not None:
        os.kill(os.getpid(), signal.SIGKILL)
    return _doubled(number)


def _failing(number: int) -> bytes:
    if number == 3:
        raise ValueError(f"portion {number}")
    return _doubled(number)


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_every_portion_is_done_once(jobs: int) -> None:
    """Also where there is less to do than there are processes; no process and no thread is left."""
    before = threading.active_count()
    for count in (0, 1, 3, 100):
        assert sorted(spread(_doubled, count, jobs)) == [(number, _doubled(number)) for number in range(count)]
    assert threading.active_count() <= before  # those of other tests may end meanwhile


@pytest.mark.parametrize("jobs", [1, 2])
def test_enough(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Values are told in their order, and with the one that is enough the list ends, whoever made them."""
    monkeypatch.setattr("papernotes.incremental.processes._WORTH_COPIES", 1)
    told: list[int] = []

    def enough(value: int) -> bool:
        told.append(value)
        return value == 66

    made = mapped(lambda number: number * 2, range(100), jobs, int, enough=enough)

    assert made == told == list(range(0, 67, 2))


def test_without_copies() -> None:
    """Where a process is begun anew, since other threads run here: the work is sent to it."""
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert sorted(spread(_doubled, 9, 2)) == [(number, _doubled(number)) for number in range(9)]
    finally:
        stop.set()
        other.join()


@linux
@pytest.mark.parametrize("numbers", [(0,), (7,), (0, 1), (3, 4, 5, 6), tuple(range(20))])
def test_a_process_that_is_ended(numbers: tuple[int, ...]) -> None:
    """What it had to do is done here, and the others go on."""
    assert sorted(spread(partial(_ended, numbers), 20, 2)) == [(number, _doubled(number)) for number in range(20)]


@linux
def test_ended_while_it_hands_over() -> None:
    """Half of what a process made is nothing: it is made again."""
    killed, before = 0, _children(os.getpid())
    for _ in range(10):
        made = spread(_long, 6, 2)
        first = next(made)
        time.sleep(random.random() / 100)
        if begun := _children(os.getpid()) - before:
            os.kill(min(begun), signal.SIGKILL)
            killed += 1
        assert sorted([first, *made]) == [(number, _long(number)) for number in range(6)]
    assert killed


def test_work_that_fails() -> None:
    """It fails here, with its own exception, and everything ends."""
    before = threading.active_count()
    with pytest.raises(ValueError, match="portion 3"):
        list(spread(_failing, 20, 2))
    assert threading.active_count() <= before  # those of other tests may end meanwhile


@linux
def test_work_that_nobody_waits_for() -> None:
    """Closing ends the processes, also before anything was asked for."""
    before = _children(os.getpid())
    for asked in (0, 1):
        made = spread(_long, 1000, 2)
        for _ in range(asked):
            next(made)
        begun = _children(os.getpid()) - before
        made.close()
        assert len(begun) == 2 and not _children(os.getpid()) - before


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of as many notes as several processes read, with the site that one process makes in alone/."""
    folder = tmp_path_factory.mktemp("vault")
    (folder / "notes").mkdir()
    (folder / "site.yaml").write_text("title: Ended\ncards: false\n")
    for number in range(160):
        text = f"# NeRF{number}: Fields of Radiance and Other Things {number}\n\nCVPR 2021 #nerf\n\nText.\n"
        (folder / "notes" / f"{number}.md").write_text(text)
    assert _build(folder, "alone", 1).wait(300) == 0
    return folder


@linux
@pytest.mark.parametrize("every", [False, True])
@pytest.mark.parametrize("stage", [1, 2])
def test_a_build_whose_processes_are_ended(stage: int, every: bool, vault: Path) -> None:
    """As the system does where memory runs out: one of them or each, while notes are read or pages are printed. The
    build ends well, and its site is what one process makes."""
    process = _build(vault, f"{stage}{every}", 2)
    assert _end_children(process, stage, every)

    assert process.wait(300) == 0
    assert _tree(vault / f"{stage}{every}") == _tree(vault / "alone")


def _build(folder: Path, output: str, jobs: int) -> subprocess.Popen[bytes]:
    """The cache is that of no other build."""
    shutil.rmtree(folder / ".papernotes", ignore_errors=True)
    command = [sys.executable, "-m", "papernotes", "build", "--quiet", "--output", output, "--jobs", str(jobs)]
    return subprocess.Popen(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})


def _end_children(process: subprocess.Popen[bytes], stage: int, every: bool) -> bool:
    """Ends the processes that work for that one in its first or second stage, as soon as they are there."""
    before = set[int]()
    while process.poll() is None:
        if children := _children(process.pid) - before:
            stage -= 1
            before |= children
            if not stage:
                for child in sorted(children)[: None if every else 1]:
                    os.kill(child, signal.SIGKILL)
                return True
            time.sleep(0.05)  # until all of the first stage are there
            before |= _children(process.pid)
        time.sleep(0.001)
    return False


def _children(parent: int) -> set[int]:
    found: set[int] = set()
    for task in Path(f"/proc/{parent}/task").glob("*/children"):
        with suppress(OSError):  # a thread that has ended
            found.update(map(int, task.read_text().split()))
    return found


def _tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_mapped() -> None:
    """In their order, whether copies of this process make them or not; nothing comes of nothing."""
    values = [str(number) for number in range(1000)]
    for some in ([], values[:3], values):
        assert mapped(lambda value: (value, len(value)), some, 2, tuple[str, int]) == [(v, len(v)) for v in some]


@linux
def test_what_comes_from_elsewhere_is_shared() -> None:
    """Each value that another process made is what it was, of objects that others have, too."""
    if not can_copy():
        pytest.skip("another test has left a thread")
    words = [f"word {number % 7}" for number in range(1000)]
    alone, shared = (mapped(str.upper, words, 2, str, shared=how) for how in (None, sys.intern))

    assert alone == shared == [word.upper() for word in words]
    assert len(set(map(id, shared))) == 7 < len(set(map(id, alone)))


@linux
@pytest.mark.parametrize("ended", [False, True])
def test_away(ended: bool) -> None:
    """What is made away, by several processes, comes back, and nothing of what it took; where its process is ended, it
    is made here. No process is left."""
    here, before = os.getpid(), _children(os.getpid())
    here_alone = ended or not can_copy()  # another test may have left a thread
    taken: list[bytes] = []

    def find() -> dict[str, int]:
        if ended and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        taken.append(bytes(1000))
        return {str(n): n for n in mapped(lambda number: number * 2, range(1000), 2, int)}

    assert away(find, 2, dict[str, int]) == {str(n): n for n in range(0, 2000, 2)}
    assert len(taken) == here_alone
    assert not _children(here) - before
    assert away(find, 1, dict[str, int])["4"] == 4
    assert len(taken) == here_alone + 1


def test_portions_of_pages(tmp_path: Path) -> None:
    """Each page is in one portion, with all that shows the same paper; no portion is a large part of the library, even
    if that is a single note."""
    library = "\n".join(f"## Study{n}: Things of Some Kind\n\nhttps://arxiv.org/abs/2003.{n:05}\n" for n in range(300))
    notes = {"library.md": f"# Topic\n\n{library}", **{f"n{n}.md": f"# Note {n}\n\nText.\n" for n in range(30)}}
    for name, text in notes.items():
        (tmp_path / name).write_text(text)
    press = prepare(open_project(tmp_path))
    sheets = _sheets(Job(press.routes, press.edition, press.theme), [*press.routes])

    assert sorted(path for sheet in sheets for path in sheet) == sorted(press.routes)
    assert max(map(len, sheets)) < len(press.routes) / 5
    place = {path: number for number, sheet in enumerate(sheets) for path in sheet}
    by_paper: dict[str, set[int]] = {}
    for path, route in press.routes.items():
        if route.kind in ("paper", "preview"):
            by_paper.setdefault(route.key, set()).add(place[path])
    assert len(by_paper) == 300 and all(len(where) == 1 for where in by_paper.values())
    assert len(sheets) < len(press.routes) / 10  # and each is worth its way


@linux
def test_several_processes_make_the_pages(tmp_path: Path) -> None:
    """Of a large library near papers are found, and pages made, by copies of the first process, one after the other."""
    notes = tmp_path / "notes"
    notes.mkdir()
    papers = (f"## Study{n}: Thing {n} in the World\n\nhttps://arxiv.org/abs/2003.{n:05}\n" for n in range(420))
    (notes / "a.md").write_text("# Topic\n\n" + "\n".join(papers))
    code = (
        "import time; from papernotes import cli; from papernotes.incremental import processes\n"
        "from papernotes.renderer import sheets; could = []\n"
        "from papernotes.normaliser.relations.related import Nearness; find = Nearness._foreseen\n"
        "Nearness._foreseen = lambda near, jobs: time.sleep(1) or find(near, jobs)\n"
        "sheets.can_copy = lambda: could.append(processes.can_copy()) or could[-1]\n"
        "assert cli.run(['build', '-q', '--jobs', '2']) == 0; print(could)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert done.stdout == "[True]\n"
