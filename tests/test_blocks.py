"""Blocks: their places, plain text, marks, tags and children; and that no text is too odd."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.config import Markdown
from papernotes.loader.markdown import parse_blocks
from papernotes.loader.parse import parse
from papernotes.model import Block, Mark, NoteRef, Source, Span, holes, walk

BARE = Markdown(cjk_emphasis=False, loose_lists=False, line_breaks=False, cjk_urls=False)


def blocks(text: str, options: Markdown = Markdown()) -> tuple[Block, ...]:  # noqa: B008
    return parse_blocks(text, "n.md", options).value


def codes(text: str) -> list[tuple[str, int]]:
    return [(item.code, item.span.line) for item in parse_blocks(text, "n.md", Markdown()).diagnostics if item.span]


def places(text: str) -> list[tuple[str, int, int, int]]:
    """Kind, line, column and last line of every block."""
    found = (inner for block in blocks(text) for inner in walk(block))
    return [(block.kind, block.span.line, block.span.column, block.end) for block in found]


def test_places_of_blocks() -> None:
    """Lines and columns are those of the file, 1-based; blank lines at the end do not count."""
    text = "\n\n# a\n\n- b\n  - c\n    d\n\n> e\n> f\n\n```py\ng\n```\n\n$$\nh\n$$\n\n"
    expected = [
        ("heading", 3, 1, 3),
        ("list", 5, 1, 7),
        ("item", 5, 1, 7),
        ("paragraph", 5, 3, 5),
        ("list", 6, 3, 7),
        ("item", 6, 3, 7),
        ("paragraph", 6, 5, 7),
        ("quote", 9, 1, 10),
        ("paragraph", 9, 3, 10),
        ("code", 12, 1, 14),
        ("math", 16, 1, 18),
    ]

    assert places(text) == expected


def test_places_in_a_table() -> None:
    """A cell knows its line, and its column by its text."""
    expected = [("table", 1, 1, 3), ("row", 1, 1, 1), ("cell", 1, 3, 1), ("row", 3, 1, 3), ("cell", 3, 3, 3)]

    assert places("| ab |\n| - |\n| cd |") == expected


def test_places_of_like_cells() -> None:
    """Cells of a row that say the same have places of their own, or figures in them would be one."""
    found = [hole.span for block in blocks("| ![](a.png) | ![](a.png) |\n| - | - |") for hole in holes(block)]

    assert [span.column for span in found] == [3, 16]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("见 [[a]]", 1, 3),
        ("一\n二 $x$", 2, 3),
        ("- 一\n  二 $x$", 2, 5),
        ("> > 一 #t", 1, 7),
        ("## 一 $x$", 1, 6),
        ("| a | $x$ |\n| - | - |", 1, 7),
        ("> [!note] t\n> $x$", 2, 3),
        ("- [ ] $x$", 1, 7),
        ("%%a\nb%% c\n$x$", 3, 1),
        ("<b>a</b>\n[l](b.md)", 2, 1),
    ],
)
def test_places_of_holes(text: str, line: int, column: int) -> None:
    """A hole's place is that of its first character in the file."""
    found = [hole.span for block in blocks(text) for hole in holes(block)]

    assert found == [Span("n.md", line, column)]


def test_parts_of_a_paragraph_have_places() -> None:
    """A figure on a line of its own, and what follows it, begin on their lines."""
    expected = [("paragraph", 1, 1, 1), ("paragraph", 2, 1, 2), ("paragraph", 3, 3, 3)]

    assert places("a\n![](b.png)\n  c") == expected


def test_text() -> None:
    """Text is what a reader reads: breaks kept, entities decoded, formulas in dollars, no figures, no HTML."""
    (block,) = blocks("**a** &amp; `b`\n$x$ <font color=red>c</font> ![d](e.png) f")

    assert block.text == "a & b\n$x$ c  f"


def test_text_of_containers() -> None:
    """The text of a container is that of its children."""
    (block,) = blocks("- a\n  - b\n- c")

    assert block.text == "a\nb\nc"


