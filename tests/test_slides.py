"""The slides of a topic: one file that asks for nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from library import make_library

from papernotes.config import Config
from papernotes.model import Attachment
from papernotes.renderer.edition.edition import make_edition
from papernotes.renderer.exports.slides import View, slides_view
from papernotes.renderer.lists.selection import select


def view(topic: str = "") -> View:
    edition = make_edition(make_library(), Config())
    return slides_view(edition, select(edition.library, topic), lambda file: f"data:{file.path}")


def test_points() -> None:
    """A slide has one sentence for each question, those of the keeper marked; formulas are set."""
    slide = view("高斯头像").groups[0][1][0]

    assert [point.label for point in slide.points] == ["动机", "方法", "实验", "评价"]
    assert [point.own for point in slide.points] == [False, False, False, True]
    assert "<math>" in slide.points[0].html and "$" not in re.sub(
        r"<annotation.*?</annotation>", "", slide.points[0].html
    )
    assert slide.facts == ("CVPR 2024", "Shenhan Qian et al.", "Technical University of Munich，丰田")
    assert 'display="block"' in slide.formula


def test_figures() -> None:
    """Figures that are at hand are shown with their captions; one that is gone is left out."""
    slide = view("高斯头像").groups[0][1][0]

    assert [(figure.src, figure.caption) for figure in slide.figures] == [
        ("data:video/images/rig.png", "管线：从网格到高斯")
    ]


def test_no_picture() -> None:
    """A picture that cannot be read costs nothing but itself."""
    edition = make_edition(make_library(), Config())

    def gone(_: Attachment) -> str:
        return ""

    assert not slides_view(edition, select(edition.library), gone).groups[0][1][0].figures


def test_every_paper() -> None:
    """Every paper is a slide, numbered in order, also one without a word."""
    made = [slide for _, slides in view().groups for slide in slides]

    assert [slide.number for slide in made] == list(range(1, len(make_library().papers) + 1))
    assert len({slide.id for slide in made}) == len(made)


def test_alone(slides: Path) -> None:
    """The file loads nothing: no address in it but links and its own data, and pictures and formulas are inside."""
    text = slides.read_text(encoding="utf-8")

    loaded = re.findall(r'(?:src|srcset|poster)="([^"]*)"|url\("?([^")]*)', text)
    assert loaded and all((a or b).startswith("data:") for a, b in loaded)
    assert not re.search(r"<link(?! rel=\"icon\" href=\"data:,\")|@import|<script src", text)
    assert "<img" in text and "<math" in text and "data:font/woff2" in text


def test_policy(slides: Path) -> None:
    """The file runs its own script, known by its digest, and nothing else."""
    text = slides.read_text(encoding="utf-8")
    script = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)

    assert policy and len(script) == 1
    digest = base64.b64encode(hashlib.sha256(script[0].encode()).digest()).decode()
    assert policy[1].startswith(f"default-src 'none'; script-src 'sha256-{digest}'; ")
