"""The tags of a library, and which stands under which.

三维/重建           under 三维, which is a tag even where no paper carries it (Obsidian, "Nested tags")
Text23D_spatial    under Text23D, where there is such a tag
long-video         under nothing: that there is no tag `long`
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ...model import Paper, Tag
from ..headings.levels import DEEPEST, steps
from ..ids import slug, unique

_SEPARATORS = "_-"
_LONG = 200  # letters of a tag within which another ends


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
    nests = _nests(names)
    return tuple(Tag(ids[key], name, tuple(holding[key]), ids.get(nests[key], "")) for key, name in names.items())


def _nests(names: Mapping[str, str]) -> dict[str, str]:
    """For each folded name that of the tag that it is nested in, or ""; nothing is nested deeper than the last level."""
    nests: dict[str, str] = {"": ""}
    levels = {"": 0}
    for key in sorted(names, key=len):  # what it is nested in is shorter
        above = _above(key, names)
        nests[key] = above if levels[above] < DEEPEST else nests[above]
        levels[key] = levels[nests[key]] + 1
    return nests


def _above(key: str, known: Mapping[str, str]) -> str:
    """The folded name of the tag that this one would be nested in, or ""."""
    whole = next(iter(steps(key)[-2:-1]), "")
    above = f"{whole}/" if whole else ""
    last = key[len(above) :]
    cuts = (place for place in range(min(len(last), _LONG) - 1, 0, -1) if last[place] in _SEPARATORS)
    return next((name for place in cuts if (name := above + last[:place]) in known), whole)
