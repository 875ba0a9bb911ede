"""What fields of a note's text say, `作者 (Authors)：...`, however their keys and values are written."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import papers_of
from test_paper_parts import library_of

from papernotes.config import Markdown
from papernotes.loader.parse import parse
from papernotes.model import Source
from papernotes.normaliser.stated.field_names import field_of
from papernotes.normaliser.stated.keyed_blocks import keyed_fields

IN_TWO = {
    "brackets behind Chinese keys": (
        "# Echo Normalization 论文解析\n\n**作者 (Authors)**: Aki Ito, Ben Wood\n\n"
        "**发表期刊/会议 (Journal/Conference)**: ECCV\n\n**发表年份 (Publication Year)**: 2018\n\n## 摘要\n\n回声。\n",
        ("Echo Normalization", ("Aki Ito", "Ben Wood"), "ECCV", 2018),
    ),
    "wide brackets": (
        "# Echo Pyramids\n\n- 标题（Title）：Echo Pyramids for Sonar Detection\n- 作者（Authors）：Aki Ito，Ben Wood\n"
        "- 会议（Venue）：CVPR 2019\n",
        ("Echo Pyramids for Sonar Detection", ("Aki Ito", "Ben Wood"), "CVPR", 2019),
    ),
    "two words": (
        "# 声呐金字塔\n\n标题 Title：Echo Pyramids for Sonar Detection\n会议 Venue：CVPR 2019\n"
        "作者 Authors：Aki Ito, Ben Wood\n",
        ("Echo Pyramids for Sonar Detection", ("Aki Ito", "Ben Wood"), "CVPR", 2019),
    ),
    "with institutions": (
        "# EchoNav: Sonar Models for Small Ships\n\n- 作者（机构）：Aki Ito, Ben Wood（某大学）\n- 代码（如有）：无\n",
        ("EchoNav: Sonar Models for Small Ships", ("Aki Ito", "Ben Wood"), None, None),
    ),
    "where it is known": (
        "# EchoNav: Sonar Models for Small Ships\n\n- 作者/机构（如可得）：Aki Ito；Ben Wood\n- 年份：2024\n",
        ("EchoNav: Sonar Models for Small Ships", ("Aki Ito", "Ben Wood"), None, 2024),
    ),
    "the original's title": (
        "# exa-Echo：用于多源声呐的工作流\n\n## 文献基本信息\n\n- 英文原文标题：exa-Echo: A scalable sonar workflow\n"
        "- 原文作者：Aki Ito, Ben Wood\n\n## 研究背景\n\n声呐。\n",
        ("exa-Echo: A scalable sonar workflow", ("Aki Ito", "Ben Wood"), None, None),
    ),
}
NO_FIELDS = [
    "# 通讯录\n\n- 姓名 (Name): 王五\n- 电话 (Phone): 123\n- 生日 (Birthday): 1990\n",
    "# 周计划\n\n- 日期 (Date): 2024-05-01\n- 任务 (Task): 买菜\n- 状态 (Status): 完成\n",
    "# 报销单\n\n- 发票标题（必填）：某某公司\n- 公司 (Company): 某某\n- 日期 (Date): 2024-05-01\n",
    "# 变更记录\n\n- 修复 (parser): 空行\n- 新增 (docs): 示例\n- 作者署名规则 (draft): 待定\n",
]


@pytest.mark.parametrize("shape", IN_TWO)
def test_keys_in_two(tmp_path: Path, shape: str) -> None:
    """A key in two languages, or with another key or a proviso in brackets, is read as the key it is."""
    text, said = IN_TWO[shape]
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.title, paper.authors, paper.venue, paper.year) == said


@pytest.mark.parametrize("text", NO_FIELDS)
def test_forms_are_no_papers(tmp_path: Path, text: str) -> None:
    """Address books, plans, forms and change logs with keys of that shape are none."""
    assert papers_of(tmp_path, {"a.md": text}) == set()


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("作者（Authors）", "authors"),
        ("代码 (GitHub)", "code"),
        ("论文（arXiv）", "link"),
        ("Author(Institute)", "authors"),
        ("标题（必填）", None),
        ("作者 (draft)", None),
        ("会议 Room", None),
        ("会议 Agenda", None),
    ],
)
def test_fields_of_keys(key: str, field: str | None) -> None:
    """What brackets hold, or the second word is, must be a field, too."""
    assert field_of(key) == field


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("- DOI：10.1145/3390000.3400170", "https://doi.org/10.1145/3390000.3400170"),
        ("**DOI:** 10.1109/ECHO52734.2025.02259.", "https://doi.org/10.1109/ECHO52734.2025.02259"),
        ("> doi: 10.1007/s10000-025-1379-7，某刊", "https://doi.org/10.1007/s10000-025-1379-7"),
        ("- 论文链接：10.1145/3390000.3400170", "https://doi.org/10.1145/3390000.3400170"),
        ("- DOI：文中未提供", None),
        ("- DOI：待补 v10.12/3", None),
    ],
)
def test_bare_doi(tmp_path: Path, line: str, url: str | None) -> None:
    """A field that gives but a DOI leads to it."""
    text = f"# EchoNet: Deep Echo Learning for Sonar Recognition\n\n{line}\n\n- 会议：ECCV 2020\n\n## 方法\n\n声呐。\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert [link.url for link in paper.links] == ([url] if url else [])


def test_venue_spelt_out(tmp_path: Path) -> None:
    """A venue's name in full, in brackets, is no title: neither of one paper nor of two."""
    one = (
        "# EchoPixel\n\n- 会议: ICML 2025 (International Conference on Machine Learning)\n"
        "- 作者: Aki Ito, Ben Wood\n\n## 方法\n\n声呐。\n"
    )
    two = (
        "# 声呐前沿\n\n## 1. 论文信息\n\n### 1.1 EchoPixel: Pixel Grounding for Large Sonar Models\n"
        "- **会议**: ICML 2025 (International Conference on Machine Learning)\n- **作者**: Aki Ito, Ben Wood\n"
        "- **论文链接**: https://arxiv.org/abs/2501.10925\n\n### 1.2 EchoSeg: Towards Open Sonar Segmentation\n"
        "- **会议**: AAAI 2025 (Association for the Advancement of Artificial Intelligence)\n"
        "- **论文链接**: https://arxiv.org/abs/2412.10492\n\n## 2. 研究背景\n\n声呐。\n"
    )
    said = "# 记录\n\n- 出处：《Echoes Are All You Need for Sonar》\n- 作者：Aki Ito, Ben Wood\n\n## 方法\n\n声呐。\n"

    assert set(library_of(tmp_path / "one", {"EchoPixel.md": one})) == {"EchoPixel"}
    assert set(library_of(tmp_path / "two", {"front.md": two})) == {
        "EchoPixel: Pixel Grounding for Large Sonar Models",
        "EchoSeg: Towards Open Sonar Segmentation",
    }
    assert set(library_of(tmp_path / "said", {"a.md": said})) == {"Echoes Are All You Need for Sonar"}


