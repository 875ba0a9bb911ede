"""The heads of notes that are there -> the head of a new one: the same keys in their order, filled in where known."""

from __future__ import annotations

import datetime
import re
import secrets
from collections.abc import Iterable, Sequence

import msgspec

from .. import head_keys
from ..loader.frontmatter import key_of
from ..patterns import pattern
from .proposal import scalar

_HEAD = pattern(r"\A(?:#!.*\n+)?---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_KEY = pattern(r"^([^\s#:'\"-][^:\n]*?)[ \t]*:(?:[ \t]+|$)(.*(?:\n(?:[ \t]+|- ).*)*)", re.MULTILINE)
_DAY = pattern(r"[\"']?\d{4}([-/.])\d{1,2}\1\d{1,2}(?:([T ])\d{1,2}:\d\d(:\d\d)?)?")
_UNREAD = pattern(
    r"to[ -]?read|unread|todo|queue|later|待读|未读|想读|未开始|待阅读|inbox|backlog|no|false", re.IGNORECASE
)


class Facts(msgspec.Struct, frozen=True):
    """What is known of the paper, and the time of its note."""

    title: str
    topic: str
    now: datetime.datetime
    short: str | None = None


def keys_of(text: str) -> dict[str, str]:
    """Key as written -> its value as written, of the head of a note."""
    head = _HEAD.match(text)
    return {key.strip(): value.rstrip() for key, value in _KEY.findall(head[1])} if head else {}


def head_like(texts: Sequence[str], facts: Facts) -> str:
    """The head that most of those notes have, for another paper; "" where most have none."""
    heads = [head for text in texts if (head := keys_of(text))]
    if not heads or len(heads) * 2 < len(texts):
        return ""
    counts = {key: sum(key in head for head in heads) for head in heads for key in head}
    kept = [key for key, count in counts.items() if count * 2 >= len(heads)]
    lines = (_line(key, [head[key] for head in heads if key in head], facts) for key in kept)
    return framed(line for line in lines if line)


def framed(lines: Iterable[str]) -> str:
    """Lines of YAML as a head."""
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def first_head(facts: Facts) -> str:
    """The head of a keeper's first note."""
    topic = [f"topic: {scalar(facts.topic)}"] if facts.topic else []
    day = facts.now.date().isoformat()
    return framed([f"title: {scalar(facts.title)}", f"date: {day}", *topic, "tags: []", "status: to-read"])


def with_line(head: str, line: str) -> str:
    """The head with that line: in the place of the one that it has for the same key, else at its end."""
    key = line.partition(":")[0]
    lines = head.strip().strip("-").strip("\n").split("\n") if head else []
    if any(each.startswith(f"{key}:") for each in lines):
        return framed(line if each.startswith(f"{key}:") else each for each in lines)
    return framed([*lines, line])


_STATES = (*head_keys.STATUS.names, "finished")  # keys that give the day or the state


def _line(key: str, values: list[str], facts: Facts) -> str:
    name = key_of(key)
    last = values[-1]
    same = values[0] if len(values) > 1 and len(set(values)) == 1 else ""
    if name in (*head_keys.TITLE.names, *head_keys.FULL_TITLE.names):
        value = scalar(facts.title)
    elif (name in head_keys.NOTED.names and name not in _STATES) or all(_DAY.match(value) for value in values):
        value = _day(last, facts.now)
    elif name in head_keys.TOPIC.names and facts.topic:
        value = f"[{scalar(facts.topic)}]" if last.lstrip().startswith(("[", "-")) else scalar(facts.topic)
    elif name in head_keys.STATUS.names:
        value = next(
            (value for value in values if _UNREAD.fullmatch(value.strip("\"'"))),
            "false" if name == "read" else "to-read",
        )
    elif name in head_keys.TAGS.names:
        value = same or "[]"
    elif name == "id":
        value = "".join(secrets.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(23))
    elif name in ("short", "short-title") and facts.short:
        value = scalar(facts.short)
    else:
        value = same
    return f"{key}:{'' if value.startswith(chr(10)) else ' '}{value}".rstrip()


def _day(sample: str, now: datetime.datetime) -> str:
    """The time in the form of another one: milliseconds, a day, or a day with its hour."""
    if re.fullmatch(r"[\"']?\d{13}[\"']?", sample):
        return str(int(now.timestamp() * 1000))
    found = _DAY.match(sample)
    if not found:
        return now.date().isoformat()
    form = found[1].join(("%Y", "%m", "%d"))
    form += f"{found[2]}%H:%M{':%S' if found[3] else ''}" if found[2] else ""
    return now.strftime(form)
