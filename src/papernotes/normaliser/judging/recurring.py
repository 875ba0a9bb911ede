"""Headings at one level, with what each was taken for -> those of them that are sections whatever they are called, for
they stand behind each paper anew: `## 1. Title`, `## In one line`, `## 2. Another Title`, `## In one line`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..headings.tree import Node


def recurring(nodes: Iterable[tuple[Node, str]]) -> frozenset[int]:
    """Where those headings' blocks start. `nodes` are siblings, each with its verdict (`judge.Verdict`)."""
    kinds = [(node, kind, _name(node)) for node, kind in nodes]
    named: dict[str, list[int]] = {}
    behind: dict[str, set[int]] = {}
    often = {name for name, count in Counter(name for _, _, name in kinds).items() if count > 1}
    paper: int | None = None
    for node, kind, name in kinds:
        if name in often and kind != "paper":
            named.setdefault(name, []).append(node.start)
            behind.setdefault(name, set()).add(-1 if paper is None or node.children else paper)
        elif kind in ("paper", "maybe"):
            paper = node.start
        elif kind != "section":  # of a group nothing behind it is a section
            paper = None
    told = (starts for name, starts in named.items() if len(behind[name] - {-1}) == len(starts) >= 2)
    return frozenset(start for starts in told for start in starts)


def _name(node: Node) -> str:
    return node.head.named.title.casefold() if node.head else ""
