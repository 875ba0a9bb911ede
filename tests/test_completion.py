"""Shell completion: the scripts are for the shells that they name, and bash completes with its own."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from papernotes.cli import papernotes, run
from papernotes.commands.chores import SHELLS
from papernotes.completing import VARIABLE, script

ASK = """\
PATH={bin}:$PATH
eval "$(papernotes completion bash)"
COMP_WORDS=(papernotes {words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
$(complete -p papernotes | sed 's/.*-F \\([^ ]*\\).*/\\1/') papernotes
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.parametrize("shell", SHELLS)
def test_printed(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The script is on standard output, to be put into a file, and asks our program."""
    assert run(["completion", shell]) == 0

    said = capsys.readouterr()
    assert said.out.strip() == script(shell).strip() and VARIABLE in said.out and said.err == ""


@pytest.mark.parametrize("shell", SHELLS)
def test_syntax(shell: str, tmp_path: Path) -> None:
    """The shell that it is for reads it without complaint."""
    program = shutil.which(shell)
    if not program:
        pytest.skip(f"{shell} is not installed")
    (tmp_path / "script").write_text(script(shell), encoding="utf-8")
    done = subprocess.run([program, "-n", str(tmp_path / "script")], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def completed(folder: Path, words: str) -> set[str]:
    """What bash offers for the last of those words."""
    program = folder / "papernotes"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m papernotes "$@"\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    bash = shutil.which("bash")
    assert bash
    done = subprocess.run(
        [bash, "-c", ASK.format(bin=folder, words=words)],
        capture_output=True,
        text=True,
        cwd=folder,
        env=dict(os.environ),
        check=False,
    )
    assert done.stderr == ""
    return set(done.stdout.split())


@pytest.mark.skipif(not shutil.which("bash") or os.name == "nt", reason="bash is not installed")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("''", set(papernotes.commands)),
        ("co", {"completion"}),
        ("export ''", {"json", "bibtex", "csl", "csv", "markdown", "latex", "slides"}),
        ("check --ga", {"--gaps"}),
        ("new x --template t", {"ten-questions", "three-pass"}),
        ("completion z", {"zsh"}),
    ],
)
def test_bash(tmp_path: Path, words: str, offered: set[str]) -> None:
    """Commands, subcommands, options and their values are completed."""
    assert completed(tmp_path, words) == offered
