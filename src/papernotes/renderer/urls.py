"""The only place that makes an address: what a thing's url is, and how one page links to another.

A `Url` is relative to the root of the site and percent-encoded where it must be: "" is the home page, "papers/x/"
a folder with an `index.html` in it, "assets/style.css" a file. Links are always relative and spell `index.html` out:
the same bytes then work under a project path, at a root, and opened from disk, where a folder does not open.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NewType
from urllib.parse import quote, unquote

from ..patterns import pattern

Url = NewType("Url", str)

HOME = Url("")
TOPICS = Url("topics/")
TAGS = Url("tags/")
NOTES = Url("notes/")
TIMELINE = Url("timeline/")
GLOSSARY = Url("glossary/")
FIGURES = Url("figures/")
VENUES = Url("venues/")
YEARS = Url("years/")
INSTITUTIONS = Url("institutions/")
NOT_FOUND = Url("404.html")
SEARCH = Url("search/")
OPENSEARCH = Url("search/opensearch.xml")
FILES = "files/"
PAPERS_JSON = Url("papers.json")
ADDRESSES = Url("addresses.js")
SITEMAP = Url("sitemap.xml")
ROBOTS = Url("robots.txt")
LLMS = Url("llms.txt")


def paper_url(paper_id: str) -> Url:
    """Where a paper's page is."""
    return Url(f"papers/{_quoted(paper_id)}/")


def preview_url(paper_id: str) -> Url:
    """Where the preview of a paper is, as a script: a page that is opened from disk may load nothing else."""
    return Url(f"{paper_url(paper_id)}preview.js")


def card_url(paper_id: str) -> Url:
    """Where the picture of a paper is that is shown where its page is shared."""
    return Url(f"{paper_url(paper_id)}card.png")


def feed_url(home: str) -> Url:
    """Where the feed of the site ("", its home), topic or tag at that url is."""
    return Url(f"{home}feed.xml")


def page_url(path: str) -> Url:
    """Where the page is that has that path, as people read it, in the site."""
    return Url(_quoted(path))


def has_twin(page: str) -> bool:
    """Whether the page at that url is there as Markdown, too: all that hold something, in a folder of their own."""
    return (page.endswith("/") or not page) and page != SEARCH


def twin_url(page: str) -> Url:
    """Where the page at that url is as Markdown."""
    return Url(f"{page}index.md")


def topic_url(topic_id: str, number: int = 1) -> Url:
    """Where a topic's page is; pages count from 1."""
    return group_url(TOPICS, topic_id, number)


def view_url(home: str, view: str, number: int = 1) -> Url:
    """Where a view (`table`, `matrix`, `figures`) of the topic or tag at that url is; pages count from 1."""
    return Url(f"{home}{view}/" + (f"{number}/" if number > 1 else ""))


def rows_url(topic: str) -> Url:
    """Where all rows of a topic's table are, as a script, for a table of several pages."""
    return Url(f"{topic}table/rows.js")


def figures_url(number: int) -> Url:
    """The pages of all figures, from 1."""
    return FIGURES if number == 1 else Url(f"{FIGURES}{number}/")


def tag_url(tag_id: str, number: int = 1) -> Url:
    """Where a tag's page is; pages count from 1."""
    return group_url(TAGS, tag_id, number)


def note_url(note_id: str) -> Url:
    """Where the page of a whole note is."""
    return Url(f"notes/{_quoted(note_id)}/")


def group_url(index: Url, group_id: str, number: int = 1) -> Url:
    """Where the papers of a venue, year, institution or month are; `index` is its index, pages count from 1."""
    return Url(f"{index}{_quoted(group_id)}/" + (f"{number}/" if number > 1 else ""))


def matrix_url(home: str, suffix: str) -> Url:
    """Where the matrix of the topic or tag at that url is as a file (`md`, `csv`, `tex`)."""
    return Url(f"{home}matrix.{suffix}")


def own_url(topic: str) -> Url:
    """Where the keeper's own words on the papers of the topic at that url are."""
    return Url(f"{topic}own/")


def all_url(number: int) -> Url:
    """The pages of the list of all papers, from 1; the first is on the home page."""
    return HOME if number == 1 else Url(f"all/{number}/")


def attachment_url(path: str) -> Url:
    """Where the site keeps a file from beside the notes; what lies above the notes folder goes into `files/_up/`."""
    return Url(f"{FILES}{_quoted(path.replace('../', '_up/'))}")


def thumbnail_url(digest: str, width: int) -> Url:
    """Where the thumbnail of that width is, of the file with that digest."""
    return Url(f"{FILES}_thumbs/{digest}-{width}.webp")


def search_url(name: str) -> Url:
    """Where a file of the search index is."""
    return Url(f"{SEARCH}{name}")


def asset_url(name: str) -> Url:
    """Where a file of the theme is."""
    return Url(f"assets/{_quoted(name)}")


_OUTSIDE = pattern(r"[^\w!$&'()*+,\-./:;=?@~%]")


def relative(from_url: str, to_url: str) -> str:
    """The link that leads from one page to another; `to_url` may end in `#anchor`."""
    to_page, mark, anchor = to_url.partition("#")
    anchor = _OUTSIDE.sub(lambda sign: quote(sign[0]), anchor) if anchor else ""
    if mark and to_page == from_url:
        return f"#{anchor}"
    return f"{_way(from_url[: from_url.rfind('/') + 1], _file(to_page))}{mark}{anchor}"


def _way(folder: str, file: str) -> str:
    """posixpath.relpath for a folder that ends in "/", or is the root as "", and a file; both without "." and ".."."""
    shared = 0
    while (end := folder.find("/", shared) + 1) and file.startswith(folder[shared:end], shared):
        shared = end
    return "../" * folder.count("/", shared) + file[shared:]


def absolute(base_url: str, url: str) -> str:
    """The address with the host, for canonical links, feeds and pages that are served at any depth."""
    return base_url.rstrip("/") + "/" + url


def output_path(url: str) -> str:
    """The file of the site in which the page or file of that url is written."""
    return unquote(_file(url))


def _file(url: str) -> str:
    return url + "index.html" if url == "" or url.endswith("/") else url


_UNSAFE = pattern(r"[^\w\-.~/]+")


@lru_cache(maxsize=65_536)  # the ids of all papers and notes of a large library
def _quoted(path: str) -> str:
    """Percent-encoded where an address needs it; other scripts stay readable, as HTML5 and browsers allow."""
    return _UNSAFE.sub(lambda run: quote(run[0], safe="/!$'()*+,;=:@"), path)
