"""Whether a paper was read, as the words behind its title say: `Title (CVPR 2020) 待读`, `Title - to read`, `Title [done]`."""

from __future__ import annotations

from ...patterns import pattern

_STATES = {
    "to-read": r"to[ -]?(?:be )?read|to-?do|TODO|TBR|unread|not read(?: yet)?|must[ -]read|待读|未读|想读|待看|没读",
    "reading": r"reading|in progress|wip|WIP|在读|正在读|读了一半|half read|skimmed",
    "read": r"(?:already )?read|done|finished|已读|读完|已看|看完|精读|✓|√|✔",
}
# Behind brackets, a dash or a bar, or in brackets: "Learning to Read" is a title, and "Hearing, Reading" its end.
_BEHIND = pattern(
    r"(?:\s*[(（\[【]\s?(?i:{0})[!！]?\s?[)）\]】]|(?:(?<=[)）\]】])\s*|\s*[|｜·]\s*|\s+[-–—]+\s+){0}[!！.。]?)$".format(
        f"(?:{'|'.join(_STATES.values())})"
    )
)
_SAID = {status: pattern(rf"(?i)(?:{words})") for status, words in _STATES.items()}
_BOX = pattern(r"\s*\[[xX]\]$")
_AROUND = " ()（）[]【】!！.。-–—|｜·"
_LONGEST = 24  # characters
_ENDS = frozenset("deogpsORP读看半✓√✔!！.。)）]】")


def state_behind(text: str) -> tuple[str, int] | None:
    """The status that the end of a text says, and where it begins."""
    if text[-1:] not in _ENDS:
        return None
    start = max(0, len(text) - _LONGEST)
    if box := _BOX.search(text, start):
        return "read", box.start()
    found = _BEHIND.search(text, start)
    if found is None:
        return None
    word = found[0].strip(_AROUND) or found[0].strip()
    return next(status for status, words in _SAID.items() if words.fullmatch(word)), found.start()
