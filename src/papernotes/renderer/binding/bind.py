"""Blocks with holes -> the HTML of one page: links lead somewhere, figures, formulas and embeds stand in place.

Pure: the same blocks on the same sheet give the same HTML. What cannot be bound is visible in the page (a struck
link, a crossed box, a formula's source) and reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import escape

from ...diagnostics import report
from ...model import Block, Code, Embed, Image, Math, NoteRef, Output, Piece, TagRef
from ...patterns import pattern
from ..linking.anchors import once, parted
from ..linking.links import find_tag
from ..linking.passages import LONGEST, Passage, Step, find_passage, length, ring, set_apart, way_to, with_footnotes
from ..linking.references import gone, reference
from ..math import math_html
from ..urls import attachment_url, output_path, relative
from ..words import language_of
from .bound import Bound, Sheet
from .callouts import with_kind
from .code import code_html, diagram_html
from .figures import figure, is_medium, named
from .flow import Lifted, begun_by, flowed
from .levels import heading_levels
from .tasks import task_box

_DEPTH = 3  # embeds inside embeds
_STRESSED = pattern(r"<em>(?=[\x00-;=-\x7f\u2018-\u201d]+</em>)")  # Latin words slope; Chinese is dotted
_NO_IDS: Mapping[int, str] = {}
_AROUND = frozenset(("list", "table", "quote", "callout"))  # blocks that leave the ids of their lines to what they hold


def bind(blocks: Iterable[Block], sheet: Sheet, bound: Bound) -> str:
    """The HTML of the blocks; files used and diagnostics are added to `bound`."""
    levels = heading_levels(blocks := tuple(blocks), sheet.top)
    return "\n".join(_block(block, sheet, levels, bound).strip("\n") for block in blocks)


def bind_line(pieces: Iterable[Piece], sheet: Sheet, bound: Bound) -> str:
    """The HTML of what stands inside a line, such as the text of a heading."""
    # As in a block: what holds no tag is what it is.
    return "".join([p if type(p) is str and "<" not in p else _inline(p, sheet, bound) for p in pieces])


def _block(block: Block, sheet: Sheet, levels: Mapping[int, int], bound: Bound) -> str:
    kind = block.kind
    if kind == "heading":
        return _heading(block, sheet, levels, bound)
    opening = _opened(block, sheet, bound)
    if kind == "callout":
        block = with_kind(block, sheet.words)
    if block.children or kind == "callout" or (kind == "item" and block.info):
        inside = "".join([_block(child, sheet, levels, bound) for child in block.children])
        if kind == "table":
            return f'<div class="scroll">{opening}{inside}{block.closing.strip()}</div>\n'
        return f"{opening}{_beginning(block, sheet)}{inside}{block.closing}"
    if kind == "cell" and block.opening.startswith("<th"):
        opening = opening.replace("<th", '<th scope="col"', 1)
    # Most of what is written holds no tag, and is what it is on every page.
    pieces = [p if type(p) is str and "<" not in p else _placed(p, sheet, bound) for p in block.html]
    return flowed((opening, *pieces, block.closing))


def _heading(block: Block, sheet: Sheet, levels: Mapping[int, int], bound: Bound) -> str:
    level = levels.get(block.span.line, 6)
    text = bind_line(block.html, sheet, bound).strip()
    if sheet.trail:  # a passage shown elsewhere is no part of that page's outline
        return f'<p class="heading">{text}</p>\n'
    page = sheet.papers.get(block.span.line)
    own, text = parted(text)
    if page and "<a" not in text:
        text = f'<a href="{escape(relative(sheet.url, page))}">{text}</a>'
    elif page:
        text = f"{text} {_leaf(page, sheet)}"
    name = next(iter(_names(block, sheet, bound)), None)
    return f"<h{level}{_id(name)}{_lang(block.text, sheet)}>{own}{text}</h{level}>\n"


def _opened(block: Block, sheet: Sheet, bound: Bound) -> str:
    """The block's opening tag with its language, and the ids of what begins on its lines.

    The first block on a line takes the id of that line; where it has an id of its own, no tag, or several lines with
    ids, empty elements carry them.
    """
    written = block.opening if sheet.trail else once(block.opening, bound.ids)
    names = [] if block.kind in _AROUND else _names(block, sheet, bound)
    lang = _lang(block.text, sheet) if block.kind == "paragraph" and written else ""
    if not names and not lang:
        return written
    begun = begun_by(written)
    if not begun:
        return "".join(f"<span{_id(name)}></span>" for name in names) + written
    name = names.pop(0) if names and " id=" not in written else None
    rest = "" if block.children else "".join(f"<span{_id(more)}></span>" for more in names)
    return f"{written[:begun]}{_id(name)}{lang}{written[begun:]}{rest}"


def _names(block: Block, sheet: Sheet, bound: Bound) -> list[str]:
    """The ids of the block's lines that no block has yet; of a container only that of its first line."""
    ids, line = sheet.ids, block.span.line
    if not ids:
        return []
    if block.children or block.end == line:
        names = [ids[line]] if line in ids and ids[line] not in bound.ids else []
    else:
        names = [ids[line] for line in range(line, block.end + 1) if line in ids and ids[line] not in bound.ids]
    bound.ids.update(names)
    return names


def _lang(text: str, sheet: Sheet) -> str:
    """The language of a text of several words in the other script."""
    foreign = language_of(text, sheet.words) if " " in text.strip() or sheet.words.lang == "en" else ""
    return f' lang="{foreign}"' if foreign else ""


