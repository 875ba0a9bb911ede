"""What the fields of an entry are read from: the seed, its note, and the text already cut into lines and fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import msgspec

from .. import head_keys
from ..config import Config
from ..model import Block, Note, Span
from ..patterns import pattern
from .citations.citations import Reference
from .citations.of_kind import any_reference
from .headings.parts import own_reference, says_facts
from .lexicon.title_words import UPPER
from .prose.facets import facets_of
from .prose.leads import lead_of
from .prose.lines import Line, lines_of
from .references.addresses import ids_of
from .regions.seeds import Seed
from .stated.information import information
from .stated.keyed import Keyed, keyed_line
from .stated.keyed_blocks import keyed_fields
from .stated.paper_days import known_by


class Draft(msgspec.Struct, frozen=True):
    """One entry about to be read. `opening` are the lines above its first section, at most ten."""

    seed: Seed
    note: Note
    config: Config
    keyed: tuple[Keyed, ...]
    lines: tuple[Line, ...]
    opening: tuple[Line, ...]

    @property
    def whole(self) -> bool:
        """Whether the entry is its whole note, so that the note's head speaks of it."""
        return self.seed.how == "file"

    @property
    def below(self) -> tuple[Line, ...]:
        """The opening lines but for that of the title, which may go on with what is said of the paper."""
        return tuple(line for line in self.opening if not self.is_of_title(line))

    def is_of_title(self, line: Line) -> bool:
        """Whether a line is that of the title, or what is said of the paper behind it there."""
        with_title = self.seed.how in ("item", "bold") or (self.seed.said and line.kind != "cell")
        return with_title and line.number == self.seed.line

    @property
    def reference(self) -> Reference | None:
        """The paper's own reference where it stands below its title, or alone in a section for it."""
        title = self.seed.named.title
        line = own_reference(title, self.seed.blocks[:4]) if self.seed.how != "item" else None
        line = line or next(filter(None, (own_reference(title, part) for part in _cited(self.seed.blocks[3:]))), None)
        if line is None and self.whole:
            return _in_head(title, self.note.values(*head_keys.REFERENCE.names))
        return any_reference(line) if line else None

    @property
    def citation_key(self) -> str:
        """The key that the head or a field gives; "" where neither does."""
        said = self.head(*head_keys.CITEKEY.names) or next((key.value for key in self.values("citekey")), "")
        return _FRAME.sub("", said)

    def head(self, *keys: str) -> str:
        """A value of the note's head, for an entry that is the whole note."""
        return self.note.value(*keys) if self.whole else ""

    def values(self, field: str) -> tuple[Keyed, ...]:
        """The entry's fields of that name that say something."""
        return tuple(keyed for keyed in self.keyed if keyed.field == field and (keyed.value or keyed.links))

    def identities(self) -> tuple[str, ...]:
        """What the addresses beside the title, in its fields and in its first lines identify, as "arxiv:2306.00001"."""
        links = (*self.seed.links, *(link for keyed in self.keyed for link in keyed.links))
        found = (*(of for _, url in links for of in ids_of(url)), *known_by(self.opening))
        return (*found, *((f"arxiv:{self.seed.named.arxiv}",) if self.seed.named.arxiv else ()))


def _in_head(title: str, said: Sequence[str]) -> Reference | None:
    """The paper's own reference in the head: in full, or but by whom and when, `Aki Ito, 2010`."""
    for value in said:
        text = value.strip(" *_`")
        if own_reference(title, (Block("paragraph", Span("", 1), 1, text),)):
            return any_reference(text)
        if by := _BY_WHOM.fullmatch(text):
            return Reference(by["who"], int(by["year"]), title, "")
    return None


_PERSON = rf"[{UPPER}][\w.’'-]*(?: [{UPPER}][\w.’'-]*){{0,3}}"
_BY_WHOM = pattern(
    rf"(?P<who>{_PERSON}(?:, {_PERSON}){{0,8}}(?:,? (?:and|&) {_PERSON})?)(?:,? et al\.?)?,? [(]?(?P<year>(?:19[5-9]|20[0-4])\d)[a-z]?[)]?"
)
_FRAME = pattern(r"^[\[@]+|[\],;]+$")


def _cited(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """What stands alone below a heading that says that it is a reference: of the paper itself, if anything."""
    for heading, block, *behind in (blocks[at : at + 3] for at in range(len(blocks) - 1)):
        alone = len(block.children) <= 1 and (not behind or behind[0].kind in ("heading", "rule"))
        if alone and heading.kind == "heading" and _REFERENCE.fullmatch(heading.text.strip(" :：*")):
            yield (block,)


_REFERENCE = pattern(
    r"(?i)(?:full |how to |apa |formatted )?(?:citations?|cite|references?|bibliography)|引用|参考文献|文献信息|論文情報(?:[・、]?リンク)?|書誌情報"
)


def draft_of(seed: Seed, note: Note, config: Config) -> Draft:
    """The entry's text, cut into what the fields are read from."""
    lines = tuple(lines_of(seed.blocks))
    keyed = tuple(keyed_fields(_before_sections(seed, config)))
    return Draft(seed, note, config, keyed, lines, tuple(_opening(seed, config)))


def _before_sections(seed: Seed, config: Config) -> tuple[Block, ...]:
    """The blocks up to the first heading that names a facet; `Basic info` and the like are passed through."""
    kept: list[Block] = []
    for block in seed.blocks:
        if block.kind == "heading" and kept and any(facet != "other" for facet in facets_of(block.text, config.facets)):
            break
        kept.append(block)
    return tuple(kept[:24])


def _leads_on(heading: Block, config: Config) -> bool:
    """Whether below a heading the first lines on the paper follow: one of a note that is one paper and is called otherwise,
    or 论文信息."""
    return not facets_of(heading.text, config.facets) or says_facts(heading.text)


def _opening(seed: Seed, config: Config) -> list[Line]:
    found: list[Line] = []
    for block in seed.blocks:
        if block.kind == "heading" and not found and _leads_on(block, config):
            continue
        if block.kind == "heading" or len(found) >= 10:
            break
        for line in chain.from_iterable(map(information, lines_of((block,)))):
            facets = facets_of(lead_of(line), config.facets)
            if any(facet != "other" for facet in facets) and keyed_line(line) is None:
                return found
            found.append(line)
    return found[:10]
