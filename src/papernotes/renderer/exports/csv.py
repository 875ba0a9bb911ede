"""Papers as a table for spreadsheets: a row a paper, as RFC 4180 has it, in UTF-8.

    key, id, title, short, authors, institutions, venue, year, kind, status, topic, tags, noted, doi, arxiv, url, code,
    source, sentence

Several values in one cell are parted by "; ", a topic's path by "/". `source` is the note and the line. A text that a
spreadsheet would take for a formula has an apostrophe before it.
"""

from __future__ import annotations

from ...model import Paper
from ..citing.works import make_work
from ..edition.edition import Edition
from ..lists.selection import Selection
from ..plain.sentences import said_first
from ..plain.sheet import sheet

COLUMNS = (
    *("key", "id", "title", "short", "authors", "institutions", "venue", "year", "kind", "status", "topic", "tags"),
    *("noted", "doi", "arxiv", "url", "code", "source", "sentence"),
)


def export_csv(edition: Edition, selection: Selection) -> str:
    """The header and the rows, in the order of the notes."""
    keys = edition.cite_keys
    return sheet((COLUMNS, *(_row(keys[paper.id], paper) for paper in selection.papers)))


def _row(key: str, paper: Paper) -> tuple[str, ...]:
    work, said, entry = make_work(paper), said_first(paper), paper.entries[0]
    code = (link.url for link in paper.links if link.kind == "code")
    return (
        key,
        paper.id,
        paper.title,
        paper.short or "",
        "; ".join(paper.authors),
        "; ".join(paper.institutions),
        paper.venue or "",
        str(paper.year or ""),
        paper.kind,
        paper.status,
        "/".join(paper.topic),
        "; ".join(paper.tags),
        paper.noted or "",
        work.doi,
        work.arxiv,
        work.url,
        next(code, ""),
        f"{entry.span.path}:{entry.span.line}",
        said.text if said else "",
    )
