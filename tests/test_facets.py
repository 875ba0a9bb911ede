"""normaliser/prose/facets: which part of a paper a heading or a lead-in announces."""

from __future__ import annotations

import pytest

from papernotes.normaliser.prose.facets import clean_label, facets_of

NAMES = [
    ("**本文方法：**", ("method",)),
    ("方法（Method）：", ("method",)),
    ("2. Network Architecture", ("method",)),
    ("三、实验结果", ("results",)),
    ("Motivation and Task", ("motivation", "task")),
    ("动机与贡献", ("motivation", "contribution")),
    ("贡献和创新点", ("contribution",)),
    ("🔧 核心方法", ("method",)),
    ("Related Work", ("related",)),
    ("分析现有方法：", ("existing",)),
    ("现有检测方法的不足", ("existing",)),
    ("损失函数细节", ("loss",)),
    ("Pros & Cons", ("review",)),
    ("我的评价", ("review",)),
    ("Ablation Study", ("experiments",)),
    ("Experiments: Ablation on LRS2", ("experiments",)),
    ("Experimants", ("experiments",)),
    ("方法创新", ("method",)),
    ("实验验证", ("experiments",)),
    ("一句话评价", ("review",)),
    ("对比方法/Baselines", ("experiments",)),
    ("提出的问题", ("motivation",)),
    ("方法详解", ("method",)),
    ("实验关键数据", ("experiments",)),
    ("消融实验要点", ("experiments",)),
    ("局限性 / 可改进方向", ("limitations",)),
    ("与相关工作的对比", ("related",)),
    ("与现有方法的区别", ("existing",)),
    ("一、Abstract", ("other",)),
    ("1 Introduction", ("other",)),
    ("3.2方法", ("method",)),
    ("Qualitative Results", ("results",)),
    ("定量结果", ("results",)),
    ("What's new?", ("contribution",)),
    ("How it works", ("method",)),
    ("问题与思考", ("review",)),
    ("优点与不足", ("review",)),
    ("Efficiency", ("other",)),
    ("네트워크 구조", ("method",)),
    ("BACKGROUND AND MOTIVATION", ("background", "motivation")),
    ("论文解决了什么问题？", ("motivation",)),
    ("论文要解决的核心问题", ("motivation",)),
    ("为什么做这个工作", ("motivation",)),
    ("已有研究解决到哪里，还缺什么", ("existing",)),
    ("这篇文章的贡献是什么", ("contribution",)),
    ("有什么创新", ("contribution",)),
    ("怎么解决的？", ("method",)),
    ("作者用了什么方法", ("method",)),
    ("作者用了哪些数据集", ("experiments",)),
    ("实验做了什么，结果如何", ("experiments",)),
    ("效果如何？", ("results",)),
    ("还有什么不足", ("limitations",)),
    ("局限与风险", ("limitations",)),
    ("Ideas for Future Work", ("limitations",)),
    ("与其他论文的关系", ("related",)),
    ("我自己的一些想法", ("review",)),
    ("对工程的启发", ("review",)),
    ("总结与感受", ("conclusion",)),
    ("背景与问题", ("background",)),
    ("问题与动机", ("motivation",)),
    ("What was the main problem they solved?", ("motivation",)),
    ("这篇论文要解决什么问题", ("motivation",)),
    ("局限性与未来方向", ("limitations",)),
    ("Assumptions & Limitations", ("limitations",)),
    ("Strong points", ("review",)),
    ("Pro / Con", ("review", "limitations")),
    ("心得体会", ("review",)),
    ("Q1 论文试图解决什么问题？", ("motivation",)),
    ("Q4/有哪些相关的研究？", ("related",)),
    ("Q5 论文中提到的解决方案之关键是什么？", ("method",)),
    ("6. 实验方案是如何设计的？", ("experiments",)),
    ("Q8 论文中的实验及结果有没有很好地支持假设？", ("results",)),
    ("这篇论文到底有什么贡献", ("contribution",)),
    ("Q10 下一步呢？有什么工作可以继续深入？", ("limitations",)),
    ("📜 研究背景 & 基础 & 目的", ("background", "motivation")),
    ("方法详解", ("method",)),
    ("Research Objective(s)", ("motivation",)),
    ("Why is this problem hard?", ("motivation",)),
    ("What was the previous state of the art?", ("existing",)),
    ("3. How does the paper advance the state of the art?", ("contribution",)),
    ("What’s novel?", ("contribution",)),
    ("How is the system designed?", ("method",)),
    ("What they did", ("method",)),
    ("How was it evaluated?", ("experiments",)),
    ("How does it compare to earlier work?", ("related",)),
    ("Where does it fail?", ("limitations",)),
    ("What are the strongest and weakest parts of the paper?", ("review",)),
    ("What did the authors not tell you?", ("limitations",)),
    ("Most Glaring Deficiency", ("limitations",)),
    ("What did I learn from this paper?", ("review",)),
    ("What I didn't like", ("review",)),
    ("**My takeaways**", ("review",)),
    ("Takeaways", ("contribution",)),
    ("What questions do you have?", ("questions",)),
    ("What's something I didn't understand?", ("questions",)),
    ("Questions for the authors", ("questions",)),
    ("What is this paper about?", ("other",)),
    ("Contributions of the paper", ("contribution",)),
    ("Part 3. 方法", ("method",)),
    ("Part5：实验结果", ("results",)),
    ("为了解决什么问题", ("motivation",)),
    ("和这个方法类似的工作还有哪些", ("related",)),
    ("可以借鉴的地方", ("review",)),
    ("这篇文章讲了什么", ("other",)),
    ("1️⃣ 研究背景", ("background",)),
    ("§ 2 — 前人工作与不足", ("existing", "limitations")),
    ("§3.1 方法", ("method",)),
    ("Problem Background", ("motivation",)),
    ("Personal Evaluation", ("review",)),
    ("One-line Summary", ("other",)),
    ("批判性思考", ("review",)),
    ("実験 / 評価", ("experiments",)),
    ("どうやってる？", ("method",)),
    ("弱そうなところ", ("limitations",)),
    ("핵심 기여", ("contribution",)),
    ("问题 / 背景", ("motivation", "background")),
]
NONE = [
    "What We Learned at Sea in a Year",
    "What Do Sonars Learn from Ships?",
    "Why Is It Hard to Hear Ships?",
    "How Do Echoes Compare to Light?",
    "1️⃣ 港口的船",
    "§ 5 of the harbour's law",
    "Executive board",
    "Questions about the harbour",
    "Part 2 of the holidays",
    "为这个港口做菜",
    "2.1 Traditional Scene Reconstruction and Rendering",
    "What is the question of the day",
    "Attention Is All You Need",
    "Deep Residual Learning for Image Recognition",
    "The network that won",
    "音频",
    "与客户的关系",
    "苹果和梨的区别",
    "销售关键数据",
    "NeRF",
    "扩散模型",
    "管理创新",
    "数据结构",
    "Q1 2024 目标与预算",
    "今天要解决的问题",
    "为什么要用Transformer",
    "扩散模型的启示录",
    "效果图",
    "怎么做饭",
    "基础",
    "",
]


