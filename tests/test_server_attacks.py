"""`papernotes serve` and clients that mean it no good: slow, many, gone, and asking for what is not the site's."""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from papernotes.build import open_project
from papernotes.serving import server as module
from papernotes.serving.live import Live
from papernotes.serving.server import Server

TITLE = "NeRF: Representing Scenes as Neural Radiance Fields for View Synthesis"
PAPER = b"Neural Radiance Fields"
SECRET = "OUTSIDE-XYZZY"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server in this process, beside a file that is none of the site's."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "notes").mkdir()
    (folder / "notes" / "a.md").write_text(f"## {TITLE}\n\nECCV 2020\n\ntext\n")
    (folder / "secret.txt").write_text(SECRET)
    (folder / "notes" / "secret.txt").write_text(SECRET)
    made = Server("127.0.0.1", 0)
    made.live = Live(lambda: open_project(folder), lambda _: None, drafts=False, jobs=1)
    made.live.start()
    threading.Thread(target=made.serve_forever, args=(0.05,), daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


def _answering() -> int:
    """How many threads answer somebody; those of watchers come and go by themselves."""
    return sum("process_request_thread" in thread.name for thread in threading.enumerate())


def _connected(server: Server, first: bytes = b"") -> socket.socket:
    client = socket.create_connection(("127.0.0.1", server.server_port), timeout=20)
    client.sendall(first)
    return client


def _answer(server: Server, request: bytes) -> bytes:
    """All that comes for those bytes, until the server has no more to say."""
    parts: list[bytes] = []
    with _connected(server) as client:
        with contextlib.suppress(OSError):  # it may hang up before all is said
            client.sendall(request)
            client.shutdown(socket.SHUT_WR)
        with contextlib.suppress(ConnectionResetError):
            while part := client.recv(65536):
                parts.append(part)
    return b"".join(parts)


def _is_well(server: Server) -> bool:
    client = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    client.request("GET", "/")
    answer = client.getresponse()
    body = answer.read()
    client.close()
    return answer.status == 200 and PAPER in body


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/..%5csecret.txt", "/....//secret.txt",
     "/notes/../../secret.txt", "/files/../../secret.txt", "/secret.txt", "//secret.txt", "/%00secret.txt",
     "/secret.txt%00.html", "/%ff%fe", "/\xff\xfe", "/%c0%ae%c0%ae/secret.txt", "file:///etc/passwd", "/etc/passwd",
     "http://127.0.0.1/../secret.txt", "//[", "/" + "a/" * 20_000, "/?../secret.txt", "/#../secret.txt",
     "/_papernotes/../../secret.txt", "*", "/files/%2e%2e%2f%2e%2e%2fsecret.txt"],
)  # fmt: skip
def test_nothing_outside(server: Server, path: str) -> None:
    """No path leads out of the site, however it is written."""
    answer = _answer(server, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode("latin-1"))

    assert answer.startswith(b"HTTP/1.1 ") and SECRET.encode() not in answer and b"root:" not in answer
    assert _is_well(server)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example", "", "[", "[::1",
             "169.254.169.254", "0.0.0.0", "localhost@evil.example:80/", "\xff", "a" * 9000],
)  # fmt: skip
def test_foreign_hosts(server: Server, host: str) -> None:
    """A page of another site that has its name point here is answered nothing of the notes."""
    answer = _answer(server, f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode("latin-1"))

    assert b" 403 " in answer.split(b"\r\n")[0] and PAPER not in answer


@pytest.mark.parametrize(
    "request_", [b"", b"\r\n\r\n", b"\0\0\0\0", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n",
                 b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999\r\n\r\nx",
                 b"DELETE / HTTP/1.1\r\nHost: localhost\r\n\r\n", b"TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                 b"<script> / HTTP/1.1\r\nHost: localhost\r\n\r\n", b"CONNECT a:1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                 b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"a: b\r\n" * 5000 + b"\r\n",
                 b"GET / HTTP/1.1\r\nHost: localhost\r\na: " + b"b" * 900_000 + b"\r\n\r\n",
                 b"GET /" + b"a" * 900_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
                 b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                 b"\x16\x03\x01\x02\x00\x01\x00" + b"\xff" * 500],
    ids=("nothing", "blank", "nul", "short", "version", "no-host", "post", "delete", "trace", "markup", "connect",
         "many-headers", "long-header", "long-path", "lengths", "tls"),
)  # fmt: skip
def test_odd_requests(server: Server, request_: bytes) -> None:
    """What is no request for a page gets no page, and the next client gets one."""
    answer = _answer(server, request_)

    assert b"<script> " not in answer and (PAPER not in answer or request_.startswith(b"GET / HTTP/1.1\r\nTransfer"))
    assert _is_well(server)


def test_slow_clients(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Clients that send a byte now and then hold up nobody, and are sent away."""
    monkeypatch.setattr(module, "PATIENCE", 2.0)
    slow = [_connected(server, b"GET / HTTP/1.1\r\nHost: loc") for _ in range(60)]
    assert _is_well(server) and _answering() >= 60
    ended = time.monotonic() + 30
    while _answering() and time.monotonic() < ended:
        for client in slow:
            with contextlib.suppress(OSError):
                client.send(b"a")
        assert _is_well(server)
        time.sleep(0.3)
    for client in slow:
        client.close()

    assert not _answering()


def test_many_clients(server: Server) -> None:
    """Five hundred at once, half of which never ask for anything: all the others are answered."""
    idle = [_connected(server) for _ in range(250)]
    asking = [_connected(server, b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n") for _ in range(250)]
    answered = sum(client.recv(15) == b"HTTP/1.1 200 OK" for client in asking)
    well = _is_well(server)
    for client in (*idle, *asking):
        client.close()

    assert answered == 250 and well


def test_pages_that_are_gone(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that follow edits and vanish leave nothing behind; more than there is room for are told so."""
    monkeypatch.setattr(module, "HEARTBEAT", 0.1)
    pages = [_connected(server, b"GET /_papernotes/events HTTP/1.1\r\nHost: localhost\r\n\r\n") for _ in range(300)]
    first = [page.recv(12) for page in pages]
    assert _is_well(server)
    for page in pages[::2]:
        page.close()
    for page in pages[1::2]:  # gone without a word
        page.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0" if os.name != "nt" else b"\1\0\0\0")
        page.close()
    ended = time.monotonic() + 30
    while _answering() and time.monotonic() < ended:
        time.sleep(0.1)

    assert first.count(b"HTTP/1.1 200") == 250 and first.count(b"HTTP/1.1 503") == 50
    assert not _answering()


def test_loopback_by_itself(tmp_path: Path) -> None:
    """Unless told otherwise, other machines cannot connect."""
    with Server("127.0.0.1", 0) as made:
        assert made.socket.getsockname()[0] == "127.0.0.1" and made.loopback
    assert not list(tmp_path.iterdir())
