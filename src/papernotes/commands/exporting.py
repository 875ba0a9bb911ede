"""What `export` offers on the command line, and the library in each of its forms.

The names and helps of the forms stand here and not with the forms, so that `--help` loads none of them.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from . import options

if TYPE_CHECKING:
    from ..build import Project
    from ..model import Attachment, Library, Site
    from ..renderer.edition.edition import Edition
    from ..renderer.lists.selection import Selection

FOLDER_NAME = "related-work"
_WIDTH = 1280  # pixels of a picture on a slide
_BOM = b"\xef\xbb\xbf"


class Form(NamedTuple):
    """One subcommand. `folder` says that it makes several files."""

    name: str
    help: str
    folder: bool = False
    more: tuple[Callable[[Any], Any], ...] = ()


_EXCEL = click.option("--excel", is_flag=True, help="Begin with the mark by which Excel knows UTF-8.")

FORMS: tuple[Form, ...] = (
    Form(
        "json",
        """The whole library as JSON: papers, topics, tags, notes and diagnostics.

    Without --topic and --tag the same file is papers.json at the root of every site.

    \b
    papernotes export json --output library.json
    papernotes export json | jq '.papers[].title'
    """,
    ),
    Form(
        "bibtex",
        """The papers as BibTeX.

    Only what the notes know is there; what a bibliography wants besides is named in a note: TODO: venue.

    \b
    papernotes export bibtex --output library.bib
    papernotes export bibtex --topic 3DGS
    """,
    ),
    Form(
        "csl",
        """The papers as CSL-JSON, for Zotero and Pandoc.

    \b
    papernotes export csl --output library.json
    """,
    ),
    Form(
        "csv",
        """The papers as a table, a row each.

    \b
    papernotes export csv --excel --output papers.csv
    """,
        more=(_EXCEL,),
    ),
    Form(
        "markdown",
        """A reading list by topic, each paper with its links and one sentence, and the literature matrix.

    \b
    papernotes export markdown --topic 3DGS --output reading-list.md
    """,
    ),
    Form(
        "latex",
        """The start of a related-work section: one sentence a paper with its \\cite, references and the matrix.

    It goes into a folder, which must be new, empty, or from an earlier export. Run latexmk in it.

    \b
    papernotes export latex --topic 3DGS --output related-work
    """,
        folder=True,
    ),
    Form(
        "slides",
        """Slides for a group meeting: one HTML file, one paper a screen, pictures and formulas in it.

    \b
    papernotes export slides --topic 3DGS --output slides.html
    """,
    ),
)


def command(form: Form, run: Callable[..., int]) -> click.Command:
    """The subcommand of that form; it calls `run(form, output, ...)`."""

    def call(**asked: Any) -> int:
        return run(form, **asked)

    file = click.option(
        "--output", type=click.File("wb", lazy=True), default="-", metavar="FILE", help="[default: standard output]"
    )
    folder = click.option(
        "--output",
        type=click.Path(path_type=Path),
        default=FOLDER_NAME,
        metavar="DIR",
        show_default=True,
        help="Where.",
    )
    shared = (options.NOTES, options.CONFIG, options.TOPIC, options.TAG, folder if form.folder else file, *form.more)
    decorated = options.shared(*shared, options.BASE_URL, options.DRAFTS, options.JOBS)(call)
    return click.command(form.name, help=form.help)(decorated)


def content(project: Project, library: Library, form: str, topic: str, tag: str, excel: bool = False) -> bytes:
    """The one file of a form that is not JSON. Raises UsageError."""
    from ..renderer.edition.edition import make_edition
    from ..renderer.exports import EXPORTS

    edition, selection = make_edition(library, project.config), _select(library, topic, tag)
    if form == "slides":
        return _slides(project, edition, selection)
    make = next(export.make for export in EXPORTS if export.name == form)
    return (_BOM if excel else b"") + make(edition, selection).encode()


def as_json(project: Project, site: Site, topic: str, tag: str) -> bytes:
    """The library as JSON, or what is selected from it with the diagnostics of its notes. Raises UsageError."""
    from ..renderer.exports.json import export_json
    from ..renderer.lists.selection import restricted

    if not topic and not tag:
        return next(output.content for output in site.outputs if output.path == "papers.json")
    library = restricted(site.library, _select(site.library, topic, tag))
    paths = {page.note.path for page in library.notes}
    found = tuple(item for item in site.diagnostics if item.span and item.span.path in paths)
    return export_json(library, found, project.config)


def write_kit(project: Project, library: Library, topic: str, tag: str, folder: Path) -> None:
    """Writes the files of the related-work kit into a folder. Raises UsageError, also where others' files are in it."""
    from ..model import Output
    from ..renderer.edition.edition import make_edition
    from ..renderer.exports import KIT
    from ..renderer.publishing.exchange import ForeignFolderError
    from ..renderer.publishing.publish import publish_into

    edition, selection = make_edition(library, project.config), _select(library, topic, tag)
    try:
        publish_into((Output(name, make(edition, selection).encode()) for name, make in KIT), folder)
    except ForeignFolderError as error:
        raise click.UsageError(str(error)) from error


def _select(library: Library, topic: str, tag: str) -> Selection:
    from ..renderer.lists.selection import SelectionError, select

    try:
        return select(library, topic, tag)
    except SelectionError as error:
        raise click.UsageError(str(error)) from error


def _slides(project: Project, edition: Edition, selection: Selection) -> bytes:
    from ..build import open_memo
    from ..renderer.exports.slides import slides_view
    from ..renderer.pictures.images import picture_data
    from ..renderer.pictures.math_font import characters, math_font
    from ..renderer.render import fill
    from ..renderer.theming.theme import read_theme

    memo, theme = open_memo(project), read_theme(Path(project.folder), project.config).value

    def picture(file: Attachment) -> str:
        return picture_data(file, Path(project.notes), _WIDTH, memo)

    html = fill("slides.html", slides_view(edition, selection, picture), theme).value
    if wanted := characters((html,)):
        data = base64.b64encode(math_font(wanted, memo)).decode()
        source = f'@font-face {{ font-family: papernotes-math; src: url("data:font/woff2;base64,{data}"); }}'
        html = html.replace("<style>", f"<style>\n{source}", 1)
    memo.close()
    return html.encode()
