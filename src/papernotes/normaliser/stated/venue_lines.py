"""Lines that say where and when a paper was published, and by whom: "CVPR 2021 *Google*", "Rombach et al., CVPR 2022"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model import Block
from ...patterns import pattern
from ..citations.of_kind import of_kind
from ..lexicon.title_words import LINK_WORDS, UPPER, YEAR
from ..prose.lines import Line, behind_emoji, lines_of
from ..references.addresses import is_paper
from ..references.likeness import likeness
from ..references.organisations import organisations
from ..references.persons import chinese_names
from ..references.venues import Venue, venues_in
from ..references.writers import are_writers, names_alone
from ..titles.titles import read_title
from .keyed import keyed_line

AUTHORS = pattern(
    rf"^[*_]?(?:[{UPPER}][\w’'.-]+(?: [{UPPER}][\w’'.-]*){{1,3}}(?:,| and |、|，| & )\s*){{2,}}|\bet al\b\.?",
    re.UNICODE,
)


def venue_line(line: Line) -> bool:
    """Whether a line begins with a venue, or says that the paper was published there: "CVPR 2021 *Google*"."""
    text = behind_emoji(_without_resources(line).strip(" *_>")).lstrip("[](（【 ")
    found = [venue for venue in venues_in(text) if venue.name] if text else []
    if not found or of_kind(text):  # where another paper was published
        return False
    before = text[: found[0].start]
    named = read_title(text)
    titled = likeness(named.title) >= (1 if named.title.count(" ") == 2 else 1.2)  # "Deep Image Prior (CVPR 2018)"
    if named.venue and titled and len(text) <= 220 and not re.search(r"[。；]", text):
        return True
    if (
        found[0].year
        and len(text) <= 260
        and re.search(r"[,.，。(（|@–-]\s*(?:in |In )?$", before)
        and (
            AUTHORS.search(before)
            or chinese_names(before.rstrip(" ,，.。(（|–-"))
            or (len(before) <= 60 and not re.search(r"[一-鿿]", before))
        )
    ):
        return True
    said = re.search(
        r"(?:发表|收录|录用|接收|中稿|投稿|accepted|published|presented|appear)\w{0,9}\s*(?:于|在|到|by|at|in|to)?\s*$",
        text[: found[0].start],
        re.I,
    )
    dated = found[0].year is not None or len(text) <= 24 or year_of_volume(text[found[0].end :])
    return (found[0].start == 0 and bool(dated)) or bool(said)


_VOLUME = pattern(  # "TPAMI, 43(2), 123-135, 2021", "TPAMI, vol. 43, no. 2, pp. 123-135, 2021"
    r"(?i)[\s,，.:]{1,3}(?:vol(?:ume)?\.? ?)?\d{1,4} ?(?:\(\d{1,3}(?:[-–]\d{1,3})?\))?"
    r"(?:[\s,，.:;]{1,2}(?:(?:no|pp?|issue|art)\.? ?)?[a-z]?\d{1,7}(?:[-–]\d{1,7})?){0,3}"
    rf"[\s,，.]{{1,3}}[(（]?(?P<year>{YEAR})[)）]?[\s.。]{{0,3}}"
)


def year_of_volume(text: str) -> int | None:
    """The year behind the volume and the pages of a journal, where a text says nothing else."""
    found = _VOLUME.fullmatch(text) if text[-5:].strip(" .。)）").isdecimal() else None
    return int(found["year"]) if found else None


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_YEAR_ALONE = pattern(
    rf"(?P<alone>{YEAR})年?|(?:{_MONTH} )?(?P<before>{YEAR})(?:[-./]\d{{1,2}}){{0,2}}[ ,，@]{{1,2}}(?i:arxiv|corr|preprint)"
    r"|(?i:corr|arxiv preprint(?: arxiv:\d{4}\.\d{4,5})?|preprint|technical report|tech report|white ?paper|working paper|"
    rf"(?:ph\.?d\.?|doctoral|master'?s?|bachelor'?s?) (?:thesis|dissertation)|博士论文|硕士论文|技术报告|预印本)[^\d\n]{{0,60}}(?P<behind>{YEAR})"
)


def year_alone(text: str) -> int | None:
    """The year that is all that a line says, but that it is a preprint, a report or a thesis: `(2020)`, `2020.03 arXiv`,
    `PhD thesis, MIT, 2020`."""
    bare = text.strip(" *_`()（）[]【】.,，。") if len(text) < _IMPRINT else ""
    found = _YEAR_ALONE.fullmatch(bare) if bare else None
    return int(found["alone"] or found["before"] or found["behind"]) if found else None


_IMPRINT = 120  # characters


def _without_resources(line: Line) -> str:
    """The text of a line before the links to code and the like at its end: `Title AAAI 2018 [code](...)`."""
    links = [mark for mark in line.marks if mark.kind == "link"]
    behind = next(
        (mark for mark in links[1:] if line.text[mark.start : mark.end].strip().casefold() in LINK_WORDS), None
    )
    return line.text[: behind.start] if behind else line.text


def is_imprint(text: str, title: str) -> bool:
    """Whether a text says where a paper was published, and what follows is no title but a remark or a place of work:
    `ECCV 2022, based on Deformable DETR`, `ICLR 2024, Nanjing University`."""
    venue = next(iter(venues_in(text)), None) if title[:1].islower() or organisations(title) else None
    return venue is not None and venue.start == 0 and venue.year is not None


def is_imprint_of_above(block: Block) -> bool:
    """Whether a paragraph or a quotation says in a line or two where what stands above it was published, and by whom, and is
    no text: `A. Ito, B. Wood. NeurIPS 2020`, `会议：ICLR 2021`."""
    if block.kind not in ("paragraph", "quote") or len(block.text) > _SHORT or _TEXT.search(block.text):
        return False
    lines = list(lines_of((block,)))
    return 1 <= len(lines) <= 4 and any(map(_says_where, lines))


_SHORT = 400  # characters
_TEXT = pattern(r"[。；！？]")


def _says_where(line: Line) -> bool:
    if field := keyed_line(line):
        return field.field == "venue" and any(venue.name for venue in venues_in(field.value))
    venue = next((venue for venue in venues_in(line.text) if venue.name and venue.year), None)
    before = line.text[: venue.start].strip(" *_`[](（【,.，。|@-–—") if venue else ""
    by = are_writers(before) or names_alone(before) or chinese_names(before)
    return venue is not None and (not before or bool(by))


def venue_alone(block: Block) -> Venue | None:
    """The venue that a heading names with its year and with no other word: `## [SPL 2019]`, below a title."""
    text = block.text.strip(" []()（）【】") if block.kind == "heading" else ""
    venue = next((venue for venue in venues_in(text) if venue.name and venue.year), None) if text else None
    return venue if venue and venue.end - venue.start == len(text) else None


_PUBLISHED = pattern(r"^[A-Z].{0,120}?(?:\bet al\b|等|[&,] ?| and ).*\d{2}\W*$")


def venue_below(lines: Sequence[Line]) -> Venue | None:
    """The venue, with its year, of who published where: `Rombach et al., CVPR 2022`."""
    for line in lines:
        if len(line.text) <= 160 and _PUBLISHED.search(line.text):
            return next((venue for venue in venues_in(line.text) if venue.name and venue.year), None)
    return None


def led_by_venue(lines: Sequence[Line]) -> Venue | None:
    """The venue that a line below the title begins with: `**[`CVPR 2023`]** *A. Author, B. Author*`."""
    led = (venue for line in lines for venue in venues_in(line.text.lstrip(" *_[](`【"))[:1])
    return next((venue for venue in led if venue.start == 0 and venue.year), None)


def is_address(line: Line) -> bool:
    """Whether a line is the address of a paper, and nothing else."""
    links = list(line.links())
    text = line.text.strip().strip("<>")
    return len(links) == 1 and links[0][0].strip() == text and text.startswith("http") and is_paper(links[0][1])
