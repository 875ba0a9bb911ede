"""The paper's own addresses, and what they identify.

Its own are those of its heading and its fields, those in its first lines that say what they are ([code], [MPRNet], a
bare address on a line of its own), and any later one that carries the paper's name. Addresses of other works, which
sentences link, are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from ... import head_keys
from ...model import Link
from ...patterns import pattern
from ..draft import Draft
from ..files.file_names import key_of_file
from ..headings.link_headings import links_alone
from ..lexicon.link_labels import kind_of_label
from ..lexicon.title_words import LINK_WORDS
from ..prose.facets import clean_label
from ..prose.lines import Line, lines_of
from ..references.addresses import arxiv_of, bare_address, doi_of, ids_of, in_library, is_paper, kind_of, unwrap
from ..references.likeness import is_name, likeness
from ..references.venues import venue_in
from ..stated.keyed import Keyed, keyed_line
from ..stated.link_lines import labelled_lines
from ..stated.venue_lines import venue_line

_ADDRESSES = ("link", "doi", "code", "project")
_ADDRESS = pattern(r"https?://[^\s<>\"`]+")
_OWN_FIELDS = ("link", "doi", "code", "project", "title", "venue")
_LINKS = pattern(r"(?i)(?:论文|文献|项目|原始|原文|官方)?链接|(?:paper |zotero |files? (?:and|&) |important )?links?")
_ARXIV = "arxiv"
_NUMBER = r"(?i:arxiv)\s*[:：]?\s*(\d{4}\.\d{4,5})(?!\d)"
_ID, _BEHIND_VENUE = pattern(rf"\b{_NUMBER}"), pattern(rf"[\s,，;；·|/()（）\[\]【】*_-]*{_NUMBER}")


def read_links(draft: Draft, known: Mapping[str, object]) -> dict[str, object]:
    """`links` in the order written, each address once, and `ids`."""
    pairs = [(label, unwrap(url)) for label, url in _own(draft, known) if url.startswith(("http://", "https://"))]
    pairs = [(label, url) for label, url in pairs if not in_library(url)]
    links: dict[str, Link] = {}
    written: set[str] = set()
    for label, url in pairs:
        address = url.removeprefix("http://").removeprefix("https://")
        if address not in written:
            links[url] = Link(kind_of(url, label), url, _label(label, url))
        written.add(address)
    if draft.whole:
        for label, url in _only_one(draft, links):
            links[url] = Link(kind_of(url, label), url, _label(label, url))
    for keyed in draft.keyed:
        kind = kind_of_label(keyed.key) if keyed.field in _ADDRESSES else None
        for _, url in keyed.links if kind else ():
            if kind and (link := links.get(unwrap(url))) and link.kind == "other":
                links[link.url] = replace(link, kind=kind)
    arxiv = draft.seed.named.arxiv
    ids = [*(f"arxiv:{arxiv}",)] if arxiv else []
    ids += [identity for url in links if url for identity in ids_of(url)]
    key = draft.citation_key or (key_of_file(draft.note.path) if draft.whole else "")
    ids += [f"key:{key}"] if key else []
    if arxiv and not any(link.kind == "arxiv" for link in links.values()):
        url = f"https://arxiv.org/abs/{arxiv}"
        links = {url: Link("arxiv", url, "arXiv"), **links}
    return {"links": tuple(links.values()), "ids": tuple(dict.fromkeys(ids))}


def _label(label: str, url: str) -> str:
    bare = " ".join(label.split())
    return "" if bare.startswith("http") or bare == url else bare[:80]


def _own(draft: Draft, known: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    yield from _from_head(draft)
    yield from draft.seed.links
    for block in draft.seed.blocks:
        links = links_alone(block) if block.kind == "heading" else ()
        yield from ((block.text[mark.start : mark.end], mark.target) for mark in links)
    for keyed in draft.keyed:
        if keyed.field in _OWN_FIELDS:
            yield from keyed.links
            if not keyed.links and (keyed.field in _ADDRESSES or "arxiv" in keyed.value.casefold()):
                yield from _bare(keyed)
        elif keyed.field == "year" and (found := _ID.search(keyed.value)):  # 发表时间：2023 年 5 月（arXiv:2305.12345）
            yield "arXiv", f"https://arxiv.org/abs/{found[1]}"
    yield from _listed(draft)
    yield from _beside_venue(draft)
    yield from _numbers_alone(draft)
    names = [_fold(str(name)) for name in (known["short"], known["title"], draft.seed.named.title) if name]
    last = draft.opening[min(len(draft.opening), 8) - 1].number if draft.opening else 0
    persons = {link for keyed in draft.values("authors") for link in keyed.links}
    labelled = labelled_lines(draft.seed.blocks, draft.lines)
    for line in draft.lines:
        for label, url in () if draft.is_of_title(line) else line.links():  # those are the seed's
            if (line.number, url) in labelled:
                yield labelled[line.number, url], url
            elif (label, url) not in persons and (
                (line.number <= last and _says_what(label, line))
                or _is_line(label, line)
                or _carries(label, url, names)
            ):
                yield label, url


def _bare(keyed: Keyed) -> Iterator[tuple[str, str]]:
    """The address of a field that has it as code or without `https://`, or gives but a number: `DOI: 10.1145/3390000.3400170`, `Venue:
    arXiv:2003.08934`."""
    if found := _ADDRESS.match(keyed.value):
        yield keyed.key, found[0]
    elif url := bare_address(keyed.value, any_host=keyed.field == "project"):
        yield keyed.key, url
    elif keyed.field in ("code", "project"):
        return
    elif url := doi_of(keyed.value):
        yield "DOI", url
    elif keyed.field != "doi" and (url := arxiv_of(keyed.value)):
        yield "arXiv", url


def _beside_venue(draft: Draft) -> Iterator[tuple[str, str]]:
    """The number of arXiv right behind the venue, `Kwon et al., SOSP 2023 (arXiv:2309.06180)`, or in the paper's own
    reference."""
    for line in draft.opening[:3]:
        venue = venue_in(line.text) if _ARXIV in line.text.casefold() and venue_line(line) else None
        if venue and (found := _BEHIND_VENUE.match(line.text, venue.end)):
            yield "arXiv", f"https://arxiv.org/abs/{found[1]}"
    reference = draft.reference
    if reference and (found := _ID.search(reference.rest)):
        yield "arXiv", f"https://arxiv.org/abs/{found[1]}"


def _numbers_alone(draft: Draft) -> Iterator[tuple[str, str]]:
    """The number at arXiv that a line right below the title is: `[arXiv:2201.00001]`, `arXiv:2201.00001v2 [cs.CV] 5 Jan 2022`."""
    for line in draft.opening[:3]:
        if len(line.text) < _SHORT and (found := _STAMP.fullmatch(line.text.strip(_AROUND))):
            yield "arXiv", f"https://arxiv.org/abs/{found[1]}"


_SHORT = 80  # characters
_AROUND = " *_`[]()（）【】<>·.。"
_STAMP = pattern(
    rf"{_NUMBER}(?:v\d{{1,2}})?\]?(?:\s*\[?[a-z-]+(?:\.[A-Z]{{2}})?\]?)?(?:\s+\d{{1,2}} [A-Z][a-z]{{2,8}} \d{{4}})?"
)


def _listed(draft: Draft) -> Iterator[tuple[str, str]]:
    """Those with a label in a section that lists the paper's own, often the last: `- 项目主页：https://...`."""
    level = 0
    for block in draft.seed.blocks:
        if block.kind == "heading" and not (level and block.level > level):
            level = block.level if _LINKS.fullmatch(clean_label(block.text)) else 0
        elif level:
            for keyed in filter(None, map(keyed_line, lines_of((block,)))):
                if keyed.field in ("link", "doi", "code", "project") and len(keyed.links) == 1:
                    label, url = keyed.links[0]
                    yield (keyed.key if label.startswith("http") else label), url


