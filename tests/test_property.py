"""No text makes any stage raise: what is odd in a note is shown and said, and never ends a build."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from papernotes.build import build, open_project
from papernotes.diagnostics import CODES
from papernotes.model import Site
from papernotes.renderer.publishing.proof import read_page

# Pieces of the syntax that notes are written in, so that examples get deep into the parser rather than be plain text.
PIECES = (
    "# ", "## ", "###### ", "- ", "* ", "1. ", "1) ", "12345678901. ", "- [ ] ", "- [x] ", "> ", "> [!note] ", "    ",
    "\t", "```", "~~~", "```python\n", "$", "$$", "\\(", "\\)", "\\frac{", "}", "\\begin{align}", "\\end{align}",
    "\\tag{1}", "**", "__", "*", "_", "~~", "==", "%%", "`", "[[", "]]", "![[", "|", "#tag", "#标签/子", "[", "](",
    ")", "![](", "<", ">", "</", "<details>", "<summary>", "</details>", "<div style='", "<img src=", "<!--", "-->",
    "<script>", "&amp;", "&#0;", "---", "+++", "---\n", "title: ", "tags: [", "draft: true", ": ", "{", "}",
    "| a | b |\n|---|---|\n", "|---|", "[^1]", "[^1]: ", "\n", "\n\n", "\r\n", " ", "  \n", "\\", "\\\n", ":+1:",
    "https://arxiv.org/abs/1706.03762", "CVPR 2021", "Attention Is All You Need", "NeRF: Neural Radiance Fields",
    "论文", "动机：", "**方法：**", "，", "（2020）", "一、", "第1篇", "作者：", "status: to-read",
    "image-20221020174023945.png", "![](a.png){width=50%}", "2023-12-04", "é", "\u0301", "\u200b", "\u202e", "\0",
    "\x01", "\x7f", "\ufeff", "\ufffd", "\u2028", "😀", "\U00020000",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map("".join)


def built(content: bytes, name: str = "note.md") -> Site:
    """A site of one note, built in memory."""
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder, "notes")
        notes.mkdir()
        (notes / name).write_bytes(content)
        return build(open_project(Path(folder)))


@settings(max_examples=150)
@given(TEXTS)
@example("")
@example("---\n")
@example("---\ntitle: [\n---\n")
@example("# \n## \n")
@example("[[#]] [[|]] ![[]] [](<>) ![]()")
@example("> " * 300 + "deep")
@example("- " * 300 + "deep")
@example("[" * 500)
@example("*" * 1000)
@example("$" * 101)
@example("|" * 300 + "\n" + "|-" * 300)
def test_any_text(text: str) -> None:
    """Any text builds; every diagnostic has a code of the table and a place in the note."""
    content = text.encode("utf-8", "surrogatepass")
    site = built(content)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1

    assert {output.path for output in site.outputs} >= {"index.html", "404.html", "papers.json"}
    for item in site.diagnostics:
        assert item.code in CODES
        assert item.span is None or (
            item.span.path == "note.md" and 1 <= item.span.line <= lines and item.span.column >= 1
        )
    for paper in site.library.papers:
        assert paper.title.strip() and paper.id
        assert all(1 <= entry.span.line <= entry.end <= lines for entry in paper.entries)


@settings(max_examples=60)
@given(TEXTS)
@example("")
def test_balanced(text: str) -> None:
    """Whatever a note leaves open is closed before its page goes on."""
    for output in built(text.encode("utf-8", "surrogatepass")).outputs:
        if output.path.endswith(".html"):
            assert not read_page(output.content.decode()).unbalanced, output.path


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    """Any bytes build."""
    built(content)


@settings(max_examples=30)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1, max_size=40))
def test_any_name(name: str) -> None:
    """Any file name builds, and gets an address."""
    site = built(b"# A Paper With a Title of Its Own\n\ntext\n", f"{name}.md".encode()[-200:].decode(errors="ignore"))

    assert len({output.path for output in site.outputs}) == len(site.outputs)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps names that are no text")
def test_undecodable_name(tmp_path: Path) -> None:
    """A file name in an old encoding, as archives from Windows leave them, ends no build."""
    (tmp_path / os.fsdecode("论文.md".encode("gbk"))).write_text("# A Paper With a Title\n", encoding="utf-8")
    (tmp_path / os.fsdecode("图.png".encode("gbk"))).write_bytes(b"")

    assert {output.path for output in build(open_project(tmp_path)).outputs} >= {"index.html", "papers.json"}
