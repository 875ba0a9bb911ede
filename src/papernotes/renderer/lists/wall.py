"""Figures side by side, under heads, in pages of 120: each leads to its place in the notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from ...incremental.followed import each, paired
from ...incremental.kept import since
from ...model import Attachment, Image, Library, Output, Paper
from ..binding.figures import alternative, caption, is_hung, numbered, original, sources, thumbnails
from ..edition.edition import Anchor, Edition, name_of
from ..edition.filing import Head
from ..urls import attachment_url, paper_url
from ..words import counted, language_of
from .shelf import pages_of

PER_PAGE = 120
_SHOWN = "(min-width: 44rem) 20rem, 60vw"


class Picture(msgspec.Struct, frozen=True):
    """A figure; `ratio` is its width by its height, within what fits a row; `full` is the file itself."""

    attributes: str
    width: int
    height: int
    ratio: str
    full: str
    alt: str
    caption: str
    caption_lang: str
    place: Anchor  # where it stands, by the name of its paper


class Hanging(msgspec.Struct, frozen=True):
    """The figures under one head."""

    id: str
    label: str
    href: str
    count: str
    pictures: tuple[Picture, ...]
    lang: str = ""  # of the label


class Wall(msgspec.Struct, frozen=True):
    """One page of figures, and the ways to the others; `unseen` tells how many are elsewhere, or missing."""

    count: str
    unseen: str
    groups: tuple[Hanging, ...]
    pages: tuple[Anchor, ...]


Found = tuple[Paper, int, Image, Attachment]


def files_of(library: Library) -> Mapping[str, Attachment]:
    """The pictures that a wall can show, by their paths."""
    files = library.attachments
    return since("hung", files, lambda: {file.path: file for file in files if is_hung(file)})


def count_pictures(library: Library) -> Mapping[str, int]:
    """How many figures of each paper can be shown, by its id."""
    papers, files = library.papers, files_of(library)
    return paired("pictures", each(_id, papers), each(_pictures, papers, given=(files,)))


def _id(paper: Paper) -> str:
    return paper.id


def _pictures(paper: Paper, files: Mapping[str, Attachment]) -> int:
    return sum(figure.path in files for figure in paper.figures)


def wall_pages(pictures: int) -> int:
    """How many pages so many take; none where there is nothing to show."""
    return -(-pictures // PER_PAGE)


def _found(paper: Paper, files: Mapping[str, Attachment]) -> Iterator[Found]:
    for (image, number), figure in zip(numbered(paper.entries), paper.figures, strict=False):
        if figure.path and figure.path in files:
            yield paper, number, image, files[figure.path]


def hang(
    edition: Edition,
    url: str,
    held: Sequence[tuple[Head, Paper]],
    address: Callable[[int], str],
    number: int,
) -> tuple[Wall, tuple[Output, ...]]:
    """The page of that number, from 1, and the files it shows. `held` are papers under their heads, each once."""
    files = files_of(edition.library)
    start, passed = (number - 1) * PER_PAGE, 0
    totals: Counter[Head] = Counter()
    here: list[tuple[Head, Found]] = []
    for head, paper in held:  # only the papers of this page are looked into
        count = _pictures(paper, files)
        if passed < start + PER_PAGE and passed + count > start:
            inside = slice(max(0, start - passed), start + PER_PAGE - passed)
            here += ((head, one) for one in tuple(_found(paper, files))[inside])
        totals[head] += count
        passed += count
    groups: dict[Head, list[Picture]] = {}
    for head, one in here:
        groups.setdefault(head, []).append(_picture(edition, url, one))
    hidden = sum(figure.path is None for _, paper in held for figure in paper.figures)
    wall = Wall(
        count=counted(edition.words.figures, passed),
        unseen=edition.words.figures_unseen.format(n=f"{hidden:,}") if hidden else "",
        groups=tuple(
            Hanging(
                id=head.id,
                label=head.label,
                href=head.href,
                count=counted(edition.words.figures, totals[head]),
                pictures=tuple(pictures),
                lang=language_of(head.label, edition.words),
            )
            for head, pictures in groups.items()
        ),
        pages=pages_of(edition, url, number, passed, PER_PAGE, address),
    )
    return wall, tuple(output for _, (*_, file) in here for output in (*thumbnails(file), original(file)))


def _picture(edition: Edition, url: str, found: Found) -> Picture:
    paper, number, image, file = found
    name, text = name_of(paper), caption(image)
    return Picture(
        attributes=sources(file, url, _SHOWN),
        width=file.width,
        height=file.height,
        ratio=f"{min(3.2, max(0.55, file.width / file.height)):.2f}",
        full=edition.link(url, attachment_url(file.path)),
        alt=alternative(image, edition.words, name),
        caption=text,
        caption_lang=language_of(text, edition.words) if text else "",
        place=Anchor(edition.link(url, f"{paper_url(paper.id)}#fig_{number}"), name, language_of(name, edition.words)),
    )
