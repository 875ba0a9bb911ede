"""The page on diagnostics is true: it has every code with severity and meaning, and every example gives its code."""

from __future__ import annotations

import re

import pytest
from conftest import Write
from handbook import page_of, without_examples

from papernotes.build import build, open_project
from papernotes.commands.checking import everything
from papernotes.config import parse_config
from papernotes.diagnostics import CODES


def parts(language: str) -> dict[str, str]:
    """What the page says of each code."""
    text = page_of(f"{language}/diagnostics.md")
    heads = [*re.finditer(r"^##+ (.*)\n\n", without_examples(text), re.MULTILINE)]
    ends = [*(head.start() for head in heads[1:]), len(text)]
    found = {head[1]: text[head.end() : end] for head, end in zip(heads, ends, strict=True)}
    return {name: part for name, part in found.items() if re.fullmatch(r"[a-z-]+", name)}


PARTS = {language: parts(language) for language in ("en", "zh")}


@pytest.mark.parametrize("language", PARTS)
def test_every_code(language: str) -> None:
    """The page has a part for every code, and for no other."""
    assert sorted(PARTS[language]) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_chinese(code: str) -> None:
    """In Chinese, a part says the severity, what to do, and gives the same example."""
    english, chinese = PARTS["en"][code], PARTS["zh"][code]

    assert chinese.startswith(f"**{CODES[code][0]}**：") and len(chinese.partition("```")[0]) > 20
    assert chinese.partition("```")[2] == english.partition("```")[2]


@pytest.mark.parametrize("code", CODES)
def test_part(code: str, write: Write) -> None:
    """A part says severity and meaning, how to mend it, and gives an example that is one."""
    part = PARTS["en"][code]
    severity, meaning = CODES[code]
    said, form, example = re.match(r"(.*?)\n\n```(\w+)\n(.*?)```\n", part, re.DOTALL).groups()  # type: ignore[union-attr]

    words = " ".join(said.split())
    assert words.startswith(f"**{severity}**: {meaning}. ") and len(words) > len(meaning) + len(severity) + 15
    if form == "markdown":
        project = open_project(write({"notes/note.md": example, "notes/other.md": "# Other\n"}))
        assert code in {item.code for item in everything(project, build(project))}
    elif form == "yaml":
        assert code in {item.code for item in parse_config(example).diagnostics}
    else:
        assert f"{severity}[{code}] " in example
