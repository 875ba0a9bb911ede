"""The types that every wing speaks: frozen values, tuples only, nothing filled in later.

    Source --parse--> Note --extract--> Entry --assemble--> Library --plan--> Route --render--> Output

One encoding (msgspec's) serves as the key of the memo and as the format of the cache, so a type here holds
all that a later stage may read, and nothing else. Lines and columns are 1-based everywhere and count in the
file as it is on disk.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, Literal, TypeVar

import msgspec

T = TypeVar("T")


class Span(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A place in a note: path relative to the notes folder, with forward slashes."""

    path: str
    line: int
    column: int = 1


Severity = Literal["error", "warning", "info"]


class Diagnostic(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One thing a person should know. `code` is permanent and listed in `diagnostics.CODES`."""

    severity: Severity
    code: str
    message: str
    span: Span | None = None
    hint: str = ""


class Checked(msgspec.Struct, Generic[T], frozen=True):
    """What every stage returns: its value, and what there is to say about it."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()


# --- loader: text on disk -> Notes ---------------------------------------------------------------------------


class Source(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One note as text: decoded, without BOM, `\\n` line ends, its number of lines unchanged."""

    path: str
    text: str
    committed: str | None = None  # ISO day of the first git commit that holds the file


class NoteRef(msgspec.Struct, frozen=True, gc=False, tag=True, array_like=True):
    """A link to another note, paper, heading or file, as written; `html` is what the reader sees."""

    target: str
    fragment: str
    html: Html
    span: Span
    wiki: bool = True  # written [[target]]; else a Markdown link with a relative address
    title: str = ""


class Embed(msgspec.Struct, frozen=True, gc=False, tag=True, array_like=True):
    """`![[note#heading]]`: another note's text, shown in place. Figures are `Image`."""

    target: str
    fragment: str
    span: Span


class Image(msgspec.Struct, frozen=True, gc=False, tag=True, array_like=True):
    """A figure as written. `width` and `height` are CSS lengths or "" (`zoom:50%` gives width "50%")."""

    written: str
    alt: str
    span: Span
    width: str = ""
    height: str = ""
    wiki: bool = False
    title: str = ""
    names: tuple[str, ...] = ()  # where links inside `alt` led: a note, and "#" with a place in it


class Math(msgspec.Struct, frozen=True, gc=False, tag=True, array_like=True):
    """LaTeX between dollars, without them. `preamble` is what earlier formulas of the note define for later ones."""

    tex: str
    display: bool
    span: Span
    preamble: str = ""


class Code(msgspec.Struct, frozen=True, gc=False, tag=True, array_like=True):
    """A code block; `language` is the first word of its info string, or ""."""

    text: str
    language: str
    span: Span


class TagRef(msgspec.Struct, frozen=True, gc=False, tag=True, array_like=True):
    """A #tag inside a sentence; a tag on a line of its own leaves the text."""

    name: str
    span: Span


Hole = NoteRef | Embed | Image | Math | Code | TagRef
Piece = str | Hole
# Finished HTML with typed gaps: what depends on other notes is visible data, the rest is text already.
Html = tuple[str | NoteRef | Embed | Image | Math | Code | TagRef, ...]

MarkKind = Literal["strong", "em", "link", "code", "strike", "math", "image", "highlight"]


class Mark(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A styled run of a block's `text`: half-open character offsets; `target` is a link's address.

    A `math` mark covers its LaTeX with the dollars; an `image` mark is empty (start == end) and its target is
    the address as written.
    """

    kind: MarkKind
    start: int
    end: int
    target: str = ""


BlockKind = Literal[
    "heading", "paragraph", "list", "item", "table", "row", "cell", "quote", "callout", "code", "math", "html", "rule"
]


class Block(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One block of a note, its tags balanced.

    A list, item, table, row, quote, callout or an `html` element that holds blocks has `children` and no `html` of its
    own; all others have `html`. `opening` and `closing` are the tags around either. `text` is what a reader reads:
    author's line breaks kept as "\\n", formulas as their LaTeX in dollars, images left out, tags that stand on a line
    of their own left out. For a container it is
    the texts of its children joined with "\\n".

    kind       level                info
    heading    1-6                  ""
    list       -                    "ul" or "ol"
    item       number if ordered    the mark in `- [ ]` (" ", "x", "/", ...), or "" where there is none
    row        -                    "head" or "body"
    callout    -                    its type, lower case: note, tip, warning, ...
    code       -                    language
    """

    kind: BlockKind
    span: Span
    end: int  # last line, inclusive
    text: str = ""
    html: Html = ()
    opening: str = ""
    closing: str = ""
    level: int = 0
    info: str = ""
    marks: tuple[Mark, ...] = ()
    tags: tuple[str, ...] = ()
    children: tuple[Block, ...] = ()


def pieces(block: Block) -> Iterator[Piece]:
    """The block's HTML with its holes, in document order, containers unfolded."""
    if block.opening:
        yield block.opening
    yield from block.html
    for child in block.children:
        yield from pieces(child)
    if block.closing:
        yield block.closing


def holes(block: Block) -> Iterator[Hole]:
    """The block's holes in document order, with those inside the labels of links."""
    waiting = [block]
    while waiting:
        block = waiting.pop()
        for piece in block.html:
            if type(piece) is not str:
                yield from _within(piece)
        if block.children:
            waiting.extend(reversed(block.children))


def _within(piece: Piece) -> Iterator[Hole]:
    if isinstance(piece, str):
        return
    yield piece
    if isinstance(piece, NoteRef):
        for inner in piece.html:
            yield from _within(inner)


def walk(block: Block) -> Iterator[Block]:
    """The block and all blocks inside it, outermost first, in document order."""
    yield block
    waiting = list(reversed(block.children))
    while waiting:
        block = waiting.pop()
        yield block
        if block.children:
            waiting.extend(reversed(block.children))


class Field(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One `key: value` of a note's head, the values as text in the order written."""

    key: str  # lower case, spaces and underscores as hyphens
    values: tuple[str, ...]
    line: int = 1
    linked: tuple[str, ...] = ()  # those of the values that were links, `[[so]]`


class Gist(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What is known of a note's blocks without them: its only top heading, if that is the first, how its text begins
    ("" where papers were found in it), and whether there are formulas."""

    heading: str
    opening: str
    formulas: bool


class Note(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One file, parsed. `body_line` is the first line after its head."""

    path: str
    dialect: str
    meta: tuple[Field, ...]
    tags: tuple[str, ...]
    blocks: Sequence[Block]  # a tuple, or `Packed`
    body_line: int = 1
    lines: int = 0
    committed: str | None = None
    private: int = 0  # the first line on which its text says by a tag that it is private, 0 where none does
    gist: Gist | None = None

    def values(self, *keys: str) -> tuple[str, ...]:
        """The values of the first of `keys` that the head gives, or ()."""
        for key in keys:
            for field in self.meta:
                if field.key == key and any(field.values):
                    return field.values
        return ()

    def value(self, *keys: str) -> str:
        """The first value of the first of `keys` that the head gives, or ""."""
        return next(iter(self.values(*keys)), "")


# --- normaliser: Notes -> Library ----------------------------------------------------------------------------

PaperKind = Literal["paper", "project", "survey"]
Status = Literal["to-read", "reading", "read"]
DateSource = Literal["front-matter", "heading", "image", "git", "file"]
LinkKind = Literal["arxiv", "doi", "pdf", "code", "project", "data", "demo", "video", "blog", "other"]
Facet = Literal[
    "motivation",
    "task",
    "background",
    "existing",
    "contribution",
    "method",
    "loss",
    "experiments",
    "results",
    "conclusion",
    "related",
    "limitations",
    "questions",
    "review",
    "other",
]


class Link(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One of a paper's own addresses, redirectors unwrapped and arXiv versions stripped."""

    kind: LinkKind
    url: str
    label: str


class Section(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A part of an entry: the half-open range `start:end` of `Entry.blocks`.

    A section that is a list item or a lead-in inside a block begins at `line` within block `start`. A heading that
    names two facets ("Motivation and Task") gives two sections, the second with an empty range.
    """

    kind: Facet
    title: str
    line: int
    text: str
    start: int
    end: int
    guessed: bool = False  # from a lead-in, not from a heading


Relation = Literal["builds-on", "improves", "compares", "uses", "followed-by", "names"]


class Mention(msgspec.Struct, frozen=True, gc=False):
    """One place where a paper's notes name another paper.

    `source` builds on (improves, compares with, uses, is followed by) `target`, or merely names it. `sentence` is plain
    text on one line, and `start:end` of it is the name as written. `cue` is the words of the sentence that told the
    relation, "" for "names" and for what its author has said outright (`builds-on:: [[NeRF]]`).
    """

    source: str  # id of the paper that names
    target: str  # id of the paper that is named
    entry: int  # index into the source's entries
    line: int  # in the note of that entry: of the block that holds the sentence
    sentence: str
    start: int
    end: int
    linked: bool  # a link of the author's; else a name that was recognised
    relation: Relation = "names"
    cue: str = ""


class Related(msgspec.Struct, frozen=True, gc=False):
    """A paper whose notes are about the same; `terms` are the words that both use, the most telling first."""

    target: str
    terms: tuple[str, ...]


class Usage(msgspec.Struct, frozen=True, gc=False):
    """A place where a term of the glossary is used: a paper, and the line of its first entry that uses it."""

    paper: str
    entry: int
    line: int


class Term(msgspec.Struct, frozen=True, gc=False):
    """A term in both languages, as most notes write it. `pairs` counts how often the notes give both together."""

    id: str
    chinese: str
    english: str
    pairs: int
    usages: tuple[Usage, ...]


class Group(msgspec.Struct, frozen=True, gc=False):
    """Papers that share a venue, year, institution or month: its id, its name, papers in the order of the notes."""

    id: str
    name: str
    papers: tuple[str, ...]


class Stated(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A relation to another paper that a note's head states: `builds-on: "[[NeRF]]"`."""

    relation: Relation
    key: str
    target: str
    line: int


class Remark(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """The keeper's own words, apart from what the paper says: a section of them, or one sentence or more in a row.

    `line` is that of the section, or the one on which the block begins that holds the sentence. `whole` says that the
    block says nothing else.
    """

    line: int
    text: str
    section: bool = False
    whole: bool = False


class Reference(msgspec.Struct, frozen=True, gc=False):
    """A publication as a bibliography gives it, LaTeX read to text; "" , () and None for what it does not say.

    `imprint` holds (name, value) of `IMPRINT`, in the order of the bibliography.
    """

    key: str
    title: str
    authors: tuple[str, ...]  # given name first
    venue: str | None  # as the field writes it
    year: int | None
    ids: tuple[str, ...]  # as in Entry
    links: tuple[Link, ...]
    imprint: tuple[tuple[str, str], ...]
    span: Span


# What a bibliography says of a publication beyond what notes do, as BibTeX calls it.
IMPRINT = ("volume", "number", "pages", "publisher", "series", "edition", "isbn", "issn")


class Entry(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One reading of one paper, in one place of one note. `blocks` leave out the heading that names it."""

    span: Span
    end: int
    title: str
    kind: PaperKind = "paper"
    short: str | None = None
    aliases: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    topic_written: tuple[str, ...] = ()  # the same path with the numbering that the note gives it
    authors: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    venue: str | None = None
    year: int | None = None
    status: Status = "read"
    noted: str | None = None  # ISO day
    noted_from: DateSource | None = None
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    ids: tuple[str, ...] = ()  # what identifies the paper to others: "arxiv:1706.03762", "doi:10...", "key:kerbl2023"
    sections: Sequence[Section] = ()  # as blocks
    figures: tuple[tuple[str, str], ...] = ()  # each as it is written, and what stands for it where it is not seen
    formulas: int = 0
    blocks: Sequence[Block] = ()  # as in Note
    remarks: tuple[Remark, ...] = ()
    stated: tuple[Stated, ...] = ()
    rule: str = ""  # why this was taken for a paper, for `check --explain`
    draft: bool = False
    imprint: tuple[tuple[str, str], ...] = ()  # as in Reference


class Figure(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A figure of a paper. `path` is the file in the notes folder, or None where it is remote or missing."""

    written: str
    alt: str
    path: str | None
    remote: bool
    source: int  # index into Paper.entries


class Paper(msgspec.Struct, frozen=True, gc=False):
    """One paper: its entries newest first, and what they say together."""

    id: str
    title: str
    kind: PaperKind
    short: str | None
    aliases: tuple[str, ...]
    authors: tuple[str, ...]
    institutions: tuple[str, ...]
    topic: tuple[str, ...]
    tags: tuple[str, ...]
    venue: str | None
    year: int | None
    status: Status
    noted: str | None
    noted_from: DateSource | None
    links: tuple[Link, ...]
    entries: tuple[Entry, ...]
    figures: tuple[Figure, ...] = ()
    math: int = 0
    mentions: tuple[str, ...] = ()
    mentioned_by: tuple[str, ...] = ()
    imprint: tuple[tuple[str, str], ...] = ()  # as in Reference


class Topic(msgspec.Struct, frozen=True, gc=False):
    """A node of the topic tree. `papers` are those of this very topic, in the order of the notes."""

    id: str
    path: tuple[str, ...]
    papers: tuple[str, ...]


class Tag(msgspec.Struct, frozen=True, gc=False):
    """A tag as most notes write it, without `#`; `papers` are those of this very tag, in the order of the notes."""

    id: str
    name: str
    papers: tuple[str, ...]
    parent: str = ""  # id of the tag that it is nested in


class Page(msgspec.Struct, frozen=True, gc=False):
    """A note as the library sees it: its id, title, and the papers in it in the order of their lines."""

    id: str
    title: str
    note: Note
    papers: tuple[str, ...]


class Attachment(msgspec.Struct, frozen=True, gc=False):
    """A file beside the notes. `size` in bytes; `width` and `height` in pixels, as shown; 0 where unknown.

    `path` is relative to the notes folder and begins with `../` for a file of a root outside of it.
    """

    path: str
    size: int
    digest: str
    width: int = 0
    height: int = 0
    moves: bool = False  # an animated GIF, WebP or PNG
    trouble: Literal["", "huge", "broken"] = ""  # more pixels than we decode; no picture, whatever its name says
    without: tuple[str, ...] = ()  # the elements and attributes that a drawing is published without


class Withheld(msgspec.Struct, frozen=True, gc=False):
    """A note or a file that is not published: why, on which line that stands, and what links may call it."""

    path: str
    reason: str
    line: int = 1
    names: tuple[str, ...] = ()
    private: bool = False  # never shown; else a draft


class Move(msgspec.Struct, frozen=True, gc=False):
    """An address of the site that leads to another one: both urls as in `Route`, or `to` a whole address elsewhere."""

    url: str
    to: str


class Library(msgspec.Struct, frozen=True, gc=False):
    """All that the site shows, in the order it is shown: papers, topics and notes as the notes have them.

    `mentions` are in the order of the papers that name and of their text. Years and months are newest first, venues and
    institutions by name.
    """

    papers: tuple[Paper, ...] = ()
    topics: tuple[Topic, ...] = ()
    tags: tuple[Tag, ...] = ()
    notes: tuple[Page, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    roots: tuple[str, ...] = ()  # more folders of attachments, relative to the notes folder
    mentions: tuple[Mention, ...] = ()
    glossary: tuple[Term, ...] = ()
    venues: tuple[Group, ...] = ()
    years: tuple[Group, ...] = ()
    institutions: tuple[Group, ...] = ()
    months: tuple[Group, ...] = ()  # named "2024-05"; of the days on which papers were noted
    related: Mapping[str, tuple[Related, ...]] = {}  # by the paper's id, the nearest first; found when asked for
    moved: tuple[Move, ...] = ()
    origins: tuple[Move, ...] = ()  # from the first address that a page had, by which feeds know it, to where it is
    withheld: tuple[Withheld, ...] = ()  # for the keeper alone: no page and no export knows of them


class Foreseen(Mapping[str, T]):
    """A mapping whose values are found when they are asked for, unless somebody who will ask for all says so before."""

    @abstractmethod
    def foresee(self, jobs: int, meanwhile: Callable[[], object] | None = None) -> None:
        """Finds all values, in that many processes; `meanwhile` is done here where others find them."""


# --- renderer: Library -> files ------------------------------------------------------------------------------


class Route(msgspec.Struct, frozen=True, gc=False):
    """One page of the site. `url` is relative to the site's root: "" is the home page, "papers/x/" a folder."""

    url: str
    kind: str
    key: str = ""


class Card(msgspec.Struct, frozen=True, gc=False):
    """What the picture of a paper says where somebody shares its page; "" for what it does not say."""

    name: str
    title: str
    published: str
    topic: str
    site: str
    seal: str  # that of the keeper, where the notes hold words of their own


class Output(msgspec.Struct, frozen=True, gc=False):
    """One file of the site: `path` relative to its root, and its bytes, the file to copy, or the card to draw."""

    path: str
    content: bytes = b""
    copy: str = ""  # attachment path relative to the notes folder
    width: int = 0  # of a thumbnail of that attachment, in pixels; 0 for the file itself
    card: Card | None = None


class Site(msgspec.Struct, frozen=True, gc=False):
    """What a build makes."""

    library: Library
    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]
