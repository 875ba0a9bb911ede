"""The names of sections, in Chinese and English (others: `tongues`): which facet of a paper does a heading or a lead-in announce?

`facets_of("**本文方法：**")` is ("method",), of "Motivation and Task" ("motivation", "task"), of "2. Network
Architecture" ("method",), of "The network that won" (). A name is cleaned of numbering, punctuation, a translation
in brackets, words such as 本文 or "Our", and must then be in the lexicon, whole; a short one may also end in a name
of the lexicon (现有超分方法). `site.yaml` adds names.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from functools import lru_cache

from ..model import Facet
from ..patterns import pattern
from . import tongues
from .simplified import simplified

LEXICON: dict[Facet, str] = {
    "motivation": "motivation motivations 动机 出发点 写作动机 idea来源 why 为什么 难点 痛点 challenge challenges 挑战 问题动机 "
    "研究意义 意义 目的 目标 goal goals objective objectives purpose 解决的问题 要解决的问题 核心问题 研究问题 解决什么问题 想解决什么问题 "
    "试图解决什么问题 待解决的问题 解决问题 problem problems 问题描述 issue 存在的问题与动机 背景与动机 key_question 难点分析 "
    "what_problem",
    "task": "task tasks 任务 任务描述 任务定义 任务目标 problem_definition problem_formulation problem_setup problem_statement "
    "problem_setting 问题定义 问题设定 问题建模 问题形式化 问题设置 formulation 输入输出 task_definition 定义",
    "background": "background 背景 背景知识 研究背景 预备知识 preliminary preliminaries 前置知识 基础知识 先验知识 背景介绍 "
    "prerequisite prerequisites 理论基础 context",
    "existing": "existing_methods existing_work existing_works 现有方法 现有工作 已有方法 已有工作 传统方法 以往方法 以前的方法 "
    "之前的方法 前人工作 过去的方法 existing 现有问题 现有不足 现状 研究现状 现有方案 现有技术 以往工作 先前方法 过去方法 "
    "prior_work prior_works previous_work previous_works previous_methods 现有方法的问题 现有方法的不足 现有方法存在的问题 "
    "limitations_of_existing_methods 已有方法的不足 现有研究 现有研究的不足",
    "contribution": "contribution contributions 贡献 创新点 创新 主要贡献 贡献点 贡献和创新点 贡献与创新 贡献与创新点 亮点 novelty "
    "key_contribution key_contributions main_contributions innovation innovations 创新之处 核心贡献 highlights highlight "
    "key_points key_insight key_insights insight insights 洞察 关键洞察 技术亮点 要点 takeaway takeaways 特点",
    "method": "method methods methodology methodologies approach approaches 方法 方法论 算法 algorithm algorithms model models 模型 "
    "architecture architectures model_architecture network_architecture network framework frameworks 框架 "
    "架构 网络结构 网络架构 模型结构 模型架构 模型设计 网络 解决方案 方案 solution solutions 技术方案 技术路线 pipeline 流程 "
    "算法流程 整体流程 整体框架 整体架构 design system_design 系统设计 设计 实现 implementation implementation_details "
    "implementation_detail 实现细节 方法概述 method_overview 做法 具体做法 具体方法 怎么做 怎么做的 how 如何解决 如何做 思路 "
    "解决思路 解决方法 核心思想 主要思想 核心思路 方法介绍 提出方法 提出的方法 提出模型 提出的模型 training training_details "
    "训练 训练细节 训练方法 算法实现 技术细节 proposed_method proposed_methods proposed_approach proposed_model 模型介绍 "
    "the_model core_idea key_idea main_idea idea ideas 想法 关键技术 关键点 主要方法 主要内容 创新方法 inference structure 结构 "
    "method_details technical_details technique techniques training_strategy 训练策略 系统架构 formulation_and_method",
    "loss": "loss losses loss_function loss_functions 损失 损失函数 目标函数 训练目标 objective_function objective_functions "
    "training_objective training_objectives training_loss 优化目标 loss函数 loss设计",
    "experiments": "experiment experiments experimental_setup experiment_setup experimental_settings experiment_settings 实验 "
    "实验设置 实验设计 实验部分 实验细节 evaluation evaluations 评估 评测 实验与结果 实验和结果 dataset datasets 数据集 数据 "
    "data benchmark benchmarks ablation ablations ablation_study ablation_studies 消融 消融实验 消融研究 对比实验 metrics "
    "评价指标 指标 实验数据 实验评估 experiments_and_results experimental_evaluation setup evaluation_metrics setting settings "
    "experimental_results_and_analysis",
    "results": "result results 结果 实验结果 实验结论 效果 experimental_result experimental_results 性能 performance 结果分析 "
    "实验分析 experiment_results experiment_result results_and_analysis results_and_discussion 应用结果 效果展示 analysis 可视化 "
    "main_results findings finding 发现",
    "conclusion": "conclusion conclusions 结论 总结 小结 summary_and_conclusion 结语 conclusion_and_future_work 总结与展望 "
    "concluding_remarks 结论与展望 全文总结 conclusions_and_future_work",
    "related": "related_work related_works 相关工作 相关研究 相关论文 相关文献 literature_review 文献综述 related_papers 相关技术",
    "limitations": "limitation limitations disadvantage disadvantages 局限 局限性 不足 缺点 缺陷 weakness weaknesses 不足之处 drawback drawbacks cons 失败案例 "
    "failure_cases future_work 未来工作 展望 未来展望 后续工作 下一步 future_directions limitations_and_future_work "
    "可改进的地方 改进方向 改进空间 存在的问题 存在问题 缺陷与不足",
    "questions": "question questions 问题 疑问 思考题 qa q&a 疑惑 待解决 open_questions 没看懂 不懂的地方 不理解的地方 my_questions "
    "open_problems 遗留问题 待确认 discussion_questions",
    "review": "review 评价 阅读评价 个人评价 我的评价 点评 思考 我的思考 个人思考 感想 感悟 心得 读后感 阅读心得 启发 启示 comments "
    "comment my_comments my_comment thoughts my_thoughts 个人理解 我的理解 my_take 我的看法 看法 评论 opinion my_opinion "
    "personal_thoughts personal_comments reflection reflections 批注 吐槽 收获 个人总结 我的总结 读后 优缺点 优缺点分析 "
    "strengths_and_weaknesses pros_and_cons pros_&_cons critique remarks remark 我的想法 个人看法 随想 评语 verdict assessment "
    "my_notes personal_notes strength strengths advantage advantages pros",
}  # fmt: skip

# Sections that are no facet, yet are sections and never papers.
OTHER = (
    "abstract 摘要 introduction intro 引言 介绍 简介 概述 概要 overview 导言 前言 summary tldr tl;dr 一句话总结 一句话 论文信息 "
    "基本信息 信息 reference references 参考 参考文献 参考资料 reference_list bibliography appendix appendices 附录 补充材料 "
    "supplementary supplementary_material acknowledgement acknowledgements acknowledgments 致谢 discussion discussions 讨论 "
    "discussion_and_conclusion notes note 笔记 阅读笔记 论文笔记 paper_notes paper_note paper 论文 原文 全文 正文 翻译 译文 links link "
    "链接 资源 resources 代码 code codes 源码 官方代码 开源代码 github demo meta metadata info basic_info paper_info authors author "
    "作者 作者信息 机构 venue title 标题 题目 论文标题 论文题目 keywords 关键词 关键字 keyword 术语 terms definitions citation "
    "citations bibtex cite 引用 todo toc contents content table_of_contents 目录 内容 extra others other misc 其他 其它 补充 "
    "扩展 拓展 扩展阅读 延伸阅读 further_reading read_more figures figure 图 图表 tables 表格 快速浏览 first_pass second_pass "
    "third_pass pass_1 pass_2 pass_3 第一遍 第二遍 第三遍 泛读 精读 theory 理论 理论分析 证明 proof proofs 公式 推导 公式推导 "
    "applications application 应用 应用场景 概念 concepts 要点总结 details detail 细节 其他细节 main 主要 文章内容 文章信息 "
    "论文内容 论文概述 论文总结 论文解读 论文阅读 阅读记录 记录 进度 status 状态 full_citation full_reference 标签 tags 时间 date 日期 附 附件 attachments "
    "vocabulary 单词 生词 词汇 名词解释 highlights_and_annotations annotations 标注 摘录 quotes quote excerpts 图片 images 视频 "
    "video slides ppt 复现 reproduction 源码分析 代码分析 代码实现 代码解读 代码阅读 code_analysis code_review 常见问题 faq 十问 "
    "ten_questions 论文十问 核心 core 亮点总结 故事 story writing 写作 写作手法 好句 sentences 相关链接 网址 来源 source url"
)

_ORDINAL = pattern(
    r"^(?:[\s*_#>]*)(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[ivxIVX]{1,4})[.)、:：）]+|\d{1,2}(?:\.\d{1,2})*(?=\s)|"
    r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．：:]+|第[一二三四五六七八九十\d]+[章节部分步、 :：]*|[①-⑳]|[-–—•·])\s*"
)
_EMOJI = pattern(r"[\U0001f000-\U0001faff☀-➿⬀-⯿️‍]+|:[a-z0-9_+-]+:")
_OF_PAPER = pattern(
    r"^(?:本文|该文|本论文|该论文|这篇论文|这篇文章|文章|论文|作者|我们|本作|本工作|全文|分析|研究|提出|主要|核心|关键|具体|整体|总体|"
    r"个人|我|其|其他|相关|the|our|their|its|main|key|proposed|overall|paper|a|an|my|core|of|details? (?:about|of|on))(?:的|中|所)?(?=.)",
    re.IGNORECASE,
)
_TAIL = pattern(
    r"(?:部分|如下|细节|概述|介绍|分析|简介|总结|描述|设计|说明|方面|overview|details?|section|part)$", re.IGNORECASE
)


# "2. [Contribution / Method] What's new in this paper?"
_ASKED = pattern(r"(?:\d{1,2}[.、)]\s*)?[\[【]([^\[\]【】]{2,40})[\]】]\s*[^\[\]【】]{4,200}[?？]")
Extra = tuple[tuple[Facet, tuple[str, ...]], ...]  # names that site.yaml adds


@lru_cache(maxsize=8)
def _names(extra: Extra) -> dict[str, Facet]:
    table: dict[str, Facet] = {}
    for other, lexicon in ((tongues.OTHER, tongues.SECTIONS), (OTHER, LEXICON)):  # the latter have the last word
        table |= dict.fromkeys((_fold(simplified(name)) for name in other.split()), "other")
        for facet, names in lexicon.items():
            table |= dict.fromkeys((_fold(simplified(name)) for name in names.split()), facet)
    return table | {_fold(simplified(name)): facet for facet, more in extra for name in more}


def facets_of(label: str, extra: Mapping[Facet, tuple[str, ...]] | None = None) -> tuple[Facet, ...]:
    """The facets that a section's name announces: usually one, two for "A and B", ("other",) for a section that is
    none of them (Abstract), () for a text that is no section's name."""
    return _facets(label.strip(), tuple(sorted(extra.items())) if extra else ())


