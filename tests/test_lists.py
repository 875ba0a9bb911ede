"""Papers in lists: what the items of a list say of each, in the ways that keepers write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

Told = tuple[str, str | None, str | None, int | None, tuple[str, ...]]  # title, short, venue, year, authors

LISTS: dict[str, tuple[str, list[Told]]] = {
    "venue, title, links, a remark": (
        "# Legs\n\n"
        "- arXiv 2024.08, **HOP**: Hopping with Implicit Learning. [Paper](https://arxiv.org/abs/2408.00001).\n"
        "- CoRL 2023, HopPoser: Composable Maps for Legged Robots. [Website](https://hop.github.io/), "
        "[Code](https://github.com/a/hop). Plans in code.\n"
        "- CoRL 2022, Oral. Hop These Ways: Tuning Control of Robots. [Website](https://ways.github.io/).\n"
        "- ICLR 2022 outstanding paper award, **Hop-DPM**: an Estimate of the Best Variance\n"
        ", [arXiv](https://arxiv.org/abs/2201.00001)\n"
        "- TMECH 1999, A Survey of Robot Interaction Schemes with Experiments. "
        "[Paper](https://ieeexplore.ieee.org/document/7).\n",
        [
            ("HOP: Hopping with Implicit Learning", "HOP", None, 2024, ()),
            ("HopPoser: Composable Maps for Legged Robots", "HopPoser", "CoRL", 2023, ()),
            ("Hop These Ways: Tuning Control of Robots", "Hop These Ways", "CoRL", 2022, ()),
            ("Hop-DPM: an Estimate of the Best Variance", "Hop-DPM", "ICLR", 2022, ()),
            ("A Survey of Robot Interaction Schemes with Experiments", None, "TMECH", 1999, ()),
        ],
    ),
    "writers and year behind a link": (
        "# RL\n\n"
        "- [Echo Policy Optimization for Robots](https://arxiv.org/abs/1707.00001), Ito et al, 2017. *Code: no.*\n"
        "- [Echo Exploration by Prediction of Waves](https://arxiv.org/abs/1705.00002). Ito et al. 2018.\n"
        "- [Echo Planning on Small and Large Boats](https://arxiv.org/abs/1705.00003), Aki Ito, Ben Wood, 2019\n"
        "- [Echo Memory in Deep and Shallow Seas](https://arxiv.org/abs/1705.00004), 2016\n"
        "- [Echo Pictures with Few Labels and Maps](https://arxiv.org/abs/1705.00005) on Harbour 2012\n",
        [
            ("Echo Policy Optimization for Robots", None, None, 2017, ("Ito",)),
            ("Echo Exploration by Prediction of Waves", None, None, 2018, ("Ito",)),
            ("Echo Planning on Small and Large Boats", None, None, 2019, ("Aki Ito", "Ben Wood")),
            ("Echo Memory in Deep and Shallow Seas", None, None, 2016, ()),
            ("Echo Pictures with Few Labels and Maps", None, None, None, ()),
        ],
    ),
    "years and venues close to a title": (
        "# 目录\n\n"
        "- [2018 (ISMIR) On the Echoes of Music and Physiological Signals](https://arxiv.org/abs/1801.00001)\n"
        "- 2018 (ISMIR) Music Echoes: Generating Waves with Long-Term Structure\n"
        "- Character-level Echo Networks for Text Classification -NIPS 2015\n",
        [
            ("On the Echoes of Music and Physiological Signals", None, "ISMIR", 2018, ()),
            ("Music Echoes: Generating Waves with Long-Term Structure", "Music Echoes", "ISMIR", 2018, ()),
            ("Character-level Echo Networks for Text Classification", None, "NIPS", 2015, ()),
        ],
    ),
    "a venue behind a long dash": (
        "# Backups\n\n"
        "1. *A Study of Practical Copies*----FAST'11 ([link](https://www.usenix.org/copies.pdf))\n"
        "2. Can All Copies Agree? Redesigning Storage for Modern Loads----USENIX ATC'18 "
        "([link](https://www.usenix.org/a.pdf))\n"
        "3. *Sorted Copies: How to Process Streams of Backups*---HotStorage'16 ([link](https://www.usenix.org/b.pdf))\n",
        [
            ("A Study of Practical Copies", None, "FAST", 2011, ()),
            ("Can All Copies Agree? Redesigning Storage for Modern Loads", None, "USENIX ATC", 2018, ()),
            ("Sorted Copies: How to Process Streams of Backups", "Sorted Copies", "HotStorage", 2016, ()),
        ],
    ),
    "authors, title, venue": (
        "# Maps\n\n"
        "- G Mats, W Lu and R Ito. EchoMapper: Extracting Roads From Noise. ICCV'17\n"
        "- Geert Mats, Shen Wang, Sana Filler, Rue Ito. HD Echoes: Roads by Parsing the Air. CVPR'16\n    - good\n"
        "- **ECO**: D. Marks, D. Tui and R. Ito. Learning echoes of contours end-to-end. In CVPR 2018\n"
        "- J. Lang, R. Ito. Do Echoes Draw the Crosswalks? ECCV'18\n",
        [
            ("EchoMapper: Extracting Roads From Noise", "EchoMapper", "ICCV", 2017, ("G Mats", "W Lu", "R Ito")),
            (
                *("HD Echoes: Roads by Parsing the Air", "HD Echoes", "CVPR", 2016),
                ("Geert Mats", "Shen Wang", "Sana Filler", "Rue Ito"),
            ),
            ("Learning echoes of contours end-to-end", "ECO", "CVPR", 2018, ("D. Marks", "D. Tui", "R. Ito")),
            ("Do Echoes Draw the Crosswalks?", None, "ECCV", 2018, ("J. Lang", "R. Ito")),
        ],
    ),
    "writers below bold titles": (
        "# Lab\n#### Paper List\n\n"
        "- **Many-Label Echoes**  \n  Zoe-Hua Ito and Min-Ling Wood  \n  *A University, A City*  \n\n"
        "- **Mining extremely small data sets with the use of echoes**\n\n"
        "  Zoe-Hua Ito* , Min-Ling Wood, Sue Lee  \n  *An Institute*\n",
        [
            ("Many-Label Echoes", "Many-Label Echoes", None, None, ("Zoe-Hua Ito", "Min-Ling Wood")),
            (
                "Mining extremely small data sets with the use of echoes",
                *(None, None, None, ("Zoe-Hua Ito", "Min-Ling Wood", "Sue Lee")),
            ),
        ],
    ),
    "ticked off": (
        "# paper-notes\n\n## Core\n\n- [x] Weighted Echo Autoencoders\n"
        "- [x] beta-Echo: Learning Basic Sounds with a Framework\n- [ ] Neural Discrete Echo Learning\n\n"
        "## Chores\n\n- [ ] call the bank\n- [ ] buy bread\n",
        [
            ("Weighted Echo Autoencoders", None, None, None, ()),
            ("beta-Echo: Learning Basic Sounds with a Framework", "beta-Echo", None, None, ()),
            ("Neural Discrete Echo Learning", None, None, None, ()),
        ],
    ),
    "one alone among lists": (
        "# List\n\n## Sound\n- Echoes with Sparse Attention, CVPR 2021.\n- Echo Models of Rooms, ECCV 2020.\n\n"
        "## Roads\n- Is Space an Echo of Time?, ICML, 2021\n- A Map of Echoes, ICCV 2019\n\n"
        "## Noise\n- SwinEcho: Removing Noise Using Windows\n\n## Tools\n- EchoKit: A Toolkit for All Rooms\n\n"
        "## Rest\n- [EchoBase: All Echoes of the World](https://echobase.org)\n",
        [
            ("Echoes with Sparse Attention", None, "CVPR", 2021, ()),
            ("Echo Models of Rooms", None, "ECCV", 2020, ()),
            ("Is Space an Echo of Time?", None, "ICML", 2021, ()),
            ("A Map of Echoes", None, "ICCV", 2019, ()),
            ("SwinEcho: Removing Noise Using Windows", "SwinEcho", None, None, ()),
        ],
    ),
    "links in escaped brackets": (
        "# other\n* _2017.04_ Evaluation of Recurrent Echoes \\[[arXiv](https://arxiv.org/pdf/1412.00001)\\] "
        "\\[[note]()\\]\n"
        "* _2016.09_ Mixtures of Echo Models \\[[arXiv](https://arxiv.org/pdf/1609.00001)\\]\n",
        [
            ("Evaluation of Recurrent Echoes", None, None, 2017, ()),
            ("Mixtures of Echo Models", None, None, 2016, ()),
        ],
    ),
    "subjects behind a colon": (
        "# 论文列表\n\n"
        "1. [EchoNet: An Unrolled Network for Imaging](https://arxiv.org/abs/2001.00001): PET, ADMM\n"
        "2. [Echoes of Sparse Codes in Inverse Problems](https://arxiv.org/abs/2001.00002): CT, MRI\n",
        [
            ("EchoNet: An Unrolled Network for Imaging", "EchoNet", None, None, ()),
            ("Echoes of Sparse Codes in Inverse Problems", None, None, None, ()),
        ],
    ),
}


@pytest.mark.parametrize("shape", LISTS)
def test_items(tmp_path: Path, shape: str) -> None:
    """Each item is one paper, with the venue, year, short name and authors that it says, and no other."""
    text, told = LISTS[shape]
    papers = library_of(tmp_path, {"list.md": text}).values()
    assert [(p.title, p.short, p.venue, p.year, p.authors) for p in papers] == told


NO_PAPERS = {
    "releases": "# Releases\n\n- v2022, Oral. Walk these ways to the new release\n"
    "- arXiv mirror 2024.08, moved to a new host\n",
    "who does what": "# Sprint\n\n- Anna Ito, Ben Wood. Renew the keys of all hosts. Friday\n"
    "- Ben Wood and Cy Lee. Write the report on echoes. May 2024\n"
    "- A. Ito, C. Lee. Buy bread for the whole team. Lidl'24\n",
    "chores ticked off": "# Week\n\n- [x] Buy Bread and Milk for Everyone\n- [ ] Call the Bank About the Rent\n",
    "names below jobs": "# Team\n\n- **Kitchen and Garden**\n  Ann Ito and Ben Wood\n- **Roof and Cellar**\n"
    "  Cy Lee and Di Moss\n",
    "rules between words": "# Menu\n\n1. *Soup of the Day with Bread*----Monday's\n"
    "2. Roast and Greens for Two----Sunday'18\n",
}


@pytest.mark.parametrize("shape", NO_PAPERS)
def test_no_papers(tmp_path: Path, shape: str) -> None:
    """Lists that look alike and are of something else hold no papers."""
    assert not library_of(tmp_path, {"list.md": NO_PAPERS[shape]})


DAYS = {
    "2019-11-07\n\n[Echoes of Salient Words in Summaries](https://arxiv.org/abs/1910.00001)\n\nx\n\n"
    "2019-11.09\n\n[EchoBart: Noise for Language Generation](https://arxiv.org/abs/1910.00002)\n\ny\n\n"
    "[Sparse Echoes and Their Explicit Selection](https://arxiv.org/abs/1910.00003)\n": [
        "2019-11-07",
        "2019-11-09",
        "2019-11-09",
    ],
    "<b>2022-05-29</b><br>\n\n- [Echoes of Adapters in Many Tongues](https://arxiv.org/abs/2110.00001)\n"
    "- [Is an Echo Distinguishable from a Human Voice?](https://arxiv.org/abs/2110.00002)\n\n"
    "**2022-05-15**\n\n- [Balancing Average and Worst Echoes](https://arxiv.org/abs/2110.00003)\n"
    "- [Echoes of Structure in Language](https://arxiv.org/abs/2110.00004)\n": ["2022-05-29"] * 2 + ["2022-05-15"] * 2,
    "# 200216-200222 论文总结\n\n1. [Echoes of Sparse Codes in Inverse Problems](https://arxiv.org/abs/2001.00002)\n"
    "2. [Sparse Echoes and Their Explicit Selection](https://arxiv.org/abs/1910.00003)\n": ["2020-02-16"] * 2,
    # A day below the first title is that of its own note, or of nothing we know.
    "[Echoes of Salient Words in Summaries](https://arxiv.org/abs/1910.00001)\n\n2019-11-07\n\n"
    "[EchoBart: Noise for Language Generation](https://arxiv.org/abs/1910.00002)\n\n2019-11-09\n\n"
    "[Sparse Echoes and Their Explicit Selection](https://arxiv.org/abs/1910.00003)\n": [None] * 3,
    # Six digits alone may be any number.
    "# Room 200216\n\n1. [Echoes of Sparse Codes in Inverse Problems](https://arxiv.org/abs/2001.00002)\n"
    "2. [Sparse Echoes and Their Explicit Selection](https://arxiv.org/abs/1910.00003)\n": [None] * 2,
}


@pytest.mark.parametrize("text", DAYS)
def test_days(tmp_path: Path, text: str) -> None:
    """A day on a line of its own, or a heading of two days, is that of the papers below it."""
    assert [paper.noted for paper in library_of(tmp_path, {"daily.md": text}).values()] == DAYS[text]


def test_numbered_subjects(tmp_path: Path) -> None:
    """A number before a subject is no day: "2.1. Branch" is the topic Branch; "2.1 Mon" is a Monday."""
    text = "# 2. Machines\n\n## 2.1. Echo\n[1] The Organization of Echo Buffers, 2023, MICRO\n"
    text += "[2] EBTB: Adaptive Buffers of Echoes, 2024, ISCA\n\n"
    text += "## 2.1 Mon\n[3] CRISP: Prefetching of Many Echoes, 2022, ASPLOS\n"
    text += "[4] Very Long Echoes in Flight, 2022, ASPLOS\n"
    topics = [paper.topic for paper in library_of(tmp_path, {"list.md": text}).values()]
    assert topics == [("Echo",), ("Echo",), (), ()]


def test_long_lists_of_writers(tmp_path: Path) -> None:
    """Hundreds of names that end otherwise than a list of writers are read at once, however they could be parted."""
    names = "Ann Ito and Cy Lee, " * 24
    text = f"- **{names}. And more**\n- **Echoes of Many Voices**\n\n  {names}: and more\n- {'A. B. Ito, ' * 90}! x\n"
    assert not library_of(tmp_path, {"list.md": f"# Papers\n\n{text}"})


@pytest.mark.parametrize(
    ("heading", "noted"),
    [("2017-12", None), ("2017-11", None), ("2017 12 3", "2017-12-03"), ("2017-1-2", "2017-01-02")],
)
def test_months(tmp_path: Path, heading: str, noted: str | None) -> None:
    """A month with two digits is no day of its first month."""
    text = f"## {heading}\n\n- [Echo Policy Optimization for Robots](https://arxiv.org/abs/1707.00001)\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.entries[0].noted == noted


def test_notes_at_code_hosts(tmp_path: Path) -> None:
    """A note that somebody keeps at a code host is no code; what its README says is the code's."""
    urls = ("https://github.com/a/b/blob/main/echo.md", "https://github.com/a/b/blob/main/README.md")
    text = "# A\n\n- [Echo Policy Optimization for Robots](https://arxiv.org/abs/1707.00001) [note]({}) [code]({})\n"
    (paper,) = library_of(tmp_path, {"a.md": text.format(*urls)}).values()
    assert {link.url: link.kind for link in paper.links if "github" in link.url} == dict(
        zip(urls, ("other", "code"), strict=True)
    )


