"""Ids that last: short, ASCII, readable, the same on every machine, and not dependent on order.

A paper's id is its short name, else the first words of its title; Chinese becomes pinyin. Where two would be the same,
each but the one with the plainest claim (it is named so; the earliest in path and line) gets year or a digest of
its title behind it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from .. import pinyin
from ..patterns import pattern

_HAN = pattern("[㐀-鿿]")
# Windows makes no file or folder of these names (Microsoft, "Naming Files, Paths, and Namespaces").
_DEVICES = pattern(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9])")


@lru_cache(maxsize=65536)
def slug(text: str, most: int = 60) -> str:
    """Lower-case ASCII words joined by hyphens; Chinese as pinyin, other letters without their accents."""
    text = unicodedata.normalize("NFKC", text)
    if _HAN.search(text):
        text = " ".join(pinyin.pinyin(text))
    text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    text = re.sub(r"[’'`]", "", text.replace("+", " plus ").replace("&", " and ").replace("#", " sharp "))
    words = re.sub(r"[^a-z0-9]+", "-", text.encode("ascii", "ignore").decode().casefold()).strip("-")
    if len(words) > most:
        words = words[: most + 1].rsplit("-", 1)[0][:most]
    return f"x-{words}" if _DEVICES.fullmatch(words) else words or "x" + digest(text)


def learn(names: Iterable[str], jobs: int) -> None:
    """Finds out how Chinese names are read, where they are many."""
    texts = {unicodedata.normalize("NFKC", name) for name in names}
    pinyin.learn(sorted(text for text in texts if _HAN.search(text)), jobs)


def digest(text: str) -> str:
    """Six hex digits that stand for a text."""
    return hashlib.blake2b(unicodedata.normalize("NFC", text).encode(), digest_size=3).hexdigest()


def unique(claims: Sequence[tuple[str, str]], owners: Mapping[str, str] | None = None) -> list[str]:
    """An id for each (wanted, whole) pair: the wanted one where nobody else wants it, else with the digest of `whole`.

    The first by `whole` in sort order keeps the plain id, so that the order of the notes does not matter; before it,
    whoever published it, as `owners` says: an id, and the first line of the `whole` to which it belongs.
    """
    owners = owners or {}
    wanting: dict[str, list[int]] = {}
    for at, (wanted, _) in enumerate(claims):
        wanting.setdefault(wanted, []).append(at)
    ids = [wanted for wanted, _ in claims]
    taken = set(wanting)
    for wanted, places in wanting.items():
        owner = owners.get(wanted)
        for at in sorted(places, key=lambda at: (claims[at][1].split("\n")[0] != owner, claims[at][1]))[1:]:
            ids[at] = _free(wanted, claims[at][1], taken)
            taken.add(ids[at])
    return ids


def _free(wanted: str, whole: str, taken: set[str]) -> str:
    candidate = f"{wanted}-{digest(whole)}"
    while candidate in taken:
        candidate += "x"
    return candidate
