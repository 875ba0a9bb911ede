"""What notes call their fields -> which field it is: 作者, `Author(s)`, 会议/期刊, `会议 Venue`, `代码（如有）`.

A name counts when it is one of `KEYS`, whatever its language, or one in two.
"""

from __future__ import annotations

from functools import lru_cache

from ...patterns import pattern
from ..lexicon.simplified import simplified
from ..lexicon.tongues import FIELDS

KEYS: dict[str, str] = {
    "title": "title papertitle originaltitle fulltitle 标题 题目 论文标题 论文题目 论文名称 论文名 文章标题 原标题 原文标题 英文标题 全称 "
    "文章题目 论文 papername nameofpaper 文献题目 文章名称 题名 论文题名 英文题名 原文题名 文献标题 论文全称 英文全称 英文题目 原文题目 英文原文标题 "
    "原文英文标题 论文英文标题 论文英文题目",
    "authors": "authors author creators 作者 论文作者 作者列表 writers authorlist firstauthor 第一作者 一作 原文作者 文章作者 文献作者",
    "venue": "venue conference journal 会议 期刊 会议期刊 期刊会议 发表 发表于 发表会议 发表期刊 来源 publication publishedin publishedat 出处 "
    "booktitle 会议名称 刊物 published 发表在 发表刊物 where conferencejournal 录用 发布 发表情况 投稿方向 投稿 收录情况 收录 收录于 发表状态 发表venue publisher accepted journalconference "
    "publicationtitle proceedingstitle conferencename 发表位置 论文出处 论文来源 收录会议 收录期刊 会议来源 期刊名 期刊名称 会议名",
    "year": "year yr 年份 年 发表年份 发表时间 发布时间 发布日期 发表日期 提交日期 提交时间 publicationyear publicationdate publishdate 出版年 发表年 论文时间 首次公开日期 首次公开时间 公开日期 公开时间 首发日期 上线日期 预印本日期 issued publisheddate datepublished submittedon submissiondate releasedate released pubyear pubdate 出版时间 出版年份 出版日期 arxiv时间 arxiv日期",
    "institutions": "institution institutions institute institutes affiliation affiliations 机构 单位 作者单位 发表单位 发文单位 发表机构 所属单位 所属机构 团队 organization org lab 研究机构 学校 组织 公司 "
    "school company 来自",
    "link": "link url paper paperlink linktothepaper linktopaper 论文链接 文献链接 论文地址 文献地址 链接 地址 pdf arxiv arxivid 原文 原文链接 文章链接 arxivlink arxiv编号 论文编号 preprint paperurl 下载 "
    "下载地址 论文下载 download openreview links 论文url 原文地址 文章地址 arxiv地址 page",
    "doi": "doi",
    "code": "code 代码 github 源码 代码链接 代码地址 repo repository codelink 官方代码 开源代码 开源 代码仓库 开源仓库 论文源码 论文实现 论文代码 implementation githublink 源码地址 codes 开源地址 开源链接 开源代码地址 开源代码链接",
    "project": "project projectpage webpage 项目 项目主页 主页 projectwebsite website homepage 项目地址 项目链接 site 项目页",
    "tags": "tags tag 标签 label labels topics hashtags 主题标签 论文标签 文章标签 内容标签 分类标签",
    "keywords": "keywords keyword 关键词 关键字",
    "status": "status 状态 readingstatus 阅读状态 进度 progress",
    "noted": "dateread readdate 阅读日期 阅读时间 笔记时间 读于 readon 精读日期 记录时间 记录日期 笔记日期 readingdate dateadded finished",
    "date": "date 日期 时间 created createdat",
    "short": "short shortname acronym 简称 缩写 模型 methodname 方法名 名称 abbreviation alias 别名 模型名称 nickname",
    "citekey": "citekey citationkey bibkey",
    "topic": "topic collections collection 主题 方向 领域 field area 研究方向 category categories 类别 分类",
    "type": "type 类型 itemtype",
    "book": "isbn isbn10 isbn13 出版社 豆瓣 豆瓣评分 豆瓣链接 goodreads",
    "fullname": "fullname",  # a title beside another sign of a paper, else a person's
}
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