NAMED = "U-Net: https://arxiv.org/abs/1505.00001\n- wide\n\nHomework: https://x.org/hw1.pdf\n\n"
TITLED = (
    "Denoising Sonar Implicit Models for Ships (SIM): https://arxiv.org/abs/2010.00002\n- deep\n\n"
    "SHIP: Towards Sonar Image Editing: https://arxiv.org/abs/2112.00003\n\n"
)


def test_names_with_addresses(tmp_path: Path) -> None:
    """Names with the addresses of papers are papers beside titles that have them, and else nobody knows."""
    found = library_of(tmp_path, {"a.md": f"# Sonar\n\n## Diffusion\n{NAMED}{TITLED}"})

    assert set(found) == {"U-Net", "Denoising Sonar Implicit Models for Ships", "SHIP: Towards Sonar Image Editing"}


def test_names_with_addresses_alone(tmp_path: Path) -> None:
    """A week's readings, and what the notes on a paper link, are no list of papers."""
    text = "# EchoNet: Deep Echoes for Sonar Images\n\nhttps://arxiv.org/abs/2101.00001\n\n## 知识点\n\n"
    week = "# Week 3\n\nSlides: https://x.org/a.pdf\n\nHW1: https://x.org/b.pdf\n\nGAN2: https://arxiv.org/abs/1406.00001\n"

    assert set(library_of(tmp_path, {"a.md": f"{text}{NAMED}", "b.md": week})) == {
        "EchoNet: Deep Echoes for Sonar Images"
    }


