"""The code map of the README, made of the first sentence of each module's docstring. Reads source, imports nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

GROUND = (
    "model",
    "version",
    "diagnostics",
    "config",
    "config_check",
    "config_rules",
    "head_keys",
    "yes_no",
    "patterns",
    "text",
    "pinyin",
    "shallow",
    "regular",
    "own_ids",
    "written",
    "memo",
    "timings",
    "repository",
    "incremental",
    "attached",
)
TOP = ("build", "check", "serve", "cli", "completing", "loading", "__main__")
ROOMS = {  # of each floor and wing, in the order in which they stand on each other
    "ground": ("incremental", "attached"),
    "loader": ("disk", "html", "parser", "translation", "dialects", "markdown"),
    "normaliser": (
        *("lexicon", "prose", "references", "citations", "titles", "stated", "headings", "regions", "judging", "files"),
        *("library", "private", "relations", "fields"),
    ),
    "renderer": (
        *("latex", "linking", "binding", "indexing", "citing", "plain", "edition", "lists", "theming", "relations"),
        *("exports", "syndication", "pages", "search", "pictures", "publishing", "twins"),
    ),
    "top": ("permalinks", "reading", "commands", "serving", "schemas", "starting", "deploying"),
}
WINGS = {
    "loader": "Loader: text on disk becomes notes",
    "normaliser": "Normaliser: notes become a library",
    "renderer": "Renderer: a library becomes the files of a site",
}
_FLOORS = {"ground": "Ground floor: what every wing speaks", **WINGS, "top": "Top floor: ties the wings together"}


def floor(name: str) -> str:
    """The floor or the wing of a module, by its dotted name below the package."""
    first = name.partition(".")[0]
    return "ground" if first in GROUND else first if first in WINGS else "top"


def room(name: str) -> str:
    """The room in which a module of that dotted name is, or which a package is; "" for what stands in none."""
    parts = name.split(".")
    at = 1 if parts[0] in WINGS else 0
    return parts[at] if len(parts) > at and parts[at] in ROOMS[floor(name)] else ""


def code_map(package: Path) -> str:
    """The tables: floors and wings, in each first what stands in no room, then room by room behind its own line."""
    modules: dict[str, Path] = {}
    for path in package.rglob("*.py"):
        parts = path.relative_to(package).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if name and name not in WINGS:
            modules[name] = path
    tables = ((title, sorted((n for n in modules if floor(n) == at), key=_place)) for at, title in _FLOORS.items())
    return "\n\n".join(_table(title, [modules[name] for name in names], package) for title, names in tables)


def _place(name: str) -> tuple[int, int, str]:
    """The rooms of a floor in their order, what is in none before; in a room its own line, then modules by name."""
    explained = GROUND + TOP
    rooms = ROOMS[floor(name)]
    at = rooms.index(room(name)) if room(name) else -1
    return at, explained.index(name) if name in explained and at < 0 else len(explained), name


def _table(title: str, modules: list[Path], package: Path) -> str:
    return "\n".join((f"**{title}**\n", "| module | what it does |", "| --- | --- |", *_rows(modules, package)))


def _rows(modules: list[Path], package: Path) -> Iterator[str]:
    for path in modules:
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        paragraph = " ".join(docstring.split("\n\n")[0].split())
        sentence = re.split(r"(?<=[^.])\.(?= [A-Z]|$)", paragraph)[0].replace("|", "\\|")
        name = path.relative_to(package).as_posix().removesuffix("__init__.py")
        yield f"| `{name}` | {sentence} |"
