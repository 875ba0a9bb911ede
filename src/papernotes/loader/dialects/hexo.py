"""Hexo, Hugo and Jekyll posts: a head with `categories` or `layout`, template tags in the text.

{% note warning Title %} ... {% endnote %}     a callout
{% post_link slug Title %}                     a link to a note
{% raw %}, <!-- more -->                       nothing that a reader sees
{{< figure src="a.png" >}}                     Hugo's figure
"""

from __future__ import annotations

import re

from ...model import Field, Source
from ..dialect import Dialect

_HEAD = re.compile(
    r"\A\s*(?:---|\+\+\+)[ \t]*\n(?:.*\n){0,30}?(?:categories|layout|mathjax|toc|slug|permalink)[ \t]*[:=]"
)
# Template tags that only place or count; `{% asset_img %}` is a figure and is read by the parser.
_TEMPLATE = re.compile(
    r"\{%-?[ \t]*(?:raw|endraw|cq|endcq|blockquote\b[^%]*|endblockquote|centerquote|endcenterquote)[ \t]*-?%\}"
)
_OPEN = re.compile(r"^[ \t]*\{%-?[ \t]*(?:note|fold|folding|admonition|hideToggle)\b[ \t]*([^%]*?)[ \t]*-?%\}[ \t]*$")
_CLOSE = re.compile(r"^[ \t]*\{%-?[ \t]*end(?:note|fold|folding|admonition|hideToggle)[ \t]*-?%\}[ \t]*$")
_KINDS = frozenset(
    (
        "info",
        "success",
        "warning",
        "danger",
        "primary",
        "default",
        "note",
        "tip",
        "error",
        "bug",
        "example",
        "quote",
        "question",
    )
)
_LINK = re.compile(r"\{%[ \t]*post_link[ \t]+(\S+)[ \t]*['\"]?(.*?)['\"]?[ \t]*%\}")
_FIGURE = re.compile(r"\{\{[<%][ \t]*figure[ \t]([^}]*?)[ \t]*[>%]\}\}")


def matches(source: Source) -> bool:
    return bool(_HEAD.match(source.text) or "{% " in source.text or "{{<" in source.text)


def normalise(text: str) -> tuple[str, tuple[Field, ...]]:
    lines = text.split("\n")
    inside = fenced = False
    for number, line in enumerate(lines):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        if not fenced and (opened := _OPEN.match(line)):
            inside, lines[number] = True, f"> {_mark(opened[1])}"
        elif not fenced and _CLOSE.match(line):
            inside, lines[number] = False, ""
        elif inside:
            lines[number] = f"> {line}"
        elif not fenced:
            lines[number] = _rewritten(line)
    return "\n".join(lines), ()


def _mark(words: str) -> str:
    """The callout's mark: the first known kind, folded where the tag is, with the rest as its title."""
    kind, *rest = words.split() or ["note"]
    if kind.strip("'\",") in _KINDS:
        return f"[!{kind}] {' '.join(rest)}".rstrip()
    return f"[!note] {words}".replace(" @", " ").rstrip()


def _rewritten(line: str) -> str:
    if "{" not in line:
        return line
    line = _TEMPLATE.sub("", line)
    line = _LINK.sub(lambda found: f"[{found[2] or found[1]}]({found[1]}.md)", line)
    return _FIGURE.sub(_figure, line)


def _figure(found: re.Match[str]) -> str:
    given = dict(re.findall(r"(\w+)=[\"']([^\"']*)[\"']", found[1]))
    return f"![{given.get('caption') or given.get('title') or given.get('alt', '')}](<{given.get('src', '')}>)"


HEXO = Dialect("hexo", matches, normalise)
