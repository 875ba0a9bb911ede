"""What a request to the server is for: whether it is meant for us, which file it names, and of what type that is."""

from __future__ import annotations

import ipaddress
import mimetypes
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from ..model import Output

_TYPES = {
    ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".txt": "text/plain",
    ".md": "text/markdown", ".csv": "text/csv", ".bib": "text/plain", ".xml": "application/xml",
    ".json": "application/json", ".webmanifest": "application/manifest+json", ".svg": "image/svg+xml",
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
    ".avif": "image/avif", ".ico": "image/x-icon", ".woff2": "font/woff2", ".pdf": "application/pdf",
    ".mp4": "video/mp4", ".webm": "video/webm",
}  # fmt: skip
_TEXTS = ("text/", "application/json", "application/xml", "application/manifest", "image/svg")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server at that host."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def host_allowed(header: str | None, loopback: bool) -> bool:
    """Whether a request names a host that is this server. A page of another site that has its name point here, to
    read what is served to this machine alone, sends its own."""
    if not loopback:
        return True
    try:
        name = urlsplit(f"//{header or ''}").hostname or ""
    except ValueError:
        return False
    return is_loopback(name) or name.endswith(".localhost")


def find(files: Mapping[str, Output], path: str) -> tuple[HTTPStatus, str]:
    """Status and the file for a decoded path as GitHub Pages would answer; for a redirect, the address instead."""
    name = path.lstrip("/")
    if not name or name.endswith("/"):
        name += "index.html"
    if name in files:
        return HTTPStatus.OK, name
    if f"{name}/index.html" in files:
        return HTTPStatus.MOVED_PERMANENTLY, f"/{quote(name)}/"
    if f"{name}.html" in files:
        return HTTPStatus.OK, f"{name}.html"
    return HTTPStatus.NOT_FOUND, "404.html"


def content_type(path: str) -> str:
    """The type of a file by its name, the same on every machine for what a site is made of."""
    suffix = PurePosixPath(path).suffix.lower()
    kind = _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXTS) else kind
