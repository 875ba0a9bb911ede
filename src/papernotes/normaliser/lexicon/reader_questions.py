"""What readers of papers ask themselves in English, as courses have them answer it for each paper -> the facet announced.

    Why is the problem important?      What was the previous state of the art?      How was it evaluated?
    What did I learn?                  What's something I didn't understand?        Where does it fail?

A question tells by how it begins; what else has such words, manuals and diaries, speaks of no paper there.
"""

from __future__ import annotations

import re

from ...model import Facet
from ...patterns import pattern

_IS = r"(?:['’]s| is| are| was| were)"
_IT = r"(?:it|this|they|(?:the|this|their) (?:paper|work|authors?|approach|method|model|system|design|idea|solution|technique|algorithm))"
_NOT = r"(?:did|do|does)(?:n['’]t| not)"
_OWN = r"(?:main|key|core|big|central|high[- ]level|primary|basic)"
_END = r"(?:e?d|t)?(?: (?:most|best|least))?(?: (?:from|about|in) (?:it|this|the)(?: (?:paper|work))?)?\W*$"
_ASKED: tuple[tuple[Facet, str], ...] = (
    ("questions", r"what (?:other |open |further )?questions? (?:do|did|would|remain|are|is|was|you|i|we)|questions? for (?:the )?(?:authors?|discussion|class|presenters?)"),
    ("questions", rf"(?:what|(?:one |some )?things?|(?:the )?parts?|what{_IS} something) (?:that )?(?:i|we|you) (?:still )?(?:{_NOT} (?:fully |quite |really )?(?:understand|get)|found confusing)"),
    ("motivation", rf"why{_IS} (?:it|this|that|the) ?(?:problem|question|topic|paper|work)? ?(?:so )?(?:important|hard|difficult|challenging)(?! to\b)|why (?:should|do) (?:i|we|you|one|people|anyone) care"),
    ("existing", rf"what{_IS} (?:the )?(?:previous|prior|existing|earlier|former|current) (?:state[- ]of[- ]the[- ]art|works?|approach|method|solution|technique)"),
    ("contribution", rf"how (?:does|do|did) {_IT} (?:advanced?|extend|improve|push) |what{_IS} (?:novel|new (?:here|(?:in|about) (?:this|the) (?:paper|work|approach|method)))|what{_IS} the novelty"),
    ("related", rf"how (?:does|do|did|is|are|was) {_IT} (?:compared? |relate|differ|different from )"),
    ("experiments", rf"how (?:was|is|were|are|did) {_IT} (?:evaluate|test|validate|measure)"),
    ("method", rf"what{_IS} (?:the|their|its) {_OWN} (?:idea|insight|approach|trick|technique|intuition)|how (?:was|is|were|are) {_IT} (?:design|built|train|implement)|what (?:they|the authors?) (?:did|do|propose|built)\b|how (?:they|the authors?) (?:did|do|solved?|built|approach)"),
    ("review", rf"what{_IS} (?:the )?strongest (?:and|or|part|point|aspect)|what{_IS} (?:the|its|their|some) (?:{_OWN} )?(?:strengths?|strong points?|advantages?|pros)\b|(?:what (?:did|do|have) (?:i|we|you)|(?:what|things) (?:i|we)(?: have| {_NOT})?|what{_IS} one thing (?:i|we)) (?:learn|think|(?:dis)?like){_END}"),
    ("limitations", rf"where (?:does|do|did) {_IT} (?:fail|break|fall)|what (?:could|can|should) (?:be (?:improved|done better)|{_IT} do better)|what (?:did|do) (?:they|the authors?) not (?:tell|say|show|consider|address)|what{_IS} (?:the )?weakest (?:part|point|aspect)|conclusions? for future work|(?:most |the most )?glaring (?:deficienc|flaw|weakness)"),
    ("other", rf"what{_IS} (?:this|the) (?:paper|work|article) about"),
)  # fmt: skip
_EITHER = pattern("(?i)" + "|".join(f"(?P<p{at}>{asked})" for at, (_, asked) in enumerate(_ASKED)))
_LED = frozenset(("wh", "ho", "qu", "th", "so", "on", "pa", "co", "mo", "gl"))  # letters that they begin with


def asked_by_readers(text: str) -> Facet | None:
    """The facet that such a question asks for, without a number before it."""
    if text[:2].casefold() not in _LED:
        return None
    found = _EITHER.match(text)
    return _ASKED[int(found.lastgroup[1:])][0] if found and found.lastgroup else None


MINE = re.compile(
    r"(?i)(?:my|our) (?:(?:main|key|own) )?take ?aways?"
)  # what they are to the reader, no claim of the paper
