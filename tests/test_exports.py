"""The library in the formats of others: golden files of our own notes, and what must hold for any text."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from bibtexparser.entrypoint import parse_string
from conftest import ROOT, Expect
from hypothesis import given
from hypothesis import strategies as st
from library import make_library

from papernotes.build import open_project, read
from papernotes.config import Config
from papernotes.model import Library, Link, Paper
from papernotes.renderer.citing.citekeys import cite_keys
from papernotes.renderer.citing.works import given_and_family, make_work
from papernotes.renderer.edition.edition import Edition, make_edition
from papernotes.renderer.exports import EXPORTS, KIT, MATRICES
from papernotes.renderer.exports.bibtex import export_bibtex
from papernotes.renderer.exports.csl import export_csl
from papernotes.renderer.exports.csv import COLUMNS, export_csv
from papernotes.renderer.lists.selection import Selection, select
from papernotes.renderer.plain.sheet import harmless

GOLDEN = ROOT / "tests" / "exports"


@cache
def own_notes(folder: Path) -> Library:
    """Our own notes on Gaussian splatting, away from git, whose days would change."""
    shutil.copytree(ROOT / "notes" / "3DGS", folder / "notes")
    return read(open_project(folder)).value


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return make_edition(own_notes(tmp_path_factory.mktemp("own")), Config())


def paper(**fields: Any) -> Paper:
    return msgspec.structs.replace(make_library().papers[0], **fields)


def alone(*papers: Paper) -> tuple[Edition, Selection]:
    return make_edition(Library(papers=papers), Config()), Selection("", (), papers)


def entry(made: Paper) -> dict[str, str]:
    """The only entry of the paper's BibTeX, as bibtexparser reads it."""
    found = parse_string(export_bibtex(*alone(made)))
    assert not found.failed_blocks and len(found.entries) == 1
    fields = {field.key: field.value for field in found.entries[0].fields}
    return fields | {"type": found.entries[0].entry_type, "key": found.entries[0].key}


@pytest.mark.parametrize(
    ("name", "make"),
    [(f"{export.name}{export.suffix}", export.make) for export in (*EXPORTS, *MATRICES)]
    + [(name, make) for name, make in KIT if name in ("related.tex", "latexmkrc")],
)
def test_golden(name: str, make: Any, edition: Edition, expect: Expect) -> None:
    """What our own notes become in each format; --update writes it anew."""
    selection = select(edition.library, "高斯溅射")

    expect(GOLDEN / name, make(edition, selection).replace("\r\n", "\n"))


# --- BibTeX ---------------------------------------------------------------------------------------------------


def unescaped(value: str) -> str:
    """What TeX prints for a value: the inverse of our escaping, written apart from it."""
    commands = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}"}
    commands |= {"textasciitilde": "~", "textasciicircum": "^"}
    signs = re.compile(r"\\(text[a-z]+)\{\}|\\([&%$#_])|[{}]")
    return signs.sub(lambda sign: commands[sign[1]] if sign[1] else sign[2] or "", value)


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=60)


@given(TEXT)
def test_any_title(title: str) -> None:
    """Any title comes back unchanged, but for white space, from bibtexparser."""
    plain = " ".join(title.replace("$", "").split())

    assert unescaped(entry(paper(title=title.replace("$", ""), short=None)).get("title", "")) == plain


@given(st.lists(TEXT, min_size=1, max_size=4))
def test_any_authors(names: list[str]) -> None:
    """Any authors come back unchanged, and as many as there were."""
    plain = [name for name in (" ".join(name.split()) for name in names) if name]
    found = entry(paper(authors=tuple(names))).get("author", "")

    parts: list[str] = [""]
    depth = 0
    for token in re.split(r"(\\.|[{}]| and )", found):
        depth += (token == "{") - (token == "}")
        if token == " and " and not depth:
            parts.append("")
        else:
            parts[-1] += token
    assert [unescaped(part) for part in parts if part] == plain


