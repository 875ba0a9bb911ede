"""The ids of the site's own templates and scripts: no place in a note takes one of them.

Names are no matter: what the sanitiser lets through has no `name` (tests/test_sanitise.py), without which nothing in a
note takes the place of a property of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from conftest import ROOT, Write

from papernotes.build import build, open_project
from papernotes.model import Output
from papernotes.own_ids import OWN_IDS, apart
from papernotes.renderer.linking.anchors import slug
from papernotes.renderer.publishing.proof import read_page

# What scripts fill into the ids that they make, by the expression that stands there: a new one is to be added.
FILLED = {"number": "0", "at": "12", 'input.id || "found"': "found", "list.id": "q_list"}
_IN_TEMPLATE = re.compile(r'\b(?:id|for|aria-(?:labelledby|describedby|controls))="([^"{]+)"')
_IN_SCRIPT = re.compile(
    r"""(?:getElementById\(|\bid: |\.id = |mermaid\.render\()(["'`])(.+?)\1|"""
    r"""(?:querySelector(?:All)?|closest|matches)\(\s*(["'`])#([\w-]+)"""
)


def _in_templates() -> Iterator[str]:
    """The ids that templates give or name; what is filled in is told apart when a page is made."""
    for path in (ROOT / "templates").rglob("*.html"):
        for found in _IN_TEMPLATE.findall(path.read_text("utf-8")):
            yield from found.split()


def _in_scripts() -> Iterator[str]:
    """The ids that scripts look for or give."""
    for path in (ROOT / "assets").rglob("*.js"):
        for _, made, _, sought in _IN_SCRIPT.findall(path.read_text("utf-8")):
            yield re.sub(r"\$\{(.*?)\}", lambda found: FILLED[found[1]], made or sought)


def test_what_is_found() -> None:
    """The list is made of what stands in the files, also where a script makes an id."""
    assert {"q", "main", "words_", "legend_inferred"} <= set(_in_templates())
    assert {"words_", "guesses", "preview_", "diagram_0", "found_list", "q_list-12"} <= set(_in_scripts())


@pytest.mark.parametrize("name", sorted({*_in_templates(), *_in_scripts()}))
def test_kept_from_notes(name: str) -> None:
    """Each is kept from notes, and from headings: their ids have no underscore, and they keep off the others."""
    assert apart(name) != name
    assert name in OWN_IDS or slug(name) != name


OURS = sorted({*OWN_IDS, *_in_scripts(), "fig_1", "reading-2", "keys_"})
TITLE = "NeRF: Representing Scenes as Neural Radiance Fields"
NOTE = f"# {TITLE}\n\nECCV 2020 [arXiv](https://arxiv.org/abs/2003.08934)\n\n" + "".join(
    f'<a id="{name}">x</a> <b ID={name}>y</b>\n\n## {name}\n\n[there](#{name})\n\n## N {{#{name}}}\n\n![](a.png)\n\n'
    for name in OURS
)


def _pages(outputs: tuple[Output, ...]) -> Iterator[tuple[str, str]]:
    return ((output.path, output.content.decode()) for output in outputs if output.path.endswith(".html"))


def test_in_pages(write: Write) -> None:
    """Whatever ids a note gives and headings it has, each id stands once on a page, and ours is where we put it."""
    folder = write(
        {
            "site.yaml": "home: home.md\n",
            "notes/a.md": NOTE,
            "notes/b.md": f"# {TITLE}\n\n[arXiv](https://arxiv.org/abs/2003.08934)\n\n## Reading 2\n\ntext\n",
            "notes/home.md": "# Home\n\n" + NOTE.partition("2003.08934)")[2],
        }
    )
    site = build(open_project(folder))
    seen = 0
    for path, text in _pages(site.outputs):
        page = read_page(text)
        assert not {name for name, places in page.ids.items() if len(places) > 1}, path
        assert not [link for link, _ in page.links if link.startswith("#") and link[1:] not in {*page.ids, ""}], path
        seen += '<template id="words_"' in text
    assert seen > 5
    assert not [item for item in site.diagnostics if item.code == "broken-link"]


def test_links_within_a_note(write: Write) -> None:
    """A link to such a place leads to it."""
    site = build(open_project(write({"notes/a.md": '# A note\n\n<a id="words_">x</a> text\n\n[there](#words_)\n'})))
    page = dict(_pages(site.outputs))["notes/a/index.html"]

    assert 'id="words_-"' in page
    assert 'href="#words_-"' in page
