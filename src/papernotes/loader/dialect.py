"""What a dialect is: a habit of writing notes, told by the text itself, and what must be put right before parsing."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from ..model import Field, Source


class Dialect(msgspec.Struct, frozen=True):
    """`normalise` gives the text with as many lines as before, and the properties it took out of it."""

    name: str
    matches: Callable[[Source], bool]
    normalise: Callable[[str], tuple[str, tuple[Field, ...]]]


def unchanged(text: str) -> tuple[str, tuple[Field, ...]]:
    """For a dialect whose text is Markdown as it stands."""
    return text, ()
