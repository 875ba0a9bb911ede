"""Fields as the programs of note takers have them: Dataview, HackMD, Hugo and Zotero's templates."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

TITLE = "# Deep Echo Prior for Sonar Images\n\n"
TWO = ("Aki Ito", "Ben Wood")
NAMED = "---\ntitle: Deep Echo Prior for Sonar Images\n"
FIELDS = {
    "Dataview's fields on a line": (
        TITLE + "[authors:: Aki Ito, Ben Wood] [year:: 2020] [venue:: CVPR]\n\nA net.\n",
        (TWO, (), "CVPR", 2020),
    ),
    "authors with what they are": (
        NAMED + "pub: CVPR 2020\nauthors:\n  - name: Aki Ito\n    affiliation: MIT\n  - name: Ben Wood\n"
        "    affiliation: Keio University\n---\nA net.\n",
        (TWO, ("MIT", "Keio University"), "CVPR", 2020),
    ),
    "authors as programs for references have them": (
        NAMED + "author:\n  - given: Aki\n    family: Ito\n  - {given: Ben, family: Wood}\n"
        "container-title: Proc. CVPR\nissued: 2020\n---\nA net.\n",
        (TWO, (), "CVPR", 2020),
    ),
    "institutions between commas": (
        NAMED + "venue: CVPR 2020\nauthors: Aki Ito, Ben Wood\naffiliations: MIT, Keio University\n---\nA net.\n",
        (TWO, ("MIT", "Keio University"), "CVPR", 2020),
    ),
    "a campus": (
        NAMED
        + "venue: CVPR 2020\nauthors: Aki Ito, Ben Wood\naffiliations: University of California, Berkeley\n---\nA.\n",
        (TWO, ("University of California, Berkeley",), "CVPR", 2020),
    ),
    "a venue in italics": (
        TITLE + "> Ito, A., & Wood, B. (2020). Deep Echo Prior for Sonar Images. *CVPR*, 1–9.\n\n## Method\n\nWide.\n",
        (("A. Ito", "B. Wood"), (), "CVPR", 2020),
    ),
    "a quotation that cites": (
        TITLE + "> Aki Ito, Ben Wood. CVPR 2020. [paper](https://arxiv.org/abs/2001.00001)\n\n## Method\n\nWide.\n",
        (TWO, (), "CVPR", 2020),
    ),
    "what pub may be, too": (
        NAMED + "pub: true\nauthors: [Aki Ito, Ben Wood]\nyear: 2020\n---\nA net.\n",
        (TWO, (), None, 2020),
    ),
    "a quotation of two names": (
        TITLE + "> Aki Ito, Ben Wood and others did not hear it.\n\nPublished at CVPR 2020.\n",
        ((), (), "CVPR", 2020),
    ),
}


@pytest.mark.parametrize("name", FIELDS)
def test_fields(tmp_path: Path, name: str) -> None:
    """What a program has as fields is read as such: persons as persons, places as places."""
    text, expected = FIELDS[name]
    (paper,) = library_of(tmp_path, {"a.md": text}).values()

    assert (paper.authors, paper.institutions, paper.venue, paper.year) == expected


def test_tags_in_a_heading(tmp_path: Path) -> None:
    """HackMD has a note's tags in a small heading, which is no section; what stands below it belongs to the title."""
    text = (
        "Deep Echo Prior for Sonar Images\n===\n\n###### tags: `sonar` `deep nets`\n\n"
        "> CVPR 2020 [paper](https://arxiv.org/abs/2001.00001)\n\n## Motivation\n\nSlow.\n"
    )
    (paper,) = library_of(tmp_path, {"a.md": text}).values()

    assert (paper.tags, paper.venue) == (("sonar", "deep nets"), "CVPR")
    assert [section.kind for section in paper.entries[0].sections] == ["motivation"]
