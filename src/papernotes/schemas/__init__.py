"""The JSON Schemas that are shipped, by name: of `site.yaml`, of the head of a note, of `papers.json`."""

from __future__ import annotations

from importlib.resources import files

from ..commands.chores import Terminal

_HOME = "https://raw.githubusercontent.com/papernotes/papernotes/v0/src/papernotes"
_PLACES = {
    "site": "schemas/site.schema.json",
    "note": "schemas/note.schema.json",
    "papers": "renderer/exports/papers.schema.json",
}


def address(name: str) -> str:
    """Where an editor finds that schema."""
    return f"{_HOME}/{_PLACES[name]}"


def shipped(name: str) -> str:
    """The text of that schema."""
    return files(__package__.partition(".")[0]).joinpath(*_PLACES[name].split("/")).read_text(encoding="utf-8")


def schema(terminal: Terminal, what: str) -> int:
    """Carries the command out, and returns its exit code."""
    terminal.show(shipped(what).rstrip("\n"))
    return 0
