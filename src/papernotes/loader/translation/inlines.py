"""The inline tokens of a paragraph, a heading or a cell -> HTML with holes, plain text, marks, tags.

This is the one place where inline HTML is written, a function for each kind of token. What a construct means it has
left in its tokens (see `tokens.py`).
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

from markdown_it.token import Token

from ...diagnostics import report
from ...model import Mark, MarkKind, Math
from ...text import is_cjk, is_cjk_letter
from ..tokens import Gap, RawTag
from .places import Place
from .writer import Open, Run, Writer, narrow

_STYLES: dict[str, MarkKind] = {"strong": "strong", "em": "em", "s": "strike", "mark": "highlight"}
_BROKEN = ("<br>", "<br/>", "<br />")
_WRAP = 24  # characters: a Chinese line shorter than this was broken by its author, not by a PDF


def write(tokens: Sequence[Token], place: Place, row: int = 0) -> Run:
    """The HTML, text, marks and tags of the tokens, which begin at that row of the content."""
    if len(tokens) == 1 and tokens[0].type == "text" and "**" not in tokens[0].content:
        text = narrow(tokens[0].content).strip()
        return Run((html.escape(text, quote=False),) if text else (), text)
    writer = Writer(place, row)
    for index, token in enumerate(tokens):
        kind = token.type
        if kind == "text" or kind == "text_special":
            _text(writer, token)
        elif kind == "softbreak":
            _break(writer, token, tokens[index + 1] if index + 1 < len(tokens) else None)
        elif kind == "raw":
            _raw(writer, token, tokens)
        else:
            _HANDLERS.get(kind, _text)(writer, token)
    return writer.finish()


def _text(writer: Writer, token: Token) -> None:
    content = narrow(token.content)
    if content:
        writer.add(html.escape(content, quote=False), content)
        if "**" in content and token.type == "text":
            lines = writer.place.notebook.lines
            column = lines[writer.line].find("**") + 1 if writer.line < len(lines) else 1
            writer.report("bad-emphasis", "these ** do not pair; they are shown as they are", max(column, 1))


def _next_line(writer: Writer, token: Token) -> None:
    # A formula or a comment may have had lines of its own, so breaks are not counted.
    if "at" in token.meta:
        writer.line = writer.place.line + writer.place.row_of(token.meta["at"]) + 1


def _break(writer: Writer, token: Token, following: Token | None) -> None:
    """An author's line break: kept, but where a PDF broke a Chinese sentence."""
    _next_line(writer, token)
    last = writer.text[-1][-1:] if writer.text else ""
    ahead = following.content.lstrip()[:1] if following is not None and following.type == "text" else ""
    if not writer.place.notebook.options.line_breaks:
        shown = "" if last and ahead and is_cjk(last) and is_cjk(ahead) else "\n"
        writer.add(shown, "" if _is_broken(writer) else shown)
    elif not (last and ahead and is_cjk_letter(last) and is_cjk_letter(ahead) and _is_wrapped(writer)):
        _line_break(writer)


def _line_break(writer: Writer) -> None:
    writer.add(*(("\n", "") if _is_broken(writer) else ("<br>\n", "\n")))


def _is_broken(writer: Writer) -> bool:
    """Whether a `<br>` of the author's stands right before, at the end of the line: it is broken already."""
    return bool(writer.pieces) and writer.pieces[-1] in _BROKEN


def _is_wrapped(writer: Writer) -> bool:
    """Whether the line written last is as long as a column of a PDF."""
    return len("".join(writer.text[-12:]).rpartition("\n")[2]) >= _WRAP


def _hard_break(writer: Writer, token: Token) -> None:
    _next_line(writer, token)
    _line_break(writer)


def _code(writer: Writer, token: Token) -> None:
    if not writer.muted:
        writer.marks.append(Mark("code", writer.length, writer.length + len(token.content)))
    writer.add(f"<code>{html.escape(token.content, quote=False)}</code>", token.content)


