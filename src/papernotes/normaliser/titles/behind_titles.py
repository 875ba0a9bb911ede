"""Where a line begins to say something of a paper: behind its title, where it was published, by whom, and the links.

- [Title](url) (CVPR 2020) [code](url) - Waves are modelled with attention.        - **Title**：用注意力建模。
"""

from __future__ import annotations

from ...model import Mark
from ...patterns import pattern
from ..citations.by_whom import by_whom
from ..citations.journals import journal_in
from ..citations.of_kind import any_reference
from ..lexicon.title_words import LINK_WORDS, YEAR
from ..prose.lines import Line
from ..references.likeness import is_letters, is_name
from ..references.venues import venues_in
from ..references.writers import WRITERS, are_writers, names_alone
from .reading_words import OF_A_PAPER, READING_END, READING_FRONT

_FAR = 300  # characters behind a title in which its data stand
_SIGNS = pattern(r"(?:(?![$“《「\[(（【#])[\W_])+")
_GROUP = pattern(r"\[([^\[\]]{0,120})\]|[(（]([^()（）]{0,120})[)）]|【([^【】]{0,120})】")
_ADDRESS = pattern(r"https?://\S+|(?i:arxiv)[:\s]?\s?\d{4}\.\d{4,5}(?:v\d)?|(?i:doi)[:\s]\s?10\.\S+")
_YEAR = pattern(rf"{YEAR}(?:[./年-]\d{{1,2}}(?:[./月-]\d{{1,2}})?)?[年月日]?(?!\w)")
_LEADS = pattern(
    r"(?i)(?:by|in|from|at|on|accepted (?:by|at|to)|published (?:in|at)|to appear (?:in|at)|proceedings of)\s+"
)
_HONOURS = pattern(
    r"(?i)(?:oral|spotlight|poster|highlight|workshops?|findings|demo|long|short|best (?:student )?paper(?: award)?|award|papers?|preprint)\b"
)
_WORDS = pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_HAN = pattern(r"[一-鿿぀-ヿ가-힣]")
_FEW = 4  # words, or characters that are words
_FEWEST = 2  # of a remark
_NO_REMARK = LINK_WORDS | frozenset(
    "a an the by and with from for in at on of to et al via see also official unofficial implementation version".split()
)


def said_from(line: Line, title: str) -> int | None:
    """Where behind that title a line begins to say something; None where it does not."""
    at = line.text.find(title)
    if at < 0 or any_reference(line.text) or by_whom(line.text):
        return None
    at = max((mark.end for mark in line.marks if mark.start <= at < mark.end), default=at + len(title))
    at = max(at, line.text.find(title) + len(title))
    for _ in range(_FAR):
        after = _behind_data(line, at)
        if after == at:
            break
        at = after
    return at if _says(line, at) else None


def _behind_data(line: Line, at: int) -> int:
    """Where the next sign, link, address, venue, year, list of writers or name in brackets ends, if one begins there."""
    text = line.text
    link = next((mark for mark in line.marks if mark.kind == "link" and mark.start == at < mark.end), None)
    if link and _is_label(text[link.start : link.end]):
        return link.end
    if group := _GROUP.match(text, at):
        return group.end() if _is_data(group[1] or group[2] or group[3] or "", line, group.start(), group.end()) else at
    for expression in (_SIGNS, _ADDRESS, _YEAR, _HONOURS):
        if found := expression.match(text, at):
            return found.end()
    leads = _LEADS.match(text, at)
    begin = leads.end() if leads else at
    venue = next(iter(venues_in(text[begin : begin + _FAR])), None)
    if venue and venue.start == 0:
        return begin + venue.end
    writers = WRITERS.match(text, begin)
    if writers and are_writers(writers[0]):
        return writers.end()
    word = _WORDS.match(text, at)
    labelled = (
        word and word[0].casefold() in LINK_WORDS and text[word.end() : word.end() + 1] in ("", ":", "：", "|", ",")
    )
    return word.end() if word and labelled else at


def _is_label(text: str) -> bool:
    """Whether a link is called so in few words: it is one of the paper's, and no part of a sentence."""
    return len(_WORDS.findall(text)) <= _FEW and len(_HAN.findall(text)) <= _FEW


def _is_data(text: str, line: Line, start: int, end: int) -> bool:
    """Whether what stands in brackets is no remark: a venue, a year, writers, a name, links."""
    if any(mark.kind == "link" and start <= mark.start < end for mark in line.marks) or _ADDRESS.search(text):
        return True
    if venues_in(text) or _YEAR.search(text) or are_writers(text) or names_alone(text):
        return True
    return (
        is_letters(text.strip()) or is_name(text.strip()) or len(_WORDS.findall(text)) < _FEW > len(_HAN.findall(text))
    )


def _says(line: Line, at: int) -> bool:
    """Whether a line says something from there on, links left out but for those within its sentences."""
    rest = line.part(at, len(line.text))
    text = _ADDRESS.sub("", rest.without_links(lambda mark: is_beside(rest.text, mark)))
    if names_alone(text) or are_writers(text.strip()) or journal_in(text) or _of_notes(text):
        return False
    words = [word for word in _WORDS.findall(text) if word.casefold() not in _NO_REMARK]
    small = sum(1 for word in words if word[0].islower())
    return len(_HAN.findall(text)) >= _FEWEST or (len(words) >= _FEWEST and small >= _FEWEST // 2)


def is_beside(text: str, mark: Mark) -> bool:
    """Whether a link of that text is one of the paper's, `[code](u)`, or one of persons, and no part of a sentence, `as in
    [ResNet](u)`."""
    label = text[mark.start : mark.end]
    return _is_label(label) and (label.casefold() in LINK_WORDS or not _BEFORE.match(text, mark.start))


_BEFORE = pattern(r"(?<=[a-z][a-z] )(?<!\bby )(?<!\band )(?<!\bwith )")


def _of_notes(text: str) -> bool:
    """Whether it says that these are notes on the paper: `论文阅读笔记`, `论文精读（附代码）`."""
    bare = text.strip(" -–—:：|｜,，（(【[")
    return bool(READING_END.search(bare) or READING_FRONT.match(bare) or OF_A_PAPER.match(bare))
