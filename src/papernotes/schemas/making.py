"""The types and tables that the code reads -> JSON Schemas, so that an editor knows just what papernotes knows.

What a key of `site.yaml` means is the comment behind it in `config.py`; of a note's head, the table `head_keys.py`.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import typing
from collections.abc import Iterator, Mapping
from typing import Any, Literal

import msgspec

from .. import config, head_keys
from ..config import Config
from ..diagnostics import CODES
from . import address

Json = dict[str, Any]
_DRAFT = "http://json-schema.org/draft-07/schema#"  # the one that editors of YAML know
_PLAIN: dict[object, Json] = {
    str: {"type": "string"},
    int: {"type": "integer", "minimum": 0, "maximum": 6},
    bool: {"type": "boolean"},
}


def site_schema() -> str:
    """The schema of `site.yaml`: it takes what `parse_config` takes, and refuses what that does not know."""
    comments = _comments(inspect.getsource(config))
    made = _of_type(Config, comments)
    made["properties"]["diagnostics"]["propertyNames"] = {"enum": list(CODES)}
    made["type"] = ["object", "null"]  # an empty file is the default
    return _text({"$schema": _DRAFT, "$id": address("site"), "title": "site.yaml of papernotes", **made})


def _of_type(kind: Any, comments: Mapping[str, Mapping[str, str]]) -> Json:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return _of_struct(kind, comments)
    if origin is tuple:
        return {"type": "array", "items": _of_type(arguments[0], comments)}
    if origin is dict:
        keys = {"propertyNames": _of_type(arguments[0], comments)} if arguments[0] is not str else {}
        return {"type": "object", **keys, "additionalProperties": _of_type(arguments[1], comments)}
    if origin is Literal:
        return {"enum": list(arguments)}
    return dict(_PLAIN[kind])


def _of_struct(kind: type[msgspec.Struct], comments: Mapping[str, Mapping[str, str]]) -> Json:
    types = typing.get_type_hints(kind)
    said = comments.get(kind.__name__, {})
    properties, required = {}, []
    for field in msgspec.structs.fields(kind):
        made = _of_type(types[field.name], comments)
        made |= {"description": said[field.name]} if field.name in said else {}
        if field.required:
            required.append(field.name)
        elif isinstance(field.default, str | int) and field.default != "":
            made["default"] = field.default
        properties[field.name] = made
    needed = {"required": required} if required else {}
    return {"type": "object", "additionalProperties": False, **needed, "properties": properties}


def _comments(source: str) -> dict[str, dict[str, str]]:
    """Class -> field -> the comment behind the field, its first letter large."""
    lines = source.splitlines()
    found: dict[str, dict[str, str]] = {}
    for node in ast.parse(source).body:
        for part in node.body if isinstance(node, ast.ClassDef) else ():
            if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
                comment = re.search(r"\s#\s+(.*)$", lines[(part.end_lineno or part.lineno) - 1])
                if comment and isinstance(node, ast.ClassDef):
                    found.setdefault(node.name, {})[part.target.id] = comment[1][0].upper() + comment[1][1:]
    return found


def note_schema() -> str:
    """The schema of a note's head. Keys of others are welcome, so nothing is refused but what cannot be meant."""
    properties = dict(_of_keys(head_keys.ALL))
    return _text(
        {
            "$schema": _DRAFT,
            "$id": address("note"),
            "title": "Head of a note that papernotes reads",
            "type": ["object", "null"],
            "properties": properties,
        }
    )


def _of_keys(keys: tuple[head_keys.Key, ...]) -> Iterator[tuple[str, Json]]:
    """Each name of each key once; a name that two keys read is described by the first."""
    seen: set[str] = set()
    for key in keys:
        for name in key.names:
            if name not in seen:
                seen.add(name)
                same = "" if name == key.name else f" Another name of `{key.name}`."
                yield name, {"description": key.says + same, **_VALUES[key.value]}


_TEXT: Json = {"type": ["string", "number", "boolean", "null"]}
_VALUES: dict[head_keys.Value, Json] = {
    "text": _TEXT,
    "texts": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
    "yes": {"anyOf": [{"type": "boolean"}, _TEXT]},
    "status": {"anyOf": [{"enum": ["to-read", "reading", "read"]}, _TEXT, {"type": "array"}]},
    "split": {"enum": list(head_keys.SPLITS)},
    "level": {"type": "integer", "minimum": 1, "maximum": 6},
    "levels": {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "split": {"enum": list(head_keys.SPLITS)},
            "paper_level": {"type": "integer", "minimum": 1, "maximum": 6},
            "topic_level": {"type": "integer", "minimum": 1, "maximum": 6},
        },
    },
}


def _text(schema: Json) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


SCHEMAS = {"site": site_schema, "note": note_schema}  # by the name that `papernotes schema` gives them
