"""What the program recognised, as it looks in running text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
import pytest
from library import make_library

from papernotes.config import Config, Markdown
from papernotes.loader.markdown import parse_blocks
from papernotes.model import Block, Remark
from papernotes.renderer.edition.edition import make_edition
from papernotes.renderer.press import render_all
from papernotes.renderer.relations.soft import soften
from papernotes.renderer.theming.theme import read_theme

NERF = (("NeRF", "../nerf/"),)
LINK = '<a class="soft" aria-describedby="legend_inferred" href="../nerf/">NeRF</a>'


def _html(blocks: Sequence[Block]) -> str:
    def inside(block: Block) -> str:
        own = "".join(piece if isinstance(piece, str) else "·" for piece in block.html)
        return block.opening + own + "".join(map(inside, block.children)) + block.closing

    return "".join(map(inside, blocks))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("与 NeRF 相比", f"<p>与 {LINK} 相比</p>"),
        ("NeRF 和 NeRF", f"<p>{LINK} 和 NeRF</p>"),
        ("`NeRF` 是 NeRF", f"<p><code>NeRF</code> 是 {LINK}</p>"),
        ("**粗 NeRF**", f"<p><strong>粗 {LINK}</strong></p>"),
        ("[见 NeRF](https://a.b) 与 NeRFs", f'<p><a href="https://a.b" rel="noopener">见 NeRF</a> 与 {LINK}s</p>'),
        ("D_NeRF_ 与 NeRFStudio", "<p>D_NeRF_ 与 NeRFStudio</p>"),
        ("D-NeRF、NeRF++ 与 NeRF-based", f"<p>D-NeRF、NeRF++ 与 {LINK}-based</p>"),
        ("- NeRF 慢", f"<ul><li>{LINK} 慢</li></ul>"),
        ("# NeRF", "NeRF"),
        ('<u title="NeRF">甲</u> NeRF', f'<p><u title="NeRF">甲</u> {LINK}</p>'),
    ],
)
def test_soft_link(text: str, html: str) -> None:
    """The first place of a name in a block becomes a link: not in links, code, headings or longer words."""
    blocks = parse_blocks(text, "a.md", Markdown()).value

    assert _html(soften(blocks, {1: NERF}, frozenset())).replace("\n", "") == html


def test_several_names() -> None:
    """A name inside a longer one that is also linked stays part of it."""
    blocks = parse_blocks("Mip-NeRF 改进 NeRF", "a.md", Markdown()).value
    names = {1: (("NeRF", "../nerf/"), ("Mip-NeRF", "../mip/"))}

    assert _html(soften(blocks, names, frozenset())) == (
        f'<p><a class="soft" aria-describedby="legend_inferred" href="../mip/">Mip-NeRF</a> 改进 {LINK}</p>'
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("我觉得好", '<p class="own">我觉得好</p>'),
        ("- 我觉得好", '<ul><li><span class="own">我觉得好</span></li></ul>'),
    ],
)
def test_own_block(text: str, html: str) -> None:
    """A paragraph or an item that is the keeper's own words looks so."""
    blocks = parse_blocks(text, "a.md", Markdown()).value

    assert _html(soften(blocks, {}, frozenset((1,)))).replace("\n", "") == html


def _pages() -> dict[str, str]:
    library = make_library()
    remark = Remark(library.papers[1].entries[0].blocks[0].children[2].span.line, "结论", whole=True)
    entry = msgspec.structs.replace(library.papers[1].entries[0], remarks=(remark,))
    papers = list(library.papers)
    papers[1] = msgspec.structs.replace(papers[1], entries=(entry,))
    library = msgspec.structs.replace(library, papers=tuple(papers))
    made = render_all(make_edition(library, Config(language="en")), read_theme().value)
    return {output.path: output.content.decode() for output in made.value if output.path.endswith(".html")}


def test_pages() -> None:
    """A recognised name is a soft link on the page of its paper and on that of its note; own words look so on both."""
    pages = _pages()

    for path, nerf in (("papers/3dgs/", "../nerf/"), ("notes/avatars/", "../../papers/nerf/")):
        page = pages[f"{path}index.html"]
        assert f'<a class="soft" aria-describedby="legend_inferred" href="{nerf}index.html">NeRF</a> 一系' in page
        assert re.search(r'class="own"><strong>结论', page)


def test_backlinks() -> None:
    """Named by: each paper once, its most telling sentence first with the name marked, how it relates, and the rest."""
    page = _pages()["papers/3dgs/index.html"]
    listed = page[page.index('id="named-by"') :]

    assert "被 <u>3DGS</u> 取代。" in listed
    assert "followed by this</span>" in listed
    assert listed.index("1 more") < listed.index('再说 <u class="g">3DGS</u><span class="vh"> (inferred)</span>。')
