"""Regular expressions that are compiled when they are first asked: of the five hundred here a command needs a few, and
one class of all Chinese letters takes milliseconds.
"""

from __future__ import annotations

import re
from typing import Any, cast


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, in all that it can be asked. The functions of `re` itself do not take it, and it is not
    the `re` of what it found."""
    return cast("re.Pattern[str]", _Waiting(source, flags))


class _Waiting:
    """An expression that nobody has asked yet; from then on it has the methods of the compiled one as its own."""

    def __init__(self, source: str, flags: int) -> None:
        self._given = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._given)
        self.__dict__.update((asked, getattr(compiled, asked)) for asked in dir(compiled) if asked[0] != "_")
        return getattr(compiled, name)
