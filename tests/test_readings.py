"""A note that was read before is not read again, and says the same."""

from __future__ import annotations

from pathlib import Path

from papernotes.config import Config, Markdown
from papernotes.loader.sources import scan
from papernotes.memo import Disk, Memory
from papernotes.model import Source
from papernotes.readings import read_notes

NOTES = Path(__file__).parents[1] / "notes"
SOURCES = scan(NOTES).value.sources


def test_remembered(tmp_path: Path) -> None:
    """What the memo gives is what the note says: every block, entry and diagnostic."""
    fresh = list(read_notes(SOURCES, Config()))
    memo = Disk(tmp_path)
    assert list(read_notes(SOURCES, Config(), memo=memo)) == fresh
    memo.close()
    later = Disk(tmp_path)

    assert list(read_notes(SOURCES, Config(), memo=later)) == fresh
    assert (later.hits, later.misses) == (len(SOURCES), 0)


def test_read_anew() -> None:
    """Another text, another name, another day of its first commit, another configuration: another reading."""
    memo = Memory()
    one = Source("a.md", "# NeRF: Representing Scenes as Neural Radiance Fields\n\n==甲==\n")
    others = (
        Source("a.md", "# VITS: Conditional Variational Autoencoder\n"),
        Source("b.md", one.text),
        Source("a.md", one.text, "2024-05-01"),
    )
    made = [next(read_notes([source], Config(), memo=memo)) for source in (one, *others)]
    made.append(next(read_notes([one], Config(markdown=Markdown(highlights=False)), memo=memo)))

    assert all(first != second for at, first in enumerate(made) for second in made[at + 1 :])


def test_damaged() -> None:
    """A value that is not what it should be is as good as none."""

    class Damaged(Memory):
        def get(self, _: bytes) -> bytes | None:
            return b"\x93\x01\x02"

    assert list(read_notes(SOURCES[:2], Config(), memo=Damaged())) == list(read_notes(SOURCES[:2], Config()))
