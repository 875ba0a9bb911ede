"""A note that was read before is not read again, and says the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from papernotes.config import Config, Markdown
from papernotes.loader.disk.sources import scan
from papernotes.memo import Disk, Memo, Memory
from papernotes.model import Checked, Source
from papernotes.normaliser.assemble import Reading
from papernotes.reading.readings import read_notes, store

NOTES = Path(__file__).parents[1] / "notes"
SOURCES = scan(NOTES).value.sources
PLAIN = Config(markdown=Markdown(highlights=False))


def readings(sources: Sequence[Source], memo: Memo | None = None) -> list[Checked[Reading]]:
    return [read.checked for read in read_notes(sources, Config(), memo=memo)]


def test_remembered(tmp_path: Path) -> None:
    """What the memo gives is what the note says: every block, entry and diagnostic."""
    fresh = readings(SOURCES)
    memo = Disk(tmp_path)
    for made in read_notes(SOURCES, Config(), memo=memo):
        store(memo, made)
    memo.close()
    later = Disk(tmp_path)

    assert readings(SOURCES, later) == fresh
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
    made: list[Checked[Reading]] = []
    for source, config in [*((source, Config()) for source in (one, *others)), (one, PLAIN)]:
        for read in read_notes([source], config, memo=memo):
            assert read.key  # it is not another's
            store(memo, read)
            made.append(read.checked)

    assert all(first != second for at, first in enumerate(made) for second in made[at + 1 :])


def test_damaged() -> None:
    """A value that is not what it should be is as good as none."""

    class Damaged(Memory):
        def get(self, _: bytes) -> bytes | None:
            return b"\x93\x01\x02"

    assert readings(SOURCES[:2], Damaged()) == readings(SOURCES[:2])
