"""A link to a note, paper, heading or file -> `<a>`, or its words struck out where there is no such thing."""

from __future__ import annotations

import posixpath
from html import escape, unescape
from typing import NamedTuple

from ...attached.attachments import is_unseen
from ...diagnostics import report
from ...model import Diagnostic, NoteRef
from ...patterns import pattern
from ..urls import relative
from ..words import Words
from .links import Target, look_up, resolve
from .passages import named_block
from .targets import Targets

_PAGE = pattern(r"page=(\d+)\S*")
_QUOTED = 120  # characters of a block that stand for a link to it


class Reference(NamedTuple):
    """A link's HTML, the path of the file it leads to (or ""), and what there is to say about it."""

    html: str
    file: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


def reference(ref: NoteRef, label: str, url: str, targets: Targets, words: Words) -> Reference:
    """The link on the page at that url; `label` is the HTML of its words."""
    target = resolve(ref, targets) or _alias_first(ref, targets)
    text, wanted = label or escape(ref.target), ref.target
    if ref.fragment:
        text = _words_of_block(ref, targets) or _words_of_page(ref, target, words) or text
        wanted = f"{ref.target}#{ref.fragment}"
    if target is None and is_unseen(ref.target):
        return Reference(f'{text}<small class="sought">{escape(words.unseen, quote=False)}</small>')
    if target is None:
        found = report("broken-link", f"nothing is called `{wanted}`", ref.span)
        return Reference(gone(text, words.sought.format(target=wanted)), diagnostics=(found,))
    if target.lacking:
        found = report(
            "broken-link", f"`{ref.target}` has no block `{target.lacking}`", ref.span, "it leads to the note"
        )
        return Reference(f'<a href="{escape(relative(url, target.url))}">{text}</a>', diagnostics=(found,))
    several = (report("ambiguous-link", f"`{wanted}` fits several notes", ref.span),) if target.ambiguous else ()
    kind = (' class="file"' if target.file else "") + (f' title="{escape(ref.title)}"' if ref.title else "")
    return Reference(f'<a{kind} href="{escape(relative(url, target.url))}">{text}</a>', target.file, several)


def gone(text: str, remark: str) -> str:
    """Words struck out, and why."""
    return f'<span class="gone">{text}</span><small class="sought">{escape(remark, quote=False)}</small>'


def _alias_first(ref: NoteRef, targets: Targets) -> Target | None:
    """Dendron writes [[words|note]], the other way round: where nothing is called by the first, the second may be."""
    label = ref.html[0] if ref.wiki and len(ref.html) == 1 else ""
    if not isinstance(label, str) or not label or label == ref.target:
        return None
    target, _, fragment = unescape(label).partition("#")
    return look_up(target, fragment, ref.span.path, targets)


def _words_of_block(ref: NoteRef, targets: Targets) -> str:
    """For Logseq's ((uuid)), which has no words of its own, how the block begins."""
    page = targets.blocks.get(ref.fragment) if ref.html == (ref.fragment,) else None
    block = named_block(page, ref.fragment, targets) if page else None
    while block and block.children:  # not what hangs below it
        block = block.children[0]
    return escape(" ".join(block.text.split())[:_QUOTED], quote=False) if block else ""


def _words_of_page(ref: NoteRef, target: Target | None, words: Words) -> str:
    """For a page of a document, linked without words of its own, its number in the site's language."""
    page = _PAGE.fullmatch(ref.fragment) if target and target.file else None
    if page is None or ref.html != (escape(f"{ref.target} > {ref.fragment}", quote=False),):
        return ""
    name = escape(posixpath.basename(ref.target), quote=False)
    return f"{name}{words.comma}{words.page.format(n=page[1])}"
