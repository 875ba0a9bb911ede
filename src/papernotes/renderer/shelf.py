"""A long list of papers under heads (years, days, venues), in pages of 200: all of them, or those of a venue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from ..model import Paper
from .edition import Anchor, Edition, count_papers
from .rows import Row, make_row
from .words import language_of

PER_PAGE = 200


class Head(NamedTuple):
    """What papers stand under: an anchor, its words ("" for none), and where they lead, if anywhere."""

    id: str
    label: str
    href: str = ""


class Group(msgspec.Struct, frozen=True):
    """The papers under one head."""

    id: str
    label: str
    href: str
    count: str
    rows: tuple[Row, ...]
    lang: str = ""  # of the label


class Shelf(msgspec.Struct, frozen=True):
    """One page of such a list: its papers under their heads, and the ways to the other pages and heads."""

    count: str
    groups: tuple[Group, ...]
    heads: tuple[Anchor, ...]
    pages: tuple[Anchor, ...]


def year_head(edition: Edition) -> Callable[[Paper], Head]:
    """Stands papers under the years in which they appeared."""

    def head(paper: Paper) -> Head:
        return Head(f"y{paper.year}", str(paper.year)) if paper.year else Head("y-unknown", edition.words.no_year)

    return head


def shelf_pages(papers: int) -> int:
    """How many pages a list of so many papers has; at least one."""
    return max(1, -(-papers // PER_PAGE))


def make_shelf(
    edition: Edition,
    url: str,
    papers: Sequence[Paper],
    head: Callable[[Paper], Head],
    address: Callable[[int], str],
    number: int = 1,
) -> Shelf:
    """The page of that number, from 1, as shown on the page at `url`.

    `papers` stand in the order in which they are shown, those under one head together; `address` gives the url of a
    page by its number.
    """
    return shelved(edition, url, [(head(paper), paper) for paper in papers], address, number)


def shelved(
    edition: Edition,
    url: str,
    held: Sequence[tuple[Head, Paper]],
    address: Callable[[int], str],
    number: int = 1,
    *,
    topics: bool = True,
) -> Shelf:
    """The same of papers that are under their heads already, where one may stand under two.

    Without `topics` the rows do not name their topics, and there is no way to each head.
    """
    start = (number - 1) * PER_PAGE
    heads = [head for head, _ in held]
    firsts: dict[Head, int] = {}
    for index, one in enumerate(heads):
        firsts.setdefault(one, index)
    return Shelf(
        count=count_papers(edition, len({paper.id for _, paper in held})),
        groups=_groups(edition, url, held[start : start + PER_PAGE], Counter(heads), topics),
        heads=_heads(edition, url, firsts, address) if topics and len(firsts) > 2 else (),
        pages=pages_of(edition, url, number, len(held), PER_PAGE, address),
    )


def _groups(
    edition: Edition, url: str, held: Sequence[tuple[Head, Paper]], totals: Counter[Head], topics: bool
) -> tuple[Group, ...]:
    rows: dict[Head, list[Row]] = {}
    for head, paper in held:
        row = make_row(edition, url, paper)
        rows.setdefault(head, []).append(row if topics else msgspec.structs.replace(row, topic=""))
    return tuple(
        Group(
            id=head.id,
            label=head.label,
            href=head.href,
            count=count_papers(edition, totals[head]),
            rows=tuple(found),
            lang=language_of(head.label, edition.words),
        )
        for head, found in rows.items()
    )


def _heads(edition: Edition, url: str, firsts: dict[Head, int], address: Callable[[int], str]) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(edition.link(url, f"{address(index // PER_PAGE + 1)}#{head.id}"), head.label)
        for head, index in firsts.items()
    )


def pages_of(
    edition: Edition, url: str, number: int, things: int, on_each: int, address: Callable[[int], str]
) -> tuple[Anchor, ...]:
    """Links to the pages of a list by the range of things on each; none where there is only one. `number` is the
    current page's, from 1."""
    if things <= on_each:
        return ()
    return tuple(
        Anchor(
            edition.link(url, address(page) + "#all"),
            f"{first + 1:,}–{min(first + on_each, things):,}",
            current=page == number,
        )
        for page, first in enumerate(range(0, things, on_each), 1)
    )
