"""What a new note asks: templates by name and language, as sections that papernotes knows the facets of.

The ten questions are Harry Shum's, in our words; the three passes are those of S. Keshav, "How to Read a Paper".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Section(NamedTuple):
    """A section to be, and what it asks its writer, who alone sees that."""

    name: str
    asks: str


TEMPLATES: Mapping[str, Mapping[str, tuple[Section, ...]]] = {
    "ten-questions": {
        "zh": (
            Section("要解决的问题", "一、这篇论文想解决什么问题？"),
            Section("研究现状", "二、问题是新的吗？别人走到了哪一步？"),
            Section("科学假设", "三、作者要证明的假设是什么？"),
            Section("相关工作", "四、相关的工作怎样归类？这个方向上该留意谁？"),
            Section("解决方案", "五、解法的关键在哪里？"),
            Section("实验设计", "六、实验是怎样安排的？"),
            Section("数据集与代码", "七、用什么数据来衡量？代码公开了吗？"),
            Section("实验结果", "八、结果撑得住那个假设吗？"),
            Section("贡献", "九、它到底添了什么？"),
            Section("下一步", "十、接下来还能往哪里深入？"),
        ),
        "en": (
            Section("Problem", "1. What does the paper want to solve?"),
            Section("Existing work", "2. Is the problem new? How far did others get?"),
            Section("Hypothesis", "3. Which hypothesis is to be shown?"),
            Section("Related work", "4. What else is there, in which groups, and whose work is worth following?"),
            Section("Solution", "5. What is the key to the solution?"),
            Section("Experiments", "6. How are the experiments set up?"),
            Section("Datasets and code", "7. On which data is it measured? Is the code open?"),
            Section("Results", "8. Do the results carry the hypothesis?"),
            Section("Contributions", "9. What does it add, after all?"),
            Section("Future work", "10. Where could one go deeper from here?"),
        ),
    },
    "three-pass": {
        "zh": (
            Section("背景", "第一遍，几分钟，只看题目、摘要、引言、小标题和结论：属于哪一类论文？接着谁的工作？"),
            Section("贡献", "第一遍：主要贡献是什么？前提站得住吗？写得清楚吗？要不要读下去？"),
            Section("方法", "第二遍，一小时，细看图表，跳过证明：用自己的话讲给别人听。"),
            Section("实验", "第二遍：证据够吗？图的坐标轴、误差线、对照组都在吗？"),
            Section("相关工作", "第二遍：没读过的参考文献里，哪几篇该接着读？"),
            Section("复现", "第三遍，半天，在心里把它重做一遍：换作自己会怎样做？哪些假设没有明说？"),
            Section("局限", "第三遍：在哪里会失灵？少了什么实验和引用？"),
            Section("评价", "读完之后：我怎么看？由此能做什么？"),
        ),
        "en": (
            Section(
                "Background", "First pass, minutes, title to headings to conclusion: what kind of paper? After whom?"
            ),
            Section("Contributions", "First pass: what does it add? Are its assumptions valid? Is it clear? Read on?"),
            Section("Method", "Second pass, an hour, figures with care, proofs skipped: tell it in your own words."),
            Section("Experiments", "Second pass: is there evidence enough? Axes, error bars, baselines?"),
            Section("Related work", "Second pass: which of the references that you have not read come next?"),
            Section(
                "Reproduction", "Third pass, half a day, redo it in your mind: how would you? What is left unsaid?"
            ),
            Section("Limitations", "Third pass: where would it fail? Which experiments and citations are missing?"),
            Section("My take", "Afterwards: what do you think of it? What could you do with it?"),
        ),
    },
    "short": {
        "zh": (
            Section("动机", "为什么做？"),
            Section("方法", "怎么做？"),
            Section("结果", "做得怎样？"),
            Section("评价", "我怎么看？"),
        ),
        "en": (
            Section("Motivation", "Why?"),
            Section("Method", "How?"),
            Section("Results", "How well?"),
            Section("My take", "What do you think of it?"),
        ),
    },
}
