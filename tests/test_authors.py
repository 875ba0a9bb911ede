"""Who wrote a paper, and where they work, as lists of authors and sentences say it."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

from papernotes.normaliser.references.persons import split_names

TITLE = "# Deep Echo Prior for Sonar (CVPR 2021)\n\n"
TWO = ("Aki Ito", "Ben Wood")
CHINESE = ("张三", "李四")
LISTS = {
    "as BibTeX lists them": ("*Ito, Aki and Wood, Ben.*\n", TWO, ()),
    "initials as BibTeX lists them": ("Ito, A. and Wood, B.\n", ("A. Ito", "B. Wood"), ()),
    "places and things": ("Ship, sonar and Harbour, echo.\n", (), ()),
    "raised numbers": ("Aki Ito¹, Ben Wood²*\n", TWO, ()),
    "formulas": ("Aki Ito$^{1}$, Ben Wood$^{1,2}$\n", TWO, ()),
    "HTML": ("Aki Ito<sup>1,2∗†</sup>, Ben Wood<sup>2</sup>\n", TWO, ()),
    "carets in a field": ("- Authors: Aki Ito^1,2^, Ben Wood$^{\\dagger}$\n", TWO, ()),
    "signs": ("Aki Ito*, Ben Wood†\n", TWO, ()),
    "numbers in Chinese": ("作者：张三1,2，李四3\n", CHINESE, ()),
    "places in brackets": ("Aki Ito (MIT), Ben Wood (Keio University)\n", TWO, ("MIT", "Keio University")),
    "brackets in a field": ("- 作者：张三（清华大学），李四（北京大学）\n", CHINESE, ("清华大学", "北京大学")),
    "places behind": ("- **Authors**: Aki Ito, Ben Wood, Keio University\n", TWO, ("Keio University",)),
    "places behind in Chinese": ("- 作者：张三, 李四, 清华大学\n", CHINESE, ("清华大学",)),
    "a place behind a dash": ("- Authors: Aki Ito, Ben Wood — Keio University\n", TWO, ("Keio University",)),
    "numbered places below": ("Aki Ito¹, Ben Wood²\n\n¹Keio University, ²Google\n", TWO, ("Keio University", "Google")),
    "a sentence": ("作者是Aki Ito，Ben Wood。本文提出宽网络。\n", TWO, ()),
    "a sentence in Chinese": ("本文作者是张三、李四。\n", CHINESE, ()),
    "with their place": ("这篇论文的作者是张三和李四，来自清华大学。\n", CHINESE, ("清华大学",)),
    "their place alone": ("作者来自清华大学，本文提出宽网络。\n", (), ("清华大学",)),
    "what authors are": ("作者是怎么想到的？作者是学生、老师。\n", (), ()),
    "what authors do": ("作者是从回声，反射出发的。\n", (), ()),
    "other subjects": ("PyTorch (Meta), TensorFlow (Google), Jax¹\n", (), ()),
    "a topic behind a dash": ("- Authors: Aki Ito, Ben Wood - a survey of nets\n", ("Aki Ito",), ()),
}


@pytest.mark.parametrize("name", LISTS)
def test_lists(tmp_path: Path, name: str) -> None:
    """Marks behind names go, places of work are institutions, and persons are those whom a list or sentence names."""
    text, authors, institutions = LISTS[name]
    (paper,) = library_of(tmp_path, {"a.md": TITLE + text}).values()

    assert (paper.authors, paper.institutions) == (authors, institutions)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jo Ho, Ajay Jain, Piet Abbel, NeurIPS 2020", ("Jo Ho", "Ajay Jain", "Piet Abbel")),
        ("by Jo Ho, Ajay Jain and Piet Abbel, NeurIPS 2020", ("Jo Ho", "Ajay Jain", "Piet Abbel")),
        ("王小明, 李四光. NeurIPS 2020", ("王小明", "李四光")),
        ("王小明、李四光、张三 | NeurIPS 2020", ("王小明", "李四光", "张三")),
        ("Fast Echoes, Slow Pings, NeurIPS 2020 的对比", ()),
        ("比较方法、训练策略。NeurIPS 2020", ()),
        ("NeurIPS 2020, Jo Ho, Ajay Jain", ("Jo Ho", "Ajay Jain")),
        ("NeurIPS 2020 | Jo Ho, Ajay Jain | MIT", ("Jo Ho", "Ajay Jain")),
        ("NeurIPS 2020, Deep Learning, Point Clouds", ()),
        ("NeurIPS 2020 | Sonar Imaging | Google", ()),
    ],
)
def test_authors_before_a_venue(tmp_path: Path, line: str, names: tuple[str, ...]) -> None:
    """Whom a line lists before the venue are the authors, in either script; subjects there are none."""
    text = f"# 论文\n\n## EchoNet: Listening to Ships at Sea\n\n{line}\n\n快。\n\n"
    text += "## MixSonar: Modeling a Ping\n\nICML 2015\n\n慢。\n"
    paper = next(iter(library_of(tmp_path, {"a.md": text}).values()))
    assert paper.authors == names
    assert not names or (paper.venue, paper.year) == ("NeurIPS", 2020)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Xu, Yingxue, Wang, Yihui, Jin, Cheng", ("Yingxue Xu", "Yihui Wang", "Cheng Jin")),
        ("Ito, Ann, Wood, C. David", ("Ann Ito", "C. David Wood")),
        ("Ito, Wood, Moss, Berg", ("Ito", "Wood", "Moss", "Berg")),
        ("Wang, Li, Zhang, Chen", ("Wang", "Li", "Zhang", "Chen")),
        ("Ann Ito, Ben Wood, Cleo Moss, Dan Berg", ("Ann Ito", "Ben Wood", "Cleo Moss", "Dan Berg")),
        ("MIT, Ann B. Ito, CMU, Ben Wood", ("MIT", "Ann B. Ito", "CMU", "Ben Wood")),
    ],
)
def test_names_in_turn(text: str, names: tuple[str, ...]) -> None:
    """Last and first names parted by commas as well, where initials or the commonest last names tell them."""
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By: Jo Ho, Ajay Jain", ("Jo Ho", "Ajay Jain")),
        ("*Jo Ho · Ajay Jain · Piet Abbel*", ("Jo Ho", "Ajay Jain", "Piet Abbel")),
        ("Jo Ho / Ajay Jain", ("Jo Ho", "Ajay Jain")),
        ("Jo van der Ho, José Jain-López, Łukasz Abbel", ("Jo van der Ho", "José Jain-López", "Łukasz Abbel")),
        ("Ho, J., Jain, A. B., & Abbel, P.", ("J. Ho", "A. B. Jain", "P. Abbel")),
        ("Mask RCNN · Point Clouds · Deep Sonar", ()),
        ("Ho, J. has written this, Jain, A. too", ()),
    ],
)
def test_authors_alone(tmp_path: Path, line: str, names: tuple[str, ...]) -> None:
    """A line of persons below a title, whatever stands between them; methods and subjects are none."""
    (paper,) = library_of(tmp_path, {"a.md": f"{TITLE}{line}\n\n## Method\n\nWide.\n"}).values()

    assert paper.authors == names


def test_places_behind_marks(tmp_path: Path) -> None:
    """Behind a dash and a raised number stand places of work, known or not."""
    field = "**作者**: Ann Ito¹², Ben Wood¹, Cleo Moss² — ¹**Sonar AI Research**、²**University of Oslo**\n"
    (paper,) = library_of(tmp_path, {"a.md": f"{TITLE}{field}\n## Method\n\nWide.\n"}).values()
    assert paper.authors == ("Ann Ito", "Ben Wood", "Cleo Moss")
    assert paper.institutions == ("Sonar AI Research", "University of Oslo")
