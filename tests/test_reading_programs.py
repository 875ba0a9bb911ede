"""What programs for reading leave in notes: Logseq's and Obsidian's plugins for Zotero, Readwise, Hypothesis, feeds."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import papers_of
from test_paper_parts import library_of

TITLE = "Hearing Boats in Deep Harbours"
_CITED = f"Ito, A., & Wood, B. (2020). {TITLE}. *Ocean Studies*, 210, 107123."
_FAR = "Fast.\n\nFaster.\n\nFastest.\n\n"


@pytest.mark.parametrize("heading", ["Reference", "References", "Citation", "Full citation", "Bibliography", "引用"])
@pytest.mark.parametrize("line", [_CITED, f"> {_CITED}", f"[1] {_CITED}"])
def test_its_own_reference(tmp_path: Path, heading: str, line: str) -> None:
    """The one reference in a section for it says who wrote the paper, and where, however far down it stands."""
    text = f"---\ntags: [paper]\n---\n# {TITLE}\n\n## Method\n\n{_FAR}## {heading}\n\n{line}\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.authors, paper.venue, paper.year) == (("A. Ito", "B. Wood"), "Ocean Studies", 2020)


@pytest.mark.parametrize(
    "below",
    [
        "Moss, C. (2019). Seeing Boats from Deep Harbours. *Ocean Studies*, 210, 107123.\n",
        f"- {_CITED}\n- Moss, C. (2019). Seeing Boats at Night. *Ocean Studies*, 210, 1.\n",
    ],
)
def test_references_to_others(tmp_path: Path, below: str) -> None:
    """What a paper cites, or a list of works that has it, too, says nothing of it."""
    text = f"---\ntags: [paper]\n---\n# {TITLE}\n\n## Method\n\n{_FAR}## References\n\n{below}"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.authors, paper.venue, paper.year) == ((), None, None)


KEYS = ["ito-2020", "Ito2020", "ItoEtAl2020", "ito-wood-2020", "lit.ito2020", "Ito2020b"]


@pytest.mark.parametrize("name", KEYS)
def test_citations_are_no_names(tmp_path: Path, name: str) -> None:
    """A file that is called by the first author and the year has no short name by that."""
    text = f"---\ntitle: {TITLE}\nauthors: [Aki Ito, Ben Wood]\nyear: 2020\n---\n\n## Method\n\nFast.\n"
    (paper,) = library_of(tmp_path, {f"papers/{name}.md": text}).values()
    assert paper.short is None


def test_names_with_a_year(tmp_path: Path) -> None:
    """A method's name stays one, though a year is in it."""
    text = f"---\ntitle: {TITLE}\nauthors: [Aki Ito]\nyear: 2020\n---\n\n## Method\n\nFast.\n"
    (paper,) = library_of(tmp_path, {"papers/EchoNet2020.md": text}).values()
    assert paper.short == "EchoNet2020"


_SERVERLESS = "The Serverless Sonar: A Technical Primer for Boat Architecture"
_ZOTERO = (
    "links:: [Local library](zotero://select/library/items/AA), [Web library](https://www.zotero.org/users/1/items/AA)\n"
    f"original-title:: {_SERVERLESS}. (arXiv:2303.04150v2 [cs.NE] UPDATED)\n"
    "item-type:: [[journalArticle]]\nauthors:: [[Aki Ito]], [[Ben Wood]]\n"
    f"title:: @{_SERVERLESS}. (arXiv:2303.04150v2 [cs.NE] UPDATED)\n\n"
    "- [[Abstract]]\n\t- Boats.\n- [[Attachments]]\n\t- [PDF](../assets/a.pdf)\n"
)


def test_logseq_and_zotero(tmp_path: Path) -> None:
    """What a feed wrote behind a title is no part of it, the keeper's library no link, and Abstract no short name."""
    (paper,) = library_of(tmp_path, {"pages/@The Serverless Sonar.md": _ZOTERO}).values()
    assert paper.title == _SERVERLESS
    assert (paper.short, paper.authors) == (None, ("Aki Ito", "Ben Wood"))
    assert [link.url for link in paper.links] == ["https://arxiv.org/abs/2303.04150"]


