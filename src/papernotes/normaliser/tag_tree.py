"""The tags of a library, and which stands under which.

三维/重建           under 三维, which is a tag even where no paper carries it (Obsidian, "Nested tags")
Text23D_spatial    under Text23D, where there is such a tag
long-video         under nothing: that there is no tag `long`
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..model import Paper, Tag
from .ids import slug, unique

_SEPARATORS = "_-"


def tags_of(papers: Iterable[Paper]) -> tuple[Tag, ...]:
    """Every tag in the order of the notes, those above before what is nested in them, written as most notes write it."""
    holding: dict[str, dict[str, None]] = {}
    ways: dict[str, Counter[str]] = {}
    for paper in papers:
        for tag in paper.tags:
            for name in steps(tag):
                holding.setdefault(name.casefold(), {})
                ways.setdefault(name.casefold(), Counter())[name] += name == tag
            holding[tag.casefold()][paper.id] = None
    names = {key: max(counts, key=lambda way: (counts[way], way)) for key, counts in ways.items()}
    ids = dict(zip(names, unique([(slug(name), name) for name in names.values()]), strict=True))
    return tuple(
        Tag(ids[key], name, tuple(holding[key]), ids.get(_above(key, names), "")) for key, name in names.items()
    )


def steps(tag: str) -> Iterable[str]:
    """`a`, `a/b` and `a/b/c` of `a/b/c`."""
    parts = tag.split("/")
    return ("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))


def _above(key: str, known: Iterable[str]) -> str:
    """The folded name of the tag that this one is nested in, or ""."""
    whole, _, last = key.rpartition("/")
    above = f"{whole}/" if whole else ""
    cuts = (place for place in range(len(last) - 1, 0, -1) if last[place] in _SEPARATORS)
    return next((name for place in cuts if (name := above + last[:place]) in known), whole)
