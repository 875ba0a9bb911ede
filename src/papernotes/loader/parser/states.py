"""markdown-it's tokens and states, made to cost less: what they hold is the same.

A token is made for every paragraph, item and style of a note, so that what making one takes is felt.
"""

from __future__ import annotations

from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from ...patterns import pattern

_INDENT = pattern(r"[ \t]*")


class Piece(Token):
    """A `Token` whose attributes are a dict from the first, so that nothing has to be looked at afterwards."""

    __slots__ = ()

    def __init__(
        self,
        type: str,  # noqa: A002  as the library calls it
        tag: str = "",
        nesting: Literal[-1, 0, 1] = 0,
        level: int = 0,
        content: str = "",
        map: list[int] | None = None,  # noqa: A002
        block: bool = False,
    ) -> None:
        self.type, self.tag, self.nesting = type, tag, nesting
        self.attrs, self.map, self.level = {}, map, level
        self.children, self.content, self.markup, self.info = None, content, "", ""
        self.meta, self.block, self.hidden = {}, block, False


class InlineState(StateInline):
    """`StateInline`, with the text that is not yet a token as a list of its parts."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> None:  # noqa: N803
        self.parts: list[str] = []
        super().__init__(src, md, env, outTokens)

    @property
    def pending(self) -> str:
        """The text since the last token."""
        if len(self.parts) > 1:
            self.parts[:] = ["".join(self.parts)]
        return self.parts[0] if self.parts else ""

    @pending.setter
    def pending(self, value: str) -> None:
        self.parts[:] = [value] if value else []

    def append_pending(self, text: str) -> None:
        self.parts.append(text)

    def pushPending(self) -> Token:  # noqa: N802
        token = Piece("text", "", 0, self.pendingLevel, "".join(self.parts))
        self.tokens.append(token)
        self.parts.clear()
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        if self.parts:
            self.pushPending()
        meta: dict[str, Any] | None = None
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token = Piece(ttype, tag, nesting, self.level)
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            meta = {"delimiters": self.delimiters}
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(meta)
        return token


class BlockState(StateBlock):
    """`StateBlock`, with its tokens made as above."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        if nesting < 0:
            self.level -= 1
        token = Piece(ttype, tag, nesting, self.level, block=True)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token
