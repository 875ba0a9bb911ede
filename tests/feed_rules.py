"""What RFC 4287 and sitemaps.org ask of a file, as lists of what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_ONCE = {"feed": ("id", "title", "updated", "subtitle", "generator", "icon", "logo", "rights"),
         "entry": ("id", "title", "updated", "published", "summary", "content", "rights", "source")}  # fmt: skip
_MANY = {"feed": ("author", "category", "contributor", "link", "entry"),
         "entry": ("author", "category", "contributor", "link")}  # fmt: skip
_ADDRESSES = ("href", "src", "poster", "cite", "action")


def atom_faults(text: str) -> list[str]:
    """What is wrong with a feed by sections 3 and 4 of RFC 4287; and what is in it that should not leave a site."""
    feed = ElementTree.fromstring(text)
    return [] if feed.tag == f"{ATOM}feed" and not (found := list(_feed(feed))) else found


def _feed(feed: ElementTree.Element) -> Iterator[str]:
    yield from _container(feed, "feed")
    links = [(link.get("rel", "alternate"), link.get("type")) for link in feed.findall(f"{ATOM}link")]
    if ("self", "application/atom+xml") not in links:
        yield "no link to itself"
    if feed.find(f"{ATOM}author/{ATOM}name") is None:
        yield "no author"
    known = [(_text(entry, "id"), _text(entry, "updated")) for entry in feed.findall(f"{ATOM}entry")]
    if len(set(known)) < len(known):
        yield "two entries of one id and day (4.1.1)"
    if [day for _, day in known] != sorted((day for _, day in known), reverse=True):
        yield "entries out of order"
    for entry in feed.findall(f"{ATOM}entry"):
        yield from (f"{_text(entry, 'id')}: {fault}" for fault in _entry(entry))


def _container(element: ElementTree.Element, kind: str) -> Iterator[str]:
    names = [child.tag.removeprefix(ATOM) for child in element]
    yield from (f"{name} {names.count(name)} times" for name in _ONCE[kind] if names.count(name) > 1)
    yield from (f"no {name}" for name in ("id", "title", "updated") if name not in names)
    yield from (f"unknown {name}" for name in names if name not in (*_ONCE[kind], *_MANY[kind]))
    if not _whole(_text(element, "id")):
        yield f"id {_text(element, 'id')!r} is no whole address"
    for name in ("updated", "published"):
        if name in names and not _MOMENT.fullmatch(_text(element, name)):
            yield f"{name} is no time of RFC 3339"
    alternates = [link.get("type") for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
    if len(set(alternates)) < len(alternates):
        yield "two alternates of one type"
    yield from (
        f"link to {href}" for link in element.findall(f"{ATOM}link") if not _whole(href := link.get("href", ""))
    )


def _entry(entry: ElementTree.Element) -> Iterator[str]:
    yield from _container(entry, "entry")
    content = entry.find(f"{ATOM}content")
    if content is None or content.get("type") != "html" or not (content.text or "").strip():
        yield "no content"
        return
    read = Content(content.text or "")
    yield from read.wrong
    if _text(entry, "published") > _text(entry, "updated"):
        yield "published after it was updated"


class Content(HTMLParser):
    """The HTML of an entry: what in it runs, loads, or leads nowhere from elsewhere."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        self.wrong += [f"<{name}> never closes" for name in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "iframe", "object", "embed", "form", "link", "meta", "base", "svg", "annotation"):
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            styled = name == "style" and not tag.startswith("m")  # MathML says in a style how columns stand
            if name.startswith("on") or styled or (name in _ADDRESSES and not _whole(value or "")):
                self.wrong.append(f"{tag} {name}={value}")
        if tag not in ("img", "br", "hr", "source", "wbr", "col", "track"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in self.open[-1:]:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1:] == [tag]:
            self.open.pop()
        elif tag in self.open:
            self.wrong.append(f"</{tag}> closes <{self.open.pop()}>")
        else:
            self.wrong.append(f"</{tag}> closes nothing")


def _text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def _whole(address: str) -> bool:
    parts = urlsplit(address)
    return (parts.scheme in ("http", "https") and bool(parts.netloc)) or parts.scheme in (
        "mailto",
        "data",
        "tel",
        "tag",
    )


def sitemap_faults(text: str) -> list[str]:
    """What is wrong with a sitemap by the schema of sitemaps.org."""
    root = ElementTree.fromstring(text)
    item = {f"{SITEMAP}urlset": "url", f"{SITEMAP}sitemapindex": "sitemap"}.get(root.tag)
    found = [] if item else [f"root is {root.tag}"]
    for child in root:
        names = [part.tag.removeprefix(SITEMAP) for part in child]
        if child.tag != f"{SITEMAP}{item}" or names not in (["loc"], ["loc", "lastmod"]):
            found.append(f"{child.tag} {names}")
        address, day = child.findtext(f"{SITEMAP}loc") or "", child.findtext(f"{SITEMAP}lastmod") or "2000-01-01"
        if not _whole(address) or len(address) >= 2048 or not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            found.append(f"{address} {day}")
    places = [child.findtext(f"{SITEMAP}loc") for child in root]
    return (
        found + (["an address twice"] if len(set(places)) < len(places) else []) + ["too many"] * (len(root) > 50_000)
    )
