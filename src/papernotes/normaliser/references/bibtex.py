"""BibTeX, from a `.bib` file or pasted into a note, as references.

bibtexparser splits the entries; pylatexenc reads accents and commands, field by field, and never an address, in which
% and _ are letters. Formulas stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from ...diagnostics import report
from ...incremental.kept import kept
from ...model import IMPRINT, Block, Checked, Diagnostic, Link, Reference, Source, Span, walk
from ...patterns import pattern
from .addresses import ids_of, kind_of, unwrap
from .venues import named_venue, venue_in, years_in

if TYPE_CHECKING:
    from bibtexparser.library import Library as Parsed

_BEGINS = pattern(r"\s*@[A-Za-z]+\s*[{(]\s*[^\s,{}()]+\s*,")
_ARXIV = pattern(r"(?:arxiv:\s*|^|/)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?\b", re.IGNORECASE)
_VENUE = ("journal", "journaltitle", "booktitle", "maintitle")
_ADDRESSES = ("url", "howpublished", "pdf", "code", "project")
# `\'e`, `\'{e}`, `{\'e}`, `\c{c}`, `{\ss}`: what is between these braces is one letter.
_BARE = r"""\\(?:["'`^~=.](?:[A-Za-z]|\{[A-Za-z]\}|\{\\[ij]\})|[cvuHkrd]\{[A-Za-z]\})"""
_ACCENT = pattern(rf"(?<!\\)(?:\{{(?:{_BARE}|\\(?:ss|ae|AE|oe|OE|aa|AA|[oOlL]))\}}|{_BARE})")
_MOST_LATEX = 20_000  # letters of a field; the longest list of authors has fewer commands, accents aside
_MOST = 20_000_000  # letters; a bibliography of a life has five


def is_bibtex(block: Block) -> bool:
    """Whether a block is BibTeX: a code block that begins as its entries do, or a paragraph that was not fenced."""
    return block.kind in ("code", "paragraph") and "@" in block.text and _BEGINS.match(block.text) is not None


_SIGNS = pattern(r"[\W_]+")


def gives(block: Block, title: str) -> bool:
    """Whether BibTeX gives that title, or one that begins with it."""
    given = re.search(r"\btitle\s*=\s*[{\"]+(.+?)[}\"]+\s*(?:,|\n|$)", block.text, re.DOTALL | re.IGNORECASE)
    folded = _SIGNS.sub("", title).casefold()
    return bool(given and len(folded) > 2) and _SIGNS.sub("", given[1] if given else "").casefold().startswith(folded)


def is_by(block: Block, text: str) -> bool:
    """Whether a text begins with the first author and the year that BibTeX gives: "Wang & Bilger (1973) — a remark"."""
    said = _BY.match(text)
    first, year = _FIRST_AUTHOR.search(block.text), _GIVEN_YEAR.search(block.text)
    if not (said and first and year) or said["year"] != year[1]:
        return False
    name = first[1] if "," in first[0] else first[1].split()[-1]
    return name.strip().casefold() in said["who"].casefold() and len(name.strip()) > 1


_BY = pattern(
    r"\W{0,4}(?P<who>[^\W\d_][^\d\n]{1,100}?)[\s,，(（\[]+(?P<year>(?:19|20)\d\d)[a-z]?[)）\]]?(?=$|\s|[:：,，—–-])"
)
_FIRST_AUTHOR = pattern(r"(?i)\bauthor\s*=\s*[{\"]+([^{}\",\s][^{}\",\n]{0,60}?)(?:,|\s+and\s|[}\"])")
_GIVEN_YEAR = pattern(r"(?i)\b(?:year|date)\s*=\s*[{\"]?\s*((?:19|20)\d\d)")


def pasted(blocks: Sequence[Block], path: str) -> Iterator[Checked[tuple[Reference, ...]]]:
    """The references of each block of BibTeX among those blocks and inside them, in order."""
    for block in blocks:
        for inner in walk(block):
            if is_bibtex(inner):
                line = inner.span.line + (1 if inner.kind == "code" else 0)
                yield read_bibtex(Source(path, inner.text), line)


@kept
def read_bibtex(source: Source, line: int = 1) -> Checked[tuple[Reference, ...]]:
    """The references of a text that begins on that line of its file; `bad-bibtex` for what cannot be read."""
    parsed = _parse(source.text[:_MOST])
    references = tuple(_reference(entry, Span(source.path, line + (entry.start_line or 0))) for entry in parsed.entries)
    return Checked(references, tuple(_failures(parsed, source.path, line)))


def _parse(text: str) -> Parsed:
    from bibtexparser import splitter
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.middlewares import MergeNameParts, SeparateCoAuthors, SplitNameParts

    splitter.logger.disabled = True  # what it would log is reported
    names = [SeparateCoAuthors(), SplitNameParts(), MergeNameParts(style="first")]
    return parse_string(re.sub(r"^\ufeff", "", text), append_middleware=names)


def _failures(parsed: Parsed, path: str, line: int) -> Iterator[Diagnostic]:
    for block in parsed.failed_blocks:
        span = Span(path, line + (block.start_line or 0))
        key = getattr(block, "key", None)
        if key:
            message, hint = f"the key `{key}` is given twice", "the first entry of that key counts"
        else:
            first = " ".join((block.raw or "").split())[:60]
            message, hint = f"cannot be read as BibTeX: {first}", "a brace or a comma may be missing, or one too many"
        yield report("bad-bibtex", message, span, hint)


def _reference(entry: Any, span: Span) -> Reference:
    raw = {field.key.casefold(): field.value for field in entry.fields}
    fields = {key: str(value).strip() for key, value in raw.items() if not isinstance(value, list)}
    authors = raw.get("author") or raw.get("editor") or []
    urls = tuple(dict.fromkeys(_urls(fields)))
    ids = [f"key:{entry.key}", *(identity for url in urls for identity in ids_of(url))]
    venue, year = _published(fields)
    return Reference(
        entry.key,
        _plain(fields.get("title", "")),
        tuple(name for author in authors if (name := _plain(str(author))) and name.casefold() != "others"),
        venue,
        year,
        tuple(dict.fromkeys(ids)),
        tuple(Link(kind_of(url), url, "") for url in urls),
        tuple((name, _plain(fields[name]).replace("–", "--")) for name in IMPRINT if fields.get(name)),
        span,
    )


def _urls(fields: dict[str, str]) -> Iterator[str]:
    """The addresses that an entry gives; those of arXiv and DOI are made of their numbers."""
    server = fields.get("archiveprefix", fields.get("eprinttype", "arxiv")).casefold()
    if server == "arxiv" and (found := _ARXIV.search(fields.get("eprint", ""))):
        yield f"https://arxiv.org/abs/{found[1]}"
    for key in ("journal", "note", "howpublished", "number"):
        text = fields.get(key, "")
        if "arxiv" in text.casefold() and (found := _ARXIV.search(text)):
            yield f"https://arxiv.org/abs/{found[1]}"
    if doi := re.search(r"10\.\d{4,9}/\S+", fields.get("doi", "").replace("\\_", "_")):
        yield f"https://doi.org/{doi[0]}"
    for key in _ADDRESSES:
        if address := re.search(r"https?://[^\s{}\"<>]+", fields.get(key, "").replace("\\", "")):
            yield unwrap(address[0])


def _published(fields: dict[str, str]) -> tuple[str | None, int | None]:
    """Venue and year. A preprint server is no venue."""
    text = _plain(next((fields[key] for key in _VENUE if fields.get(key)), ""))
    found = venue_in(text)
    years = years_in(fields.get("year", "") or fields.get("date", "")[:4] or text)
    year = years[0] if years else found.year if found else None
    if found:
        return found.name, year
    return (None if re.match(r"(?i)(?:arxiv|corr|biorxiv|medrxiv)\b", text) else named_venue(text)), year


def _plain(text: str) -> str:
    """A field's words: accents as letters, no commands, no braces, one line."""
    if "\\" in text and "$" not in text:  # accents are most of what there is to read, and cost a tenth so
        text = _ACCENT.sub(_accented, text)
    if re.search(r"[\\~]|--|\$[^${}]*[{}]", text) and len(text) <= _MOST_LATEX:
        text = _read(text)
    return " ".join(re.sub(r"[{}]", "", text).split() if "$" not in text else text.split())


def _accented(found: re.Match[str]) -> str:
    return _letter(found[0])


@lru_cache(maxsize=4096)
def _letter(accent: str) -> str:
    return _read(accent)


def _read(text: str) -> str:
    return str(_latex().latex_to_text(re.sub(r"(?<!\\)%", r"\%", text)))


@cache
def _latex() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=False)
