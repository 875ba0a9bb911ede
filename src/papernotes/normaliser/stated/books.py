"""Whether fields are those of a book, by its ISBN, its publisher, or where books are reviewed, or say that it is one, or a
film, or a post in a blog; what is published with papers (a venue, a DOI, an address where papers are read, a citation key)
is a paper, whatever number its volume has."""

from __future__ import annotations

from collections.abc import Iterable

from ... import head_keys
from ...model import Block, Note
from ...patterns import pattern
from ..references.addresses import is_paper
from ..references.venues import venues_in
from .keyed import Keyed
from .keyed_blocks import keyed_fields

_NUMBER = pattern(r"(?:\d[ -]?){9,12}[\dXx]")
_PUBLISHER = pattern(
    r"(?i)出版社|书局|书店|\b(?:o'?reilly|o’reilly|manning|packt|addison[- ]wesley|prentice[- ]hall|no starch|apress|mcgraw|penguin|"
    r"harpercollins|harper (?:business|collins)|random house|simon (?:&|and) schuster|pragmatic (?:bookshelf|programmers)|farrar|macmillan)"
)
_REVIEWED = pattern(r"book\.douban\.com|goodreads\.com/book|豆瓣评分")
_BOOK = r"(?:e|audio)?books?|film|movie|podcast|书籍?|图书|电子书|电影|影视|播客"
_TAGGED = pattern(rf"(?i)#?(?:{_BOOK}|films|movies|podcasts)")
_OTHER_KIND = pattern(
    rf"(?i)[#\[ ]*(?:{_BOOK}|blog(?:[ -]?(?:post|entry))?|tv (?:show|series)|song|music album|recipe|docs|documentation|tweet|newsletter|youtube|"
    r"博客|纪录片)[\] ]*"
)
_CATEGORY = pattern(
    rf"(?i)\[\[(?:{_BOOK}|films|movies|podcasts|clippings|recipes|people|meetings|trips)(?:\|[^\[\]|]{{1,40}})?\]\]"
)
# What programs for references keep besides papers, with citation keys as these have
_PAGE = pattern(
    r"(?i)web ?(?:page|site)|blog ?post|forum ?post|(?:video|audio) ?recording|(?:tv|radio) ?broadcast|podcast|film"
)
_OF_PAPERS = pattern(r"(?i)paper|article|论文|文献|inproceedings|preprint")


def in_head(note: Note) -> bool:
    """Whether the head of a note is that of a book."""
    given = [value for field in note.meta for value in field.values]
    keys = (*head_keys.VENUE.names, *head_keys.DOI.names, *head_keys.ARXIV.names)
    page = any(map(_PAGE.fullmatch, note.values("type", "item-type", "itemtype")))
    if page and not (note.value(*keys) or any(map(is_paper, given))):
        return True
    keys += head_keys.CITEKEY.names
    if note.value(*keys) or _OF_PAPERS.search(note.value("type", "item-type", "itemtype")) or any(map(is_paper, given)):
        return False
    numbers = note.values("isbn", "isbn10", "isbn13", "isbn-10", "isbn-13")
    publisher = note.value("publisher", "出版社")
    tags = note.values("tags", "tag")
    if any(map(_TAGGED.fullmatch, tags)) and not any(map(_OF_PAPERS.search, tags)):
        return True
    if any(map(_OTHER_KIND.fullmatch, note.values("type", "item-type", "itemtype"))):
        return True
    if any(map(_CATEGORY.fullmatch, note.values("category", "categories"))):  # "[[Books]]", a page of that name
        return True
    return any(map(_NUMBER.search, numbers)) or _PUBLISHER.search(publisher) is not None


def in_fields(fields: Iterable[Keyed]) -> bool:
    """Whether fields in a text are those of a book."""
    given = tuple(fields)
    if any(field.field == "type" and _PAGE.fullmatch(field.value) for field in given):
        return not any(field.field != "citekey" and _of_paper(field) for field in given)
    return any(map(_of_book, given)) and not any(map(_of_paper, given))


def in_text(blocks: Iterable[Block]) -> bool:
    """The same of the fields in the first lines of a text."""
    return in_fields(keyed_fields(blocks, 20))


def _of_book(field: Keyed) -> bool:
    if field.field == "book":
        return bool(_NUMBER.search(field.value) or _PUBLISHER.search(field.value)) or _is_reviewed(field)
    if field.field == "type":
        return _OTHER_KIND.fullmatch(field.value) is not None
    key = field.key.strip(" *_`").casefold()
    if key in ("出版年", "豆瓣评分", "译者", "装帧", "页数", "isbn"):  # as Douban has them
        return True
    return (key == "publisher" and _PUBLISHER.search(field.value) is not None) or _is_reviewed(field)


def _is_reviewed(field: Keyed) -> bool:
    return _REVIEWED.search(field.key) is not None or any(_REVIEWED.search(url) for _, url in field.links)


def _of_paper(field: Keyed) -> bool:
    if field.field == "venue":
        return any(venue.name for venue in venues_in(field.value))
    return (field.field in ("doi", "citekey") and bool(field.value)) or any(is_paper(url) for _, url in field.links)
