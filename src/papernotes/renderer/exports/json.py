"""The library as JSON: `papers.json` at the site's root, and `papernotes export json`.

Its schema is a contract with other programs: additive changes keep version 1, and a field that does not apply is null
or an empty list, never absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

import msgspec

from ...config import Config
from ...model import Diagnostic, Entry, Figure, Library, Page, Paper, Related, Tag, Topic
from ..urls import attachment_url, note_url, paper_url, tag_url, topic_url

Json = dict[str, object]


def export_json(library: Library, diagnostics: Iterable[Diagnostic], config: Config) -> bytes:
    """The whole library as JSON, two spaces to a level, ending in a newline."""
    made = BytesIO()
    made.writelines(json_pieces(library, diagnostics, config))
    return made.getvalue()


def json_pieces(library: Library, diagnostics: Iterable[Diagnostic], config: Config) -> Iterator[bytes]:
    """The same, in pieces: each record is text before the next is made. There are many of papers, and notes."""
    before = b"{"
    for name, value in _head(config).items():
        yield before + b'\n  "%s": %s' % (name.encode(), _formatted(value, 2))
        before = b","
    for name, records in _lists(library, diagnostics):
        yield b',\n  "%s": [' % name.encode()
        before = b""
        for record in records:
            yield before + b"\n    " + _formatted(record, 4)
            before = b","
        yield b"\n  ]" if before else b"]"
    yield b"\n}\n"


def _formatted(value: object, indent: int) -> bytes:
    text = msgspec.json.format(msgspec.json.encode(value), indent=2)
    return text.replace(b"\n", b"\n" + b" " * indent)  # within a text there is none


def library_record(library: Library, diagnostics: Iterable[Diagnostic], config: Config) -> Json:
    """The same, as dictionaries and lists."""
    return _head(config) | {name: list(records) for name, records in _lists(library, diagnostics)}


def _head(config: Config) -> Json:
    site = {"title": config.title, "base_url": config.base_url, "language": config.language}
    return {"version": 1, "site": site}


def _lists(library: Library, diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[str, Iterable[Json]]]:
    yield "papers", (_paper(paper, library.related.get(paper.id, ())) for paper in library.papers)
    yield "topics", map(_topic, library.topics)
    yield "tags", map(_tag, library.tags)
    yield "notes", map(_note, library.notes)
    yield "diagnostics", map(_diagnostic, public(diagnostics, library))


def public(diagnostics: Iterable[Diagnostic], library: Library) -> tuple[Diagnostic, ...]:
    """Those about published notes; what is said of other files is for the keeper alone."""
    paths = {page.note.path for page in library.notes}
    return tuple(item for item in diagnostics if item.span and item.span.path in paths)


def _paper(paper: Paper, related: Iterable[Related]) -> Json:
    return {
        "id": paper.id,
        "url": paper_url(paper.id),
        "kind": paper.kind,
        "title": paper.title,
        "short": paper.short,
        "aliases": list(paper.aliases),
        "authors": list(paper.authors),
        "institutions": list(paper.institutions),
        "topic": list(paper.topic),
        "tags": list(paper.tags),
        "venue": paper.venue,
        "year": paper.year,
        "status": paper.status,
        "noted": paper.noted,
        "noted_from": paper.noted_from,
        "links": [{"kind": link.kind, "url": link.url, "label": link.label} for link in paper.links],
        "sections": [record for index, entry in enumerate(paper.entries) for record in _sections(entry, index)],
        "figures": [_figure(figure) for figure in paper.figures],
        "math": paper.math,
        "mentions": list(paper.mentions),
        "mentioned_by": list(paper.mentioned_by),
        "related": [other.target for other in related],
        "sources": [_source(entry) for entry in paper.entries],
    }


def _sections(entry: Entry, source: int) -> list[Json]:
    return [
        {"kind": section.kind, "title": section.title, "line": section.line, "text": section.text, "source": source}
        for section in entry.sections
    ]


def _figure(figure: Figure) -> Json:
    url = attachment_url(figure.path) if figure.path else figure.written if figure.remote else None
    missing = url is None
    return {"written": figure.written, "url": url, "alt": figure.alt, "missing": missing, "source": figure.source}


def _source(entry: Entry) -> Json:
    return {
        "path": entry.span.path,
        "line": entry.span.line,
        "end_line": max(entry.end, entry.span.line),
        "title": entry.title,
        "topic": list(entry.topic_written),
    }


def _topic(topic: Topic) -> Json:
    return {"id": topic.id, "path": list(topic.path), "url": topic_url(topic.id), "papers": list(topic.papers)}


def _tag(tag: Tag) -> Json:
    return {"name": tag.name, "url": tag_url(tag.id), "papers": list(tag.papers)}


def _note(page: Page) -> Json:
    return {"path": page.note.path, "title": page.title, "url": note_url(page.id), "papers": list(page.papers)}


def _diagnostic(item: Diagnostic) -> Json:
    span = item.span
    return {
        "severity": item.severity,
        "code": item.code,
        "path": span.path if span else "",
        "line": span.line if span else None,
        "message": item.message,
    }
