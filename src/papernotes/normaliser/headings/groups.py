"""What a heading above papers is: a topic, or a date, a venue, a year, or words that name no subject."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

import msgspec

from ...config import Config
from ...patterns import pattern
from ..lexicon import tongues
from ..lexicon.simplified import simplified
from ..lexicon.title_words import YEAR
from ..references.venues import Venue, venues_in
from .counted import is_counted
from .done import is_done
from .orders import says_order
from .reports import in_chinese, is_work, says_read, says_when, venue_of_report
from .topic_names import clean_topic, topic_text
from .tree import Head


class Group(msgspec.Struct, frozen=True):
    """What the headings above a paper say of it. `path` pairs a topic, cleaned, with the way it is written."""

    path: tuple[tuple[str, str], ...] = ()
    noted: str | None = None
    venue: str | None = None
    year: int | None = None
    guide: bool = False  # reading guides, tips, tools: lists below it are no papers
    data: bool = False  # data and how results are measured: lists below it may be papers, or data
    read: bool = False  # 本周阅读论文: English titles below it are papers
    status: str = ""  # of the papers below it, To Read


_GENERIC = pattern(
    r"^(?:my |all |the )?(?:papers?|paper[ _-]?(?:list|notes?|reading|readings|summar(?:y|ies)|reviews?|s i read)|reading[ _-]?(?:list|notes?|log|papers?)?|notes?|"
    r"readme|index|directory|home|论文|论文列表|论文阅读|论文笔记|论文阅读笔记|阅读笔记|阅读列表|读书笔记|笔记|文献|文献阅读|文献笔记|文章|列表|清单|已读|未读|待读|在读|正文|"
    r"本周论文|今日论文|论文记录|阅读记录|记录|weekly|daily|日报|周报|目录|to[ -]?read|todo|reading|read|done|finished|queue|unread|misc|others?|其他|其它|未分类|未整理|"
    r"awesome[ \w-]*|literature(?: review| notes)?|publications?|articles?|conferences?|journals?|会议论文|期刊论文|survey papers?|list of (?:\w+ )?papers|paper with code|"
    r"papers? (?:read|to read|reading list)|reading group|读论文|论文集|论文合集|论文汇总|汇总|总结|整理|archive|inbox|library|research|研究|学习笔记|"
    r"(?:annotated )?bibliography|\$[^$]*\$|(?:quick |brief )?(?:summary|overview)|概览|总览|一览|important papers?|必读论文|重要论文|经典论文|参考论文|相关论文|classic(?:al)? papers?|must[- ]reads?(?: papers?)?|unpublished(?: papers?)?|(?:spring|summer|autumn|fall|winter),? (?:19|20)\d\d|最新论文|latest papers?|new papers?"
    r"|(?:我的|个人)?(?:论文|文献)(?:阅读)?(?:笔记)?(?:记录|日志|汇总)|(?:show |see |view |read )?more(?: papers)?|highlights?|(?:posters?|orals?|spotlights?)(?: papers| presentations| sessions?(?: ?\d{1,2})?)?|day ?\d{1,2}|q[1-4][:：].{1,60}|click to (?:expand|view|see|open)|展开(?:更多)?|点击展开|查看更多"
    rf"|{tongues.NOTES})$",
    re.IGNORECASE,
)
_GUIDE = pattern(
    r"带读|导读系列|怎么读|如何(?:读|阅读|写|做)|阅读方法|阅读技巧|方法论|技巧|指南|教程|经验|原则|principle|how to|tutorial|"
    # Whole words, and not as topics have them: Entity Linking, Planning, Low-Resource NLP, Tool Use, 课程学习
    r"(?<![a-z])(?:guides?|tips?|tool(?:s|box(?:es)?|kits?|chains?)?(?! (?:us|learn|call|augment))|(?<!low[- ])resources?|links?(?! predict)|plans?|"
    r"install(?:ation|ing)?|contacts?(?=(?: me| us| info\w*)?\W*$)|about|ideas?|courses?|(?:e-?|text|note)?books?|projects?)(?![a-z])|"
    r"模板(?!匹配)|使用方法|使用技巧|工具(?!学习|调用|使用|增强)|软件|(?<!低)资源|链接|templates?(?![ -](?:match|based|free))|datasets?|数据集|metrics|评价指标|"
    r"^(?:references?|bibliography|参考(?:文献|资料|链接)?)$|^\W*(?:table of )?contents?\W*$|目录|acknowledge|致谢|"
    r"todo|待办|计划|meetings?(?! (?:summar|transcri|recogn|unders))|会议记录|faq|安装|环境|contribut|license|许可|how i|关于|杂事|杂项|随想|想法|glossary|术语|"
    r"课程(?!学习)|书籍|blogs?|博客|challenges?|leaderboards?|libraries|frameworks?|websites?|实验记录|进展|^\W*(?:遇到|存在|主要|关键|待解决|未解决|相关|常见|一些|其他|我|的|待|有){0,3}问题|问题(?:记录|汇总|总结|清单|列表|与|和|及)|疑问|swag|"
    r"ten questions|十问|^\W*(?:(?:论文|方法|综合|横向|模型)?(?:对比|比较)(?:表格?|总结|一览|汇总)|(?:论文)?(?:横向|综合)(?:对比|比较)(?:分析)?|cross[- ]paper \w+|(?:comparison|comparative)(?: table| summary| matrix| analysis)s?)\W*$|^\W*(?:(?:latest|recent) )?(?:news|updates?|announcements?|what['’]?s new|change ?log|更新|更新日志|更新记录|新闻|动态)\W*$",
    re.IGNORECASE,
)
_DATA = pattern(r"(?i)datasets?|数据集|metrics|评价指标|leaderboards?")  # of which papers are written, too
# An index of what is below leads there; one of papers leads to them.
_CONTENTS = pattern(r"(?:table of )?contents?|toc|目录|内容", re.IGNORECASE)
_DAY = pattern(
    rf"({YEAR})(?:(?:\s*[-/.年년_]\s*|\s+)(\d{{1,2}})(?:\s*[-/.月월_]\s*|\s+)(\d{{1,2}})[日일]?|\s*(\d\d)[-/.月_ ]?(\d\d)日?)(?!\d)"
)
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_MONTH = (
    r"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY_BEFORE = pattern(
    rf"{YEAR}(?:[-/._](?:0?[1-9]|1[0-2])[-/._](?:0?[1-9]|[12]\d|3[01])|年\d{{1,2}}月\d{{1,2}}日|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))[\s:：,，|-]+(?=\S)"
)
_DAY_BEHIND = pattern(rf"(?:\s*[|｜·:：,，–—]|\s-+)\s*{YEAR}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])$")
_SPELT_DAY = pattern(  # January 4, 2023, as Notion writes it; 4 Jan 2023
    rf"(?<![A-Za-z\d])(?:{_MONTH}\.? (\d{{1,2}})(?:st|nd|rd|th)?,?|(\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}\.?,?) ({YEAR})(?!\d)",
    re.IGNORECASE,
)
_SLASHED_DAY = pattern(rf"(?<![\d./-])(\d{{1,2}})/(\d{{1,2}})/({YEAR})(?!\d)")  # 24/06/2019, 06/24/2019
_TO_DAY = pattern(r"(?<!\d)(\d\d)(\d\d)(\d\d)\s*[-–~～至到]\s*(\d\d)(\d\d)(\d\d)(?!\d)")  # 200216-200222
_WEEK = pattern(rf"({YEAR})\s*[-_/ ,，年]*(?:W|week|wk|第)\s*[-_ ]?(\d{{1,2}})\s*周?", re.IGNORECASE)
_DATE_LIKE = pattern(
    rf"^[\W_]*(?:{YEAR}\s*[-/.年_]?\s*\d{{0,2}}[-/.月_]?\d{{0,2}}日?|week\s*#?\d+|第\s*[一二三四五六七八九十\d]+\s*周|w\d{{1,2}}|\d{{1,2}}[-/.月]\d{{1,2}}日?|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s*\d{0,4}|\d{1,2}\s?(?:[~～–-]\s?\d{1,2}\s?)?月(?:\d{1,2}日)?|(?:周|星期)[一二三四五六日天]|"
    rf"(?:mon|tues|wednes|thurs|fri|satur|sun)day|今日|本周|today|this week|{YEAR}\s*[-–~～至到]\s*{YEAR}|20\d{{6}}|\d{{4}}\s*q[1-4])",
    re.IGNORECASE,
)
_DIGEST = pattern(  # what a digest of a day is called beside the day: "Arxiv Daily Report - 2026-02-06"
    r"[\d\W_]|(?<![^\W_])(?:arxiv|daily|weekly|monthly|week|thoughts?|diary|deep|report|digest|brief|papers?|reading|notes?|list|log|news|update|summary|of|the|for)(?![^\W_])|"
    r"论文|每日|每周|今日|本周|日报|周报|速递|推荐|阅读|精读|笔记|总结|汇总|分享|精选|报告|组会|周会|例会|日记|日志|学习|科研|工作|汇报|思考|[年月日]",
    re.IGNORECASE,
)
_OF_DAY = pattern(
    r"(?i)(?<![^\W_])(?:daily|digest)(?![^\W_])|日报|周报|速递|速览|每日"
)  # of a subject, too: Sonar 日报
_SECTION = pattern(r"(?i)\d{1,2}\.\d{1,2}\.?\s+(?!(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)[a-z]{2}")  # "2.1. Branch"
_SECTION_IN_CHINESE = pattern(  # 2.1. 召回; not 7.25. 周一, nor 7.25. 组会
    r"\d{1,2}\.\d{1,2}\.\s*(?![周星今昨早上中下晚休节])(?!.*(?:会$|报|总结|笔记|记录|更新|阅读|论文|学习|计划|任务|日))[一-鿿]{2}"
)
_SUBSECTION = pattern(r"(\d{1,2})\.\d{1,2}\.?\s*(?![周星])(?=[一-鿿])")  # 2.1 召回, below 2. 召回排序
_OF_YEAR = pattern(
    rf"{YEAR}\s+(?!Q[1-4]$|H[12]$|W\d|TODO$)(?=\S*[A-Z]\S*[A-Z\d])[A-Za-z][\w+-]{{1,11}}$"
)  # "2016 TSN", a paper
_RELEASE = pattern(r"\[?v?\d+\.\d+\.\d+(?=\s*(?:$|[-–—(（\]]))|\[?v\d+(?:\.\d+)+\b")


def day_in(text: str) -> str | None:
    """The ISO day that a heading or file name begins with: a date, the first of a range, the Monday of a week."""
    if days := _TO_DAY.search(text):
        first, last = (_iso(2000 + int(year), int(month), int(day)) for year, month, day in _by_threes(days))
        if first and last and first <= last:
            return first
    if spelt := _SPELT_DAY.search(text):
        month = _MONTHS.index((spelt[1] or spelt[4])[:3].casefold()) // 3 + 1
        return _iso(int(spelt[5]), month, int(spelt[2] or spelt[3]))
    if slashed := _SLASHED_DAY.search(text):
        month, day_of_month = sorted((int(slashed[1]), int(slashed[2])))
        if day_of_month > 12:  # else nobody knows which is which
            return _iso(int(slashed[3]), month, day_of_month)
    day = _DAY.search(text)
    if day:
        return _iso(int(day[1]), int(day[2] or day[4]), int(day[3] or day[5]))
    week = _WEEK.search(text)
    if week and 1 <= int(week[2]) <= 53:
        try:
            return datetime.date.fromisocalendar(int(week[1]), int(week[2]), 1).isoformat()
        except ValueError:
            return None
    return None


def _by_threes(days: re.Match[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return days.groups()[:3], days.groups()[3:]


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def is_date(text: str) -> bool:
    """Whether a heading is a date, a week or a range of them, and hardly more, a day's digest, what was done on a day, or
    a release: "v1.0.6 - August 30th"."""
    bare = topic_text(text)
    if _RELEASE.match(bare) or (len(bare) <= 60 and _OF_DAY.search(bare) and _DAY.search(bare)):
        return True
    found = _DATE_LIKE.match(bare)
    if not found:
        return len(bare) <= 60 and bool(_DAY.search(bare)) and not _DIGEST.sub("", bare)
    if _SECTION.match(bare) or _SECTION_IN_CHINESE.match(bare):
        return False
    if _OF_YEAR.match(bare) and not venues_in(bare):
        return False
    rest = re.sub(r"[\d\W_]|week|day|年|月|日|周|星期|至|到|第|q[1-4]", "", bare[found.end() :], flags=re.IGNORECASE)
    day = _DAY.search(bare, 0, found.end()) is not None
    return len(rest) <= 6 or (day and (is_done(bare[found.end() :]) or not _DIGEST.sub("", bare)))


def below(group: Group, head: Head, config: Config, *, file_title: bool = False) -> Group:
    """The group that a heading opens inside another: a topic lengthens the path, a date, venue or year is noted."""
    return msgspec.structs.replace(_below(group, head, config, file_title), read=in_chinese(head.text))


def _below(group: Group, head: Head, config: Config, file_title: bool) -> Group:
    text = written = topic_text(head.text)
    if re.fullmatch(rf"{YEAR}\s*年?(?:\s*(?:papers?|论文|以前|以后))?", text, re.IGNORECASE):
        return msgspec.structs.replace(group, year=int(text[:4]))
    if is_date(text) and not _is_numbered_below(group, text):
        return msgspec.structs.replace(group, noted=day_in(text) or group.noted)
    if dated := _DAY_BEFORE.match(text) or _DAY_BEHIND.search(text):  # "20251014 推理", of that day
        group = msgspec.structs.replace(group, noted=day_in(dated[0]) or group.noted)
        text = written = text[: dated.start()] + text[dated.end() :]
    if venue := venue_of(text):
        return msgspec.structs.replace(group, venue=venue.name, year=venue.year or group.year)
    cleaned = clean_topic(text)
    if file_title or is_generic(cleaned) or is_counted(cleaned) or _CONTENTS.fullmatch(simplified(cleaned)):
        return group
    data = is_guide(head) and _DATA.search(simplified(head.text)) is not None
    if is_guide(head) and not data:
        return msgspec.structs.replace(group, guide=True)
    named = config.topics.get(cleaned, config.topics.get(written, cleaned))
    return msgspec.structs.replace(group, path=(*group.path, (named, written)), guide=False, data=data)


def _is_numbered_below(group: Group, text: str) -> bool:
    """Whether what looks like a day is the number of a topic within the one above: 2.1 召回, below 2. 召回排序."""
    number, above = _SUBSECTION.match(text), _FIRST_NUMBER.match(group.path[-1][1]) if group.path else None
    return number is not None and above is not None and number[1] == above[1]


_FIRST_NUMBER = pattern(r"(\d{1,2})(?:[.、．]\s*|\s+)(?!\d)")
_OF_NO_VENUE = pattern(r"(?i)[\W_\d]|papers?|arxiv|论文|会议|笔记|oral|workshops?|accepted|program(?:me)?|list|年")


def venue_of(text: str) -> Venue | None:
    """The venue that a heading names, and hardly anything else: "CVPR 2024 论文"."""
    found = next(iter(venues_in(text)), None)
    rest = text[: found.start] + text[found.end :] if found else ""
    return venue_of_report(text) if _OF_NO_VENUE.sub("", rest) else found


@lru_cache(maxsize=20_000)  # notes have the same few names of sections
def is_generic(text: str) -> bool:
    """Whether a heading only says that papers follow."""
    cleaned = clean_topic(text)
    return bool(_GENERIC.match(simplified(cleaned))) or says_order(cleaned) or says_read(cleaned) or says_when(cleaned)


def is_listing(text: str) -> bool:
    """Whether a heading says that a list of papers follows, of whatever subject: "Sonar paper list"."""
    return len(text) <= 60 and bool(_LISTING.fullmatch(topic_text(text)))


_LISTING = pattern(
    r"(?i)(?:[\w'’ &/-]{1,40}[:：]? )?(?:papers? lists?|paper summaries|reading lists?|list of papers)(?: (?:of|on|for|by) [\w .'’-]{1,30})?|"
    r"[^:：]{0,20}论文(?:列表|清单|合集|汇总)|其[他它]的?(?:综述|论文)"
)


def is_guide(head: Head) -> bool:
    """Whether a heading opens something about reading, tools, data or plans rather than a subject of papers."""
    return is_guiding(head.text) or is_work(head.text)


def is_guiding(text: str) -> bool:
    """Whether a heading of that text would."""
    return len(text) <= 40 and bool(_GUIDE.search(simplified(text)))
