"""An item as a task: its box or its word, `[x] Title`, `TODO Title`, and what Obsidian's Tasks writes behind it,
`Title 📅 2024-01-02 ⏫`."""

from __future__ import annotations

from ...patterns import pattern

_BOX = pattern(r"\[([ xX/?!-])\]\s+")
_WORD = pattern(r"(TODO|DONE|LATER|NOW|DOING|WAITING)\s+(?=\S)")
_SIGNS = pattern(
    r"(?:\s*(?:[📅⏳🛫✅➕❌]\ufe0f?\s*\d{4}-\d\d-\d\d|[⏫🔼🔽⏬🔺]\ufe0f?|🔁\ufe0f? ?[a-z\d ]{1,60}|🏁\ufe0f? ?\w{1,20}|[🆔⛔]\ufe0f? ?[\w,-]{1,60}))+\s*$"
)
_DONE = pattern(r"✅\ufe0f?\s*(\d{4}-\d\d-\d\d)")
_FIRST = "\u23e0"  # before which there is none of these signs
_REACH = 250  # characters at the end of a text, in which all of them stand


def task_at(text: str) -> tuple[str, int] | None:
    """The status of a paper whose item begins with a box or, as in Logseq, with a word, and where the title begins."""
    if task := _BOX.match(text):
        return {" ": "to-read", "/": "reading"}.get(task[1], "read"), task.end()
    if task := _WORD.match(text):
        return {"DONE": "read", "NOW": "reading", "DOING": "reading"}.get(task[1], "to-read"), task.end()
    return None


def without_task_signs(text: str) -> str:
    """The text without those signs at its end."""
    if not text or max(text) < _FIRST:
        return text
    found = _SIGNS.search(text, max(0, len(text) - _REACH))
    return text[: found.start()] if found else text


def done_on(text: str) -> str | None:
    """The day on which an item was done, as Tasks notes it: ISO."""
    found = _DONE.search(text) if "✅" in text else None
    return found[1] if found else None
