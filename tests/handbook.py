"""The pages of the documentation as the tests read them: examples with their results, commands, tables of keys."""

from __future__ import annotations

import ast
import io
import re
import tokenize
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

import click
import msgspec
import yaml
from conftest import ROOT

from papernotes import head_keys
from papernotes.cli import papernotes
from papernotes.model import Library, Paper

DOCS = ROOT / "docs"
LANGUAGES = ("en", "zh")
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.glob("*/*.md"))

_FENCE = re.compile(r"^(?P<ticks>`{3,})(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=ticks)\n", re.MULTILINE | re.DOTALL)


class Fence(NamedTuple):
    """A code block: the words after its ticks, its text, and where the text stands in the page."""

    info: str
    text: str
    start: int
    end: int


class Example(NamedTuple):
    """Notes, and what comes out of them according to the page."""

    notes: dict[str, str]
    result: Fence


def fences(page: str) -> list[Fence]:
    return [Fence(found["info"], found["text"], *found.span("text")) for found in _FENCE.finditer(page)]


def without_examples(page: str) -> str:
    """The page with blanks in the place of its code blocks, every other letter where it was."""
    return _FENCE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), page)


def examples(page: str) -> Iterator[Example]:
    """Each "```yaml result" with the notes before it, each "```markdown its/path.md"."""
    notes: dict[str, str] = {}
    for fence in fences(page):
        kind, _, name = fence.info.partition(" ")
        if fence.info == "yaml result":
            yield Example(notes, fence)
            notes = {}
        elif kind in ("markdown", "bibtex") and name:
            notes[name] = fence.text


def told(library: Library) -> str:
    """What was understood, as the pages tell it."""
    names = {paper.id: paper.short or paper.title for paper in library.papers}
    papers = [_told(paper, library, names) for paper in library.papers]
    return yaml.safe_dump(papers, allow_unicode=True, sort_keys=False, width=1000)


def _told(paper: Paper, library: Library, names: dict[str, str]) -> dict[str, Any]:
    entries = paper.entries
    said = {
        "title": paper.title,
        "short": paper.short,
        "kind": paper.kind if paper.kind != "paper" else "",
        "topic": " / ".join(paper.topic),
        "authors": ", ".join(paper.authors),
        "venue": paper.venue,
        "year": paper.year,
        "institutions": ", ".join(paper.institutions),
        "status": paper.status,
        "noted": paper.noted,
        "tags": ", ".join(paper.tags),
        "links": ", ".join(link.kind for link in paper.links),
        "figures": len(paper.figures),
        "sections": ", ".join(dict.fromkeys(section.kind for entry in entries for section in entry.sections)),
        "own words": [remark.text for entry in entries for remark in entry.remarks],
        "names": [f"{names[it.target]} ({it.relation})" for it in library.mentions if it.source == paper.id],
    }
    return {name: value for name, value in said.items() if value}


# --- site.yaml -----------------------------------------------------------------------------------------------

WORDS: dict[str, dict[Any, str]] = {
    "en": {
        str: "text",
        int: "a number",
        bool: "true or false",
        list: "a list: {}",
        dict: "{}: {}",
        "rule": "see below",
    },
    "zh": {str: "文字", int: "数字", bool: "true 或 false", list: "列表：{}", dict: "{}：{}", "rule": "见下"},
}


def keys(kind: type[msgspec.Struct], language: str) -> Iterator[tuple[str, str, str, str]]:
    """(name, what it takes, default, the comment in `config.py`) of each field."""
    notes = _comments(kind.__name__)
    hints = typing.get_type_hints(kind)
    for field in msgspec.structs.fields(kind):
        made = field.default_factory
        default = field.default if made is msgspec.NODEFAULT else typing.cast(Any, made)()
        plain = (
            ""
            if isinstance(default, msgspec.Struct) or default in ("", (), {}, msgspec.NODEFAULT)
            else str(default).lower()
        )
        yield field.name, _takes(hints[field.name], WORDS[language]), f"`{plain}`" if plain else "", notes[field.name]


def _takes(kind: Any, words: dict[Any, str]) -> str:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in inner) if len(inner) < 8 else words[str]
    if origin is tuple:
        return words[list].format(_takes(inner[0], words))
    if origin is dict:
        return words[dict].format(*(_takes(each, words) for each in inner))
    return words["rule"] if issubclass(kind, msgspec.Struct) else words[kind]


