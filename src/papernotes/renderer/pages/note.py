"""The page of a whole note: the file as its author wrote it, in order, each paper in it linked to its own page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from ...config import Config
from ...incremental.followed import each
from ...model import Block, Library, Page, Route, TagRef
from ..binding.bind import bind
from ..binding.bound import Bound, Sheet
from ..edition.edition import Anchor, Edition, Frame, count_papers, name_of
from ..kind import Shown
from ..linking.links import find_tag
from ..lists.plain_notes import contents, neighbours
from ..properties import Fact, note_classes, properties
from ..relations.soft import soft_note
from ..theming.frame import make_frame
from ..urls import NOTES, note_url, paper_url
from ..words import language_of


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    classes: str
    index_href: str
    path: str
    title: str
    title_lang: str
    count: str
    head: tuple[Fact, ...]
    tags: tuple[Anchor, ...]
    papers: tuple[Anchor, ...]
    here: tuple[Anchor, ...]
    html: str
    previous: Anchor | None
    next: Anchor | None


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """A page for each note."""
    return each(_route, library.notes)


def _route(page: Page) -> Route:
    return Route(note_url(page.id), "note", page.id)


def view(edition: Edition, route: Route) -> Shown:
    """What the page of that note shows."""
    page, url, words = edition.notes[route.key], route.url, edition.words
    bound, note = Bound(), page.note
    begins = {stretch.start: paper_url(stretch.paper) for stretch in edition.targets.stretches.get(note.path, ())}
    blocks = soft_note(edition, url, note.path, _body(page, begins))
    before, after = neighbours(edition, url, page)
    html = bind(blocks, _sheet(edition, url, page, begins), bound)
    shown = View(
        frame=make_frame(edition, url, page.title, note.value("description"), NOTES, bound.diagrams),
        classes=note_classes(note),
        index_href=edition.link(url, NOTES),
        path=note.path,
        title=page.title,
        title_lang=language_of(page.title, words),
        count=count_papers(edition, len(page.papers)) if page.papers else "",
        head=properties(edition, url, note),
        tags=tuple(_tag(edition, url, tag) for tag in note.tags),
        papers=_papers(edition, url, page),
        here=contents(edition, page, blocks),
        html=html,
        previous=before,
        next=after,
    )
    return Shown(shown, tuple(bound.files.values()), tuple(bound.diagnostics))


def _sheet(edition: Edition, url: str, page: Page, begins: Mapping[int, str]) -> Sheet:
    path = page.note.path
    ids = edition.targets.note_anchors[path]
    return Sheet(url, edition.targets, edition.words, page.title, ids, begins, macros=edition.macros, note=path)


def _body(page: Page, begins: Mapping[int, str]) -> Sequence[Block]:
    """The note's blocks; a first heading that only repeats the title, and names no paper, is the page's own."""
    blocks = page.note.blocks
    first = blocks[0] if blocks else None
    repeats = first and first.kind == "heading" and first.text.strip() == page.title and first.span.line not in begins
    return tuple(_tagged(block) if block.tags else block for block in (blocks[1:] if repeats else blocks))


def _tagged(block: Block) -> Block:
    """A line of nothing but tags, which papers have in their heads, as its author wrote it."""
    if block.kind != "paragraph" or block.html or block.children:
        return block
    tags = (piece for tag in block.tags for piece in (TagRef(tag, block.span), " "))
    return msgspec.structs.replace(block, html=tuple(tags), opening='<p class="tags">', closing="</p>")


def _papers(edition: Edition, url: str, page: Page) -> tuple[Anchor, ...]:
    """The papers of this file, each linked to its place in it."""
    ids = edition.targets.note_anchors[page.note.path]
    found = []
    for stretch in edition.targets.stretches.get(page.note.path, ()):
        name = name_of(edition.papers[stretch.paper])
        href = f"#{ids[stretch.start]}" if stretch.start in ids else edition.link(url, paper_url(stretch.paper))
        found.append(Anchor(href, name, language_of(name, edition.words)))
    return tuple(found)


def _tag(edition: Edition, url: str, tag: str) -> Anchor:
    target = find_tag(tag, edition.targets)
    return Anchor(edition.link(url, target) if target else "", tag, language_of(tag, edition.words))
