"""What a link in a note leads to.

    [[3DGS]]  [[video/3DGS.md]]     a note by path, file name, title, alias or id; the nearest where several fit
    [[3DGS#方法]]  [x](a.md#方法)     a heading in it, by its text or by its slug
    [[Wav2Lip]]                      a paper by its title, short name or alias
    [x](papers/a.pdf)                a file beside the notes

A place inside a paper's entry is shown on the paper's page, all others on the page of the note. A note that holds
exactly one paper *is* that paper: links to it go to the paper.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote

from ...attached.attachments import find_attachment
from ...model import NoteRef, Page
from ...own_ids import apart
from ...written import folded, written
from ..urls import attachment_url, note_url, paper_url, tag_url
from .inside import entry_url, inside
from .nearest import nearest
from .targets import Targets


class Target(NamedTuple):
    """Where a link leads: a url of the site with its anchor; `file` is the path of the attachment, if it is one."""

    url: str
    file: str = ""
    ambiguous: bool = False
    lacking: str = ""  # the note is there, the block of that name is not


def resolve(ref: NoteRef, targets: Targets) -> Target | None:
    """Where the link leads, or None where there is no such note, heading, paper or file."""
    return look_up(ref.target, ref.fragment, ref.span.path, targets)


def look_up(target: str, fragment: str, note_path: str, targets: Targets) -> Target | None:
    """Where `target#fragment`, written in that note, leads."""
    if not target.strip():
        page = targets.blocks.get(fragment) or targets.pages.get(note_path)
        return _in_page(page, fragment, targets) if page else None
    page, several = find_page(target, note_path, targets)
    if page:
        place = _in_page(page, fragment, targets)
        return place._replace(ambiguous=True) if place and several else place
    file = find_attachment(target, note_path, targets.files)
    if file:
        return Target(attachment_url(file.path) + (f"#{fragment}" if fragment else ""), file.path)
    paper = targets.papers.get(folded(unquote(target)))
    return Target(paper_url(paper)) if paper else None


def find_page(target: str, note_path: str, targets: Targets) -> tuple[Page | None, bool]:
    """The note that the written name means, the nearest of those that it fits, and whether it fits several: by path, by
    tail of the path, by any name."""
    said = written(target, note_path.rpartition("/")[0])
    for path in said.paths:
        if found := targets.notes.get(path):
            return found[0], len(found) > 1
    return nearest(said.name, said.last, said.tail, note_path, targets)


def find_tag(name: str, targets: Targets) -> str | None:
    """The url of a tag's page, by the name as written."""
    tag = targets.tags.get(folded(name))
    return tag_url(tag) if tag else None


def _in_page(page: Page, fragment: str, targets: Targets) -> Target | None:
    path = page.note.path
    stretches = targets.stretches.get(path, ()) if len(page.papers) == 1 else ()
    home = entry_url(stretches[0]) if stretches else note_url(page.id)
    if not fragment:
        return Target(home)
    name = fragment.rpartition("#")[2].strip()
    for given in dict.fromkeys((name, apart(name))):
        if url := targets.named.get((path, given)):
            return Target(f"{url}#{given}")
    if name.startswith("^"):
        return None if len(name) == 37 else Target(home, lacking=name)
    places = inside(page, targets)
    heading = places.heading(fragment)
    return Target(places.url(heading.line)) if heading else None
