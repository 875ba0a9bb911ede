"""Bibliographies: which reference belongs to which entry, what it adds, and what is said of one that cannot be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from papernotes.build import build, open_project
from papernotes.model import Paper, Source
from papernotes.normaliser.references import bibtex
from papernotes.normaliser.references.bibtex import read_bibtex

BIB = r"""
@string{cvpr = "Proceedings of the {IEEE/CVF} Conference on Computer Vision and Pattern Recognition"}

@article{holt2021lantern,
  author = {Holt, Ada and M{\"u}ller, J{\"o}rg and {van der Berg}, Jan and others},
  title = {{LanternNet}: Seeing in the Dark with {$\alpha$}-Mattes \& Lamps},
  journal = {ACM Transactions on Graphics}, volume = 40, number = {4}, pages = {12--19}, year = 2021,
  doi = {10.1145/1234567.1234568}
}
@inproceedings{ito2022quiet, title={Towards Quiet Video Generation with Sparse Attention}, author={Ito, Ken},
  booktitle = cvpr, year = {2022}, eprint = {2203.01234}, archivePrefix = {arXiv}}
@misc{rossi2020, title = {A Survey of Reading Machines}, author = {Maria Rossi and Chen Wei}, year = {2020},
  journal = {arXiv preprint arXiv:2001.09999}, url = {https://example.org/a_b%20c}}
"""
NOTE = "\n\n本文提出一种方法。\n\n### 方法\n\n一个网络。\n"


def papers(folder: Path, files: dict[str, str], site: str = "") -> dict[str, Paper]:
    """The papers of those files, by where the first of their entries stands."""
    for name, text in files.items():
        path = folder / "notes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "site.yaml").write_text(site, encoding="utf-8")
    library = build(open_project(folder)).library
    return {f"{paper.entries[0].span.path}:{paper.entries[0].span.line}": paper for paper in library.papers}


def test_fields() -> None:
    """Accents, braces, strings and official names are read; a preprint server is no venue."""
    lantern, quiet, survey = read_bibtex(Source("a.bib", BIB)).value

    assert lantern.title == r"LanternNet: Seeing in the Dark with $\alpha$-Mattes & Lamps"
    assert lantern.authors == ("Ada Holt", "Jörg Müller", "Jan van der Berg")
    assert (lantern.venue, lantern.year) == ("TOG", 2021)
    assert lantern.imprint == (("volume", "40"), ("number", "4"), ("pages", "12--19"))
    assert (quiet.venue, quiet.year) == ("CVPR", 2022)
    assert "arxiv:2203.01234" in quiet.ids
    assert (survey.venue, survey.year) == (None, 2020)
    assert [link.url for link in survey.links] == ["https://arxiv.org/abs/2001.09999", "https://example.org/a_b%20c"]


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("a.md", f"# 暗光\n\n[Lantern](https://doi.org/10.1145/1234567.1234568)\n\nTOG 2021{NOTE}"),
        ("a.md", f"# LanternNet: Seeing in the Dark with $\\alpha$-Mattes & Lamps{NOTE}"),
        ("a.md", f"---\ncitekey: holt2021lantern\n---\n\n# 暗光视频{NOTE}"),
        ("a.md", f"# LanternNet{NOTE}"),
        ("@holt2021lantern.md", "读了一半，灯的部分很有意思。\n"),
        ("holt2021lantern.md", f"# LanternNet{NOTE}"),
    ],
)
def test_found(tmp_path: Path, name: str, note: str) -> None:
    """By DOI, title, citation key, short name, or the name of its file."""
    found = papers(tmp_path, {name: note, "refs.bib": BIB})
    (paper,) = found.values()

    assert paper.authors == ("Ada Holt", "Jörg Müller", "Jan van der Berg")


def test_wrong_address(tmp_path: Path) -> None:
    """Another title under the same DOI: somebody pasted the wrong one."""
    note = f"# Faces from Voices with Two Encoders\n\nhttps://doi.org/10.1145/1234567.1234568{NOTE}"
    (paper,) = papers(tmp_path, {"a.md": note, "refs.bib": BIB}).values()

    assert paper.authors == ()


def test_notes_come_first(tmp_path: Path) -> None:
    """A reference adds what is open, gives a nickname its title, and takes nothing away."""
    note = f"# Quiet Video\n\nhttps://arxiv.org/abs/2203.01234\n\nECCV 2022{NOTE}"
    (paper,) = papers(tmp_path, {"a.md": note, "refs.bib": BIB}).values()

    assert paper.title == "Towards Quiet Video Generation with Sparse Attention"
    assert (paper.venue, paper.year, paper.authors) == ("ECCV", 2022, ("Ken Ito",))
    assert [link.url for link in paper.links] == ["https://arxiv.org/abs/2203.01234"]


def test_year_of_the_venue(tmp_path: Path) -> None:
    """Where the notes know a year and no venue, the year is a preprint's: the bibliography gives both."""
    note = f"# Towards Quiet Video Generation with Sparse Attention (2021){NOTE}"
    (paper,) = papers(tmp_path, {"a.md": note, "refs.bib": BIB}).values()

    assert (paper.venue, paper.year) == ("CVPR", 2022)


def test_one_paper_by_its_key(tmp_path: Path) -> None:
    """Two entries of one reference are one paper, whatever each calls it."""
    files = {"@ito2022quiet.md": "稀疏注意力。\n", "b.md": f"# Quiet Video\n\nhttps://arxiv.org/abs/2203.01234{NOTE}"}
    assert len(papers(tmp_path, files)) == 2
    assert len(papers(tmp_path, {**files, "refs.bib": BIB})) == 1


def test_cited(tmp_path: Path) -> None:
    """A citation names the paper, and the key in another word does not."""
    files = {
        "@ito2022quiet.md": "稀疏注意力，见 [@holt2021lantern, p. 3] 与 @rossi2020a。\n",
        "@holt2021lantern.md": "灯。\n",
        "@rossi2020.md": "综述。\n",
        "refs.bib": BIB,
    }
    paper = papers(tmp_path, files)["@ito2022quiet.md:1"]

    assert [name for name in paper.mentions if "rossi" in name or "survey" in name] == []
    assert len(paper.mentions) == 1


def test_beside_the_notes(tmp_path: Path) -> None:
    """`bibliography:` names files elsewhere; a folder's own are read by themselves; one that is gone is said."""
    (tmp_path / "zotero.bib").write_text(BIB, encoding="utf-8")
    site = "bibliography: [zotero.bib, gone.bib]\n"
    (paper,) = papers(tmp_path, {"a.md": f"# LanternNet{NOTE}"}, site).values()
    found = build(open_project(tmp_path)).diagnostics

    assert paper.year == 2021
    assert [item.code for item in found if item.span and "gone.bib" in item.span.path] == ["unreadable-file"]


def test_pasted(tmp_path: Path) -> None:
    """BibTeX in a note, fenced or not, is of the entry it stands in, and of no other paper's where it names one."""
    note = """# Video

## LanternNet

```bibtex
@inproceedings{holt, title = {Seeing in the Dark with Lamps and Mattes}, booktitle = {ECCV}, year = {2020}}
```

## Towards Quiet Video Generation with Sparse Attention

本文提出稀疏注意力，对比的是：

@article{other, title={A Survey of Reading Machines}, journal={IJCV}, year={2019}}
"""
    found = papers(tmp_path, {"a.md": note})

    assert (found["a.md:3"].venue, found["a.md:3"].year) == ("ECCV", 2020)
    assert found["a.md:3"].short == "LanternNet"
    assert found["a.md:9"].venue is None


def test_what_cannot_be_read() -> None:
    """Each bad entry is told with its line; the others are read."""
    text = "@article{one, title={A}\n\n@misc{two, title={Two Things at Once}}\n@misc{two, title={Again}}\n@foo{\n"
    checked = read_bibtex(Source("a.bib", text), line=10)

    assert [reference.key for reference in checked.value] == ["two"]
    assert {item.code for item in checked.diagnostics} == {"bad-bibtex"}
    assert [item.span.line for item in checked.diagnostics if item.span] == [10, 13, 14]


@pytest.mark.parametrize(
    "form",
    [
        *(r"{m}{l}", r"{m}{{{l}}}", r"{{{m}{l}}}", r"{{{m}{{{l}}}}}", r"{m}{l} y", r"{{M{m}{{{l}}}ller}}"),
        *(r"\\{m}{l}", r"\\ {m}{l}"),
    ],
)
def test_accents(form: str) -> None:
    """An accent that is read by itself is read as it is within its text."""
    letters = [*"aeiounsczyAEIOUNSCZYg", r"\i", r"\j"]
    accents = [(rf"\{mark}", letter) for mark in "\"'`^~=." for letter in letters]
    accents += [(rf"\{mark}", f"{{{letter}}}") for mark in "cvuHkrd" for letter in "aceszroCSZ"]
    accents += [(rf"\{name}", "") for name in ["ss", "ae", "AE", "oe", "OE", "aa", "AA", "o", "O", "l", "L", "i", "j"]]
    titles = [f"Gr{form.format(m=mark, l=letter)} z" for mark, letter in accents]

    whole = [" ".join(re.sub(r"[{}]", "", bibtex._read(title)).split()) for title in titles]
    assert [bibtex._plain(title) for title in titles] == whole