ONE = "- Authors: Aki Ito, Ben Wood\n- Venue: CVPR 2020\n"
TWO = "- Authors: Cleo van Dam\n- Year: 2021\n"
WITH_FIELDS = {
    "below items": f"- Deep Echo Prior for Sonar Images\n  {ONE.replace(chr(10), chr(10) + '  ')}\n"
    f"- Wide Echo Nets for Ships\n  {TWO.replace(chr(10), chr(10) + '  ')}\n",
    "properties of blocks": "- [[Deep Echo Prior for Sonar Images]]\n  authors:: Aki Ito, Ben Wood\n"
    "  venue:: CVPR 2020\n"
    "- [[Wide Echo Nets for Ships]]\n  authors:: Cleo van Dam\n  year:: 2021\n",
    "below bold lines": f"**Deep Echo Prior for Sonar Images**\n{ONE}\n**Wide Echo Nets for Ships**\n{TWO}",
}


@pytest.mark.parametrize("name", WITH_FIELDS)
def test_fields_of_each(tmp_path: Path, name: str) -> None:
    """Items and bold lines that have fields of their own are a paper each, and not the file."""
    found = library_of(tmp_path, {"a.md": f"# Sonar\n\n{WITH_FIELDS[name]}"})

    assert {title: (paper.authors, paper.venue, paper.year) for title, paper in found.items()} == {
        "Deep Echo Prior for Sonar Images": (("Aki Ito", "Ben Wood"), "CVPR", 2020),
        "Wide Echo Nets for Ships": (("Cleo van Dam",), None, 2021),
    }


