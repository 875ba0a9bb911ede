"""A paper as one row of a list: the component that home, topics, tags and search results share."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from ...model import Paper
from ..edition.edition import Edition, name_of
from ..edition.filing import UNKNOWN_YEAR
from ..urls import paper_url
from ..words import language_of


class Row(msgspec.Struct, frozen=True):
    """One paper in a list."""

    href: str
    name: str
    name_lang: str
    title: str  # "" where it says no more than the name
    title_lang: str
    status: str
    status_word: str
    topic: str
    topic_lang: str
    published: str
    year: int  # 0 where unknown


def make_row(edition: Edition, url: str, paper: Paper) -> Row:
    """The row of that paper on the page at `url`."""
    row = edition.once(("row", paper.id), lambda: _make_row(edition, paper))
    return replace(row, href=edition.link(url, paper_url(paper.id)))


def _make_row(edition: Edition, paper: Paper) -> Row:
    name = name_of(paper)
    title = title_beside(paper)
    topic = paper.topic[-1] if paper.topic else ""
    return Row(
        href="",
        name=name,
        name_lang=language_of(name, edition.words),
        title=title,
        title_lang=language_of(title, edition.words) if title else "",
        status=paper.status,
        status_word=edition.words.statuses[paper.status],
        topic=topic,
        topic_lang=language_of(topic, edition.words),
        published=published(paper),
        year=paper.year or UNKNOWN_YEAR,
    )


def make_rows(edition: Edition, url: str, ids: Iterable[str]) -> tuple[Row, ...]:
    """The rows of those papers, in that order."""
    return tuple(make_row(edition, url, edition.papers[paper_id]) for paper_id in ids)


def title_beside(paper: Paper) -> str:
    """The title as it stands beside the short name, without repeating it; "" where it says no more."""
    if not paper.short or paper.short.casefold() == paper.title.casefold():
        return ""
    begins, rest = paper.title[: len(paper.short)], paper.title[len(paper.short) :].lstrip()
    if begins.casefold() == paper.short.casefold() and rest[:1] in (":", "：") and (said := rest[1:].lstrip()):
        return said
    return paper.title


def published(paper: Paper) -> str:
    """ "CVPR 2024", or what of it is known."""
    return " ".join(filter(None, (paper.venue or "", str(paper.year or ""))))
