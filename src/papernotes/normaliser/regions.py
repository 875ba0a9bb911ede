"""Papers in lists, tables and bold lines, where no heading names them.

A list is one of papers when most of its items are; then the weaker items are papers too (an item without a link among
linked ones). An item whose own items are papers is a topic. Lists of references, tools and chores are left alone, and
so is an index whose entries lead to notes below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

import msgspec

from ..config import Config
from ..model import Block, Note, walk
from .addresses import is_paper, kind_of
from .evidence import Evidence
from .facets import facets_of
from .groups import Group, clean_topic, is_date, is_generic, topic_text
from .items import Item, item_of, title_in
from .keyed import field_of
from .lines import Line, lines_of
from .seeds import Outline, Region, Seed
from .titles import Named, likeness, read_title
from .venues import known, venues_in


def region_seeds(note: Note, found: Outline, config: Config, split: str = "auto") -> tuple[Seed, ...]:
    """The papers in what the headings left over, in the order of their lines."""
    seeds: list[Seed] = []
    cited = is_cited(note.blocks)
    for region in found.regions:
        blocks = note.blocks[region.start : region.end]
        seeds.extend(_in_region(blocks, region, cited, split))
    known_titles = {_fold(seed.named.title) for seed in found.seeds} | {
        _fold(seed.named.short) for seed in found.seeds if seed.named.short
    }
    unique: list[Seed] = []
    seen: set[str] = set()
    for seed in seeds:
        key = _fold(seed.named.title)
        if key in known_titles or (seed.named.short and _fold(seed.named.short) in known_titles) or key in seen:
            continue
        seen.add(key)
        unique.append(seed)
    return tuple(unique)


def count_in(blocks: tuple[Block, ...], cited: bool) -> int:
    """How many papers the lists, tables and lines of a heading's body name; `cited` as `is_cited` of the note."""
    return len(tuple(_in_region(blocks, Region(Group(), 0, len(blocks), False), cited, "auto")))


def is_cited(blocks: tuple[Block, ...]) -> bool:
    """Whether a note anywhere links to where papers are read, names a venue with its year, or holds BibTeX. Where it
    does, a list of mere titles is one of papers; where it does not, it may be a list of anything."""
    listing = False
    for block in blocks:
        if block.kind == "heading":
            listing = bool(re.match(r"(?i)\W*(?:references?|bibliography|参考)", block.text))
        for part in walk(block) if not listing else ():
            if any(mark.kind == "link" and is_paper(mark.target) for mark in part.marks):
                return True
            if part.kind == "code" and re.search(r"@(?:inproceedings|article|misc)\s*\{", part.text):
                return True
            if not part.children and any(venue.name and venue.year for venue in venues_in(part.text[:2000])):
                return True
    return False


