"""An SVG file without what runs or loads: opened by itself, a drawing is a page of the site like any other.

Pages show drawings as `<img>`, where browsers run nothing; this is for who opens the file.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

from ..patterns import pattern

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_EMPTY = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
_XML = "http://www.w3.org/XML/1998/namespace"
_SPACES = ("", _SVG)  # elements of others are what editors note for themselves: names of files, of people
_RUNS = frozenset("script foreignobject iframe object embed audio video handler listener animation metadata".split())  # noqa: SIM905
_DEEPEST = 200  # elements within each other; drawing programs nest ten, and Python's stack ends at a thousand
_LOADS = pattern(r"url\(\s*['\"]?(?!#)|@import|expression\(|javascript:|-moz-binding", re.IGNORECASE)
_ADDRESS = pattern(r"\s*(?:#|data:image/(?:png|jpe?g|gif|webp);)", re.IGNORECASE)


def safe_svg(data: bytes) -> bytes:
    """The drawing, or an empty one where the file is no XML, or defines entities of its own. What is nested deeper than
    any program nests is left out."""
    if b"<!ENTITY" in data:
        return _EMPTY
    for prefix, space in (("", _SVG), ("xlink", _XLINK)):
        ElementTree.register_namespace(prefix, space)
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        return _EMPTY
    if _name(root.tag) != "svg":
        return _EMPTY
    _clean(root, _DEEPEST)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _clean(element: ElementTree.Element, levels: int) -> None:
    for name, value in tuple(element.attrib.items()):
        if _space(name) not in ("", _SVG, _XLINK, _XML) or _is_unsafe(element, _name(name), value):
            del element.attrib[name]
    if _name(element.tag) == "style" and _LOADS.search(element.text or ""):
        element.text = ""
    for child in tuple(element):
        if not levels or _name(child.tag) in _RUNS or _space(child.tag) not in _SPACES or _sets_address(child):
            element.remove(child)
        else:
            _clean(child, levels - 1)


def _is_unsafe(element: ElementTree.Element, name: str, value: str) -> bool:
    if name.startswith("on"):
        return True
    if name in ("href", "src"):
        # A link leads somewhere when it is followed; everything else with an address loads it.
        follows = _name(element.tag) == "a" and re.match(r"\s*https?:", value, re.IGNORECASE)
        return not (follows or _ADDRESS.match(value))
    return bool(_LOADS.search(value))


def _sets_address(element: ElementTree.Element) -> bool:
    """Whether it is an animation that gives another element an address or a handler."""
    target = element.get("attributeName", "").rpartition(":")[2].lower()
    return _name(element.tag) in ("set", "animate") and (target == "href" or target.startswith("on"))


def _space(qualified: object) -> str:
    return str(qualified)[1:].partition("}")[0] if str(qualified).startswith("{") else ""


def _name(qualified: object) -> str:
    return str(qualified).rpartition("}")[2].lower()
