"""One route -> the files it makes: its view is made, and its template filled from that view and nothing else."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping

import jinja2
import msgspec

from ..diagnostics import apply, report
from ..memo import Memo, Memory
from ..model import Checked, Diagnostic, Output, Route, Span
from .edition import Edition
from .exports.json import export_json
from .kind import Kind
from .math_font import NAME, characters, math_font
from .pages import KINDS
from .pages.matrix import matrix_file
from .plan import plan
from .search.files import search_file
from .search.opensearch import opensearch
from .shards import given
from .theme import Theme, environment
from .urls import PAPERS_JSON, asset_url, output_path
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


def render_all(
    edition: Edition, theme: Theme, diagnostics: Iterable[Diagnostic] = (), memo: Memo | None = None
) -> Checked[tuple[Output, ...]]:
    """Every file of the site, each once. `diagnostics` are those of the stages before; all are in `papers.json`."""
    outputs: dict[str, Output] = {}
    found: list[Diagnostic] = []
    for route in plan(edition.library, edition.config):
        known = apply((*diagnostics, *found), edition.config.diagnostics) if route.kind == "json" else ()
        checked = render(route, edition, theme, known)
        found += checked.diagnostics
        outputs |= {output.path: output for output in checked.value}
    outputs |= {output.path: output for output in asset_outputs(theme)}
    outputs |= {output.path: output for output in _font(outputs.values(), memo or Memory())}
    return Checked(tuple(outputs.values()), tuple(found))


def asset_outputs(theme: Theme) -> tuple[Output, ...]:
    """The theme's files."""
    return tuple(Output(output_path(asset_url(name)), data) for name, data in theme.assets.items())


def _font(outputs: Iterable[Output], memo: Memo) -> tuple[Output, ...]:
    """The font of the formulas, where a page has any."""
    wanted = characters(output.content.decode() for output in outputs if output.path.endswith(".html"))
    return (Output(output_path(asset_url(NAME)), math_font(wanted, memo)),) if wanted else ()


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
    if theme.digest not in _environments:
        _environments.clear()
        _environments[theme.digest] = environment(theme.templates, theme.own)
    return _environments[theme.digest]


def _place(error: BaseException, theme: Theme) -> Span | None:
    """The line of the site's own template in which it failed, or None where the fault is not in one of them."""
    if isinstance(error, jinja2.TemplateSyntaxError) and error.filename in theme.own.values():
        return Span(str(error.filename), error.lineno)
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename in theme.own.values()]
    if frames:
        return Span(frames[-1].filename, frames[-1].lineno or 1)
    return Span(next(iter(theme.own.values())), 1) if theme.own else None
