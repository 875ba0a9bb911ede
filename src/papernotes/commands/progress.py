"""How far a build has come, as bars on the terminal, drawn only when the work has taken a second."""

from __future__ import annotations

import os
import sys
import time
from typing import Any

_REFRESH = 0.1  # seconds


class Bars:
    """The bars of one run: `show(stage, done, total)` moves them. Used with `with`, gone at its end."""

    def __init__(self, shown: bool) -> None:
        self.show = self._show if shown and _draws() else None
        self._started = self._refreshed = time.monotonic()
        self._drawn: Any = None
        self._stages: dict[str, Any] = {}

    def __enter__(self) -> Bars:
        return self

    def __exit__(self, *_: object) -> None:
        if self._drawn is not None:
            self._drawn.stop()

    def _show(self, stage: str, done: int, total: int) -> None:
        if self._drawn is None:
            if time.monotonic() - self._started < 1:
                return
            self._drawn = _draw()
        if stage not in self._stages:
            self._stages[stage] = self._drawn.add_task(stage, total=total)
        now = time.monotonic()
        if now - self._refreshed > _REFRESH or done == total:
            self._refreshed = now
            self._drawn.update(self._stages[stage], completed=done, total=total, refresh=True)


def _draws() -> bool:
    """Whether standard error is a terminal that can move its cursor: in a log, each step would be a line."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _draw() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    # Refreshed by us: a thread that did it would stand in the way of processes that write pages.
    columns = (TextColumn("{task.description:>10}"), BarColumn(), MofNCompleteColumn())
    bars = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    bars.start()
    return bars
