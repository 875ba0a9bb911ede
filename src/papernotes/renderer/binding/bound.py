"""What blocks are bound on, a sheet, and what gathers while they are: files, ids, remarks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...model import Diagnostic, Output, Span
from ..linking.passages import Step
from ..linking.targets import Targets
from ..math import Macros
from ..words import Words


@dataclass(frozen=True)
class Sheet:
    """The page that blocks are printed on. Lines are those of the note that the blocks are from."""

    url: str
    targets: Targets
    words: Words
    subject: str = ""  # the paper that figures without a caption are of
    ids: Mapping[int, str] = field(default_factory=dict)  # line -> id
    papers: Mapping[int, str] = field(default_factory=dict)  # line where a paper begins -> url of its page
    top: int = 2  # level of the highest headings
    trail: tuple[Step, ...] = ()  # the passages that this one is embedded in
    note: str = ""  # path of the note that the page is of
    macros: Macros = ()
    figures: Mapping[Span, int] = field(default_factory=dict)  # the numbers of a paper's own figures


@dataclass
class Bound:
    """What the blocks of a page turned out to need, gathered while they are bound: files, and remarks."""

    files: dict[str, Output] = field(default_factory=dict)  # by their paths
    ids: set[str] = field(default_factory=set)  # given to a block already
    diagnostics: list[Diagnostic] = field(default_factory=list)
    embeds: int = 0
    embedded: int = 0  # characters of text in them
    diagrams: bool = False
