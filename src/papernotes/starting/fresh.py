"""Files that are not there yet -> the disk. Nothing here writes over a file; `.gitignore` alone may grow at its end."""

from __future__ import annotations

from pathlib import Path

import msgspec

from .. import regular


class Fresh(msgspec.Struct, frozen=True):
    """A file to be. `adds` says that the text goes behind what is there; `there`, that a file of that name exists."""

    path: str  # relative to the folder
    text: str
    there: bool = False
    adds: bool = False


def text_of(path: Path) -> str:
    """The text of a file, as far as it is one; "" where there is none."""
    try:
        return regular.content(path).decode("utf-8-sig", "replace")
    except OSError:
        return ""


def write(folder: Path, files: tuple[Fresh, ...]) -> tuple[str, ...]:
    """Writes those that are not there, and adds to those that grow. The paths that were written."""
    written = []
    for file in files:
        target = folder / file.path
        if (file.there and not (file.adds and target.is_file())) or not file.text:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("a" if file.adds else "x", encoding="utf-8", newline="\n") as stream:
            stream.write(file.text)
        written.append(file.path)
    return tuple(written)
