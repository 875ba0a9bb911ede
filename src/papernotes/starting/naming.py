"""The names of files that are there, each with the paper it is about -> a name like them for a new one.

2024-05-01-nerf.md       2026-11-21-attention-is-all-you-need.md
NeRF.md, 3DGS.md         the short name, where the title has one
03 ResNet.md             04 ...
paper.nerf.md            paper....md
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

import msgspec

from ..patterns import pattern

_DAY = pattern(r"^(?:19|20)\d\d([-_.]?)\d\d\1\d\d([-_. ]+)(?=\S)")
_NUMBER = pattern(r"^(\d{1,3})([-_. ]+)(?=\D)")
_DOTS = pattern(r"^(?:[a-z][\w-]*\.)+(?=\w)")  # Dendron's hierarchy
_LONGEST = 100  # characters of a name, so that no system refuses it


class _Style(msgspec.Struct, frozen=True):
    lead: str = ""  # "day", "number", or dotted words
    gap: str = ""  # behind the lead
    between: str = " "  # words
    lower: bool = False
    short: bool = False
    suffix: str = ".md"


class Named(msgspec.Struct, frozen=True):
    """A file's name, and what the paper in it is called."""

    name: str
    title: str
    short: str | None


def file_name(known: Iterable[Named], title: str, short: str | None, today: datetime.date) -> str:
    """A name for the note on a paper of that title, in the manner of most of those known."""
    files = tuple(known)
    style = Counter(map(_style, files)).most_common(1)[0][0] if files else _Style()
    words = short if short and style.short else title
    stem = _joined(words, style)
    if style.lead == "day":
        sample = next(found for file in files if (found := _DAY.match(file.name)))
        lead = today.strftime(f"%Y{sample[1]}%m{sample[1]}%d") + style.gap
    elif style.lead == "number":
        numbers = [found[1] for file in files if (found := _NUMBER.match(file.name))]
        lead = str(max(map(int, numbers)) + 1).zfill(len(numbers[-1])) + style.gap
    else:
        lead = style.lead
    return lead + stem + style.suffix


def _style(file: Named) -> _Style:
    path = PurePosixPath(file.name)
    stem, lead, gap = path.stem, "", ""
    if found := _DAY.match(stem):
        stem, lead, gap = stem[found.end() :], "day", found[2]
    elif found := _NUMBER.match(stem):
        stem, lead, gap = stem[found.end() :], "number", found[2]
    elif found := _DOTS.match(stem):
        stem, lead = stem[found.end() :], found[0]
    short = bool(file.short) and _folded(stem) == _folded(file.short or "") != _folded(file.title)
    between = next(
        (sign for sign in (" ", "-", "_") if sign in stem), "-" if stem == stem.lower() and not short else " "
    )
    return _Style(lead, gap, between, stem == stem.lower() and bool(re.search("[a-z]", stem)), short, path.suffix)


def _joined(title: str, style: _Style) -> str:
    if style.between == " ":
        text = re.sub(r"\s*[:：]\s*", " - ", title)
        text = re.sub(r"[\\/*?\"<>|#^\[\]\x00-\x1f]+", " ", text)
    else:
        text = re.sub(r"[^\w.+]+", style.between, title.replace("'", "").replace("’", ""))
    words = " ".join(text.split()).strip(f" .{style.between}")
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rpartition(style.between)[0] or words[:_LONGEST]
    return (words.lower() if style.lower else words) or "note"


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
