"""Whether an entry is a paper, a survey, or a project (software): by its marker, its title, its only link."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ... import head_keys
from ...patterns import pattern
from ..draft import Draft
from ..references.addresses import is_paper, kind_of

_SURVEY = pattern(
    r"综述|研究进展|\bsurveys?\b|\b(?:systematic |literature |comprehensive |critical )review\b|: an? (?:\w+ )?(?:review|overview)\b|\breview of\b|^an? (?:\w+ )?overview\b",
    re.IGNORECASE,
)
_PROJECT = pattern(
    r"\b(?:toolbox|toolkit|tools? for|python (?:library|package|tools)|codebase|software)\b|开源(?:项目|工具|库)|工具箱",
    re.IGNORECASE,
)


def _published(draft: Draft) -> bool:
    """Whether it has what papers have and programs have not: authors, a venue, institutions."""
    named = draft.seed.named
    said = any(draft.values(field) for field in ("authors", "venue", "institutions"))
    return bool(named.venue or named.cited or said or draft.head(*head_keys.AUTHORS.names, *head_keys.VENUE.names))


# What a field says that gives a category: "类别：Survey"; "Review" may be the keeper's own.
_SAID_SURVEY = pattern(
    r"(?i)surveys?(?: paper)?|(?:literature|systematic) review|review (?:paper|article)|综述(?:论文|文章|类)?"
)


def read_kind(draft: Draft, known: Mapping[str, object]) -> dict[str, object]:
    """`kind`."""
    title = str(known["title"])
    said = f"{draft.head(*head_keys.KIND.names)} {' '.join(draft.note.tags) if draft.whole else ''}"
    fields = [keyed.value for field in ("topic", "type") for keyed in draft.values(field)]
    if any(_SAID_SURVEY.fullmatch(value) for value in fields):
        return {"kind": "survey"}
    if _SURVEY.search(title) or re.search(r"\bsurvey\b|综述", said, re.IGNORECASE):
        return {"kind": "survey"}
    links = [pair for line in draft.opening[:2] for pair in line.links()] + list(draft.seed.links)
    only_code = (
        bool(links)
        and all(kind_of(url, label) == "code" for label, url in links)
        and not any(is_paper(url) for _, url in links)
    )
    if draft.seed.marker == "project" or draft.head(*head_keys.KIND.names).casefold() in (
        "project",
        "software",
        "tool",
        "library",
    ):
        return {"kind": "project"}
    software = _PROJECT.search(title) and (only_code or (not links and not _published(draft)))
    if software or (re.match(r"^[\w.-]+/[\w.-]+$", title) and only_code):
        return {"kind": "project"}
    return {"kind": "paper"}
