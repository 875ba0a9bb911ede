"""Headings that are but links of the paper above them, `### [project](https://...)`, `#### [[Paper]](u) [[Code]](u)` -> lines.

Only right behind a heading of the same level, or behind one that looks like a title: below others they may head what is theirs.
"""

from __future__ import annotations

from msgspec.structs import replace

from ...model import Block, Mark, Note
from ...patterns import pattern
from ..lexicon.title_words import ARXIV_ID, LINK_WORDS
from ..prose.facets import facets_of
from ..references.likeness import likeness
from ..titles.titles import read_title

_TITLE = 1.2  # likeness
_LONGEST = 300  # characters
_WORDS = pattern(r"[^\W_]+")
_NUMBER = pattern(rf"(?i)(?:arxiv\s*[:：]?\s*)?{ARXIV_ID}")


def with_links_as_lines(note: Note) -> Note:
    """The note with such headings as paragraphs."""
    made = list(note.blocks)
    above: Block | None = None
    for at, block in enumerate(note.blocks):
        if block.kind != "heading":
            above = None
        elif above and block.marks and _belongs(block, above) and links_alone(block):
            made[at] = replace(block, kind="paragraph", level=0, opening="<p>", closing="</p>")
        else:
            above = block
    changed = any(one is not other for one, other in zip(made, note.blocks, strict=True))
    return replace(note, blocks=tuple(made)) if changed else note


def _belongs(block: Block, above: Block) -> bool:
    """Whether what stands right above could be the title of the paper that is linked."""
    if facets_of(above.text) or links_alone(above):
        return False
    named = read_title(above.text, above.marks)
    titled = likeness(named.title) >= _TITLE or bool(named.title and (named.venue or named.cited))
    return titled and block.level >= above.level


def links_alone(heading: Block) -> tuple[Mark, ...]:
    """The links of a heading that say what they lead to, or where, and beside which nothing stands; else ()."""
    links = tuple(mark for mark in heading.marks if mark.kind == "link")
    if not links or len(heading.text) > _LONGEST or not all(mark.target.startswith("http") for mark in links):
        return ()
    around, end = "", 0
    for mark in links:
        around += heading.text[end : mark.start]
        end = max(end, mark.end)
    told = all(_says_what(heading.text[mark.start : mark.end]) for mark in links)
    return links if told and not _WORDS.search(around + heading.text[end:]) else ()


def _says_what(label: str) -> bool:
    bare = label.strip(" []()（）【】:：")
    if bare.startswith("http") or _NUMBER.fullmatch(bare):
        return True
    words = _WORDS.findall(bare.casefold())
    return bool(words) and all(word in LINK_WORDS for word in words)
