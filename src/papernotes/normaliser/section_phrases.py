"""Sections whose names are questions or phrases: 论文解决了什么问题, 还有什么不足, 对我的启发 -> the facet that they announce."""

from __future__ import annotations

from ..model import Facet
from ..patterns import pattern

_WHO = r"(?:(?:这|本|该)?(?:篇)?(?:论文|文章|文|工作|研究)|作者(?:们)?|他们|它)?(?:主要|到底|究竟|具体|又)?"
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
    ("limitations", rf"(?:局限|局限性|不足|缺点){_AND}.{{1,10}}|{_WHO}(?:还)?(?:有|存在){_WHAT}(?:不足|缺点|局限|局限性|问题|缺陷|可以改进的地方)(?:之处)?|(?:ideas? for |possible )?future (?:work|works|directions|research)"),
    ("related", r"(?:与|和)(?:其他|其它|相关|已有|别的)(?:的)?(?:论文|工作|方法|研究|文章)(?:的)?(?:关系|联系|对比|比较|区别)|相关(?:文章|阅读|笔记)"),
    ("questions", rf"自问自答|(?:我的|一些|几个|还有)(?:疑问|疑惑)(?:{_AND}.{{1,6}})?"),
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
