"""Logseq: an outline of bullets, with `key:: value` properties of the page on top and of blocks anywhere.

- TODO read                a task; DOING, DONE, LATER, NOW, WAITING, CANCELED likewise
id:: 64f0...               the name of the block above, for ((64f0...)) and {{embed ((64f0...))}}
#[[multi word]]            a tag of several words: #multi-word
collapsed:: true           book-keeping, like `:LOGBOOK:` drawers and `logseq.*`: it goes
"""

from __future__ import annotations

import re

from ...model import Field, Source
from ..dialect import Dialect

_PROPERTY = re.compile(r"^[ \t]*(?:- +)?([\w一-鿿][\w一-鿿 ./-]{0,40}):: *(.*)$")
_PRIVATE = re.compile(
    r"^([ \t]*)(?:id|collapsed|logseq\.[\w.-]+|ls-type|hl-[\w-]+|card-[\w-]+|background-color|heading|done|todo):: .*$"
)
_ID = re.compile(r"^[ \t]*id:: +([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})[ \t]*$")
_WIKI = re.compile(r"^\[\[([^\]|]+)(?:\|[^\]]*)?\]\]$")
_UUID = r"\(\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)\)"
_STATES = {
    "TODO": " ",
    "LATER": " ",
    "WAITING": ">",
    "DOING": "/",
    "NOW": "/",
    "DONE": "x",
    "CANCELED": "-",
    "CANCELLED": "-",
}
_TASK = re.compile(rf"^([ \t]*[-*+] )({'|'.join(_STATES)}) (?=\S)")
_DRAWER = re.compile(r"^[ \t]*:([A-Z]+):[ \t]*$")
_SIGNS = re.compile(rf"^\s*(?:collapsed|id):: |{_UUID}|\{{\{{embed |^[ \t]*:LOGBOOK:", re.MULTILINE)
# What stands where a line was: a blank one would part the items of a list.
_NOTHING = "<!---->"


def matches(source: Source) -> bool:
    text = source.text.lstrip("\n")
    return bool(_PROPERTY.match(text.split("\n", 1)[0])) or bool(_SIGNS.search(source.text))


def normalise(text: str) -> tuple[str, tuple[Field, ...]]:
    """The page's own properties (its first lines) become the head; Logseq's book-keeping goes."""
    lines = text.split("\n")
    fields: list[Field] = []
    on_top, drawer, fenced, block = True, False, False, -1
    for number, line in enumerate(lines):
        if line.lstrip(" \t-").startswith(("```", "~~~")):
            fenced = not fenced
        if fenced:
            continue
        drawer = drawer or _DRAWER.match(line) is not None
        if drawer:
            drawer = line.strip() != ":END:"
            lines[number] = _NOTHING.rjust(len(line) - len(line.lstrip()) + len(_NOTHING)) if number else ""
        elif private := _PRIVATE.match(line):
            if (name := _ID.match(line)) and block >= 0:
                lines[block] += f" ^{name[1]}"
            lines[number] = private[1] + _NOTHING if block >= 0 else ""
        elif on_top and (found := _PROPERTY.match(line)):
            fields.append(Field(re.sub(r"[\s_]+", "-", found[1].strip().lower()), _values(found[2]), number + 1))
            lines[number] = ""
        elif line.strip() not in ("", "-"):
            on_top = False
            lines[number] = _rewritten(line)
            if not line[0].isspace() or line.lstrip().startswith("- ") or block < 0:
                block = number
    return "\n".join(lines), tuple(fields)


def _rewritten(line: str) -> str:
    """The line with Logseq's own signs in those that the constructs know."""
    line = _TASK.sub(lambda found: f"{found[1]}[{_STATES[found[2]]}] ", line)
    line = re.sub(
        rf"\{{\{{embed +(?:{_UUID}|(\[\[[^\[\]]+\]\])) *\}}\}}",
        lambda f: f"![[#^{f[1]}]]" if f[1] else f"!{f[2]}",
        line,
    )
    line = re.sub(_UUID, r"[[#^\1]]", line)
    line = re.sub(r"#\[\[([^\[\]]+)\]\]", lambda found: "#" + re.sub(r"\s+", "-", found[1].strip()), line)
    return re.sub(r"\{\{(?:video|youtube|tweet|twitter|bilibili) +(\S+?) *\}\}", r"\1", line)


def _values(text: str) -> tuple[str, ...]:
    """Logseq splits at commas where each part is a [[page]] or #tag, else the value is one."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 1 and all(part.startswith(("[[", "#")) for part in parts if part):
        return tuple(_bare(part) for part in parts if part)
    return (_bare(text.strip()),) if text.strip() else ()


def _bare(value: str) -> str:
    page = _WIKI.match(value)
    return page[1] if page else value


LOGSEQ = Dialect("logseq", matches, normalise)