@lru_cache(maxsize=20_000)
def _facets(label: str, extra: Extra) -> tuple[Facet, ...]:
    if said := tongues.question(label):
        return (said,)
    if asked := _ASKED.fullmatch(label):
        return _facets(asked[1], extra)
    if len(label) > 60:
        return ()
    names = _names(extra)
    bare = clean_label(simplified(label))
    if whole := next((names[reading] for reading in _readings(bare) if reading in names), None):
        return (whole,)
    parts = AND.split(bare)
    if 1 < len(parts) <= 3:
        each = [next((names[reading] for reading in _readings(part) if reading in names), None) for part in parts]
        if all(each):
            unique = tuple(dict.fromkeys(facet for facet in each if facet and facet != "other"))
            return unique or ("other",)
    return _by_head(bare, names, extra) or _by_tail(bare)


def _by_head(text: str, names: Mapping[str, Facet], extra: Extra) -> tuple[Facet, ...]:
    """What stands before a colon, "Preliminaries: Models", or is one letter from a name, "Model Architexture"."""
    head = _HEAD.match(text)
    if head and (facet := next((names[reading] for reading in _readings(head[1]) if reading in names), None)):
        return (facet,)
    folded = _fold(text)
    if len(folded) >= 8 and folded.isascii() and len(text.split()) <= 3:
        letters = _letters(folded)
        likely = [
            name
            for name, others in _long_names(extra, len(folded))
            if (letters ^ others).bit_count() <= (1.001 - _NEAR) * (len(folded) + len(name))
        ]
        near = difflib.get_close_matches(folded, likely, 1, _NEAR) if likely else ()
        return (names[near[0]],) if near else ()
    return ()


