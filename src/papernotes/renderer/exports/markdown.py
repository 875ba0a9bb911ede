"""Papers as a reading list in Markdown: by topic, each with its links and one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Paper
from ..citing.works import make_work
from ..edition.edition import Edition, count_papers, name_of
from ..lists.rows import published, title_beside
from ..lists.selection import Part, Selection, parts
from ..plain.plain_markdown import link, plain
from ..plain.sentences import said_first

_LINKS = ("pdf", "code", "project", "data", "demo", "video")


def export_markdown(edition: Edition, selection: Selection) -> str:
    """A head, a heading for each topic, and an item a paper."""
    words = edition.words
    title = selection.name or edition.config.title or words.site
    groups = parts(edition.library, selection)
    lines = [f"# {plain(title)}", "", count_papers(edition, len(selection.papers)), ""]
    shown: tuple[str, ...] = ()
    for part in groups:
        lines += _heads(edition, part, shown, len(groups) > 1)
        lines += [*(_item(edition, paper) for paper in part.papers), ""]
        shown = part.path
    return "\n".join(lines)


def _heads(edition: Edition, part: Part, shown: tuple[str, ...], several: bool) -> Iterator[str]:
    """The headings above a part that the part before it did not have."""
    if not part.path and several and not shown:
        return
    path = part.path or ((edition.words.untopical,) if several else ())
    same = next((i for i, (a, b) in enumerate(zip(path, shown, strict=False)) if a != b), min(len(path), len(shown)))
    for depth in range(same, len(path)):
        yield f"{'#' * min(depth + 2, 6)} {plain(path[depth])}"
        yield ""


def _item(edition: Edition, paper: Paper) -> str:
    work, title = make_work(paper), title_beside(paper)
    name = f"**{plain(name_of(paper))}**"
    first = link(name, work.url) if work.url else name
    facts = filter(None, (plain(title), plain(published(paper))))
    links = [
        link(edition.words.links[kind], url) for kind in _LINKS if (url := _first(paper, kind)) and url != work.url
    ]
    status = "" if paper.status == "read" else f"({edition.words.statuses[paper.status]})"
    head = " · ".join((first, *facts, *links))
    said = said_first(paper)
    return f"- {head}{' ' + status if status else ''}" + (f"  \n  {plain(said.text)}" if said else "")


def _first(paper: Paper, kind: str) -> str:
    return next((item.url for item in paper.links if item.kind == kind), "")
