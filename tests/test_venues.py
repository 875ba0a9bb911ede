"""normaliser/references/venues: where a text says that a paper was published."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import papers_of
from test_paper_parts import library_of

from papernotes.normaliser.references.venues import known, named_venue, stated_venue, unpublished, venue_in, venues_in
from papernotes.normaliser.titles.venue_files import venue_of_folder

SAID = [
    ("CVPR 2021 *Some Institute*", "CVPR", 2021),
    ("cvpr2022", "CVPR", 2022),
    ("CVPRW2019", "CVPRW", 2019),
    ("NeurIPS'20", "NeurIPS", 2020),
    ("SIGMOD '21", "SIGMOD", 2021),
    ("(NeurIPS 2020 Oral)", "NeurIPS", 2020),
    ("2022 CVPR", "CVPR", 2022),
    ("PAMI2015", "PAMI", 2015),
    ("NIPS 2017", "NIPS", 2017),
    ("In Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR), 2019", "CVPR", 2019),
    ("ACM Transactions on Graphics 2023", "TOG", 2023),
    ("Nature 2021", "Nature", 2021),
    ("Wav2Lip, ACM MM 2020", "ACM MM", 2020),
    ("ACMTOG 2019", "TOG", 2019),
    ("ACM Asia Conference on Computer and Communications Security (ASIACCS) 2024", "ASIACCS", 2024),
    ("ACM Conference on Computer and Communications Security 2024", "CCS", 2024),
    ("ACM Computing Surveys 2024", "CSUR", 2024),
    ("ICDAR 2019", "ICDAR", 2019),
    ("IEEE Transactions on Mobile Computing 2021", "TMC", 2021),
    ("ICC'21", "ICC", 2021),
    ("IoT-J 2022", "IoTJ", 2022),
    ("IEEE VR 2020", "IEEE VR", 2020),
    ("JPDC 16", "JPDC", 2016),
    ("ACM TACO 2023", "TACO", 2023),
    ("IEEE VIS'22", "IEEE VIS", 2022),
    ("TKDD 2021", "TKDD", 2021),
    ("Nat. Mach. Intell. 2023", "Nature Machine Intelligence", 2023),
]
SILENT = [
    "TACO: a benchmark",
    "the ISPRS Vaihingen dataset",
    "ACC 95",
    "an FPGA",
    "mean TIT of the bird",
    "ECC 20",
    "the nature of things",
    "a fast method",
    "arXiv",
    "in the micro world",
    "MultiMM2020x",
    "CVPRx",
]


@pytest.mark.parametrize(("text", "name", "year"), SAID)
def test_said(text: str, name: str, year: int) -> None:
    """A venue is read as the field writes it, with the year beside it."""
    found = venue_in(text)

    assert found
    assert (found.name, found.year) == (name, year)


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    """Everyday words that are venues too need a year; a name inside a word is none."""
    assert not [venue for venue in venues_in(text) if venue.name]


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        ("Proceedings of the IEEE/CVF Winter Conference on Applications of Computer Vision", "WACV", None),
        ("2021 IEEE International Conference on Robotics and Automation (ICRA)", "ICRA", 2021),
        ("Proceedings of the 31st ACM International Conference on Multimedia", "ACM MM", None),
        ("Advances in Neural Information Processing Systems 33", "NeurIPS", None),
        ("International Conference on Artificial Intelligence and Statistics", "AISTATS", None),
        ("ACM SIGKDD International Conference on Knowledge Discovery & Data Mining", "KDD", None),
        ("International Conference on Computer Vision Theory and Applications", "VISAPP", None),
        ("Findings of the Association for Computational Linguistics: EMNLP 2020", "Findings of EMNLP", 2020),
    ],
)
def test_in_full(text: str, name: str, year: int | None) -> None:
    """Official names, as publishers and bibliographies give them; the number behind one is a volume."""
    found = venue_in(text)

    assert found
    assert (found.name, found.year) == (name, year)


@pytest.mark.parametrize(
    "title", ["A Survey of Medical Imaging with Deep Learning", "Foundations of Computer Science for Poets"]
)
def test_subjects(title: str) -> None:
    """What a conference is about may be what a paper is about."""
    assert venue_in(title) is None


def test_preprint() -> None:
    """A preprint server is no venue, but its year counts."""
    found = venue_in("arXiv 2021")

    assert found
    assert (found.name, found.year) == (None, 2021)


def test_known() -> None:
    """Names are compared without case, spaces and hyphens; one that the table lacks is not made up."""
    assert known("siggraph  asia") == "SIGGRAPH Asia"
    assert known("Workshop on Nothing") is None


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        ("2019 IEEE International Conference on Communications (ICC)", "ICC", 2019),
        ("ACM Asia Conference on Computer and Communications Security (ASIACCS) 2024", "ASIACCS", 2024),
        ("IEEE Transactions on Dependable and Secure Computing（TDSC）", "TDSC", None),
        ("IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR), 2019", "CVPR", 2019),
        ("USENIX20", "USENIX", 2020),
        ("ASIACCS'24", "ASIACCS", 2024),
        (
            "IEEE International Conference on Communications (CCF)",
            "IEEE International Conference on Communications (CCF)",
            None,
        ),
        ("Building Simulation", "Building Simulation", None),
        ("Web3", "Web3", None),
    ],
)
def test_stated(text: str, name: str, year: int | None) -> None:
    """The abbreviation behind a name in full is the venue's, and two digits behind capitals are its year."""
    assert stated_venue(text) == (name, year)


