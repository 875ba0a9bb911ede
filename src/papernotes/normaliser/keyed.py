"""`Authors: ...`, `- **会议**：...`, `venue:: ...`, `| Title | ... |`: the fields that notes write in their text.

A key counts when it is one of `KEYS`, whatever its language, or one in two, `作者 (Authors)`, `会议 Venue`; the value is
what follows on the line, with its links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from ..model import Block, Mark
from ..patterns import pattern
from .likeness import likeness
from .lines import Line, lines_of
from .once import TEXTS
from .run_together import parted
from .simplified import simplified
from .titles import read_title
from .tongues import FIELDS

KEYS: dict[str, str] = {
    "title": "title papertitle originaltitle fulltitle 标题 题目 论文标题 论文题目 论文名称 论文名 文章标题 原标题 原文标题 英文标题 全称 "
    "文章题目 论文 papername nameofpaper 文献题目 文章名称 题名 论文题名 英文题名 原文题名 文献标题 论文全称 英文全称 英文题目 原文题目 英文原文标题 "
    "原文英文标题 论文英文标题 论文英文题目",
    "authors": "authors author creators 作者 论文作者 作者列表 writers authorlist firstauthor 第一作者 一作 原文作者 文章作者 文献作者",
    "venue": "venue conference journal 会议 期刊 会议期刊 期刊会议 发表 发表于 发表会议 发表期刊 来源 publication publishedin publishedat 出处 "
    "booktitle 会议名称 刊物 published 发表在 发表刊物 where conferencejournal 录用 发布 发表情况 投稿方向 投稿 收录情况 收录 收录于 发表状态 发表venue publisher accepted journalconference "
    "publicationtitle proceedingstitle conferencename 发表位置 论文出处 论文来源 收录会议 收录期刊 会议来源 期刊名 期刊名称 会议名",
    "year": "year 年份 年 发表年份 发表时间 发布时间 发布日期 发表日期 提交日期 提交时间 publicationyear publicationdate publishdate 出版年 发表年 论文时间 issued publisheddate datepublished submittedon submissiondate",
    "institutions": "institution institutions institute institutes affiliation affiliations 机构 单位 作者单位 发表单位 发文单位 发表机构 所属单位 所属机构 团队 organization org lab 研究机构 学校 组织 公司 "
    "school company 来自",
    "link": "link url paper paperlink 论文链接 论文地址 链接 地址 pdf arxiv arxivid 原文 原文链接 文章链接 arxivlink arxiv编号 论文编号 preprint paperurl 下载 "
    "下载地址 论文下载 download openreview links 论文url 原文地址 文章地址 arxiv地址 page",
    "doi": "doi",
    "code": "code 代码 github 源码 代码链接 代码地址 repo repository codelink 官方代码 开源代码 开源 代码仓库 开源仓库 论文源码 论文实现 论文代码 implementation githublink 源码地址 codes",
    "project": "project projectpage webpage 项目 项目主页 主页 projectwebsite website homepage 项目地址 项目链接 site 项目页",
    "tags": "tags tag 标签 label labels topics hashtags 主题标签 论文标签 文章标签 内容标签 分类标签",
    "keywords": "keywords keyword 关键词 关键字",
    "status": "status 状态 readingstatus 阅读状态 进度 progress",
    "noted": "dateread readdate 阅读日期 阅读时间 笔记时间 读于 readon 精读日期 记录时间 记录日期 笔记日期 readingdate dateadded finished",
    "date": "date 日期 时间 created createdat",
    "short": "short shortname acronym 简称 缩写 模型 methodname 方法名 名称 abbreviation alias 别名 模型名称 nickname",
    "citekey": "citekey citationkey bibkey",
    "topic": "topic 主题 方向 领域 field area 研究方向 category categories 类别 分类",
    "type": "type 类型 itemtype",
    "book": "isbn isbn10 isbn13 出版社 豆瓣 豆瓣评分 豆瓣链接 goodreads",
    "fullname": "fullname",  # a title beside another sign of a paper, else a person's
}
_LINE = pattern(
    r"^[\s>*_@+\U0001f000-\U0001faff☀-➿⬀-⯿️‍-]*(?P<key>\w[\w /().&（）-]{0,36}?)[\s*_`]*(?:::|[:：=])[\s*_`]*(?P<value>.*)$"
)
_URL = pattern(r"[^\w/]*https?://")
_ADDRESS = pattern(r"(?:[\w.-]+(?:://|/))+[\w.%/-]*")
_NAME = pattern(r"[^/|\n]+ [^/|\n]+|\d{4}(?:-\d\d){0,2}")


class Keyed(msgspec.Struct, frozen=True):
    """One field of a note's text: which, its value as text, the links in it, its line."""

    field: str
    value: str
    links: tuple[tuple[str, str], ...]
    line: int
    key: str = ""


