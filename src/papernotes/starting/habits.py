"""A folder -> by which program its notes are kept, and what that program's own files say of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

from .fresh import text_of


class Habit(msgspec.Struct, frozen=True):
    """What is known of a folder before a note of it is read. `ignore` are globs, `whole` says that it is a vault: all
    of it are notes."""

    name: str  # in a sentence: "an Obsidian vault"
    ignore: tuple[str, ...] = ()
    title: str = ""
    author: str = ""
    address: str = ""
    whole: bool = False


def habit_of(folder: Path) -> Habit:
    """The first that knows the folder; "" is the name of none."""
    return next((habit for habit in _habits(folder) if habit), Habit(""))


def _habits(folder: Path) -> Iterator[Habit | None]:
    yield _obsidian(folder)
    yield _dendron(folder)
    yield _logseq(folder)
    yield _site(folder)


def _obsidian(folder: Path) -> Habit | None:
    if not (folder / ".obsidian").is_dir():
        return None
    templates = (
        _json(folder / ".obsidian" / "templates.json").get("folder"),
        _json(folder / ".obsidian" / "plugins" / "templater-obsidian" / "data.json").get("templates_folder"),
    )
    ignore = dict.fromkeys(name.strip("/") for name in templates if isinstance(name, str) and name.strip("/"))
    return Habit("an Obsidian vault", tuple(ignore), whole=True)


def _dendron(folder: Path) -> Habit | None:
    if (
        (folder / "dendron.yml").is_file()
        or any(folder.glob("*/root.schema.yml"))
        or any(folder.glob("root.schema.yml"))
    ):
        return Habit("a Dendron workspace", ("templates.*",))
    return None


def _logseq(folder: Path) -> Habit | None:
    if (folder / "logseq" / "config.edn").is_file():
        return Habit("a Logseq graph", ("logseq",), whole=True)
    return None


_SITES = (
    ("scaffolds", "_config.yml", "a Hexo site", ("scaffolds", "themes", "public")),
    ("_posts", "_config.yml", "a Jekyll site", ("_site",)),
    ("archetypes", "hugo.toml", "a Hugo site", ("archetypes", "themes", "public")),
    ("archetypes", "config.toml", "a Hugo site", ("archetypes", "themes", "public")),
    ("docs", "mkdocs.yml", "an MkDocs site", ()),
    ("content", "quartz.config.ts", "a Quartz site", ("quartz", "docs", "public")),
)


def _site(folder: Path) -> Habit | None:
    for place, config, name, ignore in _SITES:
        if (folder / place).is_dir() and (folder / config).is_file():
            said = _said(folder / config)
            keys = (("title", "site_name"), ("author", "site_author"), ("url", "baseURL", "site_url"))
            title, author, address = (next((said[key] for key in names if key in said), "") for names in keys)
            return Habit(name, ignore, title, author, address)
    return None


def _json(path: Path) -> dict[str, object]:
    try:
        found = json.loads(text_of(path) or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _said(path: Path) -> dict[str, str]:
    """The plain `key: text` lines of a configuration in YAML or TOML, whatever else is in it."""
    lines = re.findall(r"(?m)^(\w+)\s*[:=][ \t]*(\S.*?)\s*$", text_of(path))
    return {key: value for key, written in lines if (value := _plain(written))}


def _plain(written: str) -> str:
    try:
        value = yaml.safe_load(written)
    except yaml.YAMLError:
        return ""
    return str(value).strip() if isinstance(value, str | int) else ""
