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
