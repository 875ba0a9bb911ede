"""Where a file that is one paper says which: its head, a field, the first heading, its name, its first lines."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import msgspec

from ... import head_keys
from ...model import Block, Note
from ...patterns import pattern
from ..citations.cited import citation
from ..citations.of_kind import cited_behind_label, of_kind
from ..headings.groups import day_in
from ..headings.tree import Node
from ..lexicon.title_words import LINK_WORDS
from ..prose.facets import facets_of
from ..prose.leads import lead_of
from ..prose.lines import Line, lines_of
from ..references.addresses import is_copy, is_paper
from ..references.likeness import is_name, likeness
from ..stated.information import information, persons_of
from ..stated.keyed import keyed_line
from ..stated.keyed_blocks import keyed_fields
from ..stated.venue_lines import is_imprint
from ..titles.item_titles import title_in
from ..titles.titles import Named, read_title
from .file_names import NO_TITLE, cited_name, file_title, full_title_keys, is_key_of


class Whole(msgspec.Struct, frozen=True):
    """A file that is one paper; `drop` are indices of blocks that only name it. `why` is empty for none."""

    named: Named
    line: int
    why: str
    drop: frozenset[int] = frozenset()
    links: tuple[tuple[str, str], ...] = ()
    topic: tuple[tuple[str, str], ...] = ()


def agree(one: str, other: str) -> bool:
    a, b = sorted((_fold(one), _fold(other)), key=len)
    return bool(a) and (a == b or (len(a) >= 4 and a in b))


def _fold(text: str) -> str:
    return _SIGNS.sub("", text).casefold()


_SIGNS = pattern(r"[\W_]+")
_ODD = pattern(r"[a-z][A-Z]|[A-Za-z]\d|\d[A-Za-z]|[A-Z]{2}")
_QUOTED = pattern(r"《([^《》]{12,})》")


class _Candidate(msgspec.Struct, frozen=True):
    """A title that the file gives, and the line it is on."""

    named: Named
    line: int
    said: bool = False  # the head or a field says that it is the title
    text: bool = False  # a line of the text looks like one
    linked: bool = False  # it leads to a paper

    @property
    def least(self) -> float:
        """How much like a title it must be."""
        return 0.4 if self.linked else 0.9 if self.said else 1.2


def title_of(note: Note, top: Node | None, tree: Node) -> Whole:
    """The best title that the file gives, with what it says beside it; the others become aliases later."""
    if top and top.head and top.head.likeness < _ALSO and len(tree.children) > 1 and cited_name(note.path):
        top = None  # the file's name says more
    top = top or _leading(note, tree)
    drop = frozenset({top.head.index}) if top and top.head else frozenset()
    links = top.head.links if top and top.head else ()
    candidates = [each for each in _candidates(note, top) if each.named.title and not NO_TITLE.match(each.named.title)]
    best = next((each for each in candidates if likeness(each.named.title) >= each.least), None)
    if best and top and top.head and top.head.likeness >= _FULL and likeness(best.named.title) < _ALSO:
        # "title: ViT 阅读笔记" above "# An Image is Worth 16x16 Words: Transformers for ..."
        best = next((each for each in candidates if each.named.title == top.head.named.title), best)
    best = _behind_authors(candidates, best) or best or next(iter(candidates), None) or _by_number(note)
    if best is None:
        return Whole(Named(""), 1, "")
    names = [each.named for each in candidates]
    known = [named for named in names if agree(named.title, best.named.title)] + [file_title(note.path)]
    if top and top.head and is_name(top.head.named.title):  # "# [NeurIPS 2020] DDPM", above the title itself
        known.append(top.head.named)
    merged = msgspec.structs.replace(
        best.named,
        short=best.named.short
        or next((each.named.short for each in candidates if each.named.short and _is_nickname(each, best)), None),
        venue=best.named.venue or next((named.venue for named in known if named.venue), None),
        year=best.named.year or next((named.year for named in known if named.year), None),
        arxiv=best.named.arxiv or next((named.arxiv for named in names if named.arxiv), None),
    )
    titled = top and top.head and (agree(top.head.named.title, merged.title) or _is_on(top.head.text, merged))
    if top and top.head and not (titled or top.head.likeness >= 0.6):
        return Whole(merged, best.line, "")  # a heading that is neither the title nor a nickname stays in the text
    return Whole(merged, top.head.line if top and top.head else best.line, "", drop, links)


def _behind_authors(candidates: Sequence[_Candidate], best: _Candidate | None) -> _Candidate | None:
    """The title that the head or a field says, where the best one is the same with something before it that ends in a
    year or in brackets: "Aki Ito, Ben Wood (2008) Echoes in motion"."""
    for said in candidates:
        title = said.named.title
        before = best.named.title.removesuffix(title) if best and said.said and title.count(" ") >= _FEW else ""
        if best and before and len(before) < len(best.named.title) and _BEFORE.search(before):
            year = _YEAR_BEFORE.search(before)
            named = msgspec.structs.replace(said.named, year=said.named.year or (int(year[1]) if year else None))
            return msgspec.structs.replace(said, named=named)
    return None


_FEW = 2  # spaces of a title of three words
_BEFORE = pattern(r"(?:[)）\]]|(?:19|20)\d\d)[\s.,:：–—-]*$")
_YEAR_BEFORE = pattern(r"[(（\[ ]((?:19|20)\d\d)[)）\]]?[\s.,:：–—-]*$")


def _leading(note: Note, tree: Node) -> Node | None:
    """The heading that a file begins with where it is the title although others stand at its level: it leads to the
    paper, or is that of the file's name, and none of the others looks like a title, too."""
    first, *others = tree.children or (None,)
    if first is None or first.head is None or first.head.index or first.head.facets or first.head.likeness < 1.2:
        return None
    if any(other.head and other.head.likeness >= _ALSO and not other.head.facets for other in others):
        return None
    linked = any(is_paper(url) or is_copy(url) for _, url in first.head.links)
    return first if linked or agree(first.head.named.title, file_title(note.path).title) else None


