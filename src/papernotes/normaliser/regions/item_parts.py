"""A list item and what is listed below it -> whether those are the parts of notes on one paper.

- Robots that can adapt like animals
  - 创新点：trial and error          - Call the bank
  - 和我的联系：...                     - number: 5
"""

from __future__ import annotations

import itertools

from ...model import Block
from ..prose.facets import facets_of
from ..prose.leads import lead_of
from ..prose.lines import lines_of
from ..prose.once import once
from ..references.likeness import likeness
from ..titles.titles import read_title

_OF_A_PAPER = frozenset(("motivation", "contribution", "method", "experiments"))

_TITLE = 1.2  # likeness
_NEAR = 6  # lines


@once
def has_parts(item: Block) -> bool:
    """Whether a title begins an item, and lines such as 创新点：... or Method: ... are listed right below it."""
    if len(item.children) < 2 or item.children[1].kind != "list":
        return False
    first = next(lines_of(item.children[:1], 1, "item"), None)
    if first is None or likeness(read_title(first.text).title) < _TITLE:
        return False
    below = itertools.islice(lines_of(item.children[1:2]), _NEAR)
    return any(not _OF_A_PAPER.isdisjoint(facets_of(lead)) for line in below if (lead := lead_of(line)))
