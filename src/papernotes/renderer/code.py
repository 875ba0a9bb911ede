"""Code blocks: coloured by Pygments where their language is known, else as they are.

Pygments is imported with the first block that names a language; colours are classes, so that light and dark differ
in the stylesheet alone.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape


@lru_cache(maxsize=4096)
def code_html(text: str, language: str) -> str:
    """`<pre><code>` of that code; the language shows as `data-language`, which the stylesheet prints."""
    body = (_coloured(text, language) if language else None) or escape(text, quote=False)
    named = f' data-language="{escape(language)}"' if language else ""
    return f'<div class="code"{named}><pre><code>{body.rstrip()}\n</code></pre></div>'


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
