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
    "shallow",
    "regular",
    "own_ids",
    "attachments",
    "written",
    "packed",
    "gist",
    "svg",
    "metadata",
    "exif",
    "films",
    "memo",
    "pinyin",
    "kept",
    "followed",
    "processes",
    "made_before",
    "repository",
)
TOP = (
    *("build", "ledger", "addresses", "check", "checking", "leaks", "options", "opening"),
    *("progress", "cli", "__main__", "watch", "live", "server", "serve"),
)
ROOMS = (  # of the normaliser, in the order in which they stand on each other
    *("lexicon", "prose", "references", "titles", "stated", "headings", "regions", "judging", "files", "fields"),
    *("library", "private"),
)
WINGS = {
    "loader": "Loader: text on disk becomes notes",
    "normaliser": "Normaliser: notes become a library",
    "renderer": "Renderer: a library becomes the files of a site",
}


def code_map(package: Path) -> str:
    """The tables: ground floor, top floor and rooms in the order that explains them, the rest of the wings by name."""
    modules = [path for path in sorted(package.rglob("*.py")) if path.name != "__init__.py"]
    roots = [path for path in modules if path.parent == package]
    ground = sorted((path for path in roots if path.stem in GROUND), key=lambda path: GROUND.index(path.stem))
    wings = [package / wing for wing in WINGS]
    above = [path for path in modules if not any(wing in path.parents for wing in wings)]
    top = sorted((path for path in above if path.parent != package or path.stem not in GROUND), key=_height)
    parts = [_table("Ground floor: what every wing speaks", ground, package)]
    for wing, title in WINGS.items():
        inside = [path for path in modules if package / wing in path.parents]
        rooms = sorted({path.parent / "__init__.py" for path in inside if path.parent != package / wing})
        parts.append(_table(title, sorted((*inside, *rooms), key=_place), package))
    parts.append(_table("Top floor: ties the wings together", top, package))
    return "\n\n".join(parts)


def _place(path: Path) -> tuple[int, int, Path, bool, Path]:
    """First what is in no room, then room by room, each behind its own line."""
    room = path.parent.name
    return (len(path.parts), ROOMS.index(room) if room in ROOMS else -1, path.parent, path.stem != "__init__", path)


def _height(path: Path) -> tuple[int, str]:
    return TOP.index(path.stem) if path.stem in TOP else len(TOP), path.stem


def _table(title: str, modules: list[Path], package: Path) -> str:
    return "\n".join((f"**{title}**\n", "| module | what it does |", "| --- | --- |", *_rows(modules, package)))


def _rows(modules: list[Path], package: Path) -> Iterator[str]:
    for path in modules:
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        paragraph = " ".join(docstring.split("\n\n")[0].split())
        sentence = re.split(r"(?<=[^.])\.(?= [A-Z]|$)", paragraph)[0].replace("|", "\\|")
        name = path.relative_to(package).as_posix().removesuffix("__init__.py")
        yield f"| `{name}` | {sentence} |"
