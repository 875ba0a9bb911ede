"""`papernotes new`: a title -> a note on it, in the shape that the keeper's notes have.

A new file is written; text for a file that is there is printed, with the place that it is for. What comes of it is read
by papernotes before it is handed out, and helped along in the head where it would be understood as something else.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from ..build import Project
from ..check import near
from ..commands import opening
from ..commands.chores import Terminal
from ..commands.options import UnusableError
from ..loader.parse import parse
from ..model import Entry, Library, Source
from ..normaliser.extract import extract
from ..normaliser.titles.titles import read_title
from .fresh import Fresh, text_of, write
from .heading import Facts, first_head, head_like, with_line
from .manner import Manner, body, level_of, manner_of, titled, under
from .naming import Named, file_name
from .proposal import scalar
from .questions import TEMPLATES, Section
from .shapes import Placed, placed

_MOST = 30  # notes whose manner is looked at, the last ones


class Wanted(msgspec.Struct, frozen=True):
    """What somebody asks for: `sections` in the language of the site."""

    facts: Facts
    sections: tuple[Section, ...]


class Started(msgspec.Struct, frozen=True):
    """A note begun: a new file at `path` where `line` is 0, else text for behind that line of it. `doubt` says how it
    would be misunderstood."""

    path: str
    text: str
    line: int = 0
    under: str = ""
    doubt: str = ""


def new(terminal: Terminal, title: str, topic: str, template: str, dry_run: bool, **asked: Path | None) -> int:
    """Carries the command out, and returns its exit code."""
    title = " ".join(title.split())
    if not title:
        raise UnusableError("error: a note needs a title")
    project, library = opening.library(drafts=True, jobs=1, base_url=None, **asked)
    facts = Facts(title, topic, datetime.datetime.now(), read_title(title).short)
    started = start(project, library, Wanted(facts, TEMPLATES[template][project.config.language]))
    if started.doubt:
        terminal.say(f"warning: {started.doubt}")
    place = near(project.notes) + started.path
    if started.line:
        below = f", under {started.under}" if started.under else ""
        terminal.say(f"for {place}, behind line {started.line}{below}; it is yours to put there:")
        terminal.show(started.text.rstrip("\n"))
        return 0
    there = (Path(project.notes) / started.path).exists()
    if there:
        raise UnusableError(f"error: {place} is there already")
    if dry_run:
        terminal.say(f"would write {place}:")
        terminal.show(started.text.rstrip("\n"))
        return 0
    write(Path(project.notes), (Fresh(started.path, started.text),))
    terminal.say(f"wrote {place}")
    return 0


def start(project: Project, library: Library, wanted: Wanted) -> Started:
    """The note, in the shape that most papers of the topic have, or most of all where the topic is new."""
    known = tuple(each for each in placed(library) if each.entry.kind != "project") or placed(library)
    of_topic = tuple(each for each in known if is_of(each, wanted.facts.topic))
    peers = of_topic or known
    shape = Counter(each.shape for each in peers).most_common(1)[0][0] if peers else "file"
    peers = tuple(each for each in peers if each.shape == shape)
    if shape == "file":
        files = tuple(each for each in known if each.shape == "file")
        return _file(project, files, _folder(peers), wanted, bool(of_topic))
    return _passage(project, peers, wanted, bool(of_topic))


def is_of(each: Placed, topic: str) -> bool:
    """Whether an entry is of that topic or one within it, by name or path, in any case; none is of no topic."""
    folded = [name.casefold() for name in each.entry.topic]
    return bool(topic) and (topic.casefold() in folded or topic.casefold() == "/".join(folded))


def _folder(peers: Sequence[Placed]) -> str:
    """The folder that most of those notes are in."""
    folders = Counter(each.note.path.rpartition("/")[0] for each in peers)
    return folders.most_common(1)[0][0] if folders else ""


def _file(project: Project, files: Sequence[Placed], folder: str, wanted: Wanted, known: bool) -> Started:
    """A file of its own in that folder, like the others there; where folders are topics, a new topic is a new one."""
    home = Path(project.notes)
    beside = [each for each in files if each.note.path.rpartition("/")[0] == folder][-_MOST:]
    if wanted.facts.topic and not known and beside and _by_folder(beside):
        named = re.sub(r"[\\/:*?\"<>|\x00-\x1f]+", " ", wanted.facts.topic).strip(" .")
        folder = f"{folder.rpartition('/')[0]}/{named}".strip("/") if named else folder
    texts = [text_of(home / each.note.path) for each in beside]
    others = (Named(each.note.path.rpartition("/")[2], each.entry.title, each.entry.short) for each in beside)
    name = file_name(others, wanted.facts.title, wanted.facts.short, wanted.facts.now.date())
    path = f"{folder}/{name}".lstrip("/")
    head = head_like(texts, wanted.facts) if texts else first_head(wanted.facts)
    top = [line for each in beside for line in _first_heading(each)]
    title = f"{'#' * Counter(top).most_common(1)[0][0]} {wanted.facts.title}\n\n" if len(top) * 2 > len(beside) else ""
    manner = _manner(home, beside) or under(Counter(top).most_common(1)[0][0] if title else 1)
    rest = title + body(wanted.sections, manner)
    return _understood(project, Started(path, head + rest), head, rest, wanted)


def _by_folder(beside: Sequence[Placed]) -> bool:
    """Whether the keeper's folders are the topics."""
    return all(each.entry.topic and not each.entry.topic_written for each in beside)


