"""A library and the addresses that its site has published -> the pages that lead from old ones to new ones.

    redirects:       in site.yaml: an old address, and the new one
    addresses.yaml   what was where: a paper is known again by its ids, its title, or as the only new one of its note
    aliases:         in the head of a note: names that it had before

What cannot be found again is reported, with the line that would keep it. An address that shows something is not taken.
"""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import msgspec

from ..config import Config
from ..diagnostics import report
from ..incremental.followed import each
from ..incremental.kept import since
from ..model import Checked, Diagnostic, Library, Move, Page, Paper, Route, Span
from ..normaliser.identity import fold
from ..renderer.plan import plan
from ..renderer.urls import HOME, NOTES, TAGS, TOPICS, Url, note_url, paper_url, tag_url, topic_url
from .aliases import OUTSIDE, Alias, as_url, by_alias, by_hand, by_name, plain
from .ledger import GONE, NAME, Address, Ledger

_LIKE = 0.5  # how alike two titles are that may be one


def recorded(library: Library) -> dict[str, Address]:
    """What the site of that library shows at the addresses that are to last."""
    made: dict[str, Address] = {}
    for paper in library.papers:
        ids = tuple(dict.fromkeys(name for entry in paper.entries for name in entry.ids))
        made[paper_url(paper.id)] = Address(paper.title, paper.entries[0].span.path, ids)
    made |= {note_url(page.id): Address(note=page.note.path) for page in library.notes}
    made |= {topic_url(topic.id): Address("/".join(topic.path)) for topic in library.topics}
    return made | {tag_url(tag.id): Address(tag.name) for tag in library.tags}


def claims(ledger: Ledger) -> Mapping[str, str]:
    """The ids of papers and notes that are taken: the id, and the title or path to which it belongs."""
    papers = {url.split("/")[1]: item.title for url, item in ledger.items() if url.startswith("papers/") and item.title}
    return papers | {f"{NOTES}{url.split('/')[1]}": a.note for url, a in ledger.items() if url.startswith(NOTES)}


def addressed(
    library: Library, ledger: Ledger, config: Config, places: Mapping[str, Span] | None = None
) -> Checked[Library]:
    """The library with the moves of its site. May report `broken-address`; `places` are where redirects stand."""
    aliases = tuple(chain.from_iterable(each(by_alias, library.notes)))
    if not (ledger or config.redirects or aliases):
        return Checked(msgspec.structs.replace(library, moved=()))
    routes = plan(library, config)
    # All that it depends on; what nothing changed of it is told in next to no time.
    places = places or {}
    key = (
        ledger,
        config.redirects,
        places,
        config.base_url,
        aliases,
        routes,
        each(_known, library.papers),
        library.tags,
    )
    given = (key, library.topics, each(_held, library.notes))
    moved, origins, found = since("addresses", given, lambda: _moves(library, ledger, config, places, aliases, routes))
    return Checked(msgspec.structs.replace(library, moved=moved, origins=origins), found)


def _known(paper: Paper) -> tuple[object, ...]:
    """All of a paper by which its address is known again."""
    entries = tuple((entry.title, entry.span.path, entry.ids) for entry in paper.entries)
    return paper.id, paper.title, paper.short, paper.aliases, entries


def _held(page: Page) -> tuple[object, ...]:
    """The same of a note."""
    return page.id, page.note.path, page.papers


def _moves(
    library: Library,
    ledger: Ledger,
    config: Config,
    places: Mapping[str, Span],
    aliases: Iterable[Alias],
    routes: Iterable[Route],
) -> tuple[tuple[Move, ...], tuple[Move, ...], tuple[Diagnostic, ...]]:
    """What leads where, the first addresses of what is shown, and what is to be said."""
    now = recorded(library)
    taken: set[str] = {route.url for route in routes}
    shown = {plain(url) for url in taken}
    moves: dict[str, Move] = {}
    found = [*by_hand(config, places, taken, shown, moves)]
    for url, item in ledger.items():
        if as_url(url, config) != url:
            hint = f"an address is the part behind the site's own, like `papers/nerf/`; take the line out of {NAME}"
            found.append(report("bad-addresses", f"`{url}` is the address of no page", Span(NAME, item.line), hint))
            continue
        if url in now and not item.moved:
            found += _stolen(url, item, now)
        if plain(url) in shown or url in moves:
            continue
        target = _found_again(url, item, ledger, now, library)
        if target is not None and (target in taken or OUTSIDE.match(target)):
            moves[url] = Move(url, target)
        elif item.moved != GONE:
            found.append(_broken(url, item, now))
    found += by_name(aliases, shown, moves)
    moved = tuple(moves[url] for url in sorted(moves))
    origins = tuple(Move(first, url) for url, first in sorted(_firsts(ledger, now, moves).items()))
    return moved, origins, tuple(found)


def _firsts(ledger: Ledger, now: Mapping[str, Address], moves: Mapping[str, Move]) -> dict[str, str]:
    """The first address of what has another one now: as the ledger says, or the one that it leaves with this build."""
    firsts: dict[str, str] = {}
    for url in sorted(ledger):
        item, to = ledger[url], moves[url].to if url in moves else url
        if not item.moved and to in now and (first := item.first or url) != to and not (to in ledger and to != url):
            firsts.setdefault(to, first)
    return firsts


