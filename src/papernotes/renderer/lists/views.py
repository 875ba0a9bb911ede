"""A topic or tag in its views, each at an address of its own: list, table, matrix, figure wall; and the head of all.

topics/x/            the list, page 2 at topics/x/2/
topics/x/table/      page 2 at topics/x/table/2/, and so on
topics/x/matrix/
topics/x/figures/
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from ...incremental.kept import since
from ...model import Library, Paper, Tag, Topic
from ..edition.edition import Anchor, Edition, count_papers
from ..edition.filing import by_tag
from ..edition.gist import Gist
from ..edition.matrix import MATRIX_FROM
from ..urls import TAGS, TOPICS, own_url, tag_url, topic_url, view_url
from ..words import Words, language_of
from .tree import topic_trail, topics_below

ViewName = Literal["list", "table", "matrix", "figures"]


class Top(msgspec.Struct, frozen=True):
    """What stands above each view. `own` leads to the keeper's own words, or is ""; `files` are the view's as files."""

    crumb: tuple[Anchor, ...]
    name: str
    name_lang: str
    facts: str
    views: tuple[Anchor, ...]
    own: str
    files: tuple[Anchor, ...] = ()


def topic_top(edition: Edition, url: str, topic: Topic, view: ViewName, files: tuple[Anchor, ...] = ()) -> Top:
    """The head of that view of the topic."""
    gist, home = edition.gists["topic", topic.id], topic_url(topic.id)
    there: tuple[tuple[ViewName, bool], ...] = (
        ("list", True),
        ("table", bool(gist.papers)),
        ("matrix", gist.compared >= MATRIX_FROM),
        ("figures", gist.pictured),
    )
    return Top(
        crumb=(Anchor(edition.link(url, TOPICS), edition.words.topics), *topic_trail(edition, url, topic.path)[:-1]),
        name=topic.path[-1],
        name_lang=language_of(topic.path[-1], edition.words),
        facts=_facts(edition, gist),
        views=_views(edition, url, home, view, (name for name, held in there if held)),
        own=edition.link(url, own_url(home)) if gist.remarked else "",
        files=files,
    )


def tag_top(edition: Edition, url: str, tag: Tag, view: ViewName, files: tuple[Anchor, ...] = ()) -> Top:
    """The head of that view of the tag."""
    gist = edition.gists["tag", tag.id]
    names: tuple[ViewName, ...] = ("list", "matrix") if gist.compared >= MATRIX_FROM else ("list",)
    return Top(
        crumb=(Anchor(edition.link(url, TAGS), edition.words.tags),),
        name=f"#{tag.name}",
        name_lang=language_of(tag.name, edition.words),
        facts=_facts(edition, gist),
        views=_views(edition, url, tag_url(tag.id), view, names),
        own="",
        files=files,
    )


def _views(edition: Edition, url: str, home: str, current: ViewName, names: Iterable[ViewName]) -> tuple[Anchor, ...]:
    """The ways to those views; none where there is only one."""
    found = tuple(
        Anchor(
            edition.link(url, home if name == "list" else view_url(home, name)),
            edition.words.view_names[name],
            current=name == current,
        )
        for name in names
    )
    return found if len(found) > 1 else ()


def papers_in(edition: Edition, topic: Topic) -> tuple[Paper, ...]:
    """The papers of a topic and of all topics below it, each once, in the order of the notes."""
    return tuple(edition.papers[paper] for paper in ids_in(edition, topic))


def ids_in(edition: Edition, topic: Topic) -> tuple[str, ...]:
    """Their ids."""
    return tuple(dict.fromkeys(paper for one in (topic, *topics_below(edition, topic)) for paper in one.papers))


def held_by_topics(library: Library) -> tuple[tuple[Topic, tuple[str, ...]], ...]:
    """Each topic with the ids of the papers in it and in the topics below it, each once."""
    return since("held by topics", library.topics, lambda: _held_by_topics(library.topics))


def _held_by_topics(topics: tuple[Topic, ...]) -> tuple[tuple[Topic, tuple[str, ...]], ...]:
    held: dict[tuple[str, ...], dict[str, None]] = {topic.path: {} for topic in topics}
    for topic in topics:
        for depth in range(1, len(topic.path) + 1):
            held.get(topic.path[:depth], {}).update(dict.fromkeys(topic.papers))
    return tuple((topic, tuple(held[topic.path])) for topic in topics)


def held_by_tags(library: Library) -> tuple[tuple[Tag, tuple[str, ...]], ...]:
    """Each tag with the ids of the papers that carry it or one nested in it."""
    held = since("tagged", library.tags, lambda: by_tag(library.tags))
    return tuple((tag, held[tag.id]) for tag in library.tags)


def has_remarks(papers: Iterable[Paper]) -> bool:
    """Whether the keeper says anything."""
    return any(remark.text.strip() for paper in papers for entry in paper.entries for remark in entry.remarks)


def _facts(edition: Edition, gist: Gist) -> str:
    """ "37 papers, 2017–2024; 24 read, 12 to read; last on 2026-11-20", as far as it is known."""
    words = edition.words
    first = filter(None, (count_papers(edition, gist.papers), _years(words, *gist.years)))
    states = (f"{words.statuses[status]} {number}" for status, number in gist.states if number)
    last = words.last_noted.format(day=gist.last) if gist.last else ""
    semicolon = "；" if words.lang.startswith("zh") else "; "
    return semicolon.join(filter(None, (words.comma.join(first), words.comma.join(states), last)))


def _years(words: Words, first: int, last: int) -> str:
    if not first:
        return ""
    return words.span_years.format(a=first, b=last) if first != last else str(first)
