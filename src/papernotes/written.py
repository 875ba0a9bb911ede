"""A note as a link names it, `[[3DGS]]`, `[x](video/3DGS.md)`, `../a%20b` -> the paths that this may be; its name."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """The name as names are compared: case, width, Unicode form and spaces do not matter."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


class Written(NamedTuple):
    """A note as a link names it, folded: the paths that this may be, the name, its last part, the tail of a path."""

    paths: tuple[str, ...]
    name: str
    last: str
    tail: str


@lru_cache(maxsize=16384)  # what many notes of a folder link to
def written(target: str, folder: str) -> Written:
    """What is written in a note of that folder."""
    plain = re.sub(r"^dendron://[^/]+/", "", unquote(target.strip())).replace("\\", "/")
    name = re.sub(r"\.(?:md|markdown|mdown|txt)$", "", plain, flags=re.IGNORECASE)
    beside = posixpath.normpath(posixpath.join(folder, name.lstrip("/")))
    places = beside, posixpath.normpath(name.lstrip("/"))
    # A folder is its README, as GitHub and every server of pages show it.
    inner = ("readme", "index", "_index") if "/" in plain else ()
    paths = tuple(map(folded, (*places, *(posixpath.normpath(f"{at}/{name}") for at in places for name in inner))))
    tail = "/" + folded(posixpath.basename(name) if name.startswith(".") else name.lstrip("/"))
    return Written(paths, folded(name), folded(posixpath.basename(name)), tail)


def stem(path: str) -> str:
    """The path without its last suffix."""
    return posixpath.splitext(path)[0]
