"""The list of all papers by year, in pages of 200: what home shows the first of, and `all/2/` the next."""

from __future__ import annotations

from collections import Counter

import msgspec

from ..model import Library
from .edition import Anchor, Edition, count_papers
from .rows import Group, by_year, grouped_by_year, year_id
from .urls import all_url

PER_PAGE = 200


class Shelf(msgspec.Struct, frozen=True):
    """One page of that list: its papers under their years, and the ways to the other pages and years."""

    count: str
    groups: tuple[Group, ...]
    years: tuple[Anchor, ...]
    pages: tuple[Anchor, ...]


def shelf_pages(library: Library) -> int:
    """How many pages the list of all papers has; at least one."""
    return max(1, -(-len(library.papers) // PER_PAGE))


def make_shelf(edition: Edition, url: str, number: int) -> Shelf:
    """The page of that number, from 1, as shown on the page at `url`."""
    papers = by_year(edition.library.papers)
    totals = Counter(paper.year or 0 for paper in papers)
    start = (number - 1) * PER_PAGE
    firsts: dict[int, int] = {}
    for index, paper in enumerate(papers):
        firsts.setdefault(paper.year or 0, index)
    return Shelf(
        count=count_papers(edition, len(papers)),
        groups=grouped_by_year(edition, url, papers[start : start + PER_PAGE], totals),
        years=_years(edition, url, firsts) if len(firsts) > 2 else (),
        pages=_pages(edition, url, number, len(papers)),
    )


def _years(edition: Edition, url: str, firsts: dict[int, int]) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(
            edition.link(url, f"{all_url(index // PER_PAGE + 1)}#{year_id(year)}"),
            str(year) if year else edition.words.no_year,
        )
        for year, index in firsts.items()
    )


def _pages(edition: Edition, url: str, number: int, papers: int) -> tuple[Anchor, ...]:
    """Links to the pages by the range of papers on each; none where there is only one."""
    if papers <= PER_PAGE:
        return ()
    return tuple(
        Anchor(
            edition.link(url, all_url(page) + "#all"),
            f"{first + 1:,}–{min(first + PER_PAGE, papers):,}",
            current=page == number,
        )
        for page, first in enumerate(range(0, papers, PER_PAGE), 1)
    )