AND = pattern(r"\s*(?:&|/|、|,|，|\band\b|和|与|及|以及|\+)\s*")
_HEAD = pattern(r"([^:：]{2,30})[:：]\s*\S")
_NEAR = 0.9  # of their letters are the same


@lru_cache(maxsize=256)
def _long_names(extra: Extra, size: int) -> tuple[tuple[str, int], ...]:
    """The names that a text of that length could be near to, each with its letters."""
    long = (name for name in _names(extra) if len(name) >= 8 and name.isascii())
    return tuple((name, _letters(name)) for name in long if 2 * min(size, len(name)) / (size + len(name)) >= _NEAR)


def _letters(text: str) -> int:
    """A bit for each letter that a text has: what one of two has alone cannot be the same in both."""
    return sum({1 << (ord(letter) & 63) for letter in text})


_FRAMED = pattern(r"^[《「【\[(（]+(.*?)[》」】\])）]+$")
_TRANSLATED = pattern(r"\s*[（(][^（）()]*[)）]\s*$")


@lru_cache(maxsize=20_000)
def clean_label(label: str) -> str:
    """The label without numbering, emoji, markup at its ends, a translation in brackets and closing punctuation."""
    text = _EMOJI.sub("", label).strip()
    text = _ORDINAL.sub("", text, count=1)
    text = _FRAMED.sub(r"\1", text.strip(" *_"))
    text = text.rstrip(" :：?？。.!！*_")
    if text.endswith((")", "）")):
        text = _TRANSLATED.sub("", text)
    return text.strip(' :：?？。.!！*_~-—“”"')


