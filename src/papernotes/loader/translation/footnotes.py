"""The texts of a note's footnotes -> lists of blocks, each before the heading that follows its first reference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from ...model import Block, Span
from ..tokens import Footnotes
from .cursor import filled
from .inlines import write
from .places import Notebook, Place

Definition = tuple[Block, ...]


def with_footnotes(
    blocks: Sequence[Block], notebook: Notebook, definitions: Mapping[str, Definition], notes: Footnotes
) -> tuple[Block, ...]:
    """The blocks of a note with its footnotes among them. What nobody refers to follows in the order of writing."""
    texts = {number: definitions[label] for label, number in notes.numbers.items()}
    for number, (content, tokens) in notes.inline.items():
        place = Place(notebook, notebook.references.get(number, 0), content)
        run, span = write(tokens, place), place.span(0)
        own = Block("paragraph", span, span.line, run.text, run.html, "<p>", "</p>", marks=run.marks, tags=run.tags)
        texts[number] = (own,)
    for label, text in definitions.items():
        if label not in notes.numbers and text:
            number = len(texts) + 1
            texts[number] = text
            notebook.references[number] = text[0].span.line - 1
    return _placed(blocks, {number: _item(number, texts[number], notebook) for number in sorted(texts)}, notebook)


def _placed(blocks: Sequence[Block], items: Mapping[int, Block], notebook: Notebook) -> tuple[Block, ...]:
    headings = [(index, block.span.line) for index, block in enumerate(blocks) if block.kind == "heading"]
    lists: dict[int, list[Block]] = {}
    for number, item in items.items():
        line = notebook.references.get(number, 0) + 1
        place = next((index for index, below in headings if below > line), len(blocks))
        lists.setdefault(place, []).append(item)
    found: list[Block] = []
    for index in range(len(blocks) + 1):
        if index in lists:
            found.append(_list(lists[index]))
        found.extend(blocks[index : index + 1])
    return tuple(found)


def _item(number: int, children: Definition, notebook: Notebook) -> Block:
    """A footnote, with a link back to its reference at the end of its text."""
    name = f"{notebook.prefix}{number}"
    back = f' <a class="footnote-back" href="#fnref-{name}" aria-label="{number}">↩</a>'
    if children and children[-1].opening == "<p>":
        children = (*children[:-1], replace(children[-1], html=(*children[-1].html, back)))
    elif children:  # it ends with a figure, a list or a formula
        last = children[-1]
        children = (*children, Block("paragraph", last.span, last.end, "", (back.strip(),), "<p>", "</p>"))
    span, end = (children[0].span, children[-1].end) if children else (Span(notebook.path, 1), 1)
    block = Block("item", span, end, opening=f'<li id="fn-{name}" value="{number}">', closing="</li>", level=number)
    return filled(block, children)


def _list(items: Sequence[Block]) -> Block:
    block = Block("list", items[0].span, max(item.end for item in items), info="ol")
    return filled(replace(block, opening='<ol class="footnotes">', closing="</ol>"), items)
