"""`site.yaml` -> frozen `Config`. Every key has a default, so an empty or absent file works.

An error names the line of the YAML file and, for a key that does not exist, the nearest one that does.
"""

from __future__ import annotations

from itertools import chain, islice
from pathlib import Path
from typing import Literal

import msgspec
import yaml

from . import config_rules, regular
from .config_check import Lines, check, twice
from .diagnostics import report
from .model import Checked, Diagnostic, Facet, Relation, Span
from .shallow import Loader, shallow

_MOST = 50  # mistakes that are told at once

Split = Literal["auto", "headings", "list", "table", "file", "none"]


class FileRule(msgspec.Struct, frozen=True):
    """How the notes that a glob matches are to be read; what is left out is found from the note itself.

    Levels are those of Markdown headings, 1 to 6; 0 leaves them to be found.
    """

    match: str  # a glob below the notes folder
    split: Split = "auto"  # how papers are found
    paper_level: int = 0  # the level of the headings that are papers
    topic_level: int = 0  # and of those that are topics


Color = Literal["paper", "leaf", "ink", "ink2", "link", "zhu", "mark", "line", "rule", "mat"]
Face = Literal["hei", "song", "kai", "mono"]


class Theme(msgspec.Struct, frozen=True):
    """How the site looks. Folders are relative to site.yaml; their files take the place of the theme's of that name."""

    templates: str = "templates"
    assets: str = "assets"
    colors: dict[Color, str] = {}  # a token of the stylesheet -> a colour as CSS writes it, in the light
    dark: dict[Color, str] = {}  # and in the dark
    fonts: dict[Face, str] = {}  # a voice -> families, comma between them, before the theme's own
    allow: tuple[str, ...] = ()  # hosts from which the site's own templates load scripts and styles, each by itself


class Markdown(msgspec.Struct, frozen=True):
    """What is read beyond CommonMark with tables, tasks and strikethrough, each a habit of note-keepers.

    With all of it off, and `sanitise` too, a note is read as CommonMark 0.31.2 says.
    """

    cjk_emphasis: bool = True  # `**浅层：**采用` is bold
    loose_lists: bool = True  # a list may follow a paragraph, start at any number, nest by two spaces
    loose_tables: bool = True  # `$p(x|y)$` is one cell, one too many stays in the last, a table may be below an item
    loose_indents: bool = True  # Chinese moved in by a tab is no code, nor is what stands far behind an item's marker
    tight_headings: bool = True  # `##Method` is a heading
    line_breaks: bool = True  # the author's line breaks are kept
    bare_urls: bool = True  # `https://a.b` and `www.a.b` are links (GitHub's autolinks)
    cjk_urls: bool = True  # a bare address ends before Chinese
    plain_tildes: bool = True  # only `~~two~~` strike, for 2016~2022 is a span of years
    math: bool = True  # `$x$`, `$$x$$`, `\(x\)`, `\[x\]`
    wikilinks: bool = True  # `[[note]]`, `![[note]]`, names of blocks (`^id`, `## x {#id}`)
    highlights: bool = True  # `==text==`
    scripts: bool = True  # `x^2^`, `H~2~O`
    comments: bool = True  # `%%text%%`, and `[TOC]` on a line of its own
    tags: bool = True  # `#tag`
    properties: bool = True  # `key:: value` is "key: value"
    callouts: bool = True  # `> [!note]`, `::: note`, `!!! note`
    footnotes: bool = True  # `[^1]`, `^[text]`
    emoji: bool = True  # `:smile:`
    loose_html: bool = True  # `<font>`, `<mark>` and `<img>` in a line of their own, Markdown between HTML's tags
    loose_figures: bool = True  # `![alt|250](a b.png)`, `{% asset_img a.png %}`; a figure stands in no paragraph
    empty_links: bool = True  # `[SPLUT]()` is its words
    sanitise: bool = True  # what runs, loads or covers the page is left out of raw HTML


