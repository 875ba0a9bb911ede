"""Headings that hold one paper each -> its short name, where they are names and no topics.

## DDPM                                                       ## NLP
### Denoising Diffusion Probabilistic Models                  ### Attention Is All You Need
    the name of the paper below it                                a topic, and a paper below it

Most such headings of a level must spell the titles below them; then the others are names too, unless they are subjects.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ..headings.groups import Group
from ..headings.tree import Head, Node
from ..identity import fold
from ..lexicon.title_words import COMMON
from ..references.likeness import is_name
from ..regions.seeds import Seed
from ..titles.spelled import letters_fit

Held = tuple[Node, Sequence[Seed]]  # a heading, and the papers found below it


def called_above(held: Sequence[Held], group: Group) -> dict[int, Seed]:
    """The papers that have their short name above them, by the line of that heading, each with its name and in `group`,
    in which that heading stands."""
    pairs = [(node.head, seeds[0]) for node, seeds in held if node.head and _alone(node, seeds)]
    sure = [_spelled(head, seed) for head, seed in pairs]
    if sum(sure) * 2 <= len(pairs):
        return {}
    named = ((head, seed) for (head, seed), spelled in zip(pairs, sure, strict=True) if spelled or _may_be(head))
    return {
        head.line: replace(seed, named=replace(seed.named, short=head.named.title), group=group) for head, seed in named
    }


def _alone(node: Node, seeds: Sequence[Seed]) -> bool:
    """Whether nothing stands below a heading but one paper, whose title is the next heading."""
    if len(seeds) != 1 or len(node.children) != 1 or node.body > node.start or seeds[0].how != "heading":
        return False
    head = node.children[0].head
    called = seeds[0].named.short
    same = node.head is not None and fold(called or "") == fold(node.head.named.title)
    return head is not None and head.line == seeds[0].line and (called is None or same)


def _spelled(head: Head, seed: Seed) -> bool:
    name = head.named.title
    return " " not in name and (bool(seed.named.short) or letters_fit(name, seed.named.title))


def _may_be(head: Head) -> bool:
    name = head.named.title
    return is_name(name) and name.casefold() not in COMMON and not name.islower()
