"""Notion's export: the page's id in the file name, the title as H1, `Property: value` lines below it."""

from __future__ import annotations

import re

from ...model import Field, Source
from ...patterns import pattern
from ..dialect import Dialect

_NAME = pattern(r"[ _-][0-9a-f]{32}\.\w+$")
_PROPERTY = pattern(r"^([A-Z一-鿿][\w一-鿿 /()?&-]{0,30}): (.+)$")


def matches(source: Source) -> bool:
    return bool(_NAME.search(source.path))


def normalise(text: str) -> tuple[str, tuple[Field, ...]]:
    """The property lines between the title and the first blank line after them become the head."""
    lines = text.split("\n")
    fields: list[Field] = []
    for number, line in enumerate(lines):
        found = _PROPERTY.match(line)
        if found:
            key = re.sub(r"[\s_]+", "-", found[1].strip().lower())
            values = tuple(part.strip() for part in found[2].split(",")) if key in ("tags", "authors") else (found[2],)
            fields.append(Field(key, values, number + 1))
            lines[number] = ""
        elif line.strip() and not (line.startswith("# ") and not fields):
            break
    return "\n".join(lines), tuple(fields)


NOTION = Dialect("notion", matches, normalise)
