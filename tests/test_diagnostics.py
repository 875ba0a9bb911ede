"""Diagnostics: permanent codes, one line each, severities of `site.yaml`, and the forms that programs read."""

from __future__ import annotations

import json
import re

import pytest

from papernotes.check import Roots, format_github, format_json, format_text
from papernotes.diagnostics import CODES, apply, line, report
from papernotes.model import Diagnostic, Span

MISSING = report("missing-image", "there is no a.png", Span("a/b.md", 3, 7), "did you mean a.jpg?")
CONFIG = report("bad-config", "there is no key `titel`", Span("site.yaml", 1), "did you mean `title`?")


def test_codes() -> None:
    """A code is kebab-case, has a severity that exists and says what it means."""
    for code, (severity, meaning) in CODES.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
        assert severity in ("error", "warning", "info")
        assert meaning and not meaning.endswith(".")


@pytest.mark.parametrize(
    ("item", "root", "expected"),
    [
        (MISSING, "", "a/b.md:3:7: warning[missing-image] there is no a.png; did you mean a.jpg?"),
        (MISSING, "notes/", "notes/a/b.md:3:7: warning[missing-image] there is no a.png; did you mean a.jpg?"),
        (Diagnostic("error", "x", "no place, no hint"), "notes/", "error[x] no place, no hint"),
    ],
)
def test_line(item: Diagnostic, root: str, expected: str) -> None:
    """One line: place, severity, code, what happened; what to do."""
    assert line(item, root) == expected


def test_apply() -> None:
    """Severities are set per code, the ignored are gone, each is told once, in the order of places."""
    second = report("bad-math", "x", Span("a/b.md", 20))
    third = report("remote-image", "x", Span("a/b.md", 100))
    severities = {"missing-image": "error", "remote-image": "ignore"}

    got = apply([third, second, MISSING, second], severities)

    assert [(item.severity, item.code) for item in got] == [("error", "missing-image"), ("warning", "bad-math")]


def test_text() -> None:
    """Paths lead there from the current folder: notes below the notes folder, site.yaml beside it."""
    assert format_text((MISSING, CONFIG), Roots("notes/", "")).splitlines() == [
        "notes/a/b.md:3:7: warning[missing-image] there is no a.png; did you mean a.jpg?",
        "site.yaml:1:1: error[bad-config] there is no key `titel`; did you mean `title`?",
    ]


def test_json() -> None:
    """Programs get every part by name, and null for a place that there is not."""
    got = json.loads(format_json((MISSING, Diagnostic("info", "x", "y")), Roots("notes/")))

    assert got[0] == {
        "severity": "warning",
        "code": "missing-image",
        "path": "notes/a/b.md",
        "line": 3,
        "column": 7,
        "message": "there is no a.png",
        "hint": "did you mean a.jpg?",
    }
    assert (got[1]["path"], got[1]["line"]) == (None, None)


def test_github() -> None:
    """GitHub's workflow commands, with what would end a property or a line escaped."""
    odd = report("remote-image", "100%\nof it", Span("a,b:c.md", 1))

    assert format_github((MISSING, odd), Roots()).splitlines() == [
        "::warning title=missing-image,file=a/b.md,line=3,col=7::there is no a.png; did you mean a.jpg?",
        "::notice title=remote-image,file=a%2Cb%3Ac.md,line=1,col=1::100%25%0Aof it",
    ]
