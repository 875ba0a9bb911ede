"""Names, citations, days and words on notes that stand around titles in headings."""

from __future__ import annotations

import pytest

from papernotes.normaliser.titles.titles import read_title

TITLE = "Deep Echo Models for Sonar Imaging"
NAMED = f"EchoNet: {TITLE}"


@pytest.mark.parametrize(
    ("written", "venue", "year"),
    [
        (f"EchoNet (CVPR 2020): {TITLE}", "CVPR", 2020),
        (f"EchoNet [CVPR'20]: {TITLE}", "CVPR", 2020),
        (f"3. EchoNet（CVPR 2020）：{TITLE}", "CVPR", 2020),
        (f"EchoNet (2020): {TITLE}", None, 2020),
        (f"EchoNet (Ito et al., 2020): {TITLE}", None, 2020),
        (f"Ito et al. 2020 - {NAMED}", None, 2020),
        (f"Ito et al. (2020) {NAMED}", None, 2020),
        (f"Ito & Wood, 2020: {NAMED}", None, 2020),
        (f"Day 1: {NAMED}", None, None),
        (f"Week 12 - {NAMED} (CVPR 2020)", "CVPR", 2020),
        (f"Notes on {NAMED}", None, None),
        (f"Summary of “{NAMED}”", None, None),
    ],
)
def test_named(written: str, venue: str | None, year: int | None) -> None:
    """The title is what its authors called it, with the name in front of the colon; the rest is read."""
    named = read_title(written)

    assert (named.title, named.short, named.venue, named.year) == (NAMED, "EchoNet", venue, year)


@pytest.mark.parametrize(
    ("written", "title", "short", "institution"),
    [
        (f"{TITLE} | EchoNet", TITLE, "EchoNet", None),
        (f"{NAMED} (Google)", NAMED, "EchoNet", "Google"),
        ("Research Scientist in Vision (Google)", "Research Scientist in Vision (Google)", None, None),
        ("Large-scale Information Network Embedding (LINE)", "Large-scale Information Network Embedding", "LINE", None),
    ],
)
def test_behind(written: str, title: str, short: str | None, institution: str | None) -> None:
    """Behind a title stand its name, or where its authors work."""
    named = read_title(written)

    assert (named.title, named.short, named.institution) == (title, short, institution)


@pytest.mark.parametrize(
    "written",
    [
        "Notes on Noise Contrastive Estimation and Negative Sampling",
        "Review of Deep Learning Methods for Sonar",
        "Day 1: Introduction",
        "Ito et al. 2020 - results",
        "Sonar | Method",
        "Method (new): the second one",
    ],
)
def test_as_written(written: str) -> None:
    """What may be the title's own, or leads to no title, stays."""
    assert read_title(written).title == written
