"""What is installed: the wheel holds the theme and works outside the repository, in an environment of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT

SCHEMAS = ("renderer/exports/papers.schema.json", "schemas/site.schema.json", "schemas/note.schema.json")
NOTE = "# 三维重建\n\n## NeRF: Representing Scenes as Neural Radiance Fields for View Synthesis\n\nECCV 2020\n"


def call(*command: str | Path, cwd: Path) -> str:
    elsewhere = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, capture_output=True, encoding="utf-8", check=False, env=elsewhere
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel made from the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    call(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment that has the wheel, and the libraries of this one."""
    folder = tmp_path_factory.mktemp("installed")
    call(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    python = next(path for path in (folder / "venv").glob("*/python*") if path.stem == "python")
    wheel = next(built.glob("*.whl"))
    call(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    purelib = Path(call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (purelib / "libraries.pth").write_text("\n".join(sorted(libraries)), encoding="utf-8")
    return python


def theme() -> set[str]:
    return {
        f"papernotes/_theme/{path.relative_to(ROOT).as_posix()}"
        for folder in ("templates", "assets")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }


def test_wheel(built: Path) -> None:
    """The wheel holds the package, its types, the schemas and the theme, and nothing else."""
    names = set(zipfile.ZipFile(next(built.glob("*.whl"))).namelist())
    source = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*.py")}
    rest = {name for name in names if ".dist-info/" not in name}

    schemas = {f"papernotes/{name}" for name in SCHEMAS}
    assert rest == source | theme() | schemas | {"papernotes/py.typed"}


def test_sdist(built: Path) -> None:
    """The sdist holds what the wheel is made of, and no environment or site that happens to lie about."""
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {Path(*Path(name).parts[1:]).as_posix() for name in archive.getnames()}

    assert {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "templates/base.html"} <= names
    assert {name.split("/")[0] for name in names} <= {
        "CHANGELOG.md", "LICENSE", "Makefile", "PKG-INFO", "README.md", "assets", "benchmarks", "examples",
        "pyproject.toml",         ".gitignore", "site.yaml", "src", "templates", "tests",
    }  # fmt: skip


def test_installed(installed: Path, tmp_path: Path) -> None:
    """The installed program builds a site with its own theme, far from the repository."""
    (tmp_path / "nerf.md").write_text(NOTE, encoding="utf-8")
    where = call(installed, "-c", "import papernotes; print(papernotes.__file__)", cwd=tmp_path)
    script = next(path for path in installed.parent.glob("papernotes*"))
    call(script, "build", cwd=tmp_path)

    assert Path(where.strip()).is_relative_to(installed.parents[1])
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "NeRF" in page and "</html>" in page
    assert {f"papernotes/_theme/assets/{path.name}" for path in (tmp_path / "site" / "assets").glob("*.css")} <= theme()


def pythons() -> dict[str, Path]:
    """The Pythons of this machine that papernotes is for, one a version: those on the path, and pyenv's."""
    named = (shutil.which(f"python3.{minor}") for minor in range(11, 20))
    kept = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv", "versions").glob("3.*/bin/python")
    found: dict[str, Path] = {}
    for path in (sys.executable, *filter(None, named), *map(str, sorted(kept))):
        ask = "import sys, venv; print(*sys.version_info[:2], sep='.') if sys.version_info >= (3, 11) else None"
        said = subprocess.run([path, "-c", ask], capture_output=True, encoding="utf-8", check=False)
        if said.returncode == 0 and said.stdout.strip():
            found.setdefault(said.stdout.strip(), Path(path))
    return found


def _number(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


PYTHONS = pythons()
ENDS = sorted(
    {min(PYTHONS, key=_number), max(PYTHONS, key=_number)}, key=_number
)  # what lies between, the workflow runs


@pytest.mark.parametrize("version", ENDS)
def test_clean(version: str, built: Path, tmp_path: Path) -> None:
    """On every Python of the machine, the wheel and what it needs come without a compiler; nothing more is needed."""
    environment = tmp_path / "venv"
    call(PYTHONS[version], "-m", "venv", environment, cwd=tmp_path)
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    wheel = next(built.glob("*.whl"))
    command = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:", str(wheel)]
    done = subprocess.run(
        [programs / "python", *command], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode and "No matching distribution" in done.stderr and "from versions: none" in done.stderr:
        pytest.skip(f"no registry of packages is reached from here: {done.stderr.splitlines()[-1]}")
    assert done.returncode == 0, done.stderr

    (tmp_path / "vault").mkdir()
    shutil.copytree(ROOT / "notes", tmp_path / "vault" / "notes")
    call(programs / "papernotes", "build", "--strict", cwd=tmp_path / "vault")
    assert "usage" in call(programs / "papernotes", "--help", cwd=tmp_path).lower()
    pages = {path.relative_to(tmp_path / "vault" / "site") for path in (tmp_path / "vault" / "site").rglob("*.html")}
    assert len(pages) > 100


def test_editable() -> None:
    """An editable install reads the theme where it is edited; a copy beside the libraries would grow old unseen."""
    copies = [Path(sysconfig.get_path(name), "papernotes") for name in ("purelib", "platlib")]

    assert not any(path.exists() for path in copies)
