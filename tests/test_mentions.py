"""Which papers a sentence names, and how it says that they relate."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from papernotes.build import open_project, read
from papernotes.config import Config
from papernotes.incremental import kept, processes
from papernotes.loader.parse import parse
from papernotes.memo import Memory
from papernotes.model import Mention, Paper, Relation, Source
from papernotes.normaliser.assemble import Reading, assemble
from papernotes.normaliser.extract import extract
from papernotes.normaliser.relations import mentions
from papernotes.normaliser.relations.known import Known

SHELF = """# 方法

## NeRF: Representing Scenes as Neural Radiance Fields for View Synthesis

ECCV 2020

## FLOAT: Generative Motion Latent Flow Matching for Talking Portraits

ICCV 2025

## GFP-GAN: Towards Real-World Blind Face Restoration with Generative Facial Prior

CVPR 2021

## Wav2Lip: A Lip Sync Expert Is All You Need for Speech to Lip Generation

MM 2020

## Wav2Lip 2.0: Towards Generating Ultra-High Resolution Talking Faces

WACV 2023

## PyramidBox: A Context-assisted Single Shot Face Detector

ECCV 2018

## BERT: Pre-training of Deep Bidirectional Transformers

NAACL 2019

## Twin: One Method of That Name for Images

CVPR 2020

## Twin: Another Method of That Name for Sound

ICASSP 2021

## Muse: Text-To-Image Generation via Masked Generative Transformers

ICML 2023

## 基于扩散先验的老照片修复方法

CVPR 2022

## OursNet: Learning Deep Features for Robust Image Matching

CVPR 2024

### 方法

"""


def _mentions(text: str, config: Config | None = None) -> tuple[Mention, ...]:
    config = config or Config()
    note = parse(Source("a.md", SHELF + text), config.markdown).value
    library = assemble((Reading(note, extract(note, config).value),), (), config)
    return tuple(mention for mention in library.mentions if mention.source == "oursnet")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("比 NeRF 快。", "nerf"),
        ("快于 NeRF 100 倍", "nerf"),
        ("NeRF 2 days, ours one", "nerf"),
        ("一种 NeRF-based 的方法", "nerf"),
        ("很多NeRFs都慢", "nerf"),
        ("基于nerf的方法", "nerf"),
        ("ＮｅＲＦ 是全角的", "nerf"),
        ("FLOAT 的结果", "float"),
        ("用 GFPGAN 修脸", "gfp-gan"),
        ("用 gfp gan 修脸", "gfp-gan"),
        ("wav2lip 里差一帧", "wav2lip"),
        ("见 Wav 2 Lip", "wav2lip"),
        ("Wav2Lip 2.0 更清楚", "wav2lip-2-0"),
        ("| 方法 | PSNR |\n| --- | --- |\n| NeRF | 30 |", "nerf"),
        ("> NeRF 慢", "nerf"),
        ("Two BERT encoders share weights.", "bert"),
        ("BERT-110M is enough.", "bert"),
        ("文生图的 Muse 也如此", "muse"),
        ("见《基于扩散先验的老照片修复方法》", "ji-yu-kuo-san-xian-yan-de-lao-zhao-pian-xiu-fu-fang-fa"),
        ("see Representing Scenes as Neural Radiance Fields for View Synthesis.", "nerf"),
        ("见 [[NeRF]]", "nerf"),
    ],
)
def test_named(text: str, target: str) -> None:
    """A paper's name in any case, width and hyphenation, and its title, in paragraphs, tables and quotations."""
    assert [mention.target for mention in _mentions(text)] == [target]


@pytest.mark.parametrize(
    "text",
    [
        "D-NeRF 处理动态",  # another's longer name
        "NeRF-W 处理照片",
        "NeRFStudio 很好用",
        "NeRF++ 处理背景",
        "Mip-NeRF 360 的数据",
        "NeRF 360 的数据",
        "NeRF 2 is slow",
        "PyramidBox++ 更好",
        "Wav2Lip-HD 更清楚",
        "a Deformable NeRF here",
        "a float number",  # a word
        "Muse on this for a while.",
        "Twin 有两篇",  # a name of two papers
        "`NeRF`",
        "```\nNeRF\n```",
        "$NeRF$",
        "https://github.com/x/NeRF",
        "[NeRF](https://github.com/x/other)",
        "#NeRF",
        "import nerf.model",
        "nerf_loss",
        "这篇 OursNet 自己",
    ],
)
def test_not_named(text: str) -> None:
    """No word, no part of a longer name, no name of two papers, nothing in code, formulas, links, addresses."""
    assert not _mentions(text)


