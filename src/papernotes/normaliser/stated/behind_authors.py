"""Where a paper was published, as a field of authors says it behind them: `作者: Ann Ito, Ben Wood. TPAMI 2013.`"""

from __future__ import annotations

from ...patterns import pattern
from ..references.venues import venues_in

_PLACED = pattern(
    r"(?P<who>.{3,600}?(?:[a-zà-ÿ]{2}|[一-鿿]))[.．。]\s*(?P<place>(?:(?=[A-Z])[^.．。;；]{2,90}|[一-鿿与]{2,20})[\s,，'’]*(?:19|20)?\d\d)[\s.。]*"
)
_OF_JOURNALS = pattern(
    r"^(?:Proceedings|Proc\.?|Journal|Transactions|Trans\.?|Annals|Advances|International|IEEE|ACM) |学报|研究|科学|技术|杂志|期刊|通报"
)


def parted(value: str) -> tuple[str, str]:
    """The authors of such a field, and the venue with its year behind them; "" where none stands there."""
    found = _PLACED.fullmatch(value.strip()) if value.rstrip(" .。")[-2:].isdigit() else None
    if found is None:
        return value, ""
    place = found["place"].strip()
    named = any(venue.start == 0 and venue.name for venue in venues_in(place)[:1])
    return (found["who"], place) if named or _OF_JOURNALS.search(place) else (value, "")