@pytest.mark.parametrize("text", ["截至2023年12月03日暂无，后续再看", "文中未提供", "N/A", "尚未发表"])
def test_unpublished(text: str) -> None:
    """What is said where there is no venue to give is none."""
    assert unpublished(text)


@pytest.mark.parametrize("text", ["CVPR 2024", "arXiv 2023（尚未发表）", "中国图象图形学报", "Nano Letters"])
def test_published(text: str) -> None:
    """A venue is one, whatever is said beside it."""
    assert not unpublished(text)


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("International Sonar Review 57(1), 117–154 | Citations: 76 (WP record)", "International Sonar Review"),
        ("Echometrica 82(6), 2197–2223", "Echometrica"),
        ("Journal of Ships, vol. 3, no. 2", "Journal of Ships"),
        ("Sonar 12, 34-56", "Sonar"),
        ("Waves 2.0 Workshop", "Waves 2.0 Workshop"),
    ],
)
def test_without_volume(text: str, venue: str) -> None:
    """A venue that the table lacks is its name alone, without volume and pages, or what else stands behind a bar."""
    assert named_venue(text) == venue


@pytest.mark.parametrize(
    ("folder", "venue", "year"),
    [
        *(("papers/CVPR2023", "CVPR", 2023), ("ICLR 2021", "ICLR", 2021), ("OSDI/2016", "OSDI", 2016)),
        *(("papers/OSDI/OSDI-2016", "OSDI", 2016), ("2021/CVPR", None, None), ("CVPR2023/Detection", None, None)),
        *(("CVPR 2023 submission", None, None), ("2016", None, None), ("Harbour 2016", None, None)),
    ],
)
def test_of_folders(folder: str, venue: str | None, year: int | None) -> None:
    """A folder that is called by venue and year, and by nothing else, has the papers of that venue."""
    found = venue_of_folder(f"{folder}/echo.md")
    assert ((found.name, found.year) if found else (None, None)) == (venue, year)


def test_read_for_a_venue(tmp_path: Path) -> None:
    """A paper that is much older than the folder's year, by its number at arXiv, was read for that venue."""
    text = "# Echo Maps: Sonar Fields from Noise\n\nhttps://arxiv.org/abs/{}.00001\n\n## Method\n\nPings.\n"
    files = {"CVPR2023/a.md": text.format("2211"), "CVPR2023/b.md": text.format("1903").replace("Maps", "Trees")}
    found = {(title, venue, year) for title, _, venue, year in papers_of(tmp_path, files)}
    assert found == {
        ("Echo Maps: Sonar Fields from Noise", "CVPR", 2023),
        ("Echo Trees: Sonar Fields from Noise", None, None),
    }


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("(2020)", 2020),
        ("**2020年**", 2020),
        ("2020.03 arXiv", 2020),
        ("March 2020, arXiv", 2020),
        ("arXiv preprint arXiv:2003.08934 (2020)", 2020),
        ("Technical Report, 2020", 2020),
        ("PhD Thesis, Harbour University, 2020", 2020),
        ("Published: 2020-03", 2020),
        ("- 出版时间：2020-03", 2020),
        ("Pub. year: 2020", 2020),
        ("2020-03-05", None),
        ("2020 echoes", None),
        ("来源：2020-03", None),
        ("Updated: 2020-03", None),
    ],
)
def test_years_alone(tmp_path: Path, line: str, year: int | None) -> None:
    """A line right below a title that is but a year, or says that it is a preprint, a report or a thesis of one."""
    text = f"# EchoNet: Deep Echo Models for Sonar\n\n{line}\n\n## Method\n\nWide.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()

    assert (paper.year, paper.venue) == (year, None)
