"""Same in, same out: what the notes say decides every byte, and nothing that differs between two machines does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import ROOT

from papernotes.build import open_memo, open_project, publish_site

# What `sitecustomize.py` does to every process of the second machine: folders are listed in another order.
SHUFFLED = """
import os, random
scandir, listdir = os.scandir, os.listdir

def mixed(found):
    found = list(found)
    random.Random(len(found)).shuffle(found)
    return found[::-1]

class Mixed:
    def __init__(self, path): self.items = iter(mixed(scandir(path)))
    def __iter__(self): return self.items
    def __next__(self): return next(self.items)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass

os.scandir = lambda path=".": Mixed(path)
os.listdir = lambda path=".": mixed(listdir(path))
"""
EXPORTS = ("bibtex", "slides")


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """What two machines make of the same notes: they have nothing but the notes and papernotes in common."""
    one, two = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("two") / "a folder" / "库 far away"
    sources = [path for path in sorted((ROOT / "notes").rglob("*")) if path.is_file() and path.stat().st_size < 12_000]
    _copied(sources, one, 1_500_000_000)
    _copied(sources[::-1], two, 4_000_000_000)
    customized = two / ".site"
    customized.mkdir()
    (customized / "sitecustomize.py").write_text(SHUFFLED)
    path = os.pathsep.join((str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])))
    first = {
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": path,
        "SOURCE_DATE_EPOCH": "1700000000",
    }
    second = {
        "PYTHONHASHSEED": "999",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "LANG": "tr_TR.UTF-8",
        "PYTHONPATH": f"{customized}{os.pathsep}{path}",
        "SOURCE_DATE_EPOCH": "1700000000",  # a part of what goes in: no day is later
        "HOME": str(two),
        "USER": "somebody",
        "COLUMNS": "20",
    }
    return _made(one, first, "1", 0o022), _made(two, second, "3", 0o077)


def _copied(sources: list[Path], folder: Path, time: int) -> None:
    for number, source in enumerate(sources):
        target = folder / "notes" / source.relative_to(ROOT / "notes")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        os.utime(target, (time + number * 1000, time + number * 1000))


def _made(folder: Path, settings: Mapping[str, str], jobs: str, umask: int) -> dict[str, bytes]:
    environment = {**os.environ, **settings}
    mask = {} if sys.platform == "win32" else {"umask": umask}

    def papernotes(*arguments: str) -> bytes:
        command = [sys.executable, "-m", "papernotes", *arguments, "--jobs", jobs]
        done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, **mask)  # type: ignore[call-overload]
        assert done.returncode == 0, done.stderr.decode()
        return bytes(done.stdout)

    papernotes("build", "-q")
    site = folder / "site"
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return files | {f"export {form}": papernotes("export", form) for form in EXPORTS}


def test_same_bytes(machines: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    """Hash seed, time zone, locale, home, width of the terminal, umask, number of processes, the order in which folders
    are listed and files were made, their times, and where they lie: none of it shows."""
    one, two = machines

    assert one.keys() == two.keys()
    assert not [path for path in one if one[path] != two[path]]


def test_no_trace_of_the_machine(machines: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    """No file tells in which folder it was made."""
    two = machines[1]

    assert not [path for path, data in two.items() if "far away" in data.decode("utf-8", "replace")]


DATED = {
    "a.md": "---\ndate: 2024-05-01\nupdated: 2024-06-01\n---\n# NeRF: Scenes as Neural Radiance Fields\n\n[[b]]\n",
    "b.md": "---\ndate: 2021-03-04\ntags: [x]\n---\n# VITS: Variational Inference for Speech\n\nICML 2021\n",
    "c.md": "# GAN: Generative Adversarial Nets\n\nNIPS 2014，没有日期。\n",
}


def test_source_date_epoch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The end of time is that of SOURCE_DATE_EPOCH: the same one gives the same bytes, and of two the sites differ in
    nothing but the days that one of them does not reach. A site that stands there from a build with another is not
    what remains of it."""
    one, two = tmp_path / "one", tmp_path / "two"
    early = _until(one, 1_640_995_200, monkeypatch)  # 2022-01-01
    late = _until(one, 1_715_000_000, monkeypatch)  # 2024-05-06, the site of the early one being there
    clean = _until(two, 1_715_000_000, monkeypatch)

    assert clean == late
    assert _until(two, 1_640_995_200, monkeypatch) == early
    assert early.keys() == late.keys()
    other = {path for path in early if early[path] != late[path]}
    assert {"feed.xml", "sitemap.xml", "papers/nerf/index.html"} <= other
    days = ("2024-05-01", "2024-05-06")
    for path in other:
        text = late[path].decode()
        for day in days:
            for form in ("<updated>{}T", "<published>{}T", "<lastmod>{}<", 'Published":"{}"', 'Modified":"{}"'):
                text = text.replace(form.format(day), form.format("2022-01-01"))
        assert early[path].decode() == text, path
    assert not [path for path in early if "vits" in path and path in other]


def _until(folder: Path, seconds: int, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(seconds))
    (folder / "notes").mkdir(parents=True, exist_ok=True)
    (folder / "site.yaml").write_text("base_url: https://example.org/notes/\ncards: false\n")
    for name, text in DATED.items():
        (folder / "notes" / name).write_text(text, encoding="utf-8")
    project = open_project(folder)
    memo = open_memo(project)
    publish_site(project, memo)
    memo.close()
    site = folder / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
