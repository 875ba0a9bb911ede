"""A note's Markdown -> blocks: CommonMark, tables and strikethrough, and one file for each construct beyond them.

Order matters: each file says before which rule of markdown-it it puts its own.
"""

from __future__ import annotations

import functools
import zlib
from typing import Any

from markdown_it import MarkdownIt

from ...config import Markdown
from ...diagnostics import report
from ...model import Block, Checked, Diagnostic, Span
from ..parser.scanner import use_scanner
from ..translation.blocks import read_blocks
from ..translation.places import Defined, Notebook
from . import (
    admonitions,
    anchors,
    attributes,
    callouts,
    comments,
    containers,
    emoji,
    emphasis,
    footnotes,
    headings,
    highlight,
    html_texts,
    images,
    links,
    lists,
    math,
    properties,
    raw_html,
    scripts,
    tags,
    urls,
    wikilinks,
)

CONSTRUCTS = (
    emphasis,
    highlight,
    scripts,
    raw_html,
    html_texts,
    containers,
    links,
    urls,
    images,
    wikilinks,
    math,
    comments,
    emoji,
    tags,
    footnotes,
    lists,
    callouts,
    admonitions,
    headings,
    anchors,
    attributes,
    properties,
)


# Which switch of `site.yaml` turns a construct off; the others ask their options themselves, or are always on.
_SWITCHES = {
    highlight: "highlights",
    scripts: "scripts",
    html_texts: "loose_html",
    containers: "loose_html",
    urls: "bare_urls",
    wikilinks: "wikilinks",
    math: "math",
    comments: "comments",
    emoji: "emoji",
    tags: "tags",
    footnotes: "footnotes",
    callouts: "callouts",
    admonitions: "callouts",
    headings: "line_breaks",
    anchors: "wikilinks",
    properties: "properties",
}


def parse_blocks(text: str, path: str, options: Markdown) -> Checked[tuple[Block, ...]]:
    """The blocks of a note, and what is wrong with its Markdown.

    `text` is the whole note with its head blanked, so that lines are those of the file. No text raises.
    """
    source = text.replace("\r\n", "\n").replace("\r", "\n")
    env: dict[str, Any] = {}
    tokens = _parser(options).parse(source, env)
    found: list[Diagnostic] = []
    prefix = f"{zlib.crc32(path.encode()):08x}-"
    notebook = Notebook(path, source.split("\n"), options, found, prefix, {}, Defined())
    blocks = read_blocks(tokens, notebook, env)
    warnings = (report(code, message, Span(path, line + 1)) for code, message, line in env.get("warnings", ()))
    return Checked(blocks, (*warnings, *found))


@functools.cache
def _parser(options: Markdown) -> MarkdownIt:
    """The parser for those options, made once."""
    settings = {
        "maxNesting": 100,
        "strikethrough_single_tilde": not options.plain_tildes,
        "tight_headings": options.tight_headings,
        "line_breaks": options.line_breaks,
        "loose_tables": options.loose_tables,
        "loose_indents": options.loose_indents,
    }
    md = MarkdownIt("commonmark", settings).enable(["table", "strikethrough"])
    md.core.ruler.disable("text_join")
    use_scanner(md)
    for construct in CONSTRUCTS:
        if construct not in _SWITCHES or getattr(options, _SWITCHES[construct]):
            construct.install(md, options)
    return md
