"""Texts and vaults made to keep a program busy: how long papernotes takes for them, and how that grows with their size.

    python benchmarks/heavy.py                 100 KB and 200 KB of each text, read
    python benchmarks/heavy.py --size 1000000 stars wiki
    python benchmarks/heavy.py --whole         a site of 10 MB of each text and vault, within 20 s and 4 GB a process;
                                               `--patience 60` on a slow machine

Printed are the seconds of the processor for each, and how much longer twice the text takes: 2 is in proportion, 4 would
be quadratic. The exit code is 1 where it is more than 3. With `--whole`: the seconds on the clock, those of all processors,
and the most memory of a process.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from heavy_texts import TEXTS
from heavy_vaults import VAULTS

from papernotes.config import Config
from papernotes.loader.disk.decode import decode
from papernotes.model import Source
from papernotes.reading.readings import read_note

MOST = 3.0  # times as long for twice the text
MEMORY, PATIENCE = 4 << 30, 20  # bytes, seconds
REFUSED = 2  # exit code where site.yaml is not one
NOTICED = 0.5  # seconds, below which a ratio is noise


def seconds(name: str, size: int) -> float:
    """Of the processor, for reading a note of that text."""
    text = TEXTS[name](size)
    started = time.process_time()
    read_note(Source("a.md", text if isinstance(text, str) else decode(text, "a.md").value), Config())
    return time.process_time() - started


def whole(folder: Path, name: str, size: int, patience: int) -> bool:
    """Whether a site is made of that within the limits; prints what it took."""
    _write(folder, name, size)
    command = [sys.executable, "-m", "papernotes", "build", "-q"]
    started = time.perf_counter()
    build = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL, preexec_fn=_limited)
    limit = threading.Timer(patience, build.kill)
    limit.start()
    _, status, used = os.wait4(build.pid, 0)
    limit.cancel()
    spent = time.perf_counter() - started
    refused = os.waitstatus_to_exitcode(status) == REFUSED
    good = refused or Path(folder, "site", "index.html").exists()
    took = f"{spent:6.2f} s {used.ru_utime + used.ru_stime:6.2f} s {used.ru_maxrss // 1024:6,} MB"
    print(f"{name:26} {took}{'' if good else f'  more than {patience} s or {MEMORY >> 30} GB'}", flush=True)
    return good


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _write(folder: Path, name: str, size: int) -> None:
    files = VAULTS[name](size) if name in VAULTS else {"notes/a.md": TEXTS[name](size)}
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())


def main() -> int:
    """Prints the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("name", nargs="*", help="default: all")
    options.add_argument("--size", type=int, default=100_000, help="bytes of the shorter text")
    options.add_argument("--whole", action="store_true", help="a site of 100 times as much, within limits")
    options.add_argument("--patience", type=int, default=PATIENCE, help="seconds for each with --whole")
    asked = options.parse_args()
    if asked.whole:
        names = enumerate(asked.name or (*TEXTS, *VAULTS))
        with (
            tempfile.TemporaryDirectory() as folder
        ):  # one: ext4 is slow for some minutes where thousands of files went
            made = [whole(Path(folder, str(at)), name, asked.size * 100, asked.patience) for at, name in names]
        return 0 if all(made) else 1
    wrong = 0
    for name in asked.name or TEXTS:
        once, twice = seconds(name, asked.size), seconds(name, asked.size * 2)
        ratio = twice / max(once, 1e-9)
        bad = ratio > MOST and twice > NOTICED
        wrong += bad
        print(f"{name:26} {once:6.2f} s {twice:6.2f} s  x{ratio:.1f}{'  too much' if bad else ''}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
