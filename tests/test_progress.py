"""The bars of a long build: on a terminal, once it takes long, and nowhere else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

BUILD = """
import time
from papernotes.commands.progress import Bars

with Bars(shown={shown}) as bars:
    if bars.show:
        bars.show("reading notes", 1, 40)
        time.sleep({seconds})
        bars.show("reading notes", 20, 40)
        bars.show("writing pages", 3, 9)
"""


def on_a_terminal(code: str, term: str) -> str:
    """What a terminal gets of that program."""
    pty = pytest.importorskip("pty", reason="there are no such terminals here")
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": term, "COLUMNS": "80"}
    with subprocess.Popen([sys.executable, "-c", code], stderr=theirs, stdout=theirs, env=environment):
        os.close(theirs)
        got = b""
        while True:
            try:
                more = os.read(ours, 4096)
            except OSError:  # Linux's end of a terminal
                break
            if not more:
                break
            got += more
    os.close(ours)
    return got.decode()


def test_long() -> None:
    """A build that takes more than a second shows its stages, and clears them away."""
    shown = on_a_terminal(BUILD.format(shown=True, seconds=1.2), "xterm-256color")

    assert "reading notes" in shown and "20/40" in shown and "writing pages" in shown
    assert shown.rstrip().endswith(("\x1b[2K", "\x1b[?25h")), "the cursor is back, the line is empty"


@pytest.mark.parametrize(("shown", "seconds", "term"), [(True, 0, "xterm"), (False, 1.2, "xterm"), (True, 1.2, "dumb")])
def test_silent(shown: bool, seconds: float, term: str) -> None:
    """A quick build, one with --quiet, and a terminal that cannot go back show none."""
    assert on_a_terminal(BUILD.format(shown=shown, seconds=seconds), term) == ""


def test_log(tmp_path: Path) -> None:
    """A log gets none."""
    code = BUILD.format(shown=True, seconds=1.2)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout + done.stderr == ""
