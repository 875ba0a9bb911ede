"""Source -> Note: the dialect, the head, the blocks."""

from __future__ import annotations

import re

from .. import head_keys
from ..config import Markdown
from ..model import Checked, Field, Note, Source
from .dialects import dialect_of
from .frontmatter import split_head
from .markdown import parse_blocks


def parse(source: Source, options: Markdown) -> Checked[Note]:
    """The note that the text is. Never raises for any text; what is odd in it is in the diagnostics."""
    dialect = dialect_of(source)
    text, properties = dialect.normalise(source.text)
    head = split_head(text, source.path)
    blocks = parse_blocks(head.value.body, source.path, options)
    note = Note(
        source.path,
        dialect.name,
        (*head.value.fields, *properties),
        _head_tags(head.value.fields + properties),
        blocks.value,
        head.value.body_line,
        source.text.count("\n") + 1,
        source.committed,
    )
    return Checked(note, head.diagnostics + blocks.diagnostics)


def _head_tags(fields: tuple[Field, ...]) -> tuple[str, ...]:
    """The tags of the head: a list, one text split at commas, or `#a #b`; of keywords those with a sign (Zettlr)."""
    tags: list[str] = []
    for field in fields:
        marked = field.key in head_keys.KEYWORDS.names
        if marked or field.key in head_keys.TAGS.names:
            for value in field.values:
                if marked and not value.startswith("#"):
                    continue
                parts = value.split() if value.startswith("#") else re.split(r"[,，、;；]", value.strip("[]"))
                tags.extend(part.strip().strip("\"'").lstrip("#").strip() for part in parts)
    return tuple(dict.fromkeys(tag for tag in tags if tag))
