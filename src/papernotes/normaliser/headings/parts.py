"""Signs that notes follow a paper itself: its parts by their own names, its own reference below the title."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence

from ...model import Block
from ...patterns import pattern
from ..citations.citations import unlabelled
from ..citations.of_kind import any_reference, of_kind
from ..prose.facets import AND, clean_label
from ..prose.lines import lines_of
from ..references.likeness import is_name
from .tree import Node

_PART = pattern(
    r"(?i)\b(abstract|introduction|related works?|conclusions?|experiments|experimental results|evaluation)\b|"
    r"(摘要|引言|相关工作|结论|实验)"
)
_CHINESE = {
    "摘要": "abstract",
    "引言": "introduction",
    "相关工作": "related work",
    "结论": "conclusion",
    "实验": "experiments",
}
_SHORTEST = 16  # letters of a title that cannot stand in a line by accident
_NEAR = 4  # lines in which a reference to the paper itself is looked for
_FAR = 8  # and one that says of what kind it is
_FARTHEST = 24  # and one behind a label, `Bibliography: ...`, as programs for references write it among the fields
_LONGEST = 1500  # characters of a reference
_NUMBER = pattern(r"^\s*\[\d{1,3}\]\s*")
_WORDS = pattern(r"[^\W_]+")
_PAIR = pattern(r" ?[&＆] ?")  # Wide & Deep
_YEAR = pattern(r"(?:19|20)\d\d")


def parts_of(sections: Iterable[Node]) -> frozenset[str]:
    """The parts of a paper, in English and singular, that headings name and say no more: "1 Introduction", "摘要"."""
    return frozenset(part for node in sections if node.head for part in _parts(node.head.text))


def _parts(text: str) -> Iterable[str]:
    for piece in AND.split(clean_label(text)):
        if found := _PART.fullmatch(piece.strip()):
            name = found[0].casefold()
            yield _CHINESE.get(name, name.removesuffix("s"))


def follows_paper(sections: Iterable[Node]) -> bool:
    """Whether headings follow a paper: they have its abstract, or two of its other parts."""
    parts = parts_of(sections)
    return "abstract" in parts or len(parts) >= 2


def says_facts(text: str) -> bool:
    """Whether a heading says that the facts of the paper above follow: 论文信息, Basic Information."""
    return _FACTS.fullmatch(clean_label(text)) is not None


_FACTS = pattern(
    r"(?i)(?:(?:论文|文献|文章|基本|基础|发表|出版)?(?:的?基本)?(?:信息|资料|情况|档案|卡片)|"
    r"(?:(?:the )?(?:paper|basic|publication|bibliographic|general|meta) )?(?:info(?:rmation)?|details|data|metadata)|"
    r"(?:論文|基本|書誌|论文|书志)情[報报](?:[・、]?リンク)?|(?:논문|기본|서지) ?정보)"
)


def own_reference(title: str, body: Sequence[Block]) -> str | None:
    """The line among the first that is the reference of the paper of that title, without its number; right below a name
    that of a paper which is called so."""
    if _KEY.fullmatch(title):
        return reference_of_key(title, body)
    words = _WORDS.findall(title)
    letters = _letters(title)
    for at, line in enumerate(itertools.islice(lines_of(body), _FARTHEST if len(letters) >= _SHORTEST // 2 else 1)):
        written = _NUMBER.sub("", line.text[:_LONGEST])
        text = unlabelled(written)
        if at >= _NEAR and text == written and (at >= _FAR or not of_kind(text)):
            continue
        if at == 0 and len(letters) < _SHORTEST and is_name(_PAIR.sub("", title)) and _is_of(letters, text):
            return text
        if letters not in _letters(text):
            continue
        cited = any_reference(text)
        if len(letters) < _SHORTEST:  # a word or two could be in any text
            if cited and _letters(cited.title) == letters:
                return text
        elif _stands_alone(words, text) and (cited or _YEAR.search(text)):
            return text
    return None


# A note that is called by a citation key alone: ito2020, @itoDeepEchoes2020, Ito2020a, ito_deep_2020
_KEY = pattern(r"@?[^\W\d_]{2}[^\W\d]{0,80}(?:19|20)\d\d[A-Za-z]{0,40}")


def reference_of_key(key: str, body: Sequence[Block]) -> str | None:
    """The line among the first that is the reference of a paper with that citation key; None also where it is no key."""
    if not _KEY.fullmatch(key):
        return None
    return next((line for line in _references(body) if _is_key_of(key, line)), None)


def _references(body: Sequence[Block]) -> Iterable[str]:
    """The first lines, without numbers and labels of references."""
    for line in itertools.islice(lines_of(body), _FARTHEST):
        yield unlabelled(_NUMBER.sub("", line.text[:_LONGEST]))


def _is_key_of(key: str, text: str) -> bool:
    """Whether a text is a reference of that year whose first author the key begins with."""
    cited = any_reference(text) if _YEAR.search(text) else None
    if cited is None or str(cited.year) not in key:
        return False
    names = _ascii(cited.authors.partition(",")[0]).split()
    begun = _ascii(key).lstrip("@").replace("_", "")
    return any(begun.startswith("".join(names[at:])) for at in (-1, -2) if names)


def _ascii(text: str) -> str:
    """A text in small letters without accents and hyphens."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in "-’'")


def _is_of(name: str, text: str) -> bool:
    """Whether a text is the reference of a paper whose title begins with a name, or whose words do with its letters."""
    cited = any_reference(text) if name and _YEAR.search(text) else None
    words = _WORDS.findall(cited.title.casefold()) if cited else []
    return "".join(words).startswith(name) or "".join(word[0] for word in words).startswith(name)


def _letters(text: str) -> str:
    return "".join(_WORDS.findall(text)).casefold()


def _stands_alone(words: Sequence[str], text: str) -> bool:
    """Whether those words are a title in that text, not the end or beginning of a longer one."""
    title = r"[\W_]+".join(map(re.escape, words))
    return re.search(rf"(?:^|[^\w\s-]\s*){title}(?=\W*[^\w\s])", text, re.IGNORECASE) is not None
