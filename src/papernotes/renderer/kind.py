"""What a page kind is: which pages of it there are, what one shows, and the template that prints it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from ..config import Config
from ..model import Diagnostic, Library, Output, Route
from .edition.edition import Edition


class Shown(NamedTuple):
    """A page's view, the files that it shows or links, and what binding it turned up."""

    view: msgspec.Struct
    files: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class Kind(NamedTuple):
    """One page kind."""

    name: str
    template: str
    routes: Callable[[Library, Config], tuple[Route, ...]]
    view: Callable[[Edition, Route], Shown]
