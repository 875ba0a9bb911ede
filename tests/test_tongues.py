"""Notes in other languages than Chinese and English, and papers that are known by the keeper's own copy of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

from papernotes.loader.addresses import address_of
from papernotes.normaliser.citations.cited import citation
from papernotes.normaliser.lexicon.section_names import LEXICON
from papernotes.normaliser.lexicon.simplified import simplified
from papernotes.normaliser.lexicon.tongues import FIELDS, SECTIONS
from papernotes.normaliser.prose.facets import facets_of
from papernotes.normaliser.references.addresses import is_copy
from papernotes.normaliser.references.persons import split_names
from papernotes.normaliser.stated.field_names import KEYS, field_of

FIELDS_SAID = {
    "ja": "# 論文メモ\n\n## Echo R-CNN: Towards Sonar Detection\n- 著者: Aki Ito, Ben Wood\n- 発表: NeurIPS 2019\n"
    "### どんなもの？\n物体検出。\n### 技術や手法のキモはどこ？\nRPN。\n\n"
    "## Mask Echo\n- 著者: Ben Wood\n- 発表: ICCV 2021\n### どんなもの？\n領域分割。\n### 手法\n整列。\n",
    "es": "# Redes\n\n- **Título:** Deep Echo Learning for Sonar Recognition\n- **Autores:** Aki Ito, Ben Wood\n"
    "- **Año:** 2019\n- **Conferencia:** NeurIPS\n\n## Resumen\nEcos.\n## Metodología\nRedes.\n",
    "fr": "# Échos\n\n**Titre** : Deep Echo Learning for Sonar Recognition\n**Auteurs** : Aki Ito, Ben Wood\n"
    "**Année** : 2019\n**Conférence** : NeurIPS\n\n## Résumé\nÉchos.\n## Méthode\nRéseaux.\n",
    "ko": "# [논문 리뷰] EchoNet: Deep Echo Learning for Sonar Recognition\n\n- 저자: Aki Ito, Ben Wood\n"
    "- 학회: NeurIPS 2019\n\n## 초록\n소나.\n## 방법\n망.\n",
    "de": "# Echos\n\nTitel: Deep Echo Learning for Sonar Recognition\nAutoren: Aki Ito, Ben Wood\n"
    "Konferenz: NeurIPS\nJahr: 2019\n\n## Zusammenfassung\nEchos.\n## Verfahren\nNetze.\n",
    "ru": "# Заметки\n\n## EchoNet: Deep Echo Learning for Sonar Recognition\n**Авторы:** Aki Ito, Ben Wood\n"
    "**Год:** 2019\n**Конференция:** NeurIPS\n\n### Метод\nСеть.\n### Результаты\n99 %.\n",
}


@pytest.mark.parametrize("language", FIELDS_SAID)
def test_fields(tmp_path: Path, language: str) -> None:
    """Fields and sections are read in the language of the note."""
    papers = library_of(tmp_path, {"notes.md": FIELDS_SAID[language]})
    assert len(papers) == (2 if language == "ja" else 1)
    paper = next(found for title, found in papers.items() if "Echo Learning" in title or "Echo R-CNN" in title)
    assert paper.authors == ("Aki Ito", "Ben Wood")
    assert (paper.venue, paper.year) == ("NeurIPS", 2019)
    assert "method" in {section.kind for section in paper.entries[0].sections}


@pytest.mark.parametrize(
    ("name", "facet"),
    [
        ("どんなもの？", "other"),
        ("先行研究と比べてどこがすごい？", "contribution"),
        ("技術や手法のキモはどこ？", "method"),
        ("どうやって有効だと検証した？", "experiments"),
        ("議論はある？", "other"),
        ("次に読むべき論文は？", "related"),
        ("3. Résultats", "results"),
        ("Trabajos relacionados", "related"),
        ("Stand der Technik", "related"),
        ("한계점", "limitations"),
        ("연구 배경", "background"),
        ("2. 향후 연구", "limitations"),
        ("限界と課題", "limitations"),
        ("感想・気づき", "review"),
        ("Forschungsfrage", "motivation"),
        ("Échantillon", "experiments"),
        ("Ideas clave", "contribution"),
        ("Выводы", "conclusion"),
        ("Autores", "other"),
        ('3. 技術や手法の"キモ"はどこにある？', "method"),
        ("先行研究と比べて何がすごいの？ここが違う", "contribution"),
    ],
)
def test_sections(name: str, facet: str) -> None:
    """The names of sections, and of fields that stand as headings, are those of no paper."""
    assert facets_of(name) == (facet,)


def test_words_of_their_own() -> None:
    """No word of another language changes what one of Chinese or English means."""
    for field, names in FIELDS.items():
        assert all(field_of(name) == field for name in names.split())
    for field, names in KEYS.items():
        assert all(field_of(name) == field for name in names.split())
    ours = {simplified(name): facet for facet, names in LEXICON.items() for name in names.split()}
    for facet, names in SECTIONS.items():
        assert [name for name in names.split() if ours.get(simplified(name), facet) != facet] == []


def test_titles_in_entries(tmp_path: Path) -> None:
    """Entries that each give their title as a field are a paper each, whatever their headings say."""
    text = (
        "# 2021-03-04\n\n### [1]声呐做分类\n**论文题目**：Sonar Classification with Deep Convolutional Echoes\n"
        "**作者**：Aki Ito\n快。\n\n### [2]更深的网络\n"
        "**论文题目**：Very Deep Echo Networks for Large-Scale Recognition\n更深。\n"
    )
    assert len(library_of(tmp_path, {"a.md": text})) == 2


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Łukasz Kaiser, Özgür Şahin, Ștefan Popa", ("Łukasz Kaiser", "Özgür Şahin", "Ștefan Popa")),
        ("Иван Петров, Анна Ёлкина", ("Иван Петров", "Анна Ёлкина")),
        ("山田太郎, 鈴木 花子, ジョン・スミス", ("山田太郎", "鈴木 花子", "ジョン・スミス")),
        ("김철수, 이영희", ("김철수", "이영희")),
        ("清华大学计算机科学与技术系", ()),
        ("Ho, Jonathan, Ajay Jain, and Pieter Abbeel.", ("Jonathan Ho", "Ajay Jain", "Pieter Abbeel")),
        ("Kipf, Thomas N., and Max Welling", ("Thomas N. Kipf", "Max Welling")),
        ("Ren, Yi, et al.", ("Yi Ren",)),
        ("Ito, Wood, Kuo", ("Ito", "Wood", "Kuo")),
        ("Wu Ito1, Yue Wood1∗ , Jo Kuo2", ("Wu Ito", "Yue Wood", "Jo Kuo")),
        ("Paul-Edouard Ito1∗ Daniel Wood2", ("Paul-Edouard Ito", "Daniel Wood")),
        ("Ali K.Al\u2011Ito, Ben Wood", ("Ali K.Al-Ito", "Ben Wood")),
        ("2019/04/17 Ashutosh Adhikari, Achyudh Ram", ("Ashutosh Adhikari", "Achyudh Ram")),
    ],
)
def test_names(written: str, names: tuple[str, ...]) -> None:
    """Names of persons begin with capitals of any alphabet, or are as long as those of East Asia; in MLA's way the last
    name of the first comes first."""
    assert split_names(written) == names


def test_cited_names(tmp_path: Path) -> None:
    """A citation is one whatever letters its authors' names have."""
    assert citation("Łukaszewicz et al., 2019") == 2019 and citation("Şahin & Öz 2020") == 2020
    files = {"Šimůnek et al. - 2019 - Deep Echo Learning for Sonar Recognition.md": "Fast.\n"}
    assert list(library_of(tmp_path, files)) == ["Deep Echo Learning for Sonar Recognition"]


