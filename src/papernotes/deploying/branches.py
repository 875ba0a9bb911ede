"""A folder of files -> a commit on a branch of a remote, by git's plumbing alone: no checkout, no index but its own.

A branch is ours when its last commit carries our trailer. GitHub commits a CNAME to it when a domain is named in the
settings; that one is kept. Whatever else others committed makes the branch theirs. A new commit follows the last one
and is pushed without force, so that a remote that has moved on refuses it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from ..commands import git

TRAILER = "Deployed-by: papernotes"
_KEPT = "Kept: "  # in our commit's message: what others put there, so that the next one keeps it, too
_LEFT_ALONE = frozenset({"CNAME"})


class ForeignBranchError(Exception):
    """A branch on which others have committed, in words."""


class Target(msgspec.Struct, frozen=True):
    """A branch of a remote; `address` is where that is pushed."""

    remote: str
    address: str
    branch: str

    @property
    def ref(self) -> str:
        return f"refs/heads/{self.branch}"


class Change(msgspec.Struct, frozen=True):
    """A commit that waits to be pushed, "" where it would change nothing. `kinds` are (word, sign, paths)."""

    commit: str
    parent: str
    before: str  # the last one, in words
    files: int
    kinds: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    kept: tuple[str, ...] = ()


def prepared(folder: Path, target: Target, place: Path, files: tuple[str, ...], message: str) -> Change:
    """The commit that makes the branch hold those files of `place`. Raises GitError and ForeignBranchError.

    Its objects are in the repository of `folder` and nothing there leads to them; git clears them away in time.
    """
    parent = _fetched(folder, target)
    kept = tuple(path for path in _added_by_others(folder, target, parent) if path not in files) if parent else ()
    tree = _tree(folder, place, files, parent, kept)
    before = _told(folder, parent) if parent else ""
    if parent and git.order(folder, "rev-parse", f"{parent}^{{tree}}") == tree:
        return Change("", parent, before, len(files) + len(kept))
    kinds = _kinds(folder, parent, tree) if parent else ()
    follows = ("-p", parent) if parent else ()
    trailers = "".join(f"{_KEPT}{name}\n" for name in kept) + f"{TRAILER}\n"
    commit = git.order(folder, "commit-tree", tree, *follows, stdin=f"{message}\n\n{trailers}")
    return Change(commit, parent, before, len(files) + len(kept), kinds, kept)


def push(folder: Path, target: Target, change: Change) -> None:
    """Pushes the commit, never by force. Raises GitError."""
    done = git.ask(folder, "push", "--porcelain", target.remote, f"{change.commit}:{target.ref}")
    if done.code == 0:
        return
    words = git.shown(f"{done.out}\n{done.err}".strip())
    if "fetch first" in words or "non-fast-forward" in words or "stale info" in words or "cannot lock ref" in words:
        raise git.GitError(f"somebody else has pushed to {target.branch} meanwhile; run it again to see what changed")
    raise git.GitError(f"{target.remote} refuses the push:\n{words}")


def _fetched(folder: Path, target: Target) -> str:
    """The last commit of the branch, its objects at hand; "" where the remote has no such branch."""
    listed = git.ask(folder, "ls-remote", target.remote, target.ref)
    if listed.code:
        raise git.GitError(
            f"{target.remote} cannot be reached at {git.shown(target.address)}:\n{git.shown(listed.err)}"
        )
    tip = listed.out.partition("\t")[0]
    if tip and git.ask(folder, "cat-file", "-e", f"{tip}^{{tree}}").code:
        git.order(folder, "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", target.remote, target.ref)
    return tip


def _added_by_others(folder: Path, target: Target, tip: str) -> tuple[str, ...]:
    """What stands on the branch beside our last commit, of what may stand there. Raises ForeignBranchError."""
    ours = git.order(folder, "log", "--first-parent", "-1", "--format=%H", f"--grep=^{TRAILER}", tip)
    if not ours:
        last = git.order(folder, "log", "-1", "--format=%h, %an: %s", tip)
        hint = f"--branch names another; `git push {target.remote} --delete {target.branch}` gives this one up"
        raise ForeignBranchError(f"{target.branch} of {target.remote} is not papernotes' ({last}); {hint}")
    changed = git.order(folder, "diff-tree", "-r", "--no-renames", "--name-only", ours, tip).splitlines()
    if foreign := sorted(set(changed) - _LEFT_ALONE):
        named = ", ".join(foreign[:5]) + (f" and {len(foreign) - 5:,} more" if len(foreign) > 5 else "")
        since = git.order(folder, "log", "--format=%h, %an: %s", f"{ours}..{tip}").replace("\n", "; ")
        hint = f"take that back on {target.branch}, or name another branch with --branch"
        raise ForeignBranchError(f"others have changed {named} on {target.branch} ({since}); {hint}")
    there = git.order(folder, "ls-tree", "--name-only", tip).splitlines()
    said = git.order(folder, "log", "-1", "--format=%B", ours).splitlines()
    before = {line.removeprefix(_KEPT) for line in said if line.startswith(_KEPT)}
    return tuple(sorted(_LEFT_ALONE & (set(changed) | before) & set(there)))


def _tree(folder: Path, place: Path, files: tuple[str, ...], parent: str, kept: tuple[str, ...]) -> str:
    """The tree of those files as they are, byte for byte: no filter, attribute or line ending of the user's."""
    paths = "".join(f"{place / name}\n" for name in files)
    ids = git.order(folder, "hash-object", "-w", "--no-filters", "--stdin-paths", stdin=paths).splitlines()
    entries = [f"100644 {number}\t{name}\0" for number, name in zip(ids, files, strict=True)]
    entries += (f"{git.order(folder, 'ls-tree', parent, name).replace(' blob ', ' ')}\0" for name in kept)
    with tempfile.TemporaryDirectory(prefix="papernotes-") as own:
        index = {"GIT_INDEX_FILE": str(Path(own, "index"))}
        git.order(folder, "update-index", "-z", "--add", "--index-info", stdin="".join(entries), more=index)
        return git.order(folder, "write-tree", more=index)


def _told(folder: Path, commit: str) -> str:
    when = git.order(folder, "log", "-1", "--format=%h of %cd", "--date=format:%Y-%m-%d %H:%M", commit)
    count = len(git.order(folder, "ls-tree", "-r", "--name-only", commit).splitlines())
    return f"{when}, {count:,} files"


def _kinds(folder: Path, parent: str, tree: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The files that differ between that commit and the tree."""
    lines = git.order(folder, "diff-tree", "-r", "--no-renames", "--name-status", parent, tree).splitlines()
    return tuple((word, sign, tuple(_paths(lines, letter))) for word, sign, letter in _KINDS)


_KINDS = (("new", "+", "A"), ("changed", "~", "M"), ("gone", "-", "D"))


def _paths(lines: list[str], letter: str) -> Iterator[str]:
    return (line.partition("\t")[2] for line in lines if line.startswith(letter))
