"""The writers that the text beside a title names: `Zhou, Li and Jiang. Title`, `A. Author, B. Author`, `Author et al.`"""

from __future__ import annotations

from ...patterns import pattern
from ..lexicon.ordinary_words import FAMILIES, SUBJECTS
from ..lexicon.title_words import COMMON, LINK_WORDS, UPPER, YEAR
from .organisations import organisations
from .persons import as_bibtex, chinese_names
from .venues import venues_in

# What was matched is never given back (`++`), and nothing begins within a word, so that a long text is read once.
_WRITER = r"(?:[A-Z] ){0,2}+[A-Z][\w’'.-]++(?: [A-Z][\w’'.-]*+){0,3}+"
WRITERS = pattern(
    rf"(?<![\w’'.-])(?:{_WRITER}(?:(?:,? (?:and|&) |, ?|，|、){_WRITER})++|[A-Z][\w’'.-]++(?: [A-Z][\w’'.-]++){{0,2}}+,? et(?: al|\.? ?al)\b\.?)"
)
_AFFILIATIONS = pattern(r"[*†‡∗§¹²³⁴\d]+|,(?=\s*[*†‡∗§])")
_FAR = 2000  # characters from which on nobody is named any more
_LONGEST = 600  # characters of a line of writers
_NAME = pattern(rf"[{UPPER}][\w’'.-]*(?: [{UPPER}][\w’'.-]*){{1,3}}")
_CAPITALS = pattern(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}")
_OTHERS = pattern(r",? et\.? ?al\.?$")
_YEAR_BEHIND = pattern(
    rf"[\s*_,，.–—-]*(?:(?P<who>[A-Z][^\d。；;!?()]{{2,160}}?)[,，.]?\s+)?(?P<year>{YEAR})(?=[\s.,;，。*_]|$)"
)
_WORD = pattern(r"\w+")
_SMALL = pattern(r"[a-zà-ÿ]")
_APART = pattern(r",|，|、| and | & ")


def writers_in(text: str) -> str:
    """The first list of writers in a text, or ""; what links are called (`Website, Code`) and subjects in capitals alone
    (`PET, ADMM`) are none."""
    text = _ENDED.sub(";", text[:_FAR])
    for venue in venues_in(text) if any(map(str.isdigit, text)) else ():
        if venue.year:  # "A. Ito, B. Wood, CVPR 2020"
            text = f"{text[: venue.start]};{' ' * (venue.end - venue.start - 1)}{text[venue.end :]}"
    return next((found[0] for found in WRITERS.finditer(text) if _are_persons(found[0])), "")


_ENDED = pattern(r"\.(?= In )|(?<=[a-z]{2})\.(?= [A-Z])")  # "B. Wood. In Proceedings of ...", "Ben Wood. ECCV 2016."


def are_writers(text: str) -> bool:
    """Whether a text is a list of writers, as far as its capitals say: "Vaswani, Shazeer and Parmar", "Dao et al."."""
    named = [name.strip() for name in _APART.split(_OTHERS.sub("", text[:_LONGEST]).strip(" ."))]
    return (len(named) > 1 or bool(_OTHERS.search(text))) and all(_CAPITALS.fullmatch(name) for name in named)


def surely_writers(text: str) -> bool:
    """Whether it can be nothing else: "Sparse Echoes and Their Selection" may be a title, with a comma or initials it is not."""
    return bool(_SURE.search(text)) and " " in text.strip() and are_writers(text)


_SURE = pattern(r",|，|、|\b[A-Z]\.|\bet\.? al\b")


def in_full(names: str) -> str | None:
    """The writers of such a list, others left out, where the first has more than a surname; else None."""
    alone = _OTHERS.sub("", names.strip(" ,，"))
    return alone if are_writers(names.strip(" ,，")) and " " in _APART.split(alone)[0] else None


