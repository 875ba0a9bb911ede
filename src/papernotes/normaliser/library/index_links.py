"""Links in an index -> the notes to which they lead: `notes/1.md`, `[[SAM]]`, `https://github.com/me/notes/blob/main/1.md`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence

from ...patterns import pattern
from ...written import Written, folded, stem, written
from ..prose.lines import Line
from ..references.addresses import hosted

_ELSEWHERE = pattern(r"(?i)[a-z][a-z\d+.-]+:|//|#")
_MOST = 100  # notes that have a name; one that more have, as README, tells none of them


def leads(line: Line) -> str:
    """The first address on a line that may be a note's, as written, or the path of one that is kept on GitHub; "" where
    it leads elsewhere."""
    targets = ((hosted(target) or target).partition("#")[0] for _, target in line.links())
    return next((target for target in targets if target and not _ELSEWHERE.match(target)), "")


class Places:
    """The notes, by what may be written for them."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._by_path = {folded(stem(path)): path for path in paths}
        self._by_name: dict[str, list[str]] = {}
        for place in self._by_path:
            self._by_name.setdefault(posixpath.basename(place), []).append(place)

    def of(self, target: str, folder: str) -> str:
        """The path of the note that is meant in that folder; "" where there is none, or several have that name."""
        said = written(target, folder)
        place = next((path for path in said.paths if path in self._by_path), None)
        place = place or _only(said, self._by_name) or _within(said, self._by_path)
        return self._by_path[place] if place else ""


def _only(said: Written, by_name: Mapping[str, Sequence[str]]) -> str:
    """The one note that a link's name fits."""
    named = by_name.get(said.last, ())
    fitting = [place for place in named if f"/{place}".endswith(said.tail)] if len(named) <= _MOST else ()
    return fitting[0] if len(fitting) == 1 else ""


def _within(said: Written, by_path: Mapping[str, str]) -> str:
    """The note of a path from the top of a repository, where the notes are in a folder of that: `/docs/sonar/EchoNet`."""
    parts = said.name.split("/")[2:] if said.name.startswith("/") else []
    ends = ("/".join(parts[at:]) for at in range(len(parts)))
    return next((end for end in ends if end in by_path), "")
