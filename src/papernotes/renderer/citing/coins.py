"""A paper as COinS, the title of an empty span by which Zotero's connector and others see what a page is about.

An OpenURL in keys and values (ANSI/NISO Z39.88-2004), with the keys that Zotero reads:

    conference   mtx:book, genre proceeding   atitle, btitle
    journal      mtx:journal, genre article   atitle, jtitle, volume, issue
    preprint     mtx:dc, type preprint        title, publisher, identifier
    other        mtx:dc, type document        title
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from ...model import Paper
from .works import Work, make_work

_FORMATS = {"conference": ("book", "proceeding"), "journal": ("journal", "article"),
            "preprint": ("dc", "preprint"), "other": ("dc", "document")}  # fmt: skip


def coins(paper: Paper) -> str:
    """The title of the span, not yet escaped for HTML."""
    return "&".join(f"{key}={quote(value, safe='')}" for key, value in _pairs(paper, make_work(paper)) if value)


def _pairs(paper: Paper, work: Work) -> Iterator[tuple[str, str]]:
    form, genre = _FORMATS[work.kind]
    imprint = dict(paper.imprint)
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"
    if form == "dc":
        yield "rft.type", genre
        yield "rft.title", paper.title
        yield "rft.publisher", "arXiv" if work.arxiv else ""
        yield "rft.source", work.venue
        yield "rft.identifier", f"urn:doi:{work.doi}" if work.doi else work.url
    else:
        yield "rft.genre", genre
        yield "rft.atitle", paper.title
        yield "rft.btitle" if form == "book" else "rft.jtitle", work.venue
        yield "rft.volume", imprint.get("volume", "")
        yield "rft.issue", imprint.get("number", "")
        yield "rft.pages", imprint.get("pages", "").replace("--", "-")
        yield "rft_id", f"info:doi/{work.doi}" if work.doi else ""
    yield "rft_id", work.url if work.url.startswith(("http://", "https://")) else ""
    yield "rft.date", str(work.year or "")
    yield from (("rft.au", name) for name in paper.authors)
