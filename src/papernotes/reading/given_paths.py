"""Paths that site.yaml gives: from the notes, those of `private` that name no file, and where `redirects` are."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..config import Config, lines_in
from ..diagnostics import report
from ..loader.disk.sources import Tree
from ..model import Checked, Diagnostic, Span, Withheld
from ..normaliser.private.privacy import idle_globs


def way(home: Path, notes: Path) -> str:
    """The way from the one folder to the other, "" where they are one, or on two drives."""
    try:
        found = os.path.relpath(notes, home).replace(os.sep, "/")
    except ValueError:
        return ""
    return "" if found == os.curdir else found


def from_notes(home: str, notes: str, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Paths that site.yaml gives relative to itself, relative to the notes folder."""
    given = (Path(home, path).expanduser() for path in paths)
    return tuple(os.path.relpath(path, notes).replace(os.sep, "/") for path in given)


def idle_private(file: Path, config: Config, tree: Checked[Tree], home: Iterable[Withheld]) -> Iterator[Diagnostic]:
    """A remark on each glob of `private` that names none of the files which stay at home, at its line; whoever wrote it
    believes that something does. What is not read, as a canvas, counts as a file."""
    paths = {item.path for item in home}
    paths.update(source.path for source in tree.value.bibliographies)
    paths.update(item.span.path for item in tree.diagnostics if item.span)
    idle = idle_globs(config, paths)
    if not idle:
        return
    lines = lines_in(file)
    for place in idle:
        hint = "give the path of a folder or file below the notes, such as `diary` or `work/*.md`, or take it out"
        said = f"`{config.private[place]}` in `private` names no file: nothing stays at home for it"
        yield report("idle-private", said, lines.span(("private", place)), hint)


def places_of_redirects(file: Path, config: Config) -> dict[str, Span]:
    """Where each address of `redirects` stands in that file."""
    lines = lines_in(file) if config.redirects else None
    return {url: lines.span(("redirects", url)) for url in config.redirects} if lines else {}
