"""The index as files of the site: which there are, known by the size of the library alone, and what is in each."""

from __future__ import annotations

import hashlib
import weakref
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from ...followed import each
from ...kept import since
from ...model import Library, Page, Paper, Route
from ...packed import letters
from ...text import CJK_LETTERS
from ..edition import Edition, name_of
from ..rows import published, title_beside
from ..urls import HOME, note_url, paper_url, relative, search_url
from ..words import Words
from .encode import DIGITS, ZONE_LETTERS
from .fields import HAS, NO_STATUS, STATUSES, make_fields
from .loose import Loose, loose_notes, note_passages
from .postings import LONGEST, make_postings
from .shards import Line, heads, make_shards, shard_text
from .texts import END, FACTS, FORMULA, OWN, RANKS, ZONES, Passage, by_zone, passages

_SHARD = 4000  # characters of notes for which there is a shard
_WORDS = 300_000  # and for which there is a file of words
_MOST_WORDS = 26


def routes(library: Library) -> tuple[Route, ...]:
    """A route for each file of the index."""
    if not is_searched(library):
        return ()
    counts = (_shards(library), _words(library), len(library.papers) + len(loose_notes(library)))
    return since("search files", counts, lambda: _routes(*counts))


def _routes(shards: int, words: int, cards: int) -> tuple[Route, ...]:
    keys = ["index", "fields"]
    keys += (f"s/{at}" for at in range(shards))
    keys += (f"w/{at}" for at in range(words))
    keys += (f"p/{at}" for at in range(cards))
    return tuple(Route(search_url(f"{key}.js"), "search-file", key) for key in keys)


def is_searched(library: Library) -> bool:
    """Whether there is anything to search."""
    return bool(library.papers or library.notes)


def _size(library: Library) -> int:
    return sum(each(_length_of_loose, loose_notes(library))) + sum(each(_length_of_paper, library.papers))


def _length_of_loose(loose: Loose) -> int:
    return loose.letters


def _length_of_paper(paper: Paper) -> int:
    return sum(letters(entry.blocks) for entry in paper.entries)


def _shards(library: Library) -> int:
    return max(1, _size(library) // _SHARD)


def _words(library: Library) -> int:
    return min(_MOST_WORDS, max(1, _size(library) // _WORDS))


def search_file(edition: Edition, key: str) -> str:
    """The file of that route. All are made when the first is asked for, and kept as long as the edition is the same."""
    if not _made or _made[0]() is not edition:
        _made[:] = [weakref.ref(edition), make_files(edition)]
    return str(_made[1][key])


_made: list[Any] = []


def make_files(edition: Edition) -> dict[str, str]:
    """All files of the index, by the keys of their routes."""
    library, notes = edition.library, loose_notes(edition.library)
    said = list(said_in(edition))
    postings = make_postings([by_zone(found) for found in said])
    shards = make_shards(postings, library.glossary, _shards(library))
    files = {f"s/{at}": _call("shard", at, shard_text(lines)) for at, lines in enumerate(shards)}
    files |= {f"w/{at}": _call("words", at, *lists) for at, lists in enumerate(_words_by_ends(postings.words, library))}
    files |= {f"p/{at}": _call("paper", at, _card(paper, said[at])) for at, paper in enumerate(library.papers)}
    files |= {
        f"p/{at}": _call("paper", at, _card_of_note(loose.page, said[at], edition.words))
        for at, loose in enumerate(notes, len(library.papers))
    }
    files["fields"] = _call("fields", make_fields(library.papers))
    digest = hashlib.blake2b("".join(files.values()).encode(), digest_size=5).hexdigest()
    files["index"] = _call("index", _manifest(edition, heads(shards), digest))
    return files


def said_in(edition: Edition) -> Iterator[tuple[Passage, ...]]:
    """All that is searched: of each paper, then of each note that says something beside papers."""
    library, targets = edition.library, edition.targets
    yield from (passages(paper, targets.paper_anchors[paper.id]) for paper in library.papers)
    yield from (note_passages(loose, targets.note_anchors[loose.page.note.path]) for loose in loose_notes(library))


def _call(name: str, *arguments: object) -> str:
    """A script that hands over those values. Long texts stand as they are, which takes less than JSON's escapes."""
    return f"papernotes.search.{name}({','.join(map(_literal, arguments))})\n"


def _literal(value: object) -> str:
    plain = isinstance(value, str) and "\t" in value and not any(sign in value for sign in "`\\$\r")
    return f"`{value}`" if plain else msgspec.json.encode(value).decode()


def _words_by_ends(words: Sequence[str], library: Library) -> list[tuple[str, str]]:
    """The words for each number that their first, and then that their last letters have."""
    count = _words(library)
    known = [word for word in words if len(word) > 3 and not word.isdigit()]
    made = []
    for at in range(count):
        first = shard_text(Line(word, "") for word in known if ord(word[0]) % count == at)
        last = shard_text(Line(word, "") for word in known if ord(word[-1]) % count == at) if count > 1 else ""
        made.append((first.replace("\t", ""), last.replace("\t", "")))
    return made


def _card(paper: Paper, said: Sequence[Passage]) -> tuple[object, ...]:
    """What is shown of a paper, and quoted."""
    name = name_of(paper)
    return (
        relative(HOME, paper_url(paper.id)),
        name,
        title_beside(paper),
        [alias for alias in paper.aliases if alias not in (name, paper.title)],
        published(paper),
        STATUSES.index(paper.status),
        [passage for passage in said if passage.zone >= FACTS],
    )


def _card_of_note(page: Page, said: Sequence[Passage], words: Words) -> tuple[object, ...]:
    aliases = [name for name in page.note.values("aliases", "alias") if name not in ("", page.title)]
    shown = [passage for passage in said if passage.zone >= FACTS]
    return (relative(HOME, note_url(page.id)), page.title, "", aliases, words.search["note"], NO_STATUS, shown)


def _manifest(edition: Edition, beginnings: Sequence[str], digest: str) -> dict[str, object]:
    """What every query needs, and the agreements between this package and the scripts that read its files."""
    words, library = edition.words, edition.library
    return {
        "v": digest,
        "papers": len(library.papers),
        "heads": "\n".join(beginnings),
        "words": _words(library),
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
