"""The command line: arguments in, calls of the top floor, words and an exit code out. Nothing else prints.

    0    all is well
    1    problems: errors, or warnings under --strict
    2    the command or site.yaml cannot be used
    130  Ctrl-C

What takes long to import is imported by the command that needs it, so that `papernotes --help` is quick.
"""

from __future__ import annotations

import gc
import shutil
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import __version__
from .commands import (
    building,
    chores,
    exporting,
    opening,
    options,
)

if TYPE_CHECKING:
    from .build import Project
    from .model import Diagnostic

OK, PROBLEMS, USAGE, INTERRUPTED = 0, 1, 2, 130


def main() -> None:
    """The program `papernotes`."""
    gc.disable()  # what a command makes it keeps: a collection would look through all of it, and find nothing
    code = run(sys.argv[1:])
    gc.freeze()  # nor is it looked through once more at the end
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Carries out one command line and returns the exit code."""
    try:
        return int(papernotes.main(arguments, prog_name="papernotes", standalone_mode=False) or OK)
    except click.ClickException as error:
        error.show()
        return USAGE
    except options.UnusableError as error:
        _say(str(error))
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:  # `papernotes export json | head`
        sys.stdout = None  # nothing is left to flush at exit
        return PROBLEMS
    except OSError as error:
        _say(f"error: {error.filename or ''}: {error.strerror or error}")
        return PROBLEMS


@click.group(cls=options.InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="papernotes %(version)s")
def papernotes() -> None:
    """A folder of Markdown paper notes in, a research library out.

    \b
    papernotes init       looks at your notes and writes a small site.yaml
    papernotes serve      shows the site while you write, at http://127.0.0.1:8000/
    papernotes build      makes it in site/

    Run it in the folder of your notes, or in one that holds them in notes/. No configuration is needed; a site.yaml
    beside the notes sets the title, the address and how unusual notes are read.
    """


@papernotes.command()
@options.shared(options.NOTES, options.CONFIG)
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="The site.  [default: site/]")
@options.shared(options.BASE_URL, options.DRAFTS, options.STRICT)
@click.option("--clean", is_flag=True, help="Write every file anew, and not only what differs.")
@click.option("--timings", is_flag=True, help="Say where the time went.")
@options.shared(options.JOBS, options.QUIET, options.VERBOSE)
def build(jobs: int, quiet: bool, clean: bool, timings: bool, **asked: Any) -> int:
    """Make the site. Where nothing changed since the last time, nothing is done.

    \b
    papernotes build
    papernotes build --notes ~/vault --output ~/site
    papernotes build --base-url https://me.github.io/notes/ --strict
    """
    config = asked["config"]
    anew = clean or timings
    said = None if anew else building.done_before(config.absolute().parent if config else Path.cwd(), asked)
    if said is None:
        wishes = building.Wishes(clean, jobs, quiet, timings)
        said = building.build_site(wishes, asked, lambda found: _verdict(found, asked["strict"]))
    _say(said.wrong)
    _say("" if quiet else said.made)
    return said.code


@papernotes.command()
@options.shared(options.NOTES, options.CONFIG)
@options.shared(options.EXPLAIN, options.GAPS, options.LEAKS, options.ADDRESSES, options.WRITE, options.FORMAT)
@options.shared(options.DRAFTS, options.STRICT, options.JOBS, options.QUIET, options.VERBOSE)
def check(explain: str | None, form: str, strict: bool, quiet: bool, verbose: bool, **asked: Any) -> int:
    """Say what is wrong with the notes, and write nothing.

    \b
    papernotes check
    papernotes check --explain 3dgs.md
    papernotes check --format github --strict
    """
    from . import check as words
    from .commands.checking import Asked, answer, everything

    question = Asked(**{name: asked.pop(name) for name in Asked.__struct_fields__})
    if explain is not None:
        return _explain(explain, **asked | {"drafts": True})
    if question.write and not question.addresses:
        raise click.UsageError("--write goes with --addresses")
    started = time.monotonic()
    project, site = opening.site(quiet, **asked)
    if (said := answer(question, project, site, form)) is not None:
        _echo(said)
        return _verdict((item for item in site.diagnostics if item.code in opening.ADDRESSES), strict)
    found = everything(project, site)
    text = words.FORMATS[form](words.shown(found, verbose), words.roots(project))
    _say(text) if form == "text" else click.echo(text, nl=bool(text))
    if not quiet and form == "text":
        _say(words.elsewhere(found, words.roots(project)))
        _say(words.summary(site.library, found, time.monotonic() - started))
    return _verdict(found, strict)


@papernotes.group(cls=options.InOrder)
def export() -> None:
    """Give the library to other programs.

    \b
    papernotes export bibtex --output library.bib
    papernotes export slides --topic 3DGS
    """


def _export(form: exporting.Form, output: Any, topic: str, tag: str, excel: bool = False, **asked: Any) -> int:
    if form.folder:
        exporting.write_kit(*opening.library(**asked), topic, tag, output)
        return OK
    if form.name == "json":  # it tells the diagnostics of the whole site
        made = exporting.as_json(*opening.site(True, **asked), topic, tag)
    else:
        made = exporting.content(*opening.library(**asked), form.name, topic, tag, excel)
    output.write(made)
    output.flush()
    return OK


for _form in exporting.FORMS:
    export.add_command(exporting.command(_form, _export))


@papernotes.command()
@options.shared(options.NOTES, options.CONFIG)
@click.option("--watch/--no-watch", default=True, show_default=True, help="Follow edits and reload open pages.")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets other machines look.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="If taken, the next one.")
@click.option("--open", "browser", is_flag=True, help="Open the site in the browser.")
@options.shared(options.DRAFTS, options.JOBS)
def serve(notes: Path | None, config: Path | None, watch: bool, jobs: int, **asked: Any) -> int:
    """Show the site while you write.

    The site is made in memory; what was read is kept in .papernotes/. Save a note, a figure, a template or site.yaml,
    and open pages show it; a mistake is shown in the page and here, and ends nothing. Ctrl-C ends the server.

    \b
    papernotes serve --open
    papernotes serve --port 9000 --drafts
    """
    from . import serve as server

    gc.enable()  # a server may go on for days

    def project(base_url: str) -> Project:
        return opening.open_here(notes=notes, config=config, base_url=base_url)

    with opening.usable(config):
        try:
            server.serve(project, watch=watch, jobs=jobs, say=_say, **asked)
        except server.AddressError as error:
            raise options.UnusableError(f"error: {error}") from error
    return OK


def _terminal() -> chores.Terminal:
    encoding = (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "")
    return chores.Terminal(_echo, _say, _ask, shutil.get_terminal_size().columns, not encoding.startswith("utf"))


for _chore in chores.CHORES:
    papernotes.add_command(chores.command(_chore, _terminal))
papernotes.commands = {name: papernotes.commands[name] for name in options.ORDER}


def _ask(question: str) -> bool:
    """Whether somebody says yes; no where nobody is there to say it."""
    try:
        return click.confirm(question, err=True)
    except click.Abort:
        if sys.stdin is not None and sys.stdin.isatty():
            raise  # Ctrl-C
        click.echo(err=True)
        return False


def _explain(written: str, **asked: Any) -> int:
    from .commands.explain import explanation

    try:
        return _echo(explanation(*opening.library(**asked), written))
    except LookupError as error:
        raise click.UsageError(str(error)) from error


def _verdict(found: Iterable[Diagnostic], strict: bool) -> int:
    wrong = {"error", "warning"} if strict else {"error"}
    return PROBLEMS if any(item.severity in wrong for item in found) else OK


def _echo(words: str) -> int:
    click.echo(words)
    return OK


def _say(words: str) -> None:
    if words:
        click.echo(words, err=True)
