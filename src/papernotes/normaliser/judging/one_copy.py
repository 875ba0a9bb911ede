"""Headings with links into the keeper's copy of a paper, `zotero://open-pdf/...?page=4` -> whether all lead into one and the same.

Where they do, they are sections of notes on that paper, and each is no paper by its link.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Block, walk
from ..headings import evidence as weigh
from ..headings.evidence import Evidence
from ..headings.tree import Head
from ..references.addresses import entry_of, is_paper

INTO = "leads into the paper of the whole note"


def is_on_one_copy(heads: Sequence[Head], blocks: Sequence[Block]) -> bool:
    """Whether below two headings or more there are links into the same copy, into no other, and no other heading but a
    section's has a link to where papers are read."""
    ends = [*(head.index for head in heads[1:]), len(blocks)]
    found = [(head, _leads_into(blocks[head.index + 1 : end])) for head, end in zip(heads, ends, strict=False)]
    copies = [entries for _, (entries, _) in found if entries]
    others = any(linked and not (entries or head.facets) for head, (entries, linked) in found)
    return len(copies) >= 2 and len(frozenset().union(*copies)) == 1 and not others


def _leads_into(body: Sequence[Block]) -> tuple[frozenset[str], bool]:
    """The entries of programs for references into which links in those blocks lead, and whether others lead to papers."""
    targets = [mark.target for block in body for part in walk(block) for mark in part.marks if mark.kind == "link"]
    return frozenset(filter(None, map(entry_of, targets))), any(map(is_paper, targets))


def as_section(found: Evidence) -> Evidence:
    """What speaks for a heading without that copy."""
    why = (*(why for why in found.why if why != weigh.COPIED), INTO)
    return Evidence(found.score - weigh.OF_COPY, found.bib - weigh.OF_COPY, why)