def _first_heading(each: Placed) -> Iterable[int]:
    """The level of the heading that names the paper on top of its file, if there is one."""
    first = next((block for block in each.note.blocks if block.kind == "heading"), None)
    if first and first not in each.entry.blocks:
        yield first.level


def _manner(home: Path, peers: Sequence[Placed]) -> Manner | None:
    """How sections are written in the last of those entries."""
    lines: dict[str, list[str]] = {}
    found: list[tuple[str, str]] = []
    for each in peers[-_MOST:]:
        path = each.note.path
        lines.setdefault(path, _lines(home / path))
        for section in each.entry.sections:
            if section.kind != "other" and section.line <= len(lines[path]):
                found.append((lines[path][section.line - 1], section.title))
    return manner_of(found)


def _lines(path: Path) -> list[str]:
    return text_of(path).replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _passage(project: Project, peers: Sequence[Placed], wanted: Wanted, known: bool) -> Started:
    """Text for the file that most of the others are in, behind the last of them."""
    home = Path(project.notes)
    path = Counter(each.note.path for each in peers).most_common(1)[0][0]
    inside = [each for each in peers if each.note.path == path]
    last = max(inside, key=lambda each: each.entry.span.line)
    lines = _lines(home / path)
    line = lines[last.entry.span.line - 1] if last.entry.span.line <= len(lines) else ""
    if last.shape == "row":
        return Started(path, _row(line, last.entry, wanted.facts.title), last.entry.span.line, _under(last))
    written = titled(line, wanted.facts.title)
    end = min(last.entry.end, len(lines))
    if last.shape != "heading":
        return Started(path, written, end, _under(last))
    above = next((level for each in reversed(lines[: last.entry.span.line - 1]) if (level := level_of(each))), 0)
    topic = wanted.facts.topic if not known else ""
    opening_line = f"{'#' * max(1, min(above or 1, level_of(line) - 1))} {topic}\n\n" if topic else ""
    manner = _manner(home, inside) or under(level_of(line))
    text = f"\n{opening_line}{written}\n\n{body(wanted.sections, manner)}"
    started = Started(path, text, end, "" if topic else _under(last))
    return _fitting(project, started, lines, wanted)


def _under(last: Placed) -> str:
    return " / ".join(last.entry.topic)


def _row(line: str, entry: Entry, title: str) -> str:
    """A row of the same table, the title in the cell where the other one has its own."""
    cells = line.strip().strip("|").split("|")
    at = next((at for at, cell in enumerate(cells) if entry.title[:20] in cell or (entry.short or "\0") in cell), 0)
    return "| " + " | ".join(title if at == each else "" for each in range(len(cells))) + " |"


def _understood(project: Project, started: Started, head: str, rest: str, wanted: Wanted) -> Started:
    """The file such that papernotes reads it as that paper: what the keeper's manner does not tell, the head says."""
    title, topic = wanted.facts.title, wanted.facts.topic
    for line in ("", f"title: {scalar(title)}", "papernotes-split: file"):
        head = with_line(head, line) if line else head
        found = _read(project, started.path, head + rest)
        if len(found) == 1 and found[0].title in (title, read_title(title).title):
            break
    else:
        doubt = f"papernotes reads {len(found)} papers in it: {', '.join(entry.title for entry in found)}"
        return msgspec.structs.replace(started, text=head + rest, doubt=doubt)
    if topic and topic.casefold() not in ("/".join(found[0].topic).casefold(), *map(str.casefold, found[0].topic)):
        head = with_line(head, f"topic: {scalar(topic)}")
    return msgspec.structs.replace(started, text=head + rest)


def _fitting(project: Project, started: Started, lines: Sequence[str], wanted: Wanted) -> Started:
    """The same, with a doubt where the note that it is for would not show that paper."""
    text = "\n".join((*lines[: started.line], started.text, *lines[started.line :]))
    titles = (wanted.facts.title, read_title(wanted.facts.title).title)
    if any(entry.title in titles for entry in _read(project, started.path, text)):
        return started
    doubt = "papernotes would not take it for a paper; `papernotes check --explain` says why, once it is there"
    return msgspec.structs.replace(started, doubt=doubt)


def _read(project: Project, path: str, text: str) -> tuple[Entry, ...]:
    note = parse(Source(path, text), project.config.markdown).value
    return extract(note, project.config).value