def _readings(text: str) -> list[str]:
    """The label folded, then without what may stand before and after a section's name."""
    readings = [_fold(text)]
    shorter = text
    for _ in range(3):
        cut = _OF_PAPER.sub("", shorter, count=1).strip()
        if cut == shorter or not cut:
            break
        shorter = cut
        readings.append(_fold(shorter))
    tailless = _TAIL.sub("", shorter).strip()
    if tailless and tailless != shorter:
        readings.append(_fold(tailless))
        readings.append(_fold(_TAIL.sub("", text).strip()))
    if not text.isascii() and (bilingual := _CHINESE_FIRST.match(text) or _CHINESE_LAST.match(text)):
        readings.append(_fold(bilingual[1]))
    return [reading for reading in readings if reading]


_CHINESE_FIRST = pattern(r"([一-鿿]{2,8})\s*[/|\s]?\s*[A-Za-z][A-Za-z ]+$")
_CHINESE_LAST = pattern(r"[A-Za-z][A-Za-z ]+?\s*[/|\s]\s*([一-鿿]{2,8})$")


_TAILS: tuple[tuple[str, Facet], ...] = (
    ("现有", "existing"), ("已有", "existing"), ("传统", "existing"), ("以往", "existing"),
)  # fmt: skip
_HEADS: tuple[tuple[str, Facet], ...] = (
    ("损失函数", "loss"), ("实验结果", "results"), ("相关工作", "related"), ("贡献", "contribution"), ("创新点", "contribution"),
    ("动机", "motivation"), ("局限性", "limitations"), ("网络结构", "method"), ("消融实验", "experiments"), ("实验", "experiments"),
    ("方法", "method"), ("评价", "review"), ("loss", "loss"), ("experiments", "experiments"), ("results", "results"),
    ("ablation study", "experiments"), ("method", "method"), ("architecture", "method"),
)  # fmt: skip


def _by_tail(text: str) -> tuple[Facet, ...]:
    """A short Chinese name that begins like 现有... or ends in a facet's name: 现有超分失效的原因, 超分网络结构."""
    if not re.search(r"[一-鿿]", text) or len(text) > 12 or re.search(r"[，,。；;：:、]", text):
        return ()
    for head, facet in _TAILS:
        if text.startswith(head) and re.search(
            r"方法|工作|方案|问题|不足|缺陷|原因|缺点|技术|研究|模型|做法|失效", text
        ):
            return (facet,)
    for tail, facet in _HEADS:
        if text.endswith(tail) and len(text) - len(tail) <= 6:
            return (facet,)
    return ()


def _fold(text: str) -> str:
    return _JOINS.sub("", text).casefold()


_JOINS = pattern(r"[\s_\-–—‐*]+")
