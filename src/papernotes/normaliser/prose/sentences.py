"""An entry's blocks -> its passages, and the sentence and the clause around a place in one.

Passage      one paragraph, item, cell or line of a quotation, with its links; code, formulas, addresses and tags
             are blanked in `plain`, so that nothing is recognised in them
sentence     up to 。！？ or a full stop, or the end of the author's line; at most 200 characters, cut at a clause
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from ...model import Block, Entry, Facet, Mark, Section
from ...patterns import pattern
from ...text import CJK_LETTERS

LIMIT = 200  # characters of a sentence
_NEAR = 2 * LIMIT  # characters on either side of a name that are looked at for the ends of its sentence
_CLOSE = 160  # and for those of its clause

_BLANKED = frozenset(("link", "code", "math", "image"))
_ADDRESS = pattern(r"(?:https?://|www\.)[^\s\u3000-\u303f\uff00-\uff65\u4e00-\u9fff]+|(?<![\w&])#[\w/-]+|\$[^$\n]*\$")
_ADDRESSED = ("://", "www.", "#", "$")  # one of these is in every address, tag and formula
# Forms of one sign, each for one character so that places stay what they are: full-width letters, hyphens, quotes.
_FORMS = {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_FORMS |= dict.fromkeys(map(ord, "‐‑‒–−－"), "-") | dict.fromkeys(map(ord, "‘’＇"), "'") | {0xFF0B: "+", 0xA0: " "}
_VARIED = pattern(f"[{''.join(map(chr, _FORMS))}]".replace("-", r"\-"))

_END = pattern(
    r"(?=[。！？!?.\n])(?:[。！？!?]+[”」』\"）)]*|(?<=[^\d.\s])(?<!\bal)(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\bcf)(?<!\bFig)(?<!\bEq)(?<!\b[A-Z])\.(?=\s|$)|(?<=\d)\.(?=\s+[A-Z]|$)|\n)"
)
_BREAK = pattern(r"[，,；;：:、—]+\s*|\s[-–]\s|\n")
_WRAPPED = pattern(r"([A-Za-z,])\n(?=\s*[a-z])")


class Passage(msgspec.Struct, frozen=True):
    """A block that holds running text. `line` is the block's; `key` is what the list or line around it is headed with."""

    line: int
    text: str
    plain: str  # as long as `text`
    links: tuple[Mark, ...]
    cell: bool = False
    facet: Facet = "other"
    key: str = ""


class Sentence(msgspec.Struct, frozen=True):
    """A sentence on one line, and where in it a name stands; the last two are its clauses before and after the name."""

    text: str
    start: int
    end: int
    before: str
    after: str


def passages(entry: Entry) -> tuple[Passage, ...]:
    """The entry's passages in the order of the note; a heading inside it is one, and the key of what follows."""
    return tuple(_passages(entry))


def _passages(entry: Entry) -> Iterator[Passage]:
    sections = sorted(entry.sections, key=lambda section: section.line)
    heading = ""
    for block in entry.blocks:
        if block.kind == "heading":
            heading = block.text
            if block.span.line == entry.span.line:
                continue
        for inner, key in _leaves(block, heading):
            facet = _facet(inner.span.line, sections)
            yield Passage(
                inner.span.line,
                inner.text,
                _plain(inner),
                tuple(mark for mark in inner.marks if mark.kind == "link" and mark.end > mark.start),
                inner.kind == "cell",
                facet,
                key,
            )
        if block.kind == "paragraph":  # "后续工作：" and a list below it
            heading = block.text.strip() if block.text.rstrip(" *_").endswith((":", "：")) else heading


def _leaves(block: Block, key: str) -> Iterator[tuple[Block, str]]:
    """The blocks that hold text themselves, each with the line that heads it."""
    if block.children:
        for child in block.children:
            yield from _leaves(child, key)
            if block.kind == "item" and child.kind == "paragraph":
                key = child.text
    elif block.kind in ("heading", "paragraph", "cell", "html", "quote", "callout") and block.text.strip():
        yield block, key


def _facet(line: int, sections: Iterable[Section]) -> Facet:
    found: Facet = "other"
    for section in sections:
        if section.line > line:
            break
        found = section.kind
    return found


