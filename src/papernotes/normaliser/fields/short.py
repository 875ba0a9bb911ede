"""The method's short name, where one is evident: in the title, in a link's label, in the sentence that introduces it.

    HAHA: Highly ...    Text-to-Speech (VITS)    [MPRNet](https://arxiv.org/...)    提出了名为 **StyleCrafter** 的
    RPP是b站... below "Rate-Perception Optimized Preprocessing": letters of a name that begin the title's words
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from ..addresses import is_paper, kind_of
from ..draft import Draft
from ..titles import LINK_WORDS, is_name, short_of
from ..venues import venues_in

_NAME = r"([A-Z0-9][\w+-]*(?: ?- ?[A-Z][\w+-]*)?(?: [A-Z0-9][\w.+-]*)?|[a-z]+[A-Z0-9][\w+-]*)"
_CALLED = (
    re.compile(r"(?:叫做|叫作|名为|称为|称之为|命名为|简称(?:为)?|取名(?:为)?|called|named|dubbed|termed|coined|abbreviated as)\s*[“\"'「*]*\s*" + _NAME),
    re.compile(r"(?:本文的|本文提出的|提出的|提出了?|propose[sd]?|present[s]?|introduce[sd]?)\s*[“\"'「*]*\s*" + _NAME + r"\s*[”\"'」*]*\s*(?:模型|方法|框架|网络|策略|[（(，,：:]|\s(?:is|,)|的网络)"),
    re.compile(r"(?:作者|本文|论文|我们|文章)[^。；\n]{0,24}提出[^。；\n]{0,20}?[“\"'「*]+\s*" + _NAME),
)
_TOKEN = re.compile(r"(?<![\w./\\$-])([A-Za-z][A-Za-z0-9]*(?:-[A-Z0-9][A-Za-z0-9]*)*)(?![\w/\\$])")


def read_short(draft: Draft, known: Mapping[str, object]) -> dict[str, object]:
    """`short`, and more aliases."""
    named, title = draft.seed.named, str(known["title"])
    aliases = tuple(known["aliases"])  # type: ignore[arg-type]
    short = named.short or short_of(title)
    if not short and is_name(named.title) and named.title != title and len(named.title.split()) <= 3:
        short = named.title
    short = short or _in_fields(draft) or _in_label(draft) or _in_text(draft, title)
    after = re.match(r"^[^:：]+[:：]\s*(\S+)$", title)
    more = (*aliases, after[1]) if after and is_name(after[1]) else aliases
    return {"short": short, "aliases": tuple(dict.fromkeys(alias for alias in more if alias not in (short, title)))}


def _in_fields(draft: Draft) -> str | None:
    for keyed in draft.values("short"):
        if is_name(keyed.value):
            return keyed.value
    value = draft.head("method-name", "short", "short-title", "shortname", "acronym", "简称", "method", "model")
    return value if is_name(value) else None


def _in_label(draft: Draft) -> str | None:
    """A link in the first lines whose label is a name, or a line that is but a name (its link was left empty)."""
    for line in draft.opening[:3]:
        for label, url in line.links():
            if is_name(label) and label.casefold() not in LINK_WORDS and (is_paper(url) or kind_of(url) in ("code", "project")):
                if len(line.text) <= len(label) + 4:
                    return label
    for line in draft.opening[:2]:
        bare = line.text.strip(" []()（）【】*")
        if line.alone and is_name(bare) and len(bare.split()) <= 2 and not re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?", bare):
            return bare if _letters_fit(bare, draft.seed.named.title) else None
    return None


def _in_text(draft: Draft, title: str) -> str | None:
    """The name that the text gives the method, or letters that spell the beginnings of the title's words."""
    text = "\n".join(line.text for line in draft.lines[:24])[:6000]
    spelled = re.search(re.escape(title.split(":")[0]) + r"\s*[（(]([A-Z][\w-]{1,14})[)）]", text, re.IGNORECASE)
    if spelled and is_name(spelled[1]):
        return spelled[1]
    counts = Counter(token for token in _TOKEN.findall(text) if is_name(token) and sum(1 for c in token if c.isupper()) >= 2)
    fitting = [token for token, _ in counts.most_common(40) if _letters_fit(token, title) and not venues_in(token)]
    called = [_tidy(match) for pattern in _CALLED for match in pattern.findall(text)]
    for name in called:
        if name in fitting or name in title.split():
            return name
    if fitting and (counts[fitting[0]] >= 2 or re.search(r"^\W*" + re.escape(fitting[0]), text)):
        return fitting[0]
    for name in called:
        if is_name(name) and (counts[name] >= 2 or text.count(name) >= 3) and re.search(r"[a-z][A-Z]|[A-Z]{2}|\d", name):
            return re.sub(r"\s*-\s*", "-", name)
    return fitting[0] if len(fitting) == 1 and len(fitting[0]) >= 4 else None


def _tidy(name: str) -> str:
    return name.strip(" -")


def _letters_fit(name: str, title: str) -> bool:
    """Whether a name's letters occur in the title in order, the first of them at the beginning of a word, at least
    half of its capitals too: CDC in "Component Divide-and-Conquer", LeRF in "Learning Steerable Function for ...
    Resampling"."""
    letters = re.sub(r"[^a-z]", "", name.casefold())
    if len(letters) < 3 or name.casefold() in title.casefold().split():
        return False
    initials = "".join(word[0] for word in re.findall(r"[a-z]+", title.casefold()))
    capitals = "".join(c for c in name if c.isupper()).casefold()
    if not letters.startswith(tuple(initials[:2])):
        return False
    return _in_order(capitals, initials) and _in_order(letters, re.sub(r"[^a-z]", "", title.casefold()))


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
