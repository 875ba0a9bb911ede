"""One route -> the files it makes: its view is made, and its template filled from that view and nothing else."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping

import jinja2
import msgspec

from ..diagnostics import report
from ..model import Checked, Diagnostic, Output, Route, Span
from .edition import Edition
from .exports.json import export_json
from .kind import Kind
from .pages import KINDS
from .pages.matrix import matrix_file
from .search.files import search_file
from .search.opensearch import opensearch
from .shards import given
from .theme import Theme, environment
from .urls import PAPERS_JSON, output_path
from .words import WORDS

_KINDS: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}


def render(
    route: Route, edition: Edition, theme: Theme, diagnostics: Iterable[Diagnostic] = ()
) -> Checked[tuple[Output, ...]]:
    """The page of that route and copies of the files it shows. `diagnostics` is what `papers.json` tells."""
    if route.kind == "json":
        text = export_json(edition.library, diagnostics, edition.config)
        return Checked((Output(output_path(PAPERS_JSON), text.encode()),))
    if route.kind == "file":
        key, _, suffix = route.key.rpartition(" ")
        return Checked((Output(output_path(route.url), matrix_file(edition, key, suffix).encode()),))
    if route.kind == "search-file":
        return Checked((Output(output_path(route.url), search_file(edition, route.key).encode()),))
    if route.kind == "host":
        return Checked((Output(output_path(route.url), f"{route.key}\n".encode() if route.key else b""),))
    if route.kind == "opensearch":
        return Checked((Output(output_path(route.url), opensearch(edition).encode()),))
    shown = _KINDS[route.kind].view(edition, route)
    page = fill(_KINDS[route.kind].template, shown.view, theme)
    text = given(page.value.strip()) if route.url.endswith(".js") else page.value
    output = Output(output_path(route.url), text.encode())
    return Checked((output, *shown.files), (*shown.diagnostics, *page.diagnostics))


def fill(template: str, view: msgspec.Struct, theme: Theme) -> Checked[str]:
    """The template filled from the view. Where a site's own template fails, the theme's is used instead."""
    words = WORDS[view.frame.language]  # type: ignore[attr-defined]
    try:
        return Checked(_environment(theme).get_template(template).render(v=view, frame=view.frame, t=words))  # type: ignore[attr-defined]
    except jinja2.TemplateError as error:
        place = _place(error, theme)
        if place is None:
            raise
        found = report("template-error", str(error), place, "the theme's own template is used")
        plain = environment(theme.builtin, {}).get_template(template)
        return Checked(plain.render(v=view, frame=view.frame, t=words), (found,))  # type: ignore[attr-defined]


_environments: dict[str, jinja2.Environment] = {}


def _environment(theme: Theme) -> jinja2.Environment:
    found = _environments.get(theme.digest)
    if found is None:
        _environments.clear()
        _environments[theme.digest] = found = environment(theme.templates, theme.own)
    return found


def _place(error: BaseException, theme: Theme) -> Span | None:
    """The line of the site's own template in which it failed, or None where the fault is not in one of them."""
    if isinstance(error, jinja2.TemplateSyntaxError) and error.filename in theme.own.values():
        return Span(str(error.filename), error.lineno)
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename in theme.own.values()]
    if frames:
        return Span(frames[-1].filename, frames[-1].lineno or 1)
    return Span(next(iter(theme.own.values())), 1) if theme.own else None
