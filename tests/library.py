"""A hand-made Library with every construct, so that pages can be tested without the normaliser.

Six papers in three notes: one note with four papers under headings, one file per paper with front matter, one list.
"""

from __future__ import annotations

from collections.abc import Sequence

from papernotes.config import Markdown
from papernotes.loader.markdown import parse_blocks
from papernotes.model import (
    Attachment,
    Block,
    Entry,
    Field,
    Figure,
    Group,
    Library,
    Link,
    Mention,
    Move,
    Note,
    Page,
    Paper,
    Section,
    Span,
    Tag,
    Term,
    Topic,
    Usage,
)

AVATARS = """# 高斯头像

本文件记高斯溅射做头像的几篇，另见 [[CoAdapt]] 和 ![[nerf#NeRF]]

## GaussianAvatars: Photorealistic Head Avatars with Rigged 3D Gaussians

**CVPR 2024**，慕尼黑工业大学。

### Motivation

隐式表示 $\\phi_\\theta$ 渲染太慢；参数化网格又没有头发。作者想要*两头都不让*：可驱动，又真实。

### 方法

1. 每个三角面挂一组高斯，位置、旋转、尺度都在局部坐标里；
2. 全局位置由面片变换得到：

$$
\\begin{aligned}
r' &= R r \\\\
\\mu' &= k R \\mu + T \\tag{1}
\\end{aligned}
$$

![管线：从网格到高斯](images/rig.png)

损失为 $\\mathcal{L} = (1-\\lambda)\\mathcal{L}_1 + \\lambda\\mathcal{L}_{\\text{D-SSIM}} + 正则项$，
行内 $\\undefinedmacro x$ 不行。

#### 绑定继承

加密时新点继承父点所在的面。见 [图](images/missing.pdf) 与 [附录](papers/appendix.pdf)。

### 实验

| 方法 | PSNR ↑ | 备注 |
| --- | --: | --- |
| INSTA | 26.1 | 慢 |
| **本文** | 31.6 | `fps=100`，很长很长的一格备注，用来看看表格在手机上会不会把整页撑宽，答案应当是不会 |

![](images/gone-20230903211611036.png)

### 评价

妙在没有新的数学。绑定之后表情泛化几乎是白得的，可惜口腔内部仍要补面，参见 [[NeRF|那一篇]] 与 [[没有这一篇]]。

> 引一句：“We rig 3D Gaussians to a parametric morphable face model.”

## 3DGS: 3D Gaussian Splatting for Real-Time Radiance Field Rendering

- **研究背景**：NeRF 一系的方法把场景存在网络里，要颜色就得沿光线反复采样。
- **方法**：
  - 三维高斯可微，又能像点一样投影
    - 第三层
  - 自适应密度控制
- **结论**：134 FPS，质量不输。

> [!WARNING]
> 显存 24 GB 起。

> [!tip]+ 自己的标题
> 压缩看 Compact 3DGS。

- [ ] 读代码
- [x] 读补充材料
- [/] 复现

```python
def splat(mean, cov, opacity):
    \"\"\"Project one Gaussian.\"\"\"
    return jacobian @ cov @ jacobian.T  # EWA
```

红字：<font color="red">很重要</font>，<mark>划线</mark>，==高亮==，
<font color="lighblue">错名</font>，H<sub>2</sub>O[^1]。

<details><summary>展开看推导</summary>

协方差 $\\Sigma = R S S^\\top R^\\top$。

</details>

[^1]: 脚注里的话。

![外站的图](https://example.com/a.png)

## A Very Long English Title That Has No Short Name at All and Runs over Several Lines on a Phone

以后再读。

## HAHA

"""

NERF = """# NeRF

用 MLP 存场景，$F_\\Theta: (x, d) \\to (c, \\sigma)$，沿光线积分：

$$C(r) = \\int_{t_n}^{t_f} T(t)\\,\\sigma(r(t))\\,c(r(t), d)\\,dt$$

被 [[3DGS]] 取代。回看 [高斯头像的实验](avatars.md#实验)，![[avatars#评价]]
"""

LIST = """# 待读

- [ ] Diff2Lip: Audio Conditioned Diffusion Models
- [ ] 基于查找表的图像超分辨率
"""


def _blocks(text: str, path: str) -> tuple[Block, ...]:
    return parse_blocks(text, path, Markdown()).value


