"""The rules of the house, read off the source with `ast` alone: nothing of papernotes is imported here.

ground floor   what every wing speaks; imports only itself
wings          loader, normaliser, renderer; import the ground floor and themselves
top floor      everything else; ties the wings together
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from codemap import ROOMS, WINGS, code_map, floor, room
from conftest import ROOT, Expect

PACKAGE = ROOT / "src" / "papernotes"
SIBLINGS = {"loader.dialects", "loader.markdown", "normaliser.fields", "renderer.pages", "renderer.exports"}
OPENS = {
    "regular",
    "bytecode",
    "sources",
    "examine",
    "images",
    "theme",
    "publish",
    "swap",
    "exchange",
    "double",
    "trees",
    "config",
    "memo",
    "unchanged",
    "watch",
    "serve",
    "server",
    "ledger",
    "fresh",
    "schemas",
}
PRINTS = {"cli", "commands.progress"}  # progress draws the bars that cli asks for
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "manager", "context", "misc"}
LINES, STATEMENTS = 250, 60
TABLES = {"model", "renderer.words"}  # tables of types and of words may be longer

_OPENERS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "connect", "fdopen", "touch", "mkdir"}
_READS_NO_FILE = {"webbrowser.open"}


@cache
def modules() -> Mapping[str, ast.Module]:
    """Dotted name below the package -> its tree; a package's `__init__` has the package's name, the root's is ""."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return found


def is_package(name: str) -> bool:
    return (PACKAGE / name.replace(".", "/") / "__init__.py").is_file()


def imports(name: str) -> Iterator[tuple[str, int]]:
    """The modules of papernotes that this one imports, wherever in it, with the line."""
    for node in ast.walk(modules()[name]):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "papernotes":
                    yield alias.name.removeprefix("papernotes").removeprefix("."), node.lineno
        elif isinstance(node, ast.ImportFrom):
            yield from ((target, node.lineno) for target in _imported_from(name, node))


def _imported_from(name: str, node: ast.ImportFrom) -> Iterator[str]:
    if node.level == 0:
        if (node.module or "").split(".")[0] != "papernotes":
            return
        base = (node.module or "").removeprefix("papernotes").removeprefix(".")
    else:
        parts = name.split(".") if name else []
        up = node.level - 1 if is_package(name) or not name else node.level
        base = ".".join([*parts[: len(parts) - up], *([node.module] if node.module else [])])
    for alias in node.names:
        inner = f"{base}.{alias.name}".lstrip(".")
        yield inner if inner in modules() else base


@pytest.mark.parametrize("name", modules())
def test_layers(name: str) -> None:
    """The ground floor imports itself, a wing the ground floor and itself; only the top floor imports wings."""
    allowed = {"ground": {"ground"}, "top": {"ground", "top", *WINGS}}.get(floor(name), {"ground", floor(name)})

    wrong = [f"line {line}: {target}" for target, line in imports(name) if target and floor(target) not in allowed]

    assert not wrong, f"{name} imports what is not below it"


@pytest.mark.parametrize("name", [name for name in modules() if name.rpartition(".")[0] in SIBLINGS])
def test_siblings(name: str) -> None:
    """A dialect, construct, field, page or export never imports another one of its kind, nor their list."""
    folder = name.rpartition(".")[0]

    wrong = [f"line {line}: {target}" for target, line in imports(name) if f"{target}.".startswith(f"{folder}.")]

    assert not wrong, f"{name} imports a sibling"


@pytest.mark.parametrize("name", [name for name in modules() if room(name)])
def test_rooms(name: str) -> None:
    """A room stands on those before it in the order of `ROOMS`: it imports none of its floor that comes later."""
    rooms = ROOMS[floor(name)]
    above = rooms[rooms.index(room(name)) + 1 :]

    wrong = [f"line {line}: {to}" for to, line in imports(name) if floor(to) == floor(name) and room(to) in above]

    assert not wrong, f"{name} imports what stands on it"


def test_every_folder_is_a_room() -> None:
    """Each folder is a wing or a room with a place in the order."""
    folders = {name for name in modules() if name and is_package(name)} - set(WINGS)

    assert folders == {name for name in folders if room(name) == name.rpartition(".")[2]}


