"""The index as files of the site: which there are, known before any is made, and what is in each."""

from __future__ import annotations

import hashlib
from itertools import chain

import msgspec

from ...incremental.followed import each
from ...incremental.kept import since
from ...model import Library, Paper, Route
from ...text import CJK_LETTERS
from ...version import __version__
from ..edition.edition import Edition, name_of
from ..indexing.encode import DIGITS, ZONE_LETTERS
from ..indexing.index import counts, is_searched
from ..indexing.loose import Loose, loose_notes, note_passages
from ..indexing.postings import LONGEST
from ..indexing.texts import END, FACTS, FORMULA, OWN, RANKS, ZONES, passages
from ..lists.rows import published, title_beside
from ..urls import HOME, note_url, paper_url, relative, search_url
from .fields import HAS, NO_STATUS, STATUSES, make_fields


def routes(library: Library) -> tuple[Route, ...]:
    """A route for each file of the index, and for what is shown of each paper and note that is found."""
    if not is_searched(library):
        return ()
    papers, notes = each(_id, library.papers), each(_note_id, loose_notes(library))
    sizes = counts(library)
    return since("search files", (sizes, papers, notes), lambda: _routes(*sizes, papers, notes))


def _routes(shards: int, words: int, papers: tuple[str, ...], notes: tuple[str, ...]) -> tuple[Route, ...]:
    keys = ["index", "fields", *(f"s/{at}" for at in range(shards)), *(f"w/{at}" for at in range(words))]
    shown = chain((f"paper {paper}" for paper in papers), (f"note {note}" for note in notes))
    return (
        *(Route(search_url(f"{key}.js"), "search-file", key) for key in keys),
        *(Route(search_url(f"p/{at}.js"), "search-card", f"{at} {key}") for at, key in enumerate(shown)),
    )


def _id(paper: Paper) -> str:
    return paper.id


def _note_id(loose: Loose) -> str:
    return loose.page.id


def search_file(edition: Edition, key: str) -> str:
    """The file of that route."""
    name, _, at = key.partition("/")
    if name == "s":
        return _call("shard", int(at), edition.search.shards[int(at)].decode())
    if name == "w":
        return _call("words", int(at), *edition.search.words[int(at)])
    if name == "fields":
        return _call("fields", make_fields(edition.library.papers))
    return _call("index", _manifest(edition))


def search_card(edition: Edition, key: str) -> str:
    """What is shown of a paper or a note, and quoted."""
    at, kind, name = key.split(" ")
    if kind == "paper":
        return _call("paper", int(at), _card(edition, edition.papers[name]))
    return _call("paper", int(at), _card_of_note(edition, edition.search.loose[name]))


def _call(name: str, *arguments: object) -> str:
    """A script that hands over those values. Long texts stand as they are, which takes less than JSON's escapes."""
    return f"papernotes.search.{name}({','.join(map(_literal, arguments))})\n"


def _literal(value: object) -> str:
    plain = isinstance(value, str) and "\t" in value and not any(sign in value for sign in "`\\$\r")
    return f"`{value}`" if plain else msgspec.json.encode(value).decode()


def _card(edition: Edition, paper: Paper) -> tuple[object, ...]:
    name, said = name_of(paper), passages(paper, edition.targets.paper_anchors[paper.id])
    return (
        relative(HOME, paper_url(paper.id)),
        name,
        title_beside(paper),
        [alias for alias in paper.aliases if alias not in (name, paper.title)],
        published(paper),
        STATUSES.index(paper.status),
        [passage for passage in said if passage.zone >= FACTS],
    )


def _card_of_note(edition: Edition, loose: Loose) -> tuple[object, ...]:
    page, said = loose.page, note_passages(loose, edition.targets.note_anchors[loose.page.note.path])
    aliases = [name for name in page.note.values("aliases", "alias") if name not in ("", page.title)]
    shown = [passage for passage in said if passage.zone >= FACTS]
    return (relative(HOME, note_url(page.id)), page.title, "", aliases, edition.words.search["note"], NO_STATUS, shown)


def _version(edition: Edition) -> str:
    """By which a browser knows whether the files that it has are of this index: another text, way of writing it down
    (which goes with this program) or language makes another."""
    said = (__version__, edition.config.language, edition.search.digest)
    return hashlib.blake2b(" ".join(said).encode(), digest_size=5).hexdigest()


def _manifest(edition: Edition) -> dict[str, object]:
    """What every query needs, and the agreements between this package and the scripts that read its files."""
    words, search = edition.words, edition.search
    return {
        "v": _version(edition),
        "papers": len(edition.papers),
        "heads": "\n".join(search.heads),
        "words": len(search.words),
        "cjk": CJK_LETTERS,
        "digits": DIGITS,
        "zones": ZONE_LETTERS,
        "ranks": RANKS,
        "own": OWN,
        "facts": FACTS,
        "text": ZONES.index("text"),
        "longest": LONGEST,
        "end": END,
        "formula": FORMULA,
        "zoneNames": ZONES,
        "labels": [words.facets.get(zone, words.search.get(zone, "")) for zone in ZONES],
        "statuses": [words.statuses[status] for status in STATUSES],
        "codes": STATUSES,
        "has": HAS,
        "say": words.search,
    }
