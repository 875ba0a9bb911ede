"""What notes and sites are on Windows, held on every system: its paths, its line ends, its names of devices."""

from __future__ import annotations

import re
import shutil
from pathlib import Path, PureWindowsPath

import pytest
from conftest import ROOT, Write

from papernotes.attached.attachments import find_attachment, index_attachments
from papernotes.build import build, open_project
from papernotes.model import Attachment
from papernotes.normaliser.ids import slug

DEVICES = ("CON", "PRN", "AUX", "NUL", "COM1", "LPT9")


@pytest.mark.parametrize(
    "written",
    [
        r"images\teaser.png",
        r".\images\teaser.png",
        r"..\vault\images\teaser.png",
        r"C:\Users\me\vault\images\teaser.png",
        "C:/Users/me/vault/images/teaser.png",
        "file:///C:/Users/me/vault/images/teaser.png",
        r"\images\TEASER.PNG",
        str(PureWindowsPath("images", "teaser.png")),
    ],
)
def test_figures(written: str) -> None:
    """A figure is found as editors on Windows write its path."""
    figure = Attachment("images/teaser.png", 1, "x")

    assert find_attachment(written, "notes.md", index_attachments((figure,))) == figure


def test_figures_on_a_disk(write: Write) -> None:
    """A figure pasted by its place on a disk is shown from the notes, or is missing by its name; no page says where."""
    text = "# Echo\n\n![](file:///C:/Users/me/vault/teaser.png)\n\n![](file:///Users/me/other.png)\n"
    made = build(open_project(write({"notes/a.md": text, "notes/teaser.png": "x"})))
    page = next(output for output in made.outputs if output.path == "notes/a/index.html")

    assert [item.code for item in made.diagnostics] == ["broken-image", "missing-image"]
    assert "Users" not in str(page.content)
    assert "<code>other.png</code>" in str(page.content)


@pytest.mark.parametrize("device", DEVICES)
def test_devices(device: str) -> None:
    """No address is a name that Windows keeps for a device; others that begin so stay."""
    assert slug(device) == f"x-{device.lower()}"
    assert slug(f"{device}Net") == f"{device.lower()}net"


def test_every_path(write: Write) -> None:
    """Every file of a site has a name that Windows can give, whatever papers, topics, tags and notes are called."""
    notes = {
        f"notes/{name}x.md": f"# {name}\n\n## {name}: A Paper With a Long Title of Its Own\n\n{name} 2020 #{name}\n"
        for name in DEVICES
    }
    strange = '# 问？: 答*\n\n## What Is a "Name"? <A|B>: Paths\\and/Slashes.\n\nCVPR 2020 #a/nul #c++\n'
    made = build(open_project(write({**notes, "notes/s.md": strange})))

    for output in made.outputs:
        for part in output.path.split("/"):
            assert not re.search(r'[<>:"|?*\\\x00-\x1f]|[. ]$', part), output.path
            assert not re.fullmatch(r"(?i)(con|prn|aux|nul|(com|lpt)\d)", part.partition(".")[0]), output.path


def test_line_ends(tmp_path: Path) -> None:
    """Notes that end their lines as Windows does make the same site, byte for byte."""
    sites = []
    for ends in ("lf", "crlf"):
        folder = tmp_path / ends / "vault"
        shutil.copytree(ROOT / "notes", folder / "notes")
        for note in (folder / "notes").rglob("*.md"):
            plain = note.read_bytes().replace(b"\r\n", b"\n")
            note.write_bytes(plain.replace(b"\n", b"\r\n") if ends == "crlf" else plain)
        sites.append(build(open_project(folder)))

    assert sites[0].outputs == sites[1].outputs
    assert sites[0].diagnostics == sites[1].diagnostics
