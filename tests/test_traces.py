"""Pages that read nothing which changed stand as they are, and are not looked at; all others are made again."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from conftest import published
from msgspec.structs import replace

from papernotes.build import open_memo, open_project, prepare, publish_site
from papernotes.memo import Memo
from papernotes.model import Output
from papernotes.renderer.publishing.standing import Standing, _Sheet
from papernotes.renderer.publishing.traces import Traces
from papernotes.renderer.sheets import _UNTRACED

NOTES = {
    "nerf.md": "# NeRF: Representing Scenes as Neural Radiance Fields\n\nECCV 2020，体渲染。见 [[vits|语音]]。\n",
    "vits.md": "# VITS: Conditional Variational Autoencoder\n\nICML 2021，语音合成。\n",
    "unet.md": "# U-Net: Convolutional Networks\n\nMICCAI 2015，分割。\n",
    "gan.md": "---\ntags: [gan]\n---\n# GAN: Generative Adversarial Nets\n\nNIPS 2014，建立在博弈上。![](fig.svg)\n",
    "essay.md": "随想：没有论文。\n",
}
FIGURE = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9'/></svg>"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder of notes, with its site."""
    (tmp_path / "notes").mkdir()
    for name, text in NOTES.items():
        (tmp_path / "notes" / name).write_text(text, encoding="utf-8")
    (tmp_path / "notes" / "fig.svg").write_text(FIGURE, encoding="utf-8")
    published(tmp_path)
    return tmp_path


def standing_in(home: Path, memo: Memo) -> Standing:
    """What is remembered of the site."""
    site = (home / "site").resolve()
    return Standing(site, frozenset(path.relative_to(site).as_posix() for path in site.rglob("*.*")), memo)


def sheets_of(standing: Standing) -> list[_Sheet]:
    return [standing._sheet(number) for number in range(len(standing._sizes))]


def looked_at(home: Path) -> set[str]:
    """The pages of the site, and other files of it, that would be looked at."""
    project = open_project(home)
    memo = open_memo(project)
    press = prepare(project, memo=memo)
    traces = Traces(press.edition, press.theme.digest)
    standing = standing_in(home, memo)
    paths = [path for path, route in press.routes.items() if route.kind not in ("json", *_UNTRACED)]
    stood = {page.path for page in press._standing(standing, traces, paths)}
    memo.close()
    return set(paths) - stood


def write(home: Path, name: str, old: str, new: str) -> None:
    """Edits a note."""
    note = home / "notes" / name
    text = note.read_text(encoding="utf-8")
    assert old in text
    note.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_changed(home: Path) -> None:
    """Then nothing is looked at, in whatever order a process keeps its sets and whoever asks first."""
    assert looked_at(home) == set()
    published(home)
    assert looked_at(home) == set()


def test_edited_text(home: Path) -> None:
    """The page of the note and its paper are made again; those of others that say nothing of it are not."""
    write(home, "unet.md", "分割。", "分割，跳跃连接。")
    found = looked_at(home)

    assert {"papers/u-net/index.html", "notes/unet/index.html"} <= found
    assert not {"papers/nerf/index.html", "papers/vits/index.html", "notes/vits/index.html"} & found


def test_renamed(home: Path) -> None:
    """A page that links to a paper is made again when that is called otherwise, and one that does not is not."""
    write(home, "vits.md", "VITS: Conditional", "VITS2: Conditional")
    found = looked_at(home)

    assert {"papers/nerf/index.html", "notes/nerf/index.html"} <= found
    assert "notes/gan/index.html" not in found


def test_came_to_be(home: Path) -> None:
    """What was looked for in vain has been read, too: where it comes to be, the page is made again."""
    write(home, "unet.md", "分割。", "分割，见 [[没有]]。")
    published(home)
    assert "notes/unet/index.html" not in looked_at(home)
    (home / "notes" / "没有.md").write_text("# 有了\n\n一句。\n", encoding="utf-8")
    assert "notes/unet/index.html" in looked_at(home)


def test_figure(home: Path) -> None:
    """A figure that changes makes the pages that show it anew; where a page stands, its figures do, too."""
    (home / "notes" / "fig.svg").write_text(FIGURE.replace("9", "8"), encoding="utf-8")
    assert "papers/gan/index.html" in looked_at(home)
    published(home)
    assert looked_at(home) == set()
    shown = list((home / "site" / "files").rglob("*.svg"))
    assert len(shown) == 1 and "8" in shown[0].read_text(encoding="utf-8")


def test_touched_by_others(home: Path) -> None:
    """A page that somebody changed in the site does not stand."""
    page = home / "site" / "papers" / "nerf" / "index.html"
    page.write_text("mine", encoding="utf-8")
    assert looked_at(home) == {"papers/nerf/index.html"}


