"""How much a text looks like a paper's title, or a method's name, by itself."""

from __future__ import annotations

from functools import lru_cache

from ...patterns import pattern
from ..lexicon.title_words import COMMON, SMALL, UPPER
from ..prose.once import TEXTS
from .venues import venues_in


def is_name(text: str) -> bool:
    """Whether a text could be a method's short name: one to three words, letters and digits, not a common word.

    VITS, GFP-GAN, Wav2Lip 2.0, HiFi Tuner, 3DGS, pix2pix; not "Method", "the best".
    """
    if not 2 <= len(text) <= 32 or not _NAME.fullmatch(text) or not _TELLING.search(text):
        return False
    words = text.casefold().split()
    if not 1 <= len(words) <= 3 or all(word in _SMALL_OR_COMMON for word in words):
        return False
    if len(words) > 1 and (not SMALL.isdisjoint(words) or text.endswith(_OF_A_KIND)):
        return False
    if (
        _DATED.search(text) or _WRITERS.match(text) or _CITEKEY.fullmatch(text) or NUMBERED.fullmatch(text)
    ):  # "Authors' guess: ..."
        return False
    return bool(_LATIN.search(text)) and not venues_in(text)


_OF_A_KIND = (" model", " models", " method", " methods", " approach", " algorithm", " algorithms")  # GNN model
_NAME = pattern(r"[A-Za-z0-9α-ωΑ-Ω²³½∞²³⁺+*$^{}_\-–./·' ’!α]+")
_TELLING = pattern(r"[A-Z0-9]")
_LATIN = pattern(r"[A-Za-z]")
_WRITERS = pattern(r"(?i)(?:the )?(?:authors?|reviewers?)\b")
_DATED = pattern(  # when, and where, a paper came out: Jan 2021, BioNLP 2021 workshop
    r"(?i)^(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? (?:\d{1,2} )?\d{4}$|\d{4} (?:workshop|oral|poster|spotlight)"
)
_SMALL_OR_COMMON = SMALL | COMMON


def short_of(title: str) -> str | None:
    """The short name in front of a title's colon or dash, or the title itself where it is but a name."""
    head = _HEAD.match(title)
    if head and (is_name(head[1]) or is_letters(head[1])) and not _NO_HEAD.fullmatch(head[1]):
        return head[1].strip()
    if title.endswith("Report"):  # "Echo-4 Technical Report"
        title = _REPORT.sub("", title)
    if len(title) > 32 or (words := len(title.split())) > 3:
        return None
    return title if is_name(title) and (words == 1 or _camel(title)) else None


_HEAD = pattern(r"([^:：]{2,34}?)\s*(?:[:：]\s*|\s[–—-]\s)(?=\S)")
_REPORT = pattern(r"(?:^| )Tech(?:nical)? Report$")
_NO_HEAD = pattern(  # P04: the fourth paper
    r"(?i)towards?|learning|part \w+|step \w+|[a-z]0\d{1,2}|(?:day|week|session|meeting|lecture|chapter) \d+"
)


# PMC2873048, heDeepResidualLearning2016: Better BibTeX's; ocko2018theEmergence: others'
_CITEKEY = pattern(
    r"(?:PMC|PMID:?) ?\d{4,}|10\.\d{4,9}/.*|[a-z]+[A-Z][A-Za-z]{3,}(?:19|20)\d\d[a-z]?|[a-z]{3,}(?:19|20)\d\d[A-Za-z]{3,}"
)
# P-ST-001, 03week, Week2, PaperRead: how keepers number and call their notes, no names of methods and no subjects.
NUMBERED = pattern(
    r"(?i)(?:[a-z]{1,4}-){1,3}0\d{1,3}|[a-z]0\d{1,2}|\d{1,2}[-_ ]?weeks?|weeks?[-_ ]?\d{1,2}|papers?[-_ ]?(?:\d{1,3}|read(?:ing)?s?|notes?)|(?:reading|note)s?[-_ ]?\d{1,3}|"
    r"(?:meeting|lecture|session|lesson|chapter|unit|module|seminar)s?[-_ ]?\d{1,3}"
)


def is_letters(text: str) -> bool:
    """Whether a text is written as names in letters are, NeRF, CLIP, GAN: subjects by themselves, names before a colon."""
    return _LETTERS.fullmatch(text) is not None


_LETTERS = pattern(r"(?=\d*[A-Za-z])[A-Z0-9][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9]*")


def _camel(text: str) -> bool:
    """Whether a word of a short phrase is written as names are: inner capitals, digits or all capitals."""
    return any(_INNER.search(word) for word in text.split()) or len(text.split()) == 2


BOTH = pattern(
    r"(?=[^（）()]*[一-鿿]{4})([^（）()]*+)[（(]([A-Z][^（）()一-鿿]{15,})[)）]"
)  # 中文题目（English Title）
_INNER = pattern(r"[a-z][A-Z]|\d|^[A-Z]{2,}")


