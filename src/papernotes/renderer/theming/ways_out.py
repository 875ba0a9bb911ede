"""The links that site.yaml adds at the head of every page: to the site in another language, to a repository, home."""

from __future__ import annotations

import re

from ...config import Config
from ..urls import HOME, NOT_FOUND, absolute, relative


def ways_out(config: Config, url: str) -> tuple[tuple[str, str], ...]:
    """(address, words) of each, as the page at that url links it."""
    return tuple((_link(config, url, address), words) for words, address in config.links.items())


def _link(config: Config, url: str, address: str) -> str:
    """A whole address as it is; another is from the root of the site, and `{page}` in it is the page's own."""
    if re.match(r"[a-z]+:", address):
        return address
    lost = url == NOT_FOUND
    path = address.replace("{page}", "" if lost else url)
    root = relative(url, HOME).removesuffix("index.html")
    if lost and config.base_url:
        root = absolute(config.base_url, HOME)
    return f"{root}{path}" + ("index.html" if path.endswith("/") or not path else "")
