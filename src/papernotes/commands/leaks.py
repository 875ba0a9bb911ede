"""What a build would make public, as text: what is new in it, what stays at home and why, what looks like a slip."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..build import Project
from ..check import Roots
from ..model import Output, Site
from ..patterns import pattern
from ..renderer.publishing.publish import published

# What somebody may not have meant to tell. Each with the words for it.
_SLIPS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a private key", pattern(r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----")),
    (
        "a key of a service",
        pattern(r"\b(?:gh[pousr]_\w{30,}|github_pat_\w{30,}|sk-[\w-]{20,}|AKIA[0-9A-Z]{16}|xox[abpr]-[\w-]{10,})"),
    ),
    ("a password", pattern(r"(?i:\b(?:password|passwd|api[_-]?key|secret|token)|密码)\s*[:=：]\s*[^\s<]{6,}")),
    ("a folder of your machine", pattern(r"(?:/Users/|/home/|[A-Z]:\\Users\\)[\w.-]+|file:///[^\s\"<]+")),
    (
        "an address inside your network",
        pattern(r"\b(?:192\.168|10\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}\b|https?://localhost\b"),
    ),
)
_SAYING = (".pdf", ".docx", ".pptx", ".webm", ".mkv", ".mp3", ".wav", ".ogg", ".flac", ".ipynb", ".zip", ".html")


# What says what the page beside it says.
_SAID_AGAIN = ("/index.md", "/card.png")


def leaks_of(project: Project, site: Site, roots: Roots, form: str) -> str:
    """The report: JSON where `form` says so, else text."""
    before = published(Path(project.output))
    public = sorted(output.path for output in site.outputs)
    pages = (path for path in public if not path.endswith(_SAID_AGAIN) and not path.startswith("search/"))
    new = [path for path in pages if path not in before] if before is not None else None
    told = list(slips(site.outputs))
    withheld = [
        {"path": item.path, "line": item.line, "reason": item.reason, "private": item.private}
        for item in site.library.withheld
    ]
    if form == "json":
        made = {"public": public, "new": new, "withheld": withheld, "untouched": _unread(site), "slips": told}
        return json.dumps(made, ensure_ascii=False, indent=2)
    return "\n".join((*_public(site), *_new(new, site), *_at_home(site, roots), *_untouched(site), *_slipped(told)))


def _public(site: Site) -> Iterator[str]:
    library = site.library
    copies = {output.copy for output in site.outputs if output.copy}
    yield f"public: {len(library.papers):,} papers of {len(library.notes):,} notes, {len(copies):,} of their files"


def _new(new: list[str] | None, site: Site) -> Iterator[str]:
    if new is None:
        yield "new: all of it; there is no earlier build to compare with"
        return
    sources = {output.path: output.copy for output in site.outputs}
    told = [path for path in new if not path.startswith("files/_thumbs/")]
    yield f"new since the last build: {len(told):,}"
    yield from (f"  {path}" + (f"  (from {sources[path]})" if sources[path] else "") for path in told)


def _at_home(site: Site, roots: Roots) -> Iterator[str]:
    yield f"at home: {len(site.library.withheld):,}"
    for item in site.library.withheld:
        yield f"  {roots.notes}{item.path}:{item.line}: {item.reason}"


def _unread(site: Site) -> list[str]:
    """The files that are published byte for byte: what they say of who made them goes with them."""
    return sorted({output.copy for output in site.outputs if output.copy.lower().endswith(_SAYING)})


def _untouched(site: Site) -> Iterator[str]:
    if files := _unread(site):
        yield f"published with what they say of their author, program and date: {len(files):,}"
        yield from (f"  {path}" for path in files)


def slips(outputs: Iterable[Output]) -> Iterator[dict[str, str]]:
    """What looks private, each once, on the page of a note where there is one."""
    seen: set[str] = set()
    pages = [output for output in outputs if output.path.endswith((".html", ".json"))]
    for output in sorted(pages, key=lambda output: (not output.path.startswith("notes/"), output.path)):
        text = output.content.decode()
        for what, wanted in _SLIPS:
            for found in wanted.finditer(text):
                if found[0] not in seen:
                    seen.add(found[0])
                    yield {"what": what, "text": found[0][:80], "page": output.path}


def _slipped(told: list[dict[str, str]]) -> Iterator[str]:
    if told:
        yield f"look at these: {len(told):,}"
        yield from (f"  {item['page']}: {item['what']}: {item['text']}" for item in told)
