"""The site over HTTP, from memory.

Answers come from the outputs of the last good build and, for figures, from the notes folder; a request is a key to
look up, never a path to open, so nothing else can be read through it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import msgspec

from ..memo import Memory
from ..model import Output
from ..renderer.lacking import GAPS
from ..renderer.pictures.images import produce
from .answers import content_type, find, host_allowed, is_loopback
from .live import Live, Shown
from .live_page import SCRIPT, STYLE, Trouble, with_live

HEARTBEAT = 15.0  # seconds after which a silent page is spoken to, to notice when it is gone
PATIENCE = 20.0  # seconds in which a client must have sent its request, whole
MOST = 1000  # clients at once
MOST_EVENTS = 250  # pages that follow edits at once
_STREAMED = (".mp4", ".webm", ".mov", ".mkv", ".mp3", ".wav", ".pdf", ".zip")  # long, and given as they are


_FAILED = b"<!doctype html><meta charset=utf-8><title>500</title><body><h1>500</h1></body>"


class Server(ThreadingHTTPServer):
    """Listens; `live` is set before it answers. Threads end with the process."""

    daemon_threads = True
    request_queue_size = 512  # clients that may knock at once
    allow_reuse_address = os.name != "nt"  # on Windows that would let two servers share a port
    live: Live

    def __init__(self, host: str, port: int) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.loopback = is_loopback(host)
        self.memo = Memory()
        self._waiting: dict[socket.socket, float] = {}  # clients that have not sent a request yet, since when
        self._following = threading.BoundedSemaphore(MOST_EVENTS)
        super().__init__((host, port), _Handler)
        name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
        self.address = f"http://{name}:{self.server_port}/"

    def server_bind(self) -> None:
        """Binds without asking a name server who we are, as HTTPServer does."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(self.allow_reuse_address))
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.socket.getsockname()[:2]

    def verify_request(self, request: object, client_address: object) -> bool:  # noqa: ARG002
        """Whether there is room for one more client."""
        return threading.active_count() < MOST

    def service_actions(self) -> None:
        """Sends away who is too slow: a client may not hold a thread for ever with a byte a second."""
        late = time.monotonic() - PATIENCE
        for client, since in list(self._waiting.items()):
            if since < late:
                self.heard(client)
                with contextlib.suppress(OSError):
                    client.shutdown(socket.SHUT_RDWR)

    def listen(self, client: socket.socket) -> None:
        """Notes that a client is to send a request now."""
        self._waiting[client] = time.monotonic()

    def heard(self, client: socket.socket) -> None:
        """Notes that it did, or is gone."""
        self._waiting.pop(client, None)

    @contextlib.contextmanager
    def following(self) -> Iterator[bool]:
        """Whether one more page may follow edits, while it does."""
        free = self._following.acquire(blocking=False)
        try:
            yield free
        finally:
            if free:
                self._following.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no news."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 60

    def handle_one_request(self) -> None:
        self.server.listen(self.connection)
        try:
            super().handle_one_request()
        finally:
            self.server.heard(self.connection)

    def parse_request(self) -> bool:
        whole = super().parse_request()
        self.server.heard(self.connection)
        return whole

    def do_GET(self) -> None:
        if not host_allowed(self.headers.get("Host"), self.server.loopback):
            return self._send(HTTPStatus.FORBIDDEN, "a.txt", b"papernotes serves this machine only\n")
        path = unquote(self.path.partition("?")[0].partition("#")[0], errors="replace")
        if path == "/_papernotes/events":
            with self.server.following() as free:
                if free:
                    return self._events()
            return self._send(HTTPStatus.SERVICE_UNAVAILABLE, "a.txt", b"too many pages follow edits\n")
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
        roots = ((notes / root).resolve() for root in ("", *now.press.edition.library.roots))
        if not file.is_file() or not any(map(file.is_relative_to, roots)):
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
