"""The timeline: month by month what was noted, the newest first; each month has its own page."""

from __future__ import annotations

import msgspec

from ...config import Config
from ...model import Library, Route
from ..edition.edition import Anchor, Edition, Frame, count_papers
from ..edition.filing import day_in
from ..kind import Shown
from ..lists.rows import Row, make_row
from ..theming.frame import make_frame
from ..urls import TIMELINE, group_url
from ..words import counted

_WHOLE = 120  # papers; older months are shown by their numbers alone


class Noted(msgspec.Struct, frozen=True):
    """A paper and the day on which it was noted."""

    day: str
    inferred: bool
    row: Row


class Month(msgspec.Struct, frozen=True):
    """A month; `papers` is () where only its number is shown."""

    link: Anchor
    count: str
    papers: tuple[Noted, ...]


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    count: str
    months: tuple[Month, ...]
    undated: str  # how many papers have no day, or ""


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """The one timeline, where any day is known."""
    return (Route(TIMELINE, "timeline"),) if library.months else ()


def view(edition: Edition, _route: Route) -> Shown:
    """What the timeline shows."""
    months: list[Month] = []
    shown = 0
    for group in edition.library.months:
        link = Anchor(edition.link(TIMELINE, group_url(TIMELINE, group.id)), group.name)
        shown += len(group.papers)
        whole = shown <= _WHOLE or not months
        papers = _noted(edition, group.name, group.papers[:_WHOLE]) if whole else ()
        months.append(Month(link, count_papers(edition, len(group.papers)), papers))
    undated = sum(not paper.noted for paper in edition.library.papers)
    view = View(
        frame=make_frame(edition, TIMELINE, edition.words.timeline, section=TIMELINE),
        count=counted(edition.words.months_n, len(months)),
        months=tuple(months),
        undated=edition.words.undated.format(n=f"{undated:,}") if undated else "",
    )
    return Shown(view)


def _noted(edition: Edition, month: str, ids: tuple[str, ...]) -> tuple[Noted, ...]:
    papers = sorted(
        (edition.papers[paper_id] for paper_id in ids), key=lambda paper: day_in(paper, month), reverse=True
    )
    return tuple(
        Noted(
            day_in(paper, month),
            paper.noted_from not in ("front-matter", "heading"),
            make_row(edition, TIMELINE, paper),
        )
        for paper in papers
    )
