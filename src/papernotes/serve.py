"""`papernotes serve`: build, serve, follow edits, build again, until Ctrl-C."""

from __future__ import annotations

import errno
import os
import threading
import time
import webbrowser
from collections.abc import Callable

from .build import Project, made_of
from .serving.live import Live
from .serving.server import Server
from .serving.watch import Places, Watch

TRIES = 20  # ports looked at, from the one asked for
LOOKED_OVER = 10.0  # seconds after an edit of which only the touched files were read


class AddressError(Exception):
    """Nothing can be served at that host and port."""


def serve(
    open_project: Callable[[str], Project],
    *,
    host: str,
    port: int,
    watch: bool,
    browser: bool,
    drafts: bool,
    jobs: int,
    say: Callable[[str], None],
) -> None:
    """Serves until Ctrl-C. `open_project` is given the address as base_url. Raises AddressError,
    and ConfigError where the first build cannot start."""
    server = _listen(host, port, say)
    answering = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    watching = Watch(say) if watch else None

    def follow(project: Project) -> None:
        if watching:
            watching.follow(places(project))

    try:
        live = server.live = Live(lambda: open_project(server.address), follow, drafts=drafts, jobs=jobs)
        say(live.start())
        answering.start()
        say(f"serving at {server.address} (Ctrl-C ends it)")
        if browser:
            webbrowser.open(server.address)
        _rebuild_for_ever(live, watching, say)
    finally:
        if answering.is_alive():
            server.shutdown()
        server.server_close()
        if watching:
            watching.stop()


def _rebuild_for_ever(live: Live, watching: Watch | None, say: Callable[[str], None]) -> None:
    """Waits in short turns: on Windows a longer wait could not be ended with Ctrl-C."""
    to_look = float("inf")  # when all files are looked at, though none is known to have changed
    while True:
        if watching is None:
            threading.Event().wait(0.5)
        elif change := watching.wait(0.5):
            say(live.rebuild(change.touched))
            to_look = time.monotonic() + LOOKED_OVER if change.touched is not None else float("inf")
        elif time.monotonic() > to_look:
            before, said = live.now.version, live.rebuild()
            to_look = float("inf")
            if live.now.version != before:
                say(said)


def places(project: Project) -> Places:
    """All that a project's site is made of, but for its output."""
    made = made_of(project)
    folders, files = (tuple(map(os.path.normpath, made[kind])) for kind in ("folders", "files"))
    return Places(folders, files, tuple(made["without"]))


def _listen(host: str, port: int, say: Callable[[str], None]) -> Server:
    for candidate in range(port, min(port + TRIES, 65536)):
        try:
            server = Server(host, candidate)
        except OSError as error:
            if error.errno == errno.EADDRINUSE and port:
                continue
            raise AddressError(f"cannot serve at {host}, port {candidate}: {error.strerror or error}") from error
        if candidate != port:
            say(f"port {port} is taken; serving at port {candidate}")
        return server
    raise AddressError(f"ports {port} to {candidate} are all taken; --port N asks for another")
