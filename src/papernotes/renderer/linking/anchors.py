"""The ids of places inside a page: readable in any script, each once on its page.

"2.1 方法 (Method)"  ->  "2-1-方法-method"      the second of that name gets "-2"
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Callable

from ...model import Entry, Note, Page, Paper, walk
from ...own_ids import OWN_IDS
from ...patterns import pattern

_ID = pattern(r'(?<=[\w"]) id="([^"]*)"(?=[^<>]*>)')

Anchors = dict[int, str]  # line of the note -> id


def slug(text: str) -> str:
    """The text as an id: letters and digits of every script, runs of all else as one hyphen."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", "-", plain).strip("-")[:80].strip("-")


def note_anchors(page: Page, entries: tuple[Entry, ...]) -> Anchors:
    """The ids on a note's own page: each heading, and each place where a paper begins; a paper that the note's head
    names begins with the page."""
    shown = {block.span.line for top in page.note.blocks for block in walk(top)}
    here = [entry for entry in entries if entry.span.path == page.note.path and entry.span.line in shown]
    titles = {entry.span.line: entry.short or entry.title for entry in here}
    return _unique(titles | _headings(page.note))


def paper_anchors(paper: Paper) -> tuple[Anchors, ...]:
    """The ids on a paper's page, for each of its entries: sections and headings."""
    readings = range(1, len(paper.entries) + 1) if len(paper.entries) > 1 else ()
    taken = {*OWN_IDS, *(f"reading-{number}" for number in readings)}
    numbers: dict[str, int] = {}
    made = []
    for entry in paper.entries:
        titles = {block.span.line: block.text for top in entry.blocks for block in walk(top) if block.kind == "heading"}
        titles |= {section.line: section.title or section.kind for section in reversed(entry.sections)}
        made.append(_unique(titles, taken, numbers))
    return tuple(made)


def anchor_at(anchors: Anchors, line: int) -> str:
    """The id of the nearest place at or above that line, or "" where there is none."""
    return anchor_finder(anchors)(line)


def anchor_finder(anchors: Anchors) -> Callable[[int], str]:
    """The same as a function of the line, for a page that asks for each of its blocks."""
    places = sorted(anchors)

    def at(line: int) -> str:
        index = bisect.bisect_right(places, line)
        return anchors[places[index - 1]] if index else ""

    return at


def once(html: str, taken: set[str]) -> str:
    """The HTML without the ids that its page has already, for two readings of a paper may name blocks alike.

    The others are added to `taken`.
    """
    if ' id="' not in html:
        return html

    def kept(found: re.Match[str]) -> str:
        if found[1] in taken:
            return ""
        taken.add(found[1])
        return found[0]

    return _ID.sub(kept, html)


def parted(html: str) -> tuple[str, str]:
    """The anchors with which the HTML of a heading begins, and the rest: no link stands in another."""
    found = re.match(r'(?:<a id="[^"]*"></a>)*', html)
    end = found.end() if found else 0
    return html[:end], html[end:]


def _headings(note: Note) -> dict[int, str]:
    return {block.span.line: block.text for top in note.blocks for block in walk(top) if block.kind == "heading"}


def _unique(titles: dict[int, str], taken: set[str] | None = None, numbers: dict[str, int] | None = None) -> Anchors:
    seen = set(OWN_IDS) if taken is None else taken
    numbers = {} if numbers is None else numbers
    made: Anchors = {}
    for line in sorted(titles):
        wanted = slug(titles[line]) or "s"
        number = numbers.get(wanted, 1)  # those below have been given
        name = wanted if number == 1 else f"{wanted}-{number}"
        while name in seen:
            number += 1
            name = f"{wanted}-{number}"
        numbers[wanted] = number
        seen.add(name)
        made[line] = name
    return made