TAGGED = [
    ("- 主题标签：#Agent #Memory #VLN", {"Agent", "Memory", "VLN"}),
    ("- 主题标签：`#EmbodiedAI` `#VLN`", {"EmbodiedAI", "VLN"}),
    ("- 标签：声呐、船舶", {"声呐", "船舶"}),
    ("- Tags: Sonar, Small Ships", {"Sonar", "Small Ships"}),
    ("Tag:声呐  Tag:小船", {"声呐", "小船"}),
    ("标签：声呐 标签：小船", {"声呐", "小船"}),
    ("### 标签\n**领域**: `#Sonar` `#Ships`\n**方法**: `#Diffusion`", {"Sonar", "Ships", "Diffusion"}),
]


@pytest.mark.parametrize(("lines", "tags"), TAGGED)
def test_lines_of_tags(tmp_path: Path, lines: str, tags: set[str]) -> None:
    """Each tag behind its own sign counts, also as code and below a heading; such lines open no sections."""
    text = f"# EchoNet: Deep Echo Learning for Sonar Recognition\n\n- 会议：ECCV 2020\n\n{lines}\n\n## 结论\n\n声呐。\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert set(paper.tags) == tags
    assert [part.kind for part in paper.entries[0].sections if part.kind != "other"] == ["conclusion"]


