"""The ids that templates and scripts of the site use: no place of a note has one of them, whatever its author wrote.

A browser takes the first element of an id, and notes stand before much of a page. Most of these have an underscore,
which the id of a heading never has; headings keep off the others.
"""

from __future__ import annotations

from .patterns import pattern

OWN_IDS = frozenset(
    (
        *("main", "papers", "named-by", "names", "related", "all", "topics", "here", "cite", "q", "guesses"),
        *("words_", "keys_", "legend_inferred", "preview_", "papernotes-live"),
        *("chapters_", "late_", "desk_", "cal_", "start_", "start_title"),
    )
)
_NUMBERED = pattern(r"fig_\d+|reading-\d+|d?diagram_\d+|(?:q|found)_list(?:-\d+)?")


def apart(name: str) -> str:
    """The id of a place that its author named so: that name unless it is one of ours. No heading's ends in a hyphen."""
    return f"{name}-" if name in OWN_IDS or _NUMBERED.fullmatch(name) else name
