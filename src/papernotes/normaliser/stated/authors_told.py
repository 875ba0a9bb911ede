"""Authors below a title that no field of one line gives -> the persons.

- Authors               Authors:            > Aki Ito, Ben Wood      Writer: Aki Ito, Ben Wood
    - Aki Ito           - Aki Ito
    - Ben Wood          - Ben Wood

Methods and subjects look as names do, "Mask RCNN, Point Clouds": where nothing says that they are persons, no word may be
an ordinary one or one in capitals.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from ...model import Block
from ...patterns import pattern
from ..lexicon.ordinary_words import ORDINARY, SUBJECTS
from ..lexicon.title_words import COMMON
from ..prose.lines import Line, lines_of
from ..references.affiliations import without_marks, without_places
from ..references.persons import chinese_names, split_names
from .field_names import field_of
from .information import is_data, persons_of
from .venue_lines import venue_line

_LONGEST = 400  # characters of a line of authors
_MOST = 60  # lines of a list of them
_AROUND = " *_`:："
# What calls persons so that may also be those of something else than the paper, and is no evidence of one.
_SAYS = pattern(r"(?i)\W{0,8}(?:writers?|作者信息|作者简介|作者团队)[\s*_]*[:：][\s*_]*(?P<names>.+)")
# As digests of arXiv have it: *Aki Ito* | **Main category: cs.CV**
_FILED = pattern(
    r"(?i)(?P<names>[^|:：]{3,300}?)\s*\|\s*(?:(?:main|primary) )?(?:category|subjects?)\s*[:：]\s*\S{2,30}"
)
_PERSON = pattern(r"[A-ZÀ-Þ](?:[a-zß-ÿ]+|\.)?(?:[-’'][A-ZÀ-Þ]?[a-zß-ÿ]+)*(?:[A-Z][a-z]+)?")


def authors_listed(blocks: Sequence[Block], lines: Sequence[Line]) -> tuple[str, ...]:
    """Those whom the items of a list name, one each, below a line or a heading that says that they are the authors."""
    return next((names for under in _lists(blocks, lines) if (names := _each(under))), ())


def _lists(blocks: Sequence[Block], lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    for heading, below in pairwise(blocks[:_NEAR]):
        if heading.kind == "heading" and below.kind == "list" and _says_authors(heading.text):
            yield list(lines_of((below,)))
    for at, line in enumerate(lines[:_NEAR]):
        if len(line.text) < _LABEL and _says_authors(line.text) and _is_label(line):
            yield list(_items_below(line, lines[at + 1 :]))


def _is_label(line: Line) -> bool:
    return line.kind == "item" or line.text[-1:] in ":：" or line.lead == line.text.strip()


def _items_below(label: Line, lines: Sequence[Line]) -> Iterator[Line]:
    return takewhile(lambda line: line.kind == "item" and line.depth > label.depth, lines)


_NEAR = 12  # blocks and lines below a title, among which its fields stand
_LABEL = 40  # characters


def _says_authors(text: str) -> bool:
    return field_of(text.strip(_AROUND)) == "authors"


def _each(lines: Sequence[Line]) -> tuple[str, ...]:
    """The persons of a list that names one in each item; () where an item says anything else."""
    if not 0 < len(lines) <= _MOST:
        return ()
    named = [split_names(_bare(line.text)) if len(line.text) < _LABEL * 2 else () for line in lines]
    return tuple(name for names in named for name in names) if all(len(names) == 1 for names in named) else ()


def _bare(text: str) -> str:
    return without_places(without_marks(text))[0]


def authors_told(line: Line) -> tuple[str, ...]:
    """Those whom a line names behind a word such as Writer, or before the category at arXiv."""
    found = _SAYS.match(line.text) or _FILED.fullmatch(line.text) if len(line.text) <= _LONGEST else None
    if not found:
        return ()
    bare = _bare(found["names"])
    names = split_names(bare)
    return names if all(" " in name and name.isascii() for name in names) else chinese_names(bare)


def authors_beside_data(lines: Sequence[Line]) -> tuple[str, ...]:
    """Those whom one of the first lines below a title lists and says nothing else, but for a venue: where it has that, or
    another line is of data, as links and fields are; or in a quotation alone."""
    near = lines[:_DATA]
    told = [is_data(line) and not persons_of(line) for line in near]
    for line in near:
        if (names := _persons(line)) and (any(told) or venue_line(line) or _is_quotation(line, near)):
            return names
    return ()


def _persons(line: Line) -> tuple[str, ...]:
    who = persons_of(line) if len(line.text) <= _LONGEST else ""
    names = split_names(who) if who else ()
    if (len(names) > 1 or (names and _OTHERS.search(who))) and all(map(_is_person, names)):
        return names
    return named if len(named := chinese_names(who)) > 1 else ()


def _is_quotation(line: Line, lines: Sequence[Line]) -> bool:
    return line is lines[0] and line.kind == "quote" and line.first and line.alone


_DATA = 6  # lines
_OTHERS = pattern(r"\bet\.? ?al\b")


def _is_person(name: str) -> bool:
    """Whether a name can hardly be a method's or a subject's: Ben Wood may have one ordinary word, Point Clouds has two."""
    words = name.split()
    folded = {word.casefold().removesuffix("s") for word in words} | {word.casefold() for word in words}
    ordinary = all(not {word.casefold(), word.casefold().removesuffix("s")}.isdisjoint(ORDINARY) for word in words)
    return len(words) > 1 and folded.isdisjoint(_SUBJECTS) and not ordinary and all(map(_PERSON.fullmatch, words))


_SUBJECTS = SUBJECTS | COMMON


def in_pairs(text: str) -> tuple[str, ...]:
    """The persons of a field that lists them with nothing between: two words each, of three persons or more, since four
    words may be one: `Aki Ito Ben Wood Cleo Moss`."""
    words = text.split() if len(text) <= _LONGEST else []
    if len(words) < _THREE or len(words) % 2 or not all(map(_WORD.fullmatch, words)):
        return ()
    return tuple(map(" ".join, zip(words[::2], words[1::2], strict=True)))


_THREE = 6  # words
_WORD = pattern(r"[A-ZÀ-Þ][a-zß-ÿ]+(?:[-’'][A-ZÀ-Þ]?[a-zß-ÿ]+)*")
