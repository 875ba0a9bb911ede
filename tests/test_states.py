"""How far papers are read, where headings, lanes of a board or items above them say so."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import Files
from test_paper_parts import library_of

ONE, TWO, THREE = "Deep Echoes of Ships", "Learning Sonar Without Any Labels", "Learning to Hear Harbours"


def status_of(folder: Path, files: Files) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {title: (paper.status, paper.topic) for title, paper in library_of(folder, files).items()}


def _list(title: str, number: int) -> str:
    return f"- {title} https://arxiv.org/abs/2401.0000{number}\n\n"


def _headed(title: str, number: int) -> str:
    return f"### {title}\n\nhttps://arxiv.org/abs/2401.0000{number}\n\nSome remark on it.\n\n"


@pytest.mark.parametrize("written", [_list, _headed])
@pytest.mark.parametrize(
    "names",
    [
        *(("To Read", "Reading", "Read"), ("📥 Papers to read", "Currently reading", "Done")),
        *(("待读论文", "在读", "已读"), ("待看", "正在读", "精读"), ("Unread (1)", "In progress", "Finished")),
        *(("Next up", "Reading", "Summarised"),),
        *(("Backlog", "Reading", "Finished"), ("1. Want to read", "2. Reading now", "3. Already read")),
    ],
)
def test_headings(tmp_path: Path, names: tuple[str, str, str], written: object) -> None:
    """Headings that say how far papers are read say it of those below them, and are no topics."""
    text = "# Papers\n\n" + "".join(
        f"## {name}\n\n{written(title, number)}"  # type: ignore[operator]
        for number, (name, title) in enumerate(zip(names, (ONE, TWO, THREE), strict=True))
    )
    wanted = {ONE: ("to-read", ()), TWO: ("reading", ()), THREE: ("read", ())}

    assert status_of(tmp_path, {"x.md": text}) == wanted


@pytest.mark.parametrize(
    ("head", "topic"),
    [
        *(
            ("# Reading", ()),
            ("# Reading\n\n## Sonar", ("Sonar",)),
            ("# Done", ()),
            ("# Papers read\n\n## Sonar", ("Sonar",)),
        ),
        ("# Papers\n\n## Reading Comprehension", ("Reading Comprehension",)),
    ],
)
def test_no_state(tmp_path: Path, head: str, topic: tuple[str, ...]) -> None:
    """One such word alone may be the title of anything that is read, and in more words it is a topic."""
    text = f"{head}\n\n{_list(ONE, 1)}{_list(TWO, 2)}"
    assert status_of(tmp_path, {"x.md": text}) == {ONE: ("to-read", topic), TWO: ("to-read", topic)}


def test_marks_of_lanes(tmp_path: Path) -> None:
    """A ticked card is read in every lane; an empty box says nothing where a lane does."""
    one, two, three = (_list(title, number)[2:] for number, title in enumerate((ONE, TWO, THREE)))
    text = f"# Papers\n\n## Reading\n\n- [ ] {one}\n## To read\n\n- [x] {two}- [ ] {three}"
    wanted = {ONE: ("reading", ()), TWO: ("read", ()), THREE: ("to-read", ())}

    assert status_of(tmp_path, {"x.md": text}) == wanted


def test_items_above(tmp_path: Path) -> None:
    """So do items above items, as outliners have them."""
    one, two, three = (_list(title, number)[:-1] for number, title in enumerate((ONE, TWO, THREE)))
    text = f"# Papers\n\n- To read\n    {one}    {two}- Currently reading\n    {three}"
    wanted = {ONE: ("to-read", ()), TWO: ("to-read", ()), THREE: ("reading", ())}

    assert status_of(tmp_path, {"x.md": text}) == wanted


LONG = "Deep Echo Learning for the Recognition of Ships"
OTHER = "Attention to Echoes in Very Shallow Harbours"
HEAD = "---\n\nkanban-plugin: basic\n\n---\n\n"
BOARD = f"{HEAD}## To Read\n\n- [ ] [[{LONG}]]\n- [ ] [[EchoNet]]\n\n## Done\n\n**Complete**\n- [x] [[{OTHER}]]\n"


def test_cards(tmp_path: Path) -> None:
    """Cards that are links by full titles to notes that nobody has written are papers, on a board of papers."""
    wanted = {LONG: ("to-read", ()), OTHER: ("read", ())}

    assert status_of(tmp_path, {"Papers board.md": BOARD}) == wanted


def test_written_cards(tmp_path: Path) -> None:
    """Where there is such a note, it tells what the paper is, or that it is none."""
    note = "---\ntitle: A Better Title for Echoes of Ships\nauthors: Ann Ito\nvenue: CVPR\nyear: 2020\n---\n\nGood.\n"
    files = {"Papers board.md": BOARD, f"notes/{LONG}.md": note, f"{OTHER}.md": "What I think of it all.\n"}

    assert status_of(tmp_path, files) == {"A Better Title for Echoes of Ships": ("read", ())}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Books.md", BOARD),
        (
            "Board.md",
            f"{HEAD}## Backlog\n\n- [ ] [[{LONG}]]\n- [ ] [[{OTHER}]]\n\n## Done\n\n- [x] [[Boat House]]\n",
        ),
        (
            "Papers.md",
            f"# Writing papers\n\n## Backlog\n\n- [ ] [[{LONG}]]\n- [ ] [[{OTHER}]]\n\n## Done\n\n- [x] [[Draft]]\n",
        ),
        ("Papers map.md", f"# Echoes\n\n## Ideas\n\n- [[{LONG}]]\n- [[{OTHER}]]\n"),
    ],
)
def test_no_cards(tmp_path: Path, name: str, text: str) -> None:
    """Boards of books and of work, and links to one's own thoughts, are no papers."""
    assert status_of(tmp_path, {name: text}) == {}