def _beginning(block: Block, sheet: Sheet) -> str:
    """What the container shows before its children: a task's box, the way to an item's paper."""
    if block.kind != "item":
        return ""
    box = task_box(block.info, sheet.words) if block.info else ""
    page = sheet.papers.get(block.span.line)
    return f"{box}{_leaf(page, sheet)} " if page else box


def _leaf(page: str, sheet: Sheet) -> str:
    return f'<a class="leaf" href="{escape(relative(sheet.url, page))}">{sheet.words.to_paper}</a>'


def _id(name: str | None) -> str:
    return f' id="{escape(name)}"' if name else ""


def _inline(piece: Piece, sheet: Sheet, bound: Bound) -> str:
    placed = _placed(piece, sheet, bound)
    return placed if isinstance(placed, str) else placed.inline


def _placed(piece: Piece, sheet: Sheet, bound: Bound) -> str | Lifted:
    if isinstance(piece, str):
        text = piece if sheet.trail else once(piece, bound.ids)
        return _STRESSED.sub(r'<em lang="en">', text) if "<em>" in text else text
    match piece:
        case NoteRef():
            return _link(piece, sheet, bound)
        case Image():
            return _figure(piece, sheet, bound)
        case Math():
            checked = math_html(piece, sheet.macros)
            bound.diagnostics += checked.diagnostics
            if not piece.display or checked.diagnostics or not checked.value:
                return checked.value
            inside = checked.value.removeprefix("<span").removesuffix("</span>")
            return Lifted(f"<div{inside}</div>", checked.value)
        case Code():
            if piece.language.lower() == "mermaid":
                bound.diagrams = True
                drawn = diagram_html(piece.text, sheet.words.diagram)
                return Lifted(drawn, drawn)
            html = code_html(piece.text, piece.language)
            return Lifted(html, html)
        case TagRef():
            url = find_tag(piece.name, sheet.targets)
            name = f"#{escape(piece.name)}"
            return f'<a class="tag" href="{escape(relative(sheet.url, url))}">{name}</a>' if url else name
        case Embed():
            return _embed(piece, sheet, bound)


def _figure(image: Image, sheet: Sheet, bound: Bound) -> Lifted:
    made = figure(image, sheet.targets.files, sheet.words, sheet.url, sheet.subject)
    bound.diagnostics += made.diagnostics
    bound.files |= {file.path: file for file in made.files}
    name = f"fig_{sheet.figures[image.span]}" if image.span in sheet.figures else ""
    if not name or name in bound.ids or not made.html.block:
        return made.html
    bound.ids.add(name)
    return named(made.html, name)


def _link(ref: NoteRef, sheet: Sheet, bound: Bound) -> str:
    made = reference(ref, bind_line(ref.html, sheet, bound), sheet.url, sheet.targets, sheet.words)
    bound.diagnostics += made.diagnostics
    if made.file:
        path = output_path(attachment_url(made.file))
        bound.files[path] = Output(path, copy=made.file)
    return made.html


def _embed(embed: Embed, sheet: Sheet, bound: Bound) -> Lifted:
    """Another note's passage, shown in place; a film, sound or document in the way that browsers have for it."""
    wanted = f"{embed.target}#{embed.fragment}" if embed.fragment else embed.target
    if is_medium(embed.target):
        return _figure(Image(wanted, "", embed.span, wiki=True), sheet, bound)
    if bound.embedded > LONGEST:
        return _apart(_link(NoteRef(embed.target, embed.fragment, (escape(wanted),), embed.span), sheet, bound))
    passage = find_passage(embed, sheet.targets)
    if passage is None and embed.fragment.startswith("^"):
        bound.diagnostics.append(report("broken-link", f"nothing is called `{wanted}`", embed.span))
        return _apart(gone(escape(wanted), sheet.words.sought.format(target=wanted)))
    if passage is None:
        return _apart(_link(NoteRef(embed.target, embed.fragment, (escape(wanted),), embed.span), sheet, bound))
    step = Step(passage.name, wanted, embed.span)
    if steps := ring(step, sheet.trail, sheet.note):
        first = min(steps, key=lambda one: (one.span.path, one.span.line, one.span.column))
        bound.diagnostics.append(report("embed-cycle", f"`{first.written}` shows itself", first.span))
        return _apart(gone(escape(wanted), sheet.words.cycle))
    link = way_to(passage, embed, sheet.url, sheet.targets)
    inside = ""
    if len(sheet.trail) >= _DEPTH:
        deep = f"embeds stand in one another more than {_DEPTH} deep; `{wanted}` is a link"
        bound.diagnostics.append(report("deep-nesting", deep, embed.span))
    else:
        bound.embedded += length(passage)
        if bound.embedded <= LONGEST:
            inside = _passage(passage, step, sheet, bound)
        else:
            much = f"more than {LONGEST:,} characters are embedded in a page; from `{wanted}` on, embeds are links"
            bound.diagnostics.append(report("dense-text", much, embed.span))
    return Lifted(f'<div class="embed"><p class="from">{sheet.words.embedded} {link}</p>{inside}</div>', link)


def _apart(html: str) -> Lifted:
    return Lifted(f"<p>{html}</p>", html)


def _passage(passage: Passage, step: Step, sheet: Sheet, bound: Bound) -> str:
    inner = replace(sheet, ids=_NO_IDS, papers={}, trail=(*sheet.trail, step))
    bound.embeds += 1
    number = bound.embeds
    html = bind(passage.blocks, inner, bound)
    html += bind(with_footnotes(passage, html, sheet.targets), inner, bound)
    return set_apart(html, number)
