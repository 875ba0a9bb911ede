"""What `papernotes check` answers, question by question: text, and what is wrong. Prints nothing."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ..build import Project
from ..check import roots
from ..diagnostics import apply
from ..model import Diagnostic, Site
from ..normaliser.tidy import slips
from ..permalinks.addresses import recorded, updated
from ..permalinks.ledger import NAME, format_ledger, read_ledger, write_ledger
from ..renderer.publishing.proof import proof
from .gaps import gaps_of
from .leaks import leaks_of


class Asked(msgspec.Struct, frozen=True):
    """Which question the command line asks; with none of them, what is wrong."""

    gaps: bool = False
    leaks: bool = False
    addresses: bool = False
    write: bool = False


def answer(asked: Asked, project: Project, site: Site, form: str) -> str | None:
    """The answer to a question about the site, or None where only its diagnostics are asked for."""
    if asked.gaps:
        return gaps_of(site, roots(project), form)
    if asked.leaks:
        return leaks_of(project, site, roots(project), form)
    if asked.addresses:
        return _addresses(project, site, asked.write)
    return None


def everything(project: Project, site: Site) -> tuple[Diagnostic, ...]:
    """The diagnostics of the build, and those that only a look at the whole site gives."""
    more = (*proof(site.outputs, site.library.attachments), *slips(site.library))
    return apply((*site.diagnostics, *more), project.config.diagnostics)


def _addresses(project: Project, site: Site, write: bool) -> str:
    folder = Path(project.config_path).parent
    known = read_ledger(folder)
    ledger = known.value
    after = updated(site.library, ledger)
    new = sorted(url for url in recorded(site.library) if url not in ledger)
    moved = [move for move in site.library.moved if move.url in ledger]
    broken = [item for item in site.diagnostics if item.code == "broken-address"]
    lines = [f"published: {len(ledger):,}", f"new: {len(new):,}", *(f"  {url}" for url in new)]
    lines += [f"moved: {len(moved):,}", *(f"  {move.url} -> {move.to}" for move in moved)]
    lines += [f"would be dead: {len(broken):,}", *(f"  {item.message}; {item.hint}" for item in broken)]
    if write and known.diagnostics:
        lines.append(f"{NAME} is not written: what it cannot be read to say would be lost; mend it first")
    elif write:
        lines.append(f"{NAME} is written" if write_ledger(folder, after) else f"{NAME} is as it was")
    elif format_ledger(after) != format_ledger(ledger):
        lines.append(f"`papernotes check --addresses --write` writes them into {NAME}")
    return "\n".join(lines)
