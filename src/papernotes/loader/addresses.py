"""Where a Markdown link leads: to another site, to a note or file beside this one, or nowhere.

[SPLUT]()                               text
[x](javascript:...), [x](data:...)      text, with a warning
[x](https://link.zhihu.com/?target=..)  the address that the redirector hides
[x](chrome-extension://id/https://...)  the address of what a viewer in the browser shows
[x](../a%20b.md#part), [x](#part)       a link to a note, its address decoded
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

from markdown_it.common.normalize_url import normalizeLink

from ..patterns import pattern
from .tokens import Address

_SCHEME = pattern(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_UNSAFE = frozenset(("javascript", "data", "vscode-resource", "vbscript", "file", "blob"))
# host -> the parameters that may hold the address it leads to
_REDIRECTORS = {
    "link.zhihu.com": ("target",),
    "link.csdn.net": ("target",),
    "link.juejin.cn": ("target",),
    "www.google.com": ("q", "url"),
    "google.com": ("q", "url"),
    "www.jianshu.com": ("url", "to"),
    "www.youtube.com": ("q",),
    "l.facebook.com": ("u",),
}
_REDIRECTS = ("/", "", "/url", "/redirect", "/go-wild", "/l.php")


def address_of(url: str) -> Address:
    """Where that address, as its author wrote it, leads."""
    url = _shown(url.strip())
    if not url:
        return Address("text")
    scheme = _SCHEME.match(re.sub(r"[\s\x00-\x1f]", "", url))
    # `C:\a.md` has no scheme, but a drive.
    if scheme and len(scheme[1]) > 1:
        if scheme[1].lower() in _UNSAFE:
            return Address("text", warning=f"a link to `{scheme[1]}:` was left out")
        return Address("external", normalizeLink(_unwrapped(url)))
    if url.startswith("//"):
        return Address("external", normalizeLink(url))
    path, _, fragment = url.partition("#")
    return Address("note", unquote(path), unquote(fragment))


def is_unsafe(url: str) -> bool:
    """Whether a figure must not be loaded from there; pictures that are in the note itself are welcome."""
    scheme = _SCHEME.match(re.sub(r"[\s\x00-\x1f]", "", url))
    return scheme is not None and scheme[1].lower() in _UNSAFE and not url.lower().startswith(("data:image/", "file:"))


_VIEWER = pattern(r"[a-z-]+-extension://[^/]+/(?:[^?#]*[?#&]file=)?(?P<shown>(?:https?|file)(?:://|%3A%2F%2F).+)", re.I)


def _shown(url: str) -> str:
    """The address of the PDF that a viewer in the browser shows, as it is copied from there, or the same."""
    viewer = _VIEWER.fullmatch(url)
    if viewer is None:
        return url
    return viewer["shown"] if "://" in viewer["shown"] else unquote(viewer["shown"])


def _unwrapped(url: str) -> str:
    """The address that a redirector leads to, or the same."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    names = _REDIRECTORS.get(parts.netloc.lower(), ())
    if not names or parts.path not in _REDIRECTS:
        return url
    query = parse_qs(parts.query)
    targets = (query[name][0] for name in names if name in query)
    return next((target for target in targets if target.startswith(("http://", "https://"))), url)
