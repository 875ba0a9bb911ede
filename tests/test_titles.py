"""normaliser/titles: a heading, list item or file name taken apart."""

from __future__ import annotations

import pytest

from papernotes.normaliser.references.likeness import is_name, likeness, short_of
from papernotes.normaliser.titles.titles import read_title

PARTS = [
    ("2.BASE TTS: Lessons from a Large Model (ICML'24) ⭐⭐", "BASE TTS: Lessons from a Large Model", "BASE TTS", "ICML", 2024),
    ("第3篇《Masked Autoencoders Are Scalable Vision Learners》", "Masked Autoencoders Are Scalable Vision Learners", None, None, None),
    ("【CVPR2022】Restormer", "Restormer", "Restormer", "CVPR", 2022),
    ("2022 - A Title of Some Length", "A Title of Some Length", None, None, 2022),
    ("[2018 @Baidu] Deep Voice 3", "Deep Voice 3", "Deep Voice 3", None, 2018),
    ("A Net for All Sizes（2017.12）（ECCV2018）", "A Net for All Sizes", None, "ECCV", 2018),
    ("Long Title for End-to-End Speech (VITS):", "Long Title for End-to-End Speech", "VITS", None, None),
    ("3D Gaussian Splatting for Radiance Fields", "3D Gaussian Splatting for Radiance Fields", None, None, None),
    ("Wav2Lip 2.0", "Wav2Lip 2.0", "Wav2Lip 2.0", None, None),
    ("Attention is all you need. NeurIPS, 2017.", "Attention is all you need", None, "NeurIPS", 2017),
    ("Deep Sets, SIGMOD '21", "Deep Sets", "Deep Sets", "SIGMOD", 2021),
    ("[1710.09767] Meta-Learning and Universality", "Meta-Learning and Universality", None, None, None),
    ("论文笔记：NCF", "NCF", "NCF", None, None),
    ("[Paper Review] MoCo", "MoCo", "MoCo", None, None),
    ("2021_ICLR_DeformableDETR", "DeformableDETR", "DeformableDETR", "ICLR", 2021),
    ("张同学：Deformable Transformers for Object Detection", "Deformable Transformers for Object Detection", None, None, None),
    ("(Transformer) Echoes Are All You Need, NeurIPS 2017.", "Echoes Are All You Need", None, "NeurIPS", 2017),
    ("Improving Echoes by Pre-Training, Sonar Lab Tech Report 2018.", "Improving Echoes by Pre-Training", None, None, 2018),
    ("(A Bit of) Echo for Everyone", "(A Bit of) Echo for Everyone", None, None, None),
    ("Evaluation of Sonar Maps: A Survey 2020-06-26", "Evaluation of Sonar Maps: A Survey", None, None, None),
    ("Should Machines Listen to Us? 2020-03", "Should Machines Listen to Us?", None, None, 2020),
    ("Echoes of ISO 8601-2019-01", "Echoes of ISO 8601-2019-01", None, None, None),
    ("arXiv 2024.08, Hopping on Sand", "Hopping on Sand", None, None, 2024),
    ("arXiv 2024: A Year in Review", "arXiv 2024: A Year in Review", None, None, None),
    ("Weaving Echoes into an Information Tapestry (PARC 1992)", "Weaving Echoes into an Information Tapestry", None, None, 1992),
    ("Weaving Echoes into an Information Tapestry (ABCD 1992)", "Weaving Echoes into an Information Tapestry", None, "ABCD", 1992),
    ("[2010]. Sonar Factorization Machines", "Sonar Factorization Machines", None, None, 2010),
    ("[2010] .NET for Sonar Machines", ".NET for Sonar Machines", None, None, 2010),
    ("U-Net&#58; Networks for Segmentation of Cells", "U-Net: Networks for Segmentation of Cells", "U-Net", None, None),
    ("12-2019-WWW-Quiet Nets for Large Boats", "Quiet Nets for Large Boats", None, "WWW", 2019),
    ("3-2019-IEEE-Quiet Nets for Large Boats", "Quiet Nets for Large Boats", None, None, 2019),
    ("3-2019-Harbour-Plans for Small Boats", "3-2019-Harbour-Plans for Small Boats", None, None, None),
    ("(arXiv 2204) Quiet Nets for Large Boats", "Quiet Nets for Large Boats", None, None, 2022),
    ("Quiet Nets for Large Boats (IJCAI-23)", "Quiet Nets for Large Boats", None, "IJCAI", 2023),
    ("4.Echo-Nerf(ICCV2021 (Oral, Best Paper Honorable Mention))", "Echo-Nerf", "Echo-Nerf", "ICCV", 2021),
    ("[2010]. Quiet Nets for Large Boats", "Quiet Nets for Large Boats", None, None, 2010),
    ("Quiet Nets for Large Boats @", "Quiet Nets for Large Boats", None, None, None),
    ("1️⃣ Quiet Nets for Large Boats", "Quiet Nets for Large Boats", None, None, None),
    ("1️⃣2️⃣. [CVPR 2020] Quiet Nets for Large Boats", "Quiet Nets for Large Boats", None, "CVPR", 2020),
    ("The SLT 2026 Echo Challenge: Hearing Boats", "The SLT 2026 Echo Challenge: Hearing Boats", None, None, None),
    ("SLT 2026 Quiet Nets for Large Boats", "Quiet Nets for Large Boats", None, "SLT", 2026),
    ("Who Hears Recall@1", "Who Hears Recall@1", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "short", "venue", "year"), PARTS)
