"""The persons that a text or a line lists: authors as notes, BibTeX and conference systems write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...patterns import pattern
from ..lexicon.title_words import COMMON, LOWER, UPPER
from ..prose.blanks import is_waiting
from ..prose.lines import Line
from .affiliations import without_marks, without_places
from .venues import venues_in

_PERSON = pattern(
    rf"^(?:(?:[{UPPER}][\w’'.‐-]*|v[ao]n|den?|der|del?|la|d[ai]|bin)\.?[ -]?){{1,5}}$"
    r"|^[一-鿿·]{2,6}$|^[一-鿿]{1,3} [一-鿿]{1,3}$|^[가-힣]{2,5}$|^[ァ-ヿ・＝]{2,20}$"
)


def authors_in(line: Line) -> tuple[tuple[str, ...], str]:
    """Those whom a line of authors names, and what it says behind them: `Akshit Tyagi et al., 3 Dec 2019`, `Jiajun Wu,
    Yifan Wang (MIT)`; no names where it is another line."""
    text = _OF_PERSONS.sub("", _LINKED.sub("", _DAY.sub("", line.text[: _LONGEST + 1])))
    text = without_places(without_marks(text))[0]
    text = _BY.sub("", _ET_AL.sub("et al.", text))
    if line.first and "," not in text and _NAMES_SPACED.fullmatch(text.strip(" *_")):
        text = _SPACED.sub(", ", text)
    if line.first and line.kind in ("paragraph", "quote") and (as_bibtex(text) or _AS_APA.fullmatch(text.strip(" *_"))):
        return split_names(_STOP.sub("", text.strip(" *_"))), ""
    place = next((venue for venue in venues_in(text) if venue.name and venue.year), None)
    place = None if place and _GOES_ON.match(text, place.end) else place
    before = text[: place.start].rstrip(_BEFORE_PLACE) if place else ""
    if "; " in before and "," not in before:
        before, text = before.replace("; ", ", "), text.replace("; ", ", ", before.count("; "))
    keyed = place is not None and text[: place.start].rstrip().endswith((":", "："))
    if place and not keyed and (names := chinese_names(before)):
        return names, text[place.start :]
    if (
        line.kind not in ("paragraph", "quote")
        or not line.first
        or len(line.text) > _LONGEST
        or not _LISTED.match(text)
    ):
        return (), line.text
    if place is None or _BEHIND.search(before):
        before, *behind = _BEHIND.split(text, maxsplit=1)
    else:
        behind = [text[place.start :]]
    if line.kind == "quote" and not (behind and _YEAR.search(behind[0])):
        return (), line.text  # of what the paper says
    if _OF_TITLES.search(before) or any(_APART.search(label) for label, _ in line.links()):
        return (), line.text  # "Fast Sonar and Slow Echoes for Ships", a link to a paper
    names = split_names(before)
    words = {word.casefold() for name in names for word in name.split()}
    sure = all(" " in name for name in names) and words.isdisjoint(COMMON)
    return (names if sure else ()), text[len(before) :] if behind else ""


_LONGEST = 400
_BY = pattern(r"^\s*[*_]*(?i:by)(?:[:：][*_]*)? ")
_SPACED = pattern(r" +[·•/|｜∙] +")  # "Aki Ito · Ben Wood"
_OF_PERSONS = pattern(r"^\s*[👤👥✍🖊🖋✒🧑👨👩][\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]*\s*")
_GOES_ON = pattern(r"\s*[的上中里比和与]")
_BEFORE_PLACE = " \t,，.。;；:：|@-–—([（【"
_LINKED = pattern(
    r"(?i)^\s*[\[(（](?:link|pdf|paper|arxiv|doi|url|论文|链接)[)\]）]\s*"
)  # "([link](u)) Aki Ito, Ben Wood"
_PARTICLES = r"(?:(?:v[ao]n|de[nrl]?|du|d[ao]s?|di|la|le|bin|el|te[nr]|zu) ){0,2}"
_LISTED = pattern(
    rf"[*_]?[{UPPER}][\w’'.-]*(?: {_PARTICLES}[{UPPER}][\w’'.-]*){{1,3}}[\d*∗†‡§¶,]*(?:,? (?:et al\b|and |& )|, [{UPPER}]|\s?等人?(?=\W|$))"
)
_FULL_NAME = rf"[{UPPER}][\w’'.-]*(?: {_PARTICLES}[{UPPER}][\w’'.-]*){{1,3}}"
_NAMES_SPACED = pattern(rf"{_FULL_NAME}(?: +(?P<sign>[·•/|｜∙]) +{_FULL_NAME})(?: +(?P=sign) +{_FULL_NAME}){{0,30}}")
_BEHIND = pattern(
    r"\s*(?:[(（|/—–;；@\"“]|,? (?:in )?(?=\d{1,2} [A-Z][a-z]{2}|(?:19|20)\d\d|[A-Z]{3,}\b)|(?<![A-Z])\. | - |(?<=\s)[·•]\s)"
)
_YEAR = pattern(r"(?:19|20)\d\d")
_OF_TITLES = pattern(r" (?:for|with|via|using|through|from|towards?|by) ")

_DAY = pattern(r"^\s*(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s+")
_FAMILY_FIRST = pattern(rf"(?P<last>[^,;，；]{{1,30}}), (?P<first>[{UPPER}][\w’'.‐-]*(?: [{UPPER}][\w’'.‐-]*){{0,3}})")


def person_in(text: str) -> str | None:
    """The one person whom `Last, First` names; None where it may be two, `Kaiming He, Xiangyu Zhang`."""
    found = _FAMILY_FIRST.fullmatch(text.strip())
    if (
        not found
        or not _PERSON.match(found["last"])
        or (" " in found["last"] and " " in found["first"] and found["last"][0].isupper())
    ):
        return None
    return f"{found['first']} {found['last']}"


def listed(values: Sequence[str], *, each_one: bool = False) -> tuple[str, ...]:
    """The persons of a list of values, where each may be one, `Last, First`, or several.

    `[Zheng, Yufeng; Black, Michael J.]` is YAML that was cut at each comma.
    """
    if len(values) > 1 and any(";" in value for value in values):
        return split_names(", ".join(values))
    persons = [person_in(value) for value in values] if each_one or len(values) > 1 else []
    if persons and (each_one or all(persons)):
        pairs = zip(values, persons, strict=True)
        return tuple(dict.fromkeys(name for value, one in pairs for name in ((one,) if one else split_names(value))))
    return tuple(name for value in values for name in split_names(value))


_APART = pattern(r"\s*(?:,|，|、|;|；|\b(?:and|und)\b|\bet\b(?!\.? ?al\b)|\by\b(?= [^\W\d_]+\.? [^\W\d_])|&|和|\|)\s*")
# Numbers and signs behind names, brackets, formulas, tags: what says where they work, and how to write to them.
_MARKS = pattern(r"\$[^$]*\$|\[\[|\]\]|[*_`^{}†‡§¶‖∗＊✉\d¹²³⁴⁵⁶⁷⁸⁹]|\([^)\n]{0,300}\)|（[^）\n]{0,300}）|<[^>]{0,300}>")
_MARKED_APART = pattern(rf"(?<=[{LOWER}])[\d¹²³⁴⁵⁶⁷⁸⁹*∗†‡§]+\s+(?=[{UPPER}])")  # "Ann Ito1∗ Ben Wood2"
_ET_AL = pattern(r"\bet\.? ?al\b\.?")  # "et. al.", "et.al"
_OTHERS = pattern(r"[,，]?\s*(?:et al\.?|等人?)(?=\W|$).*")
_WORD = rf"[{UPPER}][\w’'‐-]+"
_LAST_FIRST = pattern(
    rf"(?P<last>{_WORD}), (?P<first>{_WORD}(?: [{UPPER}]\.?)*)(?P<rest>(?:(?:,|,? and|,? &) {_WORD}(?: [{UPPER}][\w’'.‐-]*)+)*)\.?"
)


def as_bibtex(text: str) -> bool:
    """Whether a text lists persons as BibTeX does and says nothing else: "Ito, Aki and Wood, Ben"."""
    return " and " in text and _AS_BIBTEX.fullmatch(text.strip(" .*_")) is not None


_STOP = pattern(r"(?<=[a-z]{2})\.$")
_ONE = rf"[{UPPER}][\w’'-]*, [{UPPER}][\w’'.-]*(?: [{UPPER}][\w’'.-]*)?"
_AS_BIBTEX = pattern(rf"{_ONE}(?: and {_ONE}){{1,60}}")
_INITIALS = rf"[{UPPER}][\w’'‐-]+, [{UPPER}]\.(?:[ -]?[{UPPER}]\.){{0,4}}"
_AS_APA = pattern(rf"{_INITIALS}(?:(?:, |,? & |,? and ){_INITIALS}){{1,60}}")  # "Ito, A., Wood, B., & Moss, C. D."
_OF_APA = pattern(rf"(?P<last>[{UPPER}][\w’'‐-]+), (?P<first>[{UPPER}]\.(?:[ -]?[{UPPER}]\.){{0,4}})")


def split_names(text: str) -> tuple[str, ...]:
    """The persons that a text lists; "et al." and what is no name (an affiliation's number) is left out.

    `Last, First and Last, First` (BibTeX), the same with semicolons, `Last, First, and First Last` (MLA) and
    `First Last, First Last` are read, the latter behind a date, too.
    """
    if is_waiting(text):
        return ()
    text = _ET_AL.sub("et al.", _DAY.sub("", text).replace("\u2011", "-"))
    if not _APART.search(text):
        text = _MARKED_APART.sub(", ", text)
    text = " ".join(_MARKS.sub("", text).split())
    alone, others = _OTHERS.subn("", text)
    text = alone.strip().rstrip(",")  # of a line of BibTeX
    last_first = _LAST_FIRST.fullmatch(text)
    if _AS_APA.fullmatch(text):
        parts = [f"{found['first'].strip()} {found['last']}" for found in _OF_APA.finditer(text)]
    elif last_first and (others or last_first["rest"]):
        parts = [f"{last_first['first']} {last_first['last']}", *_APART.split(last_first["rest"])]
    elif text.count(" and ") and re.match(r"^[\w’'-]+, [^,]+(?: and [\w’'-]+, [^,]+)+$", text):
        parts = [" ".join(reversed(name.split(", "))) for name in text.split(" and ")]
    elif ";" in text and all(name.count(",") == 1 for name in text.strip(" ;").split(";")):
        parts = [" ".join(part.strip() for part in reversed(name.split(","))) for name in text.strip(" ;").split(";")]
    else:
        parts = _in_turn(text) or _APART.split(text)
    names = [" ".join(part.split()).strip(" .") if len(part) > 3 else part.strip() for part in parts]
    return tuple(name for name in names if 2 <= len(name) <= 40 and _PERSON.match(name))


def _in_turn(text: str) -> list[str]:
    """The persons of a list whose commas part last names from first names as well, `Xu, Yingxue, Ito, C. David`, where some
    first name has an initial, or most last names are among the commonest in pinyin; [] for other lists."""
    parts = text.split(", ")
    last, first = parts[::2], parts[1::2]
    if len(last) != len(first) or len(last) < 2 or any(" " in name or "." in name or name.isupper() for name in last):
        return []
    family, given = (sum(name in _IN_PINYIN for name in names) for names in (last, first))
    told = any(map(_INITIAL.match, first)) or (2 * family > len(last) and family > 2 * given)
    told = told and all(map(_PERSON.match, parts))
    return [f"{one} {other}" for one, other in zip(first, last, strict=True)] if told else []


_INITIAL = pattern(r"[A-Z]\. [A-Z]|[A-Z]\w+ [A-Z]\.")
_IN_PINYIN = frozenset(
    "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Gao Lin Luo Zheng Liang Xie Tang Deng Feng Han Cao Peng Zeng "
    "Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren Yao Shen Zhong Cui Tan Fan Shi Song Jin Zou Xiong Bai Qin Qiu Hou".split()
)


def several(values: Iterable[str]) -> tuple[str, ...]:
    """The persons of a head's `author` where one text lists two or more in full: "Aki Ito, Ben Wood"; a blogger is one."""
    text, *others = *values, ""
    if as_bibtex(text) or _LAST_AND_INITIALS.fullmatch(text.strip()):
        return split_names(text)
    names = split_names(text) if others == [""] else ()
    parts = [part for part in _APART.split(text) if part.strip(" .")]
    return names if len(names) >= 2 and len(names) == len(parts) and all(" " in name for name in names) else ()


def is_key_by(name: str, authors: Iterable[str]) -> bool:
    """Whether a name is how keepers cite what the first of those persons wrote: Ito2020, ito-wood-2020, lit.ito2020."""
    family = next((person.split()[-1] for person in authors if person.strip()), "").casefold()
    found = _KEY.fullmatch(name.casefold()) if len(family) > 1 else None
    return found is not None and re.split(r"[^\w’']|_", found[1])[0].startswith(family)


_KEY = pattern(r"(?:@|lit\.|paper\.|ref\.)?([^\W\d][\w’'-]*?)[-_. ]?(?:19|20)\d\d[a-z]?")


_LAST_AND_INITIALS = pattern(
    rf"[{UPPER}][\w’'-]*, (?:[{UPPER}]\.[ -]?)+(?:; [{UPPER}][\w’'-]*, (?:[{UPPER}]\.[ -]?)+){{1,40}}"
)

# The commonest family names; a word of two or three letters that begins with one is a name where names are listed.
_FAMILIES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅"
    "方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
_CHINESE_NAMES = pattern(
    rf"[{_FAMILIES}][一-鿿]{{1,2}}(?:\s*[、，,和与及]\s*[{_FAMILIES}][一-鿿]{{1,2}}){{0,40}}(?:\s*等人?)?"
)
_NAMED = pattern(r"作者(?:们|们?分别)?(?:是|为|有|包括)\s*[:：]?\s*(?P<names>[^。；;\n:：]{4,400})(?:[。；;\n]|$)")


def chinese_names(text: str) -> tuple[str, ...]:
    """The persons that a text lists in Chinese and says nothing else, as far as their family names tell."""
    return split_names(text) if _CHINESE_NAMES.fullmatch(text.strip()) else ()


def named_by(text: str) -> tuple[str, ...]:
    """Two persons or more whom a sentence calls the authors, `作者是Ann Ito，Ben Wood。`, saying nothing else of them."""
    found = _NAMED.search(text) if "作者" in text else None
    if not found:
        return ()
    said = found["names"].strip()
    names = chinese_names(said) or split_names(said)
    parts = [part for part in _APART.split(_OTHERS.sub("", said)) if part.strip()]
    in_full = all(" " in name for name in names) or not said[0].isascii()
    whole = bool(chinese_names(said)) or (len(parts) == len(names) and in_full and said[0].isascii())
    return names if len(names) > 1 and whole else ()
