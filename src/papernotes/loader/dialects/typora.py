"""Typora and VS Code: `[TOC]`, `<img style="zoom:50%">`, time stamps as names of figures. Read as it stands."""

from __future__ import annotations

import re

from ...model import Source
from ...patterns import pattern
from ..dialect import Dialect, unchanged

_SIGNS = pattern(r"^\[toc\]\s*$|<img [^<>]*zoom:|image-20\d{15}|!\[\d{13}\]", re.MULTILINE | re.IGNORECASE)


def matches(source: Source) -> bool:
    return bool(_SIGNS.search(source.text))


TYPORA = Dialect("typora", matches, unchanged)
