"""Chinese and English names of one thing, as the notes give them side by side: 高斯溅射（Gaussian Splatting）.

The English has brackets around it; where the Chinese begins, nothing says. An edge is clean where

    a style or a quotation mark begins      **高斯溅射**（Gaussian Splatting）
    the line or the clause begins           高斯溅射（Gaussian Splatting）是
    two places differ before it             三维高斯溅射（Gaussian Splatting）, 的高斯溅射（Gaussian Splatting）
    a word that only joins stands before    基于高斯溅射（Gaussian Splatting）

A pair that was met once may be an accident: only those met twice, or given in site.yaml, are terms.

    pairs(passage)     the pairs of one passage, edges open
    glossary(...)      terms with clean edges, and where each is used
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, TypeAlias

from ..incremental.followed import each
from ..incremental.kept import same, since
from ..incremental.made_before import each_before
from ..memo import Memo
from ..model import Paper, Term, Usage
from ..patterns import pattern
from ..text import CJK_LETTERS
from .ids import slug, unique
from .prose.prose import Passage, passages

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_ENGLISH = r"[A-Za-z][A-Za-z0-9]*(?:[ \-–/'’][A-Za-z0-9]+){0,6}"
_BEFORE = pattern(
    rf"(?P<zh>(?:[0-9A-Z]{{1,3}}(?=[{_HAN}]))?[{_HAN}]{{2,16}})[”\"'」』》]?\s?[（(]\s?(?P<en>{_ENGLISH})"
    rf"(?:\s?[,，、;；:：]\s?(?:简称|即|or |i\.e\.,? )?\s?(?P<short>[A-Za-z][A-Za-z0-9\-]{{1,11}}))?\s?[)）]"
)
_AFTER = pattern(rf"(?P<en>{_ENGLISH})\s?[（(]\s?(?P<zh>[{_HAN}]{{2,12}})\s?[)）]")
_BRACKET = pattern("[（(]")
_MOST = 4  # Chinese characters for an English word, and one
# Words that stand before a name and are no part of it. Longest first.
_LEADS = sorted(
    "的 了 是 为 为了 通过 基于 利用 使用 运用 采用 应用 引入 提出 提出了 称为 称作 叫做 叫 一种 一个 一类 这种 这个 该 其 各种 包括 例如"
    " 比如 譬如 即 以及 和 与 及 或 或者 在 将 把 被 由 从 到 向 给 让 使 用 以 有 无 没有 等 如 像 中 上 下 里 新 新的 所谓 所 我们 本文 作者 论文"
    " 而 且 并 并且 也 都 就 但 但是 因为 所以 可以 能够 需要 进行 实现 得到 获得 结合 借助 根据 按照 关于 对于 针对 面向 属于 作为 成为 变为"
    " 不同 多个 两种 两个 三种 三个 几种 第一 第二 首先 其次 最后 然后 同时 此外 另外 主要 传统 经典 现有 常见 常用 更 最 很 每个 某种 某个 之 于".split(),
    key=len,
    reverse=True,
)
# What stands in brackets after Chinese without being its name.
_NO_NAMES = frozenset(
    "figure fig table eq ours our we see section sec appendix left right top bottom paper code github arxiv oral best sota"
    " baseline note todo optional default new old yes no true false et al eg ie etc pdf html ppt url link train test val".split()
)


class Pair(NamedTuple):
    """Chinese and English side by side; the Chinese may begin too early."""

    chinese: str
    english: str


_Met: TypeAlias = tuple[str, Pair]  # by its English as it is compared
_Use: TypeAlias = tuple[tuple[str, str], Usage]


def pairs(passage: Passage) -> Iterator[Pair]:
    """The pairs of one passage."""
    if not _BRACKET.search(passage.text):
        return
    text, starts = passage.text, {start for start, _ in passage.runs}
    for found in _BEFORE.finditer(text):
        start = max((start for start in starts if start < found.end("zh")), default=0)
        chinese = text[max(start, found.start("zh")) : found.end("zh")]
        yield from (Pair(chinese, name) for name in (found["en"], found["short"]) if name and _is_name(name))
    for found in _AFTER.finditer(text):
        if _is_name(found["en"]):
            yield Pair(found["zh"], found["en"])


def _is_name(english: str) -> bool:
    words = english.casefold().split()
    return len(english) > 2 and not any(word.strip(".") in _NO_NAMES for word in words)


def glossary(papers: Sequence[Paper], given: Mapping[str, str], memo: Memo | None = None) -> tuple[Term, ...]:
    """The terms, by their English; `given` are those of site.yaml, Chinese -> English. The memo has what papers that
    are as they were say side by side, and use."""
    met: defaultdict[str, list[Pair]] = defaultdict(list)
    for english, pair in chain.from_iterable(each_before("pairs", _met_in, (papers,), tuple[_Met, ...], memo)):
        met[english].append(pair)
    said: list[tuple[str, ...]] = []  # all text, found when it is asked for

    def count(text: str) -> int:
        if not said:
            said.append(each(_said_in, papers))
        return sum(words.count(text) for words in said[0])

    terms = [term for same in met.values() for term in _terms(same, count)]
    known = {(zh, _folded(en)) for zh, en, _ in terms}
    terms += [(zh, en, 0) for zh, en in given.items() if (zh, _folded(en)) not in known]
    terms.sort(key=lambda term: (_folded(term[1]), term[0]))
    ids = unique([(slug(en), f"{en}\n{zh}") for zh, en, _ in terms])
    usages = _usages(papers, terms, memo)
    return tuple(Term(name, zh, en, count, usages[zh, en]) for name, (zh, en, count) in zip(ids, terms, strict=True))


def _said_in(paper: Paper) -> str:
    return "\n".join(passage.text for entry in paper.entries for passage in passages(entry))


def _met_in(paper: Paper) -> tuple[_Met, ...]:
    """The pairs of a paper."""
    said = (passage for entry in paper.entries for passage in passages(entry))
    return tuple((_folded(pair.english), pair) for passage in said for pair in pairs(passage))


@lru_cache(maxsize=65536)
def _folded(english: str) -> str:
    """The English as it is compared: case, hyphens and a plural do not matter."""
    single = re.sub(r"(?<=[A-Z])s$", "", english)
    words = re.sub(r"[\W_]+", " ", single.casefold()).strip()
    return re.sub(r"(?<=[a-rt-z])s$", "", words) if len(words) > 4 else words


def _terms(same: Sequence[Pair], count: Callable[[str], int]) -> Iterator[tuple[str, str, int]]:
    """Chinese, English and number of the pairs of one English name, for each Chinese that was met twice.

    Of all endings that two pairs have in common it is the one that most have, and of those the longest.
    """
    rest = [(pair, _after_joining(pair.chinese)) for pair in same]
    while len(rest) > 1:
        english = Counter(re.sub(r"(?<=[A-Z])s$", "", pair.english) for pair, _ in rest)
        shown = max(english, key=lambda way: (english[way], way.istitle(), way))
        least, most = _lengths(shown)
        endings = Counter(text[start:] for _, text in rest for start in range(len(text) - least + 1))
        common = max((e for e in endings if len(e) <= most), key=lambda e: (endings[e], len(e), e), default="")
        if endings[common] < 2:
            return
        chinese = _without_leads(common, least, count)
        yield chinese, shown, endings[common]
        rest = [(pair, text) for pair, text in rest if not text.endswith(chinese)]


def _lengths(english: str) -> tuple[int, int]:
    """How many Chinese characters may stand for that English: one to four a word, or a letter of an abbreviation."""
    capitals = sum(letter.isupper() for letter in english)
    short = " " not in english and capitals > 1
    number = capitals if short else len(re.split(r"[ \-–/]", english))
    return max(2, number), _MOST * number + 1


def _after_joining(text: str) -> str:
    """The text after its last 的 or 了: what stands before describes the name."""
    return text[max(text.rfind("的", 0, -2), text.rfind("了", 0, -2)) + 1 :]


def _without_leads(text: str, least: int, count: Callable[[str], int]) -> str:
    """The name without words before it that only join, where it also occurs without them."""
    while lead := next((lead for lead in _LEADS if text.startswith(lead) and len(text) - len(lead) >= least), None):
        rest = text[len(lead) :]
        # 最优传输 never occurs without its 最.
        if len(lead) == 1 and count(rest) == count(text):
            break
        text = rest
    return text


def _usages(
    papers: Sequence[Paper], terms: Iterable[tuple[str, str, int]], memo: Memo | None
) -> dict[tuple[str, str], tuple[Usage, ...]]:
    """For each term the papers that use it in either language, with the first line that does."""
    patterns = same("glossary", tuple((zh, en, f" {_folded(en)}") for zh, en, _ in terms))
    used = each_before("uses", _used, (papers,), tuple[_Use, ...], memo, given=(patterns,)) if patterns else ()
    return since("usages", (patterns, used), lambda: _by_term(patterns, used))


def _by_term(
    patterns: Sequence[tuple[str, str, str]], used: Iterable[tuple[_Use, ...]]
) -> dict[tuple[str, str], tuple[Usage, ...]]:
    made: dict[tuple[str, str], list[Usage]] = {(zh, en): [] for zh, en, _ in patterns}
    for key, usage in chain.from_iterable(used):
        made[key].append(usage)
    return {key: tuple(usages) for key, usages in made.items()}


def _used(paper: Paper, patterns: tuple[tuple[str, str, str], ...]) -> tuple[_Use, ...]:
    """The terms that a paper uses, each with the first place where it does."""
    found = [
        (number, passage.line, passage.text)
        for number, entry in enumerate(paper.entries)
        for passage in passages(entry)
    ]
    everything = "\n".join(text for _, _, text in found)
    latin = _latin(everything)
    made = []
    for chinese, english, words in patterns:
        if chinese not in everything and words not in latin:
            continue
        uses = ((number, line) for number, line, text in found if chinese in text or _has(words, _latin(text)))
        if place := next(uses, None):
            made.append(((chinese, english), Usage(paper.id, *place)))
    return tuple(made)


@lru_cache(maxsize=1024)
def _latin(text: str) -> str:
    return " " + re.sub(r"[\W_]+", " ", re.sub(f"[{CJK_LETTERS}]+", " ", text)).casefold() + " "


def _has(english: str, words: str) -> bool:
    return f"{english} " in words or f"{english}s " in words
