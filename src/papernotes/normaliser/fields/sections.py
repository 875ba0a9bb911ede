"""The parts of an entry and the facet each is: from headings, bold lead-ins and plain ones that end in a colon.

### 动机：      **现有方法：**      - **研究背景**：这篇...      任务：给定...      3. 主要贡献：      > 动机：...
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from ...model import Block, Facet, Section
from ...patterns import pattern
from ..draft import Draft
from ..files.readwise import is_exported
from ..lexicon.section_phrases import says_question
from ..prose.facets import clean_label, facets_of
from ..prose.labels_within import labelled, may_have_several, rows_as_lines
from ..prose.leads import alone, framed
from ..prose.lines import Line, lines_of
from ..references.preprints import is_comment_of_arxiv
from ..regions.boxes import title_on
from ..stated.field_names import field_of
from ..stated.venue_lines import venue_alone

_PLAIN = pattern(r"^\s*(?:[（(]?\d{1,2}[)）.、]\s*)?([^:：，,。；;!！?？]{2,28}?)\s*([:：])")
_ADDRESS = pattern(r"\s*https?:")
_TAIL = pattern(r"(?:我们|本文|作者|该文|论文)的?([一-鿿]{2,6})\s*(?:如下|包括|有|主要有|是)?[:：]\s*$")


_LEAD = 7  # below the deepest heading
_LONGEST, _SHORT = 40, 20  # characters of what stands on a box, and in a quotation that is but a section's name


class _Start(msgspec.Struct, frozen=True):
    """Where a section begins: index of the entry's block, which of its lines, that line's number, name, facets, and how
    deep its heading is (7: lead-in)."""

    block: int
    at: int
    line: int
    title: str
    facets: tuple[Facet, ...]
    level: int


def read_sections(draft: Draft, _known: Mapping[str, object]) -> dict[str, object]:
    """`sections` in the order of their lines. A heading that is no facet is kind "other" where it is not below one."""
    lines = tuple(tuple(_lines(draft, block)) for block in draft.seed.blocks)
    starts = list(_starts(draft, lines))
    sections: list[Section] = []
    for at, start in enumerate(starts):
        end = next((later for later in starts[at + 1 :] if later.level <= start.level), None)
        sections.extend(_sections(draft, lines, start, end))
    return {"sections": tuple(sections)}


def _starts(draft: Draft, lines: Sequence[Sequence[Line]]) -> Iterator[_Start]:
    above: list[tuple[int, tuple[Facet, ...]]] = []
    open_lead = False  # below a lead-in that stands alone on its line, the items of lists are its own
    for index, block in enumerate(draft.seed.blocks):
        if index == 0 and venue_alone(block):
            continue
        if block.kind == "heading":
            facets = facets_of(block.text, draft.config.facets)
            if facets == ("contribution",) and _QUOTES.fullmatch(block.text) and is_exported(draft.note):
                facets = ("other",)
            while above and above[-1][0] >= block.level:
                above.pop()
            inside = any(facet != "other" for _, names in above for facet in names)
            above.append((block.level, facets))
            if facets not in ((), ("other",)) or not inside:
                yield _Start(index, 0, block.span.line, clean_label(block.text), facets or ("other",), block.level)
            open_lead = (bool(facets) and facets != ("other",)) or inside
            continue
        box = _on_box(block, lines[index])
        if box and (named := _announced(draft, box)):
            yield _Start(index, 0, block.span.line, clean_label(box), named, _LEAD)
            open_lead = True
        for at, line in enumerate(lines[index]):
            start = None if box and not at else _lead_in(draft, index, at, line)
            if start and line.depth == 0 and line.kind != "quote":
                open_lead = len(line.text.strip(" *_:：")) <= len(start.title) + 24 and line.text.rstrip(
                    " *_"
                ).endswith((":", "："))
                open_lead = open_lead or line.lead == line.text.strip()
            if start and not (open_lead and line.depth > 0):
                yield start


def _lines(draft: Draft, block: Block) -> Iterator[Line]:
    """The lines of a block, the rows of a table of sections among them, cut where another section begins on them; what
    is good and bad stays in a review."""
    rows = rows_as_lines(block, lambda label: _announced(draft, label) is not None) if block.kind == "table" else ()
    for line in rows or lines_of((block,)):
        if may_have_several(line):
            facets = _announced(draft, _lead(draft, line))
            yield from labelled(line, facets, lambda label: _announced(draft, label) is not None)
        else:
            yield line


def _on_box(block: Block, lines: Sequence[Line]) -> str:
    """What stands on a callout or on what is folded, and what a quotation says that says no more; else ""."""
    if block.kind == "quote":
        return lines[0].text.strip() if len(lines) == 1 and len(lines[0].text) <= _SHORT else ""
    title = title_on(block)
    return title.text.strip()[:_LONGEST] if title else ""


def _announced(draft: Draft, label: str | None) -> tuple[Facet, ...] | None:
    """The facets that a lead-in announces; None for what is no section's name."""
    facets = facets_of(label, draft.config.facets) if label else ()
    return facets if facets and facets != ("other",) else None