class Config(msgspec.Struct, frozen=True):
    """All of `site.yaml`. Paths are relative to the folder it is in."""

    title: str = ""  # of the site
    description: str = ""  # of the site, in a sentence
    author: str = ""  # who keeps the notes
    language: Literal["zh", "en"] = "zh"  # of the interface
    base_url: str = ""  # where the site will be: "https://user.github.io/papernotes/" (http or https), "" where unknown
    notes: str = ""  # "" is `notes/` if there is one, else the folder itself
    output: str = "site"  # the folder that the site is made in
    home: str = ""  # a note whose text the home page shows, as a path below the notes
    links: dict[str, str] = {}  # more ways at the head of pages: words -> an address, from the site's root if not whole
    ignore: tuple[str, ...] = ()  # globs below the notes folder
    publish: Literal["all", "explicit"] = "all"  # "explicit": only notes with `publish: true`
    private: tuple[str, ...] = ()  # globs of notes and files that are never published
    cards: bool = True  # pictures of papers for where their pages are shared; only with base_url
    redirects: dict[str, str] = {}  # an address that the site had -> where it leads now
    attachments: tuple[str, ...] = ()  # more folders in which figures are looked for
    bibliography: tuple[str, ...] = ()  # more .bib files than those among the notes
    files: tuple[FileRule, ...] = ()  # how unusual notes are read; the first rule that matches counts
    tags: dict[str, str] = {}  # a tag as written -> the tag that is meant
    topics: dict[str, str] = {}  # a topic as written -> the topic that is meant
    same: tuple[tuple[str, ...], ...] = ()  # names (titles, short names, "path:line") of entries that are one paper
    different: tuple[tuple[str, ...], ...] = ()  # and of those that are not, though they look so
    facets: dict[Facet, tuple[str, ...]] = {}  # more names of sections
    macros: dict[str, str] = {}  # LaTeX commands, without backslash -> what they stand for, with #1 for arguments
    relations: dict[Relation, tuple[str, ...]] = {}  # more words that tell how papers relate; `~` is the other's name
    glossary: dict[str, str] = {}  # a term in Chinese -> in English
    diagnostics: dict[str, Literal["ignore", "info", "warning", "error"]] = {}  # how grave each is, by its code
    markdown: Markdown = Markdown()  # what is read beyond CommonMark
    theme: Theme = Theme()  # how the site looks
    editor: str = "vscode"  # what opens a note from a page that is served: vscode, cursor, obsidian, an address, or ""


class ConfigError(Exception):
    """`site.yaml` cannot be used; `diagnostics` say where and why."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("; ".join(item.message for item in diagnostics))
        self.diagnostics = diagnostics


def read_config(path: Path) -> Config:
    """The configuration in that file, or the default where there is none. Raises ConfigError."""
    try:
        data = regular.content(path)
        text = data.decode("utf-8-sig")
    except FileNotFoundError:
        return Config()
    except (OSError, ValueError) as error:
        raise ConfigError((_unreadable(error, path.name),)) from error
    checked = parse_config(text, path.name)
    if checked.diagnostics:
        raise ConfigError(checked.diagnostics)
    return checked.value


def moved(config: Config, base_url: str) -> Config:
    """The configuration of the same site at an address that the command line names. Raises ConfigError."""
    if better := config_rules.base_url(base_url):
        said = f"`--base-url` must be {better.words}, not {base_url!r}"
        raise ConfigError((report("bad-config", said, None, better.hint),))
    return msgspec.structs.replace(config, base_url=base_url)


def place_of(key: str, path: Path) -> Span | None:
    """Where that file has a key; None where it has none."""
    try:
        root = yaml.compose(regular.content(path).decode("utf-8-sig"), Loader=yaml.CSafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return None
    known = isinstance(root, yaml.MappingNode) and any(name.value == key for name, _ in root.value)
    return Lines(path.name, root).span((key,)) if known else None


def parse_config(text: str, name: str = "site.yaml") -> Checked[Config]:
    """The configuration that the text gives; with diagnostics, the value is the default."""
    try:
        root = yaml.compose(shallow(text), Loader=yaml.CSafeLoader)
        data = yaml.load(text, Loader=Loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return Checked(Config(), (_yaml_error(error, name, text),))
    if data is None:
        return Checked(Config())
    found = tuple(islice(chain(twice(root, name), check(data, Config, (), Lines(name, root))), _MOST))
    if found:
        return Checked(Config(), found)
    try:
        return Checked(msgspec.convert(data, Config))
    except (msgspec.ValidationError, RecursionError) as error:
        return Checked(Config(), (report("bad-config", str(error), Span(name, 1)),))


def lines_in(path: Path) -> Lines:
    """Where the keys of the file stand; all in its first line where it cannot be read."""
    try:
        root = yaml.compose(shallow(regular.content(path).decode("utf-8-sig")), Loader=yaml.CSafeLoader)
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        root = None
    return Lines(path.name, root)


def _unreadable(error: OSError | ValueError, name: str) -> Diagnostic:
    """Why the file is no text, and what to do; for bytes of another encoding where they are."""
    if isinstance(error, UnicodeDecodeError):
        before = error.object[: error.start]
        place = Span(name, before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        return report("bad-config", f"cannot read {name}: it is not UTF-8", place, "save it again as UTF-8")
    why = error.strerror if isinstance(error, OSError) else str(error)
    hint = f"put a file of text there, or take {name} away: every setting has a default"
    return report("bad-config", f"cannot read {name}: {why}", Span(name, 1), hint)


def _yaml_error(error: Exception, name: str, text: str) -> Diagnostic:
    if isinstance(error, yaml.reader.ReaderError):
        before = text.encode()[: error.position]
        place = Span(name, before.count(b"\n") + 1, len(before) - before.rfind(b"\n"))
        return report("bad-config", f"not YAML: {error.reason}", place, "take that character out")
    mark = getattr(error, "problem_mark", None)
    span = Span(name, mark.line + 1, mark.column + 1) if mark else Span(name, 1)
    problem = getattr(error, "problem", None) or str(error)
    return report("bad-config", f"not YAML: {problem}", span, "values with `: ` or `#` need quotes")
