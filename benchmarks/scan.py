"""What searching should find: queries drawn from a library's text, and a scan of all of it that answers them slowly.

The scan knows nothing of the index: it looks at the text as it is written, with regular expressions.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from papernotes.model import Library, Paper
from papernotes.renderer.edition.edition import Edition
from papernotes.renderer.indexing.texts import OWN, by_zone

_HAN = "\u4e00-\u9fff"
_HYPHENS = "[-_'’‐‑]*"
_JOINS = frozenset("-_'’‐‑")

Texts = Mapping[int, str]
Random = random.Random


class Query(NamedTuple):
    """What is typed, and what it means: phrases that must stand in a paper, and a test of the paper's fields."""

    kind: str
    text: str
    phrases: tuple[str, ...]
    quoted: bool = False
    keeps: Callable[[Paper], bool] = lambda _: True
    own: bool = False


def searched(edition: Edition) -> tuple[Texts, ...]:
    """The text of each paper, and then of each note that is searched, by zone, accents and width taken off."""
    return tuple({zone: _plain(text) for zone, text in by_zone(said).items()} for said in edition.search.passages())


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", re.sub("[\u0300-\u036f\u200b]", "", apart))


# --- the scan ----------------------------------------------------------------------------------------------------


def scan(query: Query, library: Library, texts: Sequence[Texts]) -> frozenset[int]:
    """The papers and notes that answer a query, as numbers; notes have no fields and are found by text alone."""
    patterns = [_pattern(phrase) for phrase in query.phrases]
    return frozenset(
        at
        for at, zones in enumerate(texts)
        if (query.keeps(library.papers[at]) if at < len(library.papers) else query.kind != "field")
        and all(
            any(_stands(pattern, text, query.quoted) for zone, text in zones.items() if zone == OWN or not query.own)
            for pattern in patterns
        )
    )


def _pattern(phrase: str) -> re.Pattern[str]:
    pieces = re.findall(rf"[{_HAN}]|[^\W_{_HAN}]+(?:[-_'.][^\W_{_HAN}]+)*", phrase)
    made = ""
    for before, piece in zip(("", *pieces), pieces, strict=False):
        words = before and not re.match(f"[{_HAN}]", before) and not re.match(f"[{_HAN}]", piece)
        made += r"\s+" if words else r"\s*" if before else ""
        made += _HYPHENS.join(re.escape(letter) for letter in piece if letter not in _JOINS)
    return re.compile(made, re.IGNORECASE)


def _stands(pattern: re.Pattern[str], text: str, whole: bool) -> bool:
    at = 0
    while found := pattern.search(text, at):
        if _begins(text, found.start()) and (not whole or _ends(text, found.end())):
            return True
        at = found.start() + 1
    return False


def _begins(text: str, at: int) -> bool:
    """Whether a word, a part of a name, or a Chinese character begins there."""
    here, before = text[at], text[at - 1 : at]
    if re.match(f"[{_HAN}]", here) or not before.isalnum() or re.match(f"[{_HAN}]", before):
        return not (before == "." and here.isdigit() and text[at - 2 : at - 1].isdigit())
    if before.isdigit():
        return here.isalpha()
    after = text[at + 1 : at + 2]
    return here.isupper() and (not before.isupper() or ("a" <= after <= "z"))


def _ends(text: str, at: int) -> bool:
    """Whether the word ends there: a hyphen with a letter beside it goes on."""
    before, rest = text[at - 1], text[at : at + 3]
    if re.match(f"[{_HAN}]", before) or not rest or re.match(f"[{_HAN}]", rest):
        return True
    if rest[0] in _JOINS and rest[1:2].isalnum() and not re.match(f"[{_HAN}]", rest[1:]):
        return before.isdigit() and rest[1].isdigit()
    return not rest[0].isalnum()


# --- the queries -------------------------------------------------------------------------------------------------


def make_queries(library: Library, texts: Sequence[Texts], seed: int) -> tuple[Query, ...]:
    """Some eighty queries drawn from that library."""
    chance = Random(seed)
    whole = [text for zones in chance.sample(list(texts), min(len(texts), 300)) for text in zones.values()]
    chance.shuffle(whole)
    return tuple(dict.fromkeys((*_chinese(chance, whole), *_latin(chance, whole), *_fields(chance, library, whole))))


def _drawn(chance: Random, texts: Sequence[str], pattern: str, count: int) -> list[str]:
    """So many different places where that pattern matches."""
    found: dict[str, None] = {}
    for text in texts:
        places = list(re.finditer(f"(?=({pattern}))", text))
        if places:
            found.setdefault(chance.choice(places)[1])
        if len(found) == count:
            break
    return list(found)


