"""What commands of the command line share: options, an error, and the order in which `--help` shows commands."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


class UnusableError(Exception):
    """A configuration that cannot be used, in words."""


class InOrder(click.Group):
    """Commands in the order in which they are needed, not of the alphabet."""

    def list_commands(self, _: click.Context) -> list[str]:
        return list(self.commands)


# In the order in which they are needed.
ORDER = ("init", "new", "build", "serve", "check", "stats", "export", "deploy", "completion", "schema")

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NOTES = click.option(
    "--notes", type=FOLDER, metavar="DIR", help="The notes.  [default: notes/ if there is one, else this folder]"
)
CONFIG = click.option("--config", type=FILE, metavar="FILE", help="The configuration.  [default: site.yaml]")
BASE_URL = click.option("--base-url", metavar="URL", help="Where the site will be: https://me.github.io/notes/")
DRAFTS = click.option("--drafts", is_flag=True, help="Also what its head calls a draft.")
TOPIC = click.option(
    "--topic", default="", metavar="TOPIC", help="Only its papers, and those of the topics within: id, path or name."
)
TAG = click.option("--tag", default="", metavar="TAG", help="Only papers with that tag, or with one within it.")
EXPLAIN = click.option("--explain", metavar="NOTE", help="What each heading of this note was taken for, and why.")
GAPS = click.option("--gaps", is_flag=True, help="What the library lacks: stubs, venues, code, papers nobody names.")
LEAKS = click.option("--leaks", is_flag=True, help="What a build would make public, and what is new in it.")
ADDRESSES = click.option("--addresses", is_flag=True, help="What addresses are new, moved, or would be dead.")
WRITE = click.option("--write", is_flag=True, help="With --addresses: write them into addresses.yaml.")
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="json is for programs, github for annotations in GitHub Actions.",
)
STRICT = click.option("--strict", is_flag=True, help="Warnings are problems too: exit code 1.")
JOBS = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    default=lambda: os.cpu_count() or 1,
    show_default="one a processor",
    help="Processes that work at once.",
)
QUIET = click.option("-q", "--quiet", is_flag=True, help="Only problems: no progress, no summary.")
VERBOSE = click.option("-v", "--verbose", is_flag=True, help="Also what is merely worth knowing.")


def shared(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decorate(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate
