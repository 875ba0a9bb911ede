"""Tags, without `#`: those of the note's head for an entry that is the whole note, and those in its own text."""

from __future__ import annotations

from collections.abc import Mapping

from ...model import walk
from ...patterns import pattern
from ..draft import Draft
from ..stated.keyed import tags_in

_NUMBER = pattern(r"(?i)10\.\d{4,9}/|arxiv:\d{4}")  # of a paper, which tags nothing else: `10.1000/sonar.2`


def read_tags(draft: Draft, _known: Mapping[str, object]) -> dict[str, object]:
    """`tags`, each as first written; site.yaml's aliases applied; the same in other case is one tag."""
    written = list(draft.note.tags) if draft.whole else []
    written += draft.seed.tags
    written += [tag for block in draft.seed.blocks for part in walk(block) for tag in part.tags]
    written += draft.seed.item.tags if draft.seed.item else ()
    written += [tag for keyed in draft.values("tags") for tag in tags_in(keyed.value)]
    names = draft.config.tags
    folded = {name.casefold(): target for name, target in names.items()}
    found: dict[str, str] = {}
    for tag in written:
        meant = names.get(tag, folded.get(tag.casefold(), tag)).strip("/")
        if meant and not _NUMBER.match(meant):
            found.setdefault(meant.casefold(), meant)
    return {"tags": tuple(found.values())}
