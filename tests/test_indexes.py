"""What a library knows beyond its entries: indexes of venues, years, institutions and months, tags, related papers."""

from __future__ import annotations

import random

import msgspec
import pytest

from papernotes.config import Config
from papernotes.loader.parse import parse
from papernotes.memo import Memory
from papernotes.model import Library, Source
from papernotes.normaliser.assemble import Reading, assemble
from papernotes.normaliser.extract import extract
from papernotes.normaliser.relations import related, weights
from papernotes.normaliser.relations.near_before import Near

GAUSSIANS = "高斯泼溅把场景表示为各向异性的高斯，栅格化很快，训练也快。"
VOICES = "变分自编码器与归一化流合成语音，声码器用对抗训练，音色自然。"


def library(*notes: str, **settings: object) -> Library:
    """The library of those notes, a file each."""
    config = Config(**settings)  # type: ignore[arg-type]
    parsed = [parse(Source(f"{number}.md", text), config.markdown).value for number, text in enumerate(notes)]
    return assemble([Reading(note, extract(note, config).value) for note in parsed], (), config)


def paper(title: str, body: str = "一段话。", **head: object) -> str:
    """A note that is one paper."""
    fields = "".join(f"{key}: {value}\n" for key, value in {"title": f'"{title}"', "authors": "[Li]", **head}.items())
    return f"---\n{fields}---\n\n{body}\n"


def test_groups_join_spellings() -> None:
    """Names that differ in case, width or spaces alone are one, written as most notes write it."""
    places = ("Tsinghua University", "tsinghua university", "Tsinghua University")
    titles = ("Fast Rendering of Large Scenes", "Slow Rendering of Small Scenes", "No Rendering of Any Scenes")
    found = library(*(paper(title, institutions=place) for title, place in zip(titles, places, strict=True)))

    assert [(group.name, len(group.papers)) for group in found.institutions] == [("Tsinghua University", 3)]


def test_years_and_months_are_newest_first() -> None:
    """Years and months come the newest first, venues by name; a paper without one is in none."""
    found = library(
        paper("Fast Rendering of Large Scenes", venue="SIGGRAPH 2023", date="2024-03-02"),
        paper("Slow Rendering of Small Scenes", venue="CVPR 2024", date="2024-11-30"),
        paper("No Rendering of Any Scenes"),
    )

    assert [group.name for group in found.years] == ["2024", "2023"]
    assert [group.name for group in found.venues] == ["CVPR", "SIGGRAPH"]
    assert [group.name for group in found.months] == ["2024-11", "2024-03"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (("三维/重建",), {"三维": "", "三维/重建": "三维"}),
        (("Text23D", "Text23D_spatial"), {"Text23D": "", "Text23D_spatial": "Text23D"}),
        (("long-video", "Video"), {"long-video": "", "Video": ""}),
        (("a/b", "a/b_c"), {"a": "", "a/b": "a", "a/b_c": "a/b"}),
        (("GAN", "gan/style"), {"GAN": "", "gan/style": "GAN"}),
    ],
)
def test_nested_tags(written: tuple[str, ...], expected: dict[str, str]) -> None:
    """A tag is nested in what stands before its slash, and in a tag that there is before its hyphen or underscore."""
    found = library(paper("Fast Rendering of Large Scenes", "一段。\n\n" + "\n".join(f"#{tag}" for tag in written)))
    names = {tag.id: tag.name for tag in found.tags}

    assert {tag.name: names.get(tag.parent, "") for tag in found.tags} == expected


def test_related_by_words() -> None:
    """The nearest is the paper whose notes use the same rare words, which are shown whole; strangers are not near."""
    notes = (
        paper("Fast Rendering of Large Scenes", GAUSSIANS),
        paper("Heads Made of Ellipsoids", "人头由各向异性的高斯组成，栅格化在显卡上。"),
        paper("Natural Voices at Low Cost", VOICES),
        paper("A Vocoder That Listens", "声码器的对抗训练：音色由判别器评。"),
    )
    found = library(*notes)
    papers = found.papers
    near = {paper.title: [other.target for other in found.related[paper.id]] for paper in papers}

    assert near["Fast Rendering of Large Scenes"] == [papers[1].id]
    assert near["A Vocoder That Listens"] == [papers[2].id]
    assert "各向异性" in found.related[papers[0].id][0].terms


def test_related_needs_more_than_a_topic() -> None:
    """Papers of one topic that share no word are not called near: the topic's page has them."""
    text = "# 渲染\n\n## Fast Rendering of Large Scenes\n\n高斯。\n\n## Natural Voices at Low Cost\n\n声码器。\n"
    others = (paper("A Third Thing Altogether", VOICES), paper("A Fourth Thing Altogether", GAUSSIANS))
    found = library(text, *others)

    assert [found.related[paper.id] for paper in found.papers[:2]] == [(), ()]