def test_longest() -> None:
    """Of names that begin at one place the longest counts."""
    assert [mention.target for mention in _mentions("Wav2Lip 2.0 改自 Wav2Lip。")] == ["wav2lip-2-0", "wav2lip"]


def test_sentence() -> None:
    """A mention has its sentence on one line, and the place of the name in it."""
    mention = _mentions("先说别的。在 **NeRF** 的\n基础上 $x_i$。再说。\n")[0]

    assert mention.sentence == "在 NeRF 的"
    assert mention.sentence[mention.start : mention.end] == "NeRF"


def test_long_sentence() -> None:
    """A sentence of more than two hundred characters is cut at a clause, and says so."""
    mention = _mentions(
        "，".join(["这里有一段很长很长的话"] * 20) + "，用了 NeRF，" + "，".join(["后面也很长很长"] * 30)
    )[0]

    assert len(mention.sentence) <= 202
    assert mention.sentence.startswith("…这里") and mention.sentence.endswith("…")
    assert mention.sentence[mention.start : mention.end] == "NeRF"


def test_wrapped_lines() -> None:
    """A break in a wrapped English sentence does not end it."""
    assert (
        _mentions("This work is based on\nthe NeRF of others.")[0].sentence
        == "This work is based on the NeRF of others."
    )


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("本文基于 NeRF。", "builds-on"),
        ("在原版 NeRF 的基础上，加了一项。", "builds-on"),
        ("It builds upon NeRF.", "builds-on"),
        ("We extend the original NeRF to video.", "builds-on"),
        ("改进了 NeRF 的采样", "improves"),
        ("NeRF 的升级版", "improves"),
        ("We improve upon NeRF with a prior.", "improves"),
        ("与 NeRF 相比更快", "compares"),
        ("与 BERT、NeRF 和 Muse 相比", "compares"),
        ("Compared with NeRF, it is fast.", "compares"),
        ("Our method outperforms NeRF.", "compares"),
        ("PSNR 上优于 NeRF", "compares"),
        ("faster and smaller than NeRF", "compares"),
        ("借助了预训练的 NeRF 模型", "uses"),
        ("先用 NeRF 得到深度", "uses"),
        ("We use a frozen NeRF.", "uses"),
        ("后续工作 NeRF 解决了它", "followed-by"),
        ("被 NeRF 取代", "followed-by"),
        ("builds-on:: [[NeRF]]", "builds-on"),
        ("前置工作：\n\n- [[NeRF]]", "builds-on"),
        ("#### Baselines\n\n- [[NeRF]]", "compares"),
        ("NeRF 很慢。", "names"),
        ("本文不基于 NeRF。", "names"),
        ("without using NeRF", "names"),
        ("现有方法大多基于 NeRF", "names"),
        ("DreamFusion 基于 NeRF", "names"),
        ("可以结合 NeRF 试试", "names"),
        ("因为慢，所以弃了 NeRF", "names"),
    ],
)
def test_relation(text: str, relation: Relation) -> None:
    """Words that touch the name tell the relation, unless they are denied, wished, or said of somebody else."""
    mention = next(mention for mention in _mentions(text) if mention.target == "nerf")

    assert mention.relation == relation


def test_more_cues() -> None:
    """`relations` in site.yaml adds words, before the name or around it."""
    config = Config(relations={"builds-on": ("脱胎于", "in the spirit of ~")})

    assert _mentions("脱胎于 NeRF", config)[0].relation == "builds-on"
    assert _mentions("in the spirit of NeRF", config)[0].cue == "in the spirit of"


def test_stated() -> None:
    """The head of a note that is one paper states relations too."""
    text = '---\ntitle: "MipNet: A Multiscale Representation"\nbuilds-on: "[[NeRF]]"\n---\n\n## 方法\n\n圆锥。\n'
    notes = [parse(Source(path, body), Config().markdown).value for path, body in (("a.md", SHELF), ("b.md", text))]
    library = assemble([Reading(note, extract(note, Config()).value) for note in notes], (), Config())

    found = [(mention.target, mention.relation) for mention in library.mentions if mention.source == "mipnet"]
    assert found == [("nerf", "builds-on")]


