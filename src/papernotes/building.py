"""What `papernotes build` does: nothing where nothing changed, else the site, and what there is to say of it."""

from __future__ import annotations

import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from . import unchanged

if TYPE_CHECKING:
    from .build import Project
    from .model import Diagnostic


class Said(NamedTuple):
    """What a build has to say: what is wrong, what was made, and the exit code."""

    wrong: str
    made: str
    code: int


class Wishes(NamedTuple):
    """How a build is to be done, and what of it is to be told."""

    clean: bool = False
    drafts: bool = False
    jobs: int = 1
    verbose: bool = False
    timings: bool = False
    progress: Callable[[str, int, int], None] | None = None


def done_before(folder: Path, asked: dict[str, Any]) -> Said | None:
    """What the last build said, where nothing changed since. Imports next to nothing."""
    started = time.monotonic()
    said = unchanged.last_said(folder, _question(asked))
    if said is None:
        return None
    wrong, counts, where, code = said
    return Said(wrong, f"{counts}; nothing changed, seen in {time.monotonic() - started:.2f} s -> {where}", code)


def build_site(
    project: Project, wishes: Wishes, asked: dict[str, Any], verdict: Callable[[tuple[Diagnostic, ...]], int]
) -> Said:
    """Builds, publishes, and notes what it was made of."""
    from . import check as words
    from .build import build, made_of, open_memo
    from .renderer.publish import publish
    from .timings import table, timed

    started = time.monotonic()
    places = made_of(project)
    history = unchanged.history(Path(project.notes))
    files = [*places["files"], *history, sysconfig.get_path("purelib")]
    before = unchanged.stamp((*files, *unchanged.own_files()), places["folders"], places["without"])
    memo = open_memo(project)
    site = build(project, drafts=wishes.drafts, jobs=wishes.jobs, progress=wishes.progress, memo=memo)
    with timed("publish"):
        written = publish(site.outputs, Path(project.output), Path(project.notes), wishes.clean, memo)
        memo.close()
    found = (*site.diagnostics, *written.diagnostics)
    wrong = words.format_text(words.shown(found, wishes.verbose), words.roots(project))
    made = words.summary(site.library, found, time.monotonic() - started)
    said = Said(wrong, f"{made} -> {words.near(project.output)}", verdict(found))
    last = (wrong, made.rpartition(" in ")[0], words.near(project.output), said.code)
    told = {**places, "files": files, "output": project.output}
    unchanged.remember(Path(project.folder), _question(asked), before, told, last)
    if wishes.timings:
        said = said._replace(made=f"{said.made}\n{table(memo.hits, memo.misses)}")
    return said


def _question(asked: dict[str, Any]) -> dict[str, str]:
    """What was asked for, as JSON has it; the folder it was asked in, and the Python that answers."""
    given = {name: str(value) for name, value in sorted(asked.items())}
    return {**given, "": str(Path.cwd()), "python": sys.version}