def test_parts(text: str, title: str, short: str | None, venue: str | None, year: int | None) -> None:
    """Numbering, marks, venue, year and short name are told from the title, and nothing else is taken off it."""
    named = read_title(text.replace("_", " ") if text.count("_") > 1 else text)

    assert (named.title, named.short, named.venue, named.year) == (title, short, venue, year)


def test_marks() -> None:
    """Ids, affiliations and states in brackets are kept."""
    assert read_title("[1710.09767] T of It").arxiv == "1710.09767"
    assert read_title("[2018 @Baidu] Deep Voice").institution == "Baidu"
    assert read_title("✅ Segment Anything").status == "read"
    assert read_title("LATER Segment Anything").status == "to-read"


@pytest.mark.parametrize("text", ["VITS", "GFP-GAN", "HiFi Tuner", "3DGS", "pix2pix", "Wav2Lip 2.0"])
def test_names(text: str) -> None:
    """What a method could be called."""
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["Method", "the best", "Text Is MASS", "2023", "A video is worth", "图像生成", "CVPR 2020"]
)
def test_no_names(text: str) -> None:
    """A section, a phrase, a year, a venue is no method's name."""
    assert not is_name(text)


def test_short() -> None:
    """What stands before the colon is the short name where it is one."""
    assert short_of("HAHA: Highly Articulated Avatars") == "HAHA"
    assert short_of("A Video is Worth Many Words: Training") is None


def test_likeness() -> None:
    """A title with a name before it is likest to one; sections, chapters and sentences are not."""
    assert (
        likeness("HAHA: Highly Articulated Human Avatars")
        > likeness("Highly Articulated Human Avatars")
        > likeness("HAHA")
    )
    assert likeness("Chapter 3: Linear Models for Regression") == 0
    assert likeness("ImportError: cannot open shared object file") == 0
    assert likeness("a good picture") < 1


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("Echoes for Small Ships | IEEE Journals & Magazine | IEEE Xplore", "Echoes for Small Ships"),
        ("Echoes for Small Ships - IEEE Xplore", "Echoes for Small Ships"),
        ("Echoes for Small Ships - ScienceDirect", "Echoes for Small Ships"),
        ("Echoes for Small Ships | SpringerLink", "Echoes for Small Ships"),
        ("Echoes of IEEE Xplore: A Study of Searches", "Echoes of IEEE Xplore: A Study of Searches"),
        ("Searching with ScienceDirect", "Searching with ScienceDirect"),
    ],
)
def test_sites(page: str, title: str) -> None:
    """The name of the site behind a page's title is no part of the paper's."""
    assert read_title(page).title == title


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SOSP'03-The Echo File System", ("The Echo File System", "SOSP", 2003)),
        ("ICDE'22-EchoDB-X: An Elastic Sonar", ("EchoDB-X: An Elastic Sonar", "ICDE", 2022)),
        ("CVPR2020_Deep Echo Nets", ("Deep Echo Nets", "CVPR", 2020)),
        ("CVPR2020-Trip Report", ("CVPR2020-Trip Report", None, None)),
        ("GPT4-Vision for Sonars", ("GPT4-Vision for Sonars", None, None)),
    ],
)
def test_venue_glued_to_a_title(text: str, told: tuple[str, str | None, int | None]) -> None:
    """A hyphen behind a venue and its year parts them from the title."""
    named = read_title(text)
    assert (named.title, named.venue, named.year) == told