@pytest.mark.parametrize("after", ["比 NeRF 快，也比 BERT 快。", "## ViT: An Image Is Worth Words\n\n比 NeRF 快。"])
def test_remembered(after: str) -> None:
    """What the memo has of a library before an edit changes nothing of what is found after it."""
    memo, config = Memory(), Config()
    for text in ("比 NeRF 快。", after, after):
        note = parse(Source("a.md", SHELF + text), config.markdown).value
        readings = (Reading(note, extract(note, config).value),)

        assert assemble(readings, (), config, memo=memo) == assemble(readings, (), config)


def _naming(*counts: int) -> tuple[Reading, ...]:
    """Notes on papers, each of which names NeRF so many times."""
    texts = [
        SHELF,
        *(f"# Net{n}: A Fine Network Number {n}\n\n{'Better than NeRF. ' * m}" for n, m in enumerate(counts)),
    ]
    notes = [parse(Source(f"{n}.md", text), Config().markdown).value for n, text in enumerate(texts)]
    return tuple(Reading(note, extract(note, Config()).value) for note in notes)


@pytest.mark.usefixtures("serving")
def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """How often one paper names others, and all papers together, has a limit, which is told; what is found up to there
    does not depend on what an earlier build, or another round, found."""
    monkeypatch.setattr(mentions, "MOST_IN_A_PAPER", 10)
    monkeypatch.setattr(mentions, "MOST", 25)
    monkeypatch.setattr(mentions, "MOST_A_PAPER", 1)
    memo = Memory()
    for counts, found, told in (
        ((3, 10, 4), (3, 10, 4), [2]),
        ((3, 30, 4), (3, 10, 4), [2]),
        ((9, 9, 9), (9, 9, 7), [3]),
        ((9, 9, 2), (9, 9, 2), []),
        ((30, 9, 9), (10, 9, 6), [1, 3]),
        ((3, 9, 9), (3, 9, 9), []),
    ):
        kept.forget() if found == counts else kept.turn()
        for library in (assemble(_naming(*counts), (), Config(), memo=memo), assemble(_naming(*counts), (), Config())):
            by_paper = Counter(mention.source for mention in library.mentions)
            assert tuple(by_paper[f"net{n}"] for n in range(3)) == found
            said = mentions.crowded(library.papers, library.mentions)
            assert [item.span and item.span.path for item in said] == [f"{n}.md" for n in told]


