"""A long list of papers under heads (years, days, venues), in pages of 200: all of them, or those of a venue."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from ..edition.edition import Anchor, Edition, count_papers
from ..edition.filing import Filed
from ..words import language_of
from .rows import Row, make_row

PER_PAGE = 200


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


def shelf_pages(papers: int) -> int:
    """How many pages a list of so many papers has; at least one."""
    return max(1, -(-papers // PER_PAGE))


def make_shelf(
    edition: Edition, url: str, filed: Filed, address: Callable[[int], str], number: int = 1, *, topics: bool = True
) -> Shelf:
    """The page of that number, from 1, as shown on the page at `url`; `address` gives the url of a page by its number.

    Without `topics` the rows do not name their topics, and there is no way to each head.
    """
    start = (number - 1) * PER_PAGE
    return Shelf(
        count=count_papers(edition, filed.different),
        groups=_groups(edition, url, filed, slice(start, start + PER_PAGE), topics),
        heads=_heads(edition, url, filed, address) if topics and len(filed.heads) > 2 else (),
        pages=pages_of(edition, url, number, len(filed.papers), PER_PAGE, address),
    )


def _groups(edition: Edition, url: str, filed: Filed, here: slice, topics: bool) -> tuple[Group, ...]:
    rows: dict[int, list[Row]] = {}
    for head, paper in filed.papers[here]:
        row = make_row(edition, url, edition.papers[paper])
        rows.setdefault(head, []).append(row if topics else msgspec.structs.replace(row, topic=""))
    return tuple(
        Group(
            id=head.id,
            label=head.label,
            href=edition.link(url, head.href) if head.href else "",
            count=count_papers(edition, count),
            rows=tuple(found),
            lang=language_of(head.label, edition.words),
        )
        for number, found in rows.items()
        for head, count, _ in (filed.heads[number],)
    )


def _heads(edition: Edition, url: str, filed: Filed, address: Callable[[int], str]) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(edition.link(url, f"{address(first // PER_PAGE + 1)}#{head.id}"), head.label)
        for head, _, first in filed.heads
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
