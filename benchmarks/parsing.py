"""How long our reading of Markdown takes, as a ratio to plain markdown-it-py on the same text in the same run.

    python benchmarks/parsing.py [FOLDER]      FOLDER holds notes; else those of the repository

Plain is CommonMark with tables and strikethrough, and ends with tokens; ours also makes blocks with texts and holes.
Each is timed in turn, without garbage collection as in a build, and the medians are compared.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from markdown_it import MarkdownIt

from papernotes.config import Markdown
from papernotes.loader.frontmatter import split_head
from papernotes.loader.markdown import parse_blocks

ROUNDS = 15


def main() -> None:
    """Prints the medians and their ratio."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "notes"
    texts = [split_head(path.read_text(encoding="utf-8"), "").value.body for path in sorted(folder.rglob("*.md"))]
    plain, options = MarkdownIt("commonmark").enable(["table", "strikethrough"]), Markdown()

    def theirs() -> None:
        for text in texts:
            plain.parse(text)

    def ours() -> None:
        for text in texts:
            parse_blocks(text, "note.md", options)

    times: dict[Callable[[], None], list[float]] = {theirs: [], ours: []}
    gc.disable()
    for _ in range(ROUNDS):
        for work, taken in times.items():
            gc.collect()
            start = time.perf_counter()
            work()
            taken.append(time.perf_counter() - start)
    first, second = (statistics.median(taken) * 1000 for taken in times.values())
    size = sum(map(len, texts)) / 1000
    print(f"{len(texts)} notes, {size:,.0f} thousand characters")
    print(f"markdown-it-py {first:.0f} ms, papernotes {second:.0f} ms, ratio {second / first:.2f}")


if __name__ == "__main__":
    main()
