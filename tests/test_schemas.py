"""The JSON Schemas: what editors are told is what papernotes reads, made from the same types and tables."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import msgspec
import pytest
import yaml
from conftest import ROOT, Expect

from papernotes import head_keys
from papernotes.cli import run
from papernotes.config import Config, parse_config
from papernotes.schemas import shipped
from papernotes.schemas.making import SCHEMAS

PACKAGE = ROOT / "src" / "papernotes"
SITE, NOTE = (jsonschema.Draft7Validator(json.loads(SCHEMAS[name]())) for name in ("site", "note"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_shipped(name: str, expect: Expect) -> None:
    """What is shipped is what the types and tables make."""
    expect(PACKAGE / "schemas" / f"{name}.schema.json", SCHEMAS[name]())


@pytest.mark.parametrize("schema", [SITE, NOTE])
def test_sound(schema: jsonschema.Draft7Validator) -> None:
    """The schemas are schemas."""
    jsonschema.Draft7Validator.check_schema(schema.schema)


def test_every_key_is_described() -> None:
    """Every key of site.yaml is in the schema, and says what it is for."""
    keys = SITE.schema["properties"]

    assert set(keys) == {field.name for field in msgspec.structs.fields(Config)}
    assert not [name for name, key in keys.items() if not key.get("description")]


CASES = (
    "title: 论文笔记\nlanguage: en\n",
    "ignore: [drafts/*]\nfiles: [{match: a, split: none, paper_level: 3}]\nsame: [[A, B]]\n",
    "diagnostics: {missing-image: error}\nfacets: {method: [做法]}\nmarkdown: {math: false}\n",
    "theme: {colors: {link: red}}\n",
    "",
    "titel: x\n",
    "language: fr\n",
    "title: 3\n",
    "ignore: x\n",
    "- a\n",
    "files: [{split: none}]\n",
    "files: [{match: a, paper_level: true}]\n",
    "diagnostics: {bad-mth: error}\n",
    "diagnostics: {missing-image: loud}\n",
    "facets: {methods: [做法]}\n",
    "markdown: {mth: false}\n",
    "theme: {colors: {paprika: red}}\n",
)


@pytest.mark.parametrize("text", [*CASES, (ROOT / "site.yaml").read_text(encoding="utf-8")])
def test_same_verdict(text: str) -> None:
    """An editor with the schema accepts a site.yaml just where papernotes does."""
    assert SITE.is_valid(yaml.safe_load(text)) == (not parse_config(text).diagnostics)


def heads(folder: Path) -> Iterator[object]:
    for path in sorted(folder.rglob("*.md")):
        head = re.match(r"(?:#!.*\n)?---\n(.*?\n)---\n", path.read_text(encoding="utf-8", errors="replace"), re.DOTALL)
        if head:
            try:
                yield yaml.load(head[1], Loader=yaml.BaseLoader)
            except yaml.YAMLError:
                continue


def test_real_heads(vaults: Path) -> None:
    """No head that people write is refused."""
    assert not [head for head in (*heads(ROOT / "notes"), *heads(vaults)) if not NOTE.is_valid(head)]


@pytest.mark.parametrize("head", ["papernotes-split: lists", "papernotes-paper-level: 7", "papernotes: {splt: none}"])
def test_refused_heads(head: str) -> None:
    """What is certainly a slip is told."""
    assert not NOTE.is_valid(yaml.safe_load(head))


def literals() -> Iterator[tuple[str, str]]:
    """Every key of a head that the code names for itself, with its module."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
                continue
            owner = ast.unparse(call.func.value)
            if (call.func.attr in ("value", "values") and owner.endswith("note")) or call.func.attr == "head":
                yield from ((str(arg.value), path.name) for arg in call.args if isinstance(arg, ast.Constant))


def test_no_key_beside_the_table() -> None:
    """No module reads a key of a head that the schema does not know; those that only weigh evidence are named here."""
    known = {name for key in head_keys.ALL for name in key.names}
    weighed = {
        "bibtex",
        "isbn",
        "isbn10",
        "isbn13",
        "isbn-10",
        "isbn-13",
        "出版社",
        "item-type",
        "itemtype",
        "class",
        "code",
        "genre",
        "hypothesis-uri",
        "zt-attachments",
        "pdf",
        "rating",
        "papernotes.split",
    }

    assert {key for key, _ in literals()} - known <= weighed


def test_the_table_is_read() -> None:
    """Every key of the table is read by some module."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if path.stem != "head_keys")
    names = {name for name, key in vars(head_keys).items() if isinstance(key, head_keys.Key)}
    by_name = {"PRIVATE", "DRAFT", "TITLE", "SPLIT", "PAPER_LEVEL", "TOPIC_LEVEL", "PAPERNOTES"}

    assert {name for name in names if f"head_keys.{name}" not in text} <= by_name


@pytest.mark.parametrize("name", ["site", "note", "papers"])
def test_printed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`papernotes schema` prints what is shipped."""
    assert run(["schema", name]) == 0
    assert capsys.readouterr().out == shipped(name)