_LONG_TITLE = 300  # characters of a title on lines of its own
_YEAR = pattern(r"(?:19|20)\d\d ?年?")
_JOINS = pattern(r"[\s/_().&-]+")


@lru_cache(maxsize=20_000)
def field_of(key: str) -> str | None:
    """Which field a key means, or None."""
    return _one_of(key) or _in_two(key)


def _one_of(key: str) -> str | None:
    """Which field a key means that is one name, or several with slashes between them."""
    known = _fields()
    return (
        known.get(_fold(key))
        or next((known[part] for part in map(_fold, key.split("/")) if part in known), None)
        or _joined(key)
    )


def _joined(key: str) -> str | None:
    """The first of several fields that one key has, all of them known: "标题 & 年份"; so that "Q & A" is none."""
    fields = [_fields().get(_fold(part)) for part in key.split("&")] if "&" in key else []
    return fields[0] if fields and all(fields) else None


def _in_two(key: str) -> str | None:
    """Which field a key in two languages means, `会议 Venue`, or one with another, or a proviso, in brackets behind it,
    `作者（机构）`, `代码（如有）`. What brackets hold beyond that is no name of a field, nor is then the key."""
    if found := _BRACKETED.fullmatch(key):
        field, other = _one_of(found[1]), _one_of(found[2])
        if field == "title" and other == "link":
            return "link"  # 论文 (arXiv)
        return field if other or _PROVISO.fullmatch(found[2]) else None
    if found := _TWO_TONGUES.fullmatch(key):
        field = _one_of(found[1])
        return field if field == _one_of(found[2]) else None
    return None


_BRACKETED = pattern(r"([^()（）]+?)\s*[(（]([^()（）]+)[)）]")
_PROVISO = pattern(r"如(?:可得|有|果有|可用)|若有|if (?:any|available|known)")
_TWO_TONGUES = pattern(r"([^\x00-\x7f]+)\s+([A-Za-z][A-Za-z /]*)")


@lru_cache(maxsize=1)
def _fields() -> dict[str, str]:
    return {_fold(name): field for table in (FIELDS, KEYS) for field, names in table.items() for name in names.split()}


def _fold(key: str) -> str:
    return _JOINS.sub("", simplified(key)).casefold()


def keyed_line(line: Line) -> Keyed | None:
    """The field that a line writes, if it is one, the first where it writes several."""
    text = line.text
    return _keyed(parted(line, field_of)[0]) if ":" in text or "：" in text or "=" in text else None


@lru_cache(maxsize=TEXTS)
def _keyed(line: Line) -> Keyed | None:
    found = _LINE.match(line.text)
    field = field_of(found["key"]) if found else None
    if not found or not field:
        return None
    links = tuple(line.links())
    if field == "title" and _URL.match(found["value"]):
        field = "link"  # 论文：https://...
    elif field == "link" and not links and _PAPER.fullmatch(found["key"]) and _titled(found["value"]):
        field = "title"  # Paper: Deep Image Prior (CVPR 2018)
    if "&" in found["key"] and _YEAR.fullmatch(found["value"].strip(" *_`")):
        field = next((part for part in map(field_of, found["key"].split("&")) if part == "year"), field)
    if not found["value"].strip() and not links:
        return Keyed(field, "", (), line.number, found["key"])
    value = found["value"]
    for mark in line.marks if "[[" not in value and "/" in value else ():
        if (
            mark.kind == "link"
            and _ADDRESS.fullmatch(line.text[mark.start : mark.end])
            and _NAME.fullmatch(mark.target)
        ):
            value = value.replace(line.text[mark.start : mark.end], mark.target)  # [[Name|address]]: Dendron's order
    if field == "tags" and len(codes := marks_of(line, "code")) > 1:  # `sonar` `deep`
        value = ", ".join(line.text[mark.start : mark.end] for mark in codes)
    return Keyed(field, value.strip(" *_`"), links, line.number, found["key"])


