"""The columns of a table of papers -> which of them holds names of methods, and what a cell says in the lines below a title.

| 方法 | 论文 | 会议 |      | Model | Venue | 优点 |      | **Title**<br>A. Ito, B. Wood<br>*ICML 2020* |
"""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Block
from ...patterns import pattern
from ..lexicon.title_words import YEAR
from ..prose.lines import lines_of
from ..references.addresses import is_paper
from ..references.likeness import is_letters, is_name, likeness
from ..references.venues import venues_in
from ..references.writers import names_beside_venue
from ..titles.spelled import letters_fit

Rows = Sequence[tuple[Block, ...]]

_OF_NAMES = pattern(
    r"(?i)\W*(?:方法|方法名称?|模型|模型名称?|算法|网络|名称|简称|(?:methods?|models?|approach|algorithms?|networks?)(?: name)?|(?:benchmark|dataset) names?|name|abbr(?:\.|eviation)?|acronym|short(?: name)?|alias|缩写|代号)\W*"
)


def with_titles(fields: list[str | None], rows: Rows) -> list[str | None]:
    """The fields, with a column headed as one of venues, `Publication`, as that of titles, where it alone has mostly titles
    by their look."""
    if "title" in fields or "venue" not in fields:
        return fields
    titled = [at for at in range(len(fields)) if _are_titles([row[at] for row in rows[1:] if at < len(row)])]
    column = fields.index("venue")
    return [*fields[:column], "title", *fields[column + 1 :]] if titled == [column] else fields


def _are_titles(cells: Sequence[Block]) -> bool:
    texts = [cell.text.strip() for cell in cells]
    return 2 * sum(1 for text in texts if likeness(text) >= _TITLE and not venues_in(text)) > len(texts)


_TITLE = 2  # likeness


def with_names(fields: list[str | None], rows: Rows) -> list[str | None]:
    """The fields, with a column of methods beside one of titles as that of short names, where most of its names are made of
    the letters of the titles beside them: no kinds of methods, such as CNN."""
    if "title" not in fields or "short" in fields:
        return fields
    title = fields.index("title")
    column = next(
        (at for at, cell in enumerate(rows[0]) if fields[at] is None and _OF_NAMES.fullmatch(cell.text)), None
    )
    if column is None or not _call(column, title, rows[1:]):
        return fields
    return [*fields[:column], "short", *fields[column + 1 :]]


def _call(column: int, title: int, rows: Rows) -> bool:
    pairs = [(row[column].text.strip(), row[title].text.strip()) for row in rows if len(row) > max(column, title)]
    pairs = [(name, written) for name, written in pairs if name]
    fitting = sum(1 for name, written in pairs if name in written.split() or letters_fit(name, written))
    distinct = len({name for name, _ in pairs}) == len(pairs)
    return 0 < len(pairs) <= 2 * fitting and distinct and all(is_name(name) or is_letters(name) for name, _ in pairs)


def are_names(column: int, rows: Rows) -> bool:
    """Whether a column is headed as one of methods, and holds a name of its own in each row."""
    names = [row[column].text.strip() for row in rows[1:] if column < len(row)]
    headed = column < len(rows[0]) and _OF_NAMES.fullmatch(rows[0][column].text) is not None
    return headed and len(set(names)) == len(names) and all(is_name(name) or is_letters(name) for name in names)


def are_placed(fields: Sequence[str | None], rows: Rows) -> bool:
    """Whether most rows of a table say where and when a paper was published, in a column that says so."""
    column = fields.index("venue") if "venue" in fields else None
    if column is None:
        return False
    said = [venue for row in rows if column < len(row) for venue in venues_in(row[column].text)[:1]]
    dated = "year" in fields or all(venue.year for venue in said)
    return dated and len(said) >= 2 and 2 * len(said) > len(rows)


def are_dated(fields: Sequence[str | None], rows: Rows) -> bool:
    """Whether rows are dated, most with a link to where their paper is read, and no column is of results, as numbers are."""
    linked = sum(
        1 for row in rows if any(mark.kind == "link" and is_paper(mark.target) for cell in row for mark in cell.marks)
    )
    columns = [[row[at].text for row in rows if at < len(row)] for at, field in enumerate(fields) if field is None]
    measured = any(2 * sum(map(bool, map(_NUMBER.fullmatch, cells))) > len(cells) for cells in columns[1:])
    return "year" in fields and 2 * linked > len(rows) and not measured


_NUMBER = pattern(r"[\s\d.,%±/×x~+-]*\d[\s\d.,%±/×x~+-]*")


def says_remarks(head: str) -> bool:
    """Whether a column is headed as one of what is said of papers, which is no title of theirs."""
    return _OF_REMARKS.fullmatch(head) is not None


_OF_REMARKS = pattern(
    r"(?i)\W*(?:tl;? ?dr|remarks?|comments?|descriptions?|summary|abstract|(?:key |main )?(?:ideas?|contributions?)|备注|说明|描述|简介|摘要|评论|"
    r"(?:主要|核心)?(?:贡献|思想|内容))\W*"
)


def lines_below(cell: Block) -> tuple[str, ...]:
    """The lines of a cell below its first one, the title's."""
    return tuple(line.text for line in lines_of((cell,), 0, "cell"))[1:]


def writers_of(lines: Sequence[str]) -> str:
    """Those whom one of the lines below a title lists, and no more."""
    return next(filter(None, map(names_beside_venue, lines)), "")


def signed(cell: str) -> tuple[str, str]:
    """Those whom a cell of authors names, and where and when it says that their paper came out: `A. Ito, 2025`, `Ito et al.
    (ICLR 2014)`."""
    venue = next((found for found in venues_in(cell) if found.year and found.start), None)
    at = venue.start if venue else year.start("year") if (year := _CLOSING_YEAR.search(cell)) else len(cell)
    return cell[:at].rstrip(_BETWEEN), cell[at:]


_BETWEEN = " \t\n,，;；.(（["
_CLOSING_YEAR = pattern(rf"(?<=[\w.)]),?[\s,，;；]*[(（\[]?\s*(?P<year>{YEAR})\s*[)）\]]?$")