def test_fields_of_other_things(tmp_path: Path) -> None:
    """Films and recipes have fields, too."""
    films = "# Seen\n\n- The Quick Echo of Ships\n  - Director: Ann Ito\n  - Year: 2020\n- Wide Nets\n  - Year: 2021\n"
    recipes = "# Recipes\n\n- **Slow Roasted Nets for Ships**\n  - Author: Ann Ito\n  - Time: 20 min\n- Wide Soup\n"

    assert library_of(tmp_path, {"a.md": films, "b.md": recipes}) == {}


WRAPPED = """# Papers

- [**EchoNet**] Unsupervised Learning of Sonar Features
by Contrasting Cluster Assignments [NeurIPS'2020] [[paper]](https://arxiv.org/pdf/2006.00001.pdf)
- [**WaveNet2**] Quiet Waves for the Large Boats
  for Small Harbours (CVPR 2020) [[pdf]](https://arxiv.org/pdf/2006.00002.pdf)
- Thin Waves for the Old Boats
  by Aki Ito and Ben Wood (CVPR 2020) [[pdf]](https://arxiv.org/pdf/2006.00003.pdf)
- Broad Waves for the New Boats
  [ICML 2019] [[pdf]](https://arxiv.org/pdf/2006.00004.pdf)
- Bright Waves for the New Boats [[pdf]](https://arxiv.org/pdf/2006.00005.pdf)
  for Me the best of all (so far)
"""


