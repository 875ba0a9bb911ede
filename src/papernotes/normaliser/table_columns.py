"""The columns of a table of papers -> which of them holds names of methods, and what a cell says in the lines below a title.

| 方法 | 论文 | 会议 |      | Model | Venue | 优点 |      | **Title**<br>A. Ito, B. Wood<br>*ICML 2020* |
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Block
from ..patterns import pattern
from .likeness import is_letters, is_name
from .lines import lines_of
from .spelled import letters_fit
from .venues import venues_in
from .writers import names_beside_venue

Rows = Sequence[tuple[Block, ...]]

_OF_NAMES = pattern(
    r"(?i)\W*(?:方法|方法名称?|模型|模型名称?|算法|网络|名称|简称|(?:methods?|models?|approach|algorithms?|networks?)(?: name)?|name)\W*"
)


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


def lines_below(cell: Block) -> tuple[str, ...]:
    """The lines of a cell below its first one, the title's."""
    return tuple(line.text for line in lines_of((cell,), 0, "cell"))[1:]


def writers_of(lines: Sequence[str]) -> str:
    """Those whom one of the lines below a title lists, and no more."""
    return next(filter(None, map(names_beside_venue, lines)), "")
