"""What `papernotes build` does: nothing where nothing changed, else the site, and what there is to say of it."""

from __future__ import annotations

import errno
import os
import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..incremental import unchanged
from ..repository import history
from .opening import ADDRESSES, usable_project
from .options import UnusableError

if TYPE_CHECKING:
    from ..build import Project
    from ..model import Diagnostic


class Said(NamedTuple):
    """What a build has to say: what is wrong, what was made, and the exit code."""

    wrong: str
    made: str
    code: int


class Wishes(NamedTuple):
    """How a build is to be done, and what of it is to be told."""

    clean: bool = False
    jobs: int = 1
    quiet: bool = False
    timings: bool = False


def done_before(folder: Path, asked: dict[str, Any]) -> Said | None:
    """What the last build said, where nothing changed since. Imports next to nothing."""
    started = time.monotonic()
    said = unchanged.last_said(folder, _question(asked))
    if said is None:
        return None
    wrong, counts, where, code = said
    return Said(wrong, f"{counts}; nothing changed, seen in {time.monotonic() - started:.2f} s -> {where}", code)


_BEYOND = (
    "error: {0}: `output` leads out of the project, to a folder that holds other files, {1}; nothing is written there. "
    "Name an empty folder or one below the project's, or say once that you mean it: --output {1}"
)


def _holds_others(project: Project) -> bool:
    """Whether `output` names a folder beyond the project with files that no build of ours put there. A site.yaml that
    came with somebody's notes may name any folder of the machine."""
    from ..renderer.publishing.publish import published

    output = Path(project.output).resolve()
    if output.is_relative_to(Path(project.folder).resolve()) or published(output) is not None:
        return False
    try:
        return any(output.iterdir())
    except OSError:  # it is not there, or nothing can be written to it
        return False


def _project(asked: dict[str, Any]) -> Project:
    """What is to be built. Raises `UnusableError` where the site would be written over the notes or files of others."""
    project = usable_project(**{name: asked[name] for name in ("notes", "config", "output", "base_url")})
    if Path(project.notes).resolve().is_relative_to(Path(project.output).resolve()):
        raise UnusableError(f"error: the site cannot go to {project.output}: the notes are in it")
    if not asked["output"] and _holds_others(project):
        raise UnusableError(_BEYOND.format(Path(project.config_path).name, project.output))
    return project


def build_site(wishes: Wishes, asked: dict[str, Any], verdict: Callable[[tuple[Diagnostic, ...]], int]) -> Said:
    """Builds, publishes, and notes what it was made of. `asked` is the rest of the command line."""
    from .. import check as words
    from ..build import made_of, open_memo, publish_site
    from ..renderer.publishing.exchange import ForeignFolderError
    from ..timings import table
    from .progress import Bars

    started = time.monotonic()
    project = _project(asked)
    places = made_of(project)
    files = [*places["files"], *history(Path(project.notes)), sysconfig.get_path("purelib")]
    before = unchanged.stamp((*files, *unchanged.own_files()), places["folders"], places["without"])
    memo = open_memo(project)
    strict = asked["strict"]
    try:
        with Bars(shown=not wishes.quiet) as bars:
            site, published = publish_site(
                project,
                memo,
                clean=wishes.clean,
                drafts=asked["drafts"],
                jobs=wishes.jobs,
                progress=bars.show,
                refuse=lambda found: strict and any(item.code in ADDRESSES for item in found),
            )
    except ForeignFolderError as error:
        raise UnusableError(f"error: {error}") from error
    except OSError as error:
        return _unwritten(error, words.near(project.output), verdict)
    finally:
        memo.close()
    found = site.diagnostics
    wrong = words.format_text(words.shown(found, asked["verbose"]), words.roots(project))
    if published is None:
        return Said(wrong, "nothing is written: published addresses would be dead", verdict(found))
    made = words.summary(site.library, found, time.monotonic() - started)
    said = Said(wrong, f"{made} -> {words.near(project.output)}", verdict(found))
    last = (wrong, made.rpartition(" in ")[0], words.near(project.output), said.code)
    told = {**places, "files": files, "output": project.output}
    if wrong and (asked["drafts"] or (asked["verbose"] and site.library.withheld)):  # it may name what stays at home
        unchanged.forget(Path(project.folder))
    else:
        unchanged.remember(Path(project.folder), _question(asked), before, told, last)
    if wishes.timings:
        said = said._replace(made=f"{said.made}\n{table(memo.hits, memo.misses)}")
    return said


_HINTS = {
    errno.ENOSPC: "make room, or name a folder on another disk with --output DIR",
    errno.EROFS: "name a folder on another disk with --output DIR",
    errno.EACCES: "let yourself write there, or name another folder with --output DIR",
    errno.EPERM: "let yourself write there, or name another folder with --output DIR",
}


def _unwritten(error: OSError, output: str, verdict: Callable[[tuple[Diagnostic, ...]], int]) -> Said:
    """Why there is no new site, and what to do."""
    from ..diagnostics import line, report

    why = f"cannot write {error.filename or output}: {error.strerror or error}; what was in {output} is as it was"
    found = report("unwritten-site", why, None, _HINTS.get(error.errno or 0, "mend that, and build again"))
    return Said(line(found), "", verdict((found,)))


def _question(asked: dict[str, Any]) -> dict[str, str]:
    """What was asked for, as JSON has it; the folder it was asked in, and the Python that answers."""
    given = {name: str(value) for name, value in sorted(asked.items())}
    return {**given, "": str(Path.cwd()), "python": sys.version, "until": os.environ.get("SOURCE_DATE_EPOCH", "")}