COPIES = [
    "[Open in Zotero](zotero://select/library/items/ABCD) [PDF](zotero://open-pdf/library/items/XYZ)",
    "[PDF](pdfs/echo.pdf)",
    "[[ito2019.pdf]]",
    "![[ito2019.pdf]]",
    "![PDF](pdfs/echo.pdf)",
]


@pytest.mark.parametrize("copy", COPIES)
def test_copy(tmp_path: Path, copy: str) -> None:
    """A title above the keeper's own copy of a paper is one; the same without it may be anything."""
    text = f"# Deep echo networks for sonar recognition\n\n{copy}\n\n回声。\n"
    assert len(library_of(tmp_path / "one", {"a.md": text})) == 1
    assert library_of(tmp_path / "none", {"a.md": text.replace(copy, "见附件。")}) == {}
    assert library_of(tmp_path / "mine", {"a.md": f"# 随想\n\n{copy}\n\n自己的。\n"}) == {}


def test_is_copy() -> None:
    """A PDF on another site is no copy of the keeper's, nor is any other file."""
    assert is_copy("pdfs/a.pdf#page=3") and is_copy("zotero://select/items/1")
    assert not is_copy("https://example.org/a.pdf") and not is_copy("a.md") and not is_copy("https://zotero.org/")


@pytest.mark.parametrize(
    ("written", "kind", "leads"),
    [
        (
            "chrome-extension://abcdef/https://arxiv.org/pdf/1406.2661.pdf",
            "external",
            "https://arxiv.org/pdf/1406.2661.pdf",
        ),
        ("moz-extension://a-b/web/viewer.html?file=https%3A%2F%2Fa.org%2Fb.pdf", "external", "https://a.org/b.pdf"),
        ("chrome-extension://abcdef/options.html", "external", "chrome-extension://abcdef/options.html"),
        ("chrome-extension://abcdef/file:///C:/a.pdf", "text", ""),
    ],
)
def test_viewers(written: str, kind: str, leads: str) -> None:
    """An address copied from a viewer in the browser leads to what it shows; to a file of the keeper's, nowhere."""
    found = address_of(written)
    assert (found.kind, found.url) == (kind, leads)
    assert bool(found.warning) == (kind == "text")


ABOUT = "## どんなもの？\n\n声。\n\n## 技術や手法のキモはどこ？\n\n網。\n\n"
OF_THE_PAPER = (
    '## 論文情報・リンク\n\n- [Aki Ito, Ben Wood, "Deep Echoes for Small Boats," CVPR 2020](https://arxiv.org/abs/2003.00001)\n',
    '## 論文情報\n\nIto, Aki, and Ben Wood. "Deep Echoes for Small Boats." CVPR. 2020.\n',
)
FIELDS_ABOVE = (
    "## 論文情報・リンク\n\n- [論文リンク](https://arxiv.org/abs/2003.00001)\n"
    "- 著者: Aki Ito, Ben Wood\n- 学会: CVPR 2020\n\n"
)


@pytest.mark.parametrize("text", [FIELDS_ABOVE + ABOUT, *(ABOUT + said for said in OF_THE_PAPER)])
def test_reference_in_a_section(tmp_path: Path, text: str) -> None:
    """What the section for it says of the paper: as fields above the others, or below them as its reference."""
    (paper,) = library_of(tmp_path, {"a.md": f"# Deep Echoes for Small Boats\n\n{text}"}).values()
    assert (paper.authors, paper.venue, paper.year) == (("Aki Ito", "Ben Wood"), "CVPR", 2020)
