"""`addresses.yaml` beside site.yaml <-> the addresses that the site has published, and what was there.

    papers/nerf/: {title: "NeRF: ...", note: scenes.md, ids: ["arxiv:2003.08934"]}
    papers/neural-fields/: papers/nerf/        it moved there
    papers/toy/: gone                          its keeper took it away

Only `papernotes check --addresses --write` changes the file, so that a build stays a function of what it reads.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
import yaml

from .. import regular
from ..diagnostics import report
from ..model import Checked, Diagnostic, Span
from ..shallow import Loader, shallow

NAME = "addresses.yaml"
GONE = "gone"
_HEAD = """\
# The addresses that this site has published. Commit this file; `papernotes check --addresses --write` keeps it.
# An address that moved leads to the new one. Write `gone` behind one that may be dead.
"""


class Address(msgspec.Struct, frozen=True):
    """What a url of the site showed: a paper by title, note and ids; a note by its path; a topic or tag by name.

    `moved` is the url that it leads to now, or "gone"; then nothing else is known. `first` is the url at which it was
    first published, by which feeds know it, where that is another one.
    """

    title: str = ""
    note: str = ""
    ids: tuple[str, ...] = ()
    moved: str = ""
    first: str = ""
    line: int = 1  # of the file


Ledger = Mapping[str, Address]  # by url


def read_ledger(folder: Path) -> Checked[Ledger]:
    """The ledger of that folder; empty where there is none, and without the lines that are no addresses. May report
    `bad-addresses`: then what the site has published is not all known."""
    try:
        text = shallow(regular.content(folder / NAME).decode("utf-8-sig"))
        root, data = yaml.compose(text, Loader=yaml.CSafeLoader), yaml.load(text, Loader=Loader)
    except FileNotFoundError:
        return Checked({})
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = _bad(f"cannot be read: {getattr(error, 'problem', None) or error}", mark.line + 1 if mark else 1)
        return Checked({}, (problem,))
    if data is None or root is None:
        return Checked({})
    if not isinstance(data, dict):
        return Checked({}, (_bad("is no mapping of addresses", 1),))
    lines = {key.value: key.start_mark.line + 1 for key, _ in root.value}
    made: dict[str, Address] = {}
    found: list[Diagnostic] = []
    for url, value in data.items():
        line = lines.get(str(url), 1)
        try:
            item = Address(moved=value) if isinstance(value, str) else msgspec.convert(value, Address)
            made[str(url)] = msgspec.structs.replace(item, line=line)
        except msgspec.ValidationError as error:
            found.append(_bad(f"`{url}` is no address: {error}", line))
    return Checked(made, tuple(found))


def _bad(problem: str, line: int) -> Diagnostic:
    hint = f"take {NAME}, or that line, from an earlier commit; until then the file is not written"
    return report("bad-addresses", f"{NAME} {problem}", Span(NAME, line), hint)


def format_ledger(ledger: Ledger) -> str:
    """The file, a line an address, in the order of addresses."""
    return _HEAD + "".join(f"{_quoted(url)}: {_value(ledger[url])}\n" for url in sorted(ledger))


def write_ledger(folder: Path, ledger: Ledger) -> bool:
    """Writes the file, whole or not at all. Whether it had to be."""
    text = format_ledger(ledger)
    target = folder / NAME
    if target.is_file() and target.read_text(encoding="utf-8") == text:
        return False
    temporary = target.with_name(f".{NAME}.{os.getpid()}.tmp")
    temporary.write_text(text, encoding="utf-8", newline="\n")
    temporary.replace(target)
    return True


def _value(address: Address) -> str:
    if address.moved:
        return _quoted(address.moved)
    parts: Iterable[tuple[str, object]] = (
        ("title", address.title),
        ("note", address.note),
        ("ids", list(address.ids)),
        ("first", address.first),
    )
    return "{" + ", ".join(f"{key}: {_quoted(value)}" for key, value in parts if value) + "}"


def _quoted(value: object) -> str:
    """JSON, which YAML reads; plain where a word needs no quotes."""
    text = str(value)
    if isinstance(value, str) and text.replace("/", "").replace("-", "").replace(".", "").isalnum() and text.isascii():
        return (
            text
            if not text[0].isdigit() and text.lower() not in ("true", "false", "null", "yes", "no")
            else f'"{text}"'
        )
    return json.dumps(value, ensure_ascii=False)
