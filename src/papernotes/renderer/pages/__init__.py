"""The page kinds of the site, one file each, in the order in which `plan` lists their pages."""

from __future__ import annotations

from ..kind import Kind
from . import (
    all_papers,
    glossary,
    group,
    home,
    index,
    matrix,
    missing,
    moved,
    note,
    notes,
    own,
    paper,
    tag,
    tags,
    timeline,
    topic,
    topics,
)

KINDS: tuple[Kind, ...] = (
    Kind("home", "home.html", home.routes, home.view),
    Kind("all", "all.html", all_papers.routes, all_papers.view),
    Kind("paper", "paper.html", paper.routes, paper.view),
    Kind("topics", "topics.html", topics.routes, topics.view),
    Kind("topic", "topic.html", topic.routes, topic.view),
    Kind("matrix", "matrix.html", matrix.routes, matrix.view),
    Kind("own", "own.html", own.routes, own.view),
    Kind("tags", "tags.html", tags.routes, tags.view),
    Kind("tag", "tag.html", tag.routes, tag.view),
    Kind("timeline", "timeline.html", timeline.routes, timeline.view),
    Kind("index", "index.html", index.routes, index.view),
    Kind("group", "group.html", group.routes, group.view),
    Kind("glossary", "glossary.html", glossary.routes, glossary.view),
    Kind("notes", "notes.html", notes.routes, notes.view),
    Kind("note", "note.html", note.routes, note.view),
    Kind("missing", "404.html", missing.routes, missing.view),
    Kind("moved", "moved.html", moved.routes, moved.view),
)