def _comments(name: str) -> dict[str, str]:
    """The comment at the end of the line of each field."""
    source = (ROOT / "src" / "papernotes" / "config.py").read_text(encoding="utf-8")
    written = {
        token.start[0]: token.string.lstrip("# ")
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    body = next(node.body for node in ast.parse(source).body if isinstance(node, ast.ClassDef) and node.name == name)
    fields = (node for node in body if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name))
    return {typing.cast(ast.Name, node.target).id: written.get(node.end_lineno or 0, "") for node in fields}


def key_table(kind: type[msgspec.Struct], language: str, before: str) -> str:
    """The table of the keys of that type. What a key means is, in English, its comment; else what the page says."""
    rows = re.findall(r"(?m)^\| `(\w+)` \|.*\| ((?:[^|\\]|\\.)*) \|$", before)
    known = {name: " ".join(meaning.split()) for name, meaning in rows}
    head = {"en": "| key | takes | default | means |", "zh": "| 键 | 取值 | 默认 | 含义 |"}[language]
    lines = [head, "| --- | --- | --- | --- |"]
    for name, takes, default, comment in keys(kind, language):
        comment = comment.replace("|", "\\|")
        meaning = known.get(name, "") if language != "en" or not comment else comment
        lines.append(f"| `{name}` | {takes} | {default} | {meaning} |")
    return "\n".join(lines)


def page_of(path: str) -> str:
    return Path(DOCS, path).read_text(encoding="utf-8")


def head_table(language: str, before: str) -> str:
    """The table of the keys of a note's head; what they mean in Chinese is what the page says."""
    known = dict(re.findall(r"(?m)^\| (`[\w-]+`) \|.*\| (.*) \|$", before))
    head = {"en": "| key | also | what it says |", "zh": "| 键 | 也可以写 | 意思 |"}[language]
    lines = [head, "| --- | --- | --- |"]
    for key in head_keys.ALL:
        others = ", ".join(f"`{name}`" for name in key.names if name != key.name)
        lines.append(
            f"| `{key.name}` | {others} | {key.says if language == 'en' else known.get(f'`{key.name}`', '')} |"
        )
    return "\n".join(lines)


# --- commands ------------------------------------------------------------------------------------------------


def commands(group: click.Group = papernotes, name: str = "papernotes") -> Iterator[tuple[str, click.Command]]:
    """Every command by its words."""
    for word, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {word}")
        else:
            yield f"{name} {word}", command


COMMANDS = dict(commands())
_AS_ABOVE = {"en": "see above", "zh": "见上"}


def options(name: str) -> dict[str, tuple[str, str]]:
    """The options of that command as they are written, each with its longest name and its help."""
    found = [option for option in COMMANDS[name].params if isinstance(option, click.Option) and not option.hidden]
    return {_written(option): (max(option.opts, key=len), option.help or "") for option in found}


def _written(option: click.Option) -> str:
    value = "" if option.is_flag else f" {option.metavar or (option.opts[-1].lstrip('-')).upper()}"
    names = [*sorted(option.opts, key=len), *option.secondary_opts]
    return ", ".join(f"`{each}{value}`" for each in names)


_every = [written for name in COMMANDS for written, (long, _) in options(name).items() if long != "--output"]
SHARED = {written: _every.count(written) for written in _every if _every.count(written) > 1}


def option_table(name: str, language: str, before: str) -> str:
    """The options of that command, or those that several share; what they do is, in English, their help."""
    known = {key: " ".join(said.split()) for key, said in re.findall(r"(?m)^\| (`-.*`) \| (.*) \|$", before)}
    every = {key: value for each in COMMANDS for key, value in options(each).items()}
    mine = every if name == "shared" else options(name)
    shown = {key: said for key, (_, said) in mine.items() if (key in SHARED) == (name == "shared")}
    head = {"en": "| option | what it does |", "zh": "| 选项 | 作用 |"}[language]
    lines = [head, "| --- | --- |"]
    for key, said in shown.items():
        plain = " ".join(re.sub(r"\[default: (.*)\]", r"Default: \1.", said).split()) or known.get(key, "")
        lines.append(f"| {key} | {plain if language == 'en' else known.get(key, '')} |")
    others = ", ".join(f"`{long}`" for key, (long, _) in mine.items() if key in SHARED)
    if name != "shared" and others:
        lines.append(f"| {others} | {_AS_ABOVE[language]} |")
    return "\n".join(lines)
