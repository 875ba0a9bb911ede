"""What an entry shows beside words: its figures and how many formulas it has."""

from __future__ import annotations

from collections.abc import Mapping

from ...model import Image, Math, holes
from ..draft import Draft


def read_shown(draft: Draft, _known: Mapping[str, object]) -> dict[str, object]:
    """`figures` and `formulas`."""
    shown = [hole for block in draft.seed.blocks for hole in holes(block)]
    figures = tuple((hole.written, hole.alt) for hole in shown if isinstance(hole, Image))
    return {"figures": figures, "formulas": sum(isinstance(hole, Math) for hole in shown)}
