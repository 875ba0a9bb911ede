"""`tests/golden/<dialect>/<case>/`: a note, the papers that are found in it, and what is said about it.

    note.md            the note; or notes/ with several, and figures
    site.yaml          the configuration, if the case needs one
    papers.json        the papers, without what is empty or the same in every case
    diagnostics.txt    the diagnostics, a line each

A new case is a new folder with a note; `pytest --update` writes the rest, to be read before it is kept.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import msgspec
import pytest
from conftest import ROOT, Expect

from papernotes.build import build, open_project
from papernotes.diagnostics import CODES, line
from papernotes.model import Entry, Paper

GOLDEN = ROOT / "tests" / "golden"
NOTES = (".md", ".markdown", ".mdown")
CASES = sorted(
    path for path in GOLDEN.glob("*/*") if (path / "notes").is_dir() or any(f.suffix in NOTES for f in path.glob("*"))
)
_PAPER = ("id", "title", "kind", "short", "aliases", "authors", "institutions", "topic", "tags", "venue", "year")
_LATER = ("status", "noted", "noted_from", "math", "mentions")
_USUAL = {"kind": "paper", "status": "read"}


@pytest.mark.parametrize("case", CASES, ids=[path.relative_to(GOLDEN).as_posix() for path in CASES])
def test_golden(case: Path, tmp_path: Path, expect: Expect) -> None:
    """The notes of the case are understood as its papers.json and diagnostics.txt say."""
    site = build(open_project(_copied(case, tmp_path)))
    papers = json.dumps([_record(paper) for paper in site.library.papers], ensure_ascii=False, indent=2)
    diagnostics = "".join(f"{line(item)}\n" for item in site.diagnostics)

    expect(case / "papers.json", f"{papers}\n")
    expect(case / "diagnostics.txt", diagnostics)


def _copied(case: Path, folder: Path) -> Path:
    """The case outside the repository, so that git knows nothing of its notes."""
    notes = folder / "notes"
    if (case / "notes").is_dir():
        shutil.copytree(case / "notes", notes)
    else:
        notes.mkdir()
        for file in case.iterdir():
            if file.name not in ("papers.json", "diagnostics.txt", "site.yaml"):
                shutil.copy(file, notes)
    if (case / "site.yaml").is_file():
        shutil.copy(case / "site.yaml", folder)
    return folder


def _record(paper: Paper) -> dict[str, object]:
    """What notes say of a paper; what they leave open is left out."""
    whole = msgspec.to_builtins(msgspec.structs.replace(paper, entries=()))
    record = {key: whole[key] for key in _PAPER + _LATER}
    record["links"] = [f"{link.kind} {link.url}" for link in paper.links]
    record["figures"] = [f"{figure.written} -> {figure.path or '?'}" for figure in paper.figures]
    record["entries"] = [_entry(entry) for entry in paper.entries]
    return {key: value for key, value in record.items() if value and _USUAL.get(key) != value}


def _entry(entry: Entry) -> dict[str, object]:
    sections = [f"{part.line}: {part.kind}: {part.title}" for part in entry.sections]
    return {"at": f"{entry.span.path}:{entry.span.line}-{entry.end}", "rule": entry.rule, "sections": sections}


NOT_IN_NOTES = {
    "bad-config",  # tests/test_config.py
    "unreadable-file",  # depends on the machine
    "possible-duplicate",  # tests/test_identity.py
    "huge-image",  # tests/test_images.py, as the next
    "broken-image",
    "cleaned-image",
    "skipped-file",  # tests/test_attachments.py
    "no-notes",  # tests/test_cli.py
    "idle-private",  # tests/test_at_home.py
    "withheld-note",  # tests/test_leaks.py, as the next
    "withheld-link",
    "dense-text",  # tests/test_hostile.py: its note is large
    "unwritten-site",  # tests/test_faults.py
    "broken-address",  # tests/test_ledger.py, as the next
    "bad-addresses",
    "dead-link",  # tests/test_proof.py, as the next
    "dead-anchor",
    "duplicate-id",
    "unbalanced-html",
    "unused-file",
    "large-file",
    "large-site",
    "similar-tags",
    "foreign-output",  # tests/test_publish.py
    "template-error",  # tests/test_serve.py
}


@pytest.mark.skipif(not CASES, reason="there is no golden case yet")
def test_every_code() -> None:
    """Each diagnostic is shown in a case at least once."""
    files = [file for case in CASES if (file := case / "diagnostics.txt").is_file()]
    said = "".join(file.read_text(encoding="utf-8") for file in files)

    assert not [code for code in CODES if f"[{code}]" not in said and code not in NOT_IN_NOTES]
