"""Templates and assets: the theme's own, with a site's files, colours and fonts in their place.

The theme is found beside the package and nowhere else: `papernotes/_theme/` in an installed wheel, the top-level
`templates/` and `assets/` in a checkout. It is never searched for by namespace, because an editable install can leave
a stale copy of it in site-packages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ... import regular
from ...config import Config
from ...config import Theme as Chosen
from ...diagnostics import report
from ...model import Checked, Diagnostic, Span

_PACKAGE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Theme:
    """Templates by name as text, assets by name as bytes. `own` says which templates are the site's, and where."""

    templates: Mapping[str, str]
    assets: Mapping[str, bytes]
    builtin: Mapping[str, str]
    own: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""


def read_theme(site: Path | None = None, config: Config | None = None) -> Checked[Theme]:
    """The theme for a site whose `site.yaml` is in that folder. A broken template, and what cannot be read,
    is reported and not used."""
    config = config or Config()
    roots = theme_folders()
    found: list[Diagnostic] = []
    builtin = {name: data.decode() for name, data in _files(roots[0], "", found).items()}
    assets = _files(roots[1], "", found)
    own: dict[str, str] = {}
    templates = dict(builtin)
    if site is not None:
        place = config.theme.templates.rstrip("/")
        for name, data in _files(site / config.theme.templates, place, found, roots[0]).items():
            path = f"{place}/{name}"
            text, problem = _checked(data, path)
            found += [problem] if problem else []
            if not problem:
                templates[name], own[name] = text, path
        assets |= _files(site / config.theme.assets, config.theme.assets.rstrip("/"), found, roots[1])
    assets["style.css"] = assets.get("style.css", b"") + _tokens(config.theme).encode()
    return Checked(Theme(templates, assets, builtin, own, _digest(templates, assets)), tuple(found))


def _tokens(chosen: Chosen) -> str:
    """The colours and fonts that site.yaml chooses, as the end of the stylesheet; print stays black on white."""
    faces = "".join(f"--{face}-first:{families},;" for face, families in sorted(chosen.fonts.items()))
    light = "".join(f"--{name}:{color};" for name, color in sorted(chosen.colors.items()))
    dark = "".join(f"--{name}:{color};" for name, color in sorted(chosen.dark.items()))
    rules = (
        faces and f":root{{{faces}}}\n",
        light and f"@media not print{{:root{{{light}}}}}\n",
        dark and f'@media (prefers-color-scheme:dark){{:root:not([data-theme="light"]){{{dark}}}}}\n',
        dark and f':root[data-theme="dark"]{{{dark}}}\n',
    )
    return "".join(rules)


def _checked(data: bytes, path: str) -> tuple[str, Diagnostic | None]:
    import jinja2  # slow to import, and asked for the folders of the theme alone before anything is read

    try:
        text = data.decode("utf-8-sig")
        jinja2.Environment().parse(text)
    except UnicodeDecodeError:
        return "", report("template-error", "not UTF-8", Span(path, 1), "the theme's own template is used")
    except jinja2.TemplateSyntaxError as error:
        place = Span(path, error.lineno)
        return "", report("template-error", error.message or "not a template", place, "the theme's own is used")
    return text, None


def theme_folders() -> tuple[Path, Path]:
    """Where the theme's own templates and assets are."""
    installed = _PACKAGE / "_theme"
    root = installed if installed.is_dir() else _PACKAGE.parents[1]
    return root / "templates", root / "assets"


def _files(folder: Path, place: str, found: list[Diagnostic], unless: Path | None = None) -> dict[str, bytes]:
    """The files below a folder by their path in it; none where there is no such folder, or it is `unless`. `found` gets
    what is to be said of those that cannot be read, at their path below `place`."""
    if not folder.is_dir() or (unless is not None and folder.resolve() == unless.resolve()):
        return {}
    files: dict[str, bytes] = {}
    for path in sorted(path for path in folder.rglob("*") if not path.name.startswith(".") and not path.is_dir()):
        name = path.relative_to(folder).as_posix()
        try:
            files[name] = regular.content(path)
        except OSError as error:
            hint = "the theme's own is used, where there is one"
            found.append(
                report("template-error", f"cannot be read: {error.strerror}", Span(f"{place}/{name}", 1), hint)
            )
    return files


def _digest(templates: Mapping[str, str], assets: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, data in sorted((*((n, t.encode()) for n, t in templates.items()), *assets.items())):
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()
