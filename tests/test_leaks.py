"""Nothing leaves that its keeper did not mean to publish: secrets are planted wherever one can hide, and every byte of
what a build makes is searched for them."""

from __future__ import annotations

import contextlib
import io
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from conftest import Write
from PIL import Image, PngImagePlugin

from papernotes.attached.metadata import without_private
from papernotes.build import build, open_memo, open_project
from papernotes.cli import run
from papernotes.renderer.publishing.publish import publish

MARK = "XYZZY"  # stands in every secret and nowhere else
XMP = b'<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/">XYZZY</x:xmpmeta><?xpacket end="w"?>'

PUBLIC = """---
title: Splatting
rating: 4
uid: XYZZY-uid
zotero-key: XYZZY-zotero
---
# 三维重建

See [[XYZZY Diary|that day]] and [[work/xyzzy-plan|a plan]], [the plan](work/XYZZY-plan.md) and [[XYZZY Diary]].

![[XYZZY Diary]]

![[work/XYZZY-plan#XYZZY heading]]

![](secret/XYZZY-figure.png)

%%XYZZY in a comment%% <!-- XYZZY in another -->

%%
XYZZY over
lines
%%

## 3D Gaussian Splatting for Real-Time Radiance Field Rendering %%XYZZY%%

SIGGRAPH 2023 #3DGS

### 方法 <!-- XYZZY -->

Better than NeRF. %%XYZZY%% builds-on:: [[XYZZY Diary|it]]

- one %%XYZZY%%
- [ ] two <!-- XYZZY

XYZZY -->

| a %%XYZZY%% | b |
| --- | --- |
| c | <!--XYZZY--> d |

![shown](shown.png)

![drawn](shown.svg)

A note.[^1]

[^1]: Below. %%XYZZY%%
"""

SECRET = """# 机密 XYZZY

## XYZZYNet: A Paper About XYZZY Things

XYZZYConf 2023 *XYZZY Institute* #XYZZY-tag [arXiv](https://arxiv.org/abs/2308.04079?XYZZY)

### 方法

XYZZY泼溅（XYZZY splatting） uses [[3D Gaussian Splatting for Real-Time Radiance Field Rendering]]. $XYZZY$

![](XYZZY-own.png)

```bibtex
@article{XYZZY2020, title={XYZZYNet: A Paper About XYZZY Things}, author={XYZZY}}
```
"""

# Every way to say that a note stays at home: its path, and what comes before its text.
WAYS: Mapping[str, tuple[str, str]] = {
    "draft": ("XYZZY-1.md", "---\ndraft: true\naliases: [XYZZY alias]\n---\n"),
    "draft in words": ("work/XYZZY-plan.md", "---\nDraft: yes\n---\n"),
    "publish": ("XYZZY-3.md", "---\npublish: false\n---\n"),
    "published": ("XYZZY-4.md", "---\npublished: 'no'\n---\n"),
    "digital garden": ("XYZZY-5.md", "---\ndg-publish: false\n---\n"),
    "private": ("XYZZY Diary.md", "---\nprivate: true\n---\n"),
    "TOML": ("XYZZY-7.md", "+++\ndraft = true\n+++\n"),
    "TOML with a mistake": ("XYZZY-8.md", '+++\ndraft = true\ntitle = "XYZZY\n+++\n'),
    "YAML with a mistake": ("XYZZY-9.md", "---\ntitle: XYZZY: a\ndraft: true\n---\n"),
    "never closed": ("XYZZY-10.md", "---\ndraft: true\n\n"),
    "tag in the head": ("XYZZY-11.md", "---\ntags: [a, private]\n---\n"),
    "tag": ("XYZZY-12.md", "Some text #private\n\n"),
    "tag of its own": ("XYZZY-13.md", "#Private/diary\n\n"),
    "tag in a list": ("XYZZY-14.md", "- a\n  - b #private\n\n"),
    "glob of a folder": ("Secret/XYZZY-15.md", ""),
    "glob of a name": ("a/XYZZY-16.private.md", ""),
    "Dataview, draft": ("XYZZY-18.md", "Some text.\n\n- **draft**:: true\n\n"),
    "Dataview, private": ("XYZZY-19.md", "Some text.\n\nprivate:: yes\nin a row.\n\n"),
    "JSON": ("XYZZY-20.md", '{\n"title": "XYZZY", "draft": true\n}\n\n'),
    "Chinese, private": ("XYZZY-21.md", "---\n私密: 是\n---\n"),
    "Chinese draft": ("XYZZY-22.md", "---\n草稿: true\n---\n"),
    "Chinese tag": ("XYZZY-23.md", "一句话 #私密\n\n"),
    "public": ("XYZZY-24.md", "---\npublic: false\n---\n"),
    "Logseq": ("XYZZY-17.md", "private:: true\n\n- a\n  id:: 6543a5c1-1111-4222-8333-444455556666\n\n"),
}

