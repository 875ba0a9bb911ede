"""Things with a path, such as topics and nested tags, as the tree that an index page shows."""

from __future__ import annotations

import msgspec

from ...model import Tag, Topic
from ..edition.edition import Anchor, Edition
from ..urls import tag_url, topic_url
from ..words import language_of


def topic_trail(edition: Edition, url: str, path: tuple[str, ...]) -> tuple[Anchor, ...]:
    """The topics above and including that one, outermost first, those with a page as links."""
    trail = []
    for depth in range(1, len(path) + 1):
        topic = edition.topics_by_path.get(path[:depth])
        href = edition.link(url, topic_url(topic.id)) if topic else ""
        trail.append(Anchor(href, path[depth - 1], language_of(path[depth - 1], edition.words)))
    return tuple(trail)


class Branch(msgspec.Struct, frozen=True):
    """A node of the tree: its link, how many papers it holds with all that is below it, and what is below it."""

    link: Anchor
    count: str
    below: tuple[Branch, ...]


def topic_branches(edition: Edition, url: str, above: tuple[str, ...] = ()) -> tuple[Branch, ...]:
    """The topics right below that one, in the order of the notes, each with its own below it."""
    depth = len(above)
    return tuple(
        Branch(
            Anchor(edition.link(url, topic_url(topic.id)), topic.path[-1], language_of(topic.path[-1], edition.words)),
            f"{papers_below(edition, topic):,}",
            topic_branches(edition, url, topic.path),
        )
        for topic in edition.topics_under.get(above, ())
        if len(topic.path) == depth + 1
    )


def topics_below(edition: Edition, topic: Topic) -> tuple[Topic, ...]:
    """All topics below that one, in the order of the notes."""
    return edition.topics_under.get(topic.path, ())


def papers_below(edition: Edition, topic: Topic) -> int:
    """How many papers a topic holds, each once, with all topics below it."""
    return len({paper for other in (topic, *topics_below(edition, topic)) for paper in other.papers})


def tag_branches(edition: Edition, url: str, above: str = "") -> tuple[Branch, ...]:
    """The tags nested right in that one (an id; "" for none), the most used first, each with its own below it."""
    inside = edition.tags_within.get(above, ())
    held = {tag.id: len(papers_tagged(edition, tag)) for tag in inside}
    known = edition.tags[above].name if above else ""
    return tuple(
        Branch(
            Anchor(edition.link(url, tag_url(tag.id)), name, language_of(name, edition.words)),
            f"{held[tag.id]:,}",
            tag_branches(edition, url, tag.id),
        )
        for tag in sorted(inside, key=lambda tag: (-held[tag.id], tag.name.casefold()))
        for name in (tag.name[len(known) :].lstrip("/_-") if above else tag.name,)
    )


def papers_tagged(edition: Edition, tag: Tag) -> tuple[str, ...]:
    """The ids of the papers that carry the tag or one nested in it, each once."""
    return edition.tagged[tag.id]
