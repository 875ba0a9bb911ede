"""Citations in a text or in brackets, "Vaswani et al., 2017", "Kipf & Welling (2017)", "何恺明等，2016" -> the year."""

from __future__ import annotations

from ...patterns import pattern
from ..lexicon.title_words import LOWER, UPPER, YEAR

# "Vaswani et al., 2017", "Kipf & Welling 2017", "Dao 2023", "何恺明等，2016"
_NAME = rf"(?:[{UPPER}][{LOWER}’'-]+|[{UPPER}][\w’'-]*[{LOWER}])(?: [{UPPER}][\w’'-]+)?"
CITED = pattern(
    rf"(?:{_NAME}(?P<others>(?:(?:, {_NAME}){{0,3}},? (?:and|&|和|与) {_NAME})|,? et al\.?|\+| ?等人?)?|[一-鿿]{{2,4}}等人?)"
    rf"[,，]? ?(?P<year>{YEAR})[a-z]?"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
_ALONE = pattern(rf"(?!{_MONTH}){_NAME} ?[(（](?P<year>{YEAR})[a-z]?[)）]")
_IN_BRACKETS = pattern(r"\s*[(（]([^()（）]{4,200})[)）]")


def cited_year(text: str) -> int | None:
    """The year of a citation in brackets that the text begins with: "(Oquab et al., 2023)"."""
    group = _IN_BRACKETS.match(text)
    cited = CITED.fullmatch(group[1].strip()) if group else None
    return int(cited["year"]) if cited else None


def citation(line: str) -> int | None:
    """The year of a line that is a citation: "Vaswani et al. 2017", "(Kipf & Welling, 2017)", "Dao (2023)"."""
    bare = line.strip(" *_.,[]")
    cited = (
        CITED.fullmatch(bare.strip("()（）")) or _ALONE.fullmatch(bare) or CITED.fullmatch(_YEAR_APART.sub(r"\1", bare))
    )
    return int(cited["year"]) if cited and cited.groupdict().get("others", "alone") else None


_YEAR_APART = pattern(rf"[(（]({YEAR}[a-z]?)[)）]?$")  # Kipf & Welling (2017)
