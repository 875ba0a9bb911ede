"""Who names a paper, and whom it names: one item a paper, its best sentence first, the others a click away."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

import msgspec
from msgspec.structs import replace

from ...model import Mention, Paper
from ..edition.edition import Anchor, Edition, name_of
from ..lists.rows import published
from ..plain.summary import set_in
from ..urls import paper_url
from ..words import language_of


class Quote(msgspec.Struct, frozen=True):
    """A sentence with the name in it; `linked` says that its author made a link of it."""

    before_html: str
    name: str
    after_html: str
    lang: str
    linked: bool
    place: Anchor  # the section it stands in
    relation: str
    inferred: str  # why the relation is soft, or "" where its author said it


class Backlink(msgspec.Struct, frozen=True):
    """A paper on the other side, and the sentences between the two."""

    href: str
    name: str
    lang: str
    published: str
    quotes: tuple[Quote, ...]
    more: str  # "2 more", or ""


def named_by(edition: Edition, url: str, paper: Paper) -> tuple[Backlink, ...]:
    """The papers that name this one."""
    said = ((mention.source, mention) for mention in edition.mentions_of.get(paper.id, ()))
    return _listed(edition, url, paper.mentioned_by, said, edition.words.named_by_relations)


def names(edition: Edition, url: str, paper: Paper) -> tuple[Backlink, ...]:
    """The papers that this one names."""
    said = ((mention.target, mention) for mention in edition.mentions_in.get(paper.id, ()))
    return _listed(edition, url, paper.mentions, said, edition.words.names_relations)


def _listed(
    edition: Edition, url: str, others: Iterable[str], said: Iterable[tuple[str, Mention]], words: dict[str, str]
) -> tuple[Backlink, ...]:
    sentences: dict[str, list[Mention]] = {}
    for other, mention in said:
        sentences.setdefault(other, []).append(mention)
    known = (other for other in others if other in edition.papers)
    return tuple(_backlink(edition, url, other, sentences.get(other, ()), words) for other in known)


def _backlink(edition: Edition, url: str, other: str, mentions: Iterable[Mention], words: dict[str, str]) -> Backlink:
    paper = edition.papers[other]
    sentences: dict[str, Mention] = {}  # one that has the name twice is shown once
    for mention in sorted(mentions, key=_telling_first):
        sentences.setdefault(mention.sentence, mention)
    quotes = tuple(quote_of(edition, url, mention, words) for mention in sentences.values())
    return Backlink(
        href=edition.link(url, paper_url(other)),
        name=name_of(paper),
        lang=language_of(name_of(paper), edition.words),
        published=published(paper),
        quotes=quotes,
        more=edition.words.more_quotes.format(n=len(quotes) - 1) if len(quotes) > 1 else "",
    )


def _telling_first(mention: Mention) -> tuple[bool, bool, bool]:
    """A sentence that tells a relation, then one that its author linked, then one that is more than a name."""
    return mention.relation == "names", not mention.linked, len(mention.sentence) < 12


def quote_of(edition: Edition, url: str, mention: Mention, words: dict[str, str]) -> Quote:
    """The sentence of that mention; `words` says what each relation is called."""
    sentence = mention.sentence
    return Quote(
        before_html=set_in(sentence[: mention.start]),
        name=sentence[mention.start : mention.end],
        after_html=set_in(sentence[mention.end :]),
        lang=language_of(sentence, edition.words),
        linked=mention.linked,
        place=_place(edition, url, mention),
        relation=words.get(mention.relation, ""),
        inferred=edition.words.inferred_means if mention.cue else "",
    )


def _place(edition: Edition, url: str, mention: Mention) -> Anchor:
    """The section of the naming paper's notes in which the sentence stands."""
    key = mention.source, mention.entry
    places = edition.once(("sections", *key), lambda: _sections(edition, *key))
    before = [place for line, place in places if line <= mention.line]
    if not before:
        return Anchor("", "")
    return replace(before[-1], href=edition.link(url, before[-1].href))


def _sections(edition: Edition, paper: str, entry: int) -> tuple[tuple[int, Anchor], ...]:
    """The sections of a paper's notes by the lines on which they begin, in their order; each leads to a url. What
    names a dozen papers is looked at for each, and to unpack its notes takes longest."""
    ids, words = edition.targets.paper_anchors[paper][entry], edition.words
    first: dict[int, Anchor] = {}
    for section in edition.papers[paper].entries[entry].sections:
        if section.line in ids and section.line not in first:
            label = words.facets[section.kind] or section.title
            url = f"{paper_url(paper)}#{ids[section.line]}"
            first[section.line] = Anchor(url, label, language_of(label, words))
    return tuple(sorted(first.items(), key=itemgetter(0)))
