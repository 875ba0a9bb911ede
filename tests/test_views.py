"""The views of a topic, the figures of a library, and what scripts ask a site for: as values and as files."""

from __future__ import annotations

import json
import posixpath
import re
from typing import Any

import msgspec
import pytest
from library import make_library

from papernotes.config import Config
from papernotes.model import Library, Topic
from papernotes.renderer.binding.figures import numbered
from papernotes.renderer.edition.edition import make_edition
from papernotes.renderer.lists.views import ids_in
from papernotes.renderer.pages.table import _FILL, rows_view
from papernotes.renderer.pages.table import view as table_view
from papernotes.renderer.pages.topic import view as topic_view
from papernotes.renderer.pages.wall import view as wall_view
from papernotes.renderer.plan import plan
from papernotes.renderer.press import render_all
from papernotes.renderer.theming.theme import read_theme

THEME = read_theme().value


def site(library: Library) -> dict[str, str]:
    """Path -> text of the files that are made, not copied."""
    outputs = render_all(make_edition(library, Config()), THEME).value
    return {o.path: o.content.decode() for o in outputs if o.path.endswith((".html", ".js"))}


def crowd(number: int) -> Library:
    """A topic of so many papers with a figure each, half of them in a topic within it."""
    library = make_library()
    plain = msgspec.structs.replace(
        library.papers[0], mentions=(), mentioned_by=(), figures=library.papers[0].figures[:1]
    )
    papers = tuple(
        msgspec.structs.replace(plain, id=f"p{n}", short=f"Net{n}", topic=("大", "小") if n % 2 else ("大",))
        for n in range(number)
    )
    topics = tuple(
        Topic(id_, path, tuple(paper.id for paper in papers if paper.topic == path))
        for id_, path in (("big", ("大",)), ("small", ("大", "小")))
    )
    return Library(papers=papers, topics=topics, notes=library.notes[:1], attachments=library.attachments)


def made(text: str) -> object:
    """The value that a script gives."""
    return json.loads(text.strip().removeprefix("papernotes.give(").removesuffix(")"))


def test_addresses() -> None:
    """Each view has an address below the topic's, and what has nothing to show has none."""
    urls = {route.url for route in plan(make_library(), Config())}

    assert {f"topics/gaussian-avatars/{view}" for view in ("", "table/", "matrix/", "figures/")} <= urls
    assert {"topics/scenes/implicit/table/", "figures/"} <= urls
    assert not {"topics/scenes/implicit/figures/", "topics/scenes/implicit/matrix/"} & urls


@pytest.mark.parametrize(
    ("kind", "last"),
    [("topic", "topics/big/3/"), ("table", "topics/big/table/3/"), ("matrix", "topics/big/matrix/5/"),
     ("wall", "topics/big/figures/4/"), ("figures", "figures/4/")],
)  # fmt: skip
def test_pages(kind: str, last: str) -> None:
    """Views of many papers come in pages that hold each thing once."""
    urls = [route.url for route in plan(crowd(420), Config()) if route.kind == kind and "small" not in route.url]

    assert urls[-1] == last


def test_list_in_pages() -> None:
    """A topic's own papers stand first, then those of the topics within under their names, over page after page."""
    edition = make_edition(crowd(420), Config())
    views = [
        topic_view(edition, route).view
        for route in plan(edition.library, Config())
        if route.key.startswith("big ") and route.kind == "topic"
    ]
    groups = [[(g.label, g.href, g.count, len(g.rows)) for g in v.shelf.groups] for v in views]  # type: ignore[attr-defined]

    assert groups[0] == [("", "", "210 篇", 200)]
    assert groups[1] == [("", "", "210 篇", 10), ("小", "../../small/index.html", "210 篇", 190)]
    assert [bool(v.branches) for v in views] == [True, False, False]  # type: ignore[attr-defined]


def test_empty_topic() -> None:
    """A topic without a paper says so, and has no other view."""
    files = site(Library(topics=(Topic("none", ("空",), ()),)))

    assert [path for path in files if path.startswith("topics/none/")] == ["topics/none/index.html"]
    assert "还没有论文" in files["topics/none/index.html"] and 'class="views"' not in files["topics/none/index.html"]


def test_table_columns_are_filled() -> None:
    """The columns of every topic's table are those in which any of its papers has something."""
    edition = make_edition(make_library(), Config())
    for topic in edition.library.topics:
        columns = edition.gists["topic", topic.id].columns
        papers = [edition.papers[paper] for paper in ids_in(edition, topic)]
        cells = {key: [fill(edition, topic, paper) for paper in papers] for key, fill in _FILL.items()}

        assert set(columns) == {key for key, its in cells.items() if any(cell.text or cell.links for cell in its)}


def test_table_columns() -> None:
    """What no paper has is no column; the topic is named where it is one within."""
    edition = make_edition(make_library(), Config())
    route = next(
        route
        for route in plan(edition.library, Config())
        if route.key == "gaussian-avatars 1" and route.kind == "table"
    )
    view: Any = table_view(edition, route).view
    first = view.lines[0]

    assert [column.key for column in view.columns] == [
        "status",
        "venue",
        "year",
        "institution",
        "noted",
        "named",
        "links",
    ]
    assert [cell.text for cell in first.cells] == [
        "读过",
        "CVPR",
        "2024",
        "Technical University of Munich，丰田",
        "2024-05-11",
        "1",
        "",
    ]
    assert [link.label for link in first.cells[-1].links] == ["arXiv", "代码", "项目页"]
    assert first.cells[4].inferred


