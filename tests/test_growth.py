"""What a build does grows with the notes and no faster: twice the papers, twice the steps. Nothing here is timed."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

from papernotes.build import open_project, prepare
from papernotes.config import Config
from papernotes.incremental.kept import awhile
from papernotes.loader.parse import parse
from papernotes.loader.parser import scanner
from papernotes.memo import Memory
from papernotes.model import Mark, Page, Source
from papernotes.normaliser.extract import extract
from papernotes.normaliser.fields import dates
from papernotes.normaliser.headings.evidence import Evidence
from papernotes.normaliser.prose import lines, once
from papernotes.normaliser.prose.lines import lines_of
from papernotes.normaliser.references import likeness, venues
from papernotes.normaliser.regions import item_evidence, items
from papernotes.normaliser.stated import keyed
from papernotes.normaliser.titles import (
    item_titles,
    titles,
)
from papernotes.renderer.lists import plain_notes
from papernotes.renderer.press import Press
from papernotes.renderer.publishing.traces import Traces
from papernotes.renderer.render import view_of

_PAPER = "# Net{n}: A Fine Network Number {n}\n\nCVPR 2020\n\n"
SHAPES = {
    "papers in one topic": lambda count: {
        "a.md": "# 网络\n\n" + "".join(f"## {_PAPER.replace('{n}', str(n))[2:]}" for n in range(count))
    },
    "a topic each": lambda count: {f"d{n}/n.md": _PAPER.replace("{n}", str(n)) for n in range(count)},
    "one paper in many notes": lambda count: {f"d{n}/n.md": _PAPER.replace("{n}", "") for n in range(count)},
    "one name": lambda count: {f"n{n}.md": f"# NeRF: Another Paper Number {n} of Fields\n" for n in range(count)},
    "nested tags": lambda count: {
        "a.md": "".join(f"## {_PAPER.replace('{n}', str(n))[2:]}#a/b{n} #c{n}/d\n\n" for n in range(count))
    },
    "papers that name each other": lambda count: {
        "a.md": "".join(f"# 题{n}\n\n#{_PAPER.replace('{n}', str(n))}As in Net{n - 1}.\n\n" for n in range(1, count))
    },
    "figures of one name": lambda count: {
        "a.md": "# A\n\n" + "".join(f"![[x{n}/f.svg]] ![[f.svg]]\n\n" for n in range(count)),
        **{f"x{n}/f.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>" for n in range(count)},
    },
}


def press_of(folder: Path, files: Mapping[str, str]) -> Press:
    """The site of those notes, no page of it made yet."""
    for name, text in files.items():
        path = folder / "notes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return prepare(open_project(folder), memo=Memory())


def steps(folder: Path, files: Mapping[str, str]) -> int:
    """How many functions are called on the way from the notes to the views of all pages."""
    calls = 0

    def count(_frame: object, event: str, _given: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        with awhile():
            press = press_of(folder, files)
            traces = Traces(press.edition, press.theme.digest)
            for route in press.routes.values():
                if route.kind != "json":
                    _, reads = traces.during(partial(view_of, route))
                    traces.digest(route, map(traces.of, reads))
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("shape", SHAPES)
def test_steps(shape: str, tmp_path: Path) -> None:
    """Twice as much takes at most a little more than twice the steps."""
    # The first time much is made that is there from then on.
    _, few, some, many = (steps(tmp_path / str(count), SHAPES[shape](count)) for count in (10, 60, 120, 240))

    assert many - some < 2.4 * (some - few)


def test_items_of_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each item of a long list is read once for all rules that ask for it, and forgotten when another note is read."""
    read: list[int] = []
    evidence = item_evidence.item_evidence

    def counted(*given: Any) -> Evidence:
        read.append(1)
        return evidence(*given)

    monkeypatch.setattr(items, "item_evidence", counted)
    text = "".join(f"- **Net{number}: A Fine Network Number {number}**, CVPR 2020.\n" for number in range(5000))
    note = parse(Source("a.md", text), Config().markdown).value
    assert len(extract(note, Config()).value) == len(read) == 5000

    extract(parse(Source("b.md", "# A\n"), Config().markdown).value, Config())
    assert sum(map(len, once._made)) < 10


