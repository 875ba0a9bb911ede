"""`Authors: ...`, `- **会议**：...`, `venue:: ...`, `| Title | ... |`: the fields that notes write in their text.

Which names are those of fields, `field_names` says; the value is what follows on the line, with its links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec

from ...model import Block, Mark
from ...patterns import pattern
from ..lexicon.title_words import UPPER
from ..prose.lines import Line, lines_of
from ..prose.once import TEXTS
from ..references.likeness import likeness
from ..references.venues import venue_in
from ..titles.titles import read_title
from .field_names import field_of
from .labels_alone import label_alone, may_be
from .run_together import parted

_LINE = pattern(
    r"^[\s>*_@+\U0001f000-\U0001faff☀-➿⬀-⯿️‍-]*(?P<key>\w[\w /().&（）-]{0,36}?)[\s*_`]*(?:::|[:：=])[\s*_`]*(?P<value>.*)$"
)
_URL = pattern(r"[^\w/]*https?://")
_ADDRESS = pattern(r"(?:[\w.-]+(?:://|/))+[\w.%/-]*")
_NAME = pattern(r"[^/|\n]+ [^/|\n]+|\d{4}(?:-\d\d){0,2}")


class Keyed(msgspec.Struct, frozen=True):
    """One field of a note's text: which, its value as text, the links in it, its line."""

    field: str
    value: str
    links: tuple[tuple[str, str], ...]
    line: int
    key: str = ""


_LONG_TITLE = 300  # characters of a title on lines of its own
_YEAR = pattern(r"(?:19|20)\d\d ?年?")


def keyed_line(line: Line) -> Keyed | None:
    """The field that a line writes, if it is one, the first where it writes several."""
    text = line.text
    if text.startswith("[") and (labelled := _labelled(line)):
        return labelled
    return _keyed(parted(line, field_of)[0]) if ":" in text or "：" in text or "=" in text else None


@lru_cache(maxsize=TEXTS)
def _keyed(line: Line) -> Keyed | None:
    found = _LINE.match(line.text)
    field = field_of(found["key"]) if found else None
    if found and not field and found["key"].casefold() == "book" and _MEETING.search(found["value"]):
        field = "venue" if venue_in(found["value"]) else None  # where Zotero has what was said at a conference
    if not found or not field:
        return None
    links = tuple(line.links())
    if _is_label(line, found.start("value")):
        return None
    if field == "title" and _URL.match(found["value"]):
        field = "link"  # 论文：https://...
    elif field == "link" and not links and _PAPER.fullmatch(found["key"]) and _titled(found["value"]):
        field = "title"  # Paper: Deep Image Prior (CVPR 2018)
    if "&" in found["key"] and _YEAR.fullmatch(found["value"].strip(" *_`")):
        field = next((part for part in map(field_of, found["key"].split("&")) if part == "year"), field)
    if not found["value"].strip() and not links:
        return Keyed(field, "", (), line.number, found["key"])
    value = found["value"]
    for mark in line.marks if "[[" not in value and "/" in value else ():
        if (
            mark.kind == "link"
            and _ADDRESS.fullmatch(line.text[mark.start : mark.end])
            and _NAME.fullmatch(mark.target)
        ):
            value = value.replace(line.text[mark.start : mark.end], mark.target)  # [[Name|address]]: Dendron's order
    if field == "tags" and len(codes := marks_of(line, "code")) > 1:  # `sonar` `deep`
        value = ", ".join(line.text[mark.start : mark.end] for mark in codes)
    return Keyed(field, value.strip(" *_`"), links, line.number, found["key"])


def _is_label(line: Line, value: int) -> bool:
    """Whether the field would be but what a link is called that stands before a title, `[arXiv:2101.00001](u) Title`."""
    link = next((mark for mark in line.marks if mark.kind == "link"), None)
    return (
        link is not None
        and link.start <= 2
        and link.end > value
        and _titled(line.text[link.end :].lstrip("] -–—:：*_"))
    )


_MEETING = pattern(r"(?i)proceedings|conference|symposium|workshop|advances in")


def _labelled(line: Line) -> Keyed | None:
    """The field whose name stands in bold brackets before it, `**[Author]** Aki Ito, Ben Wood`: what papers alone have."""
    found = _LABEL.fullmatch(line.text)
    bold = next(iter(line.marks), None)
    if not found or not bold or bold.kind != "strong" or bold.start or abs(bold.end - found.end("key")) > 1:
        return None
    key, value, links = found["key"], found["value"].strip(" *_`"), tuple(line.links())
    if _PAPER.fullmatch(key) and _titled(value):
        return Keyed("title", value, links, line.number, key)
    field = field_of(key)
    persons = field == "authors" and _PERSONS.match(value)
    placed = field in ("venue", "year") and venue_in(value)
    return Keyed(field, value, links, line.number, key) if field and (persons or placed) else None


_LABEL = pattern(r"\[(?P<key>[^\W\d_](?:[\w ]{0,20}\w)?)\]\s+(?P<value>[^\s\[].*)")
_PERSONS = pattern(
    rf"(?:[{UPPER}][\w’'.-]*+ +){{1,4}}[{UPPER}][\w’'.-]*+\s*(?:[(,，、;]|$)|[一-鿿]{{2,4}}(?:[,，、]|$)"
)
_PAPER = pattern(r"(?i)\W*papers?[ *_`]*")


def _titled(value: str) -> bool:
    return "/" not in value and likeness(read_title(value).title) >= 1


