"""Hexo, Hugo and Jekyll posts: a head with `categories` or `layout`, template tags in the text."""

from __future__ import annotations

import re

from ...model import Field, Source
from ..dialect import Dialect

_HEAD = re.compile(
    r"\A\s*(?:---|\+\+\+)[ \t]*\n(?:.*\n){0,30}?(?:categories|layout|mathjax|toc|slug|permalink)[ \t]*[:=]"
)
# Template tags that only place or count; `{% asset_img %}` is a figure and is read by the parser.
_TEMPLATE = re.compile(r"\{%-?[ \t]*(?:raw|endraw|note\b[^%]*|endnote|cq|endcq|fold\b[^%]*|endfold)[ \t]*-?%\}")


def matches(source: Source) -> bool:
    return bool(_HEAD.match(source.text) or "{% " in source.text)


def normalise(text: str) -> tuple[str, tuple[Field, ...]]:
    return _TEMPLATE.sub("", text), ()


HEXO = Dialect("hexo", matches, normalise)
