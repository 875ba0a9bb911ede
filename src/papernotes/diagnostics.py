"""Every diagnostic there is: its permanent code, its usual severity, what it means, and how one is printed.

A stage makes one with `report(code, message, span, hint)` and returns it beside its value. `site.yaml` may set the
severity of a code to `ignore`, `info`, `warning` or `error` (see `apply`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .model import Diagnostic, Severity, Span

# code -> (severity, what it means)
CODES: dict[str, tuple[Severity, str]] = {
    "bad-config": ("error", "site.yaml cannot be used as written"),
    "no-notes": ("warning", "there is no Markdown file in the notes folder"),
    "unreadable-file": ("error", "a file could not be read; the rest is built"),
    "skipped-file": ("info", "a canvas, base or drawing of Obsidian is not shown"),
    "decoded-lossy": ("warning", "some bytes of a note belong to no encoding we know"),
    "idle-private": ("warning", "a path of `private` in site.yaml names no file"),
    "bad-front-matter": ("warning", "the head of a note is not valid YAML or TOML; it is shown as text"),
    "missing-image": ("warning", "a figure that a note shows is not in the notes folder"),
    "huge-image": ("warning", "a figure has more pixels than can be shown safely; its file is linked"),
    "broken-image": ("warning", "a figure's file is no picture, whatever its name says"),
    "cleaned-image": ("warning", "a drawing is published without what it runs, loads or has of HTML"),
    "remote-image": ("info", "a figure is loaded from another host"),
    "empty-image": ("warning", "a figure has no address (a failed upload)"),
    "broken-link": ("warning", "a link leads to no note, heading or file"),
    "withheld-link": ("info", "a link leads to a note that is not published; its page says no longer where"),
    "withheld-note": ("info", "a note is not published; shown to you alone"),
    "ambiguous-link": ("info", "a link fits several notes; the nearest is taken"),
    "broken-address": ("warning", "an address that the site has published would be dead"),
    "bad-addresses": ("error", "addresses.yaml cannot be used as written"),
    "dead-link": ("warning", "a link of the built site leads to no file of it"),
    "dead-anchor": ("warning", "a link of the built site leads to a page, and to no place in it"),
    "duplicate-id": ("warning", "a page has an id twice"),
    "unbalanced-html": ("warning", "a page does not close what it opens"),
    "unused-file": ("info", "no note shows or links a file beside the notes"),
    "similar-tags": ("warning", "two tags differ by a letter"),
    "large-file": ("warning", "a file is larger than GitHub takes"),
    "large-site": ("warning", "the site is larger than GitHub Pages publishes"),
    "possible-duplicate": ("warning", "two entries may be about the same paper; site.yaml joins or parts them"),
    "bad-bibtex": ("warning", "an entry of a bibliography cannot be read; the others are"),
    "embed-cycle": ("warning", "a note shows itself, through embeds"),
    "bad-math": ("warning", "a formula could not be set; its source is shown"),
    "bad-emphasis": ("warning", "asterisks that do not pair are shown as they are"),
    "unknown-html": ("warning", "an HTML element that browsers do not know (a typing error?)"),
    "unclosed-html": ("warning", "an HTML element is not closed; it ends with its paragraph"),
    "unclosed-comment": ("warning", "a comment is never closed; what follows it is published"),
    "unsafe-html": ("warning", "HTML that runs, loads or covers the page was left out"),
    "wrapped-heading": ("warning", "a heading was broken over two lines; they are joined"),
    "unknown-directive": ("warning", "front matter or site.yaml asks for a way of reading that does not exist"),
    "deep-nesting": ("warning", "blocks, topics or tags are nested deeper than can be shown"),
    "dense-text": ("warning", "a note has more signs of Markdown than can be read; some of it is shown as text"),
    "foreign-output": ("warning", "the output folder held files of others; none of them is deleted"),
    "unwritten-site": ("error", "the site could not be written; what was there is as it was"),
    "template-error": ("error", "a template or asset of the site's own could not be used"),
}


def report(code: str, message: str, span: Span | None = None, hint: str = "") -> Diagnostic:
    """A diagnostic of that code with its usual severity."""
    return Diagnostic(CODES[code][0], code, message, span, hint)


def apply(found: Iterable[Diagnostic], severities: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """The diagnostics with the severities of `site.yaml`, without the ignored, in order of place, each once."""
    unique = dict.fromkeys(
        Diagnostic(severity, item.code, item.message, item.span, item.hint)  # type: ignore[arg-type]
        for item in found
        if (severity := severities.get(item.code, item.severity)) != "ignore"
    )
    return tuple(sorted(unique, key=_place))


def _place(item: Diagnostic) -> tuple[str, int, int, str, str]:
    span = item.span or Span("", 0, 0)
    return span.path, span.line, span.column, item.code, item.message


def line(item: Diagnostic, root: str = "") -> str:
    """`path:line:col: severity[code] message; hint`, the path below `root`."""
    place = f"{root}{item.span.path}:{item.span.line}:{item.span.column}: " if item.span else ""
    hint = f"; {item.hint}" if item.hint else ""
    return f"{place}{item.severity}[{item.code}] {item.message}{hint}"