def test_marks() -> None:
    """Marks are offsets into the text; a link's has its address, a figure's is empty."""
    (block,) = blocks("**a *b*** [c](http://d.e) `f` ~~g~~ $h$ ==i== ![j](k.png) l")
    expected = (
        Mark("strong", 0, 3),
        Mark("em", 2, 3),
        Mark("link", 4, 5, "http://d.e"),
        Mark("code", 6, 7),
        Mark("strike", 8, 9),
        Mark("math", 10, 13),
        Mark("highlight", 14, 15),
        Mark("image", 16, 16, "k.png"),
    )

    assert block.marks == expected


def test_marks_of_raw_html() -> None:
    """`<b>` is as good as `**`."""
    (block,) = blocks("<b>优：</b>好")

    assert (block.text, block.marks) == ("优：好", (Mark("strong", 0, 2),))


def test_tags() -> None:
    """Tags on lines of their own leave the text, those in sentences stay; the block, and its container, have both."""
    first, second = blocks("#a\n文 #b\n\n- c #d")

    assert (first.text, first.tags, second.tags) == ("文 #b", ("a", "b"), ("d",))


@pytest.mark.parametrize(
    ("head", "tags"),
    [
        ("tags: [a, b/c]", ("a", "b/c")),
        ("tags: a, b，c", ("a", "b", "c")),
        ("tags: '#a #b'", ("a", "b")),
        ("标签:\n- 甲\n- '#乙'", ("甲", "乙")),
        ("keywords: ['#ssl', vision]", ("ssl",)),  # Zettlr; the others are for search engines
        ("keywords: a, b", ()),
    ],
)
def test_tags_of_the_head(head: str, tags: tuple[str, ...]) -> None:
    """Tags of the head come however people list them."""
    assert parse(Source("a.md", f"---\n{head}\n---\n文\n"), Markdown()).value.tags == tags


def test_kinds() -> None:
    """Level and info as the model's table has them."""
    text = "3. a\n\n- [/] b\n\n> [!TIP]\n> c\n\n```py x\nd\n```\n\n| e |\n| - |\n| f |"
    found = {(b.kind, b.level, b.info) for block in blocks(text) for b in walk(block) if b.kind != "paragraph"}
    expected = {
        ("list", 0, "ol"),
        ("item", 3, ""),
        ("list", 0, "ul"),
        ("item", 0, "/"),
        ("callout", 0, "tip"),
        ("code", 0, "py"),
        ("table", 0, ""),
        ("row", 0, "head"),
        ("row", 0, "body"),
        ("cell", 0, ""),
    }

    assert found == expected


def test_headings_have_no_tags_of_their_own() -> None:
    """Level and id of a heading are the renderer's."""
    (block,) = blocks("### a *b*")

    assert (block.level, block.opening, block.html, block.closing) == (3, "", ("a <em>b</em>",), "")


def test_tight_and_loose_items() -> None:
    """The text of a tight item has no paragraph around it."""
    tight, loose = blocks("- a\n- b\n\n***\n\n* c\n\n* d")[::2]

    assert (tight.children[0].children[0].opening, loose.children[0].children[0].opening) == ("", "<p>")


def test_link_to_a_note() -> None:
    """A relative link is bound later; its mark has its address."""
    (block,) = blocks("[a](b.md#c)")

    assert block.html[0] == NoteRef("b.md", "c", ("a",), Span("n.md", 1, 1), wiki=False)
    assert block.marks == (Mark("link", 0, 1, "b.md#c"),)


def test_line_breaks() -> None:
    """An author's break is kept, but where a PDF broke a long Chinese line; without the switch it is a space."""
    long = "这是一行从论文里粘贴过来的很长的中文文字没有标点就断开了在这里"

    assert blocks("甲\n乙")[0].html == ("甲<br>\n乙",)
    assert blocks(f"{long}\n后文")[0].html == (f"{long}后文",)
    assert blocks("甲\n乙", BARE)[0].html == ("甲乙",)
    assert blocks("a\nb", BARE)[0].html == ("a\nb",)


