"""What a page says of itself to search engines: JSON-LD in the words of schema.org, and a social card.

A page is the keeper's article *about* a publication, and not the publication: it has an author and days of its own.
Only what the notes know is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from msgspec.structs import replace

from ...model import Card, Paper
from ..citing.works import Work, make_work
from ..edition.edition import Edition, Frame, name_of
from ..lists.rows import published, title_beside
from ..urls import HOME, absolute, card_url, paper_url
from .dates import published_on, updated_on

Json = dict[str, object]
_ABOUT = {"paper": "ScholarlyArticle", "survey": "ScholarlyArticle", "project": "CreativeWork"}
_WITHIN = {"journal": "Periodical", "conference": "PublicationVolume", "other": "CreativeWork"}
# "<" could end the script element or begin a comment in it; the other two are for programs that read HTML as XML.
_SAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def told_of_paper(frame: Frame, edition: Edition, paper: Paper) -> Frame:
    """The frame of a paper's page with what it says of itself."""
    base, url = edition.config.base_url, paper_url(paper.id)
    card = absolute(base, card_url(paper.id)) if base and edition.config.cards else ""
    data = _article(edition, paper, absolute(base, url) if base else "", card)
    return replace(frame, genre="article", card=card, data=safe_json(data))


def told_of_site(frame: Frame, edition: Edition) -> Frame:
    """The frame of the home page with what it says of the site."""
    base = edition.config.base_url
    return replace(frame, data=safe_json(_site(edition) | {"description": frame.description})) if base else frame


def safe_json(data: Mapping[str, object]) -> str:
    """JSON that can stand in a script element; what is empty is left out."""
    known = {"@context": "https://schema.org"} | {name: value for name, value in data.items() if value}
    return msgspec.json.encode(known).decode().translate(_SAFE)


def make_card(edition: Edition, paper: Paper) -> Card:
    """What the card of that paper says."""
    seal = "NB" if edition.config.language == "en" else "批"
    return Card(
        name=_printable(name_of(paper)),
        title=_printable(title_beside(paper)),
        published=_printable(published(paper)),
        topic=_printable(" › ".join(paper.topic[-2:])),
        site=_printable(edition.config.title or edition.words.site),
        seal=seal if any(remark.text.strip() for entry in paper.entries for remark in entry.remarks) else "",
    )


def _printable(text: str) -> str:
    """Without signs that no print has: controls, joiners, private ones; emoji say nothing in black."""
    return " ".join("".join(char for char in text if char.isprintable() and not _is_pictogram(char)).split())


def _is_pictogram(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U0001f000" <= char <= "\U0001faff"


def _site(edition: Edition) -> Json:
    name = edition.config.title or edition.words.site
    return {
        "@type": "WebSite",
        "name": name,
        "url": absolute(edition.config.base_url, HOME),
        "inLanguage": edition.words.lang,
    }


def _article(edition: Edition, paper: Paper, url: str, card: str) -> Json:
    return {
        "@type": "Article",
        "@id": url,
        "url": url,
        "headline": name_of(paper)[:110],
        "inLanguage": edition.words.lang,
        "datePublished": published_on(paper),
        "dateModified": updated_on(edition, paper),
        "author": _named("Person", edition.config.author),
        "keywords": list(paper.tags),
        "image": card,
        "isPartOf": _site(edition) if edition.config.base_url else None,
        "about": _about(paper),
    }


def _about(paper: Paper) -> Json:
    """The publication itself."""
    work = make_work(paper)
    within = _WITHIN.get(work.kind, "") if work.venue else ""
    known: Json = {
        "@type": _ABOUT[paper.kind],
        "name": paper.title,
        "alternateName": paper.short if paper.short != paper.title else None,
        "author": [_named("Person", name) for name in paper.authors],
        "datePublished": str(work.year or ""),
        "isPartOf": _named(within, work.venue) if within else None,
        "identifier": list(_identifiers(work)),
        "url": work.url,
        "sameAs": list(same_as(work)),
    }
    return {name: value for name, value in known.items() if value}


def _identifiers(work: Work) -> Iterable[Json]:
    for name, value in (("doi", work.doi), ("arXiv", work.arxiv)):
        if value:
            yield {"@type": "PropertyValue", "propertyID": name, "value": value}


def same_as(work: Work) -> Iterable[str]:
    """The addresses by which everybody knows a publication."""
    if work.doi:
        yield f"https://doi.org/{work.doi}"
    if work.arxiv:
        yield f"https://arxiv.org/abs/{work.arxiv}"


def _named(kind: str, name: str) -> Json | None:
    return {"@type": kind, "name": name} if name else None
