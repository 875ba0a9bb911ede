"""The pages of the site for those that crawl it: `sitemap.xml` (sitemaps.org 0.9) and `robots.txt`.

Both need `base_url`. Redirects, the page for dead addresses and the page that searches are in no sitemap: they hold
nothing. A sitemap has 50,000 pages at most; where there are more, `sitemap.xml` names the parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from ...config import Config
from ...incremental.kept import since
from ...model import Route
from ..edition.edition import Edition
from ..lists.tree import papers_tagged
from ..lists.views import papers_in
from ..urls import ROBOTS, SITEMAP, Url, absolute, has_twin
from .dates import updated_on

MOST = 50_000  # pages in a file, by the protocol
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HIDDEN = ("moved", "missing", "search")


def listed(routes: Iterable[Route]) -> tuple[Route, ...]:
    """The pages that a sitemap names."""
    return tuple(route for route in routes if has_twin(route.url) and route.kind not in _HIDDEN)


def sitemap_routes(pages: Iterable[Route], config: Config) -> Iterator[Route]:
    """The files of the sitemap for those pages; keys are numbers from 1, "" for the file that comes first."""
    if not config.base_url:
        return
    yield Route(SITEMAP, "sitemap")
    pages = tuple(pages)
    count = since("listed", pages, lambda: len(listed(pages)))
    if count > MOST:
        yield from (Route(_part(number), "sitemap", str(number)) for number in range(1, -(-count // MOST) + 1))
    yield Route(ROBOTS, "robots")


def sitemap(edition: Edition, pages: Iterable[Route], key: str) -> str:
    """That file of the sitemap."""
    found, base = listed(pages), edition.config.base_url
    if len(found) > MOST and not key:
        parts = (_part(number) for number in range(1, -(-len(found) // MOST) + 1))
        lines = (f"<sitemap><loc>{escape(absolute(base, part))}</loc></sitemap>" for part in parts)
        return "\n".join((f"{_HEAD}<sitemapindex {_SPACE}>", *lines, "</sitemapindex>", ""))
    start = (int(key or "1") - 1) * MOST
    days = {paper.id: updated_on(edition, paper) for paper in edition.library.papers}
    lines = (_line(base, route, _day(edition, route, days)) for route in found[start : start + MOST])
    return "\n".join((f"{_HEAD}<urlset {_SPACE}>", *lines, "</urlset>", ""))


def robots(edition: Edition) -> str:
    """All may be read; where the sitemap is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {absolute(edition.config.base_url, SITEMAP)}\n"


def _part(number: int) -> Url:
    return Url(f"sitemap-{number}.xml")


def _line(base: str, route: Route, day: str) -> str:
    last = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<url><loc>{escape(absolute(base, route.url))}</loc>{last}</url>"


def _day(edition: Edition, route: Route, days: Mapping[str, str]) -> str:
    """When what the page shows was changed last, where it is known."""
    return max((days[paper] for paper in _shown(edition, route)), default="")


def _shown(edition: Edition, route: Route) -> Iterable[str]:
    """The papers that a page is made of."""
    match route.kind:
        case "paper":
            return (route.key,)
        case "note":
            return edition.notes[route.key].papers
        case "home":
            return (paper.id for paper in edition.library.papers)
        case "topic":
            return (paper.id for paper in papers_in(edition, edition.topics[route.key.split(" ")[0]]))
        case "tag":
            return papers_tagged(edition, edition.tags[route.key.split(" ")[0]])
    return ()
