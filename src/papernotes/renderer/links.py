"""What a link in a note leads to.

    [[3DGS]]  [[video/3DGS.md]]     a note by path, file name, title, alias or id; the nearest where several fit
    [[3DGS#方法]]  [x](a.md#方法)     a heading in it, by its text or by its slug
    [[Wav2Lip]]                      a paper by its title, short name or alias
    [x](papers/a.pdf)                a file beside the notes

A place inside a paper's entry is shown on the paper's page, all others on the page of the note. A note that holds
exactly one paper *is* that paper: links to it go to the paper.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from ..attachments import find_attachment
from ..model import Block, NoteRef, Page
from .anchors import slug
from .targets import Heading, Stretch, Targets, folded, stem
from .urls import attachment_url, note_url, paper_url, tag_url


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
    found = find_pages(target, note_path, targets)
    if found:
        place = _in_page(found[0], fragment, targets)
        return place._replace(ambiguous=len(found) > 1) if place else None
    file = find_attachment(target, note_path, targets.files)
    if file:
        return Target(attachment_url(file.path) + (f"#{fragment}" if fragment else ""), file.path)
    paper = targets.papers.get(folded(unquote(target)))
    return Target(paper_url(paper)) if paper else None


def find_pages(target: str, note_path: str, targets: Targets) -> tuple[Page, ...]:
    """The notes that the written name fits, the nearest first: by path, by tail of the path, by any name."""
    written = re.sub(r"^dendron://[^/]+/", "", unquote(target.strip())).replace("\\", "/")
    name = re.sub(r"\.(?:md|markdown|mdown|txt)$", "", written, flags=re.IGNORECASE)
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(note_path), name.lstrip("/")))
    for path in (beside, posixpath.normpath(name.lstrip("/"))):
        if found := targets.notes.get(folded(path)):
            return found
    tail = "/" + folded(posixpath.basename(name) if name.startswith(".") else name.lstrip("/"))
    last = folded(posixpath.basename(name))
    fitting = [page for page in targets.names.get(last, ()) if _tailed(page, tail)] if "/" in tail[1:] else []
    return _nearest(fitting or targets.names.get(folded(name), ()) or targets.names.get(tail[1:], ()), note_path)


def place_url(path: str, line: int, targets: Targets) -> str:
    """Where the site shows that line: on the paper's page if the place is a paper's, else on the note's."""
    for stretch in targets.stretches.get(path, ()):
        if stretch.start == line:
            return _entry_url(stretch)
        anchor = targets.paper_anchors[stretch.paper][stretch.entry].get(line)
        if stretch.start < line <= stretch.end and anchor:
            return f"{paper_url(stretch.paper)}#{anchor}"
    anchor = targets.note_anchors[path].get(line)
    return note_url(targets.pages[path].id) + (f"#{anchor}" if anchor else "")


def find_heading(page: Page, fragment: str, targets: Targets) -> Heading | None:
    """The heading that `Heading`, `Heading#Sub` or a slug of it names, in order of the note."""
    known: Iterable[Heading] = targets.headings[page.note.path]
    found = None
    for step in unquote(fragment).split("#"):
        later = [heading for heading in known if found is None or heading.line > found.line]
        wanted, as_slug = folded(step), slug(step)
        found = next((h for h in later if folded(h.text) == wanted), None) or next(
            (h for h in later if as_slug and slug(h.text) == as_slug), None
        )
        if found is None:
            return None
    return found


def section_blocks(page: Page, heading: Heading) -> Sequence[Block]:
    """The blocks of a note under that heading, with it, up to the next of its level or above."""
    blocks = page.note.blocks
    start = next((i for i, block in enumerate(blocks) if block.span.line == heading.line), None)
    if start is None:
        return ()
    later = enumerate(blocks[start + 1 :], start + 1)
    end = next((i for i, block in later if block.kind == "heading" and block.level <= heading.level), len(blocks))
    return blocks[start:end]


def find_tag(name: str, targets: Targets) -> str | None:
    """The url of a tag's page, by the name as written."""
    tag = targets.tags.get(folded(name))
    return tag_url(tag) if tag else None


def _in_page(page: Page, fragment: str, targets: Targets) -> Target | None:
    path = page.note.path
    stretches = targets.stretches.get(path, ())
    home = _entry_url(stretches[0]) if len(page.papers) == 1 and stretches else note_url(page.id)
    if not fragment:
        return Target(home)
    name = fragment.rpartition("#")[2].strip()
    if url := targets.named.get((path, name)):
        return Target(f"{url}#{name}")
    if name.startswith("^"):
        return None if len(name) == 37 else Target(home, lacking=name)
    heading = find_heading(page, fragment, targets)
    return Target(place_url(path, heading.line, targets)) if heading else None


def _entry_url(stretch: Stretch) -> str:
    return paper_url(stretch.paper) + (f"#reading-{stretch.entry + 1}" if stretch.entry else "")


def _nearest(found: Iterable[Page], note_path: str) -> tuple[Page, ...]:
    """Obsidian's shortest path, and among equals the one nearest to the note that links."""

    def rank(page: Page) -> tuple[int, int, str]:
        shared = len(posixpath.commonprefix([page.note.path.split("/"), note_path.split("/")]))
        return page.note.path.count("/"), -shared, page.note.path

    return tuple(sorted(found, key=rank))


def _tailed(page: Page, tail: str) -> bool:
    return ("/" + folded(stem(page.note.path))).endswith(tail)
