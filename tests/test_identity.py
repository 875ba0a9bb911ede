"""When entries are one paper, and when they only may be."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from papernotes.build import open_project, read
from papernotes.model import Entry, Span
from papernotes.normaliser.doubts import doubts
from papernotes.normaliser.identity import group


def entry(title: str, short: str | None = None, line: int = 1, path: str = "a.md", **more: object) -> Entry:
    """An entry; its short name is what stands before a colon, or the whole of a title of one word."""
    head = title.partition(":")[0]
    name = short if short is not None else head if ":" in title or " " not in title else None
    return Entry(Span(path, line), line, title, short=name, **more)  # type: ignore[arg-type]


def papers(*entries: Entry, **settings: list[list[str]]) -> list[set[str]]:
    """The titles of the entries of each paper."""
    return [{one.title for one in same} for same in group(entries, **settings)]


ONE = [
    ("NeRF: Representing Scenes as Fields", "NeRF: representing scenes as fields"),
    ("NeRF: Representing Scenes as Fields", "Representing Scenes as Fields"),
    ("GFP-GAN", "GFPGAN"),
    ("GFP-GAN", "GFPGAN: Towards Real-World Blind Face Restoration"),
    ("PIRenderer: Controllable Portrait Generation", "PIRenderer：Controllable Portrait Generation via Rendering"),
    ("基于查找表的图像超分辨率", "基于查找表的图像超分辨率"),
]
TWO = [
    ("Wav2Lip", "Wav2Lip 2.0"),
    ("PyramidBox", "PyramidBox++"),
    ("DeepLab v1", "DeepLab v2"),
    ("DAE-GAN", "DaGAN"),
    ("Restormer", "RestoreFormer"),
    ("SAM: Segment Anything in Images", "SAM: Sharpness Aware Minimisation of Loss"),
    ("Inversion: style2pixel", "Inversion: pixel2style"),
    ("Overview", "Overview of Methods"),
]


def _short(title: str) -> str | None:
    head = title.replace("：", ":").partition(":")[0]
    return head if ":" in title.replace("：", ":") or len(title.split()) <= 2 else None


@pytest.mark.parametrize(("one", "two"), ONE)
def test_one_paper(one: str, two: str) -> None:
    """The same title, or the same short name and nothing that contradicts it, make one paper."""
    found = group((entry(one, _short(one)), entry(two, _short(two), line=2)))

    assert len(found) == 1


@pytest.mark.parametrize(("one", "two"), TWO)
def test_two_papers(one: str, two: str) -> None:
    """Versions, names that are merely alike, and one name with two long titles are papers of their own."""
    found = group((entry(one, _short(one)), entry(two, _short(two), line=2)))

    assert len(found) == 2


@pytest.mark.parametrize(
    ("titles", "groups"),
    [
        (["OneVoice: Faces from Voices", "TwoVoice: Faces from Voices"], 2),
        (["OneVoice: Faces from Voices", "Faces from Voices"], 1),
        (["OneVoice: Faces from Voices", "One-Voice: Faces From Voices"], 1),
        (["OneVoice: Faces from Voices", "TwoVoice: Faces from Voices", "Faces from Voices"], 3),
        (["OneVoice: Faces from Voices", "TwoVoice: Faces from Voices", "OneVoice: Faces from Voices"], 2),
    ],
)
def test_one_title_under_two_names(titles: list[str], groups: int) -> None:
    """A name before a title tells papers apart, and a title without one joins them only where there is no choice."""
    assert len(papers(*(entry(title, _short(title), line) for line, title in enumerate(titles)))) == groups


def test_addresses() -> None:
    """The same arXiv id joins what does not contradict itself; somebody's mistaken address does not."""
    right = (entry("NeRF", ids=("arxiv:1",)), entry("Scenes as Neural Fields", "", line=2, ids=("arxiv:1",)))
    wrong = (
        entry("A Study of Neural Voices", "", ids=("arxiv:2",)),
        entry("Rendering of Large Scenes", "", line=2, ids=("arxiv:2",)),
    )

    assert len(group(right)) == 1
    assert len(group(wrong)) == 2


