"""`papernotes deploy`: builds the site, shows what would go where and what differs from the last time, asks, pushes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from ..build import Project, open_memo
from ..check import format_text, near, roots, shown
from ..commands import (
    git,
    opening,
)
from ..commands.chores import Terminal
from ..commands.leaks import slips
from ..commands.options import UnusableError
from ..config_rules import is_site
from ..model import Output, Site
from ..renderer.publishing.publish import publish
from ..starting.shapes import number
from . import branches
from .branches import Change, ForeignBranchError, Target

_MOST = 12  # files that are named of each kind of change


def deploy(
    terminal: Terminal,
    remote: str,
    branch: str,
    yes: bool,
    dry_run: bool,
    strict: bool,
    jobs: int,
    quiet: bool,
    base_url: str | None,
    **asked: Any,
) -> int:
    """Carries the command out, and returns its exit code."""
    project = opening.usable_project(base_url=base_url, **asked)
    folder = Path(project.folder)
    try:
        target = _target(folder, remote, branch)
        project = _addressed(project, target)
        site = opening.built(project, quiet, drafts=False, jobs=jobs)
        if wrong := _wrong(project, site, strict):
            terminal.say(wrong)
            terminal.say("nothing is pushed")
            return 1
        with tempfile.TemporaryDirectory(prefix="papernotes-") as place:
            site = _with_own_files(site, project)
            _publish(project, site, Path(place))
            message = f"Publish {len(site.library.papers):,} papers of {len(site.library.notes):,} notes"
            files = tuple(sorted(output.path for output in site.outputs))
            change = branches.prepared(folder, target, Path(place), files, message)
            size = sum(Path(place, name).stat().st_size for name in files)
        for line in _plan(project, site, target, change, size):
            terminal.say(line)
        if change.commit == "":
            return 0
        if dry_run or not (yes or terminal.ask("push?")):
            terminal.say("nothing is pushed" + ("" if dry_run or yes else "; --yes pushes without asking"))
            return 0 if dry_run else 1
        branches.push(folder, target, change)
    except ForeignBranchError as error:
        raise UnusableError(f"error: {error}") from error
    except git.GitError as error:
        raise UnusableError(f"error: {error}\nnothing is pushed") from error
    terminal.say(f"pushed {change.commit[:10]} to {target.branch} of {target.remote}" + _seen_at(project, target))
    return 0


def _target(folder: Path, remote: str, branch: str) -> Target:
    """The branch that is meant. Raises GitError, in words for people."""
    if git.ask(folder, "--version").code:
        raise git.GitError("git is not installed; it is what pushes the site")
    if git.ask(folder, "rev-parse", "--git-dir").code:
        hint = "`git init` and `git remote add origin ADDRESS` make one; or put site/ on any host yourself"
        raise git.GitError(f"{near(str(folder)) or 'this folder'} is in no git repository; {hint}")
    known = git.remotes(folder)
    if not known:
        raise git.GitError("the repository has no remote; `git remote add origin ADDRESS` says where to push")
    if not remote and "origin" not in known and len(known) > 1:
        raise git.GitError(f"which remote is meant? --remote names one of {', '.join(known)}")
    if remote and remote not in known:
        raise git.GitError(f"there is no remote `{remote}`; there are {', '.join(known)}")
    if git.ask(folder, "check-ref-format", f"refs/heads/{branch}").code:
        raise git.GitError(f"`{branch}` is no name of a branch")
    if branch == git.branch(folder):
        raise git.GitError(f"{branch} is the branch that your notes are on; --branch names one of the site's own")
    name = remote or next(iter(known))
    return Target(name, known[name], branch)


def _addressed(project: Project, target: Target) -> Project:
    """The project with the address of GitHub Pages, where the notes do not say another."""
    address = project.config.base_url or git.pages_address(target.address)
    config = msgspec.structs.replace(project.config, base_url=address)
    return msgspec.structs.replace(project, config=config)


def _wrong(project: Project, site: Site, strict: bool) -> str:
    """What stands against pushing that site: errors; with `strict` warnings, too."""
    grave = {"error", "warning"} if strict else {"error"}
    found = [item for item in site.diagnostics if item.severity in grave]
    return format_text(shown(found, True), roots(project))


def _with_own_files(site: Site, project: Project) -> Site:
    """The site with what hosts of a branch look for: no Jekyll, and the domain where it has one of its own."""
    own = [Output(".nojekyll")]
    if domain := domain_of(project.config.base_url):
        own.append(Output("CNAME", f"{domain}\n".encode()))
    known = {output.path for output in site.outputs}
    more = (output for output in own if output.path not in known)
    return msgspec.structs.replace(site, outputs=(*site.outputs, *more))


def domain_of(address: str) -> str:
    """The domain of the keeper's own that an address is the root of, or ""."""
    if not is_site(address):
        return ""
    parts = urlsplit(address)
    host = parts.hostname or ""
    hosted = host.endswith((".github.io", ".gitlab.io", ".pages.dev")) or host == "localhost" or "." not in host
    return "" if hosted or parts.path.strip("/") else host


def _publish(project: Project, site: Site, place: Path) -> None:
    memo = open_memo(project)
    try:
        problems = publish(site.outputs, place, Path(project.notes), memo=memo).diagnostics
    finally:
        memo.close()
    if problems:
        raise git.GitError(format_text(problems, roots(project)))


def _plan(project: Project, site: Site, target: Target, change: Change, size: int) -> Iterator[str]:
    """What is about to happen, in a few lines."""
    where = project.config.base_url or "an address that nobody has said (base_url in site.yaml)"
    yield f"site    {change.files:,} files, {_megabytes(size)}, for {where}"
    yield f"to      branch {target.branch} of {target.remote}, {git.shown(target.address)}"
    home = len(site.library.withheld)
    yield f"of      {_state(Path(project.folder))}" + (f"; {home:,} notes and files stay at home" if home else "")
    yield f"before  {change.before or 'the branch is not there yet'}"
    if change.commit == "":
        yield "nothing differs from it; nothing is pushed"
        return
    if change.parent:
        counts = (f"{len(paths):,} {word}" for word, _, paths in change.kinds if paths)
        yield f"now     {', '.join(counts)}"
        yield from (line for _, sign, paths in change.kinds for line in _named(sign, paths))
    if change.kept:
        yield f"kept    {', '.join(change.kept)}, which somebody put there"
    told = list(slips(site.outputs))
    if told:
        slip = "like a password, a key or a folder of yours; `papernotes check --leaks` names them"
        yield f"look    at {number(len(told), 'place')} {slip}"


def _named(sign: str, paths: tuple[str, ...]) -> Iterable[str]:
    yield from (f"  {sign} {path}" for path in paths[:_MOST])
    if len(paths) > _MOST:
        yield f"  {sign} and {len(paths) - _MOST:,} more"


def _state(folder: Path) -> str:
    """Which state of the notes it is."""
    commit = git.ask(folder, "rev-parse", "--short", "HEAD").out
    branch = git.branch(folder)
    dirty = len(git.ask(folder, "status", "--porcelain", "--", ".", ":(exclude).papernotes").out.splitlines())
    state = (
        f"{branch or 'a detached HEAD'} at {commit}" if commit and "HEAD" not in commit else "notes without a commit"
    )
    return state + (f", and {number(dirty, 'file')} not committed" if dirty else "")


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{size / 1e3:.1f} KB"


def _seen_at(project: Project, target: Target) -> str:
    if not git.pages_address(target.address):
        return ""
    settings = f"in the repository's settings, Pages, choose the branch {target.branch}"
    return f"\nin a minute at {project.config.base_url}; the first time, {settings}"
