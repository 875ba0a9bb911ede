"""Where the time of a build goes: seconds by stage, in the order in which the stages first began."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

_spent: dict[str, float] = {}


@contextmanager
def timed(stage: str) -> Iterator[None]:
    """Counts the time until its end for that stage."""
    started = time.perf_counter()
    _spent.setdefault(stage, 0.0)
    try:
        yield
    finally:
        _spent[stage] += time.perf_counter() - started


def table(hits: int, misses: int) -> str:
    """The stages so far, a line each, and how often the memo knew an answer."""
    rows = [f"{stage:<10} {seconds:8.3f} s" for stage, seconds in _spent.items()]
    return "\n".join([*rows, f"{'memo':<10} {hits:>8,} hits, {misses:,} misses"])