def test_aliases() -> None:
    """An alias in a note's head is a name."""
    first = entry("DaGAN", aliases=("Depth-Aware Generative Network",))

    assert len(group((first, entry("Depth-Aware Generative Network", "", line=2)))) == 1


def test_chains_do_not_contradict() -> None:
    """A bare name between two papers of that name joins neither, and no chain joins what contradicts itself."""
    two = (entry("SAM: Segment Anything in Images"), entry("SAM: Sharpness Aware Minimisation of Loss", line=2))

    assert papers(*two, entry("SAM", line=3)) == [{one.title} for one in (*two, entry("SAM"))]


def test_said() -> None:
    """`same` and `different` of site.yaml decide, by title, short name or place."""
    one, two = entry("DaGAN"), entry("Depth-Aware Generative Network", "", line=2)

    assert len(group((one, two), same=[["DaGAN", "a.md:2"]])) == 1
    assert len(group((entry("GFP-GAN"), entry("GFPGAN", line=2)), different=[["a.md:1", "a.md:2"]])) == 2


def test_order_does_not_matter() -> None:
    """However the files come, the same entries are together."""
    entries = [
        entry(title, _short(title), number)
        for number, title in enumerate(title for pair in ONE + TWO for title in pair)
    ]
    expected = {frozenset(one.span.line for one in same) for same in group(entries)}
    for seed in range(20):
        random.Random(seed).shuffle(entries)

        assert {frozenset(one.span.line for one in same) for same in group(entries)} == expected


def test_doubts(tmp_path: Path) -> None:
    """What is only likely is reported with both places and the line that joins them; what site.yaml parts is not."""
    for name, title in (("a", "DaGAN"), ("b", "Depth-Aware Generative Adversarial Network for Heads")):
        head = "---\ntitle: " + title + "\nauthors: [Li]\nvenue: CVPR 2022\n---\n\n一段。\n"
        (tmp_path / f"{name}.md").write_text(head, encoding="utf-8")
    library = read(open_project(tmp_path, notes=tmp_path)).value
    found = doubts(library.papers)
    places = [f"{paper.entries[0].span.path}:{paper.entries[0].span.line}" for paper in library.papers]

    assert [item.code for item in found] == ["possible-duplicate"]
    assert all(place in found[0].hint for place in places)
    assert not doubts(library.papers, [places])


def test_many_alike(tmp_path: Path) -> None:
    """Of titles that all differ by a letter each is told beside one other, and not beside every other."""
    title = "A Very Long Title on the Networks of the Deep Sea and Their Many Echoes"
    alike = (f"# {title[:at]}{letter}{title[at:]}\n\nCVPR 2020\n" for at, letter in enumerate("qxzj", 60))
    (tmp_path / "a.md").write_text("\n".join(alike), encoding="utf-8")
    found = doubts(read(open_project(tmp_path, notes=tmp_path)).value.papers)

    assert len(found) == 3
    assert all(any(f"a.md:{line}" in item.hint for item in found) for line in (1, 5, 9, 13))


def test_vaults(vaults: Path) -> None:
    """The duplicates of the real vaults are one page each where the notes say so; none of the near misses is."""
    truth = json.loads((vaults.parent / "duplicates.json").read_text(encoding="utf-8"))
    checked = read(open_project(vaults, notes=vaults))
    owner = {f"{one.span.path}:{one.span.line}": paper.id for paper in checked.value.papers for one in paper.entries}
    reported = [item.message + item.hint for item in checked.diagnostics if item.code == "possible-duplicate"]
    apart = []
    for pair in truth["duplicates"]:
        first, second = pair["entries"]
        if owner[first] != owner[second]:
            apart.append(pair["paper"].partition(" ")[0])
            assert any(first in text and second in text for text in reported), pair

    assert apart == ["DaGAN", "Accurate"]  # what ties them stands in no note
    for pair in truth["near_misses"]:
        first, second = pair["not_same"]
        assert owner[first] != owner[second], pair["why"]
