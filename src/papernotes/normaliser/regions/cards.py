"""Cards of a board, or items of a list to be read, that are links by full titles to notes that nobody has written: papers.

    ## To Read
    - [ ] [[Deep Echo Learning for the Recognition of Ships]]

Where there is such a note, that tells what it is on: `library.cards`.
"""

from __future__ import annotations

from ...model import Block
from ..headings.groups import Group
from ..references.likeness import likeness
from .items import Item

CARD = "a title that leads to no note, below what says how far it is read"
_TITLE = 2  # likeness, beyond doubt


def is_card(item: Block, found: Item, group: Group) -> bool:
    """Whether an item is but a link by the title that it names, below a heading of a state."""
    if not group.status or likeness(found.named.title) < _TITLE:
        return False
    marks = [mark for mark in item.children[0].marks if mark.kind == "link"]
    text = item.children[0].text
    return len(marks) == 1 and marks[0].target == found.named.title == text[marks[0].start : marks[0].end]