def _found_again(url: str, item: Address, ledger: Ledger, now: Mapping[str, Address], library: Library) -> str | None:
    """The url that shows now what was at that one, or None."""
    seen = {url}
    while item.moved and item.moved != GONE and item.moved not in now and not OUTSIDE.match(item.moved):
        if item.moved in seen or item.moved not in ledger:
            return None
        seen.add(item.moved)
        url, item = item.moved, ledger[item.moved]
    if item.moved:
        return item.moved if item.moved != GONE else None
    if url.startswith("papers/"):
        return _paper(item, library.papers, ledger)
    if url.startswith(NOTES):
        return _note(item, library, ledger)
    index, urls = (TOPICS, library.topics) if url.startswith(TOPICS) else (TAGS, library.tags)
    return _group(item, index, now) or (index if urls else HOME)


def _paper(item: Address, papers: Iterable[Paper], ledger: Ledger) -> str | None:
    """By what identifies it, by its title, or as what is new in its note."""
    papers = tuple(papers)
    for paper in papers:
        if set(item.ids) & {name for entry in paper.entries for name in entry.ids}:
            return paper_url(paper.id)
    wanted = fold(item.title)
    for paper in papers:
        names = (paper.title, paper.short, *paper.aliases, *(entry.title for entry in paper.entries))
        if any(name and fold(name) == wanted for name in names):
            return paper_url(paper.id)
    new = [
        paper
        for paper in papers
        if paper_url(paper.id) not in ledger and any(entry.span.path == item.note for entry in paper.entries)
    ]
    if len(new) > 1:
        alike = {paper.id: _alike(item.title, paper.title) for paper in new}
        new = [paper for paper in new if alike[paper.id] == max(alike.values()) > _LIKE]
    return paper_url(new[0].id) if len(new) == 1 else None


def _note(item: Address, library: Library, ledger: Ledger) -> str | None:
    """The same file, else the one of its name, else where most of its papers are."""
    for page in library.notes:
        if page.note.path == item.note:
            return note_url(page.id)
    name = posixpath.basename(item.note)
    named = [page for page in library.notes if posixpath.basename(page.note.path) == name]
    if len(named) == 1:
        return note_url(named[0].id)
    held = {url.split("/")[1] for url, known in ledger.items() if url.startswith("papers/") and known.note == item.note}
    counts = {page.id: len(held & set(page.papers)) for page in library.notes}
    best = max(counts, key=lambda page: (counts[page], page), default="")
    return note_url(best) if best and counts[best] else None


def _group(item: Address, index: Url, now: Mapping[str, Address]) -> str:
    """A topic or tag of that name, wherever it stands now; else the one above it."""
    known = {url: address.title for url, address in now.items() if url.startswith(index)}
    path = item.title.split("/")
    for depth in range(len(path), 0, -1):
        wanted = "/".join(path[:depth])
        same = [url for url, title in known.items() if fold(title) == fold(wanted)]
        same = same or [url for url, title in known.items() if fold(title.split("/")[-1]) == fold(path[depth - 1])]
        if same:
            return same[0]
    return ""


def _stolen(url: str, item: Address, now: Mapping[str, Address]) -> Iterator[Diagnostic]:
    """A paper at an address that was another's, which is elsewhere now."""
    here = now[url]
    if not url.startswith("papers/") or set(item.ids) & set(here.ids) or fold(item.title) == fold(here.title):
        return
    others = [
        other
        for other, address in now.items()
        if other != url
        and (set(item.ids) & set(address.ids) or (address.ids, fold(address.title)) == ((), fold(item.title)))
    ]
    if others:
        hint = f"give one of them a `short:` of its own; {NAME} says which was first"
        yield report("broken-address", f"`{url}` was `{item.title}`, now at `{others[0]}`", Span(NAME, 1), hint)


def _broken(url: str, item: Address, now: Mapping[str, Address]) -> Diagnostic:
    kind = url.split("/")[0] + "/"
    alike = {
        to: _alike(item.title or item.note, known.title or known.note)
        for to, known in now.items()
        if to.startswith(kind)
    }
    best = max(alike, key=lambda to: (alike[to], to), default="")
    keep = f"`redirects: {{{url}: {best}}}` in site.yaml" if best else "a line in `redirects` of site.yaml"
    what = item.title or item.note or item.moved
    hint = f"{keep} keeps it; `{url}: {GONE}` in {NAME} lets it go"
    return report("broken-address", f"the published address `{url}` ({what}) would be dead", Span(NAME, 1), hint)


def _alike(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one.casefold(), other.casefold()).ratio()


def updated(library: Library, ledger: Ledger) -> dict[str, Address]:
    """The ledger after this library is published. What would be dead stays as it was, to be reported again."""
    moves = {move.url: move.to for move in library.moved}
    kept = {url: Address(moved=moves[url]) if url in moves else item for url, item in ledger.items()}
    first = {move.to: move.url for move in library.origins}
    shown = {url: msgspec.structs.replace(item, first=first.get(url, "")) for url, item in recorded(library).items()}
    return kept | shown