def keyed_fields(blocks: Iterable[Block], most: int = 40) -> Iterator[Keyed]:
    """The fields in the first lines of an entry: lines, list items, quotes and two-column tables.

    A heading that is a key (`#### Conference :`) has its value on the line below it.
    """
    seen = 0
    label, written = "", False  # the field whose value follows on the next line; whether authors are told
    heading: Block | None = None
    for block in blocks:
        if seen > most:
            return
        if block.kind == "heading":
            heading = block
        if block.kind in ("heading", "rule"):
            continue
        if (
            heading
            and (field := field_of(heading.text.strip(" :：*")))
            and block.kind in ("paragraph", "list", "quote")
        ):
            whole = field == "title" and block.kind == "paragraph" and len(block.text) < _LONG_TITLE
            whole = whole or (field == "tags" and "#" in block.text)  # `方法: #A #B` on each line
            alone = msgspec.structs.replace(block, text=block.text.replace("\n", " ")) if whole else block
            line = next(iter(lines_of((alone,))), None)
            if line:
                yield Keyed(field, line.text.strip(" *_`"), tuple(line.links()), line.number, heading.text)
        heading = None
        for table in (block, *(block.children if block.kind in ("quote", "callout") else ())):
            if table.kind == "table":
                yield from _table(table)
        if block.kind == "table":
            continue
        for line in lines_of((block,)):
            seen += 1
            said = [keyed for keyed in map(keyed_line, parted(line, field_of)) if keyed]
            for keyed in said:
                yield from _each_of_several(keyed) if "/" in keyed.key else (keyed,)
            written = written or label == "authors" or any(keyed.field == "authors" for keyed in said)
            if label and not said and (written or label != "institutions") and may_be(label, line.text):
                yield Keyed(label, line.text.strip(" *_`"), tuple(line.links()), line.number)
            label = label_alone(line, said[0].field if len(said) == 1 and not said[0].value else "")


def _each_of_several(keyed: Keyed) -> Iterator[Keyed]:
    """The two fields or more that one key has, with their values: `年 / venue: 2026 / Nat. Commun.`, `著者 / 所属: Aki Ito / MIT`,
    `作者 / 机构 / 年份：Aki Ito、Ben Wood；MIT；2020`."""
    keys = keyed.key.split("/")
    signs = "/；;" if len(keys) > _PAIR else "/"
    values = next((parts for parts in map(keyed.value.split, signs) if len(parts) == len(keys)), ())
    fields = [field_of(key.strip()) for key in keys]
    if len(keys) == len(values) == len({*fields}) and all(fields) and not keyed.links:
        for field, key, value in zip(fields, keys, values, strict=True):
            if field:
                yield msgspec.structs.replace(keyed, field=field, key=key.strip(), value=value.strip())
    else:
        yield keyed


_PAIR = 2  # keys, whose values may have semicolons within: persons


def _table(table: Block) -> Iterator[Keyed]:
    """A table of two columns whose first one holds keys, its head row too; or one row below a head of keys."""
    rows = [row.children for row in table.children]
    if not _is_head_of_values(rows) and rows and all(len(row) == 2 for row in rows):
        told = [
            (field, key, value) for key, value in rows if (field := field_of(key.text)) and not _is_head(key, value)
        ]
        if len(told) == 1 < len(rows) - 1 and told[0][1] is rows[0][0]:
            return  # a column that is headed so, of something else
        for field, key, value in told:
            yield Keyed(field, value.text.strip(), _links(value), key.span.line, key.text)
    elif len(rows) == 2 and len(rows[0]) == len(rows[1]):
        fields = [field_of(cell.text) for cell in rows[0]]
        if sum(1 for field in fields if field) * 2 > len(fields):
            for field, value in zip(fields, rows[1], strict=True):
                if field:
                    yield Keyed(field, value.text.strip(), _links(value), value.span.line)


def _is_head_of_values(rows: Sequence[Sequence[Block]]) -> bool:
    """Whether two columns have names of fields at their heads, and their values in the one row below: `| Venue | Year |`."""
    if len(rows) != 2 or not all(len(row) == 2 for row in rows):
        return False
    return all(field_of(cell.text) for cell in rows[0]) and field_of(rows[1][0].text) is None


def _is_head(key: Block, value: Block) -> bool:
    """Whether a row says what the columns of fields are: `| Field | Value |`."""
    return _HEADED.fullmatch(f"{key.text.strip(' *')}|{value.text.strip(' *')}") is not None


_HEADED = pattern(
    r"(?i)(?:fields?|keys?|items?|category|type|字段|类别|类型|属性|项目)\|(?:values?|contents?|details?|descriptions?|info(?:rmation)?|内容|值|说明|信息|详情)"
)


def _links(cell: Block) -> tuple[tuple[str, str], ...]:
    return tuple((cell.text[mark.start : mark.end], mark.target) for mark in cell.marks if mark.kind == "link")


def marks_of(line: Line, kind: str) -> tuple[Mark, ...]:
    """The line's marks of one kind."""
    return tuple(mark for mark in line.marks if mark.kind == kind)


_MARKED = pattern(r"(?<![\w#/])#([^\s#,，、;；`*\[\]]+)")


_LABELLED = pattern(r"(?i)(?:^|\s)(?:tags?|标签)[:：]\s?")


def tags_in(value: str) -> list[str]:
    """The tags between commas, `#Computer Science, #NLP`, or each behind its own sign, `方法: #GAN #NeRF`, or its own label,
    `Tag:声呐 Tag:船`."""
    found: list[str] = []
    value = _LABELLED.sub(", ", value) if ":" in value or "：" in value else value
    for part in value.replace("，", ",").replace("、", ",").replace(";", ",").split(","):
        alone = part.count("#") == 1 and part.lstrip(" `*[").startswith("#")
        marked = [] if alone else _MARKED.findall(part)
        found += marked or [part.strip(" #*`[]")]
    return [tag for tag in found if tag]