def test_told_again(home: Path) -> None:
    """What a page that stands has to say is said again."""
    write(home, "unet.md", "分割。", "分割，见 [[没有]] 和 $\\unknowncommand$。")
    project = open_project(home)
    said = []
    for name in ("", "gan.md"):
        if name:
            write(home, name, "博弈", "零和博弈")
        memo = open_memo(project)
        site, _ = publish_site(project, memo)
        memo.close()
        said.append([(item.code, item.span) for item in site.diagnostics])
    assert said[0] == said[1] and ("broken-link" in {code for code, _ in said[0]})


def test_foreign_cache(home: Path) -> None:
    """A cache that came with somebody's notes names no file for the site but those that the notes have."""
    (home / "secret.txt").write_text("geheim", encoding="utf-8")
    planted = (Output("files/a.txt", copy="../secret.txt"), Output("../out.svg", copy="fig.svg"))
    for output in planted:
        memo = open_memo(open_project(home))
        standing = standing_in(home, memo)
        sheets = enumerate(sheets_of(standing))
        number, sheet = next((at, sheet) for at, sheet in sheets if "papers/gan/index.html" in sheet.pages)
        page = replace(sheet.pages["papers/gan/index.html"], outputs=(output,))
        pages = {**sheet.pages, "papers/gan/index.html": page}
        memo.put(standing._key(number), msgspec.msgpack.encode(replace(sheet, pages=pages)))
        memo.close()
        assert "papers/gan/index.html" in looked_at(home)
        write(home, "unet.md", "分割", "分割 ")
        published(home)
    assert not any(b"geheim" in path.read_bytes() for path in (home / "site").rglob("*") if path.is_file())
    assert not (home / "out.svg").exists()


def test_settings(home: Path) -> None:
    """Settings are of all pages."""
    (home / "site.yaml").write_text("title: 另一个\n", encoding="utf-8")
    assert "papers/nerf/index.html" in looked_at(home)


def test_remembered(home: Path) -> None:
    """What an edit leaves is remembered with what it makes, edit after edit, and nothing piles up."""

    def sheets() -> list[int]:
        memo = open_memo(open_project(home))
        found = [len(sheet.pages) for sheet in sheets_of(standing_in(home, memo))]
        memo.close()
        return found

    first = sheets()
    for number in range(6):
        write(home, ("unet.md", "vits.md")[number % 2], "。", f"。{number}")
        published(home)
        assert looked_at(home) == set()
        assert sum(sheets()) == sum(first)
    (home / "notes" / "gan.md").unlink()
    published(home)
    assert looked_at(home) == set() and 0 < sum(sheets()) < sum(first)
    assert len(sheets()) <= len(first) + 3


@pytest.mark.parametrize(
    "harm", [b"", b"x", msgspec.msgpack.encode([[["papers", "gan"]], {"index.html": [b"", [], [], [], [7], b"1"]}])]
)
def test_damaged(home: Path, harm: bytes) -> None:
    """Of a sheet that is damaged, or tells of reads that it has not, the pages are made again."""
    memo = open_memo(open_project(home))
    standing = standing_in(home, memo)
    for number in range(len(standing._sizes)):
        memo.put(standing._key(number), harm)
    memo.close()

    assert "index.html" in looked_at(home)
    write(home, "unet.md", "分割", "分割 ")
    published(home)
    assert looked_at(home) == set()


def test_matrix(tmp_path: Path) -> None:
    """A matrix stands while its sentences do, whatever else is written of its papers."""
    head = "---\ntags: [demo]\n---\n# {0}: A Network for Some Thing\n\nCVPR 2020\n\n"
    paper = f"{head}## 方法\n\n用 {{0}}。还有别的。\n\n## 实验\n\n好。\n"
    (tmp_path / "notes" / "nets").mkdir(parents=True)
    for name in ("UNet", "GNet", "VNet"):
        (tmp_path / "notes" / "nets" / f"{name}.md").write_text(paper.format(name), encoding="utf-8")
    published(tmp_path)
    assert looked_at(tmp_path) == set()
    write(tmp_path, "nets/UNet.md", "还有别的", "还有很多别的")
    found = looked_at(tmp_path)
    assert "papers/unet/index.html" in found
    assert not {path for path in found if "matrix" in path}
    published(tmp_path)
    write(tmp_path, "nets/UNet.md", "用 UNet", "用 UNet 方法")
    matrices = {f"{of}/matrix{end}" for of in ("tags/demo", "topics/nets") for end in ("/index.html", ".md", ".tex")}
    assert matrices <= looked_at(tmp_path)
    published(tmp_path)
    assert "UNet 方法" in (tmp_path / "site/tags/demo/matrix.md").read_text(encoding="utf-8")
    assert looked_at(tmp_path) == set()
