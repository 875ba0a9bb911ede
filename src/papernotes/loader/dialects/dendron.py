"""Dendron and VS Code's Zhihu plugin: `#! url` before the head, an opaque `id`, `created` in milliseconds."""

from __future__ import annotations

import re

from ...model import Field, Source
from ...patterns import pattern
from ..dialect import Dialect

_ADDRESS = pattern(r"\A(\s*)#!\s+(\S+)[^\n]*", re.ASCII)
_HEAD = pattern(r"^id:.*\n(?:.*\n){0,8}?(?:created|updated): *['\"]?\d{13}", re.MULTILINE)


def matches(source: Source) -> bool:
    return bool(_ADDRESS.match(source.text) or _HEAD.search(source.text, 0, 600))


def normalise(text: str) -> tuple[str, tuple[Field, ...]]:
    """The published address leaves the text, or it would hide the head that follows it."""
    address = _ADDRESS.match(text)
    if not address:
        return text, ()
    field = Field("source-url", (address[2],), address[1].count("\n") + 1)
    return address[1] + text[address.end() :], (field,)


DENDRON = Dialect("dendron", matches, normalise)