def _only_one(draft: Draft, links: dict[str, Link]) -> Iterator[tuple[str, str]]:
    """A note that is one paper and nowhere says which address is its own: the only one of its kind that it gives."""
    lines = (line for line in draft.lines if not draft.is_of_title(line))
    given = [(label, unwrap(url)) for line in lines for label, url in line.links()]
    for kinds in (("arxiv", "doi", "pdf"), ("code",)):
        found = {url: label for label, url in given if kind_of(url, label) in kinds}
        named = {ids_of(url) or (url,) for url in found}  # a publisher's page and doi.org may be one
        if len(named) == 1 and not any(link.kind in kinds for link in links.values()):
            yield from ((label, url) for url, label in found.items())


def _from_head(draft: Draft) -> Iterator[tuple[str, str]]:
    if not draft.whole:
        return
    for field in draft.note.meta:
        for value in field.values:
            if field.key == "source-url" and not is_paper(value):
                continue
            if field.key in ("permalink", "thumbnail", "image", "cover", "banner"):
                continue
            address = re.search(r"https?://[^\s\"'<>)\]]+", value)
            if address:
                yield field.key, address[0]
            elif field.key in head_keys.ARXIV.names and (url := arxiv_of(value)):
                yield "arXiv", url
            elif field.key in ("github", "code", "repo") and _REPOSITORY.fullmatch(value):
                yield "code", f"https://github.com/{value}"
            elif field.key in head_keys.DOI.names and value.startswith("10."):
                yield "DOI", f"https://doi.org/{value}"
            elif url := bare_address(value):
                yield field.key, url