def test_all_rows() -> None:
    """Of a table in pages one script has all rows, as its pages have them; of a short table there is none."""
    library = crowd(210)
    edition = make_edition(library, Config())
    files = site(library)
    (route,) = (route for route in plan(library, Config()) if route.kind == "rows")
    rows = made(files["topics/big/table/rows.js"])

    assert len(rows_view(edition, route).view.lines) == 210  # type: ignore[attr-defined]
    assert isinstance(rows, str) and rows.count("<tr>") == 210
    page = files["topics/big/table/index.html"]
    assert 'data-rows="rows.js"' in page and 'data-rows="../rows.js"' in files["topics/big/table/2/index.html"]
    assert re.findall(r"<tr><th scope=\"row\">.*?</tr>", page, re.S)[0] in rows


def test_figures_lead_to_their_place() -> None:
    """A picture of the wall leads to that figure on its paper's page, and names the file itself for the figure view."""
    files = site(make_library())
    wall = files["topics/gaussian-avatars/figures/index.html"]
    href, full = re.findall(r'<a class="mat" href="([^"]*)" data-full="([^"]*)"', wall)[0]
    path = posixpath.normpath(posixpath.join("topics/gaussian-avatars/figures", href.partition("#")[0]))

    assert path == "papers/gaussianavatars/index.html" and href.endswith("#fig_1")
    assert '<figure id="fig_1"><a class="mat"' in files[path]
    assert full == "../../../files/video/images/rig.png"
    assert "管线：从网格到高斯" in wall and "另有 1 幅" in wall


def test_numbers_of_figures() -> None:
    """Figures are numbered as they stand in the text, with those that are missing."""
    paper = make_library().papers[0]

    assert [(image.written, number) for image, number in numbered(paper.entries)] == [
        ("images/rig.png", 1),
        ("images/gone-20230903211611036.png", 2),
    ]


def test_unshown() -> None:
    """A wall shows pictures: no sign in a line, no file that is too large or none."""
    library = make_library()
    for change in ({"height": 20}, {"trouble": "huge"}, {"width": 0, "height": 0}):
        files = (msgspec.structs.replace(library.attachments[0], **change), library.attachments[1])
        bare = msgspec.structs.replace(library, attachments=files)
        assert not [route for route in plan(bare, Config()) if route.kind in ("wall", "figures")]
        assert "/figures/" not in site(bare)["topics/gaussian-avatars/index.html"]


def test_wall_files() -> None:
    """The files that a wall shows come with it."""
    edition = make_edition(make_library(), Config())
    route = next(route for route in plan(edition.library, Config()) if route.kind == "wall")

    assert {output.path for output in wall_view(edition, route).files} == {
        "files/_thumbs/aa-640.webp",
        "files/_thumbs/aa-1280.webp",
        "files/video/images/rig.png",
    }


def test_preview() -> None:
    """A preview says what a paper is and how its notes begin; addresses in it are relative to its own."""
    html = made(site(make_library())["papers/gaussianavatars/preview.js"])

    assert isinstance(html, str)
    assert "Photorealistic Head Avatars" in html and "CVPR 2024" in html and "隐式表示" in html
    assert 'src="../../files/_thumbs/aa-640.webp"' in html and '<p class="own">' in html


def test_bibtex() -> None:
    """A paper's page has its BibTeX, with the key that every export gives it."""
    page = site(make_library())["papers/gaussianavatars/index.html"]

    assert "@inproceedings{qian2024gaussianavatars," in page and "eprint = {2312.02069}" in page


def test_dead_address() -> None:
    """The page for dead addresses has the names and addresses of what it may guess, in a file of its own."""
    files = site(make_library())

    assert ["papers/nerf/", "NeRF"] in made(files["addresses.js"])  # type: ignore[operator]
    assert 'data-addresses="addresses.js"' in files["404.html"]
    assert not [path for path, text in files.items() if "addresses.js" in text and path != "404.html"]


def test_no_other_host() -> None:
    """No script or template asks another host for anything."""
    for name, data in THEME.assets.items():
        assert not re.search(rb"https?://(?!www\.w3\.org/)", data), name


def test_every_word() -> None:
    """What scripts say is in the page, in its language: no script has words of its own. Names of fields in a query are
    read, not said."""
    scripts = {name: data.decode() for name, data in THEME.assets.items() if name.endswith(".js")}
    asked = {key for text in scripts.values() for key in re.findall(r"\bwords\.(\w+)", text)}
    said = set(re.findall(r"data-(\w+)=", THEME.templates["spoken.html"]))

    assert asked and asked <= said
    fields = re.compile(r"^ *const SAME = .*$", re.MULTILINE)
    assert not [name for name, text in scripts.items() if re.search(r"[\u4e00-\u9fff]", fields.sub("", text))]
