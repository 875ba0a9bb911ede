"""Logseq: an outline of bullets, with `key:: value` properties of the page on top and of blocks anywhere.

- ## Method                a heading of the page
- TODO read                a task; DOING, DONE, LATER, NOW, WAITING, CANCELED likewise
id:: 64f0...               the name of the block above, for ((64f0...)) and {{embed ((64f0...))}}
#[[multi word]]            a tag of several words: #multi-word
collapsed:: true           book-keeping, like `:LOGBOOK:` drawers and `logseq.*`: it goes
logseq.order-list-type:: number    the block above is an item with a number
#+BEGIN_TIP ... #+END_TIP  a callout; of QUOTE a quote, of SRC code
{{query ...}}              what only Logseq can fill in: shown as code
"""

from __future__ import annotations

import re

from ...model import Field, Source
from ...patterns import pattern
from ..dialect import Dialect

MOST = 1000  # properties of a page; those after them are text
_PROPERTY = pattern(r"^[ \t]*(?:- +)?([\w一-鿿][\w一-鿿 ./-]{0,40}):: *(.*)$")
_PRIVATE = pattern(
    r"^([ \t]*)(?:id|collapsed|logseq\.[\w.-]+|ls-type|hl-[\w-]+|card-[\w-]+|background-color|heading|done|todo):: .*$"
)
_ID = pattern(r"^[ \t]*id:: +([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})[ \t]*$")
_WIKI = pattern(r"^\[\[([^\]|]+)(?:\|[^\]]*)?\]\]$")
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
_TASK = pattern(rf"^([ \t]*(?:[-*+]|1\.) )({'|'.join(_STATES)}) (?=\S)")
_DRAWER = pattern(r"^[ \t]*:([A-Z]+):[ \t]*$")
_SIGNS = pattern(
    rf"^[ \t]*(?:collapsed|id):: |{_UUID}|\{{\{{(?:embed|query|cloze|renderer)\b|^[ \t]*:LOGBOOK:|#\[\[[^\[\]\n]+\]\]"
    r"|^[ \t]*- (?:TODO|DOING|LATER|NOW|DONE|WAITING) \S|logseq\.order-list-type::",
    re.MULTILINE,
)
# Of which one is in every text that has such a sign.
_TRACES = ("::", "((", "{{", "#[[", ":LOGBOOK:", "TODO ", "DOING ", "LATER ", "NOW ", "DONE ", "WAITING ")
_HEADING = pattern(r"- #{1,6} \S")  # of a page whose first block is its title
_JOURNAL = pattern(r"(?:^|/)journals/\d{4}_\d\d_\d\d\.md$")
_NUMBER = pattern(r"^[ \t]*logseq\.order-list-type:: *number\b")
_ORG = pattern(r"^([ \t]*(?:- )?)#\+(BEGIN|END)_(\w+)[ \t]*(\S*).*$", re.IGNORECASE)
_CALLOUTS = ("note", "tip", "important", "caution", "warning", "example", "pinned")
_CODE = pattern(r"(`+[^`]+`+)")
# What stands where a line was: a blank one would part the items of a list.
_NOTHING = "<!---->"


def matches(source: Source) -> bool:
    text = source.text.lstrip("\n")
    if any(trace in text for trace in _TRACES) and (_PROPERTY.match(text.split("\n", 1)[0]) or _SIGNS.search(text)):
        return True
    return _HEADING.match(text) is not None or _JOURNAL.search(source.path) is not None


def normalise(text: str) -> tuple[str, tuple[Field, ...]]:
    """The page's own properties (its first lines) become the head; Logseq's book-keeping goes."""
    lines = _numbered(_org_blocks(text.split("\n")))
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
        elif on_top and len(fields) < MOST and (found := _PROPERTY.match(line)):
            key, (values, linked) = re.sub(r"[\s_]+", "-", found[1].strip().lower()), _values(found[2])
            fields.append(Field(key, values, number + 1, linked))
            lines[number] = ""
        elif line.strip() not in ("", "-"):
            on_top = False
            lines[number] = _rewritten(line)
            if not line[0].isspace() or line.lstrip().startswith(("- ", "1. ")) or block < 0:
                block = number
    return "\n".join(lines), tuple(fields)