_REPOSITORY = pattern(r"[A-Za-z\d][\w-]*/[A-Za-z\d][\w.-]*")  # github: owner/name
_AROUND_WORDS = pattern(r"[\s\[\]()（）:：_-]+")


def _says_what(label: str, line: Line) -> bool:
    """[paper], [项目], [MPRNet], or the title itself; not a word of a sentence that leads to another work."""
    folded = _AROUND_WORDS.sub("", label).casefold()
    return (
        folded in LINK_WORDS
        or _is_of_words(label)
        or (label[:1].isalnum() and kind_of_label(label) is not None)
        or label.startswith("http")
        or (is_name(label) and line.alone)
        or likeness(label) >= 2
    )


def _is_of_words(label: str) -> bool:
    """Whether a label has only words such as links have: Paper in arXiv, PyTorch implementation, GitHub repo."""
    words = _WORD.findall(label.casefold()) if len(label) <= 40 else []
    return words == ["preprint"] or (len(words) > 1 and all(word in LINK_WORDS or word in _BESIDE for word in words))


_WORD = pattern(r"\w+")
_BESIDE = frozenset(
    "preprint version repo repository implementation implementations of in on at our their the from for".split()
)


def _is_line(label: str, line: Line) -> bool:
    """An address that is all its line says, or a link called by a number at arXiv, `2201.00001 (arxiv.org)`, or by a DOI."""
    whole = line.text.strip(" <>*_-") == label.strip()
    return whole and (label.startswith("http") or is_paper(label) or _AS_PAGE.fullmatch(label.strip()) is not None)


_AS_PAGE = pattern(
    r"(?i)(?:arxiv:?\s*)?\[?\d{4}\.\d{4,5}(?:v\d{1,2})?\]?(?:\.pdf)?(?:\s*[(（](?:www\.)?arxiv\.org[)）])?|(?:doi:\s*)?10\.\d{4,9}/\S{1,80}"
)


def _carries(label: str, url: str, names: list[str]) -> bool:
    folded = _fold(url) + " " + _fold(label)
    return any(len(name) >= 4 and name in folded for name in names) and kind_of(url, label) not in ("other", "blog")


_SIGNS = pattern(r"[\W_]+")


def _fold(text: str) -> str:
    return _SIGNS.sub("", text).casefold()