def _fold(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", text or "").casefold()


def _in_region(blocks: tuple[Block, ...], region: Region, cited: bool, split: str) -> Iterator[Seed]:
    titles = _lines(blocks, region.group, cited) if split in ("auto", "headings") else ()
    if titles:
        yield from titles
        return
    for block in blocks:
        if block.kind == "list" and split in ("auto", "list") and not region.group.guide:
            yield from _of_list(block, region.group, cited)
        elif block.kind == "table" and split in ("auto", "table"):
            yield from _of_table(block, region.group)


# --- lists ------------------------------------------------------------------------------------------------------


def _of_list(block: Block, group: Group, cited: bool) -> Iterator[Seed]:
    read = [(item, item_of(item)) for item in block.children]
    bar = _bar([found for _, found in read if found and found.named.title], cited)
    for item, found in read:
        inner = [child for child in item.children[1:] if child.kind == "list"]
        if item.children and item.children[0].kind == "heading":
            for child in inner:
                yield from _of_list(child, _below_heading(group, item.children[0]), cited)
            continue
        if found and _is_index(found) and not found.blocks:
            continue
        if inner and not (found and _strong(found)) and (topic := _topic_item(item, found, inner, cited)):
            path = (*group.path, (clean_topic(topic), topic_text(topic)))
            for child in inner:
                yield from _of_list(child, msgspec.structs.replace(group, path=path), cited)
        elif found and found.evidence.score >= bar:
            why = "; ".join(found.evidence.why)
            yield Seed(
                found.named, found.line, found.end, found.blocks, group, why, "item", links=found.links, item=found
            )


def _below_heading(group: Group, heading: Block) -> Group:
    """A heading inside a bullet (Logseq writes its pages so) is a topic for the bullets below it."""
    text = heading.text
    if is_generic(text) or is_date(text) or facets_of(text):
        return group
    return msgspec.structs.replace(group, path=(*group.path, (clean_topic(text), topic_text(text))))


def _bar(items: list[Item], cited: bool) -> float:
    """The points that an item of a list needs: few where most items are certain, none could reach it where none is."""
    strong = [found for found in items if _strong(found)]
    bound = [found for found in strong if found.evidence.bib >= 2]
    share = len(strong) / max(1, len(items))
    titled = sum(1 for found in items if likeness(found.named.title) >= 2) / max(1, len(items))
    if bound and share >= 0.5:
        return 0.6 if len(bound) >= 3 else 1.0
    if bound:
        return 1.2 if share >= 0.25 and titled >= 0.5 else 3.0
    if cited and len(items) >= 2 and titled >= 0.6:
        return 1.2
    return 99.0


def _strong(found: Item) -> bool:
    return found.evidence.score >= 3


def _is_index(found: Item) -> bool:
    """An item that only leads to a heading or a note of this folder."""
    return bool(found.links) and all(not re.match(r"https?:", url) for _, url in found.links if url)


def _topic_item(item: Block, found: Item | None, inner: list[Block], cited: bool) -> str | None:
    """The topic that an item names when the items below it are papers, not notes on it."""
    first = next(iter(lines_of(item.children[:1], 1, "item")), None)
    if first is None or len(first.text) > 50 or list(first.links()) or (found and found.evidence.bib >= 1):
        return None
    below = [item_of(child) for block in inner for child in block.children]
    papers = [
        one
        for one in below
        if one and ((one.evidence.bib >= 2 and _strong(one)) or (cited and likeness(one.named.title) >= 2))
    ]
    return first.text if (len(papers) * 2 >= len(below) and papers) or _nested(inner, cited) else None


def _nested(inner: list[Block], cited: bool) -> bool:
    """Whether an item below is itself a topic."""
    for block in inner:
        for child in block.children:
            lists = [part for part in child.children[1:] if part.kind == "list"]
            if lists and _topic_item(child, item_of(child), lists, cited):
                return True
    return False


# --- tables -----------------------------------------------------------------------------------------------------


def _of_table(table: Block, group: Group) -> Iterator[Seed]:
    rows = [row.children for row in table.children]
    if len(rows) < 2 or sum(1 for row in rows if row and len(row) == 2 and field_of(row[0].text)) >= 2:
        return  # no rows, or a table of one paper's fields
    fields = [
        field_of(re.sub(r"[\W_]*(?:list|name)?$", "", cell.text.strip(), flags=re.I)) or field_of(cell.text)
        for cell in rows[0]
    ]
    title = _title_column(fields, rows)
    if title is None or len(fields) < 2:
        return
    for row in rows[1:]:
        if title < len(row) and not _leads_within(row[title]) and (seed := _row(row, fields, title, group)):
            yield seed


def _title_column(fields: list[str | None], rows: list[tuple[Block, ...]]) -> int | None:
    """The column that holds titles: the one said to, or the one whose cells look like titles; else None."""
    others = {field for field in fields if field and field != "title"}
    scored: list[tuple[float, int]] = []
    for column in range(len(fields)):
        cells = [row[column] for row in rows[1:] if column < len(row) and row[column].text.strip()]
        if not cells:
            continue
        alike = sum(likeness(_cell_title(cell)[0].title) for cell in cells) / len(cells)
        said = fields[column] in ("title", "short", "link") and not (fields[column] == "link" and "title" in fields)
        numeric = sum(1 for cell in cells if re.fullmatch(r"[\d.,%\s±/×x~+-]+", cell.text.strip())) / len(cells)
        if numeric < 0.5:
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
    named = fields[column] == "title"
    return (
        column
        if ((named and (bibliographic or best >= 2.5)) or (best >= 1.2 and bibliographic)) and best >= 0.8
        else None
    )


def _leads_within(cell: Block) -> bool:
    """Whether a cell leads to a heading of the same note, where the paper is."""
    return any(mark.kind == "link" and mark.target.startswith("#") for mark in cell.marks)


def _cell_title(cell: Block) -> tuple[Named, str]:
    line = next(iter(lines_of((cell,), 0, "cell")), None)
    return title_in(line) if line else (Named(""), "")


def _row(row: tuple[Block, ...], fields: list[str | None], title: int, group: Group) -> Seed | None:
    named, rest = _cell_title(row[title])
    bare = read_title(row[title].text, row[title].marks)
    if likeness(named.title) < 0.6 and bare.title:
        named = bare
    if not re.search(r"[A-Za-z一-鿿]{2}", named.title) or re.fullmatch(
        r"(?:tbd|待定|放假|n/?a|none|无|-+|todo|\.+)", named.title, re.I
    ):
        return None
    values = tuple(
        (field, cell.text.strip()) for field, cell in zip(fields, row, strict=False) if field and cell.text.strip()
    )
    links = tuple(
        (cell.text[mark.start : mark.end], mark.target)
        for cell in row
        for mark in cell.marks
        if mark.kind == "link" and mark.target
    )
    text = " ".join(value for field, value in values if field in ("venue", "year"))
    venue = next(iter(venues_in(text)), None) or next(iter(venues_in(rest)), None)
    said = next((value for field, value in values if field == "venue" and re.search(r"[A-Za-z一-鿿]{2}", value)), None)
    year = re.search(r"(?:19[5-9]|20[0-4])\d", text)
    short = next((value for field, value in values if field == "short" and value != named.title), None)
    if short and not named.short:
        named = msgspec.structs.replace(named, short=short)
    notes = tuple(
        cell
        for index, cell in enumerate(row)
        if index != title and len(cell.text) > 12 and fields[index] not in ("link", "code", "authors", "venue")
    )
    item = Item(
        named, row[0].span.line, row[-1].end, Evidence(3, 3, ("a row of a table of papers",)), links, notes,
        authors=next((value for field, value in values if field == "authors"), ""),
        venue=(known(said) if said else None) or (venue.name if venue else None) or named.venue,
        year=int(year[0]) if year else (venue.year if venue and venue.year else named.year), fields=values,
    )  # fmt: skip
    return Seed(named, item.line, item.end, notes, group, "a row of a table of papers", "row", links=links, item=item)


# --- lines of their own -------------------------------------------------------------------------------------------


class _Start(msgspec.Struct, frozen=True):
    """A paragraph, or a line of one, that could begin a paper."""

    at: int
    block: Block
    found: Item
    framed: bool  # bold, or a field `Title: ...`


def _lines(blocks: tuple[Block, ...], group: Group, cited: bool) -> tuple[Seed, ...]:
    """Paragraphs (or lines of them) that begin with a title: in bold, as a field, or as a reference is written."""
    parts = tuple(part for block in blocks for part in _parts(block))
    starts = [start for at, block in enumerate(parts) if (start := _start(at, block))]
    framed = [start for start in starts if start.framed and start.found.evidence.score >= (2.2 if cited else 3)]
    plain = [start for start in starts if not start.framed and start.found.evidence.bib >= 2.5]
    texts = sum(1 for part in parts if part.kind == "paragraph" and part.text)
    if len(framed) < 2 and len(plain) < (2 if len(plain) * 2 > texts else 3):
        return ()
    if len(framed) >= 2:
        entries = [start for start in starts if start.framed and start.found.evidence.score >= 1.6]
    else:
        entries = [start for start in starts if start.found.evidence.score >= 2.6]
    seeds: list[Seed] = []
    for number, start in enumerate(entries):
        until = entries[number + 1].at if number + 1 < len(entries) else len(parts)
        body = tuple(block for block in (*start.found.blocks, *parts[start.at + 1 : until]) if block.kind != "rule")
        end = max((block.end for block in body), default=start.found.end)
        found = start.found
        why = "; ".join(found.evidence.why)
        seeds.append(Seed(found.named, found.line, end, body, group, why, "bold", links=found.links, item=found))
    return tuple(seeds)


def _parts(block: Block) -> tuple[Block, ...]:
    """A paragraph cut into its lines where two of them or more are entries: a list that has no bullets."""
    if block.kind != "paragraph" or "\n" not in block.text:
        return (block,)
    lines = tuple(lines_of((block,)))
    alone = [_line_block(block, line) for line in lines]
    entries = [
        found
        for one in alone
        if (found := item_of(_as_item(one))) and found.evidence.bib >= 2.5 and likeness(found.named.title) >= 1.2
    ]
    return tuple(alone) if len(entries) >= 2 else (block,)


def _line_block(block: Block, line: Line) -> Block:
    span = msgspec.structs.replace(block.span, line=line.number)
    return Block("paragraph", span, line.number, line.text, (escape(line.text),), "<p>", "</p>", marks=line.marks)


def _as_item(block: Block) -> Block:
    return Block("item", block.span, block.end, children=(block,))


def _start(at: int, block: Block) -> _Start | None:
    line = next(iter(lines_of((block,))), None) if block.kind == "paragraph" else None
    if line is None or len(line.text) > 400:
        return None
    found = item_of(_as_item(block))
    field = re.match(r"(?:title|标题|题目|论文标题|论文题目)\s*[:：]\s*(.+)", line.text, re.IGNORECASE)
    if field and (named := read_title(field[1])).title:
        item = found or Item(named, block.span.line, block.end, Evidence(), tuple(line.links()), (block,))
        points = Evidence(3.5, 1, ("a field `Title`",))
        return _Start(at, block, msgspec.structs.replace(item, named=named, evidence=points), True)
    if found is None or facets_of(line.lead):
        return None
    bare = re.sub(r"\[[^\]]*\]|[（(][^()（）]*[)）]", "", line.text).strip()
    bold = bool(line.lead) and (len(line.lead) >= 0.6 * len(bare) or found.evidence.bib >= 2)
    if bold:
        found = msgspec.structs.replace(found, evidence=found.evidence.plus(0.6, "in bold"))
    return _Start(at, block, found, bold)
