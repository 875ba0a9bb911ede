"""The method's short name, where one is evident: in the title, in a link's label, in the sentence that introduces it.

NeRF: Representing ...    A Long Title (CLIP)    [LoRA](https://arxiv.org/...)    提出了名为 **ControlNet** 的
"BERT 是 ..." below "Bidirectional Encoder Representations": letters that begin the title's words
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from ... import head_keys
from ...patterns import pattern
from ..draft import Draft
from ..lexicon.title_words import LINK_WORDS
from ..prose.facets import facets_of
from ..references.addresses import is_paper, kind_of
from ..references.likeness import is_name, short_of
from ..references.venues import venues_in
from ..stated.field_names import field_of
from ..titles.spelled import letters_fit, name_beside_gloss, named_in_full, spells

_NAME = (
    r"([A-Z0-9][A-Za-z0-9+-]{0,30}+(?: ?- ?[A-Z][A-Za-z0-9+-]{0,30}+)?(?: [A-Z0-9][A-Za-z0-9.+-]{0,30}+)?"
    r"|[a-z]{1,30}+[A-Z0-9][A-Za-z0-9+-]{0,30}+)(?![A-Za-z0-9])"
)
_CALLED = (
    pattern(
        r"(?:叫做|叫作|名为|称为|称之为|命名为|简称(?:为)?|取名(?:为)?|called|named|dubbed|termed|coined|abbreviated as)\s*[“\"'「*]*\s*"
        + _NAME
    ),
    pattern(
        r"(?:本文的|本文提出的|提出的|提出了?|propose[sd]?|present[s]?|introduce[sd]?)\s*[“\"'「*]*\s*"
        + _NAME
        + r"\s*[”\"'」*]*\s*(?:模型|方法|框架|网络|策略|[（(，,：:]|\s(?:is|,)|的网络)"
    ),
    pattern(r"(?:作者|本文|论文|我们|文章)[^。；\n]{0,24}提出[^。；\n]{0,20}?[“\"'「*]+\s*" + _NAME),
)
_WORDS = 2  # of a title that is a name itself, at most
_LONG = 200  # characters; no method has such a name
_CAPITALS = pattern(r"[A-Z][^A-Z]*[A-Z]")
_TOKEN = pattern(r"(?<![A-Za-z0-9_./\\$-])([A-Za-z][A-Za-z0-9]*(?:-[A-Z0-9][A-Za-z0-9]*)*)(?![A-Za-z0-9_/\\$])")
_EXPANDED = pattern(
    r"(?:提出|propose|introduc|present|call|name)[^。.；\n]{0,24}?[“\"'「*\s的了]([A-Z][A-Za-z0-9-]{1,14})[”\"*]?\s*[（(]([A-Z][A-Za-z -]{8,90})[)）]",
    re.IGNORECASE,
)


def read_short(draft: Draft, known: Mapping[str, object]) -> dict[str, object]:
    """`short`, and more aliases."""
    named, title = draft.seed.named, str(known["title"])
    aliases = [str(alias) for alias in known["aliases"]]  # type: ignore[attr-defined]
    text = "\n".join(line.text for line in draft.lines)[:8000]
    nick = named.title if named.title != title and _is_nick(named.title, title) else None
    framed = named_in_full(named.title) if title != named.title else None
    nick = framed[0] if framed else nick
    begun = short_of(title) if title != named.title else None  # FM is better than "Factorization machines", a title
    short = _given(draft) or (nick if begun == title else begun) or named.short or (None if nick else short_of(title))
    short = short or nick or name_beside_gloss(title)
    if short and (letters := _abbreviated(short, text)):
        aliases.append(short)
        short = letters
    short = short or _in_fields(draft) or _in_label(draft, title) or _in_text(text, title)
    after = re.match(r"^[^:：]+[:：]\s*(\S+)$", title)
    if after and is_name(after[1]):
        aliases.append(after[1])
    return {"short": short, "aliases": tuple(dict.fromkeys(alias for alias in aliases if alias not in (short, title)))}


def _is_nick(name: str, title: str) -> bool:
    """Whether a heading is the name of the paper whose title stands below it: VAE, a subject otherwise, by its letters."""
    return is_name(name) or (" " not in name and letters_fit(name, title))


def _abbreviated(name: str, text: str) -> str | None:
    """The letters that the text gives a name of several words: "Adversarial Score Distillation (ASD)"."""
    if len(name.split()) < 3:
        return None
    if name.lower() not in text.lower():
        return None
    found = re.search(re.escape(name) + r"\s*[（(]([A-Z][A-Za-z0-9-]{1,11})[)）]", text, re.IGNORECASE)
    return found[1] if found else None


def _given(draft: Draft) -> str | None:
    """What a field says that is of nothing but the short name: "ShortName: OptFS", where "Model: ..." may be of another."""
    said = (keyed.value for keyed in draft.values("short") if _OF_SHORT.fullmatch(keyed.key))
    return next(filter(is_name, said), None)


_OF_SHORT = pattern(r"(?i)short[ _-]?name|acronym|简称|缩写|簡稱|縮寫|略称|약어")


def _in_fields(draft: Draft) -> str | None:
    for keyed in draft.values("short"):
        if is_name(keyed.value):
            return keyed.value
    value = draft.head(*head_keys.SHORT.names)
    return value if is_name(value) else None


def _in_label(draft: Draft, title: str) -> str | None:
    """A link in the first lines whose label is a name, or a line that is but a name (its link was left empty)."""
    for line in draft.opening[:3]:
        for label, url in line.links():
            own = is_paper(url) or kind_of(url) in ("code", "project")
            if label == title and len(title.split()) > _WORDS:
                continue
            if own and is_name(label) and label.casefold() not in LINK_WORDS and len(line.text) <= len(label) + 4:
                return label
    for line in draft.opening[:1]:
        bare = line.text.strip(" []()（）【】*")
        if (
            line.alone
            and is_name(bare)
            and not bare.endswith((".", "!", "?"))
            and len(bare.split()) == 1
            and field_of(bare) is None
            and not facets_of(bare)
            and spells(bare, draft.seed.named.title)
        ):
            return bare
    return None


def _in_text(text: str, title: str) -> str | None:
    """The name that the text gives the method, or letters that spell the beginnings of the title's words."""
    head = title.split(":")[0]
    if len(head) < _LONG and head.lower() in text.lower():  # nearly never: a pattern of its own takes its time
        spelled = re.search(re.escape(head) + r"\s*[（(]([A-Z][\w-]{1,14})[)）]", text, re.IGNORECASE)
        if spelled and is_name(spelled[1]):
            return spelled[1]
    written = Counter(_TOKEN.findall(text))
    counts: Counter[str] = Counter(
        {name: count for name, count in written.items() if _CAPITALS.search(name) and is_name(name)}
    )
    fitting = [token for token, _ in counts.most_common(40) if letters_fit(token, title) and not venues_in(token)]
    called: list[str] = [
        re.sub(r"\s*-\s*", "-", match).strip(" -") for pattern in _CALLED for match in pattern.findall(text)
    ]
    for name in called:
        if name in title.split() or any(token in name for token in fitting):
            return name
    if fitting and (
        counts[fitting[0]] >= 2 or re.search(r"^\W*" + re.escape(fitting[0]), text) or len(fitting[0]) >= 4
    ):
        return fitting[0]
    expanded: str | None = next((name for name, words in _EXPANDED.findall(text) if spells(name, words)), None)
    if expanded:
        return expanded
    for name in called:
        if is_name(name) and text.count(name) >= 3 and re.search(r"[a-z][A-Z]|[A-Z]{2}|\d", name):
            return name
    return _head_of(title, text)


def _head_of(title: str, text: str) -> str | None:
    """ "Latent Diffusion for Image Synthesis": the words before "for" that the text uses as a name."""
    head = re.match(r"^([A-Z][\w-]+ [A-Z][\w-]+) (?:for|via|with|in|on|through)\b", title)
    if head is None or not is_name(head[1]):
        return None
    return head[1] if text.count(head[1]) - text.count(title[: head.end() + 1]) >= 2 else None