def others_before(text: str) -> tuple[str, str] | None:
    """The writers that a text begins with, whose others are left out, and what stands behind: "Ito A., et al. Title"."""
    found = _BEFORE_OTHERS.match(text)
    return (
        (_LAST_FIRST.sub(r"\2 \1", found["who"]), text[found.end() :]) if found and are_writers(found["who"]) else None
    )


_LAST_FIRST = pattern(r"^([A-Z][\w’'-]+), ((?:[A-Z]\.[ -]?)+)(?=,? et)")  # "Ito, A., et al."
_BEFORE_OTHERS = pattern(r"(?P<who>[A-Z][^。；;!?:()]{1,160}?,? et\.? ?al\.)[,:：]?\s+(?=[\"“]?[A-Z\d])")


def year_behind(text: str) -> int | None:
    """The year that a text begins with, or that stands behind the writers that it begins with: ", Ito et al, 2017." """
    found = _YEAR_BEHIND.match(text)
    who = found["who"] if found else None
    said = who is None or who.casefold() in LINK_WORDS or are_writers(who)  # ", Paper 2014"
    return int(found["year"]) if found and said else None


def year_apart(text: str) -> int | None:
    """The last year that stands between full stops, as bibliographies have it, "A. Ito. In Sonar, pages 1-9. 2018. [pdf]",
    or in brackets at the end."""
    years = _YEAR_APART.findall(text[:_FAR])
    return int(years[-1]) if years else None


_YEAR_APART = pattern(
    rf"(?:[.,;)]\s{{0,2}}(?:[Ii]n\s)?|[(（](?={YEAR}[)）]))({YEAR})(?:\s?(?:\.(?!\d)|$|(?=[\[(]))|(?=[)）][\s.]*$))"
)


def names_alone(line: str) -> str:
    """The writers that a line lists and says nothing else, without the signs of their affiliations: "A. Ito* , B. Wood"."""
    if line[:1] > "z" and len(line) <= _LONGEST and len(chinese_names(line)) > 1:
        return line.strip()
    if len(line) <= _LONGEST and as_bibtex(line):
        return line.strip(" .*_")
    text = " ".join(_AFFILIATIONS.sub(" ", line[:_LONGEST]).split()).replace(" ,", ",").strip(" ,.")
    named = [name.strip() for name in _APART.split(text)]
    return text if len(named) > 1 and all(_NAME.fullmatch(name) for name in named if name) else ""


def names_beside_venue(line: str) -> str:
    """The writers that a line lists, beside a venue or alone, saying nothing else: `NeurIPS 2020，A. Ito, B. Wood`."""
    venue = next(iter(venues_in(line)), None) if len(line) < _LONGEST else None
    around = (line[: venue.start], line[venue.end :]) if venue else (line,)
    said = ", ".join(filter(None, (part.strip(_BETWEEN) for part in around)))
    parts = _APART.split(said)
    if any(map(_is_no_person, parts)) or all(map(_SUBJECT.search, parts)):
        return ""
    return names_alone(_OTHERS.sub("", said)) and said


_BETWEEN = " *_`[]()（）【】,，、.;；:：|·–—-"


def _is_no_person(name: str) -> bool:
    """Whether a part of a list is a place of work or a subject: "Stanford University", "Object Detection"."""
    words = name.casefold().split()
    return bool(organisations(name)) or not COMMON.isdisjoint(words) or _SUBJECTS.issuperset(words)


_SUBJECTS = SUBJECTS | FAMILIES
_SUBJECT = pattern(r"(?:ing|ions?|ics|ment|ance|ence|ity|works?|els?)$")  # "Machine Learning, Sonar Navigation"


def _are_persons(names: str) -> bool:
    if all(map(organisations, _APART.split(names))):
        return False  # (*Meta, UC Berkeley*)
    begun = (_WORD.search(name) for name in _APART.split(names))
    return bool(_SMALL.search(names)) and not any(word and word[0].casefold() in LINK_WORDS for word in begun)
