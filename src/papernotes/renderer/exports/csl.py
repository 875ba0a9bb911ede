"""Papers as CSL-JSON, which Zotero, Pandoc and every processor of citation styles read."""

from __future__ import annotations

import msgspec

from ...model import Paper
from ..citing.works import given_and_family, make_work
from ..edition.edition import Edition
from ..lists.selection import Selection

_TYPES = {"conference": "paper-conference", "journal": "article-journal", "preprint": "article", "other": "document"}

# How CSL calls what BibTeX's fields of that name say.
_IMPRINT = {"volume": "volume", "number": "issue", "pages": "page", "publisher": "publisher", "edition": "edition",
            "series": "collection-title", "isbn": "ISBN", "issn": "ISSN"}  # fmt: skip

Json = dict[str, object]


def export_csl(edition: Edition, selection: Selection) -> str:
    """A JSON list, an item a paper, in the order of the notes; what is not known is left out."""
    keys = edition.cite_keys
    items = [_item(keys[paper.id], paper) for paper in selection.papers]
    return msgspec.json.format(msgspec.json.encode(items), indent=2).decode() + "\n"


def _item(key: str, paper: Paper) -> Json:
    work = make_work(paper)
    short = paper.short if paper.short and paper.short != paper.title else ""
    item: Json = {
        "id": key,
        "type": _TYPES[work.kind],
        "title": paper.title,
        "title-short": short,
        "author": [_name(name) for name in paper.authors],
        "container-title": work.venue,
        "issued": {"date-parts": [[work.year]]} if work.year else None,
        "publisher": "arXiv" if work.kind == "preprint" else "",
        "number": f"arXiv:{work.arxiv}" if work.kind == "preprint" else "",
        **{_IMPRINT[name]: value for name, value in paper.imprint},
        "DOI": work.doi,
        "URL": work.url,
        "keyword": ", ".join(paper.tags),
        "note": f"TODO: {', '.join(work.missing)}" if work.missing else "",
    }
    return {name: value for name, value in item.items() if value}


def _name(name: str) -> Json:
    """A name in two parts where it has them, else as it is written."""
    split = given_and_family(name)
    return {"given": split[0], "family": split[1]} if split else {"literal": name}
