"""What a heading says behind its day: was something done on that day, or is it the title of a paper?

2026-04-10 ingest | EchoNet: Sonar for All      2023-01-05 Read the EchoNet paper, fixed the loader      2023-01-06 Meeting with Ann
"""

from __future__ import annotations

from ...patterns import pattern

_DONE = pattern(
    r"[^\w#]*(?:[a-z]{2,12}(?:[ -][a-z]{2,12})?\s*[|｜]\s*\S"  # the doing, and what it was done to
    r"|(?i:(?:group |lab |weekly |team )?meeting|met|discussed|discussion|fixed|added|updated|wrote|rewrote|finished|started|tried|ran|"
    r"implemented|debugged|debugging|refactored|removed|talked|merged|(?:read|fix|update) (?:the|an?|our|bugs?|about|through|some|more|up|two|three|\d+))(?=\s+[^\s:：]))"
)


def is_done(behind: str) -> bool:
    """Whether what stands behind a day in a heading is what was done on it."""
    return _DONE.match(behind) is not None
