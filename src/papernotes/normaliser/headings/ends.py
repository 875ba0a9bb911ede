"""What a text cites, at its end: References, 参考资料, Further reading, by subjects or not, is of other papers than it is on."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Block
from ...patterns import pattern
from .topic_names import topic_text

_END = pattern(r"(?i)references?|(?:further|suggested|additional) readings?|参考(?:文献|资料|链接)?|引用")


def is_end(text: str) -> bool:
    """Whether a heading behind others says that what the text above cites follows."""
    return _END.fullmatch(topic_text(text)) is not None


def without_end(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks before such a heading; all where the text begins with it."""
    end = next((at for at, block in enumerate(blocks) if at and block.kind == "heading" and is_end(block.text)), None)
    return blocks if end is None else blocks[:end]
