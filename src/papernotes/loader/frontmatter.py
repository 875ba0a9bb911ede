"""The head of a note: YAML between `---` (or `---` and `...`), TOML between `+++`.

The head's lines are blanked, not removed, so that lines count in the file. Values are taken as they are written:
`title: 20231204` stays text, a date stays a date's text. A head that is not valid YAML (`title: NeRF: Scenes` without
quotes is the usual case) is read line by line, as the person meant it, and reported. Where a head is not read whole, or
is none, each of its lines is still asked whether the note stays at home.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import msgspec
import yaml
from frontmatter.default_handlers import BaseHandler

from ..diagnostics import report
from ..head_keys import AUTHOR, AUTHORS, DRAFT, INSTITUTIONS, PRIVATE, PUBLISH
from ..model import Checked, Field, Span
from ..patterns import pattern
from ..shallow import shallow
from ..yes_no import is_no, is_yes, plain_key, plain_value, seen
from .unopened import unopened

MOST = 1000  # keys of a head, and values of a key
_MERGE = "tag:yaml.org,2002:merge"
_HOME = frozenset((*PRIVATE.names, *DRAFT.names, *PUBLISH.names))
_LINE = pattern(rf"(?:^|[{{,])[^\w#{{,]*({'|'.join(_HOME)})[\"'*_\s]*[:：=]\s*[\"']?([^,}}\n]*)", re.IGNORECASE)
_BODY = pattern(r"^#{1,6}[ \t]", re.MULTILINE)  # where the text begins below a head that is never closed
_WIDE = pattern(r"(?mi)^(?:title|标题|题目|date|日期|tags|标签|authors?|作者|year|年份|status|状态)：")
_DOTTED = pattern(r"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){50}")


class Head(msgspec.Struct, frozen=True):
    """What a note's head says; `body` is the whole text with the head's lines empty."""

    fields: tuple[Field, ...]
    body: str
    body_line: int = 1


class _Yaml(BaseHandler):
    """`...` may close the block too: YAML's own end of a document, which Zettlr and Pandoc write."""

    FM_BOUNDARY = pattern(r"^(?:-{3,}|\.{3})[ \t]*$", re.MULTILINE)


class _Toml(BaseHandler):
    FM_BOUNDARY = pattern(r"^\+{3,}[ \t]*$", re.MULTILINE)


def split_head(text: str, path: str) -> Checked[Head]:
    """The head and the rest. A first `---` that opens no mapping is a thematic break and stays in the text."""
    start = len(text) - len(text.lstrip("\n \t"))
    if (found := unopened(text)) and (said := _yaml_fields(found["inner"], 1, path)).value is not None:
        blank = "\n" * found[0].count("\n")
        return Checked(Head(said.value, blank + text[found.end() :], len(blank) + 1), said.diagnostics)
    for handler, fields in ((_Yaml(), _yaml_fields), (_Toml(), _toml_fields)):
        if not re.match(r"(?:---|\+\+\+)[ \t]*\n", text[start:]) or not handler.FM_BOUNDARY.match(text, start):
            continue
        try:
            inner, body = handler.split(text[start:])
        except ValueError:
            break  # never closed
        first = text.count("\n", 0, start) + 2
        checked = fields(inner.removeprefix("\n"), first, path)
        if checked.value is None:
            break
        blank = "\n" * (text.count("\n") - body.count("\n"))
        return Checked(Head(checked.value, blank + body, len(blank) + 1), checked.diagnostics)
    return Checked(Head(tuple(_at_home(text, start)), text))


def key_of(written: str) -> str:
    """A head's key in the one form that `Field.key` has: lower case, words joined by hyphens."""
    return re.sub(r"[\s_]+", "-", written.strip().rstrip(":").lower())


