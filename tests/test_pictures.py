"""The head of a picture is looked at once for all builds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from papernotes.loader.disk import pictures
from papernotes.memo import Memory
from papernotes.model import Attachment

FILE = Attachment("a.png", 9, "0123")
SIZED = replace(FILE, width=4, height=3)


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    """No test knows what another one saw, nor what it leaves behind."""
    pictures._known.clear()
    yield
    pictures._known.clear()


def _never(_: Attachment) -> Attachment:
    raise AssertionError


def test_seen_once() -> None:
    """What is known of a digest is told of any file that has it."""
    assert pictures.seen(FILE, lambda _: SIZED) == SIZED
    assert pictures.seen(replace(FILE, path="b.png"), _never) == replace(SIZED, path="b.png")


def test_broken() -> None:
    """A picture that cannot be read is looked at again."""
    pictures.seen(FILE, lambda _: replace(FILE, trouble="broken"))

    assert pictures.seen(FILE, lambda _: SIZED) == SIZED


def test_remembered() -> None:
    """The next build knows what this one saw of published files, and of no other."""
    memo, other = Memory(), replace(SIZED, path="c.png", digest="4567")
    for file in (SIZED, other):
        pictures.seen(file, lambda file: file)
    pictures.remember(memo, (SIZED,))
    pictures._known.clear()
    pictures.recall(memo)

    assert pictures.seen(FILE, _never) == SIZED
    assert "4567" not in pictures._known


def test_damaged() -> None:
    """A damaged memo knows nothing."""
    memo = Memory()
    memo.put(pictures._key(), b"x")
    pictures.recall(memo)

    assert not pictures._known
