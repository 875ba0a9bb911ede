"""How a paper stands to one that it names: builds on it, improves, compares with, uses it, is followed by it; else names.

Told by words that touch the name in its own clause, in their direction: "基于 NeRF" and "NeRF 在此基础上" are two
things. Where somebody else is the subject ("DreamFusion 基于 NeRF" in notes on a third paper), where it is denied, and
where nothing is said, the paper merely names the other: precision goes before completeness.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from ...model import Paper, Relation
from ...patterns import pattern
from ..lexicon.cues import BEHIND, BETWEEN, CUES, KEYS, NEGATIONS, OTHER_SUBJECT, OWN_SUBJECT, WISHES
from ..names import letters
from ..prose.sentences import Passage, Sentence


class Cue(NamedTuple):
    """Words before and after a name, lower case. `order` says which of two that fit counts."""

    order: int
    relation: Relation
    before: str | re.Pattern[str]
    after: str


class Relations(NamedTuple):
    """The cues, by the last letter of what stands before the name, or "~" and the first of what stands behind it, or "/"
    where it is a pattern; and the names of lists and fields that say a relation outright."""

    cues: Mapping[str, tuple[Cue, ...]]
    keys: Mapping[str, Relation]


def relations_with(more: Mapping[Relation, Iterable[str]]) -> Relations:
    """The built-in relations with more cues; each of those is also the name of a list."""
    return _relations(tuple((relation, tuple(cues)) for relation, cues in more.items()))


@lru_cache(maxsize=4)
def _relations(more: tuple[tuple[Relation, tuple[str, ...]], ...]) -> Relations:
    added = dict(more)
    keys: dict[str, Relation] = {}
    for relation, names in KEYS.items():
        for name in (*names.split("|"), *added.get(relation, ())):
            keys[_key(name)] = relation
    cues: dict[str, list[Cue]] = {}
    for relation, known in CUES.items():
        for written in (*added.get(relation, ()), *known):
            cue = _cue(sum(map(len, cues.values())), relation, written)
            place = "/" if isinstance(cue.before, re.Pattern) else cue.before[-1:] or f"~{cue.after[:1]}"
            cues.setdefault(place, []).append(cue)
    return Relations({last: tuple(held) for last, held in cues.items()}, keys)


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def _cue(order: int, relation: Relation, written: str) -> Cue:
    if len(written) > 2 and written[0] == written[-1] == "/":
        return Cue(order, relation, re.compile(rf"(?:{written[1:-1].split('~')[0]})$"), "")
    before, _, after = (written if "~" in written else f"{written}~").lower().partition("~")
    return Cue(order, relation, _squeezed(before), _squeezed(after))


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def relation_of(sentence: Sentence, passage: Passage, paper: Paper, relations: Relations) -> tuple[Relation, str]:
    """How the paper stands to the one named there, and the words that tell it."""
    said = _said_outright(passage, relations)
    if said:
        return said, ""
    found = _told(sentence, relations)
    if not found:
        return "names", ""
    relation, cue, place = found
    before = _closed_up(sentence.before)[:place]
    if _denied(before) or _of_another(before, sentence.after, relation, passage, paper):
        return "names", ""
    return relation, cue


def _said_outright(passage: Passage, relations: Relations) -> Relation | None:
    """`builds-on:: [[NeRF]]`, and what stands in a list below "Builds on"."""
    field = re.match(r"^\W*([\w\s-]{1,24}?)\s*(?:::|[:：])", passage.text)
    for name in (field[1] if field else "", passage.key):
        relation = relation_called(name, relations)
        if relation and (name is not passage.key or len(passage.text) <= 60):
            return relation
    return None


def _closed_up(text: str) -> str:
    """The text without spaces beside Chinese, which some write between scripts and some do not."""
    return text if text.isascii() else _BESIDE_CHINESE.sub("", text)


_BESIDE_CHINESE = pattern(r"(?<=[\u3400-\u9fff])[ \t]+|[ \t]+(?=[\u3400-\u9fff])")


def relation_called(name: str, relations: Relations) -> Relation | None:
    """The relation that a field or a list of that name states: "Builds on", `builds-on`, 前置工作."""
    return relations.keys.get(_key(name)) if 0 < len(name) <= 30 else None


def _told(sentence: Sentence, relations: Relations) -> tuple[Relation, str, int] | None:
    """The relation of the first cue that fits, its words, and where in `before` it begins."""
    before, after = _closed_up(sentence.before), _closed_up(sentence.after)
    heads, tails = _heads(before.lower()), _tails(after.lower())
    fitting: list[tuple[int, int, Cue]] = []
    for head in heads:
        for cue in (*relations.cues.get(head[-1:], ()), *relations.cues.get("/", ())):
            if (place := _ends(head, cue.before)) is not None and _begins(tails, cue.after):
                fitting.append((cue.order, place, cue))
    for tail in tails:
        for cue in relations.cues.get(f"~{tail[:1]}", ()):
            if _begins((tail,), cue.after):
                fitting.append((cue.order, len(before), cue))
    if not fitting:
        return None
    _, place, cue = min(fitting, key=lambda item: item[:2])
    written = cue.before if isinstance(cue.before, str) else before[place:].strip()
    return cue.relation, "…".join(filter(None, (written, cue.after))), place


_BETWEEN = pattern(
    rf"(?:(?<![a-z])(?:{'|'.join(sorted((w for w in BETWEEN if w.isascii()), key=len, reverse=True))})|{'|'.join(sorted((w for w in BETWEEN if not w.isascii()), key=len, reverse=True))}|[\s\x02\"“”「『《'`*_\[（(]+)$"
)
_BEHIND = pattern(
    rf"(?:(?:{'|'.join(sorted((w for w in BEHIND if w.isascii()), key=len, reverse=True))})(?![a-z])|{'|'.join(sorted((w for w in BEHIND if not w.isascii()), key=len, reverse=True))}|[\s\x02\"“”」』》'`*_\]）)]+)"
)


def _heads(before: str) -> list[str]:
    """What stands before the name: as it is, and with word after word taken off that may stand between."""
    found = [before.rstrip()]
    while cut := _BETWEEN.search(before):
        before = before[: cut.start()]
        if before.rstrip() != found[-1]:
            found.append(before.rstrip())
    if "\x02" in before:  # a list of names: what stands before its first
        found += _heads(before.partition("\x02")[0])
    return [head for head in found if head]


def _tails(after: str) -> list[str]:
    found = [after.lstrip()]
    while cut := _BEHIND.match(after):
        after = after[cut.end() :]
        if after.lstrip() != found[-1]:
            found.append(after.lstrip())
    if "\x02" in after:
        found += _tails(after.partition("\x02")[2])
    return found


def _ends(head: str, cue: str | re.Pattern[str]) -> int | None:
    """Where in that text the cue begins with which it ends."""
    if isinstance(cue, re.Pattern):
        found = cue.search(head)
        return found.start("cue") if found else None
    place = len(head) - len(cue)
    if not head.endswith(cue) or (
        place and cue[0].isascii() and head[place - 1].isascii() and head[place - 1].isalnum()
    ):
        return None
    return place


def _begins(tails: Iterable[str], cue: str) -> bool:
    if not cue:
        return True
    latin = cue[-1].isascii() and cue[-1].isalpha()
    return any(tail.startswith(cue) and not (latin and tail[len(cue) : len(cue) + 1].isalpha()) for tail in tails)


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(word)}\b" if word.isascii() else word for word in words))


_WISHED = pattern(rf"可以(?!看|知|说|见|得|发现)|{_any(WISHES).pattern}")
_DENIED = pattern(rf"(?:不|没|未)\s*$|{_any(NEGATIONS).pattern}")


def _denied(before: str) -> bool:
    """Whether the words before a cue take it back: 不基于, without using, 可以结合."""
    near = before.casefold()
    near = near[-14:] if near[-7:].isascii() else near[-7:]
    return _DENIED.search(near) is not None or _WISHED.search(before[-24:].casefold()) is not None


_NAMELIKE = pattern(
    r"(?<![A-Za-z0-9$\\_])(?:[A-Z][a-z]*[A-Z0-9][A-Za-z0-9.+-]*|[a-z]+[A-Z][A-Za-z0-9.+-]*|[A-Z][a-z]+(?=\s?(?:也|则|又|还|是|就|直接)))"
)
_KIND_OF = pattern(r"\s*的(?:\S{0,4})?(?:方法|工作|模型|论文|研究|系统|方案|算法|人)")  # 基于 NeRF 的方法 are many
_PLACE = pattern(r"(?:在|于|on|in)\s*$")


def _of_another(before: str, after: str, relation: Relation, passage: Passage, paper: Paper) -> bool:
    """Whether somebody else does what is said: another method stands before it, or the passage is about others."""
    if relation == "followed-by":
        return False
    own = {letters(name) for name in (paper.short, paper.title, *paper.aliases) if name}
    subjects = [
        found
        for found in _NAMELIKE.finditer(before)
        if len(found[0]) > 2
        and letters(found[0]) not in own
        and not _PLACE.search(before[: found.start()])
        and not re.match(r"\s*(?:上|里|中|下)", before[found.end() :])
    ]
    speaks = re.search(OWN_SUBJECT, before, re.IGNORECASE) is not None
    speaks = speaks or any(name in letters(before) for name in own if len(name) >= 3)
    if speaks:
        return False
    if relation in ("builds-on", "uses") and _KIND_OF.match(after):
        return True
    about_others = relation != "compares" and passage.facet in ("existing", "background", "related")
    return bool(subjects) or about_others or re.search(OTHER_SUBJECT, before, re.IGNORECASE) is not None
