"""Vaults made to keep a program busy: many small notes, notes that all name each other, embeds of embeds, long
bibliographies and configurations.

Data for `heavy.py`. A vault is made for a size in bytes: its files, by their paths in the folder of the project.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

Vault = Callable[[int], Mapping[str, str]]

_SVG = "<svg xmlns='http://www.w3.org/2000/svg'>"
_PAPER = "# Net{n}: A Fine Network Number {n}\n\nCVPR 2020\n\n"


def _notes(text: str, share: int) -> Vault:
    """As many notes of that text as the size has room for, where each takes `share` bytes of it, files being dear."""
    return lambda size: {f"notes/n{n}.md": text.replace("{n}", str(n)) for n in range(size // share)}


def _all_to_all(head: str, naming: str, cost: int) -> Vault:
    """Notes each of which names all, a name taking `cost` bytes."""

    def vault(size: int) -> Mapping[str, str]:
        count = int((size // cost) ** 0.5)
        names = " ".join(naming.replace("{n}", str(n)) for n in range(count))
        return {f"notes/n{n}.md": head.replace("{n}", str(n)) + names for n in range(count)}

    return vault


def _bibliography(before: str, unit: str, after: str) -> Vault:
    def vault(size: int) -> Mapping[str, str]:
        count = size // len(unit)
        text = "".join(unit.replace("{n}", str(n)) for n in range(count)) if "{n}" in unit else unit * count
        return {"notes/a.md": "# A\n", "site.yaml": "bibliography: [a.bib]\n", "a.bib": before + text + after}

    return vault


def _configured(before: str, unit: str) -> Vault:
    def vault(size: int) -> Mapping[str, str]:
        lines = "".join(unit.replace("{n}", str(n)) for n in range(size // 1000))
        return {**{f"notes/n{n}.md": f"# N{n}\n" for n in range(100)}, "site.yaml": before + lines}

    return vault


VAULTS: Mapping[str, Vault] = {
    "tiny notes": _notes("# Note {n}\n\ntext\n", 500),
    "tiny papers": _notes(_PAPER, 1000),
    "empty notes": _notes("", 1000),
    "one title": lambda size: {f"notes/d{n}/n.md": "# The Title of All Notes\n" for n in range(size // 2000)},
    "one paper in many notes": lambda size: {
        f"notes/d{n}/n.md": _PAPER.replace("{n}", "") for n in range(size // 2000)
    },
    "one name": lambda size: {f"notes/d{n}/a.md": "# T\n\n[[a]] [[d1/a]] [[b]]\n" for n in range(size // 2000)},
    "one alias": _notes("---\naliases: [A]\n---\n# N\n\n[[A]]\n", 3000),
    "a deep tree": lambda size: {
        f"notes/{'d/' * min(n, 400)}n{n}.md": f"# {n}\n" for n in range(min(400, size // 5000))
    },
    "all link all": _all_to_all("# Note {n}\n\n", "[[n{n}]]", 8),
    "all name all": _all_to_all(_PAPER, "Net{n}.", 8),
    "all tag all": _all_to_all(_PAPER, "#t{n}", 20),
    "a chain of embeds": _notes("# Note\n\n![[n{n}]] ![[n1]]\n\n![[n2]]\n\n![[n3]]\n", 5000),
    "a book embedded": lambda size: {
        "notes/book.md": "# Book\n\n" + "text\n\n" * (size // 6),
        **{f"notes/n{n}.md": "![[book]]\n\n" * 20 for n in range(50)},
    },
    "one figure": lambda size: {"notes/a.md": "# A\n\n" + "![[f.png]]\n\n" * (size // 100), "notes/f.png": "x"},
    "many figures in a note": lambda size: {
        "notes/a.md": "# A\n\n" + "".join(f"![[f{n}.png]]\n\n" for n in range(size // 2000)),
        **{f"notes/x/f{n}.png": "x" for n in range(size // 2000)},
    },
    "figures of one name": lambda size: {
        "notes/a.md": "# A\n\n" + "![[f.png]]\n\n" * (size // 2000),
        **{f"notes/x{n}/f.png": "x" for n in range(size // 2000)},
    },
    "a bibliography": _bibliography(
        "", "@article{k{n},\n title={A Fine Title {n}},\n author={A. Smith and B. Jones}}\n", ""
    ),
    "a bibliography of one": _bibliography("", "@article{k,\n title={A Fine Title}}\n", ""),
    "an open bibliography": _bibliography("", "@article{a,title={", ""),
    "bibliography fields": _bibliography("@article{a,", "b=c,", "}"),
    "bibliography authors": _bibliography("@article{a,title={A},author={", "A B and ", "C D}}"),
    "bibliography accents": _bibliography("@article{a,title={", "{\\'e}", "}}"),
    "redirects": _configured("redirects:\n", "  old{n}/: a/\n"),
    "globs": _configured("ignore:\n", "  - 'x{n}*/**'\n"),
    "unknown keys": _configured("", "key{n}: 1\n"),
    "addresses.yaml": lambda size: {
        "notes/a.md": "# A\n",
        "addresses.yaml": "".join(f"papers/p{n}/: papers/q{n}/\n" for n in range(size // 30)),
    },
    "a nested drawing": lambda size: {
        "notes/a.md": "![](a.svg)",
        "notes/a.svg": _SVG + "<g>" * (size // 7) + "</g>" * (size // 7) + "</svg>",
    },
    "a drawing": lambda size: {"notes/a.md": "![](a.svg)", "notes/a.svg": f"{_SVG}{'<path/>' * (size // 7)}</svg>"},
}
