"""The page of one tag: the papers that carry it or a tag nested in it, by year, in pages where there are many."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ...config import Config
from ...incremental.kept import since
from ...model import Library, Route, Tag
from ..edition.edition import Anchor, Edition, Frame
from ..kind import Shown
from ..lists.shelf import Shelf, make_shelf, shelf_pages
from ..lists.tree import Branch, tag_branches
from ..lists.views import held_by_tags
from ..syndication.feeds import with_feed
from ..theming.frame import make_frame
from ..urls import TAGS, tag_url
from ..words import language_of


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    index_href: str
    above: tuple[Anchor, ...]  # the tags that it is nested in, outermost first
    name: str
    name_lang: str
    branches: tuple[Branch, ...]
    shelf: Shelf


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """A page for each tag, and more where its papers need them. Keys are `id number`."""
    return since("pages of tags", library.tags, lambda: tuple(_routes(library)))


def _routes(library: Library) -> Iterator[Route]:
    for tag, held in held_by_tags(library):
        for number in range(1, shelf_pages(len(held)) + 1):
            yield Route(tag_url(tag.id, number), "tag", f"{tag.id} {number}")


def view(edition: Edition, route: Route) -> Shown:
    """What the page of that tag shows."""
    tag_id, number = route.key.split(" ")
    tag, url = edition.tags[tag_id], route.url
    filed = edition.filed["tag", tag_id]
    shelf = make_shelf(edition, url, filed, lambda page: tag_url(tag.id, page), int(number))
    frame = make_frame(edition, url, f"#{tag.name}", section=TAGS)
    shown = View(
        frame=with_feed(frame, edition, url, tag_url(tag.id), f"#{tag.name}") if filed.papers else frame,
        index_href=edition.link(url, TAGS),
        above=_above(edition, url, tag),
        name=tag.name,
        name_lang=language_of(tag.name, edition.words),
        branches=tag_branches(edition, url, tag.id),
        shelf=shelf,
    )
    return Shown(shown)


def _above(edition: Edition, url: str, tag: Tag) -> tuple[Anchor, ...]:
    found: list[Anchor] = []
    while tag.parent:
        tag = edition.tags[tag.parent]
        found.append(Anchor(edition.link(url, tag_url(tag.id)), f"#{tag.name}", language_of(tag.name, edition.words)))
    return tuple(reversed(found))
