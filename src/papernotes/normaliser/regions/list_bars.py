"""The points that an item of a list needs to be a paper: few where most items are certain, more than any has where none is."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Block
from ...patterns import pattern
from ..prose.lines import lines_of
from ..references.likeness import likeness
from ..titles.titles import read_title
from .item_evidence import COPY
from .items import Item
from .seeds import Cited


def bar(items: list[Item], cited: Cited) -> float:
    """The points that an item of a list needs: few where most items are certain, none could reach it where none is."""
    certain = [found for found in items if strong(found)]
    signed = [found for found in items if "writers below it" in found.evidence.why]
    bound = [found for found in certain if found.evidence.bib >= 2]
    share = len(certain) / max(1, len(items))
    titled = sum(1 for found in items if found.named.quoted or likeness(found.named.title) >= 2) / max(1, len(items))
    if len(bound) >= 2 and all(likeness(found.named.title) >= 0.6 for found in items):
        return 0.4  # all are names, and some have a paper's data below them
    if bound and share >= 0.5:
        return 0.6 if len(bound) >= 3 else 1.0
    dated = sum(1 for found in items if found.named.year and likeness(found.named.title) >= _WEAK)
    if len(items) >= _FEWEST and dated * 5 >= len(items) * 4 and titled >= 0.25 and cited() and not _to_do(items):
        return 0.7  # "The case for the reduced echo, 1980" beside "Combining Echo Predictors, 1993"
    if bound:
        return 1.2 if titled >= 0.5 and (share >= 0.25 or (titled >= 0.6 and not _to_do(items) and cited())) else 3.0
    if len(signed) >= 2 and len(signed) * 2 > len(items) and cited():
        return 1.5
    if _are_copies(items) and cited():
        return 1.2
    if len(items) >= 2 and titled >= 0.6 and cited() and not _to_do(items):
        ticked = all(found.mark and likeness(found.named.title) >= 0.6 for found in items)
        alike = len(items) > 2 and all(likeness(found.named.title) >= _TITLE for found in items)
        return 0.6 if ticked else 0.8 if alike else 1.2
    return 99.0


def _are_copies(items: Sequence[Item]) -> bool:
    """Whether at least half of the items lead to one's own copies of papers, by their titles or names: `[EchoNet](a.pdf)`;
    no slides of lectures, or exercises."""
    copies = sum(1 for found in items if COPY in found.evidence.why and likeness(found.named.title) >= _NAME)
    return copies * 2 >= len(items) and not any(_OF_COURSE.match(found.named.title) for found in items)


_NAME, _WEAK, _TITLE = 0.6, 0.4, 1.2  # likeness
_FEWEST = 4  # items whose years say together that they are papers
_OF_COURSE = pattern(
    r"(?i)(?:lec(?:ture)?|week|class|lesson|unit|chapter|hw|homework|assignment|exercise|lab|slides?|syllabus|exam|quiz|midterm|final|"
    r"handout|solution|tutorial|project)s?(?:[\s_-]*[#:：\d]|$)|第?[一二三四五六七八九十\d]{1,3}[章讲节课次]|课件|作业|讲义|实验|习题|大纲"
)


def _to_do(items: Sequence[Item]) -> bool:
    """Whether a third of the items or more say what is to be done: "Finish the Second Homework Assignment"."""
    return sum(1 for found in items if _DEED.match(found.named.title)) * 3 >= len(items)


_DEED = pattern(
    r"(?i)(?:read|finish(?:ed)?|fix(?:ed)?|wr(?:ite|ote)|implement(?:ed)?|run|ran|try|tried|prepared?|discuss(?:ed)?|watch(?:ed)?|"
    r"review(?:ed)?|summari[sz]ed?|updated?|submit(?:ted)?|revised?|continued?|reproduced?|tested|add(?:ed)?|buy|book|call|email|"
    r"check|install|set up|completed?|start(?:ed)?|do|make|create|plan|attend|clean|practi[cs]e|learn|study|solve|build)\b(?![-:：,])"
)


def bar_of_bold(read: Sequence[tuple[Block, Item | None]], cited: Cited) -> float:
    """The points where each item begins with its title in bold, and most are titles beyond doubt: "**Human-level control
    through reinforcement learning**" is one beside them."""
    bold = [found for item, found in read if found and in_bold(item, found)]
    sure = sum(1 for found in bold if likeness(found.named.title) >= 2)
    return 0.8 if 2 <= len(read) == len(bold) <= 2 * sure and cited() else 99.0


def in_bold(item: Block, found: Item) -> bool:
    """Whether an item begins with its title, which could be a paper's, in bold."""
    line = next(lines_of(item.children[:1], 1, "item"), None)
    framed = line is not None and line.lead and read_title(line.lead).title == found.named.title
    return bool(framed) and likeness(found.named.title) >= _TITLE


def strong(found: Item) -> bool:
    """Whether an item is a paper by itself, whatever stands beside it."""
    return found.evidence.score >= 3
