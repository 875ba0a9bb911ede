"""Atom feeds (RFC 4287) of the site, of each topic and of each tag: what was noted last, whole.

A feed needs `base_url`: an entry is known by an address that lasts, and a reader elsewhere can follow no other. Days
are those of the notes and of git, so that two builds of the same notes are the same feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from msgspec.structs import replace

from ...config import Config
from ...model import Library, Paper, Route
from ...patterns import pattern
from ..citing.works import make_work
from ..edition.edition import Anchor, Edition, Frame, name_of
from ..lists.rows import title_beside
from ..lists.tree import papers_tagged
from ..lists.views import held_by_tags, held_by_topics, papers_in
from ..plain.sentences import said_first
from ..urls import HOME, TAGS, TOPICS, absolute, feed_url, group_url, paper_url
from .abroad import notes_abroad
from .dates import first_day, moment, published_on, updated_on

_MOST = {"site": 40, "topic": 20, "tag": 20}  # entries
_TOP = 800  # characters of the notes in which a line of facts may stand
_NO_XML = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def feed_routes(library: Library, config: Config) -> Iterator[Route]:
    """A feed for the site, for each topic and for each tag that holds a paper; keys are `kind id`."""
    if not config.base_url or not library.papers:
        return
    yield Route(feed_url(HOME), "feed", "site ")
    for topic, papers in held_by_topics(library):
        if papers:
            yield Route(feed_url(group_url(TOPICS, topic.id)), "feed", f"topic {topic.id}")
    for tag, carrying in held_by_tags(library):
        if carrying:
            yield Route(feed_url(group_url(TAGS, tag.id)), "feed", f"tag {tag.id}")


def feed(edition: Edition, key: str) -> str:
    """The feed of that key, its entries the last first."""
    kind, _, of = key.partition(" ")
    home, name, papers = _subject(edition, kind, of)
    base, words = edition.config.base_url, edition.words
    site = edition.config.title or words.site
    entries = _entries(edition, papers)[: _MOST[kind]]
    last = max((day for day, _ in entries), default=first_day(edition.library.papers))
    first = {move.to: move.url for move in edition.library.origins}
    own, page = absolute(base, feed_url(home)), absolute(base, home)
    head = (
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{words.lang}">',
        f"<title>{_text(f'{name} · {site}' if name else site)}</title>",
        f"<subtitle>{_text(edition.config.description or edition.contents)}</subtitle>",
        f"<id>{_text(page)}</id>",
        f"<updated>{moment(last)}</updated>",
        f"<author><name>{_text(edition.config.author or site)}</name></author>",
        "<generator>papernotes</generator>",
        f'<link rel="self" type="application/atom+xml" href="{_text(own)}"/>',
        f'<link rel="alternate" type="text/html" href="{_text(page)}"/>',
    )
    return "\n".join(
        (*head, *(_entry(edition, paper, day, first.get(paper_url(paper.id))) for day, paper in entries), "</feed>", "")
    )


def _subject(edition: Edition, kind: str, of: str) -> tuple[str, str, tuple[Paper, ...]]:
    """The url of the page that a feed is of, its name, and the papers in it."""
    if kind == "topic":
        topic = edition.topics[of]
        return group_url(TOPICS, of), topic.path[-1], papers_in(edition, topic)
    if kind == "tag":
        tag = edition.tags[of]
        return group_url(TAGS, of), f"#{tag.name}", tuple(edition.papers[one] for one in papers_tagged(edition, tag))
    return HOME, "", edition.library.papers


def _entries(edition: Edition, papers: Iterable[Paper]) -> list[tuple[str, Paper]]:
    """Papers with the day of their last change, the last first; what has no day comes last. What only waits to be read
    is left out where anything was."""
    papers = tuple(papers)
    before = first_day(edition.library.papers)
    written = tuple(paper for paper in papers if paper.status != "to-read") or papers
    dated = sorted(((updated_on(edition, paper), paper) for paper in written), key=lambda item: item[1].id)
    dated.sort(key=lambda item: (item[0], published_on(item[1])), reverse=True)
    return [(day or before, paper) for day, paper in dated]


def _entry(edition: Edition, paper: Paper, day: str, origin: str | None) -> str:
    """One paper. It is known by the first address that it had, wherever its page is now."""
    base, title, work = edition.config.base_url, title_beside(paper), make_work(paper)
    name = name_of(paper)
    begun, said = published_on(paper), said_first(paper)
    lines = (
        "<entry>",
        f"<title>{_text(f'{name}: {title}' if title else name)}</title>",
        f"<id>{_text(absolute(base, origin or paper_url(paper.id)))}</id>",
        f'<link rel="alternate" type="text/html" href="{_text(absolute(base, paper_url(paper.id)))}"/>',
        f'<link rel="related" href="{_text(work.url)}"/>' if _is_address(work.url) else "",
        f"<published>{moment(min(begun, day))}</published>" if begun else "",
        f"<updated>{moment(day)}</updated>",
        *(f'<category term="{_text(tag)}"/>' for tag in (*paper.topic[-1:], *paper.tags)),
        f"<summary>{_text(said.text)}</summary>" if said else "",
        f'<content type="html">{_text(_content(edition, paper))}</content>',
        "</entry>",
    )
    return "\n".join(filter(None, lines))


def _content(edition: Edition, paper: Paper) -> str:
    """What was published where, by whom and with what beside it, unless the notes begin with that; then the notes."""
    notes = notes_abroad(edition, paper)
    top = notes[:_TOP]
    comma = edition.words.comma
    facts = (paper.venue or "", str(paper.year or ""), comma.join(paper.authors), comma.join(paper.institutions))
    links = (
        f'<a href="{escape(link.url)}">{escape(edition.words.links[link.kind])}</a>'
        for link in paper.links
        if _is_address(link.url) and escape(link.url) not in top
    )
    line = " · ".join((*(escape(fact) for fact in facts if fact and escape(fact) not in top), *links))
    stub = edition.words.stub if paper.status == "to-read" else edition.words.stub_read
    return (f"<p>{line}</p>\n" if line else "") + (notes if notes.strip() else f"<p>{escape(stub)}</p>")


def _is_address(url: str) -> bool:
    return re.match(r"https?://[^\s<>\"]+$", url) is not None


def _text(text: str) -> str:
    """The text as XML has it, without what XML cannot hold."""
    return escape(_NO_XML.sub("", text))


def with_feed(frame: Frame, edition: Edition, url: str, home: str, name: str) -> Frame:
    """The frame of the page at `url` of the topic or tag at `home`, its own feed before the site's."""
    if not frame.feeds:
        return frame
    own = Anchor(edition.link(url, feed_url(home)), f"{name} · {frame.site}")
    return replace(frame, feeds=(own, *frame.feeds))