@lru_cache(maxsize=TEXTS)
def likeness(title: str) -> float:
    """How much a text looks like a paper's title by itself: 0 not at all, 1 a name, 2 a title, 3 "Name: A Title"."""
    text = title.strip()
    if len(text) > _LONGEST:
        return 0.0
    words = _WORDS.findall(text)
    chinese = len(text) - len(_CHINESE.sub("", text))
    if both := BOTH.fullmatch(text):
        return likeness(both[2])
    if chinese > max(4, len(words)):
        return max(_chinese_likeness(text, chinese), 1.2 if short_of(text) else 0.0)
    if not words or (text.endswith(("?", "？")) and len(words) < 5) or len(words) > 32:
        return 0.0
    if _NO_TITLE.match(text) or of_programs(text) or (len(text) < _LONG and _LISTED.fullmatch(text)):
        return 0.0
    capital = sum(1 for word in words if word[0].isupper() or word[0].isdigit() or word.casefold() in SMALL)
    titled = capital / len(words) >= 0.7 and sum(1 for word in words if word[0].isupper()) >= 2
    if len(words) >= 4 and _PARTED.search(text) and short_of(text):
        return 3.0 if titled or len(words) >= 6 else 2.0
    if len(words) >= 4:
        return (
            (2.5 if len(words) >= 6 else 2.0) if titled else (1.2 if len(words) >= 5 and words[0][0].isupper() else 0.4)
        )
    if len(words) == 3 and titled and len(text) > 32:
        return 1.0
    if is_name(text) and not all(word.casefold() in COMMON for word in words):
        odd = any(_ODD.search(word) for word in words)
        return (
            1.0
            if odd or (len(words) == 3 and titled)
            else (0.6 if titled or (words[0][0].isupper() and all(word.isdigit() for word in words[1:])) else 0.2)
        )
    if _PARTED.search(text) and (name := short_of(text)) and name != text:
        return min(likeness(name), _SAID_OF_A_NAME)
    return 0.0


# "Zip-NeRF: cones": with a link it is a paper, and beside papers alone not yet, as "Q1: Why" could be one, too.
_SAID_OF_A_NAME = 0.8


_WORDS = pattern(r"[A-Za-z0-9][\w’'+./-]*")
_CHINESE = pattern(r"[一-鿿]+")
_PARTED = pattern(r"[:：]|\s[–—-]\s")
_ODD = pattern(r"[a-z][A-Z]|[A-Za-z]\d|\d[A-Za-z]|^[A-Z]{2,}[\dA-Z-]*$")
_LONG = 300  # characters, from which on a text is no title anyhow
_LONGEST = 1000  # of any, with formulas and addresses in it
_PAIR = rf"[{UPPER}][\w’'.-]*(?: [{UPPER}][\w’'.-]*){{1,2}}"
_LISTED = pattern(rf"{_PAIR}(?:, {_PAIR}){{1,40}}(?:, {_PAIR}|,? (?:and|&) {_PAIR})")  # persons, subjects


def of_programs(text: str) -> bool:
    """Whether a text is what manuals, logs of changes and calls for papers have for headings."""
    return len(text) < _LONG and _OF_PROGRAMS.match(text) is not None


# "v1.0.6 - ...", "DEP0093: ...", "Class: Buffer", "key {string|Buffer}", "fs.stat(path)": what programs have.
_OF_PROGRAMS = pattern(
    r"v?\d+\.\d+\.\d|v\d+(?:\.\d+)+\b|(?:DEP|RFC|PEP|CVE|JEP|ADR|ISO|KB|BUG|ISSUE|PR)[ -]?\d|"
    r"(?:[Cc]lass|[Cc]onstructor|(?:[Ss]tatic )?[Mm]ethod|[Ff]unction|[Rr]eturns?|[Pp]aram(?:eter)?s?|[Ee]xamples?|Note|Warning|Tips?|"
    r"Usage|Version|[Oo]ptions?|[Dd]efault|[Tt]hrows|[Ee]vent|[Pp]ropert(?:y|ies)|Added in|Changed in|Deprecated)(?:\s*[:：]|\s[-–—]\s)|"
    r"(?i:call for (?:papers|participation|proposals|abstracts|submissions|workshops|demos|posters|reviewers)|important dates|"
    r"(?:paper |abstract )?submission (?:deadlines?|instructions|guidelines|dates)|(?:author|reviewer) (?:kit|guidelines|instructions))\b|"
    r"[^$\\]*(?:\{[\w|. ]+\}|[a-z]\w*\.\w+\(|\w\(\))"
)
_NO_TITLE = pattern(
    r"(?i)(?:chapter|lecture|lesson|section|unit|module|appendix|part|week|day|step|exercise|homework|lab|fig(?:ure|\.)?|"
    r"table|layer|tier|track|pillar|theme|cluster|wave|batch|phase|task|question|round|stage|case|example|problem|version|level|experiment|variant|option|alternative)\s*\d|"
    r"(?:test|trial|run|scenario|benchmark|iteration|milestone|sprint|attempt|idea|goal|bug|feature|check|measurement)\s*#?\d{1,2}\b|"
    r"\w*(?:Error|Exception)\b:|.*\{\{|(?:my|our|they|the (?:authors?|paper))\s|我的|"
    r"(?:how to|introduction to|guide to|what is|what are|notes on|tips for|list of|an? quick|getting started)\b|"
    r"[^()]{0,40}\(\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? [^()]{0,20}\d:\d\d"  # Annotations (7/30/2020, 9:23:09 AM)
)


def _chinese_likeness(text: str, chinese: int) -> float:
    return 2.0 if chinese >= 5 and _CHINESE_TITLE.search(text) else 0.0


_CHINESE_TITLE = pattern(
    r"综述$|综述[:：]|研究进展$|^基于.{3,}的.{2,}|^面向.{3,}的.{2,}|^(?=.*(?:方法|算法|模型|研究|网络)$).{2,}的.{2,}(?:方法|算法|模型|研究|网络)$"
)
