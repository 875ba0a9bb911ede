"""The theme: found beside the package, single files overridden by the site's own, broken ones replaced and reported."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from conftest import ROOT, Write
from library import make_library

from papernotes.config import Config, parse_config, read_config
from papernotes.renderer.edition.edition import make_edition
from papernotes.renderer.press import render_all
from papernotes.renderer.theming.environment import environment
from papernotes.renderer.theming.theme import read_theme


def test_builtin() -> None:
    """Without a site's own files the theme is complete, and its digest the same every time."""
    theme = read_theme().value

    assert {"base.html", "home.html", "paper.html", "404.html"} <= set(theme.templates)
    assert {"style.css", "theme.js"} <= set(theme.assets)
    assert theme.digest == read_theme().value.digest


def _example(language: str) -> str:
    """The first that the chapter on theming shows in that language."""
    text = (ROOT / "docs" / "en" / "theming.md").read_text(encoding="utf-8")
    return text.partition(f"```{language}\n")[2].partition("```")[0]


def test_chapter(write: Write) -> None:
    """The examples in the chapter on theming do what it says: colours and fonts, a stylesheet, a template."""
    site = write(
        {
            "site.yaml": _example("yaml"),
            "assets/custom.css": _example("css"),
            "assets/wenkai.woff2": "font",
            "templates/foot.html": _example("html"),
        }
    )
    theme = read_theme(site, read_config(site / "site.yaml"))
    edition = make_edition(make_library(), Config(title="My papers"), theme.value.assets)
    outputs = {
        o.path: o.content.decode() for o in render_all(edition, theme.value).value if o.path[-4:] in ("html", ".css")
    }
    style, home = outputs["assets/style.css"], outputs["index.html"]

    assert not theme.diagnostics
    assert "--song-first:LXGW WenKai, STKaiti,;" in style and "--mono-first:JetBrains Mono,;" in style
    assert "--link:#0b5a63;" in style and ':root[data-theme="dark"]{--link:#8fd3dc;--paper:#10151a;}' in style
    assert outputs["assets/custom.css"] == _example("css")
    assert home.index("assets/style.css") < home.index("assets/custom.css")
    assert 'href="../../assets/custom.css"' in outputs["papers/nerf/index.html"]
    assert 'Markdown 文件生成 · <a href="index.html">My papers</a></footer>' in home


@pytest.mark.parametrize(
    "foot",
    [
        "<footer>{{ frame.title }}</footer>",
        "<footer>{{ v.frame.title }}</footer>",
        "{% set it = frame %}<footer>{{ it.title }}</footer>",
        '{% include "within.html" %}',
        "<footer>{{ main | striptags | length }} {{ frame.home }} {{ frame.title }}</footer>",
    ],
)
def test_included(write: Write, foot: str) -> None:
    """What a page includes says what is that page's, though most of what pages include is the same on many."""
    files = {"templates/foot.html": foot, "templates/within.html": "<footer>{{ frame.title }}</footer>"}
    theme = read_theme(write(files)).value
    pages = render_all(make_edition(make_library(), Config(), theme.assets), theme).value
    texts = [page.content.decode() for page in pages if page.path.endswith(".html")]
    shown = [text for text in texts if "<footer>" in text]

    assert len(shown) > 10
    assert all(f"{_between(text, '<title>', '</title>')}</footer>" in text for text in shown)


def _between(text: str, start: str, end: str) -> str:
    return text.partition(start)[2].partition(end)[0]


def test_plain() -> None:
    """Without a choice the stylesheet is the theme's, and no page asks for a stylesheet that is not there."""
    theme = read_theme().value
    pages = render_all(make_edition(make_library(), Config(), theme.assets), theme).value

    assert theme.assets["style.css"] == (ROOT / "assets" / "style.css").read_bytes()
    assert not [page.path for page in pages if b"custom.css" in page.content]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme: {colors: {lnk: red}}", "link"),
        ('theme: {colors: {link: "red} body{display:none"}}', "theme.colors.link"),
        ("theme: {fonts: {kai: '</style>'}}", "theme.fonts.kai"),
        ("theme: {fonts: {kai: ''}}", "theme.fonts.kai"),
        ("theme: {colours: {link: red}}", "colors"),
    ],
)
def test_wrong_choice(text: str, said: str) -> None:
    """A colour or font that is none cannot break the stylesheet; a wrong name is told with the one that is meant."""
    (found,) = parse_config(text).diagnostics

    assert said in found.message + found.hint


def test_override(write: Write) -> None:
    """A site's own file takes the place of the theme's of that name, and new ones come along."""
    site = write({"templates/foot.html": "<footer>mine</footer>", "assets/custom.css": "a{}"})
    theme = read_theme(site, Config()).value
    outputs = {o.path: o.content for o in render_all(make_edition(make_library(), Config()), theme).value}

    assert b"<footer>mine</footer>" in outputs["index.html"]
    assert outputs["assets/custom.css"] == b"a{}" and "assets/style.css" in outputs
    assert theme.digest != read_theme().value.digest


def test_broken_template(write: Write) -> None:
    """A template that is none is reported with file and line, and the theme's own is used."""
    checked = read_theme(write({"templates/foot.html": "a\n{% if %}\n"}), Config())

    assert [(item.code, item.span and (item.span.path, item.span.line)) for item in checked.diagnostics] == [
        ("template-error", ("templates/foot.html", 2))
    ]
    assert checked.value.templates["foot.html"] == read_theme().value.templates["foot.html"]


def test_failing_template(write: Write) -> None:
    """A template that asks for what its view does not hold is reported with file and line; the page is made."""
    theme = read_theme(write({"templates/foot.html": "a\n{{ v.nothing.at_all }}\n"}), Config()).value
    checked = render_all(make_edition(make_library(), Config()), theme)

    places = {
        (item.span.path, item.span.line) for item in checked.diagnostics if item.code == "template-error" and item.span
    }
    assert places == {("templates/foot.html", 2)}
    assert all(b"</html>" in output.content for output in checked.value if output.path.endswith(".html"))


def test_not_overridden_by_itself() -> None:
    """In a checkout whose site.yaml lies beside the theme, the theme is not taken for the site's own."""
    assert not read_theme(ROOT, Config()).value.own


def test_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template of the theme is compiled once for all processes; what is damaged is compiled again, and what a site
    brings with it is never kept."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    templates = {"a.html": "{{ x }}!", "own.html": "{{ x }}?"}
    own = {"own.html": "templates/own.html"}

    def filled(name: str) -> str:
        return environment(templates, own).get_template(name).render(x="<1>")

    assert (filled("a.html"), filled("own.html")) == ("&lt;1&gt;!", "&lt;1&gt;?")
    (kept,) = (path for path in tmp_path.rglob("*") if path.is_file())
    with monkeypatch.context() as patch:
        patch.setattr("jinja2.Environment._compile", None)
        assert filled("a.html") == "&lt;1&gt;!"
        with pytest.raises(TypeError):
            filled("own.html")
    kept.write_bytes(kept.read_bytes()[:-9])
    assert filled("a.html") == "&lt;1&gt;!"
    templates["a.html"] = "{{ x }}."
    assert filled("a.html") == "&lt;1&gt;."
