"""Addresses: where things are, and how pages link to each other."""

from __future__ import annotations

import pytest

from papernotes.renderer import urls
from papernotes.renderer.linking.anchors import slug


@pytest.mark.parametrize(
    ("start", "target", "link"),
    [
        ("papers/x/", "topics/y/", "../../topics/y/index.html"),
        ("papers/x/", "", "../../index.html"),
        ("", "papers/x/", "papers/x/index.html"),
        ("", "", "index.html"),
        ("topics/a/b/", "assets/style.css", "../../../assets/style.css"),
        ("papers/x/", "papers/y/#method", "../y/index.html#method"),
        ("papers/x/", "papers/x/#method", "#method"),
        ("papers/x/", "notes/y/#^block", "../../notes/y/index.html#%5Eblock"),
        ("papers/x/", "papers/x/#方法-2", "#方法-2"),
        ("404.html", "topics/", "topics/index.html"),
        ("topics/", "topics/a/", "a/index.html"),
    ],
)
def test_relative(start: str, target: str, link: str) -> None:
    """Links are relative and spell index.html out, so that they open from disk."""
    assert urls.relative(start, target) == link


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("", "index.html"),
        ("papers/x/", "papers/x/index.html"),
        ("404.html", "404.html"),
        (urls.attachment_url("a b/图 1#?%.png"), "files/a b/图 1#?%.png"),
    ],
)
def test_output_path(url: str, path: str) -> None:
    """A folder's page is its index.html; an encoded address leads back to the very file name."""
    assert urls.output_path(url) == path


def test_attachment_is_encoded() -> None:
    """What would end or change an address is percent-encoded; other scripts stay readable."""
    assert urls.attachment_url("a b/图 1#?%.png") == "files/a%20b/图%201%23%3F%25.png"


@pytest.mark.parametrize(
    ("text", "anchor"),
    [("2.1 方法 (Method)", "2-1-方法-method"), ("动机：", "动机"), ("ＣＶＰＲ", "cvpr"), ("__x__", "x"), ("：", "")],
)
def test_slug(text: str, anchor: str) -> None:
    """Anchors keep the letters of every script."""
    assert slug(text) == anchor