_PAPER = pattern(r"(?i)\W*papers?[ *_`]*")


def _titled(value: str) -> bool:
    return "/" not in value and likeness(read_title(value).title) >= 1


def keyed_fields(blocks: Iterable[Block], most: int = 40) -> Iterator[Keyed]:
    """The fields in the first lines of an entry: lines, list items, quotes and two-column tables.

    A heading that is a key (`#### Conference :`) has its value on the line below it.
    """
    seen = 0
    heading: Block | None = None
    for block in blocks:
        if seen > most:
            return
        if block.kind == "heading":
            heading = block
        if block.kind in ("heading", "rule"):
            continue
        if (
            heading
            and (field := field_of(heading.text.strip(" :：*")))
            and block.kind in ("paragraph", "list", "quote")
        ):
            whole = field == "title" and block.kind == "paragraph" and len(block.text) < _LONG_TITLE
            whole = whole or (field == "tags" and "#" in block.text)  # `方法: #A #B` on each line
            alone = msgspec.structs.replace(block, text=block.text.replace("\n", " ")) if whole else block
            line = next(iter(lines_of((alone,))), None)
            if line:
                yield Keyed(field, line.text.strip(" *_`"), tuple(line.links()), line.number, heading.text)
        heading = None
        for table in (block, *(block.children if block.kind in ("quote", "callout") else ())):
            if table.kind == "table":
                yield from _table(table)
        if block.kind == "table":
            continue
        for line in lines_of((block,)):
            seen += 1
            yield from filter(None, map(keyed_line, parted(line, field_of)))


def _table(table: Block) -> Iterator[Keyed]:
    """A table of two columns whose first one holds keys, its head row too; or one row below a head of keys."""
    rows = [row.children for row in table.children]
    if rows and all(len(row) == 2 for row in rows):
        told = [
            (field, key, value) for key, value in rows if (field := field_of(key.text)) and not _is_head(key, value)
        ]
        if len(told) == 1 < len(rows) - 1 and told[0][1] is rows[0][0]:
            return  # a column that is headed so, of something else
        for field, key, value in told:
            yield Keyed(field, value.text.strip(), _links(value), key.span.line, key.text)
    elif len(rows) == 2 and len(rows[0]) == len(rows[1]):
        fields = [field_of(cell.text) for cell in rows[0]]
        if sum(1 for field in fields if field) * 2 > len(fields):
            for field, value in zip(fields, rows[1], strict=True):
                if field:
                    yield Keyed(field, value.text.strip(), _links(value), value.span.line)


def _is_head(key: Block, value: Block) -> bool:
    """Whether a row says what the columns of fields are: `| Field | Value |`."""
    return _HEADED.fullmatch(f"{key.text.strip(' *')}|{value.text.strip(' *')}") is not None


_HEADED = pattern(
    r"(?i)(?:fields?|keys?|items?|category|type|字段|类别|类型|属性|项目)\|(?:values?|contents?|details?|descriptions?|info(?:rmation)?|内容|值|说明|信息|详情)"
)


def _links(cell: Block) -> tuple[tuple[str, str], ...]:
    return tuple((cell.text[mark.start : mark.end], mark.target) for mark in cell.marks if mark.kind == "link")


def marks_of(line: Line, kind: str) -> tuple[Mark, ...]:
    """The line's marks of one kind."""
    return tuple(mark for mark in line.marks if mark.kind == kind)


_MARKED = pattern(r"(?<![\w#/])#([^\s#,，、;；`*\[\]]+)")


def tags_in(value: str) -> list[str]:
    """The tags between commas, `#Computer Science, #NLP`, or each behind its own sign, `方法: #GAN #NeRF`."""
    found: list[str] = []
    for part in value.replace("，", ",").replace("、", ",").replace(";", ",").split(","):
        alone = part.count("#") == 1 and part.lstrip(" `*[").startswith("#")
        marked = [] if alone else _MARKED.findall(part)
        found += marked or [part.strip(" #*`[]")]
    return [tag for tag in found if tag]
