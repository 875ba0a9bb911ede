"""CommonMark 0.31.2, example by example, and GitHub's extensions against GitHub's own parser.

The examples are those that markdown-it-py's source package holds; it is fetched once and kept in pytest's cache. Where
it cannot be fetched, the tests on it say so and are skipped.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import NamedTuple

import pytest
from reference import normal, reference_html

from papernotes.config import Markdown

SOURCE = "markdown-it-py==4.3.0"
MEMBER = "tests/test_cmark_spec/commonmark.json"
SWITCHES = Markdown.__struct_fields__
OFF = Markdown(**dict.fromkeys(SWITCHES, False))


class Example(NamedTuple):
    """One example of the specification, by its number in it."""

    number: int
    markdown: str
    html: str


@pytest.fixture(scope="module")
def examples(pytestconfig: pytest.Config) -> list[Example]:
    """The 652 examples."""
    kept = Path(pytestconfig.cache.mkdir("commonmark")) / "0.31.2.json"
    if not kept.exists():
        text = fetched(kept.parent)
        partial = kept.with_suffix(f".{id(text)}")
        partial.write_text(text, encoding="utf-8")
        partial.replace(kept)
    records = json.loads(kept.read_text(encoding="utf-8"))
    return [Example(record["example"], record["markdown"], record["html"]) for record in records]


def fetched(folder: Path) -> str:
    """The examples as JSON, from the source package."""
    command = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps")
    options = ("--no-binary", ":all:", "--dest", str(folder), SOURCE)
    done = subprocess.run([*command, *options], capture_output=True, encoding="utf-8", check=False)
    packages = sorted(folder.glob("markdown_it_py-*.tar.gz"))
    if not packages:
        pytest.skip(f"{SOURCE} cannot be fetched: {done.stderr.strip()[-200:]}")
    with tarfile.open(packages[-1]) as package:
        name = next(name for name in package.getnames() if name.endswith(MEMBER))
        member = package.extractfile(name)
        assert member
        return member.read().decode()


_BREAKS = """
    14 25 28 37 46 49 70 87 88 93 104 105 106 113 138 145 213 216 217 220 222 223 224 228 229 230 232 233 238 243 247
    250 251 253 254 285 286 287 288 290 291 292 293 312 334 367 384 394 405 423 432 490 505 543 552 556 621 648 649
"""
_TAGS = """
    21 31 150 151 152 153 154 155 163 164 165 167 174 175 182 184 201 344 475 476 477 613 614 615 616 623 630 631 642
    643
"""
_UNSAFE = "149 160 169 170 171 172 173 176 177 178 180 181 190 491 524 536 617 627 628 629"
_FIGURES = "517 520 531 572 573 574 575 576 577 578 579 580 581 582 583 584 585 586 588 589 591"


def numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split()))


# What differs from CommonMark with everything on, and why a keeper of notes wants it so. Each example differs by the
# switches named with it and by no other.
DIFFERENT: dict[tuple[str, ...], tuple[int, ...]] = {
    # Note-keepers' editors show a line where it was broken.
    ("line_breaks",): numbers(_BREAKS),
    # A list may begin right below a line of text, at any number; children may be indented by two; `- - x` is one list.
    ("loose_lists",): (297, 298, 299),
    ("loose_lists", "line_breaks"): (304,),
    # What stands far behind the marker of an item is its text.
    ("loose_indents",): (7, 273, 274),
    # HTML is made safe and whole: what nobody closed is closed, <foo> is a word, rel is added, <script> goes.
    ("sanitise",): numbers(_UNSAFE),
    ("loose_html", "sanitise"): numbers(_TAGS),
    # Markdown between tags is read where there is some, and text below them.
    ("loose_html",): (161, 186),
    ("line_breaks", "loose_html", "sanitise"): (148, 187, 494),
    # A comment is for nobody's eyes, and is not even in the page's source.
    ("comments", "sanitise"): (179, 183, 308, 309, 625, 626),
    # `[SPLUT]()` names a method that has no page; a link to the page itself helps nobody.
    ("empty_links",): (200, 485, 486, 487, 567),
    # A figure stands for itself and has a caption, so it is in no paragraph.
    ("loose_figures",): numbers(_FIGURES),
    ("line_breaks", "loose_figures"): (587,),
    # [[foo]] is a link to a note, `#hashtag` a tag, an address by itself a link.
    ("wikilinks",): (548, 559, 590),
    ("tags",): (64,),
    ("bare_urls",): (602, 608, 611, 612),
}


def differs(example: Example, options: Markdown) -> bool:
    return normal(reference_html(example.markdown, options)) != normal(example.html)


def test_all_off(examples: list[Example]) -> None:
    """With our amendments off every example gives the HTML of the specification."""
    assert len(examples) == 652
    assert [example.number for example in examples if differs(example, OFF)] == []


def test_all_on(examples: list[Example]) -> None:
    """With them on, those examples differ that are listed, each by the amendments that it is listed under."""
    changed = [example for example in examples if differs(example, Markdown())]
    found: dict[tuple[str, ...], list[int]] = {}
    for example in changed:
        alone = (
            name for name in SWITCHES if differs(example, Markdown(**dict.fromkeys(SWITCHES, False) | {name: True}))
        )
        found.setdefault(tuple(alone), []).append(example.number)

    assert {causes: tuple(numbers) for causes, numbers in found.items()} == DIFFERENT


GITHUB = {
    "a table": "| a | b |\n| :- | -: |\n| 1 | **2** |\n",
    "a table in a list": "- x\n\n  | a |\n  | - |\n  | `b` |\n",
    "a table without outer bars": "a | b\n- | -\n1 | 2\n",
    "a bar in a cell": "| a |\n| - |\n| x \\| y |\n| `c \\| d` |\n",
    "a short and a long row": "| a | b |\n| - | - |\n| 1 |\n| 1 | 2 | 3 |\n",
    "a table ends": "| a |\n| - |\n| b |\n\ntext\n",
    "no table": "| a | b |\n| - |\n| c | d |\n",
    "struck": "~~two~~ and ~one~ and ~~~three~~~\n",
    "struck over words": "a ~~b **c** d~~ e\n",
    "not struck": "~~two\n\nlines~~\n",
    "tasks": "- [ ] open\n- [x] done\n- [ ]no\n",
    "nested tasks": "1. [x] a\n   - [ ] b\n",
    "an address": "see https://example.com/a_b?c=d&e=f. And (http://example.com/x) too\n",
    "a host": "www.example.com/path, and (www.example.com).\n",
    "an address in markup": "**https://example.com** and _www.example.com_\n",
    "an address's end": "https://example.com/a))) and https://example.com/(a)\n",
    "an e-mail": "write to me.and+you@mail.example.com, not to a@b or a@b.c_\n",
}


@pytest.mark.parametrize("text", GITHUB.values(), ids=GITHUB.keys())
def test_github(text: str) -> None:
    """GitHub's extensions, our own amendments off, are read as GitHub reads them."""
    cmarkgfm = pytest.importorskip("cmarkgfm")
    options = Markdown(**dict.fromkeys(SWITCHES, False) | {"bare_urls": True})
    expected = cmarkgfm.github_flavored_markdown_to_html(text).replace("<tbody>", "").replace("</tbody>", "")

    assert aligned(normal(reference_html(text, options))) == aligned(normal(expected))


def aligned(parts: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """The parts with the alignment of a cell as its attribute, which we write as a style."""
    return [tuple(str(item).replace("style', 'text-align:", "align', '") for item in part) for part in parts]
