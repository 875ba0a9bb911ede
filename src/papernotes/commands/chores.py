"""The commands around the site: their names, helps and options, and where each is done, so that `--help` loads none."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

import click

from . import options

Option = Callable[[Any], Any]


class Terminal(NamedTuple):
    """What a chore says and asks. `plain` says that the terminal knows no signs beyond ASCII."""

    show: Callable[[str], Any]  # what was asked for
    say: Callable[[str], Any]  # what else there is to know
    ask: Callable[[str], bool]
    width: int = 80  # columns
    plain: bool = False


class Chore(NamedTuple):
    """One command. `where` is the module and its function, which takes the terminal and the options."""

    name: str
    where: str
    help: str
    options: tuple[Option, ...]


DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
TEMPLATES = ("ten-questions", "three-pass", "short")
SHELLS = ("bash", "zsh", "fish")
SCHEMAS = ("site", "note", "papers")

INIT = Chore(
    "init",
    "starting.init:init",
    """Make a project of a folder of notes.

    It is looked at, and what is found is told. Written are a small site.yaml, a .gitignore, and with --pages a workflow
    for GitHub Pages. What is there stays as it is, and no note is touched.

    \b
    papernotes init
    papernotes init ~/vault --dry-run
    papernotes init --pages
    """,
    (
        click.argument("folder", metavar="[DIR]", type=options.FOLDER, default="."),
        click.option("--pages", is_flag=True, help="Also the workflow that publishes the notes on GitHub Pages."),
        DRY_RUN,
    ),
)
NEW = Chore(
    "new",
    "starting.new:new",
    """Start the note on a paper.

    It has the shape that your notes have. Where you keep one file a paper, that is a new file beside the others, with
    their head and their way of naming files. Where papers are headings, items or rows of a file, the text is printed,
    and where it goes: nothing is ever written into a note that is there.

    \b
    papernotes new "NeRF: Representing Scenes as Neural Radiance Fields"
    papernotes new "Attention Is All You Need" --topic Transformers --template ten-questions
    papernotes new "NeRF" --dry-run
    """,
    (
        click.argument("title"),
        click.option("--topic", default="", metavar="TOPIC", help="The topic that it belongs to."),
        click.option(
            "--template",
            type=click.Choice(TEMPLATES),
            default="short",
            show_default=True,
            help="What it asks: Shen's ten questions, Keshav's three passes, or a few sections.",
        ),
        options.NOTES,
        options.CONFIG,
        DRY_RUN,
    ),
)
STATS = Chore(
    "stats",
    "commands.stats:stats",
    """What was read, when and on what, as a small chart.

    \b
    papernotes stats
    papernotes stats --months 12
    papernotes stats --json
    """,
    (
        options.NOTES,
        options.CONFIG,
        click.option(
            "--months",
            type=click.IntRange(min=1),
            default=18,
            show_default=True,
            help="How many of the last are shown.",
        ),
        click.option("--json", "as_json", is_flag=True, help="The numbers, for programs."),
        options.DRAFTS,
        options.JOBS,
    ),
)
DEPLOY = Chore(
    "deploy",
    "deploying.deploy:deploy",
    """Push the site to a branch, such as gh-pages.

    The site is built as `build` does it, and put on a branch that a host publishes. What is pushed, where to, and how
    it differs from the last time is shown first, and you are asked. Drafts stay at home. Nothing is forced: a branch on
    which others have committed is left alone. Your files, your index and your branches are not touched.

    \b
    papernotes deploy --dry-run
    papernotes deploy
    papernotes deploy --remote origin --branch gh-pages --yes
    """,
    (
        options.NOTES,
        options.CONFIG,
        options.BASE_URL,
        click.option("--remote", default="", metavar="NAME", help="Where to.  [default: origin, or the only one]"),
        click.option("--branch", default="gh-pages", show_default=True, help="The branch that is published."),
        click.option("--yes", is_flag=True, help="Do not ask."),
        DRY_RUN,
        options.STRICT,
        options.JOBS,
        options.QUIET,
    ),
)
COMPLETION = Chore(
    "completion",
    "completing:completion",
    """Print what makes a shell complete commands and options.

    \b
    papernotes completion bash >> ~/.bashrc
    papernotes completion zsh >> ~/.zshrc
    papernotes completion fish > ~/.config/fish/completions/papernotes.fish
    """,
    (click.argument("shell", type=click.Choice(SHELLS)),),
)
SCHEMA = Chore(
    "schema",
    "schemas:schema",
    """Print a JSON Schema, for editors.

    It is that of site.yaml, of the head of a note, or of papers.json.

    \b
    papernotes schema site > site.schema.json
    papernotes schema note
    papernotes schema papers
    """,
    (click.argument("what", type=click.Choice(SCHEMAS)),),
)
CHORES = (INIT, NEW, STATS, DEPLOY, COMPLETION, SCHEMA)


def command(chore: Chore, terminal: Callable[[], Terminal]) -> click.Command:
    """The command; what it does is imported when it is asked for."""

    def call(**asked: Any) -> int:
        module, _, name = chore.where.partition(":")
        return int(getattr(import_module(f"papernotes.{module}"), name)(terminal(), **asked))

    return click.command(chore.name, help=chore.help)(options.shared(*chore.options)(call))
