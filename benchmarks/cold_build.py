"""How long `papernotes build` takes of notes that it has never seen, and how that grows.

    python benchmarks/cold_build.py [--sizes 100 1000 10000] [--runs 3] [--shape mixed] [--jobs N]

Each run is a new process with a new output folder and no cache. A row is the median of the runs:

    papers     in the vault; checked against what the build found
    seconds    from start to end of the process
    papers/s   the same, turned round
    MB         memory of the largest process at its peak
    growth     seconds against the row before, over papers against the row before; 1.0 is linear

A second table has the same growth for each stage, as `papernotes build --timings` tells its seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from vault import SHAPES, make_vault


class Run(NamedTuple):
    seconds: float
    megabytes: float
    papers: int
    stages: dict[str, float]  # seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000], metavar="N")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--shape", choices=SHAPES, default="mixed")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or each build would compile all modules and templates anew
    with tempfile.TemporaryDirectory(prefix="papernotes-") as name:
        compare(Path(name), asked)


def compare(folder: Path, asked: argparse.Namespace) -> None:
    """Prints both tables."""
    machine = f"Python {platform.python_version()}, {os.cpu_count()} processors"
    print(f"{machine}, shape {asked.shape}, median of {asked.runs}\n")
    print("|  papers | seconds | papers/s |    MB | growth |")
    print("| ------: | ------: | -------: | ----: | -----: |")
    before: tuple[int, float] | None = None
    stages: dict[int, dict[str, float]] = {}
    for size in asked.sizes:
        runs = measure(folder / str(size), size, asked.shape, asked.runs, asked.jobs)
        stages[size] = {name: statistics.median(run.stages[name] for run in runs) for name in runs[0].stages}
        seconds = statistics.median(run.seconds for run in runs)
        megabytes = statistics.median(run.megabytes for run in runs)
        growth = f"{seconds / before[1] / (size / before[0]):.2f}" if before else ""
        print(
            f"| {size:>7,} | {seconds:>7.2f} | {size / seconds:>8,.0f} | {megabytes:>5,.0f} | {growth:>6} |", flush=True
        )
        for found in {run.papers for run in runs} - {size}:
            print(f"\n{found:,} papers were found of {size:,}: the figures are of another library than was meant\n")
        before = size, seconds
    print_stages(stages)


def print_stages(stages: dict[int, dict[str, float]]) -> None:
    """Seconds of each stage, and how they grow from the size before; 1.0 is linear."""
    names = tuple(next(iter(stages.values())))
    print(f"\n|  papers | {' | '.join(f'{name:>8} | growth' for name in names)} |")
    print(f"| ------: |{' -------: | -----: |' * len(names)}")
    before: tuple[int, dict[str, float]] | None = None
    for size, spent in stages.items():
        cells = []
        for name in names:
            growth = f"{spent[name] / before[1][name] / (size / before[0]):.2f}" if before else ""
            cells.append(f"{spent[name]:>8.2f} | {growth:>6}")
        print(f"| {size:>7,} | {' | '.join(cells)} |")
        before = size, spent


def measure(folder: Path, size: int, shape: str, runs: int, jobs: int) -> list[Run]:
    make_vault(folder / "notes", size, shape)
    return [_build(folder / str(run), folder / "notes", jobs) for run in range(runs)]


def _build(folder: Path, notes: Path, jobs: int) -> Run:
    folder.mkdir()  # another each time: ext4 is slow for some minutes where thousands of files were deleted
    output = folder / "site"
    command = [sys.executable, "-m", "papernotes", "build", "--timings", "--jobs", str(jobs), "--notes", str(notes)]
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)  # Popen.wait would not tell of memory
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("the build failed")
    papers = len(json.loads((output / "papers.json").read_bytes())["papers"])
    stages = {name: float(spent) for name, spent in re.findall(r"^(\w+) +([\d.]+) s$", said, re.MULTILINE)}
    return Run(seconds, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2), papers, stages)


if __name__ == "__main__":
    main()
