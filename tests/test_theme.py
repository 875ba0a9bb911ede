"""The theme: found beside the package, single files overridden by the site's own, broken ones replaced and reported."""

from __future__ import annotations

from conftest import ROOT, Write
from library import make_library

from papernotes.config import Config
from papernotes.renderer.edition import make_edition
from papernotes.renderer.render import render_all
from papernotes.renderer.theme import read_theme


def test_builtin() -> None:
    """Without a site's own files the theme is complete, and its digest the same every time."""
    theme = read_theme().value

    assert {"base.html", "home.html", "paper.html", "404.html"} <= set(theme.templates)
    assert {"style.css", "theme.js"} <= set(theme.assets)
    assert theme.digest == read_theme().value.digest


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