def test_wrapped_items(tmp_path: Path) -> None:
    """A title goes on below with a small word, up to brackets; its writers do not, nor does a remark. A wrap is no
    sign of having been read."""
    papers = library_of(tmp_path, {"a.md": WRAPPED})
    assert {title: (paper.authors, paper.status) for title, paper in papers.items()} == {
        "Unsupervised Learning of Sonar Features by Contrasting Cluster Assignments": ((), "to-read"),
        "Quiet Waves for the Large Boats for Small Harbours": ((), "to-read"),
        "Thin Waves for the Old Boats": (("Aki Ito", "Ben Wood"), "read"),
        "Broad Waves for the New Boats": ((), "to-read"),
        "Bright Waves for the New Boats": ((), "read"),
    }


LISTED_BY_YEAR = """# Sonar

## Contrast

### 2020

- [**EchoNet**] Quiet Nets for Large Boats [[paper]](https://arxiv.org/pdf/2006.00001.pdf)
- [**WaveNet2**] Quiet Waves for Large Boats [[paper]](https://arxiv.org/pdf/2006.00002.pdf)

## Masks

### 2021

- [**EchoMask**] Masked Echoes Are Good Teachers [[paper]](https://arxiv.org/pdf/2106.00001.pdf)

### 2022

{}
"""


