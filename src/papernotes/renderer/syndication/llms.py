"""`llms.txt` (llmstxt.org): what the site is and where its pages are as Markdown, for programs that read for people."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Paper, Topic
from ..edition.edition import Edition, count_papers, name_of
from ..edition.filing import by_year
from ..lists.rows import published, title_beside
from ..lists.tree import papers_below
from ..plain.plain_markdown import link, plain
from ..plain.sentences import said_first
from ..urls import (
    GLOSSARY,
    HOME,
    NOTES,
    PAPERS_JSON,
    TAGS,
    TIMELINE,
    Url,
    absolute,
    paper_url,
    topic_url,
    twin_url,
)
from ..words import counted

_MOST = 200  # papers; the others are found by their topics


def llms(edition: Edition) -> str:
    """The file. Addresses are relative to the root of the site where nobody knows where that is."""
    words, library = edition.words, edition.library
    title = edition.config.title or words.site
    about = edition.config.description or edition.contents
    lines = [f"# {plain(title)}", "", f"> {plain(about)}", "", words.llms, ""]
    if library.topics:
        lines += [f"## {words.topics}", "", *(_topic(edition, topic) for topic in library.topics), ""]
    if library.papers:
        papers = by_year(library.papers)
        lines += [f"## {words.all_papers}", "", *(_paper(edition, paper) for paper in papers[:_MOST]), ""]
        if len(papers) > _MOST:
            lines += [words.others.format(n=f"{len(papers) - _MOST:,}"), ""]
    return "\n".join((*lines, "## Optional", "", *_others(edition), ""))


def _topic(edition: Edition, topic: Topic) -> str:
    indent = "  " * (len(topic.path) - 1)
    count = count_papers(edition, papers_below(edition, topic))
    return f"{indent}- {link(plain(topic.path[-1]), _whole(edition, twin_url(topic_url(topic.id))))}: {count}"


def _paper(edition: Edition, paper: Paper) -> str:
    name, title, said = name_of(paper), title_beside(paper), said_first(paper)
    facts = " · ".join(filter(None, (plain(title), plain(published(paper)), plain(said.text) if said else "")))
    item = link(plain(name), _whole(edition, twin_url(paper_url(paper.id))))
    return f"- {item}: {facts}" if facts else f"- {item}"


def _others(edition: Edition) -> Iterator[str]:
    words, library = edition.words, edition.library
    indexes = (
        (HOME, words.home, True),
        (TAGS, words.tags, library.tags),
        (TIMELINE, words.timeline, library.months),
        (GLOSSARY, words.glossary, library.glossary),
        (NOTES, words.notes, library.notes),
    )
    yield from (f"- {link(name, _whole(edition, twin_url(url)))}" for url, name, held in indexes if held)
    yield f"- {link('papers.json', _whole(edition, PAPERS_JSON))}: {counted(words.papers, len(library.papers))}"


def _whole(edition: Edition, url: str) -> str:
    return absolute(edition.config.base_url, url) if edition.config.base_url else Url(url)
