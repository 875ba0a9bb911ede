"""`site.yaml`: defaults for all, and a mistake is named with its line and the nearest key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Write
from hypothesis import given
from hypothesis import strategies as st

from papernotes.build import Project, made_of, publish_site
from papernotes.config import Config, ConfigError, FileRule, parse_config, read_config
from papernotes.memo import Memory
from papernotes.schemas.making import site_schema

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


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('title: x\nbase_url: "http://[::1"\n', 2, "`base_url` must be an address of http or https"),
        ("base_url: http://[bad]/\n", 1, "`base_url` must be an address"),
        ("base_url: https://a.b:x/\n", 1, "`base_url` must be an address"),
        ("base_url: me.github.io/notes\n", 1, "did you mean `https://me.github.io/notes`?"),
        ("base_url: javascript:alert(1)//\n", 1, "such as `https://me.github.io/notes`"),
        ("base_url: //evil.com\n", 1, "`base_url` must be an address"),
        ("base_url: /notes/\n", 1, "`base_url` must be an address"),
        ("base_url: https://\n", 1, "`base_url` must be an address"),
        ("base_url: https://a.b/?x=1\n", 1, "`base_url` must be an address"),
        ('output: "a\\0b"\n', 1, "`output` must be text without control characters"),
        ('theme:\n  templates: "a\\0b"\n', 2, "`theme.templates` must be text without control characters"),
        ('theme:\n  assets: "."\n', 2, "`theme.assets` must be a folder of its own"),
        ('attachments:\n- a\n- "a\\0b"\n', 3, "`attachments[2]` must be text without control characters"),
        ('bibliography: ["a\\0b"]\n', 1, "`bibliography[1]` must be text without control characters"),
        ("attachments: [~nouser/x]\n", 1, "`attachments[1]` must be a path, and there is no home of that user"),
        (f"notes: {'x' * 300}\n", 1, "`notes` must be a path, and no system knows one that long"),
        ('files:\n- match: "*"\n  paper_level: -1\n', 3, "`files[1].paper_level` must be a level of headings, 1 to 6"),
        ('files:\n- match: "*"\n  topic_level: 7\n', 3, "`files[1].topic_level` must be a level of headings, 1 to 6"),
        (f'files:\n- match: "*"\n  topic_level: {10**21}\n', 3, "`files[1].topic_level` must be a level of headings"),
        ('theme:\n  allow:\n  - "* ; script-src *"\n', 3, "`theme.allow[1]` must be one source"),
        ('theme: {allow: [""]}\n', 1, "`theme.allow[1]` must be one source"),
        ('theme: {allow: ["https://a.b,https://c.d"]}\n', 1, "`theme.allow[1]` must be one source"),
        ("title: x\nauthor: 2020-99-99\n", 2, "not YAML: month must be in 1..12"),
        ("title: x\nauthor: é\x01\n", 2, "not YAML: control characters are not allowed; take that character out"),
        (f"title: x\nlanguage: 0x{'f' * 6000}\n", 2, "`language` must be one of zh, en, not a number of so many"),
        ("title: x\non: x\n", 2, "there is no key `True`"),
        ("\n".join(("l0: &l0 {a: x}", *(f"l{n}: &l{n} {{<<: [*l{n - 1}, *l{n - 1}]}}" for n in range(1, 60)))), 11,
         "a mapping that takes over too many keys"),
        ("\n".join(("title: &l0 [x]", *(f"k{n}: &l{n} [{','.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 20)),
                    "author: *l19")), 21, "`author` must be text (in quotes), not [[["),
    ],
)  # fmt: skip
def test_values_that_cannot_be(text: str, line: int, words: str) -> None:
    """What no system, address or policy can be is told in its line before anything is built."""
    found = parse_config(text).diagnostics
    told = next(item for item in found if item.span and item.span.line == line)

    assert told.code == "bad-config"
    assert words in f"{told.message}; {told.hint}"
    assert len(told.message) < 400


@pytest.mark.parametrize("text", [
    "base_url: ''\n", "base_url: https://me.github.io/notes\n", "base_url: http://[::1]:8000/x/\n",
    "base_url: https://例子.网站/笔记/\n", "attachments: [~/figures, ../more]\n",
    "theme: {allow: [https://stats.example, \"'unsafe-inline'\", '*.x.org:443/p', 'data:']}\n",
    "files: [{match: '*', paper_level: 6, topic_level: 0}]\n",
    "theme: {colors: &c {ink: red}, dark: {<<: *c, paper: black}}\n",
    "glossary: {" + ", ".join(f"词{n}: word" for n in range(3000)) + "}\n",
])  # fmt: skip
def test_values_that_people_write(text: str) -> None:
    """The rules for values refuse nothing that makes sense."""
    assert not parse_config(text).diagnostics


ODD = (
    "3", "1.5", "true", "null", "[]", "{}", '""', '" "', '"/"', r'"a\0b"', r'"\ud800"', r'"\uFFFF"', "x", "[x]", '[""]',
    "[[]]", "[[x, y], ['']]", "[3]", "{x: y}", "{'': ''}", "{x: 3}", "{x: [y, '']}", "{3: x}", "{[a]: b}", "9" * 5000,
    f"0x{'f' * 6000}", "1e999", "2020-01-01", "!!binary aGk=", "!!python/object:os.system x", "&a [*a]", "x" * 5000,
    f"[{'x' * 5000}]", "[" * 90 + "]" * 90, "{a: " * 90 + "}" * 90, "['[', '((((', '**/**/**/**/*x']",
    "{x: '{0} {page.x} {'}", "{x: 'http://[::1'}", "'http://[::1'", "[~nouser/x]", "{x: ../../..}", "{x: x/x}",
    r"{foo: '\foo #1 #9'}", "{NeRF: nerf, nerf: NeRF}", "[[NeRF, Other], [Other, a.md:9999999999999999999999]]",
    "{method: ['(', '']}", r"{improves: ['(', '~', '~ ~', '\']}", "{三维: ''}", "{ink: 'url('}", "'{path!r:>9}'",
)  # fmt: skip


def _keys(schema: dict[str, Any], way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The way to each key that the schema of site.yaml knows; [] stands for an item of a list."""
    for name, known in schema.get("properties", {}).items():
        yield (*way, name)
        yield from _keys(known, (*way, name))
    if "items" in schema:
        yield from _keys(schema["items"], (*way, "[]"))


