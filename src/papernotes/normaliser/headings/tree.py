"""The headings of a note as a tree, each with what it says of itself.

Beside Markdown's headings, a paragraph that is only a marker and a title (`:computer: Some Tool` in a note whose entries
are marked so) is a heading of the markers' level.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from ...config import Config
from ...model import Block, Facet
from ...patterns import pattern
from ..citations.of_kind import any_reference
from ..lexicon.title_words import EMOJI, SHORTCODE
from ..prose.facets import facets_of
from ..references.likeness import likeness
from ..titles.titles import Named, read_title
from .beside_titles import without_neighbours

# What marks an entry as software, where markers are used; any other repeated marker marks a paper.
_PROJECT = pattern(
    "[💻🖥🛠🔧⚙📦🧰🐍🤖]|:(?:computer|desktop_computer|wrench|gear|hammer_and_wrench|toolbox|package|hammer|snake):"
)
_PAPER = pattern("[📃📄📜📑📰]|:(?:page_with_curl|page_facing_up|scroll|bookmark_tabs|newspaper):")
_STATUS = pattern(
    "[⭐✅❓🔥📌⏳🚧☑✔❗❌🌟👍💡🔖👀]|:(?:star|white_check_mark|question|fire|pushpin|hourglass|construction|heavy_check_mark|x|bulb):"
)


class Head(msgspec.Struct, frozen=True):
    """One heading: the index of its block, its level (1-6), and what its text says."""

    index: int
    line: int
    level: int
    text: str
    named: Named
    facets: tuple[Facet, ...]
    likeness: float
    marker: str = ""  # "paper", "project" where the note marks its entries
    links: tuple[tuple[str, str], ...] = ()


class Node(msgspec.Struct, frozen=True):
    """A heading with the blocks up to the next heading (`start:body`) and its sub-headings; the root has no head."""

    head: Head | None
    start: int  # first block after the heading
    body: int  # first block of the first child, or `end`
    end: int
    children: tuple[Node, ...] = ()
    after: tuple[Facet, ...] = ()  # the sections that follow it at its own level, as some keepers write them


def heads_of(blocks: Sequence[Block], config: Config) -> tuple[Head, ...]:
    """The note's headings in order, marker paragraphs with them."""
    plain = [
        (index, block.level, block) for index, block in enumerate(blocks) if block.kind == "heading" and block.text
    ]
    markers = _markers([block.text for _, _, block in plain])
    if markers:
        alone = {_marker(block.text) for block in blocks if block.kind in ("heading", "paragraph")}
        markers |= {mark for mark in alone if mark and _PROJECT.search(mark)}
        level = Counter(level for _, level, block in plain if _marker(block.text) in markers).most_common(1)[0][0]
        plain += [
            (index, level, block)
            for index, block in enumerate(blocks)
            if block.kind == "paragraph" and _marker(block.text) in markers and _is_title_line(block)
        ]
    return _by_chatbots(
        [
            _head(index, level, _without_way_back(_whole(block, blocks[index + 1 : index + 2])), markers, config)
            for index, level, block in sorted(plain, key=lambda item: item[0])
        ]
    )


def _by_chatbots(heads: Sequence[Head]) -> tuple[Head, ...]:
    """The headings, those as sections that say which chatbot wrote what is below them: `## Kimi 总结` below a paper's
    title. Beside "BERT 论文解读", "GPT 论文解读" is on the paper of that name."""
    others = {head.level for head in heads if head.named.hint and not head.facets and not _CHATBOT.match(head.text)}
    above: list[Head] = []
    told: list[Head] = []
    for head in heads:
        while above and above[-1].level >= head.level:
            above.pop()
        titled = bool(above) and above[-1].likeness >= _TITLE
        if titled and head.level not in others and _CHATBOT.match(head.text):
            head = msgspec.structs.replace(head, facets=("other",))
        above.append(head)
        told.append(head)
    return tuple(told)


_TITLE = 1.2  # likeness
_NAMED = 3  # and of a title that begins with a name
_CHATBOT = pattern(
    r"(?i)[\W_]*(?:AI|LLM|(?:Chat)?GPT(?:-?[45]o?)?|Kimi|DeepSeek|Claude|Gemini|Copilot|NotebookLM|大模型|豆包|通义(?:千问)?|文心一言|智谱清言)"
    r"[ 的]*(?:对?(?:论文|文献|文章|全文)的?)?\s*(?:辅助)?(?:解读|总结|精读|导读|速读|摘要|概括|分析|笔记|阅读)[\W_]*$"
)


def _whole(heading: Block, below: Sequence[Block]) -> Block:
    """The heading with the line right below it where its own breaks off behind a small word, `### A Proxy for`, or within
    a reference, `## Ito, Ann and Wood, Ben. Hearing small`."""
    if not below or below[0].kind != "paragraph" or below[0].span.line != heading.end + 1:
        return heading
    more = below[0].text.partition("\n")[0].strip()
    whole = f"{heading.text.rstrip()} {more}"
    if ", " in heading.text and ". " in heading.text and (", " in more or ". " in more):
        cited = not any_reference(heading.text) and any_reference(whole)
        return msgspec.structs.replace(heading, text=whole) if cited else heading
    if (
        heading.text.rsplit(None, 1)[-1:] not in _OPEN
        or "\n" in below[0].text
        or len(more) > 100
        or _SENTENCE.search(more)
    ):
        return heading
    return msgspec.structs.replace(heading, text=whole)