def test_alone_with_code(tmp_path: Path) -> None:
    """The only item below a year has but a link to its code, and is a paper as those below other years are."""
    item = "- [**FastMask**] Fast EchoMask: Quick Training of Masked Echoes [[code]](https://github.com/sonar/fast)"
    paper = library_of(tmp_path, {"a.md": LISTED_BY_YEAR.format(item)})[
        "Fast EchoMask: Quick Training of Masked Echoes"
    ]
    assert (paper.short, paper.year) == ("FastMask", 2022)


def test_programs_alone(tmp_path: Path) -> None:
    """A program is none, whose link is called by its name."""
    item = "- [EchoKit: A Toolbox for Quick Training of Sonar](https://github.com/sonar/kit)"
    assert len(library_of(tmp_path, {"a.md": LISTED_BY_YEAR.format(item)})) == 3


BY_NAMES = """# Sonar

## Papers

### 声呐原文
{0}[01.Echo(ECCV2020)](https://github.com/sonar/notes/blob/main/01.md)
### Large harbours
{0}[02.Echo++](https://github.com/sonar/notes/blob/main/02.md)
{0}[03.Echo in the Deep(CVPR2021 (Oral))](https://github.com/sonar/notes/blob/main/03.md)
{0}[04.Mip-Echo(CVPR2022)](https://github.com/sonar/notes/blob/main/04.md) --还没看
"""


@pytest.mark.parametrize("bullet", ["", "- "])
def test_links_by_names(tmp_path: Path, bullet: str) -> None:
    """Links alone, by a name with venue and year, are the papers of the heading above them, be it for one alone."""
    papers = library_of(tmp_path, {"a.md": BY_NAMES.format(bullet)})
    assert {title: (paper.year, paper.topic[-1]) for title, paper in papers.items()} == {
        "Echo": (2020, "声呐原文"),
        "Echo++": (None, "Large harbours"),
        "Echo in the Deep": (2021, "Large harbours"),
        "Mip-Echo": (2022, "Large harbours"),
    }
    assert {paper.status for paper in papers.values()} == {"to-read"}


