"""`papernotes serve` with real HTTP on a free port and real edits of real files."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import IO, TypeVar

import pytest
from conftest import Write

from papernotes.model import Output
from papernotes.serving.answers import content_type, find, host_allowed, is_loopback
from papernotes.serving.live_page import PANEL_LINES, Trouble, editor_link, with_live
from papernotes.serving.watch import Places, matters

T = TypeVar("T")
TITLE = "NeRF: Representing Scenes as Neural Radiance Fields for View Synthesis"
NOTE = f"# 三维重建\n\n## {TITLE}\n\nECCV 2020\n\n首个版本。\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


class Running:
    """A server in a process of its own, what it says, and a client for it."""

    def __init__(self, folder: Path, process: subprocess.Popen[str]) -> None:
        assert process.stderr is not None
        self.folder, self.process = folder, process
        self.said: list[str] = []
        threading.Thread(target=self._listen, args=(process.stderr,), daemon=True).start()
        self.port = int(self.until(lambda: re.search(r"serving at http://127\.0\.0\.1:(\d+)/", self.words()))[1])

    def _listen(self, stream: IO[str]) -> None:
        self.said.extend(stream)

    def words(self) -> str:
        return "".join(self.said)

    def get(self, path: str, host: str = "localhost", method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, headers={"Host": host})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def text(self, path: str) -> str:
        return self.get(path)[2].decode()

    def paper(self) -> str:
        """The page of the first paper."""
        return self.text("/" + json.loads(self.text("/papers.json"))["papers"][0]["url"])

    def until(self, look: Callable[[], T | None], seconds: float = 30) -> T:
        """What `look` gives, once it gives something."""
        end = time.monotonic() + seconds
        while not (found := look()):
            assert self.process.poll() is None, self.words()
            assert time.monotonic() < end, self.words()
            time.sleep(0.02)
        return found


@pytest.fixture
def serving(write: Write) -> Iterator[Callable[..., Running]]:
    """`serving(*arguments)` starts a server in a folder with one note; it is ended with the test."""
    folder = write({"notes/nerf.md": NOTE, "site.yaml": "title: 我的论文库\n"})
    processes: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> Running:
        command = [sys.executable, "-m", "papernotes", "serve", "--port", "0", "--jobs", "1", *arguments]
        process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, encoding="utf-8")
        processes.append(process)
        return Running(folder, process)

    yield start
    for process in processes:
        process.kill()
        process.communicate()


def edit(running: Running, text: str, name: str = "notes/nerf.md") -> None:
    (running.folder / name).write_text(text, encoding="utf-8")


def test_pages(serving: Callable[..., Running]) -> None:
    """Pages come with type, length and the script that follows edits; nothing is written to the disk."""
    running = serving()
    status, headers, body = running.get("/")

    assert (status, headers["Content-Type"], headers["Content-Length"]) == (
        200,
        "text/html; charset=utf-8",
        str(len(body)),
    )
    assert "我的论文库" in body.decode()
    assert b'<script src="/_papernotes/live.js"' in body
    assert running.get("/_papernotes/live.js")[1]["Content-Type"] == "text/javascript; charset=utf-8"
    assert running.get("/papers.json")[1]["Content-Type"] == "application/json; charset=utf-8"
    assert b"papernotes-live" not in running.get("/papers.json")[2]
    assert sorted(path.name for path in running.folder.iterdir()) == ["notes", "site.yaml"]


def test_gaps(serving: Callable[..., Running]) -> None:
    """What the library lacks is a page of the server, linked from every page, its links good; no build has it."""
    running = serving()
    status, headers, body = running.get("/_papernotes/gaps/")

    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "没有代码的地址" in body.decode() and "NeRF" in body.decode()
    assert '<a href="/_papernotes/gaps/">' in running.text("/")
    for href in re.findall(r'<a[^>]* href="(\.\./[^"#]+)', body.decode()):
        assert running.get("/" + href.removeprefix("../../"))[0] == 200, href

    edit(running, NOTE.replace("首个版本。", "首个版本。[代码](https://github.com/a/nerf)"))
    running.until(lambda: "没有代码的地址" not in running.text("/_papernotes/gaps/"))


def test_head(serving: Callable[..., Running]) -> None:
    """HEAD is GET without the body."""
    running = serving()
    status, headers, body = running.get("/", method="HEAD")

    assert (status, body) == (200, b"")
    assert headers["Content-Length"] == running.get("/")[1]["Content-Length"]


def test_not_found(serving: Callable[..., Running]) -> None:
    """An unknown address gets the site's own page, with 404; a folder without its slash is sent to it."""
    running = serving()
    url = "/" + json.loads(running.text("/papers.json"))["papers"][0]["url"]
    status, headers, body = running.get("/no/such/page/")

    assert (status, headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "我的论文库" in body.decode()
    assert (running.get(url.rstrip("/"))[0], running.get(url.rstrip("/"))[1]["Location"]) == (301, url)


@pytest.mark.parametrize(
    "path",
    ["/../site.yaml", "/notes/nerf.md", "/..%2fsite.yaml", "/%2e%2e/site.yaml", "//etc/passwd", "/..\\site.yaml"],
)
def test_no_other_file(serving: Callable[..., Running], path: str) -> None:
    """Only what the site is made of can be asked for."""
    status, _, body = serving("--no-watch").get(path)

    assert status == 404
    assert b"root:" not in body and "首个版本".encode() not in body


def test_foreign_host(serving: Callable[..., Running]) -> None:
    """A page of another site cannot read what is served to this machine alone."""
    running = serving()

    assert running.get("/", host="evil.example")[0] == 403
    assert running.get("/", host=f"127.0.0.1:{running.port}")[0] == 200


def test_edit(serving: Callable[..., Running]) -> None:
    """A saved note is on its page a moment later, and pages that are open hear of it."""
    running = serving()
    assert "首个版本" in running.paper()
    events = http.client.HTTPConnection("127.0.0.1", running.port, timeout=20)
    events.request("GET", "/_papernotes/events")
    stream = events.getresponse()
    first = stream.readline()

    edit(running, NOTE.replace("首个版本", "第二个版本"))
    running.until(lambda: "第二个版本" in running.paper())
    assert first.startswith(b"data: ")
    assert stream.readline() == b"\n"
    assert stream.readline() not in (first, b"\n")
    events.close()


def test_editors(serving: Callable[..., Running]) -> None:
    """Notes are also replaced by renaming, added, moved with their folder and deleted."""
    running = serving()
    fresh = running.folder / "fresh.md"
    fresh.write_text(NOTE.replace("首个版本", "改名而来"), encoding="utf-8")
    fresh.replace(running.folder / "notes" / "nerf.md")
    running.until(lambda: "改名而来" in running.paper())

    def papers() -> int:
        return len(json.loads(running.text("/papers.json"))["papers"])

    (running.folder / "notes" / "deep" / "deeper").mkdir(parents=True)
    edit(
        running,
        "# VITS: Conditional Variational Autoencoder for Text-to-Speech\n\n语音。\n",
        "notes/deep/deeper/vits.md",
    )
    running.until(lambda: papers() == 2)
    (running.folder / "notes" / "deep").rename(running.folder / "notes" / "moved")
    running.until(lambda: "moved/deeper/vits.md" in running.text("/papers.json"))
    shutil.rmtree(running.folder / "notes" / "moved")
    running.until(lambda: papers() == 1)


def test_many_at_once(serving: Callable[..., Running]) -> None:
    """A checkout writes many files, some in two halves: the last state of each is shown."""
    running = serving()
    title = "# Learning to Render Scenes from Scratch\n\n"
    for number in range(60):
        file = running.folder / "notes" / f"many/{number}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(title, encoding="utf-8")
        if number % 10 == 0:
            with file.open("a", encoding="utf-8") as half:
                half.write("第二半。\n")

    def notes() -> int:
        return len(json.loads(running.text("/papers.json"))["notes"])

    running.until(lambda: notes() == 61, 120)
    for number in range(0, 60, 10):
        running.until(lambda number=number: "第二半" in running.text(f"/notes/many-{number}/"))  # type: ignore[misc]
    shutil.rmtree(running.folder / "notes" / "many")
    running.until(lambda: notes() == 1, 120)


def test_figure(serving: Callable[..., Running]) -> None:
    """A figure that is dropped in is served from the notes, with its type."""
    running = serving()
    edit(running, f"{NOTE}\n![](a.png)\n")
    running.until(lambda: "missing-image" in running.words())
    (running.folder / "notes" / "a.png").write_bytes(PNG)

    def figure() -> str | None:
        url: str | None = json.loads(running.text("/papers.json"))["papers"][0]["figures"][0]["url"]
        return url

    url = running.until(figure)
    status, headers, body = running.get(f"/{url}")
    assert (status, headers["Content-Type"]) == (200, "image/png")
    assert body == PNG


def test_bad_edit(serving: Callable[..., Running]) -> None:
    """What an edit broke is said, shown in the pages, and gone when mended."""
    running = serving()
    edit(running, f"{NOTE}\n![](nowhere.png)\n")
    running.until(lambda: "notes/nerf.md:9:1: warning[missing-image]" in running.words())
    running.until(lambda: "papernotes-live" in running.text("/") and "nowhere.png" in running.text("/"))

    edit(running, NOTE)
    running.until(lambda: '<aside id="papernotes-live"' not in running.text("/"))


def test_broken_config(serving: Callable[..., Running]) -> None:
    """A broken site.yaml is said and shown over the last good site, until it is mended."""
    running = serving()
    edit(running, "titel: x\n", "site.yaml")
    running.until(lambda: "error[bad-config] there is no key `titel`" in running.words())
    page = running.until(lambda: text if "there is no key `titel`" in (text := running.text("/")) else None)
    assert "我的论文库" in page

    edit(running, "title: 新的名字\n", "site.yaml")
    running.until(lambda: "新的名字" in running.text("/") and '<aside id="papernotes-live"' not in running.text("/"))


def test_template(serving: Callable[..., Running]) -> None:
    """A template of the site's own is followed too, though its folder is made while the server runs; one that is
    broken ends nothing."""
    running = serving()
    folder = running.folder / "templates"
    folder.mkdir()
    (folder / "404.html").write_text("<!doctype html><html><body>{{ </body></html>", encoding="utf-8")
    running.until(lambda: "404.html" in running.words())
    assert running.get("/")[0] == 200

    (folder / "404.html").write_text("<!doctype html><html><body>自己的模板</body></html>", encoding="utf-8")
    running.until(lambda: "自己的模板" in running.text("/no-such-page"))


def test_port_taken(serving: Callable[..., Running]) -> None:
    """A port that is taken is passed over, and that is said."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        running = serving("--port", str(port), "--no-watch")

    assert running.port != port
    assert f"port {port} is taken; serving at port {running.port}" in running.words()


FILES = {path: Output(path) for path in ("index.html", "404.html", "papers/a/index.html", "about.html", "x y.png")}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", (HTTPStatus.OK, "index.html")),
        ("/papers/a/", (HTTPStatus.OK, "papers/a/index.html")),
        ("/papers/a", (HTTPStatus.MOVED_PERMANENTLY, "/papers/a/")),
        ("//papers/a", (HTTPStatus.MOVED_PERMANENTLY, "/papers/a/")),
        ("/about", (HTTPStatus.OK, "about.html")),
        ("/x y.png", (HTTPStatus.OK, "x y.png")),
        ("/papers/", (HTTPStatus.NOT_FOUND, "404.html")),
        ("/../index.html", (HTTPStatus.NOT_FOUND, "404.html")),
    ],
)
def test_find(path: str, expected: tuple[HTTPStatus, str]) -> None:
    """Addresses are answered as GitHub Pages does."""
    assert find(FILES, path) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("A.PNG", "image/png"),
        ("feed.xml", "application/xml; charset=utf-8"),
        ("no-suffix", "application/octet-stream"),
    ],
)
def test_content_type(path: str, expected: str) -> None:
    """Types are those of the web, whatever the machine's own table says."""
    assert content_type(path) == expected


@pytest.mark.parametrize(
    ("header", "allowed"),
    [
        ("localhost", True),
        ("localhost:8000", True),
        ("127.0.0.1:8000", True),
        ("[::1]:8000", True),
        ("papers.localhost:8000", True),
        ("evil.example", False),
        ("localhost.evil.example", False),
        ("192.168.1.2", False),
        ("", False),
        (None, False),
    ],
)
def test_host(header: str | None, allowed: bool) -> None:
    """Bound to loopback, the server answers to loopback's names; bound to the world, to any."""
    assert host_allowed(header, loopback=True) is allowed
    assert host_allowed(header, loopback=False)


def test_loopback() -> None:
    """Loopback is told by address, and by its one name."""
    assert [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "example.org")] == [
        True,
        True,
        True,
        False,
        False,
    ]


