"""What looks like a slip of the pen in a library: tags that differ by a letter."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import report
from ..model import Diagnostic, Library, Span, Tag
from ..text import has_cjk

_SHORTEST, _SHORTEST_CHINESE = 5, 3  # letters, from which a letter more or less is rather a slip than a meaning


def slips(library: Library) -> tuple[Diagnostic, ...]:
    """May report `similar-tags`, at the first paper that has the rarer one."""
    places = {paper.id: paper.entries[0].span for paper in library.papers}
    return tuple(
        report(
            "similar-tags",
            f"#{rare.name} ({len(rare.papers)}) is nearly #{usual.name} ({len(usual.papers)})",
            places.get(rare.papers[0]) if rare.papers else Span("site.yaml", 1),
            f"`tags: {{{rare.name}: {usual.name}}}` in site.yaml makes them one",
        )
        for usual, rare in _pairs(library.tags)
    )


def _pairs(tags: tuple[Tag, ...]) -> Iterator[tuple[Tag, Tag]]:
    """Pairs of used tags of which one is the other with a letter more, less or another; the more used one first."""
    without: dict[str, list[Tag]] = {}
    seen: set[tuple[str, str]] = set()
    for tag in tags:
        name = tag.name.casefold()
        if not tag.papers or len(name) < (_SHORTEST_CHINESE if has_cjk(name) else _SHORTEST):
            continue
        forms = {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}
        for form in sorted(forms):
            for other in without.get(form, ()):
                pair = (other.id, tag.id)
                if pair not in seen and _one_letter(other.name.casefold(), name):
                    seen.add(pair)
                    yield (other, tag) if len(other.papers) >= len(tag.papers) else (tag, other)
            without.setdefault(form, []).append(tag)


def _one_letter(one: str, other: str) -> bool:
    """Whether they differ in one place, and not by a digit: 3dgs and 4dgs are two things."""
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rests = one[start:], other[start:]
    if any(rest[:1].isdigit() for rest in rests) or one == other:
        return False
    return rests[0][1:] == rests[1][1:] or rests[0][1:] == rests[1] or rests[0] == rests[1][1:]
