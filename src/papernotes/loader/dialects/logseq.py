"""Logseq: an outline of bullets, with `key:: value` properties of the page on top and of blocks anywhere."""

from __future__ import annotations

import re

from ...model import Field, Source
from ..dialect import Dialect

_PROPERTY = re.compile(r"^[ \t]*(?:- +)?([\w一-鿿][\w一-鿿 ./-]{0,40}):: *(.*)$")
_PRIVATE = re.compile(r"^[ \t]*(?:- +)?(?:id|collapsed|logseq\.[\w.-]+|ls-type|hl-[\w-]+|card-[\w-]+):: .*$")
_WIKI = re.compile(r"^\[\[([^\]|]+)(?:\|[^\]]*)?\]\]$")


def matches(source: Source) -> bool:
    text = source.text.lstrip("\n")
    first = text.split("\n", 1)[0]
    return bool(_PROPERTY.match(first)) or bool(re.search(r"^\s*(?:collapsed|id):: ", text, re.MULTILINE))


def normalise(text: str) -> tuple[str, tuple[Field, ...]]:
    """The page's own properties (its first lines) become the head; Logseq's book-keeping goes."""
    lines = text.split("\n")
    fields: list[Field] = []
    on_top = True
    for number, line in enumerate(lines):
        if _PRIVATE.match(line):
            lines[number] = ""
            continue
        found = _PROPERTY.match(line) if on_top else None
        if found:
            fields.append(Field(re.sub(r"[\s_]+", "-", found[1].strip().lower()), _values(found[2]), number + 1))
            lines[number] = ""
        elif line.strip() not in ("", "-"):
            on_top = False
    return "\n".join(lines), tuple(fields)


def _values(text: str) -> tuple[str, ...]:
    """Logseq splits at commas where each part is a [[page]] or #tag, else the value is one."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 1 and all(part.startswith(("[[", "#")) for part in parts if part):
        return tuple(_bare(part) for part in parts if part)
    return (_bare(text.strip()),) if text.strip() else ()


def _bare(value: str) -> str:
    page = _WIKI.match(value)
    return page[1] if page else value


LOGSEQ = Dialect("logseq", matches, normalise)