def _yaml_fields(inner: str, first: int, path: str) -> Checked[tuple[Field, ...] | None]:
    try:
        root = yaml.compose(shallow(inner), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return _as_meant(inner, first, path, error)
    if root is None:
        return Checked(())
    if isinstance(root, yaml.ScalarNode) and len(_WIDE.findall(inner)) > 1:
        return _as_meant(inner, first, path, yaml.MarkedYAMLError(problem="its colons are full-width, `：`"))
    if not isinstance(root, yaml.MappingNode):
        return Checked(None)
    return _as_many(_pairs(root, first, ""), inner, first, path)


def _as_many(fields: Iterable[Field], inner: str, first: int, path: str) -> Checked[tuple[Field, ...] | None]:
    """As many fields as a head may have: names of names of names (`*a`) make millions out of a few lines."""
    found = tuple(islice(fields, MOST + 1))
    if len(found) <= MOST:
        return Checked(found)
    said = f"the head has more than {MOST:,} keys; those after them are not read"
    made = _with_lines(found[:MOST], inner, first)
    return Checked(made, (report("dense-text", said, Span(path, found[MOST].line or first)),))


def _with_lines(fields: tuple[Field, ...], inner: str, first: int) -> tuple[Field, ...]:
    """The fields of a head that was not read whole, with the lines in it by which the note stays at home."""
    known = {field.line for field in fields if plain_key(field.key) in _HOME}
    return (*fields, *(field for field in _lines(inner, first) if field.line not in known))


def _lines(inner: str, first: int) -> Iterator[Field]:
    """Where a line says that a note is private or a draft, or that it is none; `publish` only where it says no."""
    for number, line in enumerate(inner.split("\n")):
        for found in _LINE.finditer(seen(line)):
            key = plain_key(found[1])
            if key not in PUBLISH.names or is_no(plain_value(found[2])):
                yield Field(key, (found[2].strip(),), first + number)


def _at_home(text: str, start: int) -> Iterator[Field]:
    """What a head that is none, as it is never closed or in JSON, says plainly of the note's staying at home."""
    if text.startswith(("---", "+++", "{"), start):
        head = _BODY.split(text[start : start + 20_000], maxsplit=1)[0]
        for field in _lines(head, text.count("\n", 0, start) + 1):
            if field.key in PUBLISH.names or is_yes(plain_value(field.values[0])):
                yield field


def _pairs(
    node: yaml.MappingNode, first: int, prefix: str, depth: int = 0, merged: set[tuple[int, bool]] | None = None
) -> Iterator[Field]:
    """The pairs of a mapping, and after them those that it takes from others (`<<: *a`), of each of which once."""
    merged = set() if merged is None else merged
    for key, value in node.value:
        name = prefix + key_of(str(key.value))
        line = first + key.start_mark.line
        if key.tag == _MERGE:
            continue
        if isinstance(value, yaml.MappingNode) and depth < 3:
            yield from _pairs(value, first, name + ".", depth + 1, merged)
        elif name in _PERSONS and (persons := _persons(value)):
            said = ((name, persons[0]), (INSTITUTIONS.name, persons[1]))
            yield from (Field(key, tuple(values), line) for key, values in said if values)
        elif name in _PERSONS and isinstance(value, yaml.ScalarNode) and value.style == "|":  # one on each line
            yield Field(name, tuple(filter(None, map(str.strip, value.value.splitlines()[:MOST]))), line)
        else:
            yield Field(name, tuple(islice(_texts(value), MOST)), line)
    for other in _others(node):
        place = id(other), not prefix
        if isinstance(other, yaml.MappingNode) and depth < 3 and place not in merged:
            merged.add(place)
            yield from _pairs(other, first, prefix, depth + 1, merged)


def _persons(node: yaml.Node) -> tuple[list[str], list[str]] | None:
    """Names, and where they work, of a list that says of each author more than the name; None for another list."""
    each = [
        {key_of(str(key.value)): " ".join(_texts(value)) for key, value in item.value}
        for item in islice(node.value if isinstance(node, yaml.SequenceNode) else (), MOST)
        if isinstance(item, yaml.MappingNode)
    ]
    names = [one.get("name") or " ".join(filter(None, map(one.get, _NAMES))) for one in each]
    if not names or not all(names) or len(names) < len(node.value[:MOST]):
        return None
    places = (one[key] for one in each for key in ("affiliation", "affiliations", "institution") if one.get(key))
    return names, list(dict.fromkeys(places))


_PERSONS = frozenset((*AUTHOR.names, *AUTHORS.names))
_NAMES = ("given", "first", "firstname", "first-name", "family", "last", "lastname", "last-name")


def _others(node: yaml.MappingNode) -> Iterator[yaml.Node]:
    for key, value in node.value:
        if key.tag == _MERGE:
            yield from value.value if isinstance(value, yaml.SequenceNode) else (value,)


def _texts(node: yaml.Node, depth: int = 0) -> Iterator[str]:
    if isinstance(node, yaml.ScalarNode):
        empty = node.tag.endswith(":null")
        yield "" if empty else " ".join(node.value.split())
    elif depth < 3:
        for item in node.value:
            yield from _texts(item[1] if isinstance(item, tuple) else item, depth + 1)


def _as_meant(inner: str, first: int, path: str, error: Exception) -> Checked[tuple[Field, ...] | None]:
    """`key: value` lines and `- item` lines below a key. None where hardly a line is one: it was no head."""
    fields: list[tuple[str, list[str], int]] = []
    lines = inner.split("\n")
    for number, line in enumerate(lines):
        pair = re.match(r"([\w一-鿿][\w一-鿿 .-]{0,40}?)[ \t]*(?::(?:[ \t]+|$)|：[ \t]*)(.*)", line)
        item = re.match(r"\s+(?:-[ \t]+)?(\S.*)|-[ \t]+(\S.*)", line)
        if pair:
            value = (pair[2] or "").strip().strip("\"'")
            fields.append((key_of(pair[1]), [value] if value else [], first + number))
        elif item and fields:
            fields[-1][1].append((item[1] or item[2]).strip().strip("\"'"))
    if not fields or len(fields) * 3 < sum(1 for line in lines if line.strip()):
        return Checked(None)
    mark = getattr(error, "problem_mark", None)
    span = Span(path, first + mark.line, mark.column + 1) if mark else Span(path, first)
    problem = getattr(error, "problem", None) or "not YAML"
    hint = "values with `: ` or `#` need quotes; the head was read line by line"
    said = report("bad-front-matter", f"the head is not valid YAML: {problem}", span, hint)
    made = tuple(Field(key, tuple(values[:MOST]), line) for key, values, line in fields)
    many = _as_many(_with_lines(made, inner, first), inner, first, path)
    return Checked(many.value, (said, *many.diagnostics))


def _toml_fields(inner: str, first: int, path: str) -> Checked[tuple[Field, ...] | None]:
    import tomllib  # slow to import, and few notes need it

    try:
        if _DOTTED.search(inner):  # it would be read in the square of its length
            raise tomllib.TOMLDecodeError("a key of too many parts")
        table = tomllib.loads(inner)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        hint = "see https://toml.io; of the head, plain `key = value` lines were read"
        found = report("bad-front-matter", f"the head is not valid TOML: {error}", Span(path, first), hint)
        made = _as_many(_with_lines(tuple(_toml_lines(inner, first)), inner, first), inner, first, path)
        return Checked(made.value, (found, *made.diagnostics))
    lines: dict[str, int] = {}
    for number, line in enumerate(inner.split("\n")):
        if key := re.match(r"\s*[\"']?([^\"'=]*?)[\"']?\s*=", line):
            lines.setdefault(key[1], first + number)
    return _as_many(_toml_pairs(table, lines, first, ""), inner, first, path)


def _toml_lines(inner: str, first: int) -> Iterator[Field]:
    """The lines of a broken head that are sound by themselves: `draft = true` must not be lost with the others."""
    for number, line in enumerate(inner.split("\n")):
        if pair := re.match(r"\s*([\w-]+)\s*=\s*(true|false|\d[\d-]*|\"[^\"]*\"|'[^']*')\s*(?:#|$)", line):
            yield Field(key_of(pair[1]), (pair[2].strip("\"'"),), first + number)


def _toml_pairs(table: dict[str, object], lines: Mapping[str, int], first: int, prefix: str) -> Iterator[Field]:
    """The pairs of a table; `lines` are those on which keys stand first."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _toml_pairs(value, lines, first, f"{prefix}{key_of(key)}.")
            continue
        values = value if isinstance(value, list) else [value]
        yield Field(prefix + key_of(key), tuple(str(item) for item in values[:MOST]), lines.get(key, first))
