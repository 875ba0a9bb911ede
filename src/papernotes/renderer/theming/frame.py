"""What a page has around it: its head, the ways to other pages, its foot. All but a few parts are the same on all pages
of a folder, and are made once."""

from __future__ import annotations

from msgspec.structs import replace

from ..edition.edition import Anchor, Edition, Frame
from ..urls import (
    FIGURES,
    GLOSSARY,
    HOME,
    INSTITUTIONS,
    NOT_FOUND,
    NOTES,
    OPENSEARCH,
    SEARCH,
    TAGS,
    TIMELINE,
    TOPICS,
    VENUES,
    YEARS,
    Url,
    absolute,
    asset_url,
    feed_url,
    has_twin,
    relative,
    twin_url,
)
from ..words import language_of
from .policy import policy
from .ways_out import ways_out

MERMAID = "mermaid.min.js"
CUSTOM = "custom.css"  # a site's own, after the theme's


def make_frame(
    edition: Edition, url: str, title: str = "", description: str = "", section: str = "", diagrams: bool = False
) -> Frame:
    """The frame of the page at that url; `section` is the url of the index it belongs to.

    `diagrams` says that the page has some; they are drawn where the site has `mermaid.min.js` among its assets.
    """
    around = _around(edition, url, section, diagrams and MERMAID in edition.assets)
    config, out = edition.config, ways_out(edition.config, url)
    return replace(
        around,
        title=f"{title} · {around.site}" if title else around.site,
        description=" ".join((description or config.description or edition.contents).split())[:200],
        canonical=absolute(config.base_url, url) if config.base_url and url != NOT_FOUND else "",
        links=tuple(Anchor(to, label, language_of(label, edition.words)) for to, label in out),
        twin=relative(url, twin_url(url)) if has_twin(url) else "",
    )


def _around(edition: Edition, url: str, section: str, drawn: bool) -> Frame:
    """The frame of that page without what is its own: the same for all pages of a folder at one depth, as nothing that
    it links lies deeper than in a folder of the root."""
    key = (url.partition("/")[0] if "/" in url else "", url.count("/"), url == NOT_FOUND, section, drawn)
    return edition.once(("frame", key), lambda: _make_around(edition, url, section, drawn))


def _make_around(edition: Edition, url: str, section: str, drawn: bool) -> Frame:
    words, config, held = edition.words, edition.config, edition.held
    site = config.title or words.site
    notes = words.notes if held.papers else words.contents
    places = (
        (TOPICS, words.topics, held.topics),
        (TAGS, words.tags, held.tags),
        (TIMELINE, words.timeline, held.months),
        (FIGURES, words.figures_all, edition.pictured),
        (GLOSSARY, words.glossary, held.glossary),
        (NOTES, notes, held.notes),
    )
    others = (
        (VENUES, words.venues, held.venues),
        (YEARS, words.years, held.years),
        (INSTITUTIONS, words.institutes, held.institutions),
    )
    sheets = ("style.css", *((CUSTOM,) if CUSTOM in edition.assets else ()))
    return Frame(
        language=config.language,
        title=site,
        site=site,
        description="",
        canonical="",
        home=edition.link(url, HOME),
        styles=tuple(edition.link(url, asset_url(name)) for name in sheets),
        assets=edition.link(url, asset_url("theme.js")).removesuffix("theme.js"),
        scripts=tuple(edition.link(url, asset_url(name)) for name in (MERMAID, "diagrams.js") if drawn),
        search=edition.link(url, SEARCH) if held.notes else "",
        opensearch=edition.link(url, OPENSEARCH) if held.notes and config.base_url else "",
        nav=_ways(edition, url, places, section),
        links=(),
        notes=notes,
        legend=bool(held.papers),
        indexes=_ways(edition, url, others, section),
        made_of=words.made_of.format(n=f"{held.notes:,}"),
        # Without a base_url the page for dead addresses finds the root of the site by a script of its own.
        policy=policy(config, drawn) if url != NOT_FOUND or config.base_url else "",
        feeds=(Anchor(edition.link(url, feed_url(HOME)), site),) if held.papers and config.base_url else (),
    )


def _ways(edition: Edition, url: str, places: tuple[tuple[Url, str, object], ...], section: str) -> tuple[Anchor, ...]:
    """Links to the pages that hold anything."""
    return tuple(Anchor(edition.link(url, to), name, current=to == section) for to, name, held in places if held)
