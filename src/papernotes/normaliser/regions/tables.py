"""Papers as the rows of a table, whatever the order and the language of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import msgspec

from ...model import Block
from ...patterns import pattern
from ..headings.evidence import Evidence
from ..headings.groups import Group
from ..prose.facets import facets_of
from ..prose.lines import lines_of
from ..references.addresses import arxiv_of, bare_address, doi_of, is_paper, kind_of
from ..references.likeness import is_letters, is_name, likeness
from ..references.preprints import preprinted
from ..references.venues import known, venues_in
from ..references.writers import are_writers
from ..stated.field_names import field_of
from ..stated.keyed import tags_in
from ..titles.item_titles import title_in
from ..titles.titles import Named, read_title
from .items import Item
from .seeds import Seed
from .table_cells import of_each_title, says_venues, venue_of, with_badge, with_name_behind, with_years
from .table_columns import (
    are_dated,
    are_names,
    are_placed,
    lines_below,
    says_remarks,
    signed,
    with_names,
    with_titles,
    writers_of,
)


def of_table(table: Block, group: Group) -> Iterator[Seed]:
    rows = [row.children for row in table.children]
    if len(rows) < 2 or sum(1 for row in rows if row and len(row) == 2 and field_of(row[0].text)) >= 2:
        return  # no rows, or a table of one paper's fields
    fields = with_titles([_field(cell.text) for cell in rows[0]], rows)
    fields = with_years(with_names(fields, rows), rows)
    title = None if "book" in fields else _title_column(fields, rows)
    if title is None or len(fields) < 2 or ("title" not in fields and any(_DUE.search(cell.text) for cell in rows[0])):
        return
    if any(_OF_PROBLEMS.fullmatch(cell.text) for cell in rows[0]) and not {"venue", "authors"} & {*fields}:
        return
    fields = [None if at == title and field == "topic" else field for at, field in enumerate(fields)]  # of each meeting
    if "date" in fields or "noted" in fields:  # the year above is that of reading
        group = msgspec.structs.replace(group, year=None)
    placed = says_venues(fields, rows)
    for row in _filled([tuple(map(with_badge, row)) for row in rows[1:]], fields):
        if _RULE.fullmatch("".join(cell.text for at, cell in enumerate(row) if at != title)) and len(row) > 2:
            continue  # what parts rows: | --- | --- | newer ones | --- |
        for each in of_each_title(row, title) if title < len(row) and not _leads_within(row[title]) else ():
            if seed := _row(each, fields, title, group, placed):
                yield seed


def stands_over(item: Block) -> bool:
    """Whether an item of a list is a line of a few words above a table of papers."""
    first, *others = item.children or (item,)
    tables = [block for block in others if block.kind == "table"]
    if not tables or first.kind != "paragraph" or len(first.text) > _FEW or facets_of(first.text):
        return False
    return not any(mark.kind == "link" for mark in first.marks) and any(
        next(of_table(table, Group()), None) for table in tables
    )


_FEW = 50  # characters of a topic


def _filled(rows: Sequence[tuple[Block, ...]], fields: Sequence[str | None]) -> Iterator[tuple[Block, ...]]:
    """The rows; where the first column holds years or venues, a blank in it says what stands above it."""
    above: Block | None = None
    for row in rows:
        if row and fields[0] in ("year", "venue"):
            if row[0].text.strip():
                above = row[0]
            elif above:
                yield (above, *row[1:])
                continue
        yield row


_RULE = pattern(r"[-–—=_*.\s]{3,}")


def _field(head: str) -> str | None:
    """Which field the head of a column means: `📅 年份`, `标题 (Title)`, `Paper name`."""
    bare = _AROUND.sub("", head)
    apart = _TRANSLATED.fullmatch(bare)
    readings = (_NAME_OF.sub("", bare), bare, head, *(apart.groups() if apart else ()))
    return next((field for reading in readings if (field := field_of(reading) or field_of(reading.rstrip("s")))), None)


_AROUND = pattern(r"^[\W_]+|(?<=[\w)）])[^\w)）]+$")
_NAME_OF = pattern(r"(?i)(?<![\W_])[\W_]*+(?:list|name)?$")
_TRANSLATED = pattern(r"([^()（）]+?)\s*[(（]([^()（）]+)[)）]")
# What a table of calls for papers has, and none of papers.
_DUE = pattern(r"(?i)deadline|\bdue\b|notification|截止|截稿|\blocation\b|举办")
_OF_PROBLEMS = pattern(r"(?i)\W*(?:difficulty|acceptance(?: rate)?|ac rate|难度|通过率|题号)\W*")  # solved in contests
_TIME = pattern(r"\d{1,2}:\d\d|\d{4}\s*[/.年-]\s*\d{1,2}|(?i:\b(?:tbd|aoe)\b)")
_CONFERENCE = pattern(
    r"(?i)(?:(?:the|annual|international|european|asian|world|joint|pacific|winter|acm|ieee|cvf|usenix|aaai)[ /-]){0,6}"
    r"(?:conference|symposium|congress|meeting|transactions|journal|proceedings) (?:on|of|for)\b"
)
_WORDS = pattern(r"(?:[^\W\d_]{4,}.*?){3}|[一-鿿]{4}")


def _title_column(fields: list[str | None], rows: list[tuple[Block, ...]]) -> int | None:
    """The column that holds titles: the one said to, or the one whose cells look like titles; else None."""
    others = {field for field in fields if field and field != "title"}
    scored: list[tuple[float, int]] = []
    for column in range(len(fields)):
        cells = [row[column] for row in rows[1:] if column < len(row) and row[column].text.strip()]
        if not cells or (fields[column] is None and says_remarks(rows[0][column].text)):
            continue
        alike = sum(map(_alike, cells)) / len(cells)
        said = fields[column] in ("title", "short", "link") and not (fields[column] == "link" and "title" in fields)
        elsewise = sum(1 for cell in cells if _is_no_title(cell.text.strip())) / len(cells)
        if elsewise < 0.5:
            scored.append((alike + (1.5 if fields[column] == "title" else 0.5 if said else 0), column))
    if not scored:
        return None
    best, column = max(scored, key=lambda pair: (pair[0], -pair[1]))
    linked = sum(
        1
        for row in rows[1:]
        if any(
            mark.kind == "link" and kind_of(mark.target) in ("arxiv", "pdf", "doi")
            for cell in row
            for mark in cell.marks
        )
    )
    bibliographic = (
        others & {"venue", "year", "authors", "code", "link", "institutions", "project"} or linked * 2 >= len(rows) - 1
    )
    named = fields[column] == "title" or _lead_to_papers([row[column] for row in rows[1:] if column < len(row)])
    placed = are_placed(fields, rows[1:]) or are_dated(fields, rows[1:])
    named = named or (best >= 0.8 and placed and are_names(column, rows))
    return (
        column
        if ((named and (bibliographic or best >= 2.5)) or (best >= 1.2 and bibliographic)) and best >= 0.8
        else None
    )


def _alike(cell: Block) -> float:
    """How much like a title a cell is; letters that lead to a paper are its name: NeRF, VAE."""
    name = is_letters(cell.text.strip()) and _lead_to_papers([cell])
    return max(likeness(_cell_title(cell)[0].title), 1.0 if name else 0.0)


def _is_no_title(text: str) -> bool:
    """Whether a cell is a number, a day or hour with few words, or what a conference is called in full."""
    return bool(
        re.fullmatch(r"[\d.,%\s±/×x~+-]+", text)
        or (_TIME.search(text) and not _WORDS.search(text))
        or _CONFERENCE.match(text)
    )


def _lead_to_papers(cells: list[Block]) -> bool:
    """Whether most cells of a column are links to papers."""
    linked = (cell for cell in cells if any(mark.kind == "link" and is_paper(mark.target) for mark in cell.marks))
    return 2 * sum(1 for _ in linked) > len(cells)


def _leads_within(cell: Block) -> bool:
    """Whether a cell leads to a heading of the same note, where the paper is."""
    return any(mark.kind == "link" and mark.target.startswith("#") for mark in cell.marks)


def _cell_title(cell: Block) -> tuple[Named, str]:
    line = next(iter(lines_of((cell,), 0, "cell")), None)
    return title_in(line) if line else (Named(""), "")


def _is_said(text: str, field: str | None) -> bool:
    """Whether a cell says something of the paper that no field of its record holds, in however few words."""
    if field is None:
        return bool(re.search(r"[A-Za-z]{3}|[一-鿿]", text))
    return len(text) > 12 and field not in ("link", "code", "authors", "venue", "tags", "keywords")


def _links(cell: Block, field: str | None) -> Iterator[tuple[str, str]]:
    """Label and address of each link in a cell; or the address that the cell is without one, `github.com/a/b`, or that
    of the number that it gives in a column of such."""
    links = tuple(mark for mark in cell.marks if mark.kind == "link" and mark.target)
    yield from ((cell.text[mark.start : mark.end], mark.target) for mark in links)
    if not links and (url := bare_address(cell.text)):
        yield url, url
    elif not links and field in ("link", "doi") and (url := doi_of(cell.text) or arxiv_of(cell.text)):
        yield cell.text.strip(), url


def _row(row: tuple[Block, ...], fields: list[str | None], title: int, group: Group, placed: bool) -> Seed | None:
    named, rest = _cell_title(row[title])
    bare = read_title(row[title].text, row[title].marks)
    if likeness(named.title) < 0.6 and bare.title:
        named = bare
    named = with_name_behind(named, row[title].text)
    if not re.search(r"[A-Za-z一-鿿]{2}", named.title) or re.fullmatch(
        r"(?:tbd|待定|放假|n/?a|none|无|-+|todo|\.+)", named.title, re.I
    ):
        return None
    values = tuple(
        (field, cell.text.strip()) for field, cell in zip(fields, row, strict=False) if field and cell.text.strip()
    )
    links = tuple(link for cell, field in zip_longest(row, fields[: len(row)]) for link in _links(cell, field))
    below = lines_below(row[title])
    authors, when = signed(next((value for field, value in values if field == "authors"), ""))
    text = " ".join((*(value for field, value in values if field in ("venue", "year")), when))
    rest = "\n".join((rest, *below))
    venue = next(iter(venues_in(text)), None) or next(iter(venues_in(rest)), None)
    said = next((value for field, value in values if field == "venue" and re.search(r"[A-Za-z一-鿿]{2}", value)), None)
    year = re.search(r"(?:19[5-9]|20[0-4])\d", text)
    short = next((value for field, value in values if field == "short" and value != named.title), None)
    short = short or (named.title if is_letters(named.title) else None)
    if short and (not named.short or is_name(short)):
        named = msgspec.structs.replace(named, short=short)
    notes = tuple(cell for index, cell in enumerate(row) if index != title and _is_said(cell.text, fields[index]))
    item = Item(
        named, row[-1].span.line, row[-1].end, Evidence(3, 3, ("a row of a table of papers",)), links, notes, head=row[title],
        authors=authors or writers_of(below) or (lead if " — " in rest and are_writers(lead := rest.partition(" — ")[0]) else ""),
        venue=(known(said) if said else None) or (venue.name if venue else None) or (venue_of(said) if said and placed else None) or named.venue,
        year=int(year[0]) if year else (venue.year if venue and venue.year else preprinted(text) or named.year), fields=values,
        tags=tuple(tag for field, value in values if field == "tags" for tag in tags_in(value)),
    )  # fmt: skip
    return Seed(named, item.line, item.end, notes, group, "a row of a table of papers", "row", links=links, item=item)