def _plain(block: Block) -> str:
    text = block.text
    if not text.isascii() and _VARIED.search(text):
        text = text.translate(_FORMS)
    parts, done = [], 0
    for start, end in sorted((mark.start, mark.end) for mark in block.marks if mark.kind in _BLANKED):
        parts += [text[done:start], "\0" * (end - max(start, done))]
        done = max(done, end)
    if done:
        text = "".join((*parts, text[done:]))
    if any(sign in text for sign in _ADDRESSED):
        text = _ADDRESS.sub(lambda found: "\0" * len(found[0]), text)
    return text


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a text, each on one line."""
    joined, places = _unwrapped(text), [0]
    places += [found.end() for found in _END.finditer(joined)]
    cuts = zip(places, (*places[1:], len(joined)), strict=True)
    return tuple(sentence for start, end in cuts if (sentence := _one_line(joined[start:end]).strip()))


def _unwrapped(text: str) -> str:
    """The text with breaks in the middle of a wrapped English sentence as spaces."""
    return _WRAPPED.sub(lambda found: f"{found[1]} ", text) if "\n" in text else text


def sentence_at(text: str, start: int, end: int) -> Sentence:
    """The sentence around `text[start:end]`. A break in the middle of a wrapped English sentence does not end it."""
    near = max(0, start - _NEAR)  # a paragraph may be a whole book
    joined, start, end = _unwrapped(text[near : end + _NEAR]), start - near, end - near
    left = max((found.end() for found in _END.finditer(joined, 0, start)), default=0)
    right = next((found.end() for found in _END.finditer(joined, end)), len(joined))
    left, right, cut_left, cut_right = _shortened(joined, left, right, start, end)
    head, name, tail = joined[left:start], joined[start:end], joined[end:right]
    before, written, after = _one_line(head).lstrip(), _one_line(name), _one_line(tail).rstrip()
    before = ("…" if cut_left else "") + before
    return Sentence(
        before + written + after + ("…" if cut_right else ""),
        len(before),
        len(before) + len(written),
        _clause_before(head[-_CLOSE:]),
        _clause_after(tail[:_CLOSE]),
    )


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text)


_SPACES = pattern(r"\s+")


def _shortened(text: str, left: int, right: int, start: int, end: int) -> tuple[int, int, bool, bool]:
    """The sentence's ends, drawn in to clauses around the name where it is too long."""
    if right - left <= LIMIT:
        return left, right, False, False
    room = max(0, LIMIT - (end - start))
    wanted_left = max(left, start - room * 2 // 5)
    wanted_right = min(right, max(end, wanted_left + LIMIT))
    wanted_left = max(left, min(wanted_left, wanted_right - LIMIT))
    cuts = [found.end() for found in _BREAK.finditer(text, wanted_left, start)]
    new_left = left if wanted_left <= left else cuts[0] if cuts else _word(text, wanted_left, start)
    ends = [found.start() for found in _BREAK.finditer(text, end, wanted_right)]
    new_right = right if wanted_right >= right else ends[-1] if ends and ends[-1] > end else wanted_right
    return new_left, new_right, new_left > left, new_right < right


def _word(text: str, place: int, end: int) -> int:
    """The next place where no Latin word is cut in two."""
    found = re.compile(rf"(?<=[\s{CJK_LETTERS}])|$").search(text, place, end)
    return found.start() if found else place


_CLAUSE = pattern(r"[，,；;：:。！？!?（(\n]|——|\s[-–]\s|(?<!\bvs)\.\s")
_CLOSED = pattern(r"（[^（）]*）|\([^()]*\)")


def _clause_before(text: str) -> str:
    """From the last comma on. A list of names is one thing: in "与 A、B 和" the cue stands before A."""
    bare = _CLOSED.sub(" ", text)
    listed = re.search(
        r"(?:(?:^|(?<=[^A-Za-z0-9.+-]))(?=[\w.+-]*[A-Z0-9])[A-Za-z0-9.+-]+(?:\s[A-Z0-9][\w.+-]*){0,2}\s*(?:[,，、/&]\s*(?:and\s|or\s|和|与)?|和|与|及|以及|and\s|or\s)\s*)+$",
        bare,
    )
    tail = listed[0] if listed else ""
    body = bare[: len(bare) - len(tail)]
    cuts = [found.end() for found in _CLAUSE.finditer(body)]
    return body[cuts[-1] if cuts else 0 :] + ("" if not tail else "\x02" + tail)


def _clause_after(text: str) -> str:
    bare = _CLOSED.sub(" ", text)
    listed = re.match(
        r"(?:\s*(?:[,，、/&]\s*(?:and\s|or\s|和|与)?|和|与|及|以及|and\s|or\s)\s*(?=[\w.+-]*[A-Z0-9])[A-Za-z0-9.+-]+(?:\s[A-Z0-9][\w.+-]*){0,2})+(?![A-Za-z])",
        bare,
    )
    tail = bare[listed.end() :] if listed else bare
    cut = _CLAUSE.search(tail)
    clause = tail[: cut.start()] if cut else tail
    return ((listed[0] + "\x02") if listed else "") + re.sub(r"[）)].*$", "", clause, flags=re.DOTALL)
