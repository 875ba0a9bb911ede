"""The keeper's own words: sections of review, and sentences such as 我觉得... and "I think ..." anywhere else."""

from __future__ import annotations

from collections.abc import Mapping

from ...model import Section
from ..draft import Draft
from ..prose.own_words import remarks


def read_remarks(draft: Draft, known: Mapping[str, object]) -> dict[str, object]:
    """`remarks` in the order of their lines."""
    sections: tuple[Section, ...] = known["sections"]  # type: ignore[assignment]
    return {"remarks": remarks(draft.seed.blocks, sections)}
