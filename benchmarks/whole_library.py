"""What of a cold build goes into that which is computed over the whole library, and how that grows.

    python benchmarks/whole_library.py [--sizes 1000 5000] [--shape mixed]

Each size is one process and one library, built in memory on one processor. A row:

    papers     in the vault
    build      seconds from the notes on disk to the last page in memory
    mentions   seconds of them for the papers that sentences name and how they relate
    related    for the papers that are about the same
    glossary   for the terms in two languages
    share      of the three in the build
    found      mentions
"""

from __future__ import annotations

import argparse
import multiprocessing
import platform
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from vault import SHAPES, make_vault

from papernotes.build import build, open_project
from papernotes.normaliser import assemble
from papernotes.normaliser.relations.related import Nearness

# Where a build calls them; what is near a paper is found when its page is made.
STAGES: dict[str, tuple[Any, str]] = {
    "mentions": (assemble, "find_mentions"),
    "related": (Nearness, "_near"),
    "glossary": (assemble, "glossary"),
}


class Row(NamedTuple):
    papers: int
    build: float
    spent: dict[str, float]
    found: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000], metavar="N")
    parser.add_argument("--shape", choices=SHAPES, default="mixed")
    asked = parser.parse_args()
    print(f"Python {platform.python_version()}, shape {asked.shape}\n")
    print("| papers |  build | mentions | related | glossary | share |  found |")
    print("| -----: | -----: | -------: | ------: | -------: | ----: | -----: |")
    for size in asked.sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            row = pool.apply(measure, (size, asked.shape))
        spent = row.spent
        print(
            f"| {row.papers:>6,} | {row.build:>6.1f} | {spent['mentions']:>8.2f} | {spent['related']:>7.2f} "
            f"| {spent['glossary']:>8.2f} | {sum(spent.values()) / row.build:>5.1%} | {row.found:>6,} |",
            flush=True,
        )


def measure(size: int, shape: str) -> Row:
    """One build, the stages in it clocked where the build calls them."""
    spent = dict.fromkeys(STAGES, 0.0)

    def clocked(name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any) -> Any:
            started = time.perf_counter()
            found = stage(*arguments)
            spent[name] += time.perf_counter() - started
            return found

        return run

    for name, (place, function) in STAGES.items():
        setattr(place, function, clocked(name, getattr(place, function)))
    with tempfile.TemporaryDirectory(prefix="papernotes-") as folder:
        make_vault(Path(folder) / "notes", size, shape)
        started = time.perf_counter()
        site = build(open_project(Path(folder)))
        seconds = time.perf_counter() - started
    return Row(len(site.library.papers), seconds, spent, len(site.library.mentions))


if __name__ == "__main__":
    main()
