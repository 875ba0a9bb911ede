"""A long list of papers under heads (years, days, venues), in pages of 200: all of them, or those of a venue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from ..model import Paper
from .edition import Anchor, Edition, count_papers
from .rows import Row, make_row

PER_PAGE = 200


class Head(NamedTuple):
    """What papers stand under: an anchor, and its words."""

    id: str
    label: str


class Group(msgspec.Struct, frozen=True):
    """The papers under one head."""

    id: str
    label: str
    count: str
    rows: tuple[Row, ...]


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
    start = (number - 1) * PER_PAGE
    heads = [head(paper) for paper in papers]
    firsts: dict[Head, int] = {}
    for index, one in enumerate(heads):
        firsts.setdefault(one, index)
    return Shelf(
        count=count_papers(edition, len(papers)),
        groups=_groups(edition, url, papers[start : start + PER_PAGE], heads[start : start + PER_PAGE], Counter(heads)),
        heads=_heads(edition, url, firsts, address) if len(firsts) > 2 else (),
        pages=_pages(edition, url, number, len(papers), address),
    )


def _groups(
    edition: Edition, url: str, papers: Sequence[Paper], heads: Sequence[Head], totals: Counter[Head]
) -> tuple[Group, ...]:
    held: dict[Head, list[Row]] = {}
    for paper, head in zip(papers, heads, strict=True):
        held.setdefault(head, []).append(make_row(edition, url, paper))
    return tuple(
        Group(head.id, head.label, count_papers(edition, totals[head]), tuple(rows)) for head, rows in held.items()
    )


def _heads(edition: Edition, url: str, firsts: dict[Head, int], address: Callable[[int], str]) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(edition.link(url, f"{address(index // PER_PAGE + 1)}#{head.id}"), head.label)
        for head, index in firsts.items()
    )


def _pages(edition: Edition, url: str, number: int, papers: int, address: Callable[[int], str]) -> tuple[Anchor, ...]:
    """Links to the pages by the range of papers on each; none where there is only one."""
    if papers <= PER_PAGE:
        return ()
    return tuple(
        Anchor(
            edition.link(url, address(page) + "#all"),
            f"{first + 1:,}–{min(first + PER_PAGE, papers):,}",
            current=page == number,
        )
        for page, first in enumerate(range(0, papers, PER_PAGE), 1)
    )