def _without_way_back(heading: Block) -> Block:
    """The heading without a link behind it that leads back to the contents: `# cs.CV [[Back]](#toc)`."""
    last = heading.marks[-1] if heading.marks else None
    if last is None or last.kind != "link" or not last.target.startswith("#") or not last.start:
        return heading
    way = _WAY_BACK.search(heading.text, max(0, last.start - 3))
    if way is None or not way.start() or way.start() > last.start:
        return heading
    return msgspec.structs.replace(heading, text=heading.text[: way.start()], marks=heading.marks[:-1])


_WAY_BACK = pattern(
    r"(?i)\s*[\[(（【]{0,2}\s?(?:[^\w\s\[(（【]{1,4} ?)?(?:(?:(?:go |jump )?back|return)?(?: ?to)?(?: ?the)? ?(?:toc|top|(?:table of )?contents?|index)?|"
    r"(?:回到|返回|回)?(?:目录|顶部|开头|首页)|返回)(?: ?[^\w\s\])）】]{1,4})?\s?[\])）】]{0,2}\s*$"
)
_OPEN = [[word] for word in "for of with and in to the a an on by from via using under".split()]
_SENTENCE = pattern(r"[。，；！？:：]|\.\s|[.!]$")


def _marker(text: str) -> str:
    bare = text.lstrip(" *_")
    if bare[:1] < "\u2300" and bare[:1] != ":":  # as nearly all begin
        return ""
    found = EMOJI.match(bare) or SHORTCODE.match(bare)
    return found[0].rstrip("\ufe0f\ufe0e") if found else ""


def _markers(texts: list[str]) -> frozenset[str]:
    """The emoji that mark entries: those that three headings or more begin with, marks of status aside; of those that
    are a sheet of paper two are enough."""
    counts = Counter(filter(None, map(_marker, texts)))
    if max(counts.values(), default=0) < 2:
        return frozenset()
    sections = Counter(_marker(text) for text in texts if facets_of(text))  # 🎯 动机, 🔧 方法: dressed-up sections
    often = {
        mark
        for mark, count in counts.items()
        if count >= (2 if _PAPER.search(mark) else 3) and not _STATUS.search(mark) and sections[mark] * 2 < count
    }
    return frozenset(often)


def _is_title_line(block: Block) -> bool:
    return "\n" not in block.text and len(block.text) <= 90 and not re.search(r"[。，；！？,;]|\.\s", block.text)


def _head(index: int, level: int, block: Block, markers: frozenset[str], config: Config) -> Head:
    named = without_neighbours(block, read_title(block.text, block.marks))
    marker = _marker(block.text)
    role = "" if marker not in markers else ("project" if _PROJECT.search(marker) else "paper")
    facets = facets_of(block.text, config.facets) or (facets_of(named.title, config.facets) if named.marker else ())
    long = len(named.title.split()) > 3
    if (facets and (named.venue or named.quoted or (_linked(block) and facets == ("other",) and long))) or (
        facets and named.hint and likeness(named.title) >= _NAMED
    ):
        facets = ()
    elif facets == ("other",) and named.hint and likeness(named.title) >= 0.6:  # 论文阅读：Deep Residual Learning
        facets = facets_of(named.title, config.facets)
    links = _linked(block)
    alike = 0.0 if _leads_to_notes(block.text, links) else likeness(named.title)
    return Head(index, block.span.line, level, block.text, named, facets, alike, role, links)


def _leads_to_notes(text: str, links: Sequence[tuple[str, str]]) -> bool:
    """Whether a heading is but links to several notes, on persons or subjects: `[[Aki Ito]] [[Ben Wood]]`."""
    if len(links) < 2 or any("://" in url for _, url in links):
        return False
    return _SIGNS.sub("", text) == _SIGNS.sub("", "".join(label for label, _ in links))


_SIGNS = pattern(r"[\W_]+")


def _linked(block: Block) -> tuple[tuple[str, str], ...]:
    return tuple((block.text[mark.start : mark.end], mark.target) for mark in block.marks if mark.kind == "link")


def tree_of(heads: tuple[Head, ...], count: int) -> Node:
    """The headings as a tree over `count` blocks; a skipped level is no gap."""
    children, _ = _children(heads, _ends(heads, count), 0, 0, count)
    first = heads[0].index if heads else count
    return Node(None, 0, first, count, children)


def _ends(heads: tuple[Head, ...], count: int) -> list[int]:
    """For each heading the block at which the next of its level or above stands, else the end."""
    ends = [count] * len(heads)
    open_: list[int] = []
    for at, head in enumerate(heads):
        while open_ and heads[open_[-1]].level >= head.level:
            ends[open_.pop()] = head.index
        open_.append(at)
    return ends


def _children(heads: tuple[Head, ...], ends: list[int], at: int, above: int, end: int) -> tuple[tuple[Node, ...], int]:
    found: list[Node] = []
    while at < len(heads) and heads[at].level > above:
        head = heads[at]
        after = min(ends[at], end)
        children, following = _children(heads, ends, at + 1, head.level, after)
        body = heads[at + 1].index if at + 1 < len(heads) and heads[at + 1].index < after else after
        found.append(Node(head, head.index + 1, body, after, children))
        at = following
    return _with_sections(found), at


def _with_sections(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Each heading that is no section with the sections right behind it."""
    after: tuple[Facet, ...] = ()
    told: list[Node] = []
    for node in reversed(nodes):
        if node.head and node.head.facets:
            after = (*node.head.facets, *after)
            told.append(node)
        else:
            told.append(msgspec.structs.replace(node, after=after) if after else node)
            after = ()
    return tuple(reversed(told))