def test_links_of_trips(tmp_path: Path) -> None:
    """What one looks up for a conference is no paper, and a heading that is the paper's name is no topic."""
    trips = "# Trips\n\n## Vision\n[Deadlines(CVPR2022)](https://a.example.org/1)\n\n"
    trips += "## Learning\n[Hotels(ICML2022)](https://a.example.org/2)\n[Visa(ICML2022)](https://a.example.org/3)\n"
    names = "# 笔记\n\n## EchoNet\n[EchoNet(ECCV2020)](https://a.example.org/1)\n\n"
    names += "## WaveNet2\n[WaveNet2(CVPR2021)](https://a.example.org/2)\n[Code(CVPR2021)](https://a.example.org/3)\n"
    assert all(paper.title in ("Vision", "Learning") for paper in library_of(tmp_path / "a", {"a.md": trips}).values())
    assert set(library_of(tmp_path / "b", {"a.md": names})) == {"EchoNet", "WaveNet2"}


TASKS = """# Reading list

- [ ] Deep Echoes for the Boats of Small Harbours 📅 2024-01-02 ⏫ https://arxiv.org/abs/2401.00001
- [x] Quiet Networks for Autonomous Ships #sonar 📅 2024-01-02 ✅ 2024-01-05
- [x] [Wide Waves for Large Autonomous Boats](https://arxiv.org/abs/2401.00003) ⏫ ✅ 2024-02-05
- [ ] **Learning to Listen from Raw Sonar** (CVPR 2022) 🔼 🔁 every week 🆔 a1b2 📅 2024-01-09
"""


def test_signs_of_tasks(tmp_path: Path) -> None:
    """What Obsidian's Tasks writes behind an item is no part of its title; when it was done is when it was read."""
    papers = library_of(tmp_path, {"a.md": TASKS})
    assert {title: (paper.status, paper.noted) for title, paper in papers.items()} == {
        "Deep Echoes for the Boats of Small Harbours": ("to-read", None),
        "Quiet Networks for Autonomous Ships": ("read", "2024-01-05"),
        "Wide Waves for Large Autonomous Boats": ("read", "2024-02-05"),
        "Learning to Listen from Raw Sonar": ("to-read", None),
    }


PLAIN = (
    "Deep Echoes for the Boats of Small Harbours",
    "Quiet Networks for Autonomous Ships at Night",
    "Learning to Listen from Raw Recordings of Sonar",
    "Wide Waves for Large and Slow Boats in Harbours",
    "[Sonar Trees: Induction from Few Echoes](https://arxiv.org/abs/2401.00005)",
)


@pytest.mark.parametrize("mark", ["- ", "- [ ] ", "2. "])
def test_plain_beside_one_linked(tmp_path: Path, mark: str) -> None:
    """Full titles in a list are papers if one of them leads to a paper."""
    lines = "\n".join(mark + line for line in PLAIN)
    assert len(library_of(tmp_path, {"a.md": f"# Reading list\n\n{lines}\n"})) == len(PLAIN)


def test_one_linked_beside_chores(tmp_path: Path) -> None:
    """Things to do are none, though a paper is among them."""
    chores = (
        "Finish the Second Homework Assignment on Sonar",
        "Write the Introduction of Our Paper on Echoes",
        "Review the Slides for the Group Meeting on Monday",
        "Prepare the New Experiments on Small Boats",
        PLAIN[-1],
    )
    lines = "\n".join(f"- [ ] {line}" for line in chores)
    found = library_of(tmp_path, {"a.md": f"# This Week\n\n{lines}\n"})
    assert set(found) <= {"Sonar Trees: Induction from Few Echoes"}