@pytest.mark.parametrize(
    ("title", "short", "written"),
    [
        ("NeRF: Representing Scenes", "NeRF", "{NeRF}: Representing Scenes"),
        ("Real-Time 3D Splatting with U-Net", None, "Real-Time {3D} Splatting with {U-Net}"),
        ("Attention Is All You Need", "Attention", "{Attention} Is All You Need"),
        ("100% of #1 & more_less", None, r"100\% of \#1 \& more\_less"),
        ("Learning $L_0$ norms", None, "Learning $L_0$ norms"),
        ("From $5 to $6", None, r"From \$5 to \$6"),
        ("基于查找表的超分", None, "基于查找表的超分"),
    ],
)
def test_titles(title: str, short: str | None, written: str) -> None:
    """Capitals that belong to a name are kept in braces; signs are escaped; formulas stay formulas."""
    assert entry(paper(title=title, short=short))["title"] == written


@pytest.mark.parametrize(
    ("venue", "kind", "field"),
    [
        ("CVPR", "inproceedings", "booktitle"),
        ("ICCV Workshops", "inproceedings", "booktitle"),
        ("3DV", "inproceedings", "booktitle"),
        ("TPAMI", "article", "journal"),
        ("Nature Methods", "article", "journal"),
        ("IEEE Transactions on Image Processing", "article", "journal"),
        ("中国图像图形学报", "article", "journal"),
        ("技术报告", "misc", "howpublished"),
    ],
)
def test_types(venue: str, kind: str, field: str) -> None:
    """The type follows from the venue; what is neither conference nor journal is said as it is."""
    made = entry(paper(venue=venue))

    assert made["type"] == kind
    assert field in made


def test_missing() -> None:
    """What is not known is no field, and is named in the note; nothing is made up from an arXiv number."""
    links = (Link("arxiv", "https://arxiv.org/abs/2308.04079", "arXiv"),)
    made = entry(paper(authors=(), venue=None, year=None, links=links, tags=()))

    assert made["note"] == "TODO: authors, venue, year"
    assert (made["eprint"], made["archivePrefix"], made["type"]) == ("2308.04079", "arXiv", "misc")
    assert not made.keys() & {"author", "year", "journal", "booktitle", "keywords", "doi"}


def test_complete() -> None:
    """Where nothing is missing there is no note."""
    made = entry(paper(authors=("Luc Van Gool", "张三", "Smith and Sons"), venue="CVPR", year=2024))

    assert "note" not in made
    assert made["author"] == "Luc Van Gool and {张三} and {Smith and Sons}"


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"authors": ("Bernhard Kerbl",), "year": 2023, "title": "3D Gaussian Splatting"}, "kerbl20233d"),
        ({"authors": ("Ferenc Huszár",), "year": 2016, "title": "The Real Thing"}, "huszar2016real"),
        ({"authors": ("张三",), "year": None, "title": "超分辨率"}, "zhangsanchao"),
        ({"authors": (), "year": 2020, "short": "NeRF", "title": "NeRF: Representing Scenes"}, "nerf2020representing"),
        ({"authors": (), "year": None, "short": None, "title": "？？"}, "gaussianavatars"),
    ],
)
def test_keys(fields: dict[str, Any], key: str) -> None:
    """A key is of small ASCII letters and digits: author, year, first word; without authors the short name."""
    assert cite_keys([paper(**fields)]) == {"gaussianavatars": key}


def test_same_keys() -> None:
    """Where two would be the same, the one noted first keeps it; a key that the notes give goes before all."""
    one, two, three = (
        paper(id=name, noted=day) for name, day in (("a", "2024-02-01"), ("b", "2024-01-01"), ("c", None))
    )
    given = msgspec.structs.replace(three.entries[0], ids=("key:qian2024Gaussian",))
    keys = cite_keys([one, two, msgspec.structs.replace(three, entries=(given,))])
    base = cite_keys([two])["b"]

    assert keys == {"a": f"{base}b", "b": base, "c": "qian2024Gaussian"}
    assert len({key.casefold() for key in keys.values()}) == 3
    assert cite_keys([two, one])["b"] == base


def test_keys_once() -> None:
    """Keys are made once for an edition, however many files of a site cite its papers."""
    made = make_edition(make_library(), Config())
    first = made.cite_keys

    assert made.cite_keys is first and first == cite_keys(made.library.papers)