PLACES = Places(("/a/notes", "/a/templates"), ("/a/site.yaml",), ("/a/notes/site",))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/a/notes/x.md", True),
        ("/a/notes/deep/x.md", True),
        ("/a/notes", True),
        ("/a/templates/paper.html", True),
        ("/a/site.yaml", True),
        ("/a/README.md", False),
        ("/a/notes/site/index.html", False),
        ("/a/notes/.obsidian/workspace.json", False),
        ("/a/notes/.x.md.swp", False),
    ],
)
def test_matters(path: str, expected: bool) -> None:
    """What the site is made of is followed; its output and what editors keep for themselves is not."""
    assert matters(path, PLACES) is expected


def test_panel() -> None:
    """What went wrong is in the page as text, and not too much of it; a place opens in the editor."""
    trouble = [Trouble("notes/a.md:3", "<script>alert(1)</script>", "vscode://file/notes/a.md:3:1")]
    trouble += [Trouble("", f"line {number}") for number in range(20)]

    got = with_live("<html><body>论文</body></html>".encode(), "1", trouble).decode()

    assert got.startswith("<html><body>论文<link") and got.endswith("</script></body></html>")
    assert "&lt;script&gt;alert(1)" in got and "<script>alert" not in got
    assert '<a href="vscode://file/notes/a.md:3:1">notes/a.md:3</a>: ' in got
    assert got.count("<li>") == PANEL_LINES + 1 and "... and 13 more" in got


def test_no_panel() -> None:
    """While all is well a page gets the script and nothing else, also one without an end."""
    assert with_live(b"<p>x", "7") == b'<p>x<script src="/_papernotes/live.js" data-version="7"></script>'


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        ("vscode", "vscode://file/notes/%E7%AC%94%20a.md:3:7"),
        ("obsidian", "obsidian://open?path=%2Fnotes%2F%E7%AC%94%20a.md"),
        ("edit://{path}#{line}", "edit:///notes/%E7%AC%94%20a.md#3"),
        ("", ""),
    ],
)
def test_editor_link(editor: str, expected: str) -> None:
    """A place opens in the editor that site.yaml names."""
    assert editor_link(editor, "/notes/笔 a.md", 3, 7) == expected
