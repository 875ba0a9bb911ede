"""Code blocks: coloured by Pygments where their language is known, else as they are.

Pygments is imported with the first block that names a language; colours are classes, so that light and dark differ
in the stylesheet alone.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape

from ...patterns import pattern

# What is longer, has wider lines, or a hundred words without a sign between, was made by a program, or is no code; some
# lexers take the square of it, and more.
LONGEST = 20_000  # characters of a block that is coloured
WIDEST = 300  # of a line in it
_WORDS = pattern(r"(?:[\w.$<>?\[\]]++\s++){100}")


@lru_cache(maxsize=4096)
def code_html(text: str, language: str) -> str:
    """`<pre><code>` of that code; the language shows as `data-language`, which the stylesheet prints."""
    body = (_coloured(text, language) if language and _is_written(text) else None) or escape(text, quote=False)
    named = f' data-language="{escape(language)}"' if language else ""
    return f'<div class="code"{named}><pre><code>{body.rstrip()}\n</code></pre></div>'


def _is_written(text: str) -> bool:
    """Whether a person may have written that."""
    return len(text) <= LONGEST and max(map(len, text.split("\n"))) <= WIDEST and not _WORDS.search(text)


def diagram_html(text: str, title: str) -> str:
    """The source of a diagram under its title; a site that has Mermaid draws it above (`diagrams.js`)."""
    source = f"<pre><code>{escape(text, quote=False).rstrip()}\n</code></pre>"
    return f'<figure class="diagram"><details open><summary>{escape(title)}</summary>{source}</details></figure>'


def _coloured(text: str, language: str) -> str | None:
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language.lower(), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
    return str(highlight(text, lexer, HtmlFormatter(nowrap=True)))
