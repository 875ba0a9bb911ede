"""One route -> the files it makes: its view is made, and its template filled from that view and nothing else."""

from __future__ import annotations

import contextlib
import traceback
from collections.abc import Callable, Iterable, Mapping

import jinja2
import msgspec

from ..diagnostics import report
from ..memo import key_of
from ..model import Checked, Diagnostic, Output, Route, Span
from .edition.edition import Edition
from .exports.json import export_json
from .kind import Kind, Shown
from .pages import KINDS
from .pages.matrix import matrix_file
from .plan import plan
from .search.files import search_card, search_file
from .search.opensearch import opensearch
from .shards import given
from .syndication.feeds import feed
from .syndication.linked_data import make_card
from .syndication.llms import llms
from .syndication.sitemap import robots, sitemap
from .theming.environment import environment
from .theming.theme import Theme
from .twins.twin import markdown_twin
from .urls import PAPERS_JSON, output_path, twin_url
from .words import WORDS

_KINDS: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}


def render(
    route: Route, edition: Edition, theme: Theme, diagnostics: Iterable[Diagnostic] = ()
) -> Checked[tuple[Output, ...]]:
    """The page of that route and copies of the files it shows. `diagnostics` is what `papers.json` tells."""
    shown = view_of(route, edition)
    if shown is not None:
        return print_page(route, shown, theme)
    if route.kind == "json":
        text = export_json(edition.library, diagnostics, edition.config)
        return Checked((Output(output_path(PAPERS_JSON), text),))
    if route.kind == "card":
        return Checked((Output(output_path(route.url), card=make_card(edition, edition.papers[route.key])),))
    if route.kind == "host":
        return Checked((Output(output_path(route.url), f"{route.key}\n".encode() if route.key else b""),))
    return Checked((Output(output_path(route.url), _TEXTS[route.kind](edition, route.key).encode()),))


def view_of(route: Route, edition: Edition) -> Shown | None:
    """What a page shows; None where there is no view, but a function that makes the whole file."""
    kind = _KINDS.get(route.kind)
    return kind.view(edition, route) if kind else None


def key_of_page(route: Route, shown: Shown, theme: Theme) -> bytes:
    """What tells a page from any other: its template is filled from its view and nothing else, and it brings files."""
    return key_of("page", 2, theme.digest, route.kind, route.url, shown.view, shown.files)


def print_page(route: Route, shown: Shown, theme: Theme) -> Checked[tuple[Output, ...]]:
    """The template filled from a view, with the files that it shows."""
    page = fill(_KINDS[route.kind].template, shown.view, theme)
    text = given(page.value.strip()) if route.url.endswith(".js") else page.value
    output = Output(output_path(route.url), text.encode())
    twin = _twin(route, shown.view, text)
    return Checked((output, *twin, *shown.files), (*shown.diagnostics, *page.diagnostics))


def _twin(route: Route, view: msgspec.Struct, page: str) -> tuple[Output, ...]:
    """The page as Markdown, where it says that there is one."""
    if not view.frame.twin:  # type: ignore[attr-defined]
        return ()
    return (Output(output_path(twin_url(route.url)), markdown_twin(page).encode()),)


def _matrix(edition: Edition, key: str) -> str:
    name, _, suffix = key.rpartition(" ")
    return matrix_file(edition, name, suffix)


def _sitemap(edition: Edition, key: str) -> str:
    return sitemap(edition, plan(edition.library, edition.config), key)


# What is made by a function of its own, and not of a view and a template.
_TEXTS: Mapping[str, Callable[[Edition, str], str]] = {
    "file": _matrix,
    "search-file": search_file,
    "search-card": search_card,
    "opensearch": lambda edition, _: opensearch(edition),
    "feed": feed,
    "sitemap": _sitemap,
    "robots": lambda edition, _: robots(edition),
    "llms": lambda edition, _: llms(edition),
}


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


def compiled(theme: Theme) -> None:
    """Makes the templates of pages ready for filling."""
    for name in sorted(theme.templates.keys() - _BY_THEMSELVES):
        with contextlib.suppress(jinja2.TemplateError):  # what is wrong in one is told where it is filled
            _environment(theme).get_template(name)


_BY_THEMSELVES = frozenset(("slides.html", "gaps.html"))  # templates that no page of the site is filled from


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
