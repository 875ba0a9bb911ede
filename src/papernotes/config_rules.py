"""What a value of `site.yaml` is to be beyond its type: text that can be shown, an address of a site, a path, a level
of headings, a source of a policy. Nothing here looks at the disk.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from .patterns import pattern


class Wanted(NamedTuple):
    """What belongs in a place, in words that follow "must be", and what to do."""

    words: str
    hint: str = ""


def wanted(key: tuple[str | int, ...], value: object) -> Wanted | None:
    """What belongs there instead of that value, which is of the right type; None where it will do. `key` is the way to
    it in the file, items of lists by their number."""
    if isinstance(value, str) and _UNSEEN.search(value):
        return Wanted("text without control characters", "in double quotes, `\\\\` stands for one backslash")
    rule = _RULES.get(tuple(step for step in key if isinstance(step, str)))
    return rule(value) if rule else None


def is_site(address: str) -> bool:
    """Whether a site can be at that address: of http or https, with a host, and a path at most."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
        if "[" in parts.netloc:
            from ipaddress import IPv6Address  # slow to import

            return parts.scheme in ("http", "https") and bool(IPv6Address(host or ""))
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and not _NO_ADDRESS.search(address)


def base_url(value: object) -> Wanted | None:
    """The rule for the address of the site; "" says that nobody knows it."""
    address = str(value)
    if not address or is_site(address):
        return None
    whole = f"https://{address}"
    near = "." in address.partition("/")[0] and is_site(whole)
    hint = f"did you mean `{whole}`?" if near else "such as `https://me.github.io/notes`"
    return Wanted("an address of http or https with a host, without `?` and `#`", hint)


def _path(value: object) -> Wanted | None:
    """A path that a file system may know."""
    path = str(value)
    parts = path.replace("\\", "/").split("/")
    if len(path.encode()) > _LONGEST or any(len(part.encode()) > _LONGEST_NAME for part in parts):
        return Wanted("a path, and no system knows one that long", f"a name has {_LONGEST_NAME} bytes at most")
    try:
        Path(path).expanduser()
    except RuntimeError:
        return Wanted("a path, and there is no home of that user", "`~/` is your own home")
    return None


def _own_folder(value: object) -> Wanted | None:
    """A folder of which every file goes into the site: not the one that the notes are in, too."""
    if not str(value).strip("./\\ "):
        return Wanted(
            "a folder of its own", "leave the key out for the usual one; where there is no such folder, it is empty"
        )
    return _path(value)


def _level(value: object) -> Wanted | None:
    return (
        None
        if isinstance(value, int) and 0 <= value <= 6
        else Wanted("a level of headings, 1 to 6", "0 leaves it to be found")
    )


def _source(value: object) -> Wanted | None:
    """One source expression of a Content-Security-Policy (CSP 3, 2.3.1): what parts it would be more than one."""
    if _SOURCE.fullmatch(str(value)):
        return None
    return Wanted(
        "one source of a Content-Security-Policy, without spaces, `;` and `,`", "such as `https://stats.example`"
    )


# What neither HTML nor XML has, and no name of a file: control characters, halves of pairs, what is no character.
_UNSEEN = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NO_ADDRESS = pattern(r"[\s\\<>\"'`{}|^?#]")
_SOURCE = pattern(r"[!-+\--:<-~]+")  # ASCII that can be seen
_LONGEST, _LONGEST_NAME = 4000, 255  # bytes, as Linux has it; others have less

_RULES: dict[tuple[str, ...], Callable[[object], Wanted | None]] = {
    ("base_url",): base_url,
    ("notes",): _path,
    ("output",): _path,
    ("home",): _path,
    ("attachments",): _path,
    ("bibliography",): _path,
    ("files", "paper_level"): _level,
    ("files", "topic_level"): _level,
    ("theme", "templates"): _own_folder,
    ("theme", "assets"): _own_folder,
    ("theme", "allow"): _source,
}