def _note(path: str, text: str, meta: tuple[Field, ...] = (), tags: tuple[str, ...] = ()) -> Note:
    return Note(path, "plain", meta, tags, _blocks(text, path), 1, text.count("\n"))


def _under(note: Note, title: str) -> tuple[Block, Sequence[Block]]:
    """The heading that begins so, and the blocks up to the next of its level."""
    blocks = note.blocks
    start = next(i for i, block in enumerate(blocks) if block.kind == "heading" and block.text.startswith(title))
    level = blocks[start].level
    ends = (i for i in range(start + 1, len(blocks)) if blocks[i].kind == "heading" and blocks[i].level <= level)
    return blocks[start], blocks[start + 1 : next(ends, len(blocks))]


_KINDS = {"Motivation": "motivation", "方法": "method", "实验": "experiments", "评价": "review"}
_LEADS = {"研究背景": "background", "方法": "method", "结论": "conclusion"}


def _sections(blocks: Sequence[Block]) -> tuple[Section, ...]:
    found: list[Section] = []
    heads = [i for i, block in enumerate(blocks) if block.kind == "heading" and block.text in _KINDS]
    for number, start in enumerate(heads):
        end = heads[number + 1] if number + 1 < len(heads) else len(blocks)
        text = "\n".join(block.text for block in blocks[start + 1 : end])
        title = blocks[start].text
        found.append(Section(_KINDS[title], title, blocks[start].span.line, text, start, end))  # type: ignore[arg-type]
    for index, block in enumerate(blocks):
        for item in block.children if block.kind == "list" else ():
            lead = item.text.partition("：")[0]
            if lead in _LEADS:
                kind = _LEADS[lead]
                found.append(Section(kind, lead, item.span.line, item.text, index, index + 1, True))  # type: ignore[arg-type]
    return tuple(sorted(found, key=lambda section: section.line))


def _paper(note: Note, id_: str, title: str, short: str | None = None, **more: object) -> Paper:
    heading, blocks = _under(note, short or title)
    end = blocks[-1].end if blocks else heading.end
    sections = _sections(blocks)
    own = {name: more[name] for name in ("topic", "noted") if name in more}
    entry = Entry(heading.span, end, title, short=short, sections=sections, blocks=blocks, **own)  # type: ignore[arg-type]
    fields: dict[str, object] = {
        "kind": "paper",
        "aliases": (),
        "authors": (),
        "institutions": (),
        "topic": (),
        "tags": (),
        "venue": None,
        "year": None,
        "status": "read",
        "noted": None,
        "noted_from": None,
        "links": (),
    }
    entries = more.pop("entries", (entry,))
    return Paper(id=id_, title=title, short=short, entries=entries, **(fields | more))  # type: ignore[arg-type]