def _chinese(chance: Random, texts: Sequence[str]) -> Iterator[Query]:
    for length in range(1, 7):
        for run in _drawn(chance, texts, rf"[{_HAN}]{{{length}}}", 5):
            yield Query(f"han{length}", run, (run,))
    for run in _drawn(chance, texts, rf"[{_HAN}]{{2}}\n[{_HAN}]{{2}}", 4):
        yield Query("break", run.replace("\n", ""), (run,))
    for run in _drawn(chance, texts, rf"[{_HAN}]{{3,8}}", 3):
        yield Query("quoted", f'"{run}"', (run,), quoted=True)
    for run in _drawn(chance, texts, rf"(?<![A-Za-z0-9_.+-])[A-Za-z]{{2,12}} ?[{_HAN}]{{1,2}}", 4):
        yield Query("mixed", run.replace(" ", ""), (run.replace(" ", ""),))
    for one, two in zip(
        _drawn(chance, texts, rf"[{_HAN}]{{2}}", 8)[::2],
        _drawn(chance, texts, rf"[{_HAN}]{{2}}", 8)[1::2],
        strict=False,
    ):
        yield Query("and", f"{one} {two}", (one, two))
    yield Query("all", "的", ("的",))
    yield Query("all", "方法", ("方法",))
    yield Query("none", "鳜鱼肥美", ("鳜鱼肥美",))


def _latin(chance: Random, texts: Sequence[str]) -> Iterator[Query]:
    word = r"(?<![\w.'’+-])[A-Za-z]{4,14}(?![\w'’-])"
    for run in _drawn(chance, texts, word, 6):
        yield Query("word", run, (run,))
    for run in _drawn(chance, texts, word, 4):
        yield Query("prefix", run[:3].lower(), (run[:3],))
    for run in _drawn(chance, texts, r"(?<![\w.'’-])(?=[A-Za-z-]*\d)[A-Za-z]+-?\d+[A-Za-z]*(?![\w'’.-])", 4):
        yield Query("name", run, (run,))
    for run in _drawn(chance, texts, r"(?<![\w.'’-])[A-Za-z]{2,}-[A-Za-z]{2,}(?![\w'’.-])", 3):
        joined = run.replace("-", "")
        yield Query("name", joined, (joined,))
    for run in _drawn(chance, texts, r"(?<![\w.'’-])[A-Za-z]{2,12} [A-Za-z]{2,12} [A-Za-z]{2,12}(?![\w'’-])", 4):
        yield Query("quoted", f'"{run}"', (run,), quoted=True)
    for run in _drawn(chance, texts, r"(?<![\w.'’+-])[A-Z]?[a-z]{6,14}(?![\w'’-])", 4):
        at = chance.randrange(2, len(run) - 2)
        wrong = run[:at] + run[at + 1] + run[at] + run[at + 2 :] if run[at] != run[at + 1] else run[:at] + run[at + 1 :]
        yield Query("typo", wrong, (run,), quoted=True)
    yield Query("none", "zyxwvutsr", ("zyxwvutsr",))


def _fields(chance: Random, library: Library, texts: Sequence[str]) -> Iterator[Query]:
    term = _drawn(chance, texts, rf"[{_HAN}]{{2}}", 1)[0]
    papers = list(library.papers)
    chance.shuffle(papers)
    topic = next((paper.topic[-1] for paper in papers if paper.topic), "")
    tag = next((paper.tags[0] for paper in papers if paper.tags), "")
    venue = next((paper.venue for paper in papers if paper.venue), "")
    year = next((paper.year for paper in papers if paper.year), 0)
    yield Query("field", f'{term} topic:"{topic}"', (term,), keeps=lambda paper: topic in paper.topic)
    yield Query(
        "field", f"tag:{tag}", (), keeps=lambda paper: tag in [p for own in paper.tags for p in (own, *own.split("/"))]
    )
    yield Query("field", f"{term} venue:{venue}", (term,), keeps=lambda paper: paper.venue == venue)
    yield Query("field", f"{term} year:{year}-{year + 2}", (term,), keeps=lambda p: year <= (p.year or 0) <= year + 2)
    yield Query("field", f"status:read {term}", (term,), keeps=lambda paper: paper.status == "read")
    yield Query("field", f"has:figure {term}", (term,), keeps=lambda paper: bool(paper.figures))
    yield Query("field", f"has:math {term}", (term,), keeps=lambda paper: paper.math > 0)
    yield Query("field", f"mine:{term}", (term,), own=True)
