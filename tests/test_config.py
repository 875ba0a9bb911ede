"""`site.yaml`: defaults for all, and a mistake is named with its line and the nearest key."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Write
from hypothesis import given
from hypothesis import strategies as st

from papernotes.config import Config, ConfigError, FileRule, parse_config, read_config

QUOTES = "values with `: ` or `#` need quotes"


@pytest.mark.parametrize("text", ["", "\n", "# nothing but a comment\n", "---\n"])
def test_empty(text: str) -> None:
    """An empty file is the default configuration."""
    assert parse_config(text).value == Config()


def test_absent(tmp_path: Path) -> None:
    """An absent file is the default configuration."""
    assert read_config(tmp_path / "site.yaml") == Config()


def test_whole() -> None:
    """Every kind of value is read."""
    text = """\
title: 论文笔记
language: en
ignore: [drafts/*, "*.tmp.md"]
files:
  - match: weekly/*.md
    split: headings
    paper_level: 3
  - match: index.md
    split: none
tags: {3dgs: 3DGS}
facets:
  method: [做法]
diagnostics:
  missing-image: error
markdown:
  line_breaks: false
"""
    got = parse_config(text)

    assert not got.diagnostics
    assert (got.value.title, got.value.language, got.value.ignore) == ("论文笔记", "en", ("drafts/*", "*.tmp.md"))
    assert got.value.files == (FileRule("weekly/*.md", "headings", 3), FileRule("index.md", "none"))
    assert got.value.facets == {"method": ("做法",)}
    assert got.value.diagnostics == {"missing-image": "error"}
    assert not got.value.markdown.line_breaks


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("titel: x\n", 1, "there is no key `titel`", "did you mean `title`?"),
        ("title: x\n\nlangauge: zh\n", 3, "there is no key `langauge`", "did you mean `language`?"),
        ("language: fr\n", 1, "`language` must be one of zh, en, not 'fr'", ""),
        ("title: 3\n", 1, "`title` must be text (in quotes), not 3", ""),
        ("title: [a]\n", 1, "`title` must be text (in quotes), not ['a']", ""),
        ("ignore: x\n", 1, "`ignore` must be a list (`- ...` lines, or [a, b]), not 'x'", ""),
        ("tags: x\n", 1, "`tags` must be a mapping (`key: value` lines), not 'x'", ""),
        ("- a\n- b\n", 1, "`site.yaml` must be a mapping (`key: value` lines), not ['a', 'b']", ""),
        ("files:\n  - match: a\n  - split: none\n", 3, "`files[2]` needs a key `match`", ""),
        ("files:\n  - match: a\n    splt: none\n", 3, "there is no key `files[1].splt`", "did you mean `split`?"),
        (
            "files:\n- match: a\n  paper_level: true\n",
            3,
            "`files[1].paper_level` must be a whole number, not True",
            "",
        ),
        ("diagnostics: {bad-mth: error}\n", 1, "there is no diagnostic `bad-mth`", "did you mean `bad-math`?"),
        ("markdown: {cjk_urls: nope}\n", 1, "`markdown.cjk_urls` must be true or false, not 'nope'", ""),
        ("title: a: b\n", 1, "not YAML: mapping values are not allowed in this context", QUOTES),
        (
            "private: [a]\ntitle: x\nprivate: [b]\n",
            3,
            "the key `private` is there twice, on line 1 and here",
            "make one of the two",
        ),
        (
            "files:\n- match: a\n  'match': b\n",
            3,
            "the key `match` is there twice, on line 2 and here",
            "make one of the two",
        ),
        ("tags: {a: b, a: c}\n", 1, "the key `a` is there twice, on line 1 and here", "make one of the two"),
        ("title: 'a\n", 2, "not YAML: found unexpected end of stream", QUOTES),
    ],
)  # fmt: skip
def test_mistake(text: str, line: int, message: str, hint: str) -> None:
    """A mistake is one diagnostic at its line, and the value is the default."""
    got = parse_config(text)

    assert got.value == Config()
    assert [(item.severity, item.code, item.message, item.hint) for item in got.diagnostics] == [
        ("error", "bad-config", message, hint)
    ]
    assert got.diagnostics[0].span is not None
    assert (got.diagnostics[0].span.path, got.diagnostics[0].span.line) == ("site.yaml", line)


def test_all_mistakes() -> None:
    """All mistakes of a file are told at once."""
    got = parse_config("titel: x\nlanguage: fr\nignore: 3\n")

    assert [item.span.line for item in got.diagnostics if item.span] == [1, 2, 3]


def test_read(write: Write) -> None:
    """A file that cannot be used raises with its diagnostics, also one that is no text."""
    folder = write({"site.yaml": "titel: x\n"})

    with pytest.raises(ConfigError, match="there is no key `titel`"):
        read_config(folder / "site.yaml")

    (folder / "site.yaml").write_bytes(b"title: \xff\xfe\n")
    with pytest.raises(ConfigError, match="cannot read site"):
        read_config(folder / "site.yaml")


def test_byte_order_mark(write: Write) -> None:
    """Editors on Windows put a mark before the first key."""
    assert read_config(write({"site.yaml": "\ufefftitle: x\n"}) / "site.yaml").title == "x"


_SCALARS = st.sampled_from(
    ["title", "tags", "files", "match", "- ", "{", "[", ": ", "&a", "*a", "!!x", "'", "1", "\n", "  "]
)


@given(st.text() | st.lists(_SCALARS).map("".join))
def test_never_raises(text: str) -> None:
    """No text makes reading the configuration raise."""
    parse_config(text)