def _org_blocks(lines: list[str]) -> list[str]:
    """Blocks of Org as Markdown has them; a line inside keeps its place below the item it is in."""
    made: list[str] = []
    kind, indent = "", ""
    for line in lines:
        found = _ORG.match(line)
        if found and found[2].upper() == "BEGIN" and not kind:
            kind, indent = found[3].lower(), found[1].replace("-", " ")
            mark = f"> [!{kind}]" if kind in _CALLOUTS else f"```{found[4]}" if kind in ("src", "example") else ">"
            made.append(found[1] + mark)
        elif found and kind and found[3].lower() == kind:
            made.append(indent + ("```" if kind == "src" else _NOTHING))
            kind = ""
        elif kind and kind != "src":
            made.append(f"{indent}> {line.removeprefix(indent)}")
        else:
            made.append(line)
    return made


def _numbered(lines: list[str]) -> list[str]:
    """The lines with numbers for the blocks that ask for them, what stands below each moved under its text."""
    made, block = list(lines), -1
    blocks: dict[int, list[int]] = {}  # line of a block -> its other lines
    asked: list[int] = []
    for number, line in enumerate(lines):
        if line.lstrip().startswith("- "):
            block = number
        elif line.strip():
            blocks.setdefault(block, []).append(number)
            asked += [block] if block >= 0 and _NUMBER.match(line) else []
    for block in asked:
        made[block] = re.sub(r"^([ \t]*)- ", r"\g<1>1. ", made[block])
        for number in blocks[block]:
            made[number] = re.sub(r"^([ \t]*)", r"\1 ", made[number])
    return made


def _rewritten(line: str) -> str:
    """The line with Logseq's own signs in those that the constructs know; what is code stays."""
    line = _TASK.sub(lambda found: f"{found[1]}[{_STATES[found[2]]}] ", line)
    if not any(sign in line for sign in ("((", "{{", "#[[", "^^", "{:", "([[")):
        return line
    return "".join(part if part.startswith("`") else _signs(part) for part in _CODE.split(line))


def _signs(text: str) -> str:
    text = re.sub(
        rf"\{{\{{embed +(?:{_UUID}|(\[\[[^\[\]]+\]\])) *\}}\}}",
        lambda f: f"![[#^{f[1]}]]" if f[1] else f"!{f[2]}",
        text,
    )
    text = re.sub(rf"\[([^\[\]]+)\]\({_UUID}\)", r"[[#^\2|\1]]", text)
    text = re.sub(r"(?<!!)\[([^\[\]]+)\]\(\[\[([^\[\]]+)\]\]\)", r"[[\2|\1]]", text)
    text = re.sub(_UUID, r"[[#^\1]]", text)
    text = re.sub(r"#\[\[([^\[\]]+)\]\]", lambda found: "#" + re.sub(r"\s+", "-", found[1].strip()), text)
    text = re.sub(r"\^\^(\S(?:[^^]*\S)?)\^\^", r"==\1==", text)
    text = re.sub(r"!\[([^\[\]|]*)\](\([^()]+\))\{:([^{}]*)\}", _sized, text)
    text = re.sub(r"\{\{youtube +([\w-]{11}) *\}\}", r"https://www.youtube.com/watch?v=\1", text)
    text = re.sub(r"\{\{(?:video|youtube|tweet|twitter|bilibili) +(\S+?) *\}\}", r"\1", text)
    text = re.sub(r"\{\{cloze +([^{}]*?) *\}\}", r"\1", text)
    return re.sub(r"(\{\{(?:query|renderer|function|namespace)\b[^{}]*\}\})", r"`\1`", text)


def _sized(found: re.Match[str]) -> str:
    """A figure with the size that Logseq writes behind it: `{:height 100, :width 200}`."""
    given = dict(re.findall(r":?(width|height) +(\d+)", found[3]))
    size = given.get("width", "") and f"|{given['width']}" + (f"x{given['height']}" if "height" in given else "")
    return f"![{found[1]}{size}]{found[2]}"


_COMMAS = pattern(r",(?![^\[\],]{0,80}(?:,[^\[\],]{0,80})?\]\])")  # but for those in [[Ito, Aki]]


def _values(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The values, and those of them that were links. Logseq splits at commas where each part is a [[page]] or #tag,
    else the value is one."""
    parts = [part.strip() for part in _COMMAS.split(text)]
    if len(parts) < 2 or not all(part.startswith(("[[", "#")) for part in parts if part):
        parts = [text.strip()]
    pages = [(part, _WIKI.match(part)) for part in parts if part]
    return tuple(page[1] if page else part for part, page in pages), tuple(page[1] for _, page in pages if page)


LOGSEQ = Dialect("logseq", matches, normalise)