def test_day_of_a_head(monkeypatch: pytest.MonkeyPatch) -> None:
    """The head of a note is looked through for its day once, however many papers are in the note."""
    read: list[str] = []
    day_of = dates._day_of

    def counted(value: str) -> str | None:
        read.append(value)
        return day_of(value)

    monkeypatch.setattr(dates, "_day_of", counted)
    papers = "".join(f"- **Net{number}: A Fine Network Number {number}**, CVPR 2020.\n" for number in range(50))
    text = f"---\ntitle: A\ndate-read: 2020-01-02\n---\n{papers}"
    found = extract(parse(Source("a.md", text), Config().markdown).value, Config()).value

    assert [entry.noted for entry in found] == ["2020-01-02"] * 50
    assert read.count("2020-01-02") == 1 and len(read) < 50


def test_first_sentences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a note without papers says first is looked for once, though the home page tells it, and its neighbours."""
    seen: list[str] = []
    first = plain_notes._first_sentence

    def counted(page: Page) -> str:
        seen.append(page.note.path)
        return first(page)

    monkeypatch.setattr(plain_notes, "_first_sentence", counted)
    press = press_of(tmp_path, {f"n{number}.md": f"# N{number}\n\nText {number}.\n" for number in range(30)})
    with awhile():
        press.all()

    assert sorted(seen) == sorted(f"n{number}.md" for number in range(30))


def test_pages_of_one_list(tmp_path: Path) -> None:
    """A page of a long list reads its own papers, and not those of the other pages; a paper's page does not read what
    else was published in its year."""
    small, large = (press_of(tmp_path / str(count), SHAPES["papers in one topic"](count)) for count in (450, 850))

    for press in (small, large):
        traces = Traces(press.edition, press.theme.digest)
        for kind in ("all", "topic", "table", "group"):
            route = [route for route in press.routes.values() if route.kind == kind and "2" in route.key][-1]
            _, reads = traces.during(partial(view_of, route))
            assert len([1 for name, _ in reads if name == "papers"]) <= 250, route
    held = [msgspec.json.encode(press.edition.groups_of("years/", "net7")) for press in (small, large)]
    assert held[0] == held[1] != b"[]"


def test_texts_of_a_long_note() -> None:
    """What is read of a text is kept for as many as a note may have: rules go over all of it, one after the other."""
    most_blocks = scanner.MOST // 5  # tokens of an item

    for read in (likeness.likeness, venues.venues_in, titles.read_title, keyed._keyed):
        assert read.cache_parameters()["maxsize"] >= 2 * most_blocks, read
    assert 2 * most_blocks <= once.TEXTS


def test_titles_in_a_line_of_stars(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is emphasised over and over again, each time to the end of the line, is not read as often."""
    read: list[int] = []

    def counted(text: str, marks: tuple[Mark, ...] = ()) -> titles.Named:
        read.append(len(text))
        return titles.read_title(text, marks)

    monkeypatch.setattr(item_titles, "read_title", counted)
    note = parse(Source("a.md", "*a " * 2000 + "b " + "a* " * 2000), Config().markdown).value
    (line,) = lines_of(note.blocks)
    assert len(line.marks) >= 1000
    item_titles.title_in(line)

    assert sum(read) < 100 * len(line.text)


def test_lines_with_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a paragraph's marks each line is asked for its own, and has them in their order."""
    asked: list[int] = []
    own = lines._marks

    def counted(marks: Sequence[Mark], start: int, end: int) -> tuple[Mark, ...]:
        asked.append(len(marks))
        return own(marks, start, end)

    monkeypatch.setattr(lines, "_marks", counted)
    text = "**方法：**a [b](https://e.org) *c*\n" * 300 + "*from here\nto **there***\n"
    note = parse(Source("a.md", text), Config().markdown).value
    found = list(lines_of(note.blocks))

    assert sum(asked) < 5 * len(found)
    assert [mark.kind for mark in found[0].marks] == ["strong", "link", "em"] and found[0].marks == found[299].marks
    assert [[mark.kind for mark in line.marks] for line in found[300:]] == [["em"], ["em", "strong"]]
