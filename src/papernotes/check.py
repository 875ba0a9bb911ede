"""Diagnostics and explanations as text: for people, for programs and for GitHub. Makes strings, prints nothing."""

from __future__ import annotations

import difflib
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

import msgspec

from .diagnostics import line
from .model import Diagnostic, Library, Note

if TYPE_CHECKING:
    from .build import Project

# Spans of these codes are in site.yaml or a template, and count from the folder that holds site.yaml.
OUTSIDE_NOTES = frozenset({"bad-config", "idle-private", "template-error", "broken-address", "bad-addresses"})
# And those of these are in the files of the built site.
_OF_THE_SITE = frozenset({"dead-link", "dead-anchor", "duplicate-id", "unbalanced-html"})


class Roots(msgspec.Struct, frozen=True):
    """What to put before a span's path so that it leads there from the current folder: "" or "folder/"."""

    notes: str = ""
    project: str = ""
    site: str = ""

    def of(self, item: Diagnostic) -> str:
        if item.code in _OF_THE_SITE:
            return self.site
        return self.project if item.code in OUTSIDE_NOTES else self.notes


class Explained(Protocol):
    """One line of `normaliser.outline.explain`: what stands there, what it was taken for, and by which rule."""

    @property
    def line(self) -> int: ...
    @property
    def depth(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def taken(self) -> str: ...
    @property
    def rule(self) -> str: ...


def near(path: str) -> str:
    """A folder as seen from the current one, or whole where that is shorter; ends with a slash, "" for here."""
    try:
        place = min(os.path.relpath(path), path, key=len)
    except ValueError:  # on another drive
        place = path
    return "" if place == os.curdir else f"{place.replace(os.sep, '/').rstrip('/')}/"


def roots(project: Project) -> Roots:
    """How the files of that project are named to somebody in the current folder."""
    return Roots(near(project.notes), near(str(Path(project.config_path).parent)), near(project.output))


def shown(found: Iterable[Diagnostic], verbose: bool) -> tuple[Diagnostic, ...]:
    """The diagnostics that a person sees: what is merely worth knowing only when asked for."""
    return tuple(item for item in found if verbose or item.severity != "info")


def format_text(found: Iterable[Diagnostic], roots: Roots) -> str:
    """One line a diagnostic: `path:line:col: severity[code] message; hint`."""
    return "\n".join(line(item, roots.of(item)) for item in found)


def format_json(found: Iterable[Diagnostic], roots: Roots) -> str:
    """A JSON list, one object a diagnostic; `path`, `line` and `column` are null for one without a place."""
    return json.dumps([_record(item, roots) for item in found], ensure_ascii=False, indent=2)


def _record(item: Diagnostic, roots: Roots) -> dict[str, object]:
    span = item.span
    return {
        "severity": item.severity,
        "code": item.code,
        "path": roots.of(item) + span.path if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "message": item.message,
        "hint": item.hint,
    }


def format_github(found: Iterable[Diagnostic], roots: Roots) -> str:
    """Workflow commands that GitHub Actions shows beside the line of a change."""
    return "\n".join(_annotation(item, roots) for item in found)


def _annotation(item: Diagnostic, roots: Roots) -> str:
    level = "notice" if item.severity == "info" else item.severity
    marks = {"title": item.code}
    if item.span:
        marks |= {"file": roots.of(item) + item.span.path, "line": str(item.span.line), "col": str(item.span.column)}
    properties = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in marks.items())
    message = item.message + (f"; {item.hint}" if item.hint else "")
    return f"::{level} {properties}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    return "".join(f"%{ord(char):02X}" if char in "%\r\n" + more else char for char in text)


FORMATS = {"text": format_text, "json": format_json, "github": format_github}


def summary(library: Library, found: Sequence[Diagnostic], seconds: float) -> str:
    """`136 papers, 21 topics, 60 figures, 172 formulas, 3 warnings in 1.24 s`; errors are named where there are any."""
    counts = {
        "paper": len(library.papers),
        "topic": len(library.topics),
        "figure": sum(len(paper.figures) for paper in library.papers),
        "formula": sum(paper.math for paper in library.papers),
        "error": sum(item.severity == "error" for item in found),
        "warning": sum(item.severity == "warning" for item in found),
    }
    words = (
        f"{count:,} {noun}{'' if count == 1 else 's'}" for noun, count in counts.items() if noun != "error" or count
    )
    return f"{', '.join(words)} in {seconds:.2f} s"


def elsewhere(found: Iterable[Diagnostic], roots: Roots) -> str:
    """The figures that other hosts must give whenever a page is read, each with its place, a line each, by host."""
    hosts: dict[str, list[str]] = {}
    for item in found:
        if item.code == "remote-image" and item.span:
            address = item.message.partition(" ")[0]
            host = urlsplit(address).netloc or address.partition(":")[0]
            hosts.setdefault(host, []).append(f"  {roots.notes}{item.span.path}:{item.span.line}: {address}")
    count = sum(map(len, hosts.values()))
    head = (
        f"{count:,} figures are on other hosts, which may lose them:" if count > 1 else "1 figure is on another host:"
    )
    lines = (line for host in sorted(hosts) for line in (f" {host}", *hosts[host]))
    return "\n".join((head, *lines)) if count else ""


def find_note(written: str, paths: Sequence[str], notes: Path) -> str | None:
    """The note that somebody means: a path from the current folder, a path below the notes, or the end of one."""
    place = Path(written).absolute()
    if place.is_relative_to(notes) and place.relative_to(notes).as_posix() in paths:
        return place.relative_to(notes).as_posix()
    tail = PurePosixPath(written.replace("\\", "/")).parts
    fitting = [path for path in paths if PurePosixPath(path).parts[-len(tail) :] == tail]
    fitting = fitting or [path for path in paths if PurePosixPath(path).stem == written]
    return fitting[0] if len(fitting) == 1 or written in fitting else None


def nearest(written: str, paths: Sequence[str]) -> str:
    """The notes whose path or name is like what was written, as a question, or ""."""
    names = {PurePosixPath(path).name: path for path in paths} | {path: path for path in paths}
    name = PurePosixPath(written.replace("\\", "/")).name
    found = dict.fromkeys(names[near] for near in difflib.get_close_matches(name, names, 3))
    found |= dict.fromkeys(path for path in paths if PurePosixPath(path).name == name)
    return f"; did you mean {' or '.join(found)}?" if found else ""


def format_explanation(note: Note, outline: Sequence[Explained]) -> str:
    """The outline of a note, a line each: where, what it was taken for, its text, and in brackets the rule."""
    head = f"{note.path}: read as {note.dialect}, {sum(item.taken == 'paper' for item in outline)} papers"
    if not outline:
        return f"{head}; it has no heading and no list"
    digits = len(str(max(item.line for item in outline)))
    width = max(len(item.taken) for item in outline)
    rows = (
        f"{item.line:>{digits}}  {item.taken:<{width}}  {'  ' * item.depth}{_short(item.text)}  [{item.rule}]"
        for item in outline
    )
    return "\n".join((head, *(row.rstrip() for row in rows)))


def _short(text: str, limit: int = 72) -> str:
    words = " ".join(text.split())
    return words if len(words) <= limit else f"{words[: limit - 1]}…"