_FULL, _ALSO = 2, 1.2  # likeness of a title in full, and of a heading that may be a title itself


def _is_on(heading: str, paper: Named) -> bool:
    """Whether a heading says that these are notes on that paper, and no more: "VGGT 论文精读与解析"."""
    names = (_TRANSLATION.sub("", paper.title), paper.short or "")
    return any(name and name in heading and _NOTES_ON.fullmatch(heading.replace(name, "")) for name in names)


_TRANSLATION = pattern(r"\s*[（(](?=[^（）()]*[一-鿿])[^（）()]*+[)）]$")
_NOTES_ON = pattern(r"(?i)(?:[\W_]|论文|全文|详细|阅读|精读|翻译|解析|解读|笔记|总结|详解|与|和|的|on|paper|notes?)+")


def _by_number(note: Note) -> _Candidate | None:
    """Of a file that only an arXiv id names: the name that its first line begins with, else the id."""
    arxiv = file_title(note.path).arxiv
    if not arxiv:
        return None
    for line in itertools.islice(lines_of(note.blocks), 1):
        named, _ = title_in(line)
        if likeness(named.title) >= 0.6 and len(named.title) < 180:
            return _Candidate(named, line.number, text=True)
    return _Candidate(Named(f"arXiv:{arxiv}", arxiv=arxiv), 1)


def _is_nickname(other: _Candidate, best: _Candidate) -> bool:
    """Whether the short name of another title is one of the paper: "My comment: ..." in the text is none."""
    if other.named.title == best.named.title or _fold(other.named.short or "") == _fold(best.named.title):
        return False
    short, title = other.named.short or "", _fold(best.named.title)
    if is_key_of(short, best.named.title):
        return False
    like_one = " " not in short or _ODD.search(short) or all(_fold(word) in title for word in short.split())
    if not like_one or day_in(short):  # several words are a name where they look like one or are in the title
        return False
    return not other.text or agree(other.named.title, best.named.title)


