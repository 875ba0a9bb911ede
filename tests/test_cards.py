"""Cards: pictures of papers for where their pages are shared."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from conftest import Write
from PIL import Image

from papernotes.build import build, open_memo, open_project
from papernotes.memo import Memory
from papernotes.model import Card, Output
from papernotes.renderer.pictures import typefaces
from papernotes.renderer.pictures.draw_card import HEIGHT, WIDTH, draw_card, faces_of, wrapped
from papernotes.renderer.pictures.images import produce
from papernotes.renderer.publishing.publish import publish

PAPER = Card("NeRF", "Scenes as Fields", "ECCV 2020", "Fields", "Notes", "NB")
LONG = Card("一" * 300, "word " * 200, "会议" * 90, "主题" * 90, "站" * 90, "批")
NOTE = "## NeRF: Representing Scenes as Neural Fields\n\nECCV 2020\n\n### 方法\n\ntext\n\n### 评价\n\n我觉得很好。\n"
BASE = "https://me.example/"


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


@pytest.mark.parametrize("card", [PAPER, LONG, Card("A", "", "", "", "", "")])
def test_picture(card: Card) -> None:
    """A card has the size that is asked for, is small, and is the same each time."""
    data = draw_card(card, faces_of(card))

    assert opened(data).size == (WIDTH, HEIGHT) == (1200, 630) and opened(data).format == "PNG"
    assert len(data) < 60_000 and data == draw_card(card, faces_of(card))


def test_text_or_none() -> None:
    """Where no font has all that a card says, none of it is drawn: no boxes in the place of characters."""
    strange = Card("\U0010ffff\U0001e8d0", "", "", "", "", "")
    bare = draw_card(PAPER, None)

    assert faces_of(strange) is None and draw_card(strange, faces_of(strange)) == bare
    if faces_of(PAPER):
        assert draw_card(PAPER, faces_of(PAPER)) != bare


def test_no_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without fonts draws cards without text; a file that is no font is none, whatever its name."""
    (tmp_path / "NotoSerifCJK-Bold.ttc").write_bytes(b"no font")
    monkeypatch.setattr(typefaces, "folders", lambda: (tmp_path, tmp_path / "none"))
    caches = (typefaces._files, typefaces._faces)
    try:
        for cache in caches:
            cache.cache_clear()
        assert faces_of(PAPER) is None and opened(draw_card(PAPER, None)).size == (1200, 630)
    finally:
        for cache in caches:
            cache.cache_clear()


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_folders(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every system has its folders of fonts, the person's own before those of all."""
    monkeypatch.setattr("sys.platform", system)

    assert len(typefaces.folders()) > 1


@pytest.mark.parametrize(
    ("text", "width", "most", "lines"),
    [
        ("ab cd ef", 5, 9, ("ab cd", "ef")),
        ("一二三四五，六", 5, 9, ("一二三四", "五，六")),
        ("ab cd ef gh", 8, 1, ("ab...",)),
        ("一二三四五六七", 4, 1, ("一二三…",)),
        ("one-two", 5, 9, ("one-", "two")),
        ("", 5, 2, ("",)),
    ],
)
def test_lines(text: str, width: int, most: int, lines: tuple[str, ...]) -> None:
    """Lines break between words and between Chinese characters, never before a comma; what is too long says so."""
    assert wrapped(text, len, width, most) == lines


def cards(folder: Path, **more: str) -> list[Output]:
    return [output for output in build(open_project(folder, base_url=more.get("base", BASE))).outputs if output.card]


def test_where(write: Write) -> None:
    """A paper has a card where the site knows its address and cards are wanted."""
    folder = write({"notes/a.md": NOTE})

    assert [(card.path, card.card and (card.card.name, card.card.seal)) for card in cards(folder)] == [
        ("papers/nerf/card.png", ("NeRF", "批"))
    ]
    assert cards(folder, base="") == []
    write({"site.yaml": "cards: false\n"})
    assert cards(folder) == []
    page = next(o for o in build(open_project(folder, base_url=BASE)).outputs if o.path == "papers/nerf/index.html")
    assert b"og:image" not in page.content and b"og:title" in page.content


def test_published(write: Write) -> None:
    """A card is drawn when it is published, and kept: a title that changes draws it anew."""
    folder = write({"notes/a.md": NOTE})
    project = open_project(folder, base_url=BASE)
    for title, count in ((NOTE, 1), (NOTE, 0), (NOTE.replace("Neural", "Plain"), 1)):
        write({"notes/a.md": title})
        done = publish(build(project).outputs, folder / "site", folder / "notes", memo=open_memo(project))
        assert sum(path.endswith("card.png") for path in done.written) == count
    assert opened((folder / "site/papers/nerf/card.png").read_bytes()).size == (1200, 630)


def test_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the memo holds is not drawn again."""
    memo = Memory()
    first = produce(Output("card.png", card=PAPER), Path(), memo)
    monkeypatch.setattr("papernotes.renderer.pictures.draw_card.draw_card", lambda *_: b"")

    assert produce(Output("card.png", card=PAPER), Path(), memo) == first