def _written(way: tuple[str, ...], value: str) -> str:
    for step in reversed(way[1:]):
        value = (
            f"[{value}]"
            if step == "[]"
            else f"{{match: a.md, {step}: {value}}}"
            if "[]" in way
            else f"{{{step}: {value}}}"
        )
    return f"{way[0]}: {value}\n"


@pytest.mark.parametrize("way", tuple(_keys(json.loads(site_schema()))), ids=".".join)
def test_odd_values(way: tuple[str, ...], write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever any key is given, the site is built, or it is told in which line it cannot be."""
    note = "# Vision\n\n## NeRF: a paper\n\nECCV 2020 #nerf\n\n### Method\n\n$x$ 三维 [[b]]\n\n- improves [[Other]]\n"
    folder = write({"a.md": note, "b.md": "---\ntags: [nerf]\n---\n# Other: a paper\n\nCVPR 2021\n\nNeRF\n"})
    monkeypatch.chdir(folder)
    usual = "" if way[0] == "base_url" else "base_url: https://me.example/\n"
    memo = Memory()
    for value in ODD:
        checked = parse_config(f"{usual}{_written(way, value)}")
        if checked.diagnostics:
            assert all(
                item.span and 1 <= item.span.line <= 2 and len(item.message) < 500 for item in checked.diagnostics
            )
        elif way[0] not in ("notes", "markdown"):
            project = Project(str(folder), str(folder), str(folder / "site"), checked.value, str(folder / "site.yaml"))
            made_of(project)
            publish_site(project, memo)


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