def test_switches() -> None:
    """Each amendment can be turned off."""
    assert blocks("**甲：**乙", BARE)[0].html == ("**甲：**乙",)
    assert [block.kind for block in blocks("甲\n2. 乙", BARE)] == ["paragraph"]


def test_diagnostics_have_lines() -> None:
    """What is wrong is said with its line."""
    text = "a\n- **b**c**d\n\n![]()\n\n<b>e\n\n[f](javascript:g)"

    assert codes(text) == [("bad-emphasis", 2), ("empty-image", 4), ("unclosed-html", 6), ("unsafe-html", 8)]


def test_deep_nesting_keeps_the_text() -> None:
    """Quotes deeper than can be shown are text."""
    text = "> " * 500 + "end"

    assert "end" in blocks(text)[0].text
    assert ("deep-nesting", 1) in codes(text)


@given(
    st.text(alphabet=st.sampled_from("*_[]()!$`\n> -1.#=%<b>/\\^~|:中，a \t{}&;'\"\x00\r\ufdd0\u3000"), max_size=120)
)
def test_no_text_raises(text: str) -> None:
    """Any text is a note; every place is in it, every mark in its text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for options in (Markdown(), BARE):
        for block in (inner for top in blocks(text, options) for inner in walk(top)):
            assert 1 <= block.span.line <= block.end <= lines
            assert all(0 <= mark.start <= mark.end <= len(block.text) for mark in block.marks)


@pytest.mark.parametrize(
    "unit",
    [
        "*",
        "[",
        "> ",
        "$",
        "![",
        "[[",
        "^[",
        "\\(",
        "<b>",
        "<!--",
        "**a *b",
        "==a ",
        "http://a",
        "<a href=b>",
        "![]()\n",
        "# 1950\n\n- A: B\n",
        "- a\n```\nb\n```\n",
        "- a\n> b\n",
        "a|b|c\n|-|-|\n> b\n",
    ],
)
def test_work_is_linear(unit: str) -> None:
    """Twice the text takes about twice the calls, whatever is repeated."""

    def calls(size: int) -> int:
        counts: dict[str, int] = {}

        def count(_frame: object, event: str, _argument: object) -> None:
            counts[event] = counts.get(event, 0) + 1

        sys.setprofile(count)
        try:
            blocks(unit * (size // len(unit)))
        finally:
            sys.setprofile(None)
        return counts.get("call", 0) + counts.get("c_call", 0)

    calls(1000)

    assert calls(8000) < 2.5 * calls(4000) + 1000


@pytest.mark.parametrize(("lines", "read"), [(50, True), (500, False)])
def test_what_defines_a_link_has_an_end(lines: int, read: bool) -> None:
    """A title that goes on for hundreds of lines is text: to look for its end in each would take hours."""
    made = blocks("[a]: https://b.c '" + "d\n" * lines + "'\n\n[a]")

    assert [block.kind for block in made] == ["paragraph"] * (1 if read else 2)
    assert ("https://b.c" in "".join(str(part) for part in made[-1].html)) is read


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n\n%% secret\n\nb", 3),
        ("- a %%secret\n- b", 1),
        ("a\n\n<!-- secret\n\nb", 3),
        ("%% a %%\n\n%%\nb\n\nc\n%%\n\nd %%e", 9),
    ],
)
def test_comments_that_never_end(text: str, line: int) -> None:
    """What an open comment was to hide is shown, and that is told."""
    assert codes(text) == [("unclosed-comment", line)]


@pytest.mark.parametrize("text", [
    "100%% 与 50 %% 之间", "`%%` and ``<!--``", "```\n%%\n<!--\n```", "$$\na %% b\n$$", r"a \%% b", "a <!--> b",
    "%%x 50%%", "%% a %% <!-- b --> c", "%%\na\n\nb\n%%",
])  # fmt: skip
def test_signs_that_begin_no_comment(text: str) -> None:
    """Two signs of percent, code and formulas are no open comments, nor is one that ends."""
    assert codes(text) == []
