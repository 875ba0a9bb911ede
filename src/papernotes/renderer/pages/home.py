"""The home page: what was noted lately, the topics, what lies on the desk, and all papers by year."""

from __future__ import annotations

import msgspec

from ...config import Config
from ...diagnostics import report
from ...model import Library, Paper, Route, Topic
from ..binding.bind import bind
from ..binding.bound import Bound, Sheet
from ..binding.figures import original, thumbnails
from ..edition.chapters import chapters
from ..edition.edition import Anchor, Edition, Frame, name_of
from ..kind import Shown
from ..lists.calendar import Calendar, make_calendar
from ..lists.glance import Glance, first_picture, make_glance
from ..lists.plain_notes import chapter
from ..lists.shelf import Group, Shelf, make_shelf
from ..relations.soft import soft_note
from ..syndication.linked_data import told_of_site
from ..theming.frame import make_frame
from ..urls import HOME, TIMELINE, TOPICS, all_url, paper_url, topic_url
from ..words import counted, language_of

_LATE = 6
_DESK = 8
_TOPICS = 14


class Counted(msgspec.Struct, frozen=True):
    """A link and what stands at the right end of its line."""

    link: Anchor
    count: str
    status: str = ""
    status_word: str = ""
    count_lang: str = ""


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    description: str
    description_lang: str
    counts: tuple[str, ...]
    said: str  # the text of the note that site.yaml names as `home`
    chapters: tuple[Anchor, ...]  # the notes of a library without papers
    bare: bool
    late: tuple[Glance, ...]
    topics: tuple[Counted, ...]
    topics_href: str
    desk: tuple[Counted, ...]
    desk_note: str
    calendar: Calendar | None
    calendar_note: str
    timeline_href: str
    shelf: Shelf
    groups: tuple[Group, ...]


def routes(_library: Library, _config: Config) -> tuple[Route, ...]:
    """The one home page."""
    return (Route(HOME, "home"),)


def view(edition: Edition, _route: Route) -> Shown:
    """What the home page shows."""
    library, words = edition.library, edition.words
    late = tuple(make_glance(edition, HOME, paper, "9rem") for paper in _lately(library))
    calendar = make_calendar(library.papers)
    shelf = make_shelf(edition, HOME, edition.filed["all", ""], all_url)
    bound = Bound()
    said = _said(edition, bound)
    shown = View(
        frame=told_of_site(make_frame(edition, HOME, diagrams=bound.diagrams), edition),
        description=edition.config.description,
        description_lang=language_of(edition.config.description, words),
        counts=_counts(edition),
        said=said,
        chapters=()
        if library.papers
        else tuple(chapter(edition, HOME, page) for page in chapters(library.notes, edition.config.home)),
        bare=not library.papers and not said,
        late=late,
        topics=tuple(_topic(edition, topic) for topic in _roots(library)[:_TOPICS]),
        topics_href=edition.link(HOME, TOPICS),
        desk=tuple(_waiting(edition, paper) for paper in _desk(library)[:_DESK]),
        desk_note=words.comma.join(
            f"{words.statuses[status]} {number:,}"
            for status in ("reading", "to-read")
            if (number := sum(paper.status == status for paper in library.papers))
        ),
        calendar=calendar,
        calendar_note=words.calendar_note.format(n=calendar.papers, m=calendar.days) if calendar else "",
        timeline_href=edition.link(HOME, TIMELINE),
        shelf=shelf,
        groups=shelf.groups,
    )
    pictures = (file for paper in _lately(library) if (file := first_picture(edition, paper)))
    files = (output for file in pictures for output in (thumbnails(file) or (original(file),)))
    return Shown(shown, (*files, *bound.files.values()), tuple(bound.diagnostics))


def _said(edition: Edition, bound: Bound) -> str:
    """The text of the note that site.yaml names, without a first heading, in whose place the site's title stands."""
    page = edition.targets.pages.get(edition.config.home)
    if page is None:
        if edition.config.home:
            message = f"`home` in site.yaml: there is no note `{edition.config.home}`"
            hint = "a path below the notes folder, with its suffix"
            bound.diagnostics.append(report("broken-link", message, None, hint))
        return ""
    note, ids = page.note, edition.targets.note_anchors[page.note.path]
    blocks = note.blocks[1:] if note.blocks and note.blocks[0].kind == "heading" else note.blocks
    sheet = Sheet(
        HOME, edition.targets, edition.words, edition.config.title, ids, macros=edition.macros, note=note.path
    )
    return bind(soft_note(edition, HOME, note.path, blocks), sheet, bound)


def _counts(edition: Edition) -> tuple[str, ...]:
    library, words = edition.library, edition.words
    numbers = (
        (words.papers, len(library.papers)),
        (words.topics_n, len(library.topics)),
        (words.figures, sum(figure.path is not None for paper in library.papers for figure in paper.figures)),
        (words.notes_n, len(library.notes)),
    )
    return tuple(counted(forms, number) for forms, number in numbers if number)


def _lately(library: Library) -> tuple[Paper, ...]:
    known = (paper for paper in library.papers if paper.noted)
    dated = sorted(known, key=lambda paper: paper.noted or "", reverse=True)
    written = [paper for paper in dated if paper.status != "to-read"]
    return tuple((written or dated)[:_LATE])


def _roots(library: Library) -> tuple[Topic, ...]:
    return tuple(topic for topic in library.topics if len(topic.path) == 1)


def _topic(edition: Edition, topic: Topic) -> Counted:
    number = sum(len(other.papers) for other in edition.library.topics if other.path[:1] == topic.path)
    link = Anchor(edition.link(HOME, topic_url(topic.id)), topic.path[-1], language_of(topic.path[-1], edition.words))
    return Counted(link, f"{number:,}")


def _desk(library: Library) -> list[Paper]:
    """What is being read, then what waits, the most named first."""
    waiting = [paper for paper in library.papers if paper.status != "read"]
    return sorted(waiting, key=lambda paper: (paper.status != "reading", -len(paper.mentioned_by), paper.noted or ""))


def _waiting(edition: Edition, paper: Paper) -> Counted:
    name = name_of(paper)
    link = Anchor(edition.link(HOME, paper_url(paper.id)), name, language_of(name, edition.words))
    topic = paper.topic[-1] if paper.topic else ""
    lang = language_of(topic, edition.words)
    return Counted(link, topic, paper.status, edition.words.statuses[paper.status], lang)
