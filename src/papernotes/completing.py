"""`papernotes completion`: the script by which a shell asks click what may stand at a place of a command line."""

from __future__ import annotations

from click.shell_completion import get_completion_class

from .commands.chores import Terminal

VARIABLE = "_PAPERNOTES_COMPLETE"  # click asks for completions with it; it is made of the program's name


def script(shell: str) -> str:
    """The script for that shell."""
    from .cli import papernotes

    kind = get_completion_class(shell)
    assert kind is not None, shell
    made = kind(papernotes, {}, "papernotes", VARIABLE)
    return made.source_template % made.source_vars()  # `source()` would start a shell to ask its version


def completion(terminal: Terminal, shell: str) -> int:
    """Carries the command out, and returns its exit code."""
    terminal.show(script(shell).strip())
    return 0
