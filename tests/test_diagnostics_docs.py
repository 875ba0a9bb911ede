"""docs/diagnostics.md is true: every code is in it with its severity and meaning, and every example gives its code."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT, Write

from papernotes.build import build, open_project
from papernotes.checking import everything
from papernotes.config import parse_config
from papernotes.diagnostics import CODES

TEXT = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
_NEXT = r"(?=^### [a-z-]+$|^## (?:Text|Figures and|Formulas|Links,|The site)|\Z)"  # examples have headings, too
PARTS = dict(re.findall(rf"^### ([a-z-]+)\n\n(.*?){_NEXT}", TEXT, re.MULTILINE | re.DOTALL))


def test_every_code() -> None:
    """The page has a part for every code, and for no other."""
    assert sorted(PARTS) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_part(code: str, write: Write) -> None:
    """A part says severity and meaning, how to mend it, and gives an example that is one."""
    part = PARTS[code]
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
