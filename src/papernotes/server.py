"""The site over HTTP, from memory.

Answers come from the outputs of the last good build and, for figures, from the notes folder; a request is a key to
look up, never a path to open, so nothing else can be read through it.
"""

from __future__ import annotations

import ipaddress
import mimetypes
import os
import shutil
import socket
import sys
import traceback
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

import msgspec

from .live import Live, Shown
from .live_page import SCRIPT, STYLE, Trouble, with_live
from .memo import Memory
from .model import Output
from .renderer.images import produce
from .renderer.lacking import GAPS

HEARTBEAT = 15.0  # seconds after which a silent page is spoken to, to notice when it is gone
_TYPES = {
    ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".txt": "text/plain",
    ".md": "text/markdown", ".csv": "text/csv", ".bib": "text/plain", ".xml": "application/xml",
    ".json": "application/json", ".webmanifest": "application/manifest+json", ".svg": "image/svg+xml",
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
    ".avif": "image/avif", ".ico": "image/x-icon", ".woff2": "font/woff2", ".pdf": "application/pdf",
    ".mp4": "video/mp4", ".webm": "video/webm",
}  # fmt: skip
_STREAMED = (".mp4", ".webm", ".mov", ".mkv", ".mp3", ".wav", ".pdf", ".zip")  # long, and given as they are
_TEXTS = ("text/", "application/json", "application/xml", "application/manifest", "image/svg")


_FAILED = b"<!doctype html><meta charset=utf-8><title>500</title><body><h1>500</h1></body>"


class Server(ThreadingHTTPServer):
    """Listens; `live` is set before it answers. Threads end with the process."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # on Windows that would let two servers share a port
    live: Live

    def __init__(self, host: str, port: int) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.loopback = is_loopback(host)
        self.memo = Memory()
        super().__init__((host, port), _Handler)
        name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
        self.address = f"http://{name}:{self.server_port}/"

    def server_bind(self) -> None:
        """Binds without asking a name server who we are, as HTTPServer does."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(self.allow_reuse_address))
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.socket.getsockname()[:2]

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no news."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


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
    name = urlsplit(f"//{header or ''}").hostname or ""
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


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        if not host_allowed(self.headers.get("Host"), self.server.loopback):
            return self._send(HTTPStatus.FORBIDDEN, "a.txt", b"papernotes serves this machine only\n")
        path = unquote(urlsplit(self.path).path, errors="replace")
        if path == "/_papernotes/events":
            return self._events()
        if path == "/_papernotes/live.js":
            return self._send(HTTPStatus.OK, "live.js", SCRIPT.encode())
        if path == "/_papernotes/live.css":
            return self._send(HTTPStatus.OK, "live.css", STYLE.encode())
        if path.rstrip("/") == f"/{GAPS}".rstrip("/"):
            return self._send(
                HTTPStatus.OK, "index.html", with_live(self.server.live.gaps(), self.server.live.now.version)
            )
        return self._file(path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _file(self, path: str) -> None:
        now = self.server.live.now
        status, name = find(now.press, path)
        if status == HTTPStatus.MOVED_PERMANENTLY:
            return self._send(status, "a.txt", b"", location=name)
        try:
            output = now.press[name]
            content = output.content
            if name.endswith(".html") and not output.copy:
                content = with_live(content, now.version, self._links(now.wrong(name)), (GAPS, now.gaps))
        except Exception as error:  # a page that cannot be made must not end the others
            said = Trouble(name, f"{type(error).__name__}: {error}")
            traceback.print_exc()
            return self._send(HTTPStatus.INTERNAL_SERVER_ERROR, name, with_live(_FAILED, now.version, (said,)))
        if output.copy or output.card:
            return self._copy(name, output, now)
        return self._send(status, name, content)

    def _links(self, trouble: tuple[Trouble, ...]) -> tuple[Trouble, ...]:
        """The panel's lines; another machine has no use for an address on this one, and no business with it."""
        if self.server.loopback:
            return trouble
        return tuple(msgspec.structs.replace(item, href="") for item in trouble)

    def _copy(self, name: str, output: Output, now: Shown) -> None:
        """A figure from the notes folder or a root of site.yaml, and from nowhere else, whatever links stand there."""
        notes = Path(now.project.notes)
        file = (notes / output.copy).resolve()
        if not any(file.is_relative_to((notes / root).resolve()) for root in ("", *now.press.edition.library.roots)):
            return self._send(HTTPStatus.NOT_FOUND, "a.txt", b"gone\n")
        if PurePosixPath(name).suffix.lower() in _STREAMED:
            return self._stream(name, file)
        try:
            content = produce(output, notes, self.server.memo)
        except OSError:
            return self._send(HTTPStatus.NOT_FOUND, "a.txt", b"gone\n")
        return self._send(HTTPStatus.OK, name, content)

    def _stream(self, name: str, file: Path) -> None:
        try:
            with file.open("rb") as source:
                self._head(HTTPStatus.OK, name, os.fstat(source.fileno()).st_size)
                if self.command != "HEAD":
                    shutil.copyfileobj(source, self.wfile)
        except FileNotFoundError:
            self._send(HTTPStatus.NOT_FOUND, "a.txt", b"gone\n")

    def _events(self) -> None:
        """Server-sent events: the version that is shown, at once and whenever it changes, for as long as it is read."""
        self._head(HTTPStatus.OK, "", None, kind="text/event-stream; charset=utf-8")
        seen = ""
        while self.command != "HEAD":
            now = self.server.live.wait(seen, HEARTBEAT)
            self.wfile.write(b": still here\n\n" if now.version == seen else f"data: {now.news}\n\n".encode())
            seen = now.version

    def _send(self, status: HTTPStatus, name: str, content: bytes, location: str = "") -> None:
        self._head(status, name, len(content), location=location)
        if self.command != "HEAD":
            self.wfile.write(content)

    def _head(self, status: HTTPStatus, name: str, size: int | None, *, kind: str = "", location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind or content_type(name))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if location:
            self.send_header("Location", location)
        if size is None:
            self.send_header("Connection", "close")
        else:
            self.send_header("Content-Length", str(size))
        self.end_headers()

    def version_string(self) -> str:
        return "papernotes"

    def log_message(self, *_: object) -> None:
        """Nothing: what is worth saying is said by the build."""