_QUOTES = pattern(r"(?i)\W*highlights\W*")  # the passages that a reader marked, in what Readwise makes


def _lead_in(draft: Draft, index: int, at: int, line: Line) -> _Start | None:
    label = None if is_comment_of_arxiv(line) else _lead(draft, line)
    facets = _announced(draft, label)
    if not label or not facets or _NO_TEXT.fullmatch(line.text, len(label)):
        return None
    return _Start(index, at, line.number, clean_label(label), facets, _LEAD + line.depth)


_NO_TEXT = pattern(r"[\s*_:：]*(?:(?:#[^\s#,，、]+[\s,，、]*)+|[\d/.-]+[\s*_]*)")  # 方法: #A #B, Issue: 521, 创新: 4/5


def _lead(draft: Draft, line: Line) -> str | None:
    """The label of a lead-in, or None. Bold is a lead-in with a colon behind or inside it, alone on its
    line, or at the start of a sentence when it is no more than a section's name. The cells of a table have
    none, but where its rows are papers."""
    if (
        (line.kind == "cell" and draft.seed.how != "row") or line.depth > 2 or line.text.rstrip(" *_").endswith("::")
    ):  # a field that is empty
        return None
    if line.depth <= 1 and says_question(line.text):
        return line.text
    if (lead := line.lead) and len(lead) <= 40:
        rest = line.text.strip()[len(lead) :].lstrip()
        if (
            lead.rstrip().endswith((":", "：", "。", "."))
            or rest[:1] in (":", "：", "")
            or (line.depth == 0 and len(lead) <= 8)
        ):
            return lead
        return framed(line) or None
    plain = _PLAIN.match(line.text)
    if plain and clean_label(plain[1]) in ("问题", "problem") and line.text[plain.end() :].strip():
        return None  # "问题：DETR 收敛慢" states the paper's problem or the keeper's: nobody can tell
    if plain and line.depth <= 1 and not (field_of(plain[1]) and _ADDRESS.match(line.text, plain.end())):
        return plain[1]
    if len(line.text) <= 30 and (tail := _TAIL.search(line.text)):
        return tail[1]
    if line.depth <= 1 and (label := framed(line) or alone(line)):
        return label
    asked = line.text.rstrip().endswith("?") and line.text[:1].islower()  # "- how?" asks something itself
    if line.kind == "item" and line.depth == 1 and len(line.text) <= 12 and line.alone and not asked:
        return line.text
    return None


def _sections(draft: Draft, lines: Sequence[Sequence[Line]], start: _Start, end: _Start | None) -> Iterator[Section]:
    blocks = draft.seed.blocks
    last = end.block if end else len(blocks)
    places = (
        (index, at, line)
        for index in range(start.block, min(last + 1, len(blocks)))
        for at, line in enumerate(lines[index])
    )
    until = (end.block, end.at) if end else (last, 0)
    text = "\n".join(line.text for index, at, line in places if (start.block, start.at) <= (index, at) < until)
    first = start.block + (1 if blocks[start.block].kind == "heading" else 0)
    stop = max(last, first if start.level < _LEAD else start.block + 1)
    yield Section(start.facets[0], start.title, start.line, text, start.block, stop, start.level >= _LEAD)
    for facet in start.facets[1:]:
        yield Section(facet, start.title, start.line, text, stop, stop, start.level >= _LEAD)
