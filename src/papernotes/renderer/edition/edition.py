"""The library made ready for printing: what every page of the site may look into, made once per build.

`Frame` is what all pages have around them; a page's view holds one, beside what is its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

import msgspec

from ...config import Config
from ...incremental.followed import each, gathered, paired
from ...incremental.kept import since
from ...incremental.made_once import ByKey, MadeOnce, grouped
from ...memo import Memo
from ...model import Attachment, Group, Library, Mention, Page, Paper, Tag, Topic
from ..citing.citekeys import cite_keys
from ..indexing.index import SearchIndex
from ..linking.targets import Targets, make_targets
from ..math import Macros
from ..urls import INSTITUTIONS, NOT_FOUND, TIMELINE, VENUES, YEARS, absolute, relative
from ..words import WORDS, Words, counted
from .chapters import chapters, neighbours
from .filing import Filed, Holder, by_tag, holders, listed
from .gist import Gist, Traits, gist, traits
from .held import Held, held_in
from .in_rows import InRows


@dataclass(frozen=True)
class Edition(MadeOnce):
    """A library, its configuration, and the indexes over both that pages need."""

    library: Library
    config: Config
    words: Words
    targets: Targets
    papers: Mapping[str, Paper]  # by id, as the next three
    topics: Mapping[str, Topic]
    tags: Mapping[str, Tag]
    notes: Mapping[str, Page]
    topics_by_path: Mapping[tuple[str, ...], Topic]
    files: Mapping[str, Attachment]  # by path
    mentions_in: Mapping[str, tuple[Mention, ...]]  # by the paper that names
    mentions_of: Mapping[str, tuple[Mention, ...]]  # by the paper that is named
    groups: Mapping[tuple[str, str], Group]  # by the url of the index, and id
    holding: Mapping[tuple[str, str], tuple[Holder, ...]]  # by the url of the index, and a paper's id
    in_rows: InRows
    search: SearchIndex
    assets: frozenset[str] = frozenset()  # names of the theme's files

    @cached_property
    def cite_keys(self) -> Mapping[str, str]:
        """The key of each paper in a bibliography, by its id."""
        return cite_keys(self.library.papers)

    @cached_property
    def pictured(self) -> bool:
        """Whether any paper has a figure that can be shown."""
        return any(one.pictured for one in self.traits.values())

    @cached_property
    def contents(self) -> str:
        """What the library holds, in a few words."""
        words, held = self.words, self.held
        numbers = ((words.papers, held.papers), (words.topics_n, held.topics), (words.notes_n, held.notes))
        return words.comma.join(counted(forms, number) for forms, number in numbers if number)

    @cached_property
    def held(self) -> Held:
        """How much there is of everything."""
        return held_in(self.library)

    @cached_property
    def topics_under(self) -> Mapping[tuple[str, ...], tuple[Topic, ...]]:
        """The topics below each, by its path, () for all; in the order of the notes."""
        topics = self.library.topics
        return grouped((topic.path[:depth], topic) for topic in topics for depth in range(len(topic.path)))

    @cached_property
    def tags_within(self) -> Mapping[str, tuple[Tag, ...]]:
        """The tags nested right in each, by its id, "" for those in none; in the order of the notes."""
        return grouped((tag.parent, tag) for tag in self.library.tags)

    @cached_property
    def tagged(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the papers that carry a tag, by its id, or one nested in it."""
        return since("tagged", self.library.tags, lambda: by_tag(self.library.tags))

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """Where each paper stands in the library, by its id."""
        return {paper: rank for rank, paper in enumerate(self.papers)}

    @cached_property
    def filed(self) -> Mapping[tuple[str, str], Filed]:
        """Each long list of papers in its order, by the keys of `filing.listed`."""
        named = (("topic", self.topics), ("tag", self.tags))
        keys = (("all", ""), *((kind, name) for kind, names in named for name in names), *self.groups)
        return ByKey(keys, partial(listed, self))

    @cached_property
    def traits(self) -> Mapping[str, Traits]:
        """What each paper adds to a gist, by its id."""
        papers = self.library.papers
        return paired("traits", each(_id, papers), each(traits, papers, given=(self.files,)))

    @cached_property
    def gists(self) -> Mapping[tuple[str, str], Gist]:
        """What is said of all papers of a topic or tag, by `topic` or `tag` and its id."""
        return ByKey([key for key in self.filed if key[0] in ("topic", "tag")], partial(gist, self))

    @cached_property
    def places(self) -> Mapping[tuple[str, str], int]:
        """Where a paper stands in its topic, from 0; by the ids of both."""
        topics = self.library.topics
        return since(
            "places in topics", topics, lambda: {(t.id, p): at for t in topics for at, p in enumerate(t.papers)}
        )

    @cached_property
    def around(self) -> Mapping[str, tuple[Page | None, Page | None]]:
        """The notes before and after each that holds no paper, by its path."""
        return neighbours(chapters(self.library.notes, self.config.home))

    @property
    def macros(self) -> Macros:
        """The LaTeX commands of site.yaml, sorted."""
        return tuple(sorted(self.config.macros.items()))

    def groups_of(self, index: str, paper_id: str) -> tuple[Holder, ...]:
        """The groups of that index (a url) that the paper is in."""
        return self.holding.get((index, paper_id), ())

    def link(self, from_url: str, to_url: str) -> str:
        """A link from one page to another. The 404 page is served at any depth, so its links name the whole address."""
        if from_url == NOT_FOUND and self.config.base_url:
            return absolute(self.config.base_url, to_url)
        return relative(from_url, to_url)


