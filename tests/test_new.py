"""`papernotes new`: the note that it starts looks as the others do, and papernotes reads it as that one paper."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from conftest import Write

import papernotes
from papernotes.cli import run
from papernotes.commands.chores import TEMPLATES
from papernotes.normaliser.prose.facets import facets_of
from papernotes.starting.naming import Named, file_name
from papernotes.starting.questions import TEMPLATES as QUESTIONS

TITLE = "Denoising Diffusion Probabilistic Models"
NERF = "NeRF: Representing Scenes as Neural Radiance Fields"
TODAY = datetime.date.today().isoformat()
HEAD = """\
---
title: {title}
date: 2023-05-06
topics: [{topic}]
tags: [cv]
venue: {venue}
Status: 已读
layout: post
---

"""
BODY = "## 动机\n\n很多话要说，因为这是一篇好论文。\n\n## 方法\n\n{method}是方法，写得很长，看得出是论文。\n"


def note(title: str, topic: str, venue: str, method: str) -> str:
    return HEAD.format(title=title, topic=topic, venue=venue) + BODY.format(method=method)


FILES = {
    "papers/2023-05-06-attention-is-all-you-need.md": note("Attention Is All You Need", "NLP", "NIPS 2017", "注意力"),
    "papers/2023-05-07-deep-residual-learning.md": note(
        "Deep Residual Learning for Image Recognition", "Vision", "CVPR 2016", "残差"
    ),
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_first_note(
    tmp_path: Path, template: str, language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first note of all is a file that is one paper with its title, topic and the facets that it asks for."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "site.yaml").write_text(f"language: {language}\n", encoding="utf-8")

    assert run(["new", TITLE, "--topic", "生成模型", "--template", template]) == 0
    (made,) = tmp_path.glob("*.md")
    library = papernotes.load(tmp_path)

    (paper,) = library.papers
    wanted = QUESTIONS[template][language]
    assert (made.name, paper.title, paper.topic) == (f"{TITLE}.md", TITLE, ("生成模型",))
    assert (paper.status, paper.noted) == ("to-read", TODAY)
    assert [section.title for section in paper.entries[0].sections] == [section.name for section in wanted]
    assert {section.kind for section in paper.entries[0].sections} >= {
        facet for section in wanted for facet in facets_of(section.name)
    }
    assert run(["build", "-q", "--strict"]) == 0
    page = (tmp_path / "site" / "papers" / paper.id / "index.html").read_text(encoding="utf-8")
    assert wanted[0].asks not in page, "what is asked is for the writer alone"


def test_templates() -> None:
    """Ten questions are ten; every section is one that papernotes knows the facet of."""
    assert {len(sections) for sections in QUESTIONS["ten-questions"].values()} == {10}
    names = [section.name for by in QUESTIONS.values() for sections in by.values() for section in sections]
    assert [name for name in names if not facets_of(name)] == []


def test_beside_others(write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A note beside others is named as they are and has their head: the same keys, what is known filled in."""
    folder = write(FILES)
    monkeypatch.chdir(folder)

    assert run(["new", NERF, "--topic", "Vision"]) == 0
    made = folder / "papers" / f"{TODAY}-nerf-representing-scenes-as-neural-radiance-fields.md"
    head = yaml.safe_load(made.read_text(encoding="utf-8").split("---")[1])

    assert list(head) == ["title", "date", "topics", "tags", "venue", "Status", "layout"]
    assert head["title"] == NERF
    assert (str(head["date"]), head["topics"], head["tags"]) == (TODAY, ["Vision"], ["cv"])
    assert (head["venue"], head["Status"], head["layout"]) == (None, "to-read", "post")
    papers = {paper.title: paper for paper in papernotes.load(folder).papers}
    assert papers[NERF].topic == ("Vision",)


