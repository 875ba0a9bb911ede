"""The title as a reader would cite it: the heading's, or the full one that the text gives a nickname.

## Attention / 这篇论文的标题是《Attention Is All You Need》    #### BERT / Pre-training of Deep ...
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from ... import head_keys
from ...patterns import pattern
from ..citations.citations import led_by_authors
from ..citations.cited import citation
from ..draft import Draft
from ..identity import fold
from ..prose.facets import facets_of
from ..prose.lines import Line
from ..references.addresses import is_paper
from ..references.bibtex import is_bibtex, is_by, pasted
from ..references.likeness import BOTH, is_name, likeness
from ..references.writers import names_alone
from ..stated.keyed import keyed_line
from ..stated.venue_lines import venue_line
from ..titles.spelled import letters_fit, named_in_full
from ..titles.titles import read_title

_OF_ITS_PLACE = pattern(
    r"(?i)\W*(?:(?:proposed|published|accepted|presented|introduced|appear\w*) |from |see |based on )"
)
# What a title on a line of its own does not have: an end of a sentence, a year, a citation's number; Chinese beside another
# title; and a verb, but for "An Image is Worth 16x16 Words: ...", whose words have capitals.
_SENTENCE = pattern(r"[。；！，]|\.\s|\.$|^\s*\[\d|\b(?:19|20)\d\d\b|@|/")
_CHINESE = pattern(r"[一-鿿]")
_VERB = pattern(r"\b(?:is|are|was|were|can|could|has|have|should|we|it|they|which)\b")
_CAPITALS = 2.5  # likeness of a title of six words with capitals


def read_title_field(draft: Draft, _known: Mapping[str, object]) -> dict[str, object]:
    """`title`, and as aliases the other names that the entry gives."""
    written = draft.seed.named.title
    given = _in_bibtex(draft)
    led = bool(given) or led_by_authors(written) is not None  # "Mian, Sufi (2014) — Debt", above the title itself
    short = led or likeness(written) < 2 or citation(written)
    below = written if not (led or citation(written)) else ""
    full = given or (next((one.title for one in _full(draft) if _fits(below, one)), "") if short else "")
    if short and not full and is_name(written) and (reference := draft.reference) and _longer(reference.title, written):
        full = reference.title  # "Factorization machines" below FM: a reference below a name is that of its paper
    aliases = [written] if full else []
    if not full and (both := BOTH.fullmatch(written)) and likeness(both[2]) >= 2:
        full, aliases = both[2].strip(), [both[1].strip()]
    if not full and (named := named_in_full(written)):
        full, aliases = named[1], [named[0]]
    aliases += [draft.seed.named.prefix + written] if draft.seed.named.prefix else []
    if draft.whole:
        aliases += draft.note.values(*head_keys.ALIASES.names)
        aliases += [draft.note.value(*head_keys.ID.names)] if draft.note.dialect == "dendron" else []
    return {"title": full or written, "aliases": tuple(dict.fromkeys(alias for alias in aliases if alias))}


def _in_bibtex(draft: Draft) -> str:
    """The title that BibTeX gives below a heading of its authors and year: "Mian & Sufi (2014) — my favourite"."""
    own = [block for block in draft.seed.blocks[:_NEAR] if is_bibtex(block)]
    if len(own) != 1 or not is_by(own[0], draft.seed.named.title):
        return ""
    return next((one.title for read in pasted(own, draft.note.path) for one in read.value if one.title), "")


_NEAR = 8  # blocks

_QUOTED = pattern(r"《([^《》]{8,})》")
_SAID = pattern(r"(?:原标题|全称|题目|标题|full title|original title)\s*[:：是为]?\s*", re.IGNORECASE)


class _Given(NamedTuple):
    """A title that the text below a name gives; `sure` where something beside its look says that it is one."""

    title: str
    sure: bool = True


def _full(draft: Draft) -> Iterator[_Given]:
    for keyed in (*draft.values("title"), *draft.values("fullname")):
        label = next((label for label, _ in keyed.links if likeness(label) >= 1.2), keyed.value)
        yield _Given(read_title(label).title)
    if reference := draft.reference:
        yield _Given(reference.title)
    for line in draft.lines[:4]:
        quoted = _QUOTED.search(line.text) if "《" in line.text else None
        if quoted and re.search(r"标题|题目|论文|文章|title|paper", line.text[: quoted.start()], re.IGNORECASE):
            yield _Given(quoted[1].strip())
        said = _SAID.search(line.text) if line.marks else None
        for mark in line.marks if said else ():
            if said and mark.kind in ("em", "strong", "link") and mark.start == said.end():
                yield _Given(line.text[mark.start : mark.end])
    for line in draft.below[:3]:
        first = next(iter(line.links()), None)
        if (
            first
            and is_paper(first[1])
            and re.match(r"\W*(?:[\w ]{0,12}[:：]\W*)?$", line.text[: line.text.find(first[0])])
        ):
            yield _Given(read_title(first[0]).title)
    for line in draft.below[:1] if draft.seed.how == "item" else ():
        if (
            line.kind == "item"
            and line.alone
            and likeness(line.text) >= 2
            and not _is_sentence(line.text.replace("/", " "))
        ):
            yield _Given(read_title(line.text, line.marks).title)
    yield from _on_lines(draft)


def _on_lines(draft: Draft) -> Iterator[_Given]:
    """Titles on lines of their own, right below a name: alone, or with where and by whom it was published behind them."""
    for at, (line, behind) in enumerate(pairwise((*draft.below[:3], None))):
        if line is None or line.kind not in ("paragraph", "quote") or _is_said(line) or _OF_ITS_PLACE.match(line.text):
            continue
        named = read_title(line.text, line.marks)
        told = named.venue is not None and named.title != line.text
        imprint = behind is not None and (venue_line(behind) or bool(names_alone(behind.text)))
        if _is_sentence(named.title if told else line.text, told or imprint) or (told and names_alone(named.title)):
            continue
        sure = told or imprint or letters_fit(draft.seed.named.title, named.title)
        if (line.alone and at < (_ALONE if line.kind == "paragraph" else 1)) or ((told or imprint) and line.first):
            yield _Given(named.title, sure)


_ALONE = 2  # lines among which a title may stand with nothing behind it


def _is_sentence(text: str, placed: bool = False) -> bool:
    """Whether a line is no title; in Chinese one is only where it is said to be `placed`, published somewhere."""
    if _SENTENCE.search(text) or (_CHINESE.search(text) and not (placed and likeness(text) >= _TITLE)):
        return True
    return bool(_VERB.search(text)) and likeness(text) < _CAPITALS


_TITLE = 2  # likeness


def _longer(title: str, name: str) -> bool:
    return " " in title and fold(title) != fold(name)


def _is_said(line: Line) -> bool:
    """Whether a line is a field, or a list of persons, and so no title."""
    return keyed_line(line) is not None or bool(names_alone(line.text))


def _fits(written: str, given: _Given) -> bool:
    """A full title is longer than the nickname and looks like a title; a section's name is none. One of three words does
    where something else says so: "Spatial Transformer Networks"."""
    title, words = given.title, given.title.split()
    if len(title) > 200 or facets_of(title):
        return False
    short = given.sure and (
        (likeness(title) >= 1 and len(words) == 3) or (likeness(title) >= _TITLE and len(title) >= 8)
    )
    if not (likeness(title) >= 1.2 and len(words) >= 4) and not short:
        return False
    return is_name(written) or len(written.split()) <= 4 or not written