class Anchor(msgspec.Struct, frozen=True):
    """A link as a template prints it. `lang` is "" where it is the page's own; `note` stands behind it."""

    href: str
    label: str
    lang: str = ""
    note: str = ""
    current: bool = False


class Frame(msgspec.Struct, frozen=True):
    """Head and foot of a page."""

    language: str  # key of WORDS
    title: str
    site: str
    description: str
    canonical: str
    home: str
    styles: tuple[str, ...]
    assets: str  # the way to the folder of the theme's files
    scripts: tuple[str, ...]  # of this page alone
    search: str  # the page that searches, "" where there is nothing to search
    opensearch: str
    nav: tuple[Anchor, ...]
    links: tuple[Anchor, ...]  # that site.yaml adds, out of the site
    notes: str  # what the notes are called: where none holds a paper, they are the pages of a book
    legend: bool  # whether there are papers, whose marks the foot explains
    indexes: tuple[Anchor, ...]
    made_of: str
    policy: str = ""  # Content-Security-Policy
    feeds: tuple[Anchor, ...] = ()
    twin: str = ""  # the page as Markdown
    genre: str = "website"  # as Open Graph calls it
    card: str = ""  # the picture of the page, a whole address
    data: str = ""  # JSON-LD, safe within a script element


# The parts of a frame that are of one page alone.
OF_A_PAGE = frozenset(("title", "description", "canonical", "twin", "genre", "card", "data"))


def make_edition(
    library: Library, config: Config, assets: Iterable[str] = (), memo: Memo | None = None, jobs: int = 1
) -> Edition:
    """The edition of that library, for a theme with those assets."""
    indexes = (
        (VENUES, library.venues),
        (YEARS, library.years),
        (INSTITUTIONS, library.institutions),
        (TIMELINE, library.months),
    )
    papers = paired("papers by id", each(_id, library.papers), library.papers)
    targets = make_targets(library, memo, jobs)
    return Edition(
        library=library,
        config=config,
        words=WORDS[config.language],
        targets=targets,
        papers=papers,
        topics={topic.id: topic for topic in library.topics},
        tags={tag.id: tag for tag in library.tags},
        notes=paired("notes by id", each(_page_id, library.notes), library.notes),
        topics_by_path={topic.path: topic for topic in library.topics},
        files=since("files", library.attachments, lambda: {file.path: file for file in library.attachments}),
        mentions_in=gathered("mentions in", each(_by_source, library.mentions)),
        mentions_of=gathered("mentions of", each(_by_target, library.mentions)),
        groups={(url, group.id): group for url, groups in indexes for group in groups},
        holding=since("holding", indexes, lambda: holders(indexes)),
        in_rows=InRows(papers, targets.paper_anchors, memo),
        search=SearchIndex(library, (targets.paper_anchors, targets.note_anchors), memo),
        assets=frozenset(assets),
    )


def _by_source(mention: Mention) -> tuple[tuple[str, Mention]]:
    return ((mention.source, mention),)


def _by_target(mention: Mention) -> tuple[tuple[str, Mention]]:
    return ((mention.target, mention),)


def _id(paper: Paper) -> str:
    return paper.id


def _page_id(page: Page) -> str:
    return page.id


def name_of(paper: Paper) -> str:
    """What a paper is called in a list: its short name, else its title."""
    return paper.short or paper.title


def count_papers(edition: Edition, number: int) -> str:
    """ "37 papers", in the site's language."""
    return counted(edition.words.papers, number)
