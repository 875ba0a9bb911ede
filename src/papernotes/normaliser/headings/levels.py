"""Topics and tags within one another: how deep they go, and what becomes of those that go deeper.

A dozen levels are more than any person files papers in. What is deeper is no level of its own: it stays, with its
slashes, in the name of the last one.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ...diagnostics import report
from ...model import Checked, Diagnostic, Entry, Note, Span

DEEPEST = 12


def levels(path: Sequence[str]) -> tuple[str, ...]:
    """The path in so many levels at most."""
    return (*path[: DEEPEST - 1], "/".join(path[DEEPEST - 1 :])) if len(path) > DEEPEST else tuple(path)


def steps(tag: str) -> tuple[str, ...]:
    """`a`, `a/b` and `a/b/c` of `a/b/c`; the last is the tag itself."""
    parts = tag.split("/", DEEPEST - 1)
    return tuple("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))


def leveled(entry: Entry, note: Note) -> Checked[Entry]:
    """The entry, its topic in so many levels at most. May report `deep-nesting` for that, and for its tags."""
    found = [_deep(f"the tag `{tag}`", note, entry, tag) for tag in entry.tags if tag.count("/") >= DEEPEST]
    if len(entry.topic) > DEEPEST:
        found.append(_deep(f"the topic `{'/'.join(entry.topic)}`", note, entry, entry.topic[-1]))
        entry = replace(entry, topic=levels(entry.topic), topic_written=levels(entry.topic_written))
    return Checked(entry, tuple(found))


def _deep(what: str, note: Note, entry: Entry, said: str) -> Diagnostic:
    """The remark, in the line of the head that says so, or at the entry."""
    line = next((field.line for field in note.meta if any(said in value for value in field.values)), entry.span.line)
    shown = f"{what[:60]}...`" if len(what) > 64 else what
    message = f"{shown} has more than {DEEPEST} levels; the rest is part of the last one's name"
    return report("deep-nesting", message, Span(note.path, line), "fewer slashes make fewer levels")
