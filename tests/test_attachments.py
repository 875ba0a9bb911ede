"""Which file a note means when it names one."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from papernotes.attached.attachments import find_attachment, index_attachments, is_remote
from papernotes.loader.disk.sources import scan
from papernotes.model import Attachment, Field, Note

FILES = (
    "typora/images/typora-images/a.png",
    "typora/docs/notes/assets/b.png",
    "obsidian/picture/Pasted image 1.png",
    "obsidian/notes/deep/c.png",
    "dendron/c.png",
    "图/Figure.PNG",
    "x/50%25.png",
    "x/Café.png",
)
INDEX = index_attachments(Attachment(path, 1, "") for path in FILES)


@pytest.mark.parametrize(
    ("written", "note", "path"),
    [
        ("assets/b.png", "typora/docs/notes/x.md", "typora/docs/notes/assets/b.png"),
        ("../../images/typora-images/a.png", "typora/docs/notes/x.md", "typora/images/typora-images/a.png"),
        ("../../../../images/typora-images/a.png", "typora/docs/notes/x.md", "typora/images/typora-images/a.png"),
        ("/dendron/c.png", "typora/docs/notes/x.md", "dendron/c.png"),
        ("Pasted%20image%201.png", "obsidian/a.md", "obsidian/picture/Pasted image 1.png"),
        ("Pasted image 1.png", "elsewhere/a.md", "obsidian/picture/Pasted image 1.png"),
        ("..\\picture\\Pasted image 1.png", "obsidian/notes/a.md", "obsidian/picture/Pasted image 1.png"),
        ("C:\\Users\\me\\typora-images\\a.png", "a.md", "typora/images/typora-images/a.png"),
        ("图/figure.png", "a.md", "图/Figure.PNG"),
        ("c.png", "obsidian/notes/a.md", "obsidian/notes/deep/c.png"),
        ("c.png", "dendron/a.md", "dendron/c.png"),
        ("x/50%25.png", "a.md", "x/50%25.png"),
        (unicodedata.normalize("NFD", "x/Café.png"), "a.md", "x/Café.png"),
        ("assets/b.png?raw=true", "typora/docs/notes/x.md", "typora/docs/notes/assets/b.png"),
    ],
)
def test_found(written: str, note: str, path: str) -> None:
    """By path, by root, by tail, by name; forgiving case, encoding, Unicode form and slashes."""
    found = find_attachment(written, note, INDEX)

    assert found and found.path == path


@pytest.mark.parametrize("written", ["d.png", "", "..", "/", "https://a.b/c.png", "data:image/png;base64,xx"])
def test_not_found(written: str) -> None:
    """What is not there is not guessed, and what is elsewhere is not looked for."""
    assert find_attachment(written, "dendron/a.md", INDEX) is None


def test_remote() -> None:
    """A drive letter is no host."""
    assert is_remote("//cdn.x/a.png") and is_remote("HTTPS://x/a.png") and not is_remote("a/b.png")


def test_roots() -> None:
    """A figure is looked for in the roots of site.yaml, also above the notes, and in the root that its note names."""
    files = ("../pictures/a.png", "assets/x.png", "other/x.png")
    note = Note("deep/n.md", "typora", (Field("typora-root-url", ("../other",)),), (), ())
    index = index_attachments((Attachment(path, 1, "") for path in files), ("../pictures",), (note,))

    assert (found := find_attachment("a.png", "deep/n.md", index)) and found.path == "../pictures/a.png"
    assert (found := find_attachment("/x.png", "deep/n.md", index)) and found.path == "other/x.png"
    assert find_attachment("../../etc/passwd", "deep/n.md", index) is None


def test_scanned_roots(tmp_path: Path) -> None:
    """Roots outside the notes are read for attachments alone, never through a link that leads out of them."""
    notes, pictures, secret = tmp_path / "notes", tmp_path / "pictures", tmp_path / "secret.png"
    for folder in (notes, pictures):
        folder.mkdir()
    secret.write_bytes(b"x")
    for name in ("a.png", "n.md"):
        (pictures / name).write_bytes(b"x")
    (pictures / "out.png").symlink_to(secret)
    (notes / "b.canvas").write_text("{}")
    checked = scan(notes, roots=("../pictures", "../none"))

    assert [item.path for item in checked.value.attachments] == ["../pictures/a.png"]
    assert not checked.value.sources
    assert sorted(item.code for item in checked.diagnostics) == ["skipped-file", "unreadable-file"]
