"""The topic path: the headings above the entry, or what the head of its note says (`categories`, `topic`)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..draft import Draft
from ..groups import clean_topic, is_generic


def read_topic(draft: Draft, known: Mapping[str, object]) -> dict[str, object]:
    """`topic`, cleaned and by site.yaml's aliases, and `topic_written` with the note's numbering."""
    path = draft.seed.group.path
    if not path and draft.whole:
        said = draft.note.values(
            "topic", "topics", "categories", "category", "主题", "方向", "领域", "field", "area", "分类"
        )
        if not said:
            said = tuple(keyed.value for keyed in draft.values("topic")[:1])
        path = tuple(
            (clean_topic(name), name)
            for value in said[:3]
            for name in re.split(r"\s*(?:>|/(?!\s)|,|，)\s*", value.strip("[]"))
            if name
        )
    path = tuple((name, written) for name, written in path if not is_generic(name) and not _NOT_TOPIC.match(name))
    names = draft.config.topics
    return {
        "topic": tuple(names.get(name, name) for name, _ in path),
        "topic_written": tuple(written for _, written in path),
    }


_NOT_TOPIC = re.compile(
    r"(?i)^(?:blog|post|posts|technology|tech|技术|随笔|paper[ -]?reading.*|论文.*|.*笔记|学习|科研|paper|papers|uncategorized|研究|ai)$"
)
