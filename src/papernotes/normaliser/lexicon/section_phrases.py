"""Sections whose names are questions or phrases: 论文解决了什么问题, 还有什么不足, 对我的启发 -> the facet that they announce.

A question tells by how it begins, a phrase as a whole.
"""

from __future__ import annotations

import re

from ...model import Facet
from ...patterns import pattern
from .reader_questions import asked_by_readers

_IT = "(?:(?:(?:这|该)篇)?(?:论文|文章|文献)|本文|作者)?"
# Questions of which people make sections, the ten of China, the six of Japan and the four for English ones, each in words of their own.
_QUESTIONS: tuple[tuple[re.Pattern[str], Facet], ...] = (
    (
        pattern(
            rf"{_IT}(?:到底|主要)?(?:试图|想要?|要|尝试)(?:解决|回答)(?:的|了?(?:什么|哪些)(?:样的)?)(?:关键|科学)?问题"
        ),
        "motivation",
    ),
    (pattern(r"有?(?:什么|哪些)相关的?(?:研究|工作|论文|文献)"), "related"),
    (pattern(rf"{_IT}[中里]?(?:提到)?的?解决方案(?:之|的)关键"), "method"),
    (pattern(rf"{_IT}[中里]?的?实验(?:方案)?是?(?:如何|怎么|怎样)设计"), "experiments"),
    (pattern(r"用于定量评估的数据集"), "experiments"),
    (pattern(rf"{_IT}[中里]?的?实验(?:以?及|和)结果有没有"), "results"),
    (pattern(rf"{_IT}(?:到底)?(?:有(?:什么|哪些)(?:主要)?贡献|的?主要贡献(?:是|有)(?:什么|哪些))"), "contribution"),
    (pattern(r"下一步呢|有(?:什么|哪些)可以进一步(?:探索|研究|改进)"), "limitations"),
    (
        pattern(
            r"(?:这|那)?(?:是否|是不是)是?一个新的?问题|.{0,12}要?(?:验证|检验)(?:一个|的是?)?什么(?:样的)?科学假设"
        ),
        "motivation",
    ),
    (pattern(rf"{_IT}是?(?:如何|怎么|怎样)解决(?:这个|这些|该|上述)?问题"), "method"),
    (pattern(rf"{_IT}(?:都|中|里)?(?:做|进行|设计)了?(?:哪些|什么)实验"), "experiments"),
    (
        pattern(rf"{_IT}(?:的|得出的?)?(?:主要|最终)?结论是?(?:什么|如何)|请?总结一下{_IT}的?(?:主要)?内容"),
        "conclusion",
    ),
    (pattern(r"どんな(?:もの|研究|論文|论文)|(?:ひと|一)(?:こと|言)で"), "other"),
    (pattern(r"先行研究と(?:比|くら)べて"), "contribution"),
    (pattern(r"技[術术]や?[・、]?手法の\W*(?:キモ|肝|ポイント)"), "method"),
    (pattern(r"(?:どうやって|どのように|いかに)有効"), "experiments"),
    (pattern(r"議論(?:は|が)?(?:ある|点)|议论(?:は|が)?(?:ある|点)"), "other"),
    (pattern(r"次に読(?:む|み)"), "related"),
    (pattern(r"(?i)what (?:did|do|were) (?:the )?authors? (?:try|trying|want)"), "motivation"),
    (pattern(r"(?i)what (?:problem|question)s?\b"), "motivation"),
    (
        pattern(
            r"(?i)what (?:is|was|are|were) the (?:main |key |core |research )?(?:problem|question)s?"
            r" (?:that|they|it|being|addressed|tackled|to solve|the (?:paper|authors?))\b"
        ),
        "motivation",
    ),
    (
        pattern(
            r"(?i)what (?:were|are|was|is) the (?:key (?:elements?|ideas?)|(?:main |proposed )?(?:approach|method|idea))"
        ),
        "method",
    ),
    (
        pattern(r"(?i)how (?:does|do|did) (?:it|they|this|the (?:method|model|paper|authors?)) (?:work|solve|do)"),
        "method",
    ),
    (
        pattern(r"(?i)what (?:were|are|was|is) (?:the|its|their) (?:(?:main|key) )?(?:contribution|novelt)"),
        "contribution",
    ),
    (pattern(r"(?i)what (?:were|are|was|is) the (?:(?:main|key) )?(?:results?|findings?)"), "results"),
    (
        pattern(r"(?i)what (?:were|are|was|is) (?:the|its) (?:(?:main|key) )?(?:limitation|weakness|drawback)"),
        "limitations",
    ),
    (
        pattern(
            r"(?i)what(?:[’']s| is| was) (?:new|novel|different)(?:\?| here| (?:in|about) (?:this|the|their) (?:paper|work|approach|method|model))"
        ),
        "contribution",
    ),
    (
        pattern(r"(?i)why (?:it|this|that|does (?:it|this|that)|do we|should (?:i|we|you)) (?:matters?|cares?)\b"),
        "motivation",
    ),
    (
        pattern(
            r"(?i)how (?:is|was|are|were|do|does|did) (?:it|they|this|their|the) (?:[a-z]+ ){0,2}(?:evaluat|validat|test)ed?\b"
        ),
        "experiments",
    ),
    (
        pattern(
            r"(?i)(?:where|when) (?:does|do|did|can|could|might|would) (?:it|they|this|the [a-z]+) (?:fail|break)\b"
        ),
        "limitations",
    ),
    (pattern(r"(?i)what can (?:you|i|we) use"), "review"),
    (pattern(r"(?i)what (?:other )?(?:references|papers) (?:to|should|do)"), "related"),
)

