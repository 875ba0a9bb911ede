"""Data of YAML against the types that it is to be: what is wrong in it, with its line and the key that was meant."""

from __future__ import annotations

import difflib
import re
import reprlib
import typing
from typing import Any, Literal

import msgspec
import yaml

from .config_rules import wanted
from .diagnostics import CODES, report
from .model import Diagnostic, Span
from .patterns import pattern


class Lines:
    """Where each key of a YAML document stands."""

    def __init__(self, name: str, root: yaml.Node | None) -> None:
        self.name, self.root = name, root

    def span(self, path: tuple[str | int, ...]) -> Span:
        node, mark = self.root, None
        for step in path:
            if isinstance(node, yaml.MappingNode):
                pair = next((pair for means in _MEANS for pair in node.value if means(pair[0], str(step))), None)
                if pair is None:
                    break
                mark, node = pair[0].start_mark, pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                node = node.value[step]
                mark = node.start_mark
        return Span(self.name, mark.line + 1, mark.column + 1) if mark else Span(self.name, 1)


def _is_text(key: yaml.Node, step: str) -> bool:
    return bool(key.value == step)


def _is_value(key: yaml.Node, step: str) -> bool:
    """Whether a key is the value that a step names: `on:` is True."""
    try:
        return isinstance(key, yaml.ScalarNode) and str(yaml.safe_load(key.value)) == step
    except (yaml.YAMLError, ValueError):
        return False


_MEANS = (_is_text, _is_value)


def check(data: object, kind: Any, path: tuple[str | int, ...], lines: Lines) -> typing.Iterator[Diagnostic]:
    """What is wrong with `data` as a value of that type, deepest place first known."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield from _check_struct(data, kind, path, lines)
    elif origin is tuple:
        if isinstance(data, list):
            for index, value in enumerate(data):
                yield from check(value, arguments[0], (*path, index), lines)
        else:
            yield _wrong(path, lines, "a list (`- ...` lines, or [a, b])", data)
    elif origin is dict:
        yield from _check_dict(data, arguments, path, lines)
    elif origin is Literal:
        if data not in arguments:
            yield _wrong(path, lines, "one of " + ", ".join(map(str, arguments)), data, _nearest(data, arguments))
    elif not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        yield _wrong(path, lines, _WORDS[kind], data)
    elif better := wanted(path, data):
        yield _wrong(path, lines, better.words, data, better.hint)


def twice(node: yaml.Node | None, name: str) -> typing.Iterator[Diagnostic]:
    """Each key that a mapping anywhere in the document has for a second time: YAML would forget the first."""
    waiting, seen = [node], set[int]()
    while waiting:
        node = waiting.pop()
        if not isinstance(node, yaml.CollectionNode) or id(node) in seen:
            continue
        seen.add(id(node))
        if not isinstance(node, yaml.MappingNode):
            waiting.extend(reversed(node.value))
            continue
        first: dict[tuple[str, str], yaml.Mark] = {}
        for key, _ in node.value:
            mark = key.start_mark
            if isinstance(key, yaml.ScalarNode) and (other := first.setdefault((key.tag, key.value), mark)) is not mark:
                said = f"the key `{key.value}` is there twice, on line {other.line + 1} and here"
                yield report("bad-config", said, Span(name, mark.line + 1, mark.column + 1), "make one of the two")
        waiting.extend(value for _, value in reversed(node.value))


_CSS = pattern(r"[^;{}<>\n\\]*[^;{}<>\n\\\s][^;{}<>\n\\]*")
_WORDS: dict[object, str] = {str: "text (in quotes)", int: "a whole number", bool: "true or false"}


def _check_struct(data: object, kind: Any, path: tuple[str | int, ...], lines: Lines) -> typing.Iterator[Diagnostic]:
    if not isinstance(data, dict):
        yield _wrong(path, lines, "a mapping (`key: value` lines)", data)
        return
    known = typing.get_type_hints(kind)
    for key, value in data.items():
        if key not in known:
            hint, place = _nearest(key, known), (*path, str(key))
            yield report("bad-config", f"there is no key `{_dotted(place)}`", lines.span(place), hint)
        else:
            yield from check(value, known[key], (*path, key), lines)
    for name in kind.__struct_fields__[: len(kind.__struct_fields__) - len(kind.__struct_defaults__)]:
        if name not in data:
            yield report("bad-config", f"`{_dotted(path)}` needs a key `{name}`", lines.span(path))


def _check_dict(
    data: object, arguments: tuple[Any, ...], path: tuple[str | int, ...], lines: Lines
) -> typing.Iterator[Diagnostic]:
    if not isinstance(data, dict):
        yield _wrong(path, lines, "a mapping (`key: value` lines)", data)
        return
    for key, value in data.items():
        yield from check(key, arguments[0], (*path, str(key)), lines)
        if path == ("diagnostics",) and key not in CODES:
            yield report(
                "bad-config", f"there is no diagnostic `{key}`", lines.span((*path, key)), _nearest(key, CODES)
            )
        if path == ("macros",) and not re.fullmatch(r"\\?[A-Za-z]+", str(key)):
            yield report(
                "bad-config", f"`{key}` is no name of a LaTeX command", lines.span((*path, key)), "letters only"
            )
        yield from check(value, arguments[1], (*path, str(key)), lines)
        if path[:1] == ("theme",) and isinstance(value, str) and not _CSS.fullmatch(value):
            yield _wrong((*path, key), lines, "what CSS writes there, without ; { } < >", value)


def _wrong(path: tuple[str | int, ...], lines: Lines, words: str, got: object, hint: str = "") -> Diagnostic:
    name = _dotted(path) or "site.yaml"
    return report("bad-config", f"`{name}` must be {words}, not {_shown(got)}", lines.span(path), hint)


def _shown(value: object) -> str:
    """A value as far as a person looks at it: one that names its own parts over and over is larger than all memory."""
    try:
        shown = _REPR.repr(value)
        return shown if len(shown) <= _LONG else f"{shown[:_LONG]}..."
    except ValueError:  # Python writes no number of more than some thousand digits
        return "a number of so many digits"


_REPR = reprlib.Repr()
_LONG = 200
_REPR.maxstring = _REPR.maxother = 100
_REPR.maxlevel = 3


def _dotted(path: tuple[object, ...]) -> str:
    steps = (f"[{step + 1}]" if isinstance(step, int) else _printable(str(step)) for step in path)
    return re.sub(r"\.(?=\[)", "", ".".join(steps))


def _printable(key: str) -> str:
    key = key if len(key) <= 100 else f"{key[:100]}..."
    return key if key.isprintable() else key.encode("unicode_escape").decode()


def _nearest(word: object, known: typing.Iterable[str]) -> str:
    short = isinstance(word, str) and len(word) < 100
    near = difflib.get_close_matches(str(word), list(map(str, known)), 1) if short else []
    return f"did you mean `{near[0]}`?" if near else ""
