"""Source -> Note: the dialect, the head, the blocks."""

from __future__ import annotations

import re

from msgspec.structs import replace

from .. import head_keys
from ..attached.svg import safe_addresses
from ..config import Markdown
from ..diagnostics import report
from ..model import Block, Checked, Code, Field, Note, Source, Span
from .dialects import dialect_of
from .frontmatter import split_head
from .markdown import parse_blocks
from .said_private import NAMES, private_line
from .translation.bullet_headings import unfolded
from .translation.html_headings import with_headings
from .translation.writer import narrow

FARTHEST = 3_000_000  # characters


def parse(source: Source, options: Markdown, private: frozenset[str] = NAMES) -> Checked[Note]:
    """The note that the text is; `private` are the tags that keep it at home. Never raises for any text; what is odd in
    it is in the diagnostics."""
    read, rest = _cut(replace(source, text=safe_addresses(source.text)))
    dialect = dialect_of(read)
    text, properties = dialect.normalise(read.text)
    head = split_head(text, source.path)
    blocks = parse_blocks(head.value.body, source.path, options)
    found = with_headings(blocks.value) if options.loose_html else blocks.value
    fields = tuple(map(_narrow, head.value.fields + properties))
    note = Note(
        source.path,
        dialect.name,
        fields,
        _head_tags(fields),
        (unfolded(found) if dialect.name == "logseq" else found) + rest.value,
        head.value.body_line,
        source.text.count("\n") + 1,
        source.committed,
        private_line(source.text, private),
    )
    return Checked(note, head.diagnostics + blocks.diagnostics + rest.diagnostics)


def _narrow(field: Field) -> Field:
    """The same, with no value that has more spaces in a row than anybody types."""
    values = tuple(map(narrow, field.values))
    return field if values == field.values else replace(field, values=values)


def _cut(source: Source) -> tuple[Source, Checked[tuple[Block, ...]]]:
    """As much of a note as is read, and the rest of one that is longer than any person's: a block of code."""
    if len(source.text) <= FARTHEST:
        return source, Checked(())
    end = source.text.rfind("\n", 0, FARTHEST) + 1 or FARTHEST
    read, rest = source.text[:end], source.text[end:].rstrip()
    first = read.count("\n") + 1
    if not rest:
        return replace(source, text=read), Checked(())
    span = Span(source.path, first)
    block = Block("code", span, first + rest.count("\n"), rest, (Code(rest, "", span),))
    said = report("dense-text", f"the note is longer than {FARTHEST:,} characters; from here on it is text", span)
    return replace(source, text=read), Checked((block,), (said,))


def _head_tags(fields: tuple[Field, ...]) -> tuple[str, ...]:
    """The tags of the head: a list, one text split at commas, or `#a #b`; of keywords those with a sign (Zettlr)."""
    tags: list[str] = []
    for field in fields:
        marked = field.key in head_keys.KEYWORDS.names
        if marked or field.key in head_keys.TAGS.names:
            for value in field.values:
                if marked and not value.startswith("#"):
                    continue
                parts = re.split(r"[\s,，、;；]" if value.startswith("#") else r"[,，、;；]", value)
                tags.extend(part.strip(" []").strip("\"'").lstrip("#").strip(" []") for part in parts)
    return tuple(dict.fromkeys(tag for tag in tags if tag))
