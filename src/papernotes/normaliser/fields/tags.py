"""Tags, without `#`: those of the note's head for an entry that is the whole note, and those in its own text."""

from __future__ import annotations

from collections.abc import Mapping

from ...model import walk
from ...patterns import pattern
from ..draft import Draft
from ..keyed import Keyed


def read_tags(draft: Draft, _known: Mapping[str, object]) -> dict[str, object]:
    """`tags`, each as first written; site.yaml's aliases applied; the same in other case is one tag."""
    written = list(draft.note.tags) if draft.whole else []
    written += [tag for block in draft.seed.blocks for part in walk(block) for tag in part.tags]
    written += draft.seed.item.tags if draft.seed.item else ()
    written += [tag for keyed in draft.values("tags") for tag in _listed(keyed)]
    names = draft.config.tags
    folded = {name.casefold(): target for name, target in names.items()}
    found: dict[str, str] = {}
    for tag in written:
        meant = names.get(tag, folded.get(tag.casefold(), tag)).strip("/")
        if meant:
            found.setdefault(meant.casefold(), meant)
    return {"tags": tuple(found.values())}


_MARKED = pattern(r"(?<![\w#/])#([^\s#,，、;；`*\[\]]+)")


def _listed(keyed: Keyed) -> list[str]:
    """The tags between commas, `#Computer Science, #NLP`, or each behind its own sign, `方法: #GAN #NeRF`."""
    found: list[str] = []
    for part in keyed.value.replace("，", ",").replace("、", ",").replace(";", ",").split(","):
        alone = part.count("#") == 1 and part.lstrip(" `*[").startswith("#")
        marked = [] if alone else _MARKED.findall(part)
        found += marked or [part.strip(" #*`[]")]
    return [tag for tag in found if tag]
