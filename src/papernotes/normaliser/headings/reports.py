"""What headings say in reports, of a week or from a conference: that papers were read, what was done, where it was.

Papers Read This Week, 本周阅读论文, Read 3 papers   papers follow, and the words are no subject
Goals for Next Week, Completed Work, Keynote   no paper, whatever stands below
Summary of EMNLP 2021, Trip report: CVPR 2022  the papers below were there
"""

from __future__ import annotations

from ...patterns import pattern
from ..lexicon.simplified import simplified
from ..references.venues import Venue, venues_in

_LONGEST = 60  # characters of such a heading
_WHEN = r"(?:this|last|past|the past|the last) (?:week|month|semester|term|quarter|year)|so far|today|recently"
_ASIDE = r"(?: ?\([^()]{1,40}\))?"
_WHICH = r"(?:primary|secondary|main|key|core|additional|other|further|selected|supporting|new|recent)"
_DID = r"(?:read|reviewed|studied|discussed|covered|presented|used|cited|skimmed)"
_READ = pattern(
    rf"(?i)(?:{_WHICH} )?(?:papers?|articles|literature) (?:(?:i|we) (?:have |'ve )?)?{_DID}(?:(?: and| &|,) {_DID})?(?: (?:{_WHEN}))?{_ASIDE}|"
    rf"(?:papers?|reading) (?:{_WHEN})|(?:{_WHEN})'?s? (?:papers?|readings?)|{_WHICH} papers?{_ASIDE}"
)
_COUNT = r"(?:\d{1,2}|a few|two|three|four|five|six|several|some|many|the|these|following|more)"
_READ_FIRST = pattern(
    rf"(?i)(?:(?:i|we) )?(?:have )?(?:read|reviewed|studied|skimmed|reading|reviewing)(?: (?:{_COUNT}|{_WHICH}|relevant|related|research)){{0,3}} "
    rf"(?:papers|articles|literature)(?: (?:{_WHEN}))?{_ASIDE}"
)
_READ_IN_CHINESE = pattern(
    r"(?:本周|上周|这周|今日|今天|本月|近期|最近|已)?(?:的)?(?:阅读|所读|读过|看过|读|看|精读|泛读|学习)(?:过|了)?的?(?:论文|文献|文章)(?:列表|清单|记录|情况)?|"
    r"(?:本周|上周|这周|今日|今天|本月|近期|最近)的?(?:论文|文献)(?:阅读|列表|清单|记录|情况)?"
)
_CALENDAR = pattern(
    r"(?i)(?:今[日天]|每[日天]|本周|每周|本月|近期|最新)\s?(?:(?:ai|arxiv|hf|论文|文献|顶会|最新)\s?){0,3}(?:精选|速递|速览|推荐|汇总)|"
    r"(?:schedule|syllabus|timetable)(?: (?:for )?(?:(?:fall|spring|summer|winter|autumn) )?\d{4})?|"
    r"(?:个人|工作|学习|科研|每)?[周月](?:工作)?(?:汇报|总结|小结|报)(?:\s*[\d.]{1,5})?|组会(?:汇报|总结|小结|记录|笔记)(?:\s*[\d.]{1,5})?|"
    r"(?:daily|weekly|monthly) (?:reports?|summar(?:y|ies)|logs?|notes|thoughts?)(?:\s*#?\d{1,4})?"
)


def says_read(text: str) -> bool:
    """Whether a heading says that papers follow that were read, and no more: no word of it is a subject."""
    text = text.strip(" *_#:：")
    read = _READ.fullmatch(text) or _READ_FIRST.fullmatch(text.rstrip("."))
    return len(text) <= _LONGEST and (read is not None or in_chinese(text))


def in_chinese(text: str) -> bool:
    """Whether it says so in Chinese, where a title in English is no sentence of the keeper's."""
    return (
        len(text) <= _LONGEST
        and _READ_IN_CHINESE.fullmatch(simplified(text.strip(" *_#:：")).replace(" ", "")) is not None
    )


def says_when(text: str) -> bool:
    """Whether a heading is that of a calendar, `Schedule 2021`, or of a week: 周汇报."""
    return len(text) <= _LONGEST and _CALENDAR.fullmatch(simplified(text.strip(" *_#:："))) is not None


_WORK = pattern(
    r"(?i)(?:.* )?(?:this|next|last|past|previous|coming|following|upcoming) (?:weeks?|months?|quarter|semester|term|sprint)(?:'s .*|[ ,:;].*)?|"
    r"(?:summary of (?:the )?|list of )?(?:work )?(?:completed|finished|accomplished|planned|remaining|ongoing|upcoming) (?:work|tasks?|items|activities)|"
    r"(?:work|tasks?|items) (?:completed|finished|done|planned|in progress)|(?:next|future) (?:steps|actions|plans)|"
    r"(?:current |weekly )?(?:progress|status)(?: (?:report|update|summary))?|action items|accomplishments|"
    r"(?:target|planned|possible) (?:venues?|conferences?|journals?)|(?:目标|拟投|投稿)(?:会议|期刊)|"
    r"(?:实验|實驗|experiments?|exp\.?)\s?#?(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
)
_EVENT = pattern(
    r"(?i)(?:[\w.'’ -]{1,40}(?:'s|’s|s'|s’) )?(?:opening |closing )?(?:keynotes?|invited talks?|panel(?: discussions?)?|poster sessions?|coffee breaks?)"
    r"(?: (?:speech|talk|address|session)s?)?(?: ?\d{1,2})?(?: ?[:：–—-].*)?"
)


def is_work(text: str) -> bool:
    """Whether a heading is about what was done or is to be done, or what was heard: that of no paper."""
    text = text.strip(" *_#:：")
    return len(text) <= 2 * _LONGEST and (_WORK.fullmatch(text) or _EVENT.fullmatch(text)) is not None


_REPORT = pattern(
    r"(?i)(?:[A-Z][\w-]{1,20}['’]s |my |our )?(?:(?:short |brief |quick |personal )?(?:summary|highlights?|notes?|recap|takeaways?|impressions|report|(?:trip|travel|conference)[ -]reports?) "
    r"(?:of|on|from|for|about|at) (?:the )?|(?:trip|travel|conference)[ -]report ?[:：–—-] ?|(?:some |the |my )?(?:favou?rite |interesting |best |selected )?papers? "
    r"(?:(?:i|we) (?:liked|read|saw|enjoyed) )?(?:of|from|at|in) (?:the )?)"
)
_BEHIND = pattern(
    r"(?i)[\s:：–—-]*(?:(?:trip|travel|conference)[ -]reports?|highlights?|recap|takeaways?|summary|notes|impressions)?"
)


def venue_of_report(text: str) -> Venue | None:
    """The venue, with its year, from which a heading says that a report follows."""
    text = text.strip(" *_#:：")
    found = next(iter(venues_in(text)), None) if len(text) <= _LONGEST else None
    if not found or not found.name or not found.year:
        return None
    led = _REPORT.fullmatch(text, 0, found.start) if found.start else None
    behind = _BEHIND.fullmatch(text, found.end)
    said = led is not None or (not found.start and found.end < len(text))
    return found if said and behind is not None else None
