"""A paper as a bibliography lists it: what kind of publication it is, and only what the notes know of it.

CVPR 2024          conference     its name as the notes write it
TPAMI 2021         journal
中国图像图形学报   journal
arXiv:2308.04079   preprint       where no venue is known
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from ...incremental.kept import kept
from ...model import Paper
from ...patterns import pattern
from ...text import has_cjk

WorkKind = Literal["conference", "journal", "preprint", "other"]

_JOURNALS = frozenset(
    re.findall(
        r"\S+",
        """pami tpami ijcv tip tmm tcsvt tvcg tci tnnls tifs tits tgrs tkde tois taslp tasl tcyb tro t-ro tmi media spl
        cviu pr prl jmlr tmlr jair tacl tog cgf ra-l ral tse tosem neurocomputing distill nature science cell pnas jcim
        bioinformatics vldb pvldb nsr pieee jstsp jsac tcom twc tii tie tcad tpds tods tkdd tist tomm""",
    )
)
_JOURNAL = pattern(
    r"\b(?:journal|transactions?|trans\.|letters?|magazine|review|annals|proc\. natl|nature|science|lancet|"
    r"neural networks|neural computation|image analysis|graphics forum|communications)\b"
    r"|学报|杂志|期刊|通讯|通报|月刊|季刊|评论$",
    re.IGNORECASE,
)
_CONFERENCE = pattern(
    r"\b(?:conference|workshops?|symposium|proceedings|proc\.|meeting|findings|interspeech|eurographics|odyssey|"
    r"middleware)\b|会议|研讨会|大会|年会",
    re.IGNORECASE,
)
_ACRONYM = pattern(r"(?:[A-Z][A-Za-z&/+-]*[A-Z][A-Za-z&/+-]*|[0-9][A-Z]+|[A-Z0-9]{2,})(?: (?:[A-Z][A-Za-z]+))?")
_ARXIV = pattern(r"arxiv\.org/(?:abs|pdf|html)/([a-z.-]+/\d{7}|\d{4}\.\d{4,5})", re.IGNORECASE)
_SERVERS = frozenset(("arxiv", "corr", "biorxiv", "medrxiv", "preprint"))


class Work(msgspec.Struct, frozen=True):
    """What is known; "" or None where it is not. `missing` names what a bibliography would want besides."""

    kind: WorkKind
    venue: str
    year: int | None
    arxiv: str
    doi: str
    url: str
    missing: tuple[str, ...]


@kept
def make_work(paper: Paper) -> Work:
    """The paper as a publication."""
    venue = paper.venue or ""
    if venue.casefold().split(":")[0].strip() in _SERVERS:
        venue = ""
    arxiv, doi = _arxiv(paper), _named(paper, "doi:") or _doi(paper)
    known = (("authors", paper.authors), ("venue", venue), ("year", paper.year))
    missing = tuple(name for name, value in known if not value)
    return Work(_kind(venue, arxiv), venue, paper.year, arxiv, doi, _url(paper, arxiv, doi), missing)


def given_and_family(name: str) -> tuple[str, str] | None:
    """A name in its two parts; None where it must stay whole: Chinese, one word, or no person's.

    Small words within ("van der", "de") are of the family name; `Family, Given` is taken at its word.
    """
    if has_cjk(name):
        return None
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma:
        return (given, family) if given and family and "," not in given else None
    words = name.split()
    small = next((i for i, word in enumerate(words[1:-1], 1) if word.islower()), len(words) - 1)
    return (" ".join(words[:small]), " ".join(words[small:])) if len(words) > 1 else None


def _kind(venue: str, arxiv: str) -> WorkKind:
    if not venue:
        return "preprint" if arxiv else "other"
    plain = re.sub(r"^(?:IEEE|ACM)(?:/\w+)? ", "", venue)
    if plain.casefold() in _JOURNALS:
        return "journal"
    if _CONFERENCE.search(venue):
        return "conference"
    if _JOURNAL.search(venue):
        return "journal"
    return "conference" if _ACRONYM.fullmatch(plain) else "other"


def _arxiv(paper: Paper) -> str:
    named = _named(paper, "arxiv:")
    links = (found[1] for link in paper.links if link.kind == "arxiv" and (found := _ARXIV.search(link.url)))
    return named or next(links, "")


def _doi(paper: Paper) -> str:
    links = (re.search(r"doi\.org/(10\.\d{4,9}/\S+)", link.url) for link in paper.links if link.kind == "doi")
    return next((found[1] for found in links if found), "")


def _named(paper: Paper, scheme: str) -> str:
    names = (name for entry in paper.entries for name in entry.ids if name.startswith(scheme))
    return next((name.removeprefix(scheme) for name in names), "")


def _url(paper: Paper, arxiv: str, doi: str) -> str:
    for kind in ("arxiv", "doi", "pdf", "project"):
        for link in paper.links:
            if link.kind == kind:
                return link.url
    return f"https://arxiv.org/abs/{arxiv}" if arxiv else f"https://doi.org/{doi}" if doi else ""
