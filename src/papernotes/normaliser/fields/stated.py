"""How the paper stands to others, where the head of its note says so: `builds-on: "[[NeRF]]"`, `baselines: [A, B]`."""

from __future__ import annotations

from collections.abc import Mapping

from ...model import Stated
from ..draft import Draft
from ..relations.lineage import relation_called, relations_with


def read_stated(draft: Draft, _known: Mapping[str, object]) -> dict[str, object]:
    """`stated`, for an entry that is the whole note. Whether there is a paper of that name is found out later."""
    if not draft.whole:
        return {"stated": ()}
    relations = relations_with(draft.config.relations)
    stated = (
        Stated(relation, field.key, target, field.line)
        for field in draft.note.meta
        if (relation := relation_called(field.key, relations))
        for value in field.values
        if (target := value.strip().removeprefix("[[").removesuffix("]]").partition("|")[0].strip())
    )
    return {"stated": tuple(stated)}
