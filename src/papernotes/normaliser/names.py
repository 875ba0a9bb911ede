"""What papers are called: in links, where any name will do, and in sentences, where it must tell the paper from a word.

[[Attention]]     leads to the one paper that is called so
FLOAT 用了 ...     names it; float, and 3D face reconstruction, name nothing
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator

from ..incremental.kept import kept
from ..model import Paper
from ..patterns import pattern
from ..text import has_cjk
from .identity import fold
from .lexicon.ordinary_words import FAMILIES, ORDINARY, ORDINARY_ENDS, SUBJECTS
from .lexicon.title_words import SMALL


def paper_names(papers: Iterable[Paper]) -> dict[str, str]:
    """Folded short name, title or alias -> paper id. A name that two papers share is not in it."""
    owners: dict[str, set[str]] = {}
    for paper in papers:
        for name in (paper.short, paper.title, *paper.aliases, *(entry.title for entry in paper.entries)):
            if name and fold(name):
                owners.setdefault(fold(name), set()).add(paper.id)
    return {name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1}


def note_names(papers: Iterable[Paper]) -> dict[str, str]:
    """Folded path or stem of a note that is one paper -> that paper's id."""
    owners: dict[str, set[str]] = {}
    holding: dict[str, set[str]] = {}
    for paper in papers:
        for entry in paper.entries:
            holding.setdefault(entry.span.path, set()).add(paper.id)
    for path, ids in holding.items():
        bare = posixpath.splitext(path)[0]
        for name in (bare, posixpath.basename(bare), path):
            owners.setdefault(fold(name), set()).update(ids)
    return {name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1}


def citation_keys(papers: Iterable[Paper]) -> dict[str, str]:
    """Citation key -> paper id; without keys that have no letter to begin with, or that two papers share."""
    owners: dict[str, set[str]] = {}
    for paper in papers:
        for entry in paper.entries:
            for identity in entry.ids:
                if identity.startswith("key:") and re.match(r"[A-Za-z0-9]", identity[4:]) and letters(identity[4:]):
                    owners.setdefault(identity[4:], set()).add(paper.id)
    return {key: next(iter(ids)) for key, ids in owners.items() if len(ids) == 1}


def letters(name: str) -> str:
    """A name as names in sentences are compared: without case, width, hyphens and spaces; `+` stays, as PyramidBox++ is
    another paper than PyramidBox."""
    if name.isascii():
        return name.translate(_NO_LETTERS).lower()
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", name)).casefold()


_NO_LETTER = pattern(r"[^\w+]|_")
_NO_LETTERS = {code: None for code in range(128) if _NO_LETTER.match(chr(code))}


@kept
def telling_names(paper: Paper) -> tuple[str, ...]:
    """The names that tell the paper in a sentence: short name, titles, titles without the short name before them."""
    return tuple(_telling_names(paper))


def _telling_names(paper: Paper) -> Iterator[str]:
    for entry in paper.entries:
        for title in dict.fromkeys((paper.title, entry.title, *paper.aliases)):
            if _tells(title, title):
                yield title
            rest = re.split(r"[:：]\s*|\s[-–—]+\s", title, maxsplit=1)[-1]
            if rest != title and len(rest.split()) >= 5 and _tells(rest, rest):
                yield rest
        for short in dict.fromkeys((paper.short, entry.short)):
            if short and _tells(short, entry.title, called=True):
                yield short


def _tells(name: str, title: str, *, called: bool = False) -> bool:
    """No subject (3D Face Reconstruction), no family of methods (GAN), no word (Idea) with which no title begins. What a
    paper is `called` may be plain words where its title has them too: Latent Diffusion."""
    folded, words = letters(name), [word.casefold() for word in re.findall(r"[A-Za-z0-9+]+|[^\W\d_]+", name)]
    if len(folded) < 3 or folded.isdigit() or folded in FAMILIES:
        return False
    if has_cjk(name):
        return len(re.findall(r"[\u3400-\u9fff]", name)) >= 4
    if called and len(words) > 1 and needs_case(name):
        return folded in letters(title)
    generic = all(word in SUBJECTS or word in FAMILIES or word in SMALL or word.isdigit() for word in words)
    if generic and len(words) <= 5:
        return False
    return not is_word(name) or _begins_with(name, title)


def _begins_with(name: str, title: str) -> bool:
    after = title[len(name) : len(name) + 1]
    return title.casefold().startswith(name.casefold()) and not (after.isalnum() or after in ("_", "-"))


def is_word(name: str) -> bool:
    """Muse, Spanner, adapter: one ordinary word, with nothing but a capital that tells the name from the word."""
    return name.isascii() and name.isalpha() and name[1:].islower() and _ordinary(name.casefold())


def needs_case(name: str) -> bool:
    """Whether the name in another case may be something else: FLOAT, CIN, Latent Diffusion."""
    words = re.findall(r"[A-Za-z0-9+]+", name)
    if has_cjk(name) or not words:
        return False
    if len(words) > 1:
        return len(words) <= 3 and not any(re.search(r"\d|[A-Z].*[A-Z]|^[A-Za-z]$", word) for word in words)
    word = words[0].casefold()
    short = len(word) <= 3 or (len(word) == 4 and words[0].isupper() and not _UNSPEAKABLE.match(word))
    return short or _ordinary(word) or _ordinary(word.rstrip("s"))


_UNSPEAKABLE = pattern(
    r"(?![bcfgp][lr]|[dt]r|s[cklmnptw]|[cstpwg]h|kn|wr|tw|qu)[^aeiouy]{2}|.*\d"
)  # GPEN, MBRS; but not GAIA, FLAG


def _ordinary(word: str) -> bool:
    return word in ORDINARY or word in SUBJECTS or (len(word) > 5 and word.endswith(ORDINARY_ENDS))
