"""Names of papers in running text: from all names of a library, to the places in a text where one of them stands.

What a name may touch decides. `NeRF-based`, `NeRFs`, `基于NeRF的` name NeRF; `D-NeRF`, `NeRF-W`, `NeRF++`, `Mip-NeRF 360`,
`Deformable DETR` name other papers, whether or not the library has them. Where two names fit, the longer one counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ...model import Paper
from ...patterns import pattern
from ..names import citation_keys, is_word, letters, needs_case, telling_names

_HEAD = 6  # letters by which names are looked up; shorter names by all of theirs
_LONGEST = 300  # characters of what a sentence calls a paper; to look for more takes a text's length times theirs


class Name(NamedTuple):
    """What a paper may be called in a sentence. `paper` is "" where several papers are called so."""

    written: str
    folded: str
    paper: str
    exact: bool  # only in this case
    word: bool  # an ordinary word with a capital
    key: bool = False  # a citation key, which stands behind an @ alone: [@kerbl2023gaussian]


class Shelf(NamedTuple):
    """The names that begin with the same letters, by all of theirs: what does not stand there is not looked at."""

    lengths: tuple[int, ...]  # of the names' letters, the longest first
    names: Mapping[str, tuple[Name, ...]]
    reach: int  # how many characters of a text any of them may take


class NameIndex(NamedTuple):
    """The names of a library, by their first letters."""

    heads: Mapping[str, Shelf]
    begins: frozenset[str]  # the first three letters of each head
    start: re.Pattern[str]  # where a name may begin


class Found(NamedTuple):
    """A name in a text: half-open offsets, and whose it is, "" where several papers are called so."""

    start: int
    end: int
    paper: str


def index_names(papers: Iterable[Paper]) -> NameIndex:
    """The names by which those papers are recognised. A name that several share leads to none of them, yet is known,
    so that no shorter one is recognised inside it."""
    papers, owners = tuple(papers), dict[str, dict[str, str]]()
    for paper in papers:
        for written in (name for name in telling_names(paper) if len(name) <= _LONGEST):
            owners.setdefault(letters(written), {}).setdefault(paper.id, written)
    heads: dict[str, list[Name]] = {}
    for folded in sorted(owners, key=lambda folded: (-len(folded), folded)):
        ids, written = tuple(owners[folded]), next(iter(owners[folded].values()))
        name = Name(written, folded, ids[0] if len(ids) == 1 else "", needs_case(written), is_word(written))
        heads.setdefault(folded[:_HEAD], []).append(name)
    keys = {key: owner for key, owner in citation_keys(papers).items() if len(key) <= _LONGEST}
    for key, owner in keys.items():
        heads.setdefault(letters(key)[:_HEAD], []).insert(0, Name(key, letters(key), owner, True, False, True))
    first = "".join(re.escape(letter) for letter in sorted({folded[0] for folded in owners}) if not letter.isascii())
    return NameIndex(
        {head: _shelf(names) for head, names in heads.items()},
        frozenset(head[:length] for head in heads for length in (1, 2, 3)),
        re.compile(rf"[A-Za-z0-9]+|[{first}]" if first else r"[A-Za-z0-9]+"),
    )


def _shelf(names: Iterable[Name]) -> Shelf:
    found: dict[str, tuple[Name, ...]] = {}
    for name in names:
        found[name.folded] = (*found.get(name.folded, ()), name)
    lengths = sorted({len(folded) for folded in found}, reverse=True)
    return Shelf(tuple(lengths), found, max(_reach(name) for same in found.values() for name in same))


def _reach(name: Name) -> int:
    return len(name.written) + 8 + len(name.written) // 2


def names_in(plain: str, index: NameIndex) -> Iterator[Found]:
    """The names in a text of which `Passage.plain` is made, in order."""
    done, begins = 0, index.begins
    for token in index.start.finditer(plain):
        if token[0][:3].lower() not in begins or (start := token.start()) < done:
            continue
        head = letters(plain[start : start + 2 * _HEAD])[:_HEAD]
        for length in range(len(head), 2, -1):
            shelf = index.heads.get(head[:length])
            if shelf and (found := next(_matches(shelf, plain, start), None)):
                done = found.end
                yield found
                break


def _matches(shelf: Shelf, plain: str, start: int) -> Iterator[Found]:
    here = letters(plain[start : start + shelf.reach])
    for length in shelf.lengths:
        for name in shelf.names.get(here[:length], ()):
            end = _end(name, plain, start)
            if end and (_stands_as_key if name.key else _stands)(plain, start, end, name):
                yield Found(start, end, name.paper)


def _end(name: Name, plain: str, start: int) -> int:
    """Where the name ends that begins there, or 0. Most names are written as their papers write them; a pattern is made
    only for one that is written in another way."""
    end = start + len(name.written)
    here = plain[start:end]
    if here == name.written or (not name.exact and here.lower() == name.written.lower()):
        return end
    if not letters(plain[start : start + _reach(name)]).startswith(name.folded):
        return 0
    match = _pattern(name.written, name.exact).match(plain, start)
    return match.end() if match else 0


@lru_cache(maxsize=20_000)
def _pattern(written: str, exact: bool) -> re.Pattern[str]:
    """The name in any hyphenation: GFP-GAN, GFPGAN, GFP GAN; a space only where its words or its capitals part it."""
    parts: list[str] = []
    before = ""
    for letter in re.sub(r"[^\w+]+|_+", " ", written).strip():
        if letter == " ":
            parts.append(r"[^\w+。！？；，!?;]{0,3}")
        elif before not in ("", " "):
            camel = (before.islower() and letter.isupper()) or (
                before.isdigit() != letter.isdigit() and letter.isascii()
            )
            parts.append(r"[ -]?" if camel else "-?" if letter.isascii() else r"\s?")
        if letter != " ":
            parts.append(re.escape(letter))
        before = letter
    return re.compile("".join(parts), 0 if exact else re.IGNORECASE)


# --- what a name may touch -----------------------------------------------------------------------------------

_PREFIX = pattern(r"(?:^|[^A-Za-z0-9])(?:non|pre|post|anti|vanilla|original)-$", re.IGNORECASE)
_INSIDE_BEFORE = pattern(r"[A-Za-z0-9_+@#\\]$|[A-Za-z0-9)][-./:~]$|^[-./]$")
_MODIFIER = pattern(r"(?P<open>^|[.!?:：。，\n\0>*]\s*|)\b(?P<word>[A-Z][a-z]+(?:-[A-Za-z]+)?) $")
_ADJECTIVE = pattern(r"(?:able|ible|al|ed|ive|ic|ary|ous|ent|est|er)$")
_PLAIN_WORDS = frozenset(
    """a an the in on of for from with without by to and or but like unlike using use uses compare compared following follow based as if when
    while both our their its this that these those original vanilla standard plain official our ours is are via see than
    however also thus hence then here where since because although though finally first second next now note given adopt
    apply combine train replace take extend improve introduce unlike between after before""".split()
)
_INSIDE_AFTER = pattern(
    r"""[A-Za-rt-z0-9_]            # NeRFStudio, VITS2
    | s(?=[A-Za-z0-9])
    | s?[+*†]                      # PyramidBox++
    | s?-(?!\d+(?:\.\d+)?[BMK]\b)(?![a-z]{3})(?=[A-Za-z0-9])   # NeRF-W, BLIP-2; but NeRF-based, Flamingo-80B
    | [._](?=[A-Za-z0-9])          # nerf.py, v1.5
    | /[a-z0-9_.-]+/ | \\
    | \s?[vV]\.?\d                 # DeepLab v3
    | \s(?:Pro|Plus|Turbo|XL|HD|Lite|Mini|Max|Next|II|III)\b
    | \s?\d+\.\d                   # Wav2Lip 2.0
    | \s\d+(?![\d.]*\s?(?:[%×xX倍个篇种张帧次天年月日号小时秒层分步点维块万亿路组类例项位条只台项卡轮代]|(?:times|days|hours|fps|FPS|frames|steps|scenes|images|layers|epochs?|iterations|GB|MB|ms)\b))
    """,
    re.VERBOSE,
)


def _stands(plain: str, start: int, end: int, name: Name) -> bool:
    """Whether what is matched is the whole of a name, and the name of that paper."""
    before, after = plain[max(0, start - 40) : start], plain[end : end + 30]
    latin = plain[start].isascii()
    if latin and _INSIDE_BEFORE.search(before) and not _PREFIX.search(before):
        return False
    if plain[end - 1].isascii() and _INSIDE_AFTER.match(after):
        return False
    if not latin:
        return _bounded(plain, start, end) or len(letters(name.written)) >= 8
    if len(name.written.split()) == 1 and _modified(before):
        return False
    return not (name.word and (re.search(r"(?:^|[\0.!?:\n>*]\s*)$", before) and re.match(r" [a-z]", after)))


def _stands_as_key(plain: str, start: int, end: int, _name: Name) -> bool:
    return plain[start - 1 : start] == "@" and not re.match(r"[\w:-]*\w", plain[end:])


def _modified(before: str) -> bool:
    """Whether the word before makes another name of it: Deformable DETR, Fast R-CNN; but "Two BERT encoders"."""
    found = _MODIFIER.search(before)
    if not found or found["word"].casefold() in _PLAIN_WORDS:
        return False
    return _ADJECTIVE.search(found["word"]) is not None if found["open"] or not found.start() else True


def _bounded(plain: str, start: int, end: int) -> bool:
    return not (plain[start - 1 : start].isalnum() or plain[end : end + 1].isalnum())