def test_never_over_a_file(write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is there is never written over."""
    folder = write(FILES)
    monkeypatch.chdir(folder)
    assert run(["new", TITLE]) == 0
    before = {path: path.read_bytes() for path in folder.rglob("*.md")}

    assert run(["new", TITLE]) == 2

    assert {path: path.read_bytes() for path in folder.rglob("*.md")} == before
    assert "is there already" in capsys.readouterr().err


def test_dry_run(write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`--dry-run` prints the note and writes nothing."""
    folder = write(FILES)
    monkeypatch.chdir(folder)

    assert run(["new", TITLE, "--dry-run"]) == 0

    assert len(list(folder.rglob("*.md"))) == 2
    assert f"title: {TITLE}" in capsys.readouterr().out


def test_by_folder(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where folders are topics, a new topic is a new folder."""
    files = {
        "Vision/ResNet.md": f"# ResNet: Deep Residual Learning for Image Recognition\n\nCVPR 2016\n\n{BODY}",
        "NLP/BERT.md": f"# BERT: Pre-training of Deep Bidirectional Transformers\n\nNAACL 2019\n\n{BODY}",
    }
    folder = write(files)
    monkeypatch.chdir(folder)

    assert run(["new", "DDPM: Denoising Diffusion Probabilistic Models", "--topic", "Diffusion"]) == 0
    assert run(["new", "GPT-3: Language Models Are Few-Shot Learners", "--topic", "nlp"]) == 0

    assert run(["new", "VAE: Auto-Encoding Variational Bayes", "--topic", "../out/side"]) == 0
    assert not (folder.parent / "out").exists() and (folder / "out side" / "VAE.md").is_file()

    papers = {paper.short: paper for paper in papernotes.load(folder).papers}
    assert papers["DDPM"].topic == ("Diffusion",) and papers["DDPM"].entries[0].span.path == "Diffusion/DDPM.md"
    assert papers["GPT-3"].topic == ("NLP",) and papers["GPT-3"].entries[0].span.path == "NLP/GPT-3.md"
    text = (folder / "Diffusion" / "DDPM.md").read_text(encoding="utf-8")
    assert text.startswith("# DDPM: Denoising Diffusion Probabilistic Models\n\n## 动机\n"), "no head, as the others"


@pytest.mark.parametrize("vault", ["dendron", "github", "obsidian", "typora", "vscode"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_real_vaults(
    vaults: Path,
    vault: str,
    template: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Where a vault is one file, the text is printed and nothing is written; put where it is said to go, it is read as
    that paper, with its sections, and every other paper as before."""
    folder = tmp_path / vault
    shutil.copytree(vaults / vault, folder)
    monkeypatch.chdir(folder)
    before = papernotes.load(folder)
    texts = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    assert run(["new", TITLE, "--template", template]) == 0
    said = capsys.readouterr()
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == texts
    assert "warning" not in said.err
    found = re.search(r"^for (.+), behind line (\d+)", said.err)
    assert found
    path = folder / found[1]
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join([*lines[: int(found[2])], said.out, *lines[int(found[2]) :]]), encoding="utf-8")

    after = papernotes.load(folder)
    made = next(paper for paper in after.papers if paper.title == TITLE)
    assert {paper.title for paper in after.papers} - {paper.title for paper in before.papers} == {TITLE}
    assert len(after.papers) == len(before.papers) + 1
    facets = {facet for section in QUESTIONS[template]["zh"] for facet in facets_of(section.name)}
    assert facets - {"other"} <= {section.kind for section in made.entries[0].sections}


ITEMS = """\
# 待读

- [ ] [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
- [x] Deep Residual Learning for Image Recognition, CVPR 2016
"""
TABLE = """\
# Papers

| Year | Title | Venue |
| --- | --- | --- |
| 2017 | [Attention Is All You Need](https://arxiv.org/abs/1706.03762) | NIPS |
| 2016 | [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385) | CVPR |
| 2020 | [Language Models Are Few-Shot Learners](https://arxiv.org/abs/2005.14165) | NeurIPS |
"""


@pytest.mark.parametrize(
    ("text", "line", "printed"), [(ITEMS, 4, f"- [ ] {TITLE}\n"), (TABLE, 7, f"|  | {TITLE} |  |\n")]
)
def test_lists_and_tables(
    write: Write,
    text: str,
    line: int,
    printed: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In a list it is an item, in a table a row."""
    monkeypatch.chdir(write({"list.md": text}))

    assert run(["new", TITLE]) == 0

    said = capsys.readouterr()
    assert said.out == printed
    assert f"for list.md, behind line {line}" in said.err


@pytest.mark.parametrize("template", TEMPLATES)
def test_new_topic_in_one_file(
    write: Write, template: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A topic that the one file does not have comes with its heading."""
    paper = "## {}\n\nCVPR 2020\n\n- **动机**：为什么。\n- **方法**：怎么做的，说了许多。\n\n"
    names = ("Deep Residual Learning for Image Recognition", "Densely Connected Convolutional Networks")
    folder = write({"all.md": "# Vision\n\n" + "".join(map(paper.format, names))})
    monkeypatch.chdir(folder)

    assert run(["new", TITLE, "--topic", "Diffusion", "--template", template]) == 0
    out = capsys.readouterr().out

    assert f"# Diffusion\n\n## {TITLE}\n\n- **" in out
    (folder / "all.md").write_text((folder / "all.md").read_text(encoding="utf-8") + out, encoding="utf-8")
    papers = {paper.title: paper for paper in papernotes.load(folder).papers}
    assert papers[TITLE].topic == ("Diffusion",)


DAY = datetime.date(2026, 11, 21)
A, B = "Attention Is All You Need", "Deep Residual Learning"


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "GAN - Generative Nets.md"),
        ({f"{A}.md": A, f"{B}.md": B}, "GAN - Generative Nets.md"),
        ({"attention-is-all-you-need.md": A}, "gan-generative-nets.md"),
        ({"Attention_Is_All_You_Need.md": A}, "GAN_Generative_Nets.md"),
        ({"2024-01-02-attention-is-all-you-need.md": A}, "2026-11-21-gan-generative-nets.md"),
        ({"20240102 Attention Is All You Need.md": A}, "20261121 GAN - Generative Nets.md"),
        ({"07 Attention Is All You Need.md": A, "08 Deep Residual Learning.md": B}, "09 GAN - Generative Nets.md"),
        ({"paper.attention.md": A, "paper.resnet.md": B}, "paper.gan-generative-nets.md"),
        ({"attention.markdown": A}, "gan-generative-nets.markdown"),
    ],
)
def test_file_name(known: Mapping[str, str], expected: str) -> None:
    """A file is named as its neighbours are."""
    files = [Named(name, title, None) for name, title in known.items()]

    assert file_name(files, "GAN: Generative Nets", "GAN", DAY) == expected


def test_file_name_short() -> None:
    """Where neighbours have the short name, it has it too; a title without one stands whole."""
    files = [Named("NeRF.md", "NeRF: Scenes", "NeRF"), Named("3DGS.md", "3D Gaussian Splatting", "3DGS")]

    assert file_name(files, "GAN: Generative Nets", "GAN", DAY) == "GAN.md"
    assert file_name(files, "Generative Nets", None, DAY) == "Generative Nets.md"


@pytest.mark.parametrize("title", ["a/b\\c: d?*", "x" * 400, "论文：一个标题", "...", "CON|<>"])
def test_file_name_anywhere(title: str) -> None:
    """No system refuses the name."""
    name = file_name((), title, None, DAY)

    assert not re.search(r'[\\/:*?"<>|\x00-\x1f]', name) and 4 <= len(name) <= 104