def make_library() -> Library:
    """The library."""
    avatars = _note("video/avatars.md", AVATARS, tags=("3D/高斯溅射",))
    nerf = _note(
        "nerf.md", NERF, (Field("title", ("NeRF",)), Field("aliases", ("神经辐射场",)), Field("year", ("2020",)))
    )
    later = _note("later/list.md", LIST)
    topic = ("高斯头像",)
    papers: tuple[Paper, ...] = (
        _paper(
            avatars,
            "gaussianavatars",
            "GaussianAvatars: Photorealistic Head Avatars with Rigged 3D Gaussians",
            "GaussianAvatars",
            authors=("Shenhan Qian", "Tobias Kirschstein", "Liam Schoneveld", "Davide Davoli"),
            institutions=("Technical University of Munich", "丰田"),
            topic=topic,
            tags=("3D/高斯溅射", "头像"),
            venue="CVPR",
            year=2024,
            noted="2024-05-11",
            noted_from="image",
            links=(
                Link("arxiv", "https://arxiv.org/abs/2312.02069", "arXiv"),
                Link("code", "https://github.com/ShenhanQian/GaussianAvatars", "code"),
                Link("project", "https://shenhanqian.github.io/gaussian-avatars", "page"),
                Link("other", "https://zhuanlan.zhihu.com/p/1", "https://zhuanlan.zhihu.com/p/1"),
            ),
            figures=(
                Figure("images/rig.png", "管线：从网格到高斯", "video/images/rig.png", False, 0),
                Figure("images/gone-20230903211611036.png", "", None, False, 0),
            ),
            math=4,
            mentions=("3dgs", "nerf"),
            mentioned_by=("nerf",),
        ),
        _paper(
            avatars,
            "3dgs",
            "3D Gaussian Splatting for Real-Time Radiance Field Rendering",
            "3DGS",
            topic=topic,
            tags=("3D/高斯溅射",),
            venue="SIGGRAPH",
            year=2023,
            noted="2023-09-03",
            noted_from="front-matter",
            mentions=("nerf",),
            mentioned_by=("gaussianavatars", "nerf"),
            aliases=("CoAdapt",),
        ),
        _paper(
            avatars,
            "a-very-long-english-title",
            "A Very Long English Title That Has No Short Name at All and Runs over Several Lines on a Phone",
            topic=topic,
            status="reading",
        ),
        _paper(avatars, "haha", "HAHA", topic=topic, status="to-read", kind="project"),
    )
    body = nerf.blocks[1:]
    scene = Entry(Span("nerf.md", 1), 9, "NeRF", short="NeRF", blocks=body, topic=("场景", "隐式"))
    papers += (
        _paper(nerf, "nerf", "NeRF", None, entries=(scene,), topic=("场景", "隐式"), year=2020, noted="2022-01-01"),
    )
    items = later.blocks[1].children
    for item, id_ in zip(items, ("diff2lip", "lut-sr"), strict=True):
        entry = Entry(item.span, item.end, item.text, status="to-read")
        papers += (_listed(item, id_, entry),)
    mentions = (
        Mention("gaussianavatars", "nerf", 0, _line(AVATARS, "妙在"), "参见 那一篇", 3, 6, True),
        Mention("3dgs", "nerf", 0, _line(AVATARS, "- **研究背景**"), "NeRF 一系的方法把场景存在网络里", 0, 4, False),
        Mention("nerf", "3dgs", 0, _line(NERF, "被 [[3DGS]]"), "被 3DGS 取代。", 2, 6, True, "followed-by", "被…取代"),
        Mention("nerf", "3dgs", 0, _line(NERF, "被 [[3DGS]]"), "再说 3DGS。", 3, 7, False),
    )
    return Library(
        papers=papers,
        moved=(Move("papers/radiance-fields/", "papers/nerf/"),),
        mentions=mentions,
        topics=(
            Topic("gaussian-avatars", topic, ("gaussianavatars", "3dgs", "a-very-long-english-title", "haha")),
            Topic("scenes", ("场景",), ()),
            Topic("scenes/implicit", ("场景", "隐式"), ("nerf",)),
        ),
        tags=(
            Tag("3d", "3D", ()),
            Tag("3d/gs", "3D/高斯溅射", ("gaussianavatars", "3dgs"), "3d"),
            Tag("head", "头像", ("gaussianavatars",)),
        ),
        notes=(
            Page("avatars", "高斯头像", avatars, ("gaussianavatars", "3dgs", "a-very-long-english-title", "haha")),
            Page("nerf", "NeRF", nerf, ("nerf",)),
            Page("list", "待读", later, ("diff2lip", "lut-sr")),
        ),
        attachments=(
            Attachment("video/images/rig.png", 1000, "aa", 1600, 640),
            Attachment("video/papers/appendix.pdf", 1000, "bb"),
        ),
        glossary=(
            Term("splatting", "高斯溅射", "Gaussian splatting", 2, (Usage("3dgs", 0, 60), Usage("nerf", 0, 5))),
            Term("field", "场", "field", 0, ()),
        ),
        venues=(Group("cvpr", "CVPR", ("gaussianavatars",)), Group("siggraph", "SIGGRAPH", ("3dgs",))),
        years=tuple(Group(year, year, (name,)) for year, name in YEARS),
        institutions=(Group("tum", "Technical University of Munich", ("gaussianavatars",)),),
        months=(Group("2024-05", "2024-05", ("gaussianavatars",)), Group("2023-09", "2023-09", ("3dgs",))),
    )


def _line(text: str, begin: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if line.startswith(begin))


YEARS = (("2024", "gaussianavatars"), ("2023", "3dgs"), ("2020", "nerf"))


def _listed(item: Block, id_: str, entry: Entry) -> Paper:
    short, _, title = item.text.rpartition(": ")
    return Paper(
        id=id_,
        title=title,
        kind="paper",
        short=short or None,
        aliases=(),
        authors=(),
        institutions=(),
        topic=(),
        tags=(),
        venue=None,
        year=None,
        status="to-read",
        noted=None,
        noted_from=None,
        links=(),
        entries=(entry,),
    )
