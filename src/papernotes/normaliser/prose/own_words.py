"""What the keeper thinks, told from what the paper says.

    ### 我的看法 ...          a section of review: all of it
    评价：挺不错的 ...         what follows the word on its line
    我觉得 ... / I think ...  the sentence

"我们认为" and "we think" are the paper's words, and so is what stands in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...model import Block, Remark, Section
from ...patterns import pattern
from .sentences import sentences_of

_SPEAKS = pattern(
    r"我(?:个人)?(?:也|还|倒|总|更|很|不|并不|非常|十分|一直|暂时|自己)?(?:觉得|认为|感觉|猜|怀疑|以为|相信|喜欢|赞成|同意|好奇|期待|推测|倾向|看好|担心|不懂|没懂|没看懂|没想通|想不通|想知道|想试|想问|打算|试过|存疑|信)|"
    r"我的(?:理解|看法|想法|感觉|感受|体会|疑问|判断|经验|建议|结论|猜测|idea|评价|观点|解读|疑惑)|我注|我思考|我想(?!要|必)|"
    r"个人(?:认为|觉得|感觉|理解|看法|观点|猜测|以为|来说|而言|的看法|感受)|在我看来|依我看|以我之见|笔者(?:认为|觉得|以为|感觉|猜)|窃以为|私以为|"
    r"\bI(?:'m|'d|'ve)?(?: \w+ly| still| also| do not| don't| am| would| really)?(?: not)? (?:think|believe|guess|suspect|doubt|feel|wonder|like|prefer|suppose|expect|hope|wish|sure|convinced|agree|disagree|love|find|tried)\b|"
    r"\b(?:in my (?:opinion|view|experience|reading)|IMH?O|my (?:take|guess|opinion|view|impression|feeling|verdict|comments?|two cents|reading|conclusion|favou?rite)|personally|if you ask me)\b",
)
_OPENS = pattern(
    r"^[\s>*_#\-–—（(【\[]*(?:感觉|觉得|总觉得|总感觉|私货|(?:(?:个人|我的|阅读|整体|总体)?(?:评价|点评|评论|吐槽|批注|感想|读后感|心得|看法|感受|疑问|疑惑)|(?:个人|我的)(?:思考|想法))\s*[*_】\]]*[:：]|我注\s*[:：]|笔者?按\s*[:：]|存疑\s*[:：]|"
    r"(?:My (?:take|view|comments?|thoughts?|notes?|opinion)|Comments?|Thoughts?|Remarks?|Verdict|Opinion|Note to self|Personal note)\s*[*_]*[:：.])",
    re.IGNORECASE,
)
_CLAUSE_FEELS = pattern(r"[，,：:；;（(]\s*(?:但|不过|还是|就|总|这个|这里|整体|总体)?(?:感觉|觉得)(?=\S)")
_FOREIGN = pattern(r"(?:作者|他们|人们|用户|评委|读者|观众|大家|让人|给人|使人|令人|模型|别人|有人)[^，。]{0,6}$")
_OF_PAPER = pattern(
    r"\W*[A-Za-z0-9-]{0,20}\s?(?:本文|该文|此文|作者|论文|the (?:paper|authors?)|this paper)", re.IGNORECASE
)
_QUOTED = pattern(r"“[^”]{0,200}”|「[^」]{0,200}」|『[^』]{0,200}』|\"[^\"]{0,200}\"|《[^》]{0,200}》")


# A block that has none of these has no remark: nearly all have none, and need not be cut into sentences.
_SIGN = pattern(
    r"我|笔者|笔按|个人|感觉|觉得|窃以为|私以为|私货|评价|点评|评论|吐槽|批注|感想|读后感|心得|看法|感受|疑问|疑惑|存疑|I\b|IMH?O"
)
_SMALL_SIGN = pattern(r"my|personal|ask|comment|thought|remark|verdict|opinion|note")


def _may_speak(text: str) -> bool:
    return bool(_SIGN.search(text) or _SMALL_SIGN.search(text.lower()))


def remarks(blocks: Iterable[Block], sections: tuple[Section, ...]) -> tuple[Remark, ...]:
    """The remarks in an entry, in the order of the note."""
    found: list[Remark] = []
    for section in sections:
        inside = found and section.text in found[-1].text  # "评价：" below a heading 我的看法
        if section.kind == "review" and section.text.strip() and not inside:
            found.append(Remark(section.line, section.text, section=True))
    for block in blocks:
        for leaf in _leaves(block):
            found += _in_block(leaf, sections)
    return tuple(sorted(found, key=lambda remark: remark.line))


def _leaves(block: Block) -> Iterator[Block]:
    if block.children:
        for child in block.children:
            yield from _leaves(child)
    elif block.kind in ("paragraph", "html", "quote", "callout") and block.text.strip():
        yield block


def _in_block(block: Block, sections: Iterable[Section]) -> Iterator[Remark]:
    """Its own words as one remark a run of sentences; none where the block is part of a review."""
    if not _may_speak(block.text):
        return
    before = [section for section in sections if section.line <= block.span.line]
    if before and max(before, key=lambda section: section.line).kind == "review":
        return
    run: list[str] = []
    sentences = sentences_of(block.text)
    own = _own(sentences)
    opened = bool(sentences) and _OPENS.match(sentences[0]) is not None
    whole = bool(own) and all(own) and (opened or not any(map(_OF_PAPER.match, sentences)))
    for sentence, mine in zip((*sentences, ""), (*own, False), strict=True):
        if mine:
            run.append(sentence)
        elif run:
            yield Remark(block.span.line, " ".join(run), whole=whole)
            run = []


def _own(sentences: tuple[str, ...]) -> list[bool]:
    """For each sentence whether it is the keeper's. "评价：" speaks for all that follows in its block."""
    own: list[bool] = []
    opened = False
    for sentence in sentences:
        opened = opened or (
            _OPENS.match(sentence) is not None and sentence.lstrip(" >*_-（(【[")[:2] not in ("感觉", "觉得")
        )
        own.append(opened or is_own(sentence))
    return own


def is_own(sentence: str) -> bool:
    """Whether the keeper speaks in that sentence."""
    plain = _QUOTED.sub("“”", sentence)
    if _SPEAKS.search(plain) or _OPENS.match(plain):
        return True
    feels = _CLAUSE_FEELS.search(plain)
    return feels is not None and not _FOREIGN.search(plain[: feels.start()])