@pytest.mark.parametrize(("label", "facets"), NAMES)
def test_names(label: str, facets: tuple[str, ...]) -> None:
    """Numbering, emoji, bold, translations and words such as 本文 do not hide a section's name; nor does one typo."""
    assert facets_of(label) == facets


@pytest.mark.parametrize("label", NONE)
def test_none(label: str) -> None:
    """A title, a method's name or a subject is no section, whatever words it shares with one."""
    assert facets_of(label) == ()


def test_extended() -> None:
    """site.yaml adds names, which go before ours."""
    assert facets_of("灵感来源", {"motivation": ("灵感来源",)}) == ("motivation",)
    assert facets_of("方法", {"loss": ("方法",)}) == ("loss",)


@pytest.mark.parametrize(
    ("label", "clean"),
    [
        ("2.1 Example", "Example"),
        ("1.1为什么提出它？", "为什么提出它"),
        ("3. Buoys", "Buoys"),
        ("2.5D Maps", "2.5D Maps"),
    ],
)
def test_numbers(label: str, clean: str) -> None:
    """All of a section's number is taken off its name, and nothing of a name that begins with a number."""
    assert clean_label(label) == clean


@pytest.mark.parametrize(
    ("label", "facets"),
    [
        ("Author-flagged limitations", ("limitations",)),
        ("这篇论文没有解决什么？", ("limitations",)),
        ("老师可能会问的问题", ("questions",)),
        ("完整方法流程", ("method",)),
        ("问题：声呐太慢", ("motivation",)),
        ("问题：为什么这么慢", ("questions",)),
        ("问题", ("questions",)),
        ("没有解决的声呐论文", ()),
    ],
)
def test_what_is_asked(label: str, facets: tuple[str, ...]) -> None:
    """What is asked of a paper, or not solved by it; 问题 before a statement is the problem, else a question."""
    assert facets_of(label) == facets
