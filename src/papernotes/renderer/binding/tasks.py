"""The box of a task, `- [x]`: drawn by the stylesheet, or with the mark of its author in it."""

from __future__ import annotations

from html import escape

from ..words import Words

_DRAWN = " xX/-"  # marks that the stylesheet draws; others stand in their box


def task_box(mark: str, words: Words) -> str:
    """The box, which says in words what its mark means."""
    state = words.tasks.get(mark, words.marked.format(mark=mark))
    sign = "" if mark in _DRAWN else escape(mark)
    return f'<span class="box" role="img" aria-label="{escape(state)}">{sign}</span>'
