"""What a screen reader is told: what each part of a page is, in which language, and what a control is for."""

from __future__ import annotations

import pytest

from .conftest import FindSite, NewPage, address
from .sites import LANGUAGES

both = pytest.mark.parametrize("language", LANGUAGES)


@both
def test_landmarks(site: FindSite, new_page: NewPage, language: str) -> None:
    """Every page has one head, one main part and one foot, and navigations told apart by their names."""
    page = new_page()
    for found in site("own", language).each_kind():
        page.goto(address(site("own", language), found.path))
        names = page.evaluate("[...document.querySelectorAll('nav')].map(it => it.getAttribute('aria-label') || '')")

        assert [page.locator(part).count() for part in ("body > header", "main", "body > footer")] == [1, 1, 1]
        assert all(names), found.path


@both
def test_language(site: FindSite, new_page: NewPage, language: str) -> None:
    """Runs in the other language say so, in all that the site itself prints: names, titles, labels."""
    page, wrong = new_page(), []
    for found in site("own", language).each_kind():
        page.goto(address(site("own", language), found.path))
        wrong += [(found.path, *told) for told in page.evaluate(_MISTAKEN)]

    assert not wrong, "\n".join(map(str, wrong[:20]))


# Text outside of the notes' own, in one script alone, that a reader would be read in the wrong voice.
_MISTAKEN = r"""(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim(), it = walker.currentNode.parentElement;
    if (it.closest('.prose, code, math, svg, script, template, pre, .q, .x, .own, .said, kbd')) continue;
    const lang = it.closest('[lang]').lang;
    const chinese = /\p{Script=Han}/u.test(text), words = text.match(/[A-Za-z][a-z]{2,}/g) ?? [];
    const wanted = chinese ? (words.length ? '' : 'zh') : words.length > 3 ? 'en' : '';
    if (!lang.startsWith(wanted)) found.push([lang, text.slice(0, 80), it.outerHTML.slice(0, 120)]);
  }
  return found;
})()"""


@both
def test_names(site: FindSite, new_page: NewPage, language: str) -> None:
    """Every control has a name, every table heads, every picture an alternative or the word that it has none."""
    page, wrong = new_page(), []
    for found in site("own", language).each_kind():
        page.goto(address(site("own", language), found.path))
        wrong += [(found.path, told) for told in page.evaluate(_NAMELESS)]

    assert not wrong, "\n".join(map(str, wrong[:20]))


_NAMELESS = """[
  ...[...document.querySelectorAll('a[href], button, input, select, summary')].filter(it => {
    const label = it.getAttribute('aria-label') || it.textContent || it.title || it.labels?.[0]?.textContent
      || it.querySelector('img[alt]')?.alt || it.placeholder;
    return !label?.trim();
  }),
  ...[...document.querySelectorAll('main table')].filter(it => !it.querySelector('th')),
  ...[...document.querySelectorAll('main table:not(.prose table) th')].filter(it => !it.scope),
  ...[...document.images].filter(it => !it.hasAttribute('alt')),
  ...document.querySelectorAll('svg:not([aria-hidden=true], [aria-hidden=true] *, [aria-label])'),
].map(it => it.outerHTML.slice(0, 160))"""
