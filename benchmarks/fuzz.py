"""Any bytes at all: random inputs to whatever reads what people wrote, until one of them breaks it.

    python benchmarks/fuzz.py                        every target in turn, 2,000 inputs each, another seed every day
    python benchmarks/fuzz.py --inputs 1000000 --target note --seed 7
    python benchmarks/fuzz.py --atheris --target note      guided by coverage, where atheris is installed

Broken is: an exception, more than two seconds for one input, HTML that does not close what it opens. A broken input is
printed with the seed that made it, and the exit code is 1. `--target` may be given several times.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import sys
import time
import traceback
from collections.abc import Callable, Mapping

from papernotes.attached.metadata import without_private
from papernotes.attached.svg import safe_svg
from papernotes.config import Config, Markdown, parse_config
from papernotes.loader.disk.decode import decode
from papernotes.loader.markdown import parse_blocks
from papernotes.model import Math, Source, Span, pieces
from papernotes.normaliser.references.bibtex import read_bibtex
from papernotes.reading.readings import read_note
from papernotes.renderer.math import math_html
from papernotes.renderer.publishing.proof import read_page

SLOW = 2.0  # seconds for one input of a few KB
HANGS = 30.0  # seconds, after which the run ends with the line that hangs and the seed to find its input

# The syntax of notes, heads, configurations, bibliographies and drawings in pieces, so that inputs get deep.
PIECES = (
    "# ", "## ", "- ", "* ", "1. ", "12345678901. ", "- [ ] ", "> ", "> [!note]- ", "    ", "\t", "```", "~~~",
    "$", "$$", "\\(", "\\)", "\\frac{", "}", "\\begin{align}", "\\end{align}", "\\newcommand{\\a}{", "\\def\\a#1{\\a",
    "**", "__", "*", "_", "~~", "==", "%%", "`", "[[", "]]", "![[", "|", "#tag", "#private", "[", "](", ")", "![](",
    "<", ">", "</", "<details>", "<summary>", "</details>", "<div style='", "<img src=", "<!--", "-->", "<svg>",
    "<script>", "<math>", "</b>", "<table><td>", "<p ", "&amp;", "&#0;", "&#x110000;", "---\n", "+++\n", "title: ",
    "tags: [", "draft: true\n", ": ", "{", "}", "&a [*a,*a]", "!!python/object:os.system ", "<<: *a", "? ",
    "| a | b |\n|---|---|\n", "|---|", "[^1]", "[^1]: ", "^[", "\n", "\n\n", "\r\n", "\r", " ", "  \n", "\\", ":+1:",
    "https://arxiv.org/abs/1706.03762", "CVPR 2021 ", "Attention Is All You Need", "NeRF: Neural Fields", "{% ", " %}",
    "动机：", "**方法：**", "，", "（2020）", "第1篇", "作者：", "status: to-read", "id:: ", "((", "))", ":::",
    "@article{a,\n", "title={", "},\n", "author = \"", " and ", "@string{a = ", "@comment", "\\'{e}", "{\\o}",
    "<svg xmlns='http://www.w3.org/2000/svg'>", "</svg>", "<!ENTITY a '", "<?xml version='1.0'?>", "href='", "<a ",
    "files:\n  - match: ", "markdown: {", "math: false", "facets:\n", "diagnostics: {bad-math: ", "relations:\n",
    "\u0301", "\u200b", "\u202e", "\0", "\x01", "\ufeff", "\ufffd", "\u2028", "😀", "\U00020000", "\ufdd0", "\ufdd1",
)  # fmt: skip


def blocks(data: bytes) -> None:
    """The Markdown parser: every block closes what it opens."""
    for block in parse_blocks(_text(data), "note.md", Markdown()).value:
        wrong = read_page("".join(piece for piece in pieces(block) if isinstance(piece, str))).unbalanced
        assert not wrong, wrong


def note(data: bytes) -> None:
    """The loader and the extraction: bytes of a file to the papers in it."""
    read_note(Source("a/note.md", decode(data, "a/note.md").value), Config())


def config(data: bytes) -> None:
    """`site.yaml`."""
    parse_config(_text(data))


def bibliography(data: bytes) -> None:
    """A `.bib` file."""
    read_bibtex(Source("a.bib", decode(data, "a.bib").value))


def formula(data: bytes) -> None:
    """A formula, in the line and on its own."""
    for display in (False, True):
        math_html(Math(_text(data), display, Span("note.md", 1)))


def drawing(data: bytes) -> None:
    """An SVG file."""
    safe_svg(data)


def picture(data: bytes) -> None:
    """The metadata of pictures."""
    for start in (b"", b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"RIFF\x40\0\0\0WEBP"):
        without_private(start + data)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    work.__name__: work for work in (blocks, note, config, bibliography, formula, drawing, picture)
}


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def made(chance: random.Random) -> bytes:
    """One input: pieces of syntax, some of them many times, with random letters and bytes between."""
    parts: list[bytes] = []
    for _ in range(chance.randrange(1, 24)):
        kind = chance.random()
        if kind < 0.86:
            parts.append(chance.choice(PIECES).encode())
        elif kind < 0.92:
            parts.append(chance.choice(PIECES).encode() * chance.randrange(2, 60))
        elif kind < 0.97:
            parts.append(bytes(chance.choice(b"abcXYZ019 ._-\n") for _ in range(chance.randrange(8))))
        else:
            parts.append(chance.randbytes(chance.randrange(12)))
    return b"".join(parts)


def broken(work: Callable[[bytes], None], data: bytes) -> str:
    """What is wrong with how that input was taken, or ""."""
    started = time.process_time()
    faulthandler.dump_traceback_later(HANGS, exit=True)  # what hangs in a library of C or Rust hears no signal
    try:
        work(data)
    except Exception:
        return traceback.format_exc(limit=-4)
    finally:
        faulthandler.cancel_dump_traceback_later()
    seconds = time.process_time() - started
    return f"took {seconds:.1f} s" if seconds > SLOW else ""


def main() -> int:
    """Runs until the inputs are used up; says what broke."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--target", action="append", choices=TARGETS, help="default: all")
    options.add_argument("--inputs", type=int, default=2000, help="for each target")
    options.add_argument("--seed", type=int, default=int(time.time() // 86400))
    options.add_argument("--atheris", action="store_true", help="guided by coverage")
    asked = options.parse_args()
    targets = asked.target or list(TARGETS)
    if asked.atheris:
        return guided(TARGETS[targets[0]], asked.inputs)
    wrong = 0
    for name in targets:
        chance, slowest, started = random.Random(f"{asked.seed} {name}"), 0.0, time.perf_counter()
        for number in range(asked.inputs):
            if number % 5000 == 0:
                print(f"{name}, seed {asked.seed}, from input {number:,}", end="\r", flush=True)
            data, before = made(chance), time.process_time()
            said = broken(TARGETS[name], data)
            slowest = max(slowest, time.process_time() - before)
            if said:
                wrong += 1
                print(f"{name}, seed {asked.seed}, input {number}: {data!r}\n{said}", flush=True)
        seconds = time.perf_counter() - started
        print(f"{name}: {asked.inputs:,} inputs, slowest {slowest:.2f} s, {seconds:.0f} s", flush=True)
    return 1 if wrong else 0


def guided(work: Callable[[bytes], None], inputs: int) -> int:
    """The same by atheris, which keeps the inputs that reach new code; it ends the process itself."""
    import atheris

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-runs={inputs}", "-max_len=400", "-timeout=10"], work)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