def test_biber(edition: Edition, tmp_path: Path) -> None:
    """`biber --tool` opens the whole library without a warning."""
    if not shutil.which("biber"):
        pytest.skip("biber is not installed")
    (tmp_path / "library.bib").write_text(export_bibtex(edition, select(edition.library)), encoding="utf-8")

    said = subprocess.run(["biber", "--tool", "library.bib"], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert said.returncode == 0
    assert not re.findall(r"(?m)^(?:WARN|ERROR).*", said.stdout)


# --- CSL-JSON -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Bernhard Kerbl", ("Bernhard", "Kerbl")),
        ("Laurens van der Maaten", ("Laurens", "van der Maaten")),
        ("Kerbl, Bernhard", ("Bernhard", "Kerbl")),
        ("张三", None),
        ("OpenAI", None),
    ],
)
def test_names(name: str, parts: tuple[str, str] | None) -> None:
    """Names are taken apart where that is sure; Chinese ones and single words stay whole."""
    assert given_and_family(name) == parts


def test_csl_vocabulary(edition: Edition) -> None:
    """Every type and field is one that CSL knows, as the grammar of CSL says that comes with citeproc-py."""
    import citeproc

    grammar = next(Path(citeproc.__file__).parent.rglob("csl.rng")).read_text(encoding="utf-8")
    known = set(re.findall(r"<value>([^<]+)</value>", grammar)) | {"id", "type"}
    items = json.loads(export_csl(edition, select(edition.library)))

    assert items
    assert {item["type"] for item in items} <= known
    assert {field for item in items for field in item} <= known


def test_csl_schema(edition: Edition) -> None:
    """The schema of CSL-JSON accepts it; CSL_DATA_SCHEMA names the file, which is not ours to ship."""
    import jsonschema

    path = os.environ.get("CSL_DATA_SCHEMA")
    if not path:
        pytest.skip("CSL_DATA_SCHEMA does not name csl-data.json")
    made = paper(venue=None, tags=("a", "b"))
    for text in (export_csl(edition, select(edition.library)), export_csl(*alone(made))):
        jsonschema.validate(json.loads(text), json.loads(Path(path).read_text(encoding="utf-8")))


def test_csl_is_cited(edition: Edition) -> None:
    """A CSL processor makes a bibliography of it."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    items = json.loads(export_csl(*alone(paper(title="A Title", venue="CVPR", year=2024))))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    bibliography.register(Citation([CitationItem(items[0]["id"])]))

    shown = str(bibliography.bibliography()[0])
    assert "Qian" in shown and "A Title" in shown and "2024" in shown


# --- CSV ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_no_formulas(cell: str) -> None:
    """What a spreadsheet would run is text."""
    assert harmless(cell) == f"'{cell}"


@given(st.lists(TEXT, min_size=1, max_size=3), TEXT)
def test_any_csv(names: list[str], title: str) -> None:
    """Any text comes back from a reader of CSV, and each row has every column."""
    made = paper(title=title, authors=tuple(names))

    head, row = csv.reader(io.StringIO(export_csv(*alone(made)), newline=""))

    assert tuple(head) == COLUMNS and len(row) == len(COLUMNS)
    assert row[COLUMNS.index("title")] == harmless(title)


def test_rfc_4180() -> None:
    """Lines end in CR LF, and a cell with a comma, a quote or a line break is in quotes."""
    text = export_csv(*alone(paper(title='A "quoted", title')))

    assert text.endswith("\r\n") and text.count("\n") == text.count("\r\n") == 2
    assert '"A ""quoted"", title"' in text


# --- what is known of a paper ---------------------------------------------------------------------------------


def test_doi() -> None:
    """A DOI and an arXiv number are read off the links where the notes do not name them."""
    links = (Link("doi", "https://doi.org/10.1145/3592433", ""), Link("arxiv", "https://arxiv.org/abs/2308.04079", ""))
    work = make_work(paper(links=links))

    assert (work.doi, work.arxiv, work.url) == ("10.1145/3592433", "2308.04079", "https://arxiv.org/abs/2308.04079")
