"""Data as a script, for a page that is opened from disk may load nothing else: `papernotes.give(...)`.

`papernotes.load(address)`, in `assets/theme.js`, answers with what the script of that address gives.
"""

from __future__ import annotations

import msgspec


def given(value: object) -> str:
    """The script that gives that value."""
    return f"papernotes.give({msgspec.json.encode(value).decode()})\n"
