"""The end of a reference -> the journal that it names, whether anybody knows it: what stands before the volume and the pages."""

from __future__ import annotations

from ...patterns import pattern
from ..lexicon.title_words import UPPER

# "Sonar Studies, 25(6), 1159–1168", "Sonar Studies 4 (7): 2-5", "Sonar Studies, 210, 107123", "Sonar Studies, vol. 3, no. 2",
# "Sonar Studies 3, no. 2 (2018)", "Sonar Studies, 52/3: 853–72", "Sonar Studies 65.5 (2016)"
_JOURNAL = pattern(
    rf"[*_“\"]*(?P<name>(?:The )?[{UPPER}][\w’'&.–-]+(?:(?:,? (?:and|&)|:)? (?:of|the|in|for|on|[{UPPER}&][\w’'&.-]*)){{0,9}})[*_”\"]*,? "
    r"(?!(?:19|20)\d\d,)(?:\d{1,4}, no\. ?\d|\d{1,4}:\d{1,3}, \d|\d{1,4}\.\d{1,3} \((?:19|20)\d\d\)|\d{1,4}/\d{1,3}[:,]|\d{1,4} ?\(\d{1,4}(?:[-–/]\d{1,3})?\)|\d{1,4}[,:] ?(?:pp?\. ?)?[A-Za-z]?\d{1,7}\b|(?:19|20)\d\d(?: [A-Z][a-z]{2}(?: \d{1,2})?)?;\d|[Vv]ol(?:ume|\.) ?\d{1,4}\b)"
)
_CHINESE = pattern(
    r"[*_《]*(?P<name>[一-鿿][一-鿿（）()]{2,28})[*_》]*[,，]\s?(?:\d{1,4}\s?[(（:：,，]|第\s?\d)"
)  # 声学学报, 60(5)
_LONGEST = 80  # characters


def journal_in(rest: str) -> str:
    """The journal with which the end of a reference begins, a volume behind it, or the conference; "" where neither stands
    there."""
    rest, begun = rest.lstrip(" ,."), rest.lstrip(" ,.*_《")
    ways = (_CHINESE,) if begun[:1] > "z" else (_JOURNAL, _MEETING)
    found = next(filter(None, (way.match(rest) for way in ways)), None) if begun else None
    return found["name"] if found and len(found["name"]) <= _LONGEST else ""


# "In Proceedings of the 3rd Conference on Echoes, pp. 1-9", "In *Sonar Workshop*, 2019"
_MEETING = pattern(
    rf"In:? [*_]{{0,3}}(?:Proceedings of )?(?:the )?(?:(?:19|20)\d\d )?(?:\d{{1,3}}(?:st|nd|rd|th) )?"
    rf"(?P<name>(?=[{UPPER}])(?=[^,.()*_]{{0,60}}(?:Conference|Symposium|Workshop|Congress))[\w’'& /-]{{8,80}}?)[*_]{{0,3}}(?:, ?(?:pp?\. ?)?|\. |\s?\()"
)