_WHO = r"(?:(?:这|本|该)?(?:篇)?(?:论文|文章|文|工作|研究)|作者(?:们)?|他们|它)?(?:主要|核心|到底|究竟|具体|又)?"
_WHAT = r"(?:什么|哪些|哪个|哪几个|怎样的|啥|何种)(?:样的)?"
_MINE = r"(?:我(?:自己)?|自己|个人|一些|几点|的|对我|给我|有什么)*"
_AND = r"(?:与|和|及|以及|、|，|&|/)"
_THOUGHT = r"(?:想法|感想|感悟|感受|思考|评论|点评|启发|启示|收获|心得|体会|看法)"
_PHRASES: tuple[tuple[Facet, str], ...] = (
    ("motivation", rf"{_WHO}(?:要|想|想要|试图|旨在|所|尝试)?解决(?:了|的)?(?:是)?(?:{_WHAT}|核心|关键|主要|的)*(?:科学|核心|实际)?问题(?:是{_WHAT})?"),
    ("motivation", rf"问题定位|研究问题{_AND}.{{1,8}}|为什么(?:要)?(?:做|研究|提出|需要|重要|关注).{{0,8}}|{_WHO}(?:的)?(?:动机|出发点)(?:是{_WHAT})?"),
    ("existing", r"(?:已有|现有|以往|之前|前人|先前)(?:的)?(?:研究|工作|方法|方案|做法)(?:有|存在|解决|做|的|是|为).{1,14}"),
    ("contribution", rf"{_WHO}(?:有{_WHAT}|的)?(?:创新|创新点|贡献|新意|亮点)(?:在哪里|在哪|是{_WHAT}|有{_WHAT})?|{_WHO}(?:做|提出)了?{_WHAT}(?:贡献|创新)"),
    ("method", rf"具体方法{_AND}.{{1,12}}|{_WHO}(?:是)?(?:怎么|如何|怎样)(?:做|解决|实现|设计|训练)(?:的|到的|问题的|这个问题的)?|{_WHO}(?:用|采用|使用|提出)了?{_WHAT}(?:方法|模型|技术|算法|结构|框架)"),
    ("experiments", rf"实验(?:做了|怎么|怎样|是怎么|如何).{{1,14}}|消融{_AND}.{{1,10}}|{_WHO}(?:用|采用|使用)了?{_WHAT}(?:数据集|数据|基准|指标)"),
    ("results", rf"{_WHO}(?:的)?(?:效果|结果|性能|实验结果)(?:如何|怎么样|怎样|好不好|是{_WHAT})"),
    ("limitations", rf"(?:局限|局限性|不足|缺点){_AND}.{{1,10}}|{_WHO}(?:还)?(?:有|存在){_WHAT}(?:不足|缺点|局限|局限性|问题|缺陷|可以改进的地方)(?:之处)?|{_WHO}(?:还|尚)?(?:没有|没|未能|未)(?:解决|回答|考虑)(?:了|的)?(?:是)?{_WHAT}(?:问题|地方)?|(?:ideas? for |possible )?future (?:work|works|directions|research)"),
    ("related", r"(?:与|和)(?:其他|其它|相关|已有|别的)(?:的)?(?:论文|工作|方法|研究|文章)(?:的)?(?:关系|联系|对比|比较|区别)|相关(?:文章|阅读|笔记)"),
    ("questions", rf"(?:老师|导师|评委|审稿人|面试官|听众|观众|别人)(?:可能|也许)?(?:会|要)?(?:提|问)(?:到|出)?的?(?:{_WHAT}|几个)?问题|自问自答|(?:我的|一些|几个|还有)(?:疑问|疑惑)(?:{_AND}.{{1,6}})?"),
    ("motivation", rf".{{0,14}}为(?:了)?解决(?:了)?(?:个|一个)?(?:{_WHAT})问题"),
    ("contribution", r"为(?:啥|什么|何)(?:这个|该|它|会).{1,10}有效.{0,8}"),
    ("related", r"(?:与|和|跟)(?:这个|这|该|它|本文).{0,8}(?:类似|相似|相近)的.{1,16}"),
    ("review", r"(?:我|自己)(?:能|可以)?(?:从中)?学到了?(?:什么|啥|哪些)?|对(?:我|自己|我们)的?(?:研究|工作)?的?(?:帮助|作用)|(?:可以|值得|可供)(?:我)?借鉴的?(?:地方|点|之处|思路|想法)|能(?:不能|否)用(?:到|在|于)我的.{2,8}"),
    ("other", rf"{_WHO}(?:核心|主要)?(?:是|在)?讲了?(?:个|些)?(?:{_WHAT})(?:东西|内容|故事)?|在?(?:工业|业务|实际)(?:界|上|中)?.{{0,6}}(?:怎么|如何)(?:应)?用.{{0,10}}"),
    ("review", rf"{_MINE}{_THOUGHT}(?:{_AND}{_THOUGHT})?|对.{{1,8}}的(?:启发|启示)"),
    ("conclusion", rf"一句话(?:结论|概括)|(?:总结|结论){_AND}(?:感受|思考|展望|讨论|评价|心得)"),
)  # fmt: skip
_EITHER = pattern("(?i)" + "|".join(f"(?P<p{at}>{phrase})" for at, (_, phrase) in enumerate(_PHRASES)))
_LONGEST = 24  # characters


