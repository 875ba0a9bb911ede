"""`papernotes init`: looks at a folder, says what it found, and writes the files that make a project of it."""

from __future__ import annotations

import locale
import os
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ..commands.chores import Terminal
from ..model import Library
from .fresh import Fresh, write
from .look import Seen, look
from .proposal import proposed
from .shapes import number, told


def init(terminal: Terminal, folder: Path, pages: bool, dry_run: bool) -> int:
    """Carries the command out, and returns its exit code."""
    folder = folder.absolute()
    seen = look(folder, _language())
    for line in found(folder, seen):
        terminal.show(line)
    files = proposed(folder, seen, pages)
    done = () if dry_run else write(folder, files)
    for file in files:
        terminal.show(_of_file(file, file.path in done))
    for line in _next(seen, pages, dry_run):
        terminal.show(line)
    return 0


def _language() -> str:
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if (said or (locale.getlocale()[0] or "")).lower().startswith(("zh", "chinese")) else "en"


def found(folder: Path, seen: Seen) -> Iterator[str]:
    """What is there, in a few lines."""
    library = seen.library
    if not library.notes:
        what = seen.habit.name or ("a git repository" if seen.git else "a folder")
        yield f"{folder}: {what} without notes yet"
        return
    yield f"{folder}: {seen.habit.name or _written(library)}{', in a git repository' if seen.git else ''}"
    figures = [figure for paper in library.papers for figure in paper.figures]
    formulas = sum(paper.math for paper in library.papers)
    counts = (
        number(len(library.notes), "note"),
        number(len(library.papers), "paper"),
        number(len(library.topics), "topic"),
        number(len(figures), "figure"),
        number(formulas, "formula"),
    )
    yield f"  {', '.join(counts)}"
    yield from (f"  {line}" for line in told(seen.shapes))
    if not library.papers:
        yield "  no paper is recognised in them; `papernotes check --explain NOTE` says why"
    missing = sum(1 for figure in figures if figure.path is None and not figure.remote)
    if missing:
        yield f"  {number(missing, 'figure')} not found; `papernotes check` says where"
    if seen.notes != ".":
        yield f"  all in {seen.notes}/"


_DIALECTS = {"obsidian": "Obsidian", "typora": "Typora", "dendron": "Dendron", "logseq": "Logseq", "hexo": "Hexo"}


def _written(library: Library) -> str:
    """What the notes themselves say of the program that they are written in."""
    habits = Counter(_DIALECTS.get(page.note.dialect, "") for page in library.notes)
    habit, count = next(iter(habits.most_common()))
    return f"notes, read as {habit}'s" if habit and count * 2 >= len(library.notes) else "notes in plain Markdown"


def _of_file(file: Fresh, done: bool) -> str:
    text = textwrap.indent(file.text.strip("\n"), "    ")
    if file.there and not file.adds:
        return f"{file.path} is there and stays as it is; a new one would be\n{text}"
    if not file.text:
        return f"{file.path} has all that it needs"
    verb = "add to" if file.adds and file.there else "write"
    return f"{_DONE[verb] if done else f'would {verb}'} {file.path}\n{text}"


_DONE = {"add to": "added to", "write": "wrote"}


def _next(seen: Seen, pages: bool, dry_run: bool) -> Iterator[str]:
    if dry_run:
        yield "nothing is written"
        return
    yield "no note is touched; next: papernotes serve --open"
    if pages and not seen.base_url:
        yield "the repository has no remote on GitHub yet; the workflow runs once it is pushed there"
