"""A paper at a glance: its row, its first figure, how its notes begin, and what its keeper says first."""

from __future__ import annotations

import msgspec

from ...model import Attachment, Paper
from ..binding.figures import sources
from ..edition.edition import Edition
from ..plain.summary import opening_html, own_html
from .rows import Row, make_row


class Glance(msgspec.Struct, frozen=True):
    """What the home page shows of a paper that was noted lately, and a preview of any."""

    row: Row
    noted: str
    noted_inferred: bool
    figure: str  # the attributes that name its files, or "" for none
    width: int
    height: int
    sentence_html: str
    own_html: str


def make_glance(edition: Edition, url: str, paper: Paper, shown: str) -> Glance:
    """The paper as seen from the page at `url`, where its figure is so wide."""
    file = first_picture(edition, paper)
    return Glance(
        row=make_row(edition, url, paper),
        noted=paper.noted or "",
        noted_inferred=paper.noted_from not in ("front-matter", "heading"),
        figure=sources(file, url, shown) if file else "",
        width=file.width if file else 0,
        height=file.height if file else 0,
        sentence_html=opening_html(paper),
        own_html=own_html(paper),
    )


def first_picture(edition: Edition, paper: Paper) -> Attachment | None:
    """The file of the first figure of a paper that is a picture."""
    files = (edition.files.get(figure.path) for figure in paper.figures if figure.path)
    return next((file for file in files if file and file.width and not file.trouble), None)