def facet_of_phrase(text: str) -> Facet | None:
    """The facet that such a name announces, cleaned of numbers and signs and in simplified Chinese."""
    if not text or len(text) > _LONGEST:
        return None
    found = _EITHER.fullmatch(text)
    return _PHRASES[int(found.lastgroup[1:])][0] if found and found.lastgroup else None


_ASKED = r"(?:[Qq](?:uestion)?\s?\d{0,2}|问题\s?\d{1,2}|问)\s?[*]{0,2}[.、)）/:：]"  # Q: Q1. Question 2: 问：
_NUMBER = pattern(rf"[ *]*(?:{_ASKED}[ *]*|[Qq]?\d{{1,2}}(?!\d)[ .、)）/:：*]*|[ .、)*]+)")
_A_QUESTION = pattern(rf"[ *]*{_ASKED}.{{3,100}}")


def says_question(text: str) -> bool:
    """Whether a line says that it is a question, and it is one for a section: `Q: 这篇论文试图解决什么问题？`."""
    asks = text.lstrip(" *")[:1] in _BEGUN and _A_QUESTION.fullmatch(text) is not None
    return asks and question(text) is not None


_BEGUN = frozenset("Qq问")


def question(label: str) -> Facet | None:
    """The section that a label asks for, "3. 技術や手法の"キモ"はどこにある？"; None for other labels."""
    number = _NUMBER.match(label)
    bare = label[number.end() :] if number else label
    if asked := asked_by_readers(bare):
        return asked
    if bare.isascii() and bare[:2].casefold() not in ("wh", "ho"):
        return None
    return next((facet for asked, facet in _QUESTIONS if asked.match(bare)), None)
