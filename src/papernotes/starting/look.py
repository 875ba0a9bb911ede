"""A folder -> what `init` finds there: its habit, its notes by shape, and what a site.yaml for it should say."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import msgspec

from ..build import Project, read
from ..commands import git
from ..config import Config
from ..config_rules import is_site
from ..model import Library
from ..patterns import pattern
from ..renderer.publishing.publish import published
from ..text import CJK_LETTERS
from .fresh import text_of
from .habits import Habit, habit_of
from .shapes import Shape, counted, placed

# Folders that hold notes and are no subject of them.
_HOLDERS = frozenset(
    (
        *("notes", "note", "papers", "paper", "docs", "doc", "content", "source", "src", "vault", "posts", "_posts"),
        *("pages", "md", "markdown", "笔记", "论文"),
    )
)
_FURNITURE = pattern(r"(?:readme|changelog|licen[cs]e|contributing|code_of_conduct|security|todo|agents)\b.*", re.I)
_NO_TITLE = pattern(
    r"(?:my[-_ ]?)?(?:notes?|vault|papers?|docs?|documents?|obsidian|typora|dendron|logseq|vscode|github|hexo|hugo|md|"
    r"markdown|content|source|src|tmp|temp|test|home|desktop|readme|index|untitled|new[-_ ]folder|笔记|论文|文档|桌面)"
    r"\W*\d*",
    re.IGNORECASE,
)
_TITLES = {"zh": "论文笔记", "en": "Paper notes"}


class Seen(msgspec.Struct, frozen=True):
    """What is there. `notes` is the folder of the notes from here; `inside`, where here is in its repository."""

    habit: Habit
    library: Library
    notes: str
    shapes: tuple[tuple[Shape, int, int], ...]
    title: str
    author: str
    language: str
    base_url: str
    output: str
    remote: str = ""
    branch: str = ""
    inside: str = ""
    git: bool = False


def look(folder: Path, language: str) -> Seen:
    """Everything about that folder; `language` is taken where its notes do not tell. Writes nothing."""
    habit = habit_of(folder)
    output = _output(folder)
    library = _library(folder, habit, output)
    language = language_of(library) or language
    remote = next(iter(git.remotes(folder).values()), "")
    own = git.ask(folder, "rev-parse", "--show-prefix")
    return Seen(
        habit,
        library,
        "." if habit.whole else notes_folder(library, folder),
        counted(placed(library)),
        _title(folder, habit, library) or _TITLES[language],
        habit.author or git.ask(folder, "config", "user.name").out,
        language,
        _address(folder, habit, remote),
        output,
        git.shown(remote),
        git.branch(folder),
        own.out.strip("/"),
        own.code == 0,
    )


def _output(folder: Path) -> str:
    """Where the site may go: `site`, unless somebody else's files are there, which would not be read as notes."""
    place = folder / "site"
    others = place.is_dir() and published(place) is None and any(place.iterdir())
    return "papernotes-site" if others else "site"


def _library(folder: Path, habit: Habit, output: str) -> Library:
    config = Config(ignore=habit.ignore)
    place = str(folder)
    return read(Project(place, place, str(folder / output), config, str(folder / "site.yaml")), drafts=True).value


def notes_folder(library: Library, folder: Path) -> str:
    """The folder that holds all notes and their figures, from here; what only furnishes a repository does not count,
    nor is a folder gone into that may be one subject of several."""
    with_papers = {entry.span.path for paper in library.papers for entry in paper.entries}
    paths = [page.note.path for page in library.notes]
    paths = [path for path in paths if path in with_papers or not ("/" not in path and _FURNITURE.match(path))]
    if not paths:
        return "notes" if (folder / "notes").is_dir() else "."
    paths += [figure.path for paper in library.papers for figure in paper.figures if figure.path]
    shared = os.path.commonpath([PurePosixPath(path).parent for path in paths]).replace(os.sep, "/")
    kept: list[str] = []
    for name in shared.split("/"):
        if name.lower() not in _HOLDERS:
            break
        kept.append(name)
    return "/".join(kept) or "."


def language_of(library: Library) -> str:
    """The language of the notes: Chinese from one character for every three English words on; "" where they are few."""
    text = "\n".join(block.text for page in library.notes for block in page.note.blocks)
    chinese, english = len(re.findall(f"[{CJK_LETTERS}]", text)), len(re.findall(r"[A-Za-z]{2,}", text))
    return "" if chinese + english < 20 else "zh" if chinese * 3 > english else "en"


def _title(folder: Path, habit: Habit, library: Library) -> str:
    """What other programs call the site, the heading of its README, the folder's name: the first that tells."""
    return next((title for title in (habit.title, *_headings(library), folder.resolve().name) if _says(title)), "")


def _headings(library: Library) -> Iterable[str]:
    for page in library.notes:
        if page.note.path.lower() == "readme.md":
            yield from (block.text for block in page.note.blocks[:3] if block.kind == "heading" and block.level == 1)


def _says(title: str) -> bool:
    return bool(title.strip()) and not _NO_TITLE.fullmatch(title.strip())


def _address(folder: Path, habit: Habit, remote: str) -> str:
    domain = text_of(folder / "CNAME").strip()
    if re.fullmatch(r"[\w.-]+\.\w+", domain):
        return f"https://{domain}/"
    own = is_site(habit.address) and not re.match(r"https?://(?:www\.)?(?:example|yoursite)\.", habit.address)
    given = habit.address if own else ""
    return f"{given.rstrip('/')}/" if given else git.pages_address(remote)
