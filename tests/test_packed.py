"""Blocks as bytes are the same blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from papernotes.build import open_project, prepare, read
from papernotes.config import Config, Markdown
from papernotes.incremental import packed
from papernotes.incremental.gist import gist_of
from papernotes.incremental.packed import Packed, _AtHand, letters, lines, pack
from papernotes.loader.markdown import parse_blocks
from papernotes.memo import Memory, key_of
from papernotes.model import Block, Gist, Section, Source, Span
from papernotes.reading.readings import read_note

BLOCKS = parse_blocks(
    "# 题\n\n一段 $x$ [[链接|字]]\n\n- 甲\n  - 乙\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "a.md", Markdown()
).value

NOTE = "# 题\n\n## NeRF: Radiance Fields\n\nECCV 2020 [arXiv](https://arxiv.org/abs/2003.08934)\n\n### 方法\n\n一段。\n"


@pytest.mark.parametrize("row", [BLOCKS, BLOCKS[1:3], (), (BLOCKS[3], BLOCKS[0]), BLOCKS[::2]])
def test_same_blocks(row: tuple[Block, ...]) -> None:
    """A row of what was packed together holds what it held, in its order, and is known without being made."""
    whole, part = pack((BLOCKS, row), Block)

    assert tuple(part) == row == part == part[:]
    assert (len(part), letters(part), lines(part)) == (len(row), letters(row), lines(row))
    assert (whole == part) is (row == BLOCKS)


def test_kept_once() -> None:
    """What a note and its entries share is there once, however many of them hold it."""
    one, *rows = pack((BLOCKS, BLOCKS[1:], BLOCKS[2:]), Block)

    assert all(row.data is one.data for row in rows)


def test_room() -> None:
    """What was asked for last is not made again while there is room; what was asked for longest ago makes room."""
    one, two, three = (pack((BLOCKS[:number],), Block)[0] for number in (1, 2, 3))
    room = _AtHand(len(one.data) + len(three.data), packed._blocks_decoder.decode)
    first = room(one.data)

    assert room(two.data) is room(two.data)
    assert room(one.data) is first
    assert room(three.data) is room(three.data)
    assert room(one.data) is first


def test_room_for_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library for which there is room is held unpacked; of a larger one the last few notes are."""
    notes = [pack((BLOCKS[:1], (Block("paragraph", Span("a.md", n), n, f"{n:03}"),)), Block)[0] for n in range(1, 31)]
    monkeypatch.setattr(packed, "_FEW", sum(len(note.data) for note in notes[-2:]))
    size = sum(len(note.data) for note in notes)
    for room, held in ((size, 30), (size - 1, 2)):
        monkeypatch.setattr(packed, "_AT_HAND", room)
        monkeypatch.setattr(packed, "_blocks", _AtHand(0, packed._blocks_decoder.decode))
        packed.make_room(note for note in notes)
        first = [packed._blocks(note.data) for note in notes]
        again = [packed._blocks(note.data) is made for note, made in zip(notes[::-1], first[::-1], strict=True)]
        assert sum(again) == held


def test_sections_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads the sections of a note makes no blocks."""
    sections = (Section("method", "Method", 3, "It works.", 0, 1), Section("other", "More", 9, "And more.", 1, 2))
    (parts,) = pack((sections,), Section)
    monkeypatch.setattr(packed, "_blocks", None)

    assert tuple(parts) == sections == parts[:] and parts[1:] == sections[1:]


def test_key() -> None:
    """Packed blocks are in a key by what they are, whatever was packed with them."""
    (alone,), (_, beside) = pack((BLOCKS[1:2],), Block), pack((BLOCKS, BLOCKS[1:2]), Block)

    assert key_of("f", 1, alone) == key_of("f", 1, beside) != key_of("f", 1, pack((BLOCKS,), Block)[0])


def test_damage(tmp_path: Path) -> None:
    """Whatever letter of a stored reading is another, the note is read anew, and the library is what it was."""
    (tmp_path / "a.md").write_text(NOTE, encoding="utf-8")
    project, memo = open_project(tmp_path), Memory()
    clean = read(project, memo=memo).value
    stored = dict(memo._values)
    for key, value in stored.items():
        for at in range(0, len(value), 7):
            memo._values = {**stored, key: value[:at] + bytes([value[at] ^ 1]) + value[at + 1 :]}

            assert tuple(read(project, memo=memo).value.notes[0].note.blocks) == tuple(clean.notes[0].note.blocks)


def test_readings_are_packed(tmp_path: Path) -> None:
    """A library holds no blocks as values, whether its notes were read now or before."""
    (tmp_path / "a.md").write_text(NOTE, encoding="utf-8")
    project, memo = open_project(tmp_path), Memory()
    for _ in range(2):
        library = read(project, memo=memo).value

        entries = [entry for paper in library.papers for entry in paper.entries]
        rows = [row for entry in entries for row in (entry.blocks, entry.sections)]

        assert entries and all(
            isinstance(row, Packed) for row in (*rows, *(page.note.blocks for page in library.notes))
        )


ESSAY = "# On  *reading*\n\nI read\ntwo papers a day. Then I walk.\n\n## Why\n\n- because $x$\n"


@pytest.mark.parametrize(
    ("text", "gist"),
    [
        (ESSAY, Gist("On reading", "I read two papers a day. Then I walk.", True)),
        ("## One\n\n# Two\n\n| $ |\n|---|\n| $y$ |\n", Gist("", "", True)),  # the top heading is not the first
        ("# One\n\n# Two\n\n" + "字 " * 3000, Gist("", "字 " * 100, False)),
        ("`$x$`\n\n![[a.png]]\n", Gist("", "$x$", False)),
        (NOTE, Gist("题", "", False)),  # it holds a paper: nobody shows how it begins
        ("", Gist("", "", False)),
    ],
)
def test_gist(text: str, gist: Gist) -> None:
    """What every note is asked for is found while it is read, and is what its blocks say."""
    note = read_note(Source("a.md", text), Config()).value.note

    assert note.gist == gist
    assert gist_of(note.blocks) == (gist if text != NOTE else Gist("题", "ECCV 2020 arXiv", False))


def test_seldom_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a library for which there is no room, each note is unpacked three times: to find its places, to be searched,
    and to be shown. Its title, how it begins, its length and that it has no formulas are known."""
    for number in range(20):
        (tmp_path / f"n{number}.md").write_text(f"# Essay {number}\n\nI walk.\n\n- [[n1]]\n", encoding="utf-8")
    decoded: list[bytes] = []

    def counted(data: bytes) -> tuple[Block, ...]:
        decoded.append(data)
        return packed._blocks_decoder.decode(data)

    monkeypatch.setattr(packed, "_blocks", _AtHand(0, counted))
    monkeypatch.setattr(packed, "make_room", lambda _: None)
    monkeypatch.setattr("papernotes.normaliser.assemble.make_room", lambda _: None)
    prepare(open_project(tmp_path), memo=Memory()).all()

    assert len(set(decoded)) == 20 and len(decoded) == 60
