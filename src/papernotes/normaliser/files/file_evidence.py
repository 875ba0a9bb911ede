"""What speaks for a file being one paper before its text is read: its head, and its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from ... import head_keys
from ...model import Block, Note
from ...patterns import pattern
from ..headings.evidence import NOTES, Evidence
from ..headings.parts import reference_of_key
from ..references.addresses import is_paper
from ..references.bibtex import is_bibtex
from ..references.likeness import likeness
from ..references.persons import several
from ..references.venues import venues_in
from ..stated.keyed import Keyed
from ..stated.keyed_blocks import keyed_fields
from ..titles.titles import Named, read_title
from .file_names import NO_NAME, NO_TITLE, cited_name, file_title, key_of_file

_PERSON = pattern(r"[A-Z]|[^\x00-\x7f]|\w\s+\w")  # and no key of a blog's writers, `authors: [ann]`
_YEAR_IN_BRACKETS = pattern(r"(?i)[\[(（【](?:arxiv[ _-]?)?(?:19|20)\d\d(?:[ _-]?arxiv)?[\])）】]")
_IN_BRACKETS = pattern(r"[\[【](?=[^\[\]【】]{0,20}(?:19|20)\d\d)[^\[\]【】]{4,24}[\]】]")  # [2021 ICCV]
_TAGGED = pattern(
    r"(?:.+/)?(?:papers?|paper[-_ ]?(?:notes?|readings?|reviews?|summar(?:y|ies))|论文阅读(?:笔记)?|论文解读|论文精读|文献阅读|literature(?:[-_ ]?notes?)?|reading[-_ ]notes?|论文|论文笔记|文献|文献笔记)(?:/.+)?",
    re.I,
)


def of_file(note: Note) -> Evidence:
    """What they say: an identifier, a venue and authors are a paper's; `author` alone is a blogger's."""
    found = Evidence()
    if note.value("doi", "arxiv", "arxiv-id", "bibtex", *head_keys.CITEKEY.names) or any(
        is_paper(value) for field in note.meta for value in field.values
    ):
        found = found.plus(3, "the head identifies a paper", bib=True)
    if PurePosixPath(note.path).stem == f"@{key_of_file(note.path)}":
        found = found.plus(3, "the file is named by a citation key", bib=True)
    elif reference_of_key(PurePosixPath(note.path).stem, note.blocks[:_NEAR]):
        found = found.plus(3, "the file is named by the citation key of the reference in it", bib=True)
    if file_title(note.path).arxiv:
        found = found.plus(3, "the file is named by an arXiv id", bib=True)
    least = _NAME if _IN_BRACKETS.match(PurePosixPath(note.path).name) else 1
    if (name := file_title(note.path)).venue and likeness(name.title) >= least:
        found = found.plus(3, "the file's name has a venue", bib=True)
    elif name.year and _YEAR_IN_BRACKETS.match(PurePosixPath(note.path).name) and likeness(name.title) >= 1:
        found = found.plus(2.5, "the file's name begins with a year", bib=True)
    if cited := cited_name(note.path):
        name_first = not PurePosixPath(note.path).name[:1].isdigit()  # 2021_Travel_Ten days in Oslo
        points = 3 if cited.cited or (" - " in note.path and likeness(cited.title) >= 2) else 1.4 if name_first else 0
        found = found.plus(points, "the file is named by author and year", bib=True)
    if sum(1 for block in note.blocks if is_bibtex(block)) == 1:
        found = found.plus(2.5, "its BibTeX", bib=True)
    if note.value(*head_keys.VENUE.names):
        found = found.plus(3, "the head names a venue", bib=True)
    if any(map(_PERSON.search, note.values(*head_keys.AUTHORS.names))) or len(note.values("author")) > 1:
        found = found.plus(2, "the head names authors", bib=True)
    elif note.value("year") and not _is_book(note) and several(note.values("author")):
        found = found.plus(2, "the head names authors and a year", bib=True)
    kind = note.value("type", "item-type", "itemtype", "category", "class").casefold()
    if re.search(r"paper|article|论文|文献|inproceedings|preprint|literature", kind):
        found = found.plus(2, "the head says it is a paper", bib=True)
    title = title_in_head(note)
    filed = note.values("categories") if likeness(title.title) >= 1 else ()  # what else has a title is filed so, too
    if any(_TAGGED.fullmatch(tag.lstrip("#")) for tag in (*note.values("tags", "tag"), *filed)):
        found = found.plus(2, "its tags say that it is a paper", bib=True)
    if likeness(title.title) >= _TITLE and note.value(*_OF_PAPER):
        found = found.plus(2, "a paper's title in the head", bib=True)
    if title.title and not NO_TITLE.match(title.title):
        found = found.plus(likeness(title.title), "a title in the head") if likeness(title.title) else found
        found = found.plus(2, NOTES) if title.hint else found
        found = found.plus(2, "a venue in the head's title", bib=True) if title.venue else found
    if note.value("year") and title.title:
        found = found.plus(1, "the head names a year", bib=True)
    if note.value("method-name", "code", "pdf", "status", "rating", "read", "institutions", "affiliation"):
        found = found.plus(1, "the head has a paper's fields")
    return found


# The keys whose names say that it is a paper's title.
_OF_PAPER = (
    *(
        "papertitle",
        "paper-title",
        "paper-name",
        "论文标题",
        "论文题目",
        "论文名称",
        "文献标题",
        "英文标题",
        "英文题目",
    ),
    *("original-title", "full-title", "fulltitle"),
)


def title_in_head(note: Note) -> Named:
    """The title that the head gives, which looks most like one."""
    keys = (*head_keys.TITLE.names, *head_keys.FULL_TITLE.names)
    said = (value for key in keys for value in note.values(key)[:1] if not value.startswith(("http", "[[")))
    return max(map(read_title, said), key=lambda named: likeness(named.title), default=Named(""))


def titles_in_fields(blocks: Sequence[Block]) -> list[float]:
    """How much the titles that fields give look like a paper's; a name alone is one's where another field says where it
    was published, or leads there: a book has a title and an author, too."""
    fields = tuple(keyed_fields(blocks))
    given = [likeness(read_title(keyed.value).title) for keyed in fields if keyed.field == "title"]
    if any(map(_is_published, fields)):
        given = [max(found, _TITLE) if found >= _NAME else found for found in given]
    return [found for found in given if found >= _TITLE]


_NEAR = 8  # blocks
_NAME, _TITLE = 0.6, 1.2  # likeness


def _is_published(field: Keyed) -> bool:
    if field.field == "venue":
        return any(venue.name for venue in venues_in(field.value))
    return field.field == "doi" or any(is_paper(url) for _, url in field.links)


def _is_book(note: Note) -> bool:
    """Whether the head, or the folder, says that the note is on a book, which has authors and a year as well."""
    said = (field.key for field in note.meta)
    kinds = note.values("type", "category", "categories", "tags", "tag", "class", "kind", "genre")
    return any(_BOOK.search(text) for text in (*said, *kinds, *PurePosixPath(note.path).parts[:-1]))


_BOOK = pattern(
    r"(?i)\b(?:e?books?|audiobooks?|novels?|films?|movies?|albums?|songs?|podcasts?|recipes?|isbn|publisher|pages|goodreads)\b|书"
)


_NO_PAPER = pattern(
    r"(?:^|[\W\d_])(?:readme|index|todo|changelog|license|contributing|template|模板|glossary|agenda|meeting|agents|skill|prompt|moc)(?:$|[\W_])",
    re.I,
)

_TEMPLATES = pattern(r"(?i)\W*(?:\d+\W+)?(?:templates?|模板)\W*")


def is_service(path: str) -> bool:
    """A README that is not its folder's note, an index, a template, a glossary: files that keepers need."""
    pure = PurePosixPath(path)
    if NO_NAME.fullmatch(pure.stem) and pure.parent.name:
        return False
    return bool(_NO_PAPER.search(pure.stem)) or any(_TEMPLATES.fullmatch(folder) for folder in pure.parts[:-1])