def test_single_cards(tmp_path: Path) -> None:
    """A card alone in its lane is a paper where those of the other lanes are."""
    cards = f"- [ ] [{LONG}](https://arxiv.org/abs/2101.00001)\n- [ ] EchoNet: Ranging by Sound (CVPR 2021)\n"
    board = f"{HEAD}## To Read\n\n{cards}\n## Reading\n\n- [ ] {OTHER}\n\n## Done\n\n**Complete**\n- [x] {THREE}\n"
    wanted = {LONG: "to-read", "EchoNet: Ranging by Sound": "to-read", OTHER: "reading", THREE: "read"}

    assert {title: status for title, (status, _) in status_of(tmp_path, {"board.md": board}).items()} == wanted


def test_boards_of_work(tmp_path: Path) -> None:
    """One paper that is to be read makes no papers of what else is to be done."""
    cards = f"- [ ] Read {LONG} (CVPR 2021)\n- [ ] Write the Introduction of the Thesis\n- [ ] buy tea\n"
    board = f"{HEAD}## To do\n\n{cards}\n## Doing\n\n- [ ] Clean the Data of the Harbour\n\n## Done\n\n- [x] Tax\n"

    assert not {"Clean the Data of the Harbour", "Tax"} & {*status_of(tmp_path, {"board.md": board})}


@pytest.mark.parametrize(
    ("behind", "status"),
    [
        (" (CVPR 2021) to read", "to-read"),
        (" (CVPR 2021) *(to read)*", "to-read"),
        (" [CVPR 2021] 待读", "to-read"),
        (" (CVPR 2021) `todo`", "to-read"),
        (", CVPR 2021 [TODO]", "to-read"),
        (" (CVPR 2021) — **must read!**", "to-read"),
        (" (CVPR 2021)（在读）", "reading"),
        (" (CVPR 2021) [x]", "read"),
        (" (CVPR 2021) | done", "read"),
        (" (CVPR 2021) 已读", "read"),
    ],
)
@pytest.mark.parametrize("place", ["- {}\n- Wide Echo Nets for Large Harbours (ICCV 2020)\n", "# Papers\n\n## {}\n"])
def test_words_behind_titles(tmp_path: Path, place: str, behind: str, status: str) -> None:
    """Whether a paper was read may stand behind its title and where it was published."""
    found = library_of(tmp_path, {"a.md": place.format(LONG + behind)})

    assert (found[LONG].venue, found[LONG].year, found[LONG].status) == ("CVPR", 2021, status)


@pytest.mark.parametrize("title", ["Deep Echoes for Learning to Read", "EchoVLM: Hearing, Seeing, Reading (Part 2)"])
def test_titles_that_end_so(tmp_path: Path, title: str) -> None:
    """Words within a title say nothing of it."""
    found = library_of(tmp_path, {"a.md": f"- {title}, CVPR 2021\n- Wide Echo Nets for Large Harbours, ICCV 2020\n"})

    assert title in found
