"""The fields in the first blocks of an entry: lines, list items, quotes, tables of keys, and headings that are keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import msgspec

from ...model import Block
from ...patterns import pattern
from ..prose.lines import lines_of
from .field_names import field_of
from .information import information
from .keyed import Keyed, keyed_line
from .labels_alone import label_alone, may_be
from .run_together import parted

_LONG_TITLE = 300  # characters of a title on lines of its own


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
            parts = chain.from_iterable(parted(part, field_of) for part in information(line))
            said = [keyed for keyed in map(keyed_line, parts) if keyed]
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
