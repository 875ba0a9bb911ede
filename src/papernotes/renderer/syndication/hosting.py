"""What GitHub Pages asks of a site: `.nojekyll`, and `CNAME` where it has a host of its own."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ...config import Config
from ...config_rules import is_site
from ...model import Route
from ..urls import Url

NOJEKYLL = Url(".nojekyll")
CNAME = Url("CNAME")


def routes(config: Config) -> tuple[Route, ...]:
    """The routes of those files."""
    host = own_host(config.base_url)
    return (Route(NOJEKYLL, "host"), *((Route(CNAME, "host", host),) if host else ()))


def own_host(base_url: str) -> str:
    """The host that the whole of a site has for itself, or "".

    Under a path the host is another site's, a port or a number is a machine's, and GitHub gives `*.github.io` itself.
    """
    if not is_site(base_url):
        return ""
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    named = re.fullmatch(r"([a-z0-9-]+\.)+[a-z][a-z0-9-]+", host)
    own = named and parts.netloc == host and parts.path in ("", "/") and not host.endswith(".github.io")
    return host if own else ""
