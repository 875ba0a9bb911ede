"""Papers that BibTeX introduces, an entry for each with the notes on it below, where no heading names them.

```bibtex
@inproceedings{ito2021, title={Deep Echoes for Small Boats}, ...}
```
They use two branches.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ...model import Block
from ...patterns import pattern
from ..headings.groups import Group
from ..references.bibtex import is_bibtex, pasted
from ..titles.titles import read_title
from .seeds import Seed

_CITE = pattern(r"(?i)\bcit(?:e|ing|ation)|引用|\bbibtex\b")  # how to cite what the text is about
_LEAST = 2  # one alone is what the text cites, or is on


def of_bibtex(blocks: Sequence[Block], group: Group) -> tuple[Seed, ...]:
    """The papers of the entries among those blocks, if there are two or more with notes below most: others are lists of
    references, as where one says how to cite oneself."""
    parts = [block for block in blocks if block.kind != "rule"]
    at = [number for number, block in enumerate(parts) if is_bibtex(block)]
    bodies = [parts[start:end] for start, end in itertools.pairwise((*at, len(parts)))]
    noted = [body for body in bodies if len(body) > 1]
    above = [parts[number - 1].text for number in at if number] + [name for name, _ in group.path[-1:]]
    if any(map(_CITE.search, above)):
        return ()
    if group.guide or group.data or len(noted) < _LEAST or len(noted) * 2 < len(bodies):
        return ()
    found: list[Seed] = []
    for body in bodies:
        references = [one for read in pasted(body[:1], body[0].span.path) for one in read.value if one.title]
        if len(references) == 1:
            named = read_title(references[0].title)
            line, end = body[0].span.line, max(block.end for block in body)
            found.append(Seed(named, line, end, tuple(body), group, "its BibTeX", "bold"))
    return tuple(found)
