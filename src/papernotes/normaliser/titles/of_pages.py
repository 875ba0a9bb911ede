"""Titles as pages and copies have them, with their site or their kind, or as files must be called -> the title.

Title | IEEE Journals & Magazine | IEEE Xplore      Title.pdf      EchoNet_ Sonar for Large Boats
"""

from __future__ import annotations

from ...patterns import pattern


def without_site(text: str) -> str:
    """The title of a page or a copy without its site's or its kind: `a/....pdf`, `... | IEEE Journals & Magazine | IEEE Xplore`, `... - ScienceDirect`."""
    text = text[:-4].rpartition("\n" if "://" in text else "/")[2] if text.endswith(".pdf") else text
    text = _FILED.sub(": ", text) if "_ " in text else text  # no file's name has a colon
    named = len(text) < _LONGEST and (text.endswith(_SITES) or "| IEEE" in text or "| Proceedings of" in text)
    return _SITE.sub("", text) if named else text


_LONGEST = 500  # characters of a page's title
_SITES = (
    "IEEE Xplore",
    "ScienceDirect",
    "SpringerLink",
    "ACM Digital Library",
    "PubMed",
    "OpenReview",
    "Semantic Scholar",
)
_SITE = pattern(
    rf"(?:\s+\|\s+IEEE[^|]{{0,60}})*\s+[|–-]\s+(?:{'|'.join(_SITES)})$|\s+\|\s+(?:IEEE[^|]{{0,60}}|Proceedings of[^|]{{8,200}})$"
)
_FILED = pattern(r"(?<=[\w)])_ (?=\S)")
