"""Hugo's shortcodes, as its themes have them.

{{< figure src="a.png" caption="C" >}}                a figure
{{% notice tip "Title" %}} ... {{% /notice %}}        a callout; so are hint, alert, admonition, note, details ...
{{< highlight python >}} ... {{< /highlight >}}       code; mermaid a diagram
{{< katex >}}x^2{{< /katex >}}, {{< math >}}          a formula
[words]({{< ref "note.md#part" >}}), {{< youtube x >}} links
{{< tabs >}}, {{< columns >}}, {{< raw >}}            nothing that a reader sees
"""

from __future__ import annotations

import re

from ...model import Field, Source
from ...patterns import pattern
from ..dialect import Dialect

_ALONE = pattern(r"^[ \t]*\{\{[<%][ \t]*(/?)[ \t]*([\w-]+)\b((?:[^{}\n\"]|\"[^\"\n]*\")*?)/?[ \t]*[>%]\}\}[ \t]*$")
_GIVEN = pattern(r"([\w-]+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))")
_BARE = pattern(r"\"([^\"]*)\"|'([^']*)'|([^\s\"'=]+)(?=\s|$)")
_CALLOUTS = {
    "notice": "", "hint": "", "alert": "", "admonition": "", "callout": "", "tip": "tip", "note": "note",
    "info": "info", "warning": "warning", "danger": "danger", "details": "-", "expand": "-", "spoiler": "-",
    "collapse": "-", "detail-tag": "-", "toggle": "-", "blockquote": "quote", "quote": "quote",
}  # fmt: skip
_SORTS = "note abstract info tip success question warning failure danger bug example quote important caution"
_KINDS = frozenset(_SORTS.split())
_CODE = {"highlight": "", "code": "", "mermaid": "mermaid"}
_FORMULAS = ("math", "katex", "mathjax", "latex")
_ARRANGING = """
    tabs tab columns column raw rawhtml center left right section steps row col card cards toc bootstrap-table
    table-of-contents list-children children
"""
_LAYOUT = frozenset(_ARRANGING.split())
_FIGURE = pattern(r"\{\{[<%][ \t]*(?:figure|img|image|imgproc|bundle-image)[ \t]([^{}\n]*?)[ \t]*/?[>%]\}\}")
_FORMULA = pattern(
    r"\{\{[<%][ \t]*(?:katex|math|mathjax|latex)\b[^{}\n]*[>%]\}\}([^\n]{1,2000}?)"
    r"\{\{[<%][ \t]*/[ \t]*\w+[ \t]*[>%]\}\}"
)
_REF = pattern(r"\{\{[<%][ \t]*(?:rel)?ref[ \t]+[\"'`]?([^\s\"'`{}]+)[\"'`]?[ \t]*[>%]\}\}")
_BUTTON = pattern(
    r"\{\{[<%][ \t]*(?:button|link)\b[^{}\n]*?(?:href|relref|url)=\"([^\"\n]*)\"[^{}\n]*[>%]\}\}([^{}\n]*)"
    r"\{\{[<%][ \t]*/[ \t]*\w+[ \t]*[>%]\}\}"
)
# Where films and posts are, by what is named first.
_PLACES = {
    "youtube": "https://www.youtube.com/watch?v=",
    "vimeo": "https://vimeo.com/",
    "bilibili": "https://www.bilibili.com/video/",
    "gist": "https://gist.github.com/",
    "tweet": "https://twitter.com/i/status/",
}
_PLACE = pattern(rf"\{{\{{[<%][ \t]*({'|'.join(_PLACES)})[ \t]+([^{{}}\n]*?)[ \t]*/?[>%]\}}\}}")


def matches(source: Source) -> bool:
    return "{{<" in source.text or "{{%" in source.text


