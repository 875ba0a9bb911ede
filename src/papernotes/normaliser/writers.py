"""The writers that the text beside a title names: `Zhou, Li and Jiang. Title`, `A. Author, B. Author`, `Author et al.`"""

from __future__ import annotations

from ..patterns import pattern
from .title_words import LINK_WORDS

WRITERS = pattern(
    r"(?:(?:[A-Z][\w’'-]*\.?-?(?: |,))*[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){0,3}(?:,? (?:and|&) |, |，|、))+[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3}|"
    r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,2},? et al\.?"
)
_WORD = pattern(r"\w+")
_SMALL = pattern(r"[a-zà-ÿ]")
_APART = pattern(r",|，|、| and | & ")


def writers_in(text: str) -> str:
    """The first list of writers in a text, or ""; what links are called (`Website, Code`) and subjects in capitals alone
    (`PET, ADMM`) are none."""
    return next((found[0] for found in WRITERS.finditer(text) if _are_persons(found[0])), "")


def _are_persons(names: str) -> bool:
    begun = (_WORD.search(name) for name in _APART.split(names))
    return bool(_SMALL.search(names)) and not any(word and word[0].casefold() in LINK_WORDS for word in begun)
