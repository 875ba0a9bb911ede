"""Gaps of a library as text or as a page: what each kind means, and the papers that have it. Prints nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from ..check import Roots
from ..config import Config
from ..model import Diagnostic, Site
from ..normaliser.gaps import Gap, GapKind, find_gaps
from ..renderer.edition.edition import make_edition
from ..renderer.lacking import Lack, lacking_page
from ..renderer.theming.theme import Theme

MEANINGS: Mapping[GapKind, str] = {
    "stub": "read, with nothing written",
    "venue": "no venue",
    "year": "no year",
    "paper": "no address of the paper",
    "code": "no address of the code",
    "unnamed": "named by no other paper, and naming none",
}
# Diagnostics that are gaps, too: a link, a figure, a pair of papers that wait for somebody.
_ALSO = {
    "possible-duplicate": "may be one paper",
    "remote-image": "figures on other hosts",
    "missing-image": "figures that are missing",
    "broken-link": "links that lead nowhere",
    "empty-image": "figures without an address",
}


def gaps_page(site: Site, config: Config, theme: Theme) -> str:
    """The gaps of a site as a page of it, for its keeper."""
    gaps = (Lack(gap.kind, gap.paper, "", gap.span) for gap in find_gaps(site.library.papers))
    others = (
        Lack(item.code, "", item.message, item.span) for item in site.diagnostics if item.code in _ALSO and item.span
    )
    return lacking_page(make_edition(site.library, config, theme.assets), theme, (*gaps, *others))


def gaps_of(site: Site, roots: Roots, form: str) -> str:
    """The gaps of a site: JSON where `form` says so, else text."""
    gaps = find_gaps(site.library.papers)
    return format_gaps_json(gaps, roots) if form == "json" else format_gaps(gaps, site.diagnostics, roots)


def format_gaps(gaps: Iterable[Gap], found: Iterable[Diagnostic], roots: Roots) -> str:
    """A heading for each kind with its number, and a line for each place."""
    lines: dict[str, list[str]] = {}
    for gap in gaps:
        place = f"{roots.notes}{gap.span.path}:{gap.span.line}"
        lines.setdefault(MEANINGS[gap.kind], []).append(f"  {place}: {gap.name}")
    for item in found:
        if item.code in _ALSO and item.span:
            place = f"{roots.notes}{item.span.path}:{item.span.line}"
            lines.setdefault(_ALSO[item.code], []).append(f"  {place}: {item.message}")
    return "\n".join(line for name, places in lines.items() for line in (f"{name} ({len(places):,})", *places))


def format_gaps_json(gaps: Iterable[Gap], roots: Roots) -> str:
    """A JSON list, an object a gap."""
    return json.dumps([_record(gap, roots) for gap in gaps], ensure_ascii=False, indent=2)


def _record(gap: Gap, roots: Roots) -> dict[str, object]:
    path = roots.notes + gap.span.path
    return {"kind": gap.kind, "paper": gap.paper, "name": gap.name, "path": path, "line": gap.span.line}