def _gap(writer: Writer, token: Token) -> None:
    gap: Gap = token.meta["gap"]
    if writer.muted:
        return
    if gap.sort == "tag":
        writer.tags.append(gap.target)
    if gap.mark:
        writer.marks.append(Mark(gap.mark, writer.length, writer.length + len(gap.text), gap.target))
    span = writer.place.span(token.meta["at"])
    if "warning" in token.meta:
        code, message, hint = token.meta["warning"]
        writer.place.notebook.found.append(report(code, message, span, hint))
    hole = gap.make(span)
    writer.add(writer.place.notebook.formula(hole) if isinstance(hole, Math) else hole, gap.text)


def _open_style(writer: Writer, token: Token) -> None:
    tag = "del" if token.tag == "s" else token.tag  # as GitHub writes it
    writer.start(Open(_STYLES[token.tag], writer.length, f"</{tag}>"), f"<{tag}>")


def _open_link(writer: Writer, token: Token) -> None:
    writer.start_link(token.meta["link"], token.meta.get("at", 0), str(token.attrs.get("title", "")))


def _close(writer: Writer, _token: Token) -> None:
    writer.end_named("")


def _footnote(writer: Writer, token: Token) -> None:
    number, time = token.meta["number"], token.meta["time"]
    writer.place.notebook.references.setdefault(number, writer.line)
    name = f"{writer.place.notebook.prefix}{number}"
    own = f"fnref-{name}" + (f"-{time}" if time > 1 else "")
    writer.add(f'<sup class="footnote-ref"><a href="#fn-{name}" id="{own}">{number}</a></sup>', "")


def _raw(writer: Writer, token: Token, tokens: Sequence[Token]) -> None:
    tag: RawTag = token.meta["tag"]
    again = tag.toggles and writer.names[tag.name] > 0
    if again:
        writer.report("unclosed-html", f"<{tag.name}> is closed by another <{tag.name}>; </{tag.name}> is meant")
    elif tag.code:
        writer.report(tag.code, tag.message)
    if writer.muted or tag.drops:
        writer.muted = _muted(writer, tag, tokens)
    elif tag.text:
        writer.add(html.escape(tag.text, quote=False), tag.text)
    elif tag.closes and tag.name == "s" and not writer.names["s"]:
        writer.add("&lt;/s&gt;", "</s>")  # the end of a sentence for a model of language
    elif tag.closes or again:
        ends_block = tag.name in _ENDING and writer.names[tag.name] > 0
        writer.end_named(tag.name)
        if ends_block:
            writer.add("", "\n")
    elif tag.link is not None:
        writer.start_link(tag.link, token.meta.get("at", 0), name=tag.name)
    else:
        writer.raw = writer.raw or bool(tag.html)
        if tag.opens:
            writer.start(Open(tag.mark, writer.length, tag.closing, "", tag.name), tag.html)
        else:
            writer.add(tag.html, "\n" if tag.name == "br" else "")


# Elements that are blocks, within a line: what follows them is not joined to their text.
_ENDING = frozenset(("summary", "p", "div", "li", "tr", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"))


def _muted(writer: Writer, tag: RawTag, tokens: Sequence[Token]) -> str:
    """The element whose content is left out from here on, or ""."""
    if writer.muted:
        return "" if tag.closes and tag.name == writer.muted else writer.muted
    # Without an end, only the tag goes: "replace the <title> by ..." is a sentence.
    if not writer.ends:
        writer.ends = {token.meta["tag"].name for token in tokens if token.type == "raw" and token.meta["tag"].closes}
        writer.ends.add("")
    return tag.name if tag.opens and tag.name in writer.ends else ""


def _raw_text(writer: Writer, token: Token) -> None:
    # All tags are taken out by now: what is left of a `<` is text (`<div style='` that nobody closed).
    content = narrow(token.content)
    writer.add(content.replace("<", "&lt;").replace(">", "&gt;"), html.unescape(content))


_HANDLERS: dict[str, Callable[[Writer, Token], None]] = {
    "hardbreak": _hard_break,
    "code_inline": _code,
    "gap": _gap,
    "raw_text": _raw_text,
    "link_open": _open_link,
    "link_close": _close,
    "footnote_ref": _footnote,
    **{f"{name}_open": _open_style for name in _STYLES},
    **{f"{name}_close": _close for name in _STYLES},
}