def _kept(title: str, url: str, form: str) -> str:
    forms = {
        "logseq": f"title:: {title} (highlights)\nauthor:: [[Ann Ito, Ben Wood]]\nfull-title:: {title}\n"
        f"category:: #articles\nurl:: {url}\n\n- Highlights first synced by [[Readwise]]\n\t- Boats are heard.\n",
        "dataview": f"# {title}\n\n> [!note]- Readwise Information\n> Title:: {title}\n> Author:: [[Ann Ito]]\n"
        f"> Type:: #Readwise/category/articles\n> Readwise-Link:: https://readwise.io/bookreview/1\n"
        f"> Source URL:: {url}\n\n"
        "## Highlights\n- Boats are heard.\n",
        "hypothesis": f"hypothesis-uri:: {url}\nhypothesis-title:: {title}\n\n- 📌 Boats are heard.\n  hid:: IsSPlB1\n",
    }
    return forms[form]


@pytest.mark.parametrize("form", ["logseq", "dataview", "hypothesis"])
def test_kept_readings(tmp_path: Path, form: str) -> None:
    """Of what programs keep of all that is read, papers are those whose address says so."""
    found = papers_of(
        tmp_path,
        {
            "pages/a.md": _kept(TITLE, "https://arxiv.org/pdf/2410.00001.pdf", form),
            "pages/b.md": _kept("Echo Editors: The Best Ways to Write Notes", "https://example.org/editors", form),
        },
    )
    assert [title for title, *_ in found] == [TITLE]


_DENDRON = "id: aBcDeFgHiJ1234\ntitle: EchoNet\ncreated: 1647328018824\n"
_ABOVE = [
    ("pages/Vision___Sonar___EchoNet.md", "", ("Vision", "Sonar"), "EchoNet"),
    ("pages/Vision%2FEcho Nets in Deep Harbours.md", "", ("Vision",), "Echo Nets in Deep Harbours"),
    ("paper.vision.sonar.echo-net.md", _DENDRON, ("vision", "sonar"), "EchoNet"),
    ("lit.GPT-3.5.md", _DENDRON, (), "EchoNet"),
    ("vision/a___b.md", "title: EchoNet\n", ("vision",), "EchoNet"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "head", "topic", "title"), _ABOVE)
def test_pages_above(tmp_path: Path, path: str, head: str, topic: tuple[str, ...], title: str) -> None:
    """The pages above one, as outliners have them in a file's name, are topics as folders are."""
    text = f"---\n{head}---\n\n" if head else ""
    text += (
        "- arXiv: https://arxiv.org/abs/2410.00001\n- CVPR 2020\n- ## Method\n\t- Fast.\n- ## Experiments\n\t- Good.\n"
    )
    (paper,) = library_of(tmp_path, {path: text}).values()
    assert (paper.topic, paper.title) == (topic, title)


def test_colons_in_names(tmp_path: Path) -> None:
    """What an outliner could not write in a file's name is read as it was meant."""
    text = "- CVPR 2020\n- ## Method\n\t- Fast.\n- ## Experiments\n\t- Good.\n"
    found = papers_of(tmp_path, {"pages/EchoNet%3A Hearing Boats in Deep Harbours.md": text})
    assert found == {("EchoNet: Hearing Boats in Deep Harbours", "EchoNet", "CVPR", 2020)}


_ONE = {
    "papers/Hearing 0123456789abcdef0123456789abcdef.md": (
        f"# {TITLE}\n\nAuthor: Aki Ito\nURL: https://arxiv.org/abs/2410.00001\nTags: Sonar\n\n## Summary\n\nBoats.\n",
        ("Aki Ito",),
    ),
    "pages/Hearing.md": (
        f"title:: {TITLE}\nauthor:: [[Aki Ito]]\nurl:: https://arxiv.org/abs/2410.00001\n\n- ## Method\n\t- Fast.\n",
        ("Aki Ito",),
    ),
    "_posts/2020-01-02-hearing.md": (
        f"---\nlayout: post\ntitle: {TITLE}\nauthor: Cleo Moss\npaper: https://arxiv.org/abs/2410.00001\n---\n\nFast.\n",
        (),
    ),
}


@pytest.mark.parametrize("path", _ONE)
def test_one_author(tmp_path: Path, path: str) -> None:
    """The one author in the properties of a page on a paper wrote it; the one in the head of a post wrote the post."""
    text, authors = _ONE[path]
    (paper,) = library_of(tmp_path, {path: text}).values()
    assert paper.authors == authors
