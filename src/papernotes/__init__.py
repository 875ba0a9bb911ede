"""papernotes: a folder of paper notes in, a research library out.

As a library: `papernotes.load("~/notes")` reads a folder of notes and gives its `Library`, which is a frozen value, as
are all types here. What `__all__` names stays; everything else may change with any version.

    library = papernotes.load("~/notes")
    for paper in library.papers:
        print(paper.year, paper.title, paper.topic)

Names are imported when they are asked for, so that the command line does not wait for them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from .version import __version__

if TYPE_CHECKING:
    from .config import Config, ConfigError
    from .loading import load, read
    from .model import (
        Attachment,
        Block,
        Checked,
        Diagnostic,
        Entry,
        Figure,
        Group,
        Library,
        Link,
        Mention,
        Note,
        Page,
        Paper,
        Related,
        Section,
        Span,
        Tag,
        Term,
        Topic,
    )

__all__ = [
    "Attachment",
    "Block",
    "Checked",
    "Config",
    "ConfigError",
    "Diagnostic",
    "Entry",
    "Figure",
    "Group",
    "Library",
    "Link",
    "Mention",
    "Note",
    "Page",
    "Paper",
    "Related",
    "Section",
    "Span",
    "Tag",
    "Term",
    "Topic",
    "__version__",
    "load",
    "read",
]
_ELSEWHERE = {"load": "loading", "read": "loading", "Config": "config", "ConfigError": "config"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_ELSEWHERE.get(name, 'model')}", __name__), name)


def __dir__() -> list[str]:
    return __all__