@pytest.mark.parametrize("place", [lambda name: name, lambda name: f"{floor(name)}.{room(name) or name}"])
def test_no_circle(place: Callable[[str], str]) -> None:
    """No module imports itself by way of others; nor does a room, by way of other rooms and modules in none."""
    graph: dict[str, set[str]] = {place(name): set() for name in modules()}
    for name in modules():
        graph[place(name)] |= {place(target) for target, _ in imports(name)} - {place(name)}
    while leaves := [name for name, targets in graph.items() if not targets & graph.keys()]:
        for name in leaves:
            del graph[name]

    assert not {name: sorted(targets & graph.keys()) for name, targets in graph.items()}


@pytest.mark.parametrize("name", modules())
def test_who_opens_files(name: str) -> None:
    """The disk is touched at the two ends, by few modules."""
    if name.rpartition(".")[2] in OPENS:
        return

    wrong = [
        f"line {node.lineno}: {ast.unparse(node.func)}"
        for node in ast.walk(modules()[name])
        if isinstance(node, ast.Call) and _last(node.func) in _OPENERS and ast.unparse(node.func) not in _READS_NO_FILE
    ]

    assert not wrong, f"{name} opens files"


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


@pytest.mark.parametrize("name", modules())
def test_who_prints(name: str) -> None:
    """Only the command line speaks; everything else returns what there is to say."""
    if name in PRINTS:
        return
    speaks = re.compile(r"print|pprint|(click\.)?(echo|secho)|sys\.std(out|err)(\.\w+)?|warnings\.warn|logging\.\w+")

    wrong = [
        f"line {node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(modules()[name])
        if isinstance(node, ast.Name | ast.Attribute) and speaks.fullmatch(ast.unparse(node))
    ]

    assert not wrong, f"{name} prints"


@pytest.mark.parametrize("name", modules())
def test_names(name: str) -> None:
    """Modules and classes are named after the domain. These words say nothing about what is inside."""
    classes = [node.name for node in ast.walk(modules()[name]) if isinstance(node, ast.ClassDef)]
    spaced = (re.sub(r"(?<=[a-z])(?=[A-Z])", "_", word).lower() for word in (*name.split("."), *classes))

    assert not [word for word in spaced if FORBIDDEN & set(word.split("_"))]


@pytest.mark.parametrize("name", modules())
def test_sizes(name: str) -> None:
    """A file is one idea, a function one step."""
    tree = modules()[name]
    path = PACKAGE / name.replace(".", "/")
    path = path / "__init__.py" if is_package(name) or not name else path.with_suffix(".py")
    long = [
        f"{node.name} ({node.end_lineno - node.lineno + 1} lines)"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno and node.end_lineno - node.lineno >= STATEMENTS
    ]

    lines = len(path.read_text(encoding="utf-8").splitlines())

    assert not long
    assert name in TABLES or lines <= LINES


@pytest.mark.parametrize("name", modules())
def test_docstrings(name: str) -> None:
    """A module says what it turns into what, and no sentence of it is missing."""
    assert ast.get_docstring(modules()[name]), f"{name or 'papernotes'} has no docstring"


@pytest.mark.parametrize("name", modules())
def test_modules_named(name: str) -> None:
    """A module that a docstring sends its readers to is there."""
    texts = (ast.get_docstring(node) or "" for node in ast.walk(modules()[name]) if isinstance(node, _SPOKEN))
    named = {found for text in texts for found in re.findall(r"`(\w+)\.py`", text)}

    assert named <= {module.rpartition(".")[2] for module in modules()}


_SPOKEN = (ast.Module, ast.ClassDef, ast.FunctionDef)


def test_module_map(expect: Expect) -> None:
    """The code map in README names every module with its docstring's first sentence; --update writes it anew."""
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    before, start, rest = text.partition("**Ground floor")
    _, end, after = rest.partition("\n\n## Add something")
    assert start and end

    expect(readme, before + code_map(PACKAGE) + end + after)


def test_one_theme() -> None:
    """Templates and assets are kept once, at the top; a copy inside the package would grow old unseen."""
    assert not (PACKAGE / "_theme").exists()
    assert Path(ROOT / "templates").is_dir() and Path(ROOT / "assets").is_dir()