@pytest.mark.parametrize(
    ("line", "urls"),
    [
        ("- 代码：`https://github.com/ito/echo/`", ["https://github.com/ito/echo/"]),
        ("- 论文（arXiv）：`https://arxiv.org/abs/2407.08600`", ["https://arxiv.org/abs/2407.08600"]),
        ("- 安装：`https://github.com/other/tool`", []),
    ],
)
def test_addresses_as_code(tmp_path: Path, line: str, urls: list[str]) -> None:
    """An address that a field has as code is the paper's; one elsewhere is not."""
    text = f"# EchoNet: Deep Echo Learning for Sonar Recognition\n\n- 会议：ECCV 2020\n{line}\n\n## 方法\n\n声呐。\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert [link.url for link in paper.links] == urls


TOGETHER = {
    "spaces": "作者：Aki Ito, Ben Wood  会议：CVPR 2019  代码：https://github.com/a/b",
    "one space": "作者: Aki Ito, Ben Wood 会议: CVPR 2019 代码: https://github.com/a/b",
    "bars": "authors: Aki Ito, Ben Wood | venue: CVPR 2019 | code: https://github.com/a/b",
    "bold": "**Authors**: Aki Ito, Ben Wood **Venue**: CVPR 2019 **Code**: https://github.com/a/b",
    "commas": "作者：Aki Ito、Ben Wood，会议：CVPR 2019，代码：https://github.com/a/b",
    "links": "- Authors: Aki Ito, Ben Wood; Venue: CVPR 2019; Code: [here](https://github.com/a/b)",
    "keys in two languages": "作者 (Authors)：Aki Ito, Ben Wood  会议 Venue：CVPR 2019  代码：https://github.com/a/b",
    "the year apart": "> 作者：Aki Ito, Ben Wood；年份：2019；会议：CVPR；代码：<https://github.com/a/b>",
}
ONE = {
    "Title: Speak Code: Why Programs Talk": "Speak Code: Why Programs Talk",
    "标题：Echo Models, Paper: A Study of Sheets": "Echo Models, Paper: A Study of Sheets",
}


@pytest.mark.parametrize("shape", TOGETHER)
def test_fields_on_one_line(tmp_path: Path, shape: str) -> None:
    """Fields that share a line are read each by itself, however they are kept apart."""
    text = f"# 声呐\n\n## Echo Pyramids for Sonar Detection\n\n{TOGETHER[shape]}\n\n回声。\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()

    assert (paper.authors, paper.venue, paper.year) == (("Aki Ito", "Ben Wood"), "CVPR", 2019)
    assert [(link.kind, link.url) for link in paper.links] == [("code", "https://github.com/a/b")]


@pytest.mark.parametrize("line", ONE)
def test_words_before_a_colon(line: str) -> None:
    """A word that may be a key is none within a title."""
    (block,) = parse(Source("a.md", line), Markdown()).value.blocks

    assert [(field.field, field.value) for field in keyed_fields((block,))] == [("title", ONE[line])]


def test_address_as_title(tmp_path: Path) -> None:
    """A field for the title that has but an address gives a link; what one says of a page is what that page is."""
    text = "# Echo Transformer\n\n> 论文：https://arxiv.org/pdf/2103.14030.pdf\n> 论文出处：ICCV 2021\n> 项目主页：https://a.org/b\n"
    (paper,) = library_of(tmp_path, {"a.md": f"{text}\n## 方法\n\n窗口。\n"}).values()

    assert (paper.title, paper.venue, paper.year) == ("Echo Transformer", "ICCV", 2021)
    assert [link.kind for link in paper.links] == ["arxiv", "project"]


@pytest.mark.parametrize(
    ("head", "field", "venue"),
    [
        ("publisher: CVPR\nyear: 2016", "", ("CVPR", 2016)),
        ("publisher: Springer\nyear: 2016", "", (None, 2016)),
        (
            "title: x",
            "期刊：IEEE TRANSACTIONS ON INFORMATION FORENSICS AND SECURITY, VOL. 11, NO. 10, OCTOBER 2016",
            ("TIFS", 2016),
        ),
    ],
)
def test_venues(tmp_path: Path, head: str, field: str, venue: tuple[str | None, int]) -> None:
    """A publisher in a head is a venue where it is known to be one; names in full may be in capitals."""
    text = f"---\n{head}\n---\n\n# Deep Echo Detection with Local Patches\n\n{field}\n\n## 方法\n\nx\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()

    assert (paper.venue, paper.year) == venue