def normalise(text: str) -> tuple[str, tuple[Field, ...]]:
    lines = text.split("\n")
    open_: list[str] = []  # callouts
    fence = ""
    for number, line in enumerate(lines):
        quote = "> " * len(open_)
        mark = line.lstrip()[:3]
        tag = _ALONE.match(line) if "{{" in line else None
        if mark in ("```", "~~~") and (not fence or mark == fence):
            fence = "" if fence else mark
        if fence and not (tag and fence == tag[2]):
            lines[number] = quote + line
        elif tag is None:
            lines[number] = quote + _rewritten(line)
        elif tag[1]:
            lines[number], fence = _closed(tag[2], line, open_, fence)
        elif tag[2] in _CALLOUTS:
            lines[number] = f"{quote}> {_callout(tag[2], tag[3])}"
            open_.append(tag[2])
        elif tag[2] in _CODE or tag[2] in _FORMULAS:
            fence = tag[2]
            lines[number] = quote + ("$$" if fence in _FORMULAS else f"```{_CODE[fence] or _first(tag[3])}")
        else:
            lines[number] = quote + ("" if tag[2] in _LAYOUT else _rewritten(line))
            if tag[2] == "tab" and (name := _first(tag[3])):
                lines[number] = f"{quote}**{name}**"
    return "\n".join(lines), ()


def _closed(name: str, line: str, open_: list[str], fence: str) -> tuple[str, str]:
    """The line that a closing tag leaves, and the fence that is open behind it."""
    if fence == name:
        return "> " * len(open_) + ("$$" if name in _FORMULAS else "```"), ""
    if name in open_:
        while open_.pop() != name:
            pass
        return "> " * len(open_), fence
    return "> " * len(open_) + ("" if name in _LAYOUT else line), fence


def _callout(name: str, written: str) -> str:
    """The mark of a callout and its title."""
    given = _given(written)
    words = [found[1] or found[2] or found[3] for found in _BARE.finditer(_GIVEN.sub("", written))]
    fold = "-" if _CALLOUTS[name] == "-" else ""
    kind = _CALLOUTS[name].strip("-") or given.get("type") or given.get("kind") or given.get("style") or ""
    if not kind and words and words[0].lower() in _KINDS:
        kind = words.pop(0)
    title = given.get("title") or given.get("summary") or given.get("author") or " ".join(words)
    return f"[!{kind.lower() if kind.lower() in _KINDS else 'note'}]{fold} {title}".rstrip()


def _given(written: str) -> dict[str, str]:
    return {found[1]: found[2] or found[3] or found[4] or "" for found in _GIVEN.finditer(written)}


def _first(written: str) -> str:
    """The first word that has no name."""
    found = _BARE.search(_GIVEN.sub("", written))
    return (found[1] or found[2] or found[3] or "") if found else ""


def _rewritten(line: str) -> str:
    if "{{" not in line:
        return line
    line = _FIGURE.sub(_figure, line)
    line = _FORMULA.sub(lambda found: f"${found[1].strip()}$", line)
    line = _BUTTON.sub(r"[\2](<\1>)", line)
    line = _REF.sub(lambda found: _note(found[1]), line)
    return _PLACE.sub(_place, line)


def _figure(found: re.Match[str]) -> str:
    given = _given(found[1])
    words = given.get("caption") or given.get("title") or given.get("alt", "")
    return f"![{words}](<{given.get('src') or given.get('link') or _first(found[1])}>)"


def _note(written: str) -> str:
    """The path of a note, with its ending."""
    path, sign, part = written.partition("#")
    return path + (".md" if path and "." not in path.rpartition("/")[2] else "") + sign + part


def _place(found: re.Match[str]) -> str:
    given, words = (
        _given(found[2]),
        [part[1] or part[2] or part[3] for part in _BARE.finditer(_GIVEN.sub("", found[2]))],
    )
    name = given.get("id") or "/".join(words[:2] if found[1] == "gist" else words[:1])
    return _PLACES[found[1]] + name if re.fullmatch(r"[\w/.-]+", name) else found[0]


HUGO = Dialect("hugo", matches, normalise)
