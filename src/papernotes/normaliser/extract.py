"""Note -> Entries: find the papers (`outline`, `regions`), then read each one's fields."""

from __future__ import annotations

import re
from itertools import chain

from msgspec.structs import replace

from .. import head_keys
from ..config import Config
from ..diagnostics import report
from ..model import Checked, Diagnostic, Entry, Note, Span
from .draft import draft_of
from .fields import FIELDS
from .headings.author_headings import with_authors_as_lines
from .headings.empty_bullets import with_labels_as_lines
from .headings.heading_fields import with_lines
from .headings.levels import leveled
from .headings.link_headings import with_links_as_lines
from .headings.nested_heads import with_paper_above
from .headings.pasted_headings import with_pasted_below
from .headings.topic_names import topic_text
from .library.bibliography import agree, index_references, reference_of, with_reference
from .outline import outline, rule_for
from .private.privacy import withheld
from .prose.blanks import has_place
from .prose.html_blocks import with_html_as_blocks
from .prose.once import for_another_note
from .references.bibtex import pasted
from .regions.regions import region_seeds
from .regions.said_behind import with_words_behind
from .regions.seeds import Explained, Seed


def extract(note: Note, config: Config) -> Checked[tuple[Entry, ...]]:
    """The note's entries in the order of their lines; () for a note without papers."""
    for_another_note()
    note = _as_others_write(note)
    found = outline(note, config)
    split = rule_for(note, config).split
    more = region_seeds(note, found, split)
    heads = found.seeds if split not in ("list", "table") else ()
    seeds = without_file_title(sorted((*heads, *more), key=lambda seed: seed.line), note)
    headings = {block.span.line: block for block in note.blocks if block.kind == "heading"}
    seeds = [with_words_behind(seed, headings.get(seed.line)) for seed in seeds]
    at_home = bool(seeds) and withheld(note, config) is not None
    entries = tuple(entry for seed in seeds if _is_title((entry := read_entry(seed, note, config, at_home)).title))
    nested = [leveled(entry, note) for entry in entries]
    entries = tuple(checked.value for checked in nested)
    diagnostics = [*_unknown_directives(note), *chain.from_iterable(checked.diagnostics for checked in nested)]
    return Checked(tuple(_with_own_bibtex(entry, diagnostics) for entry in entries), tuple(diagnostics))


def _as_others_write(note: Note) -> Note:
    """The note with what it says in headings, and below keys of its head, where others say it."""
    note = with_pasted_below(with_labels_as_lines(with_html_as_blocks(with_paper_above(note))))
    return with_authors_as_lines(with_links_as_lines(with_lines(note)))


def _with_own_bibtex(entry: Entry, found: list[Diagnostic]) -> Entry:
    """The entry with what BibTeX among its own lines says of it: by its title, or where it is the only one there."""
    read = tuple(pasted(entry.blocks, entry.span.path))
    found += (item for checked in read for item in checked.diagnostics)
    references = tuple(reference for checked in read for reference in checked.value)
    own = reference_of(entry, index_references(references)) if references else None
    if own is None and len(references) == 1 and agree(entry, references[0]):
        own = references[0]
    return with_reference(entry, own) if own else entry


def _is_title(title: str) -> bool:
    """Whether there is a title at all, not a template's blank."""
    return bool(title) and not has_place(title)


def without_file_title(seeds: list[Seed], note: Note) -> list[Seed]:
    """A single heading on top names the file, not a subject, where topics stand below it."""
    heads = [block for block in note.blocks if block.kind == "heading"]
    highest = min((head.level for head in heads), default=0)
    top = [block for block in heads if block.level == highest]
    paths = [seed.group.path for seed in seeds]
    if len(top) != 1 or heads[0] is not top[0] or not paths or not all(paths):
        return seeds
    if (
        len({path[0] for path in paths}) != 1
        or paths[0][0][1] != topic_text(top[0].text)
        or all(len(path) < 2 for path in paths)
    ):
        return seeds
    shorter = (replace(seed.group, path=seed.group.path[1:]) for seed in seeds)
    return [replace(seed, group=group) for seed, group in zip(seeds, shorter, strict=True)]


def read_entry(seed: Seed, note: Note, config: Config, at_home: bool = False) -> Entry:
    """The entry that a seed is: each field from wherever the note says it. `at_home` says that it is not published."""
    draft = draft_of(seed, note, config)
    known: dict[str, object] = {}
    for read in FIELDS:
        known.update(read(draft, known))
    return Entry(
        Span(note.path, seed.line),
        max(seed.end, seed.line),
        blocks=seed.blocks,
        rule=seed.rule,
        draft=at_home,
        **known,  # type: ignore[arg-type]
    )


def explain(note: Note, config: Config) -> tuple[Explained, ...]:
    """What each heading, list item and row was taken for, and by which rule, in the order of the lines."""
    note = _as_others_write(note)
    found = outline(note, config)
    more = region_seeds(note, found, rule_for(note, config).split)
    items = tuple(Explained(seed.line, 1 + len(seed.group.path), seed.named.title, "paper", seed.rule) for seed in more)
    return tuple(sorted((*found.explained, *items), key=lambda item: item.line))


def _unknown_directives(note: Note) -> list[Diagnostic]:
    """What the note's head asks for under `papernotes:` (or as `papernotes-...`) that does not exist."""
    found = []
    for field in note.meta:
        key = re.fullmatch(r"papernotes[.-](.+)", field.key)
        value = next(iter(field.values), "")
        span = Span(note.path, field.line)
        if key and key[1] not in ("split", "paper-level", "topic-level"):
            hint = "known: split, paper_level, topic_level"
            found.append(report("unknown-directive", f"`{field.key}` means nothing", span, hint))
        elif key and key[1] == "split" and value not in head_keys.SPLITS:
            hint = "one of " + ", ".join(head_keys.SPLITS)
            found.append(report("unknown-directive", f"no way of reading is called `{value}`", span, hint))
        elif key and key[1] != "split" and value not in tuple("123456"):
            found.append(report("unknown-directive", f"`{value}` is no level of headings", span, "1 to 6"))
    return found