_LINKED = """# Papers

## Sonar

+ [Listening to Ships in Harbours with Deep Nets](https://a.org/1.pdf)
+ [EchoNet: A Net for the Sea](https://a.org/2.pdf)

## Boats

+ [Counting Boats with Quiet Sonars](https://a.org/3.pdf)
+ [Following Boats with Loud Sonars](https://a.org/4.pdf)

## {}

{}
"""


@pytest.mark.parametrize(
    ("heading", "lines", "topics"),
    [
        (
            "Consistency and Consensus",
            "[Harbours that Agree with One Another](https://a.org/5.pdf)\n\n[Raft](https://a.org/6.pdf)",
            {"Consistency and Consensus"},
        ),
        ("Quiet Systems", "[Ships that Agree with One Another at Sea](https://a.org/5.pdf)", {"Quiet Systems"}),
        ("SEA", "https://a.org/streams.pdf", set()),
    ],
)
def test_lines_of_links(tmp_path: Path, heading: str, lines: str, topics: set[str]) -> None:
    """Beside lists of papers, links alone on their lines are papers, too, and what stands above them is their topic."""
    found = library_of(tmp_path, {"a.md": _LINKED.format(heading, lines)})
    assert {"/".join(paper.topic) for paper in found.values()} == {"Sonar", "Boats", *topics}
    assert heading not in found


@pytest.mark.parametrize(
    "text",
    [
        "# EchoNet\n\n[Paper](https://a.org/5.pdf)\n\n[Code](https://github.com/a/b)\n",
        "# Tools\n\n[Docker](https://docker.com)\n\n[Nginx](https://nginx.org)\n",
        "# EchoNet\n\n[EchoNet](https://a.org/5.pdf)\n\n[a talk](https://youtu.be/6)\n\nHears ships.\n",
    ],
)
def test_links_of_one(tmp_path: Path, text: str) -> None:
    """The links of one paper are none, nor are those to tools."""
    assert set(library_of(tmp_path, {"a.md": text})) <= {"EchoNet"}


COPIES = {
    "names with notes": "- [EchoNet](pdf/EchoNet.pdf)\n  - 卷积。\n- [WaveGAN](pdf/WaveGAN.pdf)\n  - 生成。\n",
    "titles and names": "* [EchoNet](p/1.pdf)\n* [WaveGAN](p/2.pdf)\n* [Deep Echoes for Small Boats](p/3.pdf)\n",
    "links of wikis": "- [[EchoNet.pdf]]\n- [[WaveGAN.pdf]]\n- [[Class-Balanced Echoes for Boats.pdf]]\n",
}
SLIDES = {
    "lectures": "- [Lecture 1: Waves](1.pdf)\n- [Lecture 2: Echoes at Sea](2.pdf)\n- [Syllabus](syllabus.pdf)\n",
    "exercises": "- [Homework1](hw1.pdf)\n- [Homework 2: EchoNet](hw2.pdf)\n- [EchoNet](echo.pdf)\n",
    "in Chinese": "- [第一讲 回声](1.pdf)\n- [作业](2.pdf)\n",
}


@pytest.mark.parametrize("links", COPIES)
def test_copies(tmp_path: Path, links: str) -> None:
    """Links to one's own copies by their titles and names, in a note on papers."""
    found = library_of(tmp_path, {"a.md": f"# 论文笔记\n\n## 检测\n\n{COPIES[links]}"})
    assert len(found) == COPIES[links].count(".pdf") and {"EchoNet", "WaveGAN"} <= set(found)


@pytest.mark.parametrize("links", COPIES)
def test_copies_of_others(tmp_path: Path, links: str) -> None:
    """Elsewhere such links lead to anything."""
    assert library_of(tmp_path, {"a.md": f"# Harbour\n\n## Files\n\n{COPIES[links]}"}) == {}


@pytest.mark.parametrize("links", SLIDES)
def test_slides(tmp_path: Path, links: str) -> None:
    """Lectures and exercises lie beside papers, too."""
    text = f"# Sonar papers\n\n## 课件\n\n{SLIDES[links]}"
    assert library_of(tmp_path, {"a.md": text}) == {}