def _candidates(note: Note, top: Node | None) -> list[_Candidate]:
    """The titles that the file gives, best source first; the file's name is the last."""
    found = [
        _Candidate(read_title(field.values[0]), field.line, True)
        for key in full_title_keys(note)
        for field in note.meta
        if field.key == key and field.values and not field.values[0].startswith(("http", "[["))
    ]
    for keyed in keyed_fields(note.blocks[:16]):
        said = (
            keyed.field == "link"
            and not (keyed.links or keyed.value[:4].isdigit())
            and likeness(read_title(keyed.value).title) >= _FULL
        )
        if (keyed.field in ("title", "fullname") or said) and keyed.value:
            label = next((label for label, _ in keyed.links if likeness(label) >= 1.2), keyed.value)
            if label.strip().casefold() not in LINK_WORDS:  # 论文：[PDF](...)
                found.append(_Candidate(read_title(label), keyed.line, True))
    found += [
        _Candidate(read_title(field.values[0]), field.line, True)
        for field in note.meta
        if field.key in head_keys.TITLE.names and field.values
    ]
    if top and top.head:
        linked = any(is_paper(url) for _, url in top.head.links)
        found.append(_Candidate(top.head.named, top.head.line, linked=linked))
    name, cited = file_title(note.path), cited_name(note.path) is not None
    if likeness(name.title) >= (0.4 if cited else 1.2):
        found.append(_Candidate(name, 1, linked=cited))
    found += first_lines(note, top)
    aliases = (alias for alias in note.values(*head_keys.ALIASES.names) if not citation(alias))  # "Ito (2020)"
    found += [_Candidate(read_title(alias), 1) for alias in aliases]
    return [*found, _Candidate(name, 1)]


def first_lines(note: Note, top: Node | None) -> list[_Candidate]:
    """Titles in the first lines: a linked or bold title, 《...》, a line below `# Paper`, a summary."""
    found: list[_Candidate] = []
    for line in itertools.chain.from_iterable(map(information, _top_lines(note.blocks[top.start if top else 0 :]))):
        if any(target.startswith("#") for _, target in line.links()) or _leads_to_note(line):  # a table of contents
            continue
        quoted = _QUOTED.search(line.text) if "《" in line.text else None
        if quoted and likeness(quoted[1]) >= 1.2:
            found.append(_Candidate(read_title(quoted[1]), line.number, text=True))
            continue
        keyed = keyed_line(line)
        if (keyed and keyed.field not in ("title", "link")) or persons_of(line):
            continue  # `**Institution**: University of ...`
        cited = cited_behind_label(line.text) or of_kind(line.text)
        named = read_title(cited.title) if cited else title_in(line)[0]
        if is_imprint(line.text, named.title):
            continue
        if likeness(named.title) >= 2 and len(named.title) < 180 and not facets_of(lead_of(line)):
            found.append(_Candidate(named, line.number, text=True))
    return found


def _leads_to_note(line: Line) -> bool:
    """Whether an item is but a link to another note of the folder, which is on something else: `- [[Echo Pyramids]]`."""
    links = tuple(line.links())
    return line.kind == "item" and len(links) == 1 and links[0][0] == line.text.strip() and "://" not in links[0][1]


def _top_lines(blocks: Sequence[Block]) -> list[Line]:
    """The first six lines, up to a section; what a list below a heading says in plain words is of that heading."""
    found: list[Line] = []
    headed = False
    for block in blocks[:6]:
        headed = headed or block.kind == "heading"
        if block.kind == "heading" and any(facet != "other" for facet in facets_of(block.text)):
            break
        lines = lines_of((block,))
        found += (line for line in lines if not headed or line.kind != "item" or line.marks or "《" in line.text)
    return found[:6]
