"""A paper's name that a title begins with, by a full stop or a dash: "VITS. Conditional ...", "DDPM - Denoising ..."."""

from __future__ import annotations

from ...patterns import pattern
from ..references.likeness import is_letters, is_name, likeness
from .brackets import tail_venue
from .spelled import is_spelled

_CALLED = pattern(r"([^\s.]{2,20}(?: [^\s.]{2,12})?)(?:\.\s+|\s+[-–—]\s+)(?=[A-Z\d][^.]*(?: [^\s]+){3})")
_SMALL = pattern(r"[a-z]{3}")


def name_front(text: str) -> tuple[str, int] | None:
    """The name and where the title begins behind it, or None where what follows is a remark on it."""
    called = _CALLED.match(text)
    if called is None:
        return None
    rest, dashed = text[called.end() :], not called[0].rstrip().endswith(".")
    if not _may_call(called[1], rest) or not _SMALL.search(rest) or (dashed and likeness(rest) < 1):
        return None
    return called[1], called.end()


def _may_call(name: str, title: str) -> bool:
    """Whether a name could be that of a title behind it; one that names a subject, too, where its letters are the title's
    and a venue ends it: `VAE - Auto-Encoding Variational Bayes - ICLR 2014`."""
    if is_name(name):
        return True
    tail = tail_venue(title) if is_letters(name) else None
    return bool(tail and tail[0] and tail[1] and is_spelled(name, title[: tail[2]]))
