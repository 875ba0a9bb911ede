r"""What stands in `\ce{..}`, as mhchem reads it -> LaTeX: `H2O`, `SO4^2-`, `2 H2 + O2 -> 2 H2O`, `A ->[\Delta] B`."""

from __future__ import annotations

from ...patterns import pattern

_TOKEN = pattern(
    r"(?P<arrow><=>>|<<=>|<=>|<->|<-->|->|<-)(?:\[(?P<above>[^\[\]]*)\])?(?:\[(?P<below>[^\[\]]*)\])?"
    r"|\^(?:\{(?P<upper>[^{}]*)\}|(?P<raised>\d*[+-]+|\d+|\w))|_(?:\{(?P<lower>[^{}]*)\}|(?P<sunk>\d+|\w))"
    r"|\$(?P<formula>[^$]*)\$|(?P<command>\\[a-zA-Z]+|\\.)"
    r"|(?<=[A-Za-z)\]}])(?P<count>\d+(?:\.\d+)?|[nmxy](?![A-Za-z]))"
    r"|(?<=[\w)\]}])(?P<charge>[+-])(?![\w(\[])"
    r"|(?<![\w)\]])(?P<over>\d+)/(?P<under>\d+)"
    r"|(?P<letters>[A-Za-z]+)|(?P<space>\s+)|(?P<other>.)"
)
_ARROWS = {
    "->": "rightarrow",
    "<-": "leftarrow",
    "<->": "leftrightarrow",
    "<-->": "rightleftarrows",
    "<=>": "rightleftharpoons",
    "<=>>": "rightleftharpoons",
    "<<=>": "rightleftharpoons",
}
_SIGNS = {"#": r"\equiv ", "*": r"\cdot ", ".": r"\cdot ", "^": r"\uparrow ", "%": r"\%", "&": r"\&", "~": " "}


def chemical(written: str) -> str:
    """The formula or the reaction, its letters upright."""
    return "".join(_set(found.groupdict(), found[0]) for found in _TOKEN.finditer(written.strip()))


def _set(part: dict[str, str | None], whole: str) -> str:
    if part["arrow"]:
        return _arrow(part["arrow"], part["above"] or "", part["below"] or "")
    if (up := part["upper"] or part["raised"] or part["charge"]) is not None:
        return f"^{{{up}}}"
    if (down := part["lower"] or part["sunk"] or part["count"]) is not None:
        return f"_{{{down}}}"
    if part["over"]:
        return rf"\frac{{{part['over']}}}{{{part['under']}}}"
    if part["letters"]:
        return r"\downarrow " if whole == "v" else rf"\mathrm{{{whole}}}"
    if part["formula"] is not None:
        return part["formula"]
    if part["space"]:
        return r"\ "
    return f"{whole} " if part["command"] else _SIGNS.get(whole, whole)


def _arrow(sign: str, above: str, below: str) -> str:
    name = _ARROWS[sign]
    if not above and not below:
        return rf"\{name} "
    stretched = f"x{name}" if name in ("rightarrow", "leftarrow", "rightleftharpoons") else "xrightarrow"
    return rf"\{stretched}[{chemical(below)}]{{{chemical(above)}}}"
