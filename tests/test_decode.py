"""Bytes of every sort are read as a person would read them, and what was lost is told with its line."""

from __future__ import annotations

import codecs

import pytest

from papernotes.loader.disk.decode import decode
from papernotes.loader.frontmatter import split_head

TEXT = "---\ntitle: 高斯\n---\n# 标题\n\n正文，$x^2$。\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("gb18030"),
        TEXT.encode("gbk"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("\n", "\r\n", 3).encode("gb18030"),
    ],
    ids=[
        "utf-8",
        "bom",
        "gb18030",
        "gbk",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "le without mark",
        "be without mark",
        "crlf",
        "cr",
        "mixed",
    ],
)
def test_encodings(data: bytes) -> None:
    """The same text in every encoding and with every line end, nothing lost, its head found."""
    checked = decode(data, "a.md")

    assert checked.value == TEXT and not checked.diagnostics
    assert split_head(checked.value, "a.md").value.fields[0].values == ("高斯",)


@pytest.mark.parametrize(
    ("data", "line", "shown"),
    [
        ("一\n二高斯溅射\n".encode() + b"\xe9\xab\n" + "三".encode(), 3, "二高斯溅射"),
        ("一\n二\0三".encode(), 2, "二\ufffd三"),
        ("一\n\n二\ufffd三".encode(), 3, "二\ufffd三"),
        ("好的，论文笔记".encode("gb18030") + b"\n\xff\xff\n", 2, "\ufffd"),
        ("汉字很多很多\r\n又一行很多\r\n".encode() + b"\x80", 3, "又一行很多"),
        (("字" * 50).encode()[:-1], 1, "字" * 49),
    ],
)
def test_losses(data: bytes, line: int, shown: str) -> None:
    """What is damaged is shown as far as it goes, never as the letters of another encoding, and told with its line."""
    checked = decode(data, "a.md")

    assert shown in checked.value
    assert [(item.code, item.span and item.span.line) for item in checked.diagnostics] == [("decoded-lossy", line)]
