"""The places inside one note, found without going through it for each link: headings by their names, named blocks, and
where the site shows a line.

A note may have thousands of links to its own thousands of headings, so they are looked up in an index, which is made
when the first link asks.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from urllib.parse import unquote

from ...model import Block, Page, walk
from ...patterns import pattern
from ...written import folded
from ..urls import note_url, paper_url
from .anchors import Anchors, slug
from .targets import Heading, Stretch, Targets, names_of_block

_NO_ANCHOR = pattern(r"[^\w\- ]")


@dataclass(frozen=True)
class Inside:
    """The places in that note. `parts` are the entries in it, each with the ids of its places on its paper's page."""

    page: Page
    headings: tuple[Heading, ...]
    anchors: Anchors
    parts: tuple[tuple[Stretch, Anchors], ...]

    def heading(self, fragment: str) -> Heading | None:
        """The heading that `Heading`, `Heading#Sub` or a slug of it names, in order of the note, ours or GitHub's."""
        found: Heading | None = None
        for step in unquote(fragment).split("#"):
            after = found.line if found else 0
            found = _first(self._by_text.get(folded(step), ()), after)
            if found is None and (name := slug(step)):
                found = _first(self._by_slug.get(name, ()), after)
            if found is None:
                return self._by_github.get(unquote(fragment).casefold())
        return found

    def section(self, heading: Heading) -> tuple[Block, ...]:
        """The blocks under that heading, with it, up to the next of its level or above."""
        blocks, start = tuple(self.page.note.blocks), self._tops.get(heading.line)
        if start is None:
            return ()
        later = range(start + 1, len(blocks))
        ends = (at for at in later if blocks[at].kind == "heading" and blocks[at].level <= heading.level)
        return blocks[start : next(ends, len(blocks))]

    def top(self, name: str) -> int | None:
        """Which of the note's blocks has that heading, or holds the block of that name (`^id`)."""
        heading = None if name.startswith("^") else self.heading(name)
        if heading:
            return self._tops.get(heading.line)
        return self._named[name][0] if name in self._named else None

    def named(self, name: str) -> Block | None:
        """The block of that name."""
        return self._named[name][1] if name in self._named else None

    def footnotes(self, names: Iterable[str]) -> tuple[Block, ...]:
        """The texts of those footnotes, named by their ids, in the order of the note."""
        places = sorted({self._footnotes[name] for name in names if name in self._footnotes})
        return tuple(self._items[place] for place in places)

    def url(self, line: int) -> str:
        """Where the site shows that line: on the paper's page if the place is a paper's, else on the note's."""
        if line in self._urls:
            return self._urls[line]
        anchor = self.anchors.get(line)
        return note_url(self.page.id) + (f"#{anchor}" if anchor else "")

    @cached_property
    def _by_text(self) -> Mapping[str, list[Heading]]:
        return _grouped((folded(heading.text), heading) for heading in self.headings)

    @cached_property
    def _by_slug(self) -> Mapping[str, list[Heading]]:
        return _grouped((slug(heading.text), heading) for heading in self.headings)

    @cached_property
    def _by_github(self) -> Mapping[str, Heading]:
        """By the anchors that GitHub and editors make: `3.2 A & B` is `32-a--b`, the second `Method` `method-1`."""
        found: dict[str, Heading] = {}
        times: Counter[str] = Counter()
        for heading in self.headings:
            name = _NO_ANCHOR.sub("", heading.text.casefold()).replace(" ", "-")
            found.setdefault(f"{name}-{times[name]}" if times[name] else name, heading)
            times[name] += 1
        return found

    @cached_property
    def _tops(self) -> Mapping[int, int]:
        """The first of the note's blocks on each line."""
        found: dict[int, int] = {}
        for at, block in enumerate(self.page.note.blocks):
            found.setdefault(block.span.line, at)
        return found

    @cached_property
    def _named(self) -> Mapping[str, tuple[int, Block]]:
        """The blocks by the names that their author gave them, each with the number of the block it stands in."""
        found: dict[str, tuple[int, Block]] = {}
        for at, block in self._walked():
            for name in names_of_block(block):
                found.setdefault(name, (at, block))
        return found

    @cached_property
    def _items(self) -> tuple[Block, ...]:
        return tuple(block for _, block in self._walked() if block.kind == "item" and ' id="' in block.opening)

    @cached_property
    def _footnotes(self) -> Mapping[str, int]:
        """The footnotes by their ids, as places among the items that have one."""
        return {name: at for at, item in enumerate(self._items) for name in names_of_block(item)}

    @cached_property
    def _urls(self) -> Mapping[int, str]:
        """Where the lines are shown that papers' pages show."""
        found: dict[int, str] = {}
        for stretch, anchors in self.parts:
            found.setdefault(stretch.start, entry_url(stretch))
            for line, anchor in anchors.items():
                if stretch.start < line <= stretch.end:
                    found.setdefault(line, f"{paper_url(stretch.paper)}#{anchor}")
        return found

    def _walked(self) -> Iterator[tuple[int, Block]]:
        return ((at, block) for at, top in enumerate(self.page.note.blocks) for block in walk(top))


def inside(page: Page, targets: Targets) -> Inside:
    """The places in a note of those targets."""
    path = page.note.path

    def made() -> Inside:
        stretches = targets.stretches.get(path, ())
        parts = tuple((stretch, targets.paper_anchors[stretch.paper][stretch.entry]) for stretch in stretches)
        return Inside(page, targets.headings[path], targets.note_anchors[path], parts)

    return targets.once(("inside", path), made)


def entry_url(stretch: Stretch) -> str:
    """Where the site shows that entry."""
    return paper_url(stretch.paper) + (f"#reading-{stretch.entry + 1}" if stretch.entry else "")


def _grouped(named: Iterable[tuple[str, Heading]]) -> dict[str, list[Heading]]:
    found: dict[str, list[Heading]] = {}
    for name, heading in named:
        found.setdefault(name, []).append(heading)
    for same in found.values():
        same.sort(key=_LINE)
    return found


_LINE = attrgetter("line")


def _first(headings: list[Heading] | tuple[()], after: int) -> Heading | None:
    """The first of them below that line."""
    at = bisect.bisect_right(headings, after, key=_LINE)
    return headings[at] if at < len(headings) else None
