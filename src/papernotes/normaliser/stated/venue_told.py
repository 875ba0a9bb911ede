"""Lines right below a title that tell in other words where its paper was published -> the venue with its year.

这是一篇 CVPR 2022 的论文      已被 CVPR 2022 接收      2022.6 CVPR      Source: CVPR 2022      级别：CCF-A，CVPR 2022
a line of tags, `#CVPR2022`, `#CVPR/2022`      description: CVPR 2022

Where a paper of others was published, or where somebody went, is none of it: a sentence must have this paper for its
subject, a value be a venue and its year alone, and tags stand on a line of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from msgspec.structs import replace

from ...model import Block
from ...patterns import pattern
from ..lexicon.title_words import YEAR
from ..prose.lines import Line, behind_emoji
from ..references.venues import Venue, venues_in
from ..titles.reading_words import READING_END
from ..titles.titles import read_title

_FAR = 200  # characters of a line that tells it
_AROUND = " \t*_`>[]【】·•-"
_OURS = r"(?:这篇|[本该此])(?:文|论文|文章|工作)|论文|文章"
_IS = pattern(rf"(?:这|{_OURS})是(?:一[篇项个]|篇)?(?:发表[于在]|来自)?\s*(?:{YEAR}\s*年的?\s*)?")
_A_PAPER = pattern(
    r"(?i)\s*[上里中]?的?(?:一[篇项个])?\s*(?:(?:oral|spotlight|highlight|最佳)?\s*(?:论文|文章|工作|paper)|(?:oral|spotlight|highlight|poster))"
    r"\s*(?:[，。,.;；:：!！]|$)"
)
_WAS = pattern(rf"(?:{_OURS})?(?:已经?)?被\s*")
_TAKEN = pattern(r"\s*(?:会议)?(?:正式)?(?:接收|录用|收录|接受|录取)")
_IN_YEAR = pattern(rf"(?:{_OURS})?[于在]?\s*(?P<year>{YEAR})\s*年?\s*被?(?:发表|收录|录用|接收)[于在到]?\s*")
_OF_YEAR = pattern(rf"(?:{_OURS})?已?被?(?:发表|收录|录用|接收)[于在到]\s*(?P<year>{YEAR})\s*年?的?\s*")
_MONTH = pattern(rf"(?P<year>{YEAR})(?:[./-]\d{{1,2}}|\s*年\s*\d{{1,2}}\s*月)\s*[,，|·]?\s*")
# Names of fields that may as well say something else, and count but where a venue is what they say.
_SAYS = pattern(
    r"(?i)\W{0,8}(?:source|pub|info|when|where|from|place|index(?:ed)?|appear(?:s|ed)(?: (?:in|at))?|presented(?: at)?|date|出处|来自|收录|检索|基本信息|论文信息|信息|级别|等级|论文级别|ccf等级|时间|日期|出版)[\s*_]*[:：][\s*_]*(?P<value>.+)",
)
_PARTS = pattern(r"\s*[,，;；|｜、]\s*|\s/\s")
_TAG = pattern(r"(?i)(?:(?:venue|conf|conference|journal|会议|期刊)/)?(?P<venue>[^/]{2,24}(?:/\d{4})?)")


def venue_told(line: Line) -> Venue | None:
    """The venue that a line tells its paper was published at."""
    if len(line.text) > _FAR:
        return None
    text = behind_emoji(line.text.strip(_AROUND))
    for venue in venues_in(text):
        before, behind = text[: venue.start].lstrip(), text[venue.end :]
        if venue.name is None:
            continue
        if _IS.fullmatch(before) and _A_PAPER.match(behind):
            return venue
        if _WAS.fullmatch(before) and _TAKEN.match(behind):
            return venue
        month = _MONTH.fullmatch(before) if not behind.strip(" .。") else None
        if found := month or _IN_YEAR.fullmatch(before) or _OF_YEAR.fullmatch(before):
            return replace(venue, year=venue.year or int(found["year"]))
    return _in_field(text)


def _in_field(text: str) -> Venue | None:
    """The venue, with its year, that is a whole value of a field which may as well say something else."""
    said = _SAYS.match(text) if ":" in text or "：" in text else None
    parts = _PARTS.split(text[said.start("value") :]) if said else ()
    return next(filter(None, map(_whole, parts)), None)


def _whole(text: str) -> Venue | None:
    """The venue that a text names with its year, saying nothing else."""
    bare = text.strip(" *_`()（）[]【】.。")
    venue = next(iter(venues_in(bare)), None)
    sure = venue is not None and venue.name is not None and venue.year is not None
    return venue if sure and venue and (venue.start, venue.end) == (0, len(bare)) else None


def venue_about(text: str) -> Venue | None:
    """The venue that the description of a note names with its year, saying else but that it is on a paper: `CVPR 2020 Oral`,
    `EchoNet 논문 리뷰 (CVPR 2020)`; not "Extends EchoNet (CVPR 2020)"."""
    if len(text) > _FAR or not any(map(str.isdigit, text)):
        return None
    if venue := _whole(_RANK.sub("", text)):
        return venue
    named = read_title(text)
    of_notes = named.hint or READING_END.fullmatch(named.title)
    return _whole(f"{named.venue} {named.year}") if named.venue and named.year and of_notes else None


_RANK = pattern(r"(?i)[\s,(]+(?:oral|spotlight|poster|highlight|paper)\)?$")


def venue_tagged(tags: Iterable[str]) -> Venue | None:
    """The one venue, with its year, among tags."""
    parts = (_TAG.fullmatch(tag) for tag in tags)
    venues = [venue for part in parts if part and (venue := _whole(part["venue"].replace("/", " ")))]
    return venues[0] if len({(venue.name, venue.year) for venue in venues}) == 1 else None


def tags_alone(blocks: Iterable[Block]) -> list[str]:
    """The tags on lines of their own among the first blocks below a title."""
    above = takewhile(lambda block: block.kind != "heading", blocks)
    return [tag for _, block in zip(range(_NEAR), above, strict=False) if not block.text.strip() for tag in block.tags]


_NEAR = 3  # blocks
