"""Heads that no `---` opens, as posts for Hexo have them: `title: ...`, `date: ...`, and a line of dashes below."""

from __future__ import annotations

import re

from ..patterns import pattern

_HEAD = pattern(r"(?P<inner>(?:(?:[a-z][\w-]{0,30}:(?:[ \t][^\n]*)?|[ \t]*-[ \t][^\n]*)\n){2,30})-{3,}[ \t]*(?:\n|\Z)")
_POST = pattern(r"(?m)^(?:date|tags|categories|layout|mathjax):")


def unopened(text: str) -> re.Match[str] | None:
    """Such a head at the beginning of a text; a line of text that is underlined is none."""
    found = _HEAD.match(text) if text.startswith(("title:", "layout:", "date:")) else None
    return found if found and "title:" in found["inner"] and _POST.search(found["inner"]) else None
