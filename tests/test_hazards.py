"""Ways in which real notes break tools, a case each, in `hazards/*.md`.

## id: in a few words              a case; ids are those under which the ways are known, and may repeat
~~~ path.md                        a note, up to the next line of tildes; several notes make one library
~~~
papers: A | B                      the titles of the papers, in order; nothing after the colon for none
short: / venue: / year: / topic: / tags: / links: / noted: / status: / aliases: / sections:
                                   what the first paper has; several values between bars
has: <b>x</b>                      is in the HTML of the note's page
paper-has: ...                     is in the HTML of the first paper's page
shows: words                       a reader sees on the note's page; `lacks:` does not see
warns: code 3                      a diagnostic of that code at that line of the first note; `quiet:` for none at all
files: a/b.png | c.png             attachments that there are
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from papernotes.config import Config
from papernotes.model import Attachment, Library, Route, Source
from papernotes.normaliser.assemble import assemble
from papernotes.normaliser.doubts import doubts
from papernotes.reading.readings import read_note
from papernotes.renderer.edition.edition import make_edition
from papernotes.renderer.render import render
from papernotes.renderer.theming.theme import read_theme
from papernotes.renderer.urls import note_url, paper_url

FOLDER = Path(__file__).parent / "hazards"
THEME = read_theme().value
_HIDDEN = re.compile(r"<(annotation|script|style|title|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)


class Case(NamedTuple):
    """One case with the place of its title."""

    path: Path
    line: int
    name: str
    notes: tuple[tuple[str, str], ...]
    checks: tuple[tuple[str, str], ...]


def cases() -> Iterator[Case]:
    """All cases, in the order of files and lines."""
    for path in sorted(FOLDER.glob("*.md")):
        parts = re.split(r"^@@ ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        line = parts[0].count("\n") + 1
        for part in parts[1:]:
            name, _, rest = part.partition("\n")
            notes = re.findall(r"^~~~ (\S+)\n(.*?)^~~~$\n?", rest, flags=re.MULTILINE | re.DOTALL)
            said = re.sub(r"^~~~ .*?^~~~$", "", rest, flags=re.MULTILINE | re.DOTALL)
            checks = tuple((key, value.strip()) for key, value in re.findall(r"^([a-z-]+):(.*)$", said, re.MULTILINE))
            yield Case(path, line, name, tuple(notes), checks)
            line += part.count("\n")


ALL = list(cases())


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_hazards(case: Case) -> None:
    """What the case says holds of its notes."""
    built = _Built(case)

    for key, value in case.checks:
        assert built.holds(key, value), f"{case.path}:{case.line}: {key}: {value}\n{built.said(key)}"


class _Built:
    """A case's notes as a library and as pages."""

    def __init__(self, case: Case) -> None:
        config = Config()
        checked = [read_note(Source(path, text), config) for path, text in case.notes]
        names = [name for key, value in case.checks if key == "files" for name in value.split(" | ")]
        files = tuple(Attachment(name, 1, f"d{number}", 800, 400) for number, name in enumerate(names))
        self.library: Library = assemble([item.value for item in checked], files, config)
        edition = make_edition(self.library, config)
        page = next(page for page in self.library.notes if page.note.path == case.notes[0][0])
        note = render(Route(note_url(page.id), "note", page.id), edition, THEME)
        self.note = _main(note.value[0].content.decode())
        self.found = [*(one for item in checked for one in item.diagnostics), *note.diagnostics]
        self.found += doubts(self.library.papers)
        self.paper = ""
        if self.library.papers:
            first = self.library.papers[0].id
            self.paper = _main(
                render(Route(paper_url(first), "paper", first), edition, THEME).value[0].content.decode()
            )

    def holds(self, key: str, value: str) -> bool:
        wanted = [part for part in value.split(" | ") if part]
        if key in ("papers", "tags", "links", "aliases", "sections", "topic"):
            return self.fields(key) == wanted
        if key in ("short", "venue", "year", "noted", "status", "kind"):
            return self.fields(key) == [value or "None"]
        if key == "warns":
            code, _, line = value.partition(" ")
            return any(item.code == code and item.span and str(item.span.line) == line for item in self.found)
        if key == "quiet":
            return not [item for item in self.found if item.severity != "info"]
        text = {"has": self.note, "hasnt": self.note, "paper-has": self.paper, "paper-hasnt": self.paper}.get(key)
        if text is not None:
            return (value in text) != key.endswith("hasnt")
        if key in ("shows", "lacks"):
            return (value in _visible(self.note)) == (key == "shows")
        if key in ("paper-shows", "paper-lacks"):
            return (value in _visible(self.paper)) == (key == "paper-shows")
        return key == "files"

    def fields(self, key: str) -> list[str]:
        papers = self.library.papers
        if key == "papers":
            return [paper.title for paper in papers]
        first = papers[0]
        if key == "links":
            return [f"{link.kind} {link.url}" for link in first.links]
        if key == "sections":
            return [section.kind for section in first.entries[0].sections]
        value = getattr(first, key)
        return list(value) if isinstance(value, tuple) else [str(value)]

    def said(self, key: str) -> str:
        if key in ("warns", "quiet"):
            return "\n".join(f"{item.code} {item.span and item.span.line}: {item.message}" for item in self.found)
        known = (
            "papers",
            "tags",
            "links",
            "aliases",
            "sections",
            "topic",
            "short",
            "venue",
            "year",
            "noted",
            "status",
            "kind",
        )
        return str(self.fields(key)) if key in known else (self.paper if key.startswith("paper-") else self.note)


def _main(page: str) -> str:
    return page[page.find("<main") : page.find("</main>")]


def _visible(page: str) -> str:
    spaced = re.sub(r"<(?:br|/p|/li|/td|/th|/h\d|/dd|/div)\b[^>]*>\s*", "\n", page)
    return html.unescape(_HIDDEN.sub("", spaced))


def test_every_hazard_has_a_case(vaults: Path) -> None:
    """Each way in which the real vaults break tools has a case of its own here."""
    known = {record["id"] for record in json.loads((vaults.parent / "hazards.json").read_text(encoding="utf-8"))}

    assert known - {case.name.partition(":")[0] for case in ALL} == set()