@pytest.mark.parametrize("jobs", [1, 2])
def test_nobody_is_read_for_what_is_cut(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are as many mentions as a library has room for, the papers that follow are not read; after an edit
    that takes some away they are, up to where there is no room again. Who reads makes no difference."""
    monkeypatch.setattr(mentions, "MOST", 25)
    monkeypatch.setattr(mentions, "MOST_A_PAPER", 0)
    monkeypatch.setattr(processes, "_WORTH_COPIES", 1)
    seen: list[str] = []
    found_in = mentions._found_in

    def seeing(paper: Paper, known: Known) -> Iterator[Mention]:
        seen.append(paper.id)
        return found_in(paper, known)

    monkeypatch.setattr(mentions, "_found_in", seeing)
    memo, config = Memory(), Config()
    for counts, found, read_anew in (
        ((10,) * 9, [10, 10, 5, 0, 0, 0, 0, 0, 0], [0, 1, 2]),
        ((10,) * 9, [10, 10, 5, 0, 0, 0, 0, 0, 0], []),
        ((10, 2, *(10,) * 7), [10, 2, 10, 3, 0, 0, 0, 0, 0], [1, 3]),
        ((2, 2, 2, *(10,) * 5, 3), [2, 2, 2, 10, 9, 0, 0, 0, 0], [0, 2, 4]),
        ((10, 10, *(2,) * 7), [10, 10, 2, 2, 1, 0, 0, 0, 0], [0, 1, 3, 4]),
        ((1,) * 9, [1] * 9, list(range(9))),
    ):
        seen.clear()
        library = assemble(_naming(*counts), (), config, memo=memo, jobs=jobs)
        by_paper = Counter(mention.source for mention in library.mentions)
        assert [by_paper[f"net{n}"] for n in range(9)] == found
        assert jobs > 1 or [name for name in seen if name.startswith("net")] == [f"net{n}" for n in read_anew]
        assert library.mentions == assemble(_naming(*counts), (), config).mentions


@pytest.mark.usefixtures("serving")
def test_nobody_is_read_for_what_is_cut_while_serving(monkeypatch: pytest.MonkeyPatch) -> None:
    """So it is where the site is served: an edit makes those be read up to whom nobody came, if there is room."""
    monkeypatch.setattr(mentions, "MOST", 25)
    monkeypatch.setattr(mentions, "MOST_A_PAPER", 0)
    config = Config()
    for counts in ((10,) * 9, (10, 2, *(10,) * 7), (2,) * 9, (10, *(2,) * 8), (10,) * 9, (10,) * 3):
        kept.turn()
        library = assemble(_naming(*counts), (), config)
        kept_alone = [mention.source for mention in library.mentions]
        room, expected = 25, list[str]()
        for number, count in enumerate(counts):
            expected += [f"net{number}"] * min(count, room - len(expected))
        assert kept_alone == expected


def test_vaults(vaults: Path) -> None:
    """What reading the real vaults found, with what it says: the papers named there, and no other."""
    library = read(open_project(vaults, notes=vaults)).value
    found = {(mention.source, mention.target, mention.relation) for mention in library.mentions}

    assert len(library.mentions) >= 39
    assert {
        ("sadtalker", "wav2lip", "uses"),
        ("sidgan", "syncnet", "improves"),
        ("gwainet", "gfrnet", "compares"),
        ("hyperlips", "wav2lip", "builds-on"),
        ("latentsync", "syncnet", "names"),
    } <= found
    assert not {target for _, target, _ in found} & {"float", "cin", "gaia", "iqa", "3d-face-reconstruction"}


_NAMES = (
    "NeRF",
    "Mip-NeRF",
    "GFP-GAN",
    "Wav2Lip",
    "ＦＬＯＡＴ Net",
    "BLIP-2",
    "Cafe\u0301Net",
    "GSplat",
    "高斯溅射的实时渲染方法综述",
)
_SENTENCES = (
    "基于 {name} 的方法。",
    "We compare with {name}, and with ＮｅＲＦ.",
    "见 [[{name}]]，也见 [[paper3#x]]。",
    "快于 Cafe\u0301Net 和 CaféNet。",
    "[{name}](https://arxiv.org/abs/2003.0893{number})",
    "- builds-on:: [[{name}]]",
)


def _edited(some: random.Random, number: int) -> Reading:
    """A note on one paper, whose name, address and sentences may be any."""
    name = some.choice(_NAMES) if some.random() < 0.8 else f"Net{some.randrange(9)}X"
    said = (some.choice(_SENTENCES).format(name=some.choice(_NAMES), number=some.randrange(9)) for _ in range(3))
    head = f"# {name}: Learning the Things of Number {number} from Images\n\n[arXiv](https://arxiv.org/abs/2003.0893{number})"
    note = parse(
        Source(f"paper{some.choice((number, number + 20))}.md", "\n\n".join((head, *said))), Config().markdown
    ).value
    return Reading(note, extract(note, Config()).value)


@pytest.fixture
def serving() -> Iterator[None]:
    """What is made is kept from round to round."""
    yield
    kept.forget()


@pytest.mark.usefixtures("serving")
def test_following_names_equals_finding_them_anew() -> None:
    """After each edit, of names, addresses and texts, the mentions are those that a library read anew has."""
    some = random.Random(5)
    readings = [_edited(some, number) for number in range(9)]
    rounds = [tuple(readings)]
    for _ in range(80):
        at = some.randrange(len(readings))
        readings[at] = _edited(some, at)
        rounds.append(tuple(readings))
    expected = [assemble(readings, (), Config()).mentions for readings in rounds]
    found = []
    for now in rounds:
        kept.turn()
        found.append(assemble(now, (), Config()).mentions)

    assert found == expected
    assert sum(map(len, expected)) > 200