SITE = """title: 论文
base_url: https://example.org/
private: [secret, "*.private.md"]
"""


def png(**told: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    for name, text in told.items():
        info.add_text(name, text)
    made = io.BytesIO()
    Image.effect_noise((900, 300), 40).convert("RGB").save(made, "PNG", pnginfo=info)
    return made.getvalue()


SVG = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:sodipodi="http://sodipodi.sourceforge.net/x" viewBox="0 0 9 9"
sodipodi:docname="/home/XYZZY/a.svg"><!-- XYZZY --><metadata>XYZZY</metadata>
<sodipodi:namedview x="XYZZY"/><text>字</text></svg>"""


def vault(write: Write) -> Path:
    """A library with a secret in every place where one can hide."""
    notes = {f"notes/{path}": head + SECRET for path, head in WAYS.values()}
    others = {
        "notes/XYZZY.canvas": "{}",
        "notes/unused-XYZZY.txt": MARK,
        "notes/secret/XYZZY.bib": f"@article{{a, title={{{MARK}}}}}\n@broken{{{MARK}",
        "notes/.obsidian/XYZZY.md": SECRET,
        "notes/shown.svg": SVG,
    }
    folder = write({"site.yaml": SITE, "notes/splatting.md": PUBLIC, **notes, **others})
    (folder / "notes" / "shown.png").write_bytes(png(Comment="XYZZY", Author="XYZZY"))
    for name in ("XYZZY-own.png", "XYZZY-unused.png", "secret/XYZZY-figure.png"):
        (folder / "notes" / name).write_bytes(png())
    return folder


def found_in(folder: Path) -> list[str]:
    """The files below that have a secret in their name or anywhere in them, compressed parts of pictures included."""
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if MARK.casefold() in str(path.relative_to(folder)).casefold()
        or (path.is_file() and any(MARK.casefold().encode() in data.lower() for data in _unpacked(path.read_bytes())))
    ]


def _unpacked(data: bytes) -> Iterator[bytes]:
    yield data
    at = data.find(b"x")
    while at >= 0:
        with contextlib.suppress(zlib.error):
            yield zlib.decompressobj().decompress(data[at:])
        at = data.find(b"x", at + 1)


def test_nothing_leaks(write: Write) -> None:
    """No output of a build, nor its cache, holds a byte of what is a draft, private, a comment or not shown."""
    folder = vault(write)

    assert run(["build", "-q", "--config", str(folder / "site.yaml"), "--notes", str(folder / "notes")]) == 0
    assert (
        folder / "site" / "papers" / "3d-gaussian-splatting-for-real-time-radiance-field-rendering" / "index.html"
    ).is_file()
    assert found_in(folder / "site") == []
    assert found_in(folder / ".papernotes") == []
    made = {path.name for path in (folder / "site").rglob("*")}
    assert {"feed.xml", "sitemap.xml", "llms.txt", "index.md", "card.png"} <= made
    library = json.loads((folder / "site" / "papers.json").read_text(encoding="utf-8"))
    assert [note["path"] for note in library["notes"]] == ["splatting.md"]


def test_cards(write: Write) -> None:
    """Nor is there a card that says it, which no search of bytes would find."""
    cards = [output.card for output in build(open_project(vault(write))).outputs if output.card]

    assert cards and not [card for card in cards if MARK.casefold() in repr(card).casefold()]


@pytest.mark.parametrize("form", ["json", "bibtex", "csl", "csv", "markdown", "slides", "latex"])
def test_exports(form: str, write: Write, tmp_path: Path) -> None:
    """Nor does any export."""
    folder = vault(write)
    output = tmp_path / "made" / "out"
    output.parent.mkdir()
    shared = ["--config", str(folder / "site.yaml"), "--notes", str(folder / "notes")]

    assert run(["export", form, *shared, "--output", str(output)]) == 0
    assert found_in(output.parent) == []


@pytest.mark.parametrize("way", WAYS)
def test_every_way(way: str, write: Write) -> None:
    """Each way to keep a note at home does so by itself."""
    path, head = WAYS[way]
    folder = write({"site.yaml": SITE, f"notes/{path}": head + SECRET, "notes/a.md": "# A Note\n\ntext\n"})
    site = build(open_project(folder))

    assert [page.note.path for page in site.library.notes] == ["a.md"]
    assert [item.path for item in site.library.withheld] == [path]
    assert [item.code for item in site.diagnostics if item.span and item.span.path == path] == ["withheld-note"]


# Every way in which a note uses a file.
USES: Mapping[str, str] = {
    "figure": "![a]({file})",
    "figure by reference": "![a][{file}]\n\n[{file}]: {file}",
    "figure in a cell": "| a |\n|---|\n| ![]({file}) |",
    "figure in HTML": '<img src="{file}" width="50">',
    "figure in a link": "[![]({file})](https://a.b)",
    "embed": "![[{file}]]",
    "embed with a size": "![[{file}|300]]",
    "embed of a page": "![[{file}#page=2]]",
    "embed in a callout": "> [!note] a\n> ![[{file}]]",
    "link": "[a]({file})",
    "link in brackets": "[[{file}|a]]",
    "Hexo": "{{% asset_img {file} a %}}",
}


def test_files_of_private_notes(write: Write) -> None:
    """A file that a private note alone uses stays at home, however it does; one that a public note uses, too, goes."""
    small = Image.new("RGB", (9, 9))
    picture = io.BytesIO()
    small.save(picture, "PNG")
    kinds = {
        "png": picture.getvalue(),
        "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "pdf": b"%PDF-1.4",
        "mp4": b"",
    }
    uses = [(f"{number}.{kind}", text) for number, text in enumerate(USES.values()) for kind in kinds]
    public = "\n\n".join(text.format(file=f"both-{name}") for name, text in uses)
    private = "\n\n".join(text.format(file=f"XYZZY-{name}") for name, text in uses)
    folder = write({"notes/a.md": f"# A\n\n{public}\n", "notes/b.md": f"#private\n\n{public}\n\n{private}\n"})
    for name, _ in uses:
        for file in (f"both-{name}", f"XYZZY-{name}"):
            (folder / "notes" / file).write_bytes(kinds[name.rpartition(".")[2]])
    site = build(open_project(folder))
    publish(site.outputs, folder / "site", folder / "notes", memo=open_memo(open_project(folder)))

    assert found_in(folder / "site") == []
    assert {path.name for path in (folder / "site" / "files").iterdir()} >= {f"both-{name}" for name, _ in uses}


def test_no_trace(write: Write) -> None:
    """Notes that stay at home change no byte of the site: no count, index, word, neighbour or address of another."""
    public = {
        "notes/a.md": "# 三维\n\n## NeRF: Neural Radiance Fields\n\nECCV 2020 #nerf\n\n高斯溅射（Gaussian）\n",
        "notes/b.md": "# Plan\n\nAs NeRF, and as [[a]].\n",
        "notes/c.md": "## Splatting: 3D Gaussian Splatting\n\nSIGGRAPH 2023 #nerf\n\nBetter than NeRF.\n",
    }
    private = {
        "notes/a/plan.md": "---\nprivate: true\naliases: [a]\n---\n# Plan\n\n[[a]] and NeRF\n",
        "notes/aa.md": "---\ndraft: true\n---\n## NeRF: Neural Radiance Fields\n\nCVPR 2021 #nerf #more\n\nMine.\n",
        "notes/bb.md": "#private\n\n## Splatting Two: Another Way of Gaussian Splatting\n\nECCV 2020\n\nUnlike NeRF.\n",
    }
    folder = write({"site.yaml": "title: A\n", **public})
    before = {output.path: output.content for output in build(open_project(folder)).outputs}
    write(private)
    after = build(open_project(folder))

    assert len(after.library.withheld) == len(private)
    assert {output.path: output.content for output in after.outputs} == before


def test_drafts_are_not_private(write: Write) -> None:
    """--drafts shows what is not ready, and never what is private."""
    folder = vault(write)
    shown = {page.note.path for page in build(open_project(folder), drafts=True).library.notes}

    assert shown == {"splatting.md", *(path for name, (path, _) in WAYS.items() if _is_draft(name))}


def _is_draft(name: str) -> bool:
    return not any(word in name for word in ("private", "tag", "glob", "Logseq"))


def test_said_of_a_paper(write: Write) -> None:
    """That a paper is not published yet, or its code not public, keeps no note at home."""
    folder = write({"notes/a.md": "# A\n\n- Published: no\n- 公开：否\n- 发布：否\n"})

    assert [page.note.path for page in build(open_project(folder)).library.notes] == ["a.md"]


def test_opt_in(write: Write) -> None:
    """With `publish: explicit` a note is published that says so, and no other."""
    yes = {f"notes/{n}.md": f"---\n{head}\n---\n# N\n" for n, head in enumerate(("publish: true", "dg-publish: yes"))}
    no = {f"notes/x{n}.md": f"---\n{head}\n---\n# N\n" for n, head in enumerate(("publish: false", "title: a"))}
    folder = write({"site.yaml": "publish: explicit\n", "notes/plain.md": "# N\n", **yes, **no})

    assert [page.note.path for page in build(open_project(folder)).library.notes] == ["0.md", "1.md"]


def test_withdrawn(write: Write) -> None:
    """What was published and is private now leaves the site, with its figures."""
    folder = write({"notes/a.md": SECRET + "\n![](a.svg)\n", "notes/b.md": "# B\n", "notes/a.svg": SVG})
    (folder / "notes" / "XYZZY-own.png").write_bytes(png())
    project = open_project(folder)
    publish(build(project).outputs, folder / "site", folder / "notes", memo=open_memo(project))
    assert found_in(folder / "site")

    write({"notes/a.md": "---\nprivate: true\n---\n" + SECRET})
    publish(build(project).outputs, folder / "site", folder / "notes", memo=open_memo(project))

    assert found_in(folder / "site") == []


@pytest.mark.parametrize("way", ["draft", "turned private", "moved"])
def test_withdrawn_from_the_cache(way: str, write: Write) -> None:
    """What was published, or shown as a draft, and stays at home now leaves all that builds keep, too."""
    twice = SECRET + "\n## XYZZYNet: A Paper about XYZZY Thing\n\nECCV 2020\n"  # of which a build says something
    head = "---\ndraft: true\n---\n" if way == "draft" else ""
    folder = write({"site.yaml": SITE, "notes/splatting.md": "# Open\n\ntext\n", "notes/a.md": head + twice})
    command = ["build", "-q", "--config", str(folder / "site.yaml"), "--notes", str(folder / "notes")]
    assert run([*command, "--drafts"]) == 0
    assert "cache.sqlite" in found_in(folder / ".papernotes") and "last.json" not in found_in(folder / ".papernotes")

    if way == "turned private":
        write({"notes/a.md": "---\nprivate: true\n---\n" + twice})
    elif way == "moved":
        (folder / "notes" / "secret").mkdir()
        (folder / "notes" / "a.md").rename(folder / "notes" / "secret" / "b.md")

    assert run([*command, "--verbose"]) == 0
    assert found_in(folder / "site") == found_in(folder / ".papernotes") == []


def test_links_keep_their_words(write: Write) -> None:
    """A link to a draft keeps its words, one to a private note the words it was given; no place in a text moves."""
    text = (
        "# Notes\n\nSee [[Draft One]], [[Draft One|it]], [[Diary]], [[Diary|that day]], [x](Diary.md) and the Diary.\n"
    )
    folder = write(
        {
            "notes/a.md": text,
            "notes/Draft One.md": "---\ndraft: true\n---\n",
            "notes/Diary.md": "---\nprivate: true\n---\n",
        }
    )
    site = build(open_project(folder))
    page = next(output.content.decode() for output in site.outputs if output.path == "notes/a/index.html")

    assert "See Draft One, it, █████, that day, x and the █████." in page
    assert [item.code for item in site.diagnostics if item.span and item.span.path == "a.md"] == ["withheld-link"] * 5


# Ways to name a private note where no link of Markdown does, or where a link has no words of its own. ⏎ ends a line.
NAMINGS = """up:: [[XYZZY Diary]]⏎⏎# A
up:: [[XYZZY Diary]], [[open]]⏎⏎# A
tags:: [[XYZZY Diary]], [[open]]⏎⏎# A
---⏎up: "[words](XYZZY Diary.md)"⏎---
---⏎up: XYZZY Diary.md⏎---
---⏎up: "[[XYZZY Diary#XYZZY plans]]"⏎---
---⏎tags: ["[[XYZZY Diary]]"]⏎---
---⏎up: obsidian://open?vault=v&file=XYZZY%20Diary⏎---
See [[XYZZY Diary#XYZZY plans]].
# [[XYZZY Diary#XYZZY plans#XYZZY & more]]
| a |⏎|---|⏎| [[XYZZY Diary#XYZZY plans]] |
> [!note] [[XYZZY Diary#XYZZY plans]]⏎> text
<details><summary>[[XYZZY Diary]]</summary>⏎b⏎</details>
<div title="[[XYZZY Diary]]">⏎b⏎</div>
a <span title="[[XYZZY Diary|b]]">c</span>
![see [[XYZZY Diary]]](https://a.b/p.png)
![see [[XYZZY Diary#XYZZY plans]]](p.png "[[XYZZY Diary]]")
![see [XYZZY Diary](<XYZZY Diary.md>)](p.png)
<img src="https://a.b/p.png" alt="[[XYZZY Diary]]">
[a](https://a.b "[[XYZZY Diary]]")
[a](open.md "[[XYZZY Diary]]")
[words](XYZZY Diary.md)
[a][b]⏎⏎[b]: https://a.b "[[XYZZY Diary]]"
[a](obsidian://open?vault=v&file=XYZZY%20Diary)
[a](obsidian://open?path=/home/me/vault/XYZZY%20Diary.md)
<a href="obsidian://vault/v/XYZZY%20Diary">a</a>
<obsidian://open?vault=v&file=XYZZY%20Diary>
obsidian://open?vault=v&file=XYZZY%20Diary
`[[XYZZY Diary]]`
```⏎list from [[XYZZY Diary]]⏎```"""


@pytest.mark.parametrize("text", NAMINGS.splitlines())
def test_names_are_covered(text: str, write: Write) -> None:
    """No place of a public note says the name of a private one, nor of a part of it, where it was written as a link."""
    notes = {"notes/XYZZY Diary.md": "#private\n", "notes/open.md": "# Open\n"}
    paper = "\n\n## NeRF: Neural Radiance Fields for View Synthesis\n\nECCV 2020\n\n"
    written = text.replace("⏎", "\n")
    body = "" if written.startswith("---") else written
    folder = write({"site.yaml": SITE, "notes/a.md": written + paper + body + "\n", **notes})

    assert run(["build", "-q", "--config", str(folder / "site.yaml"), "--notes", str(folder / "notes")]) == 0
    assert found_in(folder / "site") == []
    assert (folder / "site" / "notes" / "a" / "index.html").is_file()


def test_what_names_a_draft(write: Write) -> None:
    """The name of a mere draft stays as it is written, and so does what leads to a note that is published."""
    text = '# A\n\n![see [[Draft]]](https://a.b/p.png)\n\n`[[Draft]]` [b](https://a.b "[[open]]") [a](obsidian://open?file=open)\n'
    notes = {"notes/a.md": text, "notes/Draft.md": "---\ndraft: true\n---\n", "notes/open.md": "# Open\n"}
    pages = {output.path: output.content for output in build(open_project(write(notes))).outputs}
    page = pages["notes/a/index.html"].decode()

    assert 'alt="see Draft"' in page and "<code>[[Draft]]</code>" in page and "[[open]]" in page
    assert 'href="obsidian://open?file=open"' in page


def _tagged(kind: str) -> bytes:
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = MARK, 6
    exif.get_ifd(0x8825)[0x1D] = MARK
    told: dict[str, dict[str, object]] = {
        "JPEG": {"exif": exif, "comment": MARK.encode(), "xmp": XMP},
        "WEBP": {"exif": exif, "xmp": XMP},
        "AVIF": {"exif": exif, "xmp": XMP},
        "TIFF": {"exif": exif, "tiffinfo": {270: MARK, 315: MARK, 700: XMP}},
        "GIF": {"comment": MARK.encode()},
        "PNG": {"exif": exif},
    }
    made = io.BytesIO()
    Image.effect_noise((60, 40), 50).convert("RGB").save(made, kind, **told[kind])
    return made.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF"])
def test_pictures(kind: str) -> None:
    """What a picture says of itself in words is gone, and no pixel of it changes."""
    try:
        data = _tagged(kind)
    except (KeyError, OSError):
        pytest.skip(f"this Pillow writes no {kind}")
    kept = without_private(data)
    pixels: Callable[[bytes], bytes] = lambda file: Image.open(io.BytesIO(file)).convert("RGB").tobytes()  # noqa: E731

    assert MARK.encode() in data and MARK.encode() not in kept
    assert pixels(kept) == pixels(data)


def test_explained_to_its_keeper(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """`--explain` tells its keeper how a private note is understood, and that it stays at home."""
    folder = write({"notes/diary.md": "---\nprivate: true\n---\n## NeRF: Neural Radiance Fields\n\nECCV 2020\n"})
    assert run(["check", "--notes", str(folder / "notes"), "--explain", "diary.md"]) == 0
    said = capsys.readouterr().out

    assert said.startswith("not published: ") and "NeRF: Neural Radiance Fields" in said
