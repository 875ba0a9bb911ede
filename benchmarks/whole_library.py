"""What of a cold build goes into that which is computed over the whole library, and how that grows.

    python benchmarks/whole_library.py [--sizes 1000 5000] [--shape mixed]

Each size is one process and one library, built in memory on one processor. A row:

    papers     in the vault
    build      seconds from the notes on disk to the last page in memory
    mentions   seconds of them for the papers that sentences name and how they relate
    share      of the build
    found      mentions
"""

from __future__ import annotations

import argparse
import multiprocessing
import platform
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from vault import SHAPES, make_vault

from papernotes.build import build, open_project
from papernotes.normaliser import assemble
from papernotes.normaliser.mentions import find_mentions


class Row(NamedTuple):
    papers: int
    build: float
    mentions: float
    found: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000], metavar="N")
    parser.add_argument("--shape", choices=SHAPES, default="mixed")
    asked = parser.parse_args()
    print(f"Python {platform.python_version()}, shape {asked.shape}\n")
    print("| papers |  build | mentions | share |  found |")
    print("| -----: | -----: | -------: | ----: | -----: |")
    for size in asked.sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            row = pool.apply(measure, (size, asked.shape))
        share = f"{row.mentions / row.build:.1%}"
        print(
            f"| {row.papers:>6,} | {row.build:>6.1f} | {row.mentions:>8.2f} | {share:>5} | {row.found:>6,} |",
            flush=True,
        )


def measure(size: int, shape: str) -> Row:
    """One build, the stage in it clocked where the build calls it."""
    spent = 0.0

    def clocked(*arguments: object) -> object:
        nonlocal spent
        started = time.perf_counter()
        found = find_mentions(*arguments)  # type: ignore[arg-type]
        spent += time.perf_counter() - started
        return found

    assemble.find_mentions = clocked  # type: ignore[attr-defined, assignment]
    with tempfile.TemporaryDirectory(prefix="papernotes-") as name:
        make_vault(Path(name) / "notes", size, shape)
        started = time.perf_counter()
        site = build(open_project(Path(name)))
        seconds = time.perf_counter() - started
    return Row(len(site.library.papers), seconds, spent, len(site.library.mentions))


if __name__ == "__main__":
    main()
