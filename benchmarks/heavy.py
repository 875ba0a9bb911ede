"""Texts made to keep a parser busy: how long papernotes takes for them, and how that grows with their length.

    python benchmarks/heavy.py                 100 KB and 200 KB of each
    python benchmarks/heavy.py --size 1000000 stars wiki
    python benchmarks/heavy.py --whole         10 MB of each, in a process of its own with 4 GB and 20 s, no more

Printed are the seconds of the processor for each, and how much longer twice the text takes: 2 is in proportion, 4 would
be quadratic. The exit code is 1 where it is more than 3. With `--whole`: the seconds, and the most memory there was.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from collections.abc import Callable, Mapping

from papernotes.config import Config
from papernotes.model import Source
from papernotes.readings import read_note

MOST = 3.0  # times as long for twice the text
MEMORY, PATIENCE = 4 << 30, 20  # bytes, seconds
NOTICED = 0.5  # seconds, below which a ratio is noise

UNITS: Mapping[str, str] = {
    "quotes": "> ", "items": "- ", "brackets": "[", "links": "[a](", "images": "![](", "embeds": "![[", "stars": "*",
    "underlines": "_a ", "pairs": "**a*", "ticks": "`a ``", "dollars": "$a ", "displays": "$$", "tags": "<b>",
    "angles": "<", "comments": "<!-- ", "percent": "%% a ", "entities": "&#", "line": "x", "words": "word 词语 ",
    "headings": "# NeRF: A\n", "pipes": "|", "tables": "|a|b|\n|-|-|\n", "fences": "```\n", "callouts": "> [!note] a\n\n",
    "properties": "a:: b\n", "blank": "\n", "spaces": " ", "backslashes": "\\", "references": "[b]: x\n", "wiki": "[[a]]",
    "notes": "[^1]", "elements": "<div>\n", "leads": "**方法：**a\n", "emoji": ":smile:", "addresses": "https://a.b/ ",
    "entries": "- NeRF: Neural Radiance Fields (CVPR 2020) [arXiv](https://arxiv.org/abs/1.1)\n", "rows": "<tr><td>",
    "hashes": "#a ", "marks": "==a", "tildes": "~~a", "inline notes": "^[", "embedded": "![[a]]\n", "bibtex": "@article{a,",
    "formulas": "$x$ ", "admonitions": "!!! note\n    a\n", "containers": "::: note\n", "steps": "1. a\n",
}  # fmt: skip
DEEP: Mapping[str, Callable[[int], str]] = {
    "nested lists": lambda size: "\n".join("  " * min(n, 100) + "- x" for n in range(size // 200)),
    "growing ticks": lambda size: "".join("`" * (n % 99) + "a" for n in range(size // 50)),
    "closed brackets": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "closed figures": lambda size: "![" * (size // 5) + "](y)" * (size // 5),
    "footnotes": lambda size: "".join(f"[^{n}]\n\n[^{n}]: x\n\n" for n in range(size // 20)),
}
TEXTS: Mapping[str, Callable[[int], str]] = {
    **{name: (lambda size, unit=unit: unit * (size // len(unit))) for name, unit in UNITS.items()},  # type: ignore[misc]
    **DEEP,
}


def seconds(text: str) -> float:
    """Of the processor, for a note of that text."""
    started = time.process_time()
    read_note(Source("a.md", text), Config())
    return time.process_time() - started


def whole(name: str, size: int) -> bool:
    """Whether that text is read within the limits; prints what it took."""
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE + 2))
        took = seconds(TEXTS[name](size))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{name:16} {took:6.2f} s {memory:6,} MB", flush=True)
        os._exit(0)
    good = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    if not good:
        print(f"{name:16} more than {PATIENCE} s or {MEMORY >> 30} GB", flush=True)
    return good


def main() -> int:
    """Prints the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("name", nargs="*", help="default: all")
    options.add_argument("--size", type=int, default=100_000, help="bytes of the shorter text")
    options.add_argument("--whole", action="store_true", help="100 times as long, within limits")
    asked = options.parse_args()
    if asked.whole:
        return 1 if [name for name in asked.name or TEXTS if not whole(name, asked.size * 100)] else 0
    wrong = 0
    for name in asked.name or TEXTS:
        once, twice = seconds(TEXTS[name](asked.size)), seconds(TEXTS[name](asked.size * 2))
        ratio = twice / max(once, 1e-9)
        bad = ratio > MOST and twice > NOTICED
        wrong += bad
        print(f"{name:16} {once:6.2f} s {twice:6.2f} s  x{ratio:.1f}{'  too much' if bad else ''}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
