"""An SVG file without what runs or loads: opened by itself, a drawing is a page of the site like any other.

Pages show drawings as `<img>`, where browsers run nothing; this is for who opens the file.
"""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote_to_bytes

from ..patterns import pattern
from .metadata import without_private

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
EMPTY = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
_XML = "http://www.w3.org/XML/1998/namespace"
_SPACES = ("", _SVG)  # elements of others are what editors note for themselves: names of files, of people
_RUNS = frozenset("script foreignobject iframe object embed audio video handler listener animation metadata".split())  # noqa: SIM905
_DEEPEST = 200  # elements within each other; drawing programs nest ten, and Python's stack ends at a thousand
_ENTITY = re.compile(rb"""<!ENTITY\s+[\w.:-]+\s+("[^"&%<]*"|'[^'&%<]*')\s*>""")
_MOST_TEXT = 1_000_000  # bytes that may come of entities
_LOADS = pattern(r"url\(\s*['\"]?(?!#)|@import|expression\(|javascript:|-moz-binding", re.IGNORECASE)
_DATA = pattern(r"data:image/[\w.+-]+(?:;[\w.+=-]+)*?;base64,[A-Za-z0-9+/=%]+", re.IGNORECASE)
_SPACE = re.compile(rb"\s")
_ADDRESS = pattern(r"\s*(?:#|data:image/(?:png|jpe?g|gif|webp);)", re.IGNORECASE)


class Drawing(NamedTuple):
    """A drawing as it is published, and what it lost that its author may miss: names of elements and attributes."""

    content: bytes
    without: tuple[str, ...] = ()


def safe_svg(data: bytes) -> Drawing | None:
    """The drawing without what runs, loads or is HTML, and without what is nested deeper than any program nests; None
    where the file is no SVG, or defines entities of which more may come than there is (Illustrator's are its names of
    namespaces). What editors note for themselves goes unsaid.
    """
    import xml.etree.ElementTree as ElementTree  # slow to import, and most notes have no drawings

    if _may_grow(data):
        return None
    for prefix, space in (("", _SVG), ("xlink", _XLINK)):
        ElementTree.register_namespace(prefix, space)
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    if _name(root.tag) != "svg":
        return None
    lost: set[str] = set()
    _clean(root, _DEEPEST, lost)
    return Drawing(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True), tuple(sorted(lost)))


def safe_address(address: str) -> str:
    """The address of a picture; of one whose data is in it (`data:image/...`), that data as it would be published."""
    head, comma, written = address.partition(",")
    if not comma or not head.strip().lower().startswith("data:image/"):
        return address
    encoded = head.rstrip().lower().endswith(";base64")
    try:
        data = _decoded(written) if encoded else unquote_to_bytes(written)
    except ValueError:
        return address
    if "svg" in head.lower():
        drawing = safe_svg(data)
        made = drawing.content if drawing else EMPTY
    else:
        made = without_private(data)
    if made == data:
        return address
    return f"{head.strip()}{'' if encoded else ';base64'},{base64.b64encode(made).decode()}"


def safe_addresses(text: str) -> str:
    """The text, the pictures that are in it as addresses with data as they would be published; its lines stay."""
    if "base64" not in text and "BASE64" not in text:
        return text
    return _DATA.sub(lambda found: safe_address(found[0]), text)


def _decoded(written: str) -> bytes:
    """Base64 as browsers read it: with spaces in it, and without what fills it up."""
    plain = _SPACE.sub(b"", unquote_to_bytes(written)).rstrip(b"=")
    return base64.b64decode(plain + b"=" * (-len(plain) % 4))


def _may_grow(data: bytes) -> bool:
    """Whether entities of the file may be far more text than the file is, or stand in another file."""
    plain = data.replace(b"\0", b"")  # as good as its text where that is UTF-16
    entities = _ENTITY.findall(plain)
    if plain.count(b"<!ENTITY") != len(entities):
        return True
    return max(map(len, entities), default=0) * data.count(b"&") > _MOST_TEXT


def _clean(element: Element, levels: int, lost: set[str]) -> None:
    for name, value in tuple(element.attrib.items()):
        if _is_unsafe(element, _name(name), value):
            lost.add(_name(name))
            del element.attrib[name]
        elif _space(name) not in ("", _SVG, _XLINK, _XML) or name == "content":  # of draw.io: all that was ever drawn
            del element.attrib[name]
        elif _name(name) in ("href", "src"):
            element.attrib[name] = safe_address(value)
    if _name(element.tag) == "style" and _LOADS.search(element.text or ""):
        element.text = ""
        lost.add("<style>")
    for child in tuple(element):
        if levels and _stays(child):
            _clean(child, levels - 1, lost)
            continue
        instead = _name(element.tag) == "switch" and len(element) > 1  # draw.io's labels: HTML, or else text
        element.remove(child)
        if _space(child.tag) in _SPACES and _name(child.tag) != "metadata" and not instead:
            lost.add(f"<{str(child.tag).rpartition('}')[2]}>")


def _stays(child: Element) -> bool:
    return not (_name(child.tag) in _RUNS or _space(child.tag) not in _SPACES or _sets_address(child))


def _is_unsafe(element: Element, name: str, value: str) -> bool:
    if name.startswith("on"):
        return True
    if name in ("href", "src"):
        # A link leads somewhere when it is followed; everything else with an address loads it.
        follows = _name(element.tag) == "a" and re.match(r"\s*https?:", value, re.IGNORECASE)
        return not (follows or _ADDRESS.match(value))
    return bool(_LOADS.search(value))


def _sets_address(element: Element) -> bool:
    """Whether it is an animation that gives another element an address or a handler."""
    target = element.get("attributeName", "").rpartition(":")[2].lower()
    return _name(element.tag) in ("set", "animate") and (target == "href" or target.startswith("on"))


def _space(qualified: object) -> str:
    return str(qualified)[1:].partition("}")[0] if str(qualified).startswith("{") else ""


def _name(qualified: object) -> str:
    return str(qualified).rpartition("}")[2].lower()