def test_related_looks_at_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where few words say everything, the first places hold the nearest: looking at all finds the same."""
    some = random.Random(5)
    words = ["".join(some.choices("abcdefgh", k=6)) for _ in range(300)]
    common = [1 / (number + 5) for number in range(300)]
    notes = (
        paper(f"Paper of the Number {number}", " ".join(some.choices(words, common, k=150))) for number in range(300)
    )
    papers = library(*notes).papers
    found = dict(related.Nearness(papers))
    monkeypatch.setattr(weights, "_ENOUGH", 10**9)

    expected = dict(related.Nearness(papers))

    near = {name: {other.target for other in others} for name, others in expected.items()}
    alike = [len(near[name] & {other.target for other in found[name]}) / len(near[name]) for name in near if near[name]]
    assert len(alike) > 250 and sum(alike) / len(alike) > 0.99
    assert [found[name][:1] for name in found] == [expected[name][:1] for name in found]


def test_related_from_before() -> None:
    """What an earlier build found, and what several processes find, is what would be found from nothing."""
    some = random.Random(7)
    words = ["".join(some.choices("abcdefgh", k=6)) for _ in range(200)]
    notes = [paper(f"Paper of the Number {number}", " ".join(some.choices(words, k=30))) for number in range(90)]
    edited = [*notes[:40], paper("Paper of the Number 40", " ".join(words[:60])), *notes[42:], notes[0] + "zzz"]
    memo = Memory()
    for now in (notes, edited, notes[::-1]):
        papers = library(*now).papers
        near = related.Nearness(papers, memo)
        near.foresee(1)
        assert dict(near) == dict(related.Nearness(papers))
    damaged = {key: value[:-9] for key, value in memo._values.items()}
    memo._values.update(damaged)
    again = related.Nearness(papers, memo)
    again.foresee(1)
    assert dict(again) == dict(near)
    many = [msgspec.structs.replace(papers[at % 90], id=f"p{at}") for at in range(450)]
    spread = related.Nearness(many)
    spread.foresee(2)
    assert dict(spread) == dict(related.Nearness(many))


def test_edited_papers_alone_are_looked_around(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a library whose papers have their words in common, an edit, a new paper or one that is gone has others looked
    at that have to do with it; what is found is what would be found from nothing."""
    monkeypatch.setattr(weights, "_CHAMPIONS", 20)
    some = random.Random(11)
    words = ["".join(some.choices("abcdefgh", k=6)) for _ in range(400)]
    common = [1 / (number + 3) for number in range(400)]
    texts = {number: " ".join(some.choices(words, common, k=60)) for number in range(160)}
    memo, looked = Memory(), list[str]()
    near = related.Nearness._looked_up

    def counted(self: related.Nearness, paper_id: str) -> Near:
        looked.append(paper_id)
        return near(self, paper_id)

    seen = []
    for step in range(8):
        if step in (1, 2, 3):
            texts[11 * step] += " " + " ".join(some.choices(words, common, k=step))
        elif step == 4:
            texts[600] = texts[9][:200]
        elif step in (5, 6):
            del texts[20 * step]
        papers = library(*(paper(f"Paper of the Number {at}", text) for at, text in texts.items())).papers
        monkeypatch.setattr(related.Nearness, "_looked_up", counted)
        looked.clear()
        found = related.Nearness(papers, memo)
        found.foresee(1)
        seen.append(len(looked))
        monkeypatch.setattr(related.Nearness, "_looked_up", near)
        assert dict(found) == dict(related.Nearness(papers))

    assert seen[0] == 160 and seen[7] == 0, seen
    assert min(seen[1:4]) < 80, seen


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("三维高斯溅射（Gaussian Splatting）很快。", "我们用的高斯溅射（gaussian splatting）。", "高斯溅射"),
        ("他们采用高斯溅射（Gaussian Splatting）。", "本文基于高斯溅射(Gaussian Splatting)。", "高斯溅射"),
        ("**神经辐射场**（NeRF）是隐式的。", "所谓的神经辐射场（NeRF）。", "神经辐射场"),
        ("用交叉注意力（cross-attention）融合。", "Cross-attention（交叉注意力）在此。", "交叉注意力"),
        ("通过最优传输（optimal transport）。", "靠最优传输（Optimal Transport）对齐。", "最优传输"),
        ("多个生成对抗网络（GANs）", "人脸的生成对抗网络（GAN）", "生成对抗网络"),
        (
            "神经辐射场（Neural Radiance Field, NeRF）",
            "一种神经辐射场（Neural Radiance Fields，简称 NeRF）",
            "神经辐射场",
        ),
    ],
)
def test_glossary_edges(first: str, second: str, expected: str) -> None:
    """A pair met twice is a term, and its Chinese begins where the name does."""
    found = library(paper("Fast Rendering of Large Scenes", first), paper("Heads Made of Ellipsoids", second))

    assert expected in {term.chinese for term in found.glossary}
    assert {term.chinese for term in found.glossary} <= {expected}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("高斯溅射（Gaussian Splatting）只出现一次。", "没有别的。"),
        ("效果见结果（Figure 2）。", "另见结果（Figure 2）。"),
        ("作者（Ours）更好。", "方法（Ours）更快。"),
        ("对抗网络（SIFT）", "描述子（SIFT）"),
        ("`高斯溅射（Gaussian Splatting）`", "`高斯溅射（Gaussian Splatting）`"),
    ],
)
def test_no_terms(first: str, second: str) -> None:
    """What was met once, in code, or is no name in brackets is no term."""
    found = library(paper("Fast Rendering of Large Scenes", first), paper("Heads Made of Ellipsoids", second))

    assert found.glossary == ()


def test_given_terms() -> None:
    """A term of site.yaml is in the glossary without being met, and its uses in either language are found."""
    notes = (
        paper("Fast Rendering of Large Scenes", "用了溅射。"),
        paper("Heads Made of Ellipsoids", "Splatting is fast."),
    )
    found = library(*notes, glossary={"溅射": "splatting"})

    assert [(term.chinese, term.english, len(term.usages)) for term in found.glossary] == [("溅射", "splatting", 2)]
