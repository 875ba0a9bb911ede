"""Templates as text -> jinja's environment that fills them: strict, escaping, and quick where a site has many pages.

What a template includes is filled once for all pages on which it is the same, where it says nothing of the page alone:
the head and the foot of pages are a third of their templates.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, MutableMapping
from functools import lru_cache
from typing import Any

import jinja2
from jinja2 import meta, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup, escape

from ...patterns import pattern
from ..edition.edition import OF_A_PAGE
from .bytecode import Bytecode

_SIGNS = pattern("[&<>'\"]")
_AT_MOST = 512  # includes that are kept; a site has some for each folder
_PLAIN = frozenset((str, int, bool, type(None), type(missing)))
_WITHIN = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Block)


def environment(templates: Mapping[str, str], own: Mapping[str, str]) -> jinja2.Environment:
    """Strict, escaping, and knowing only those templates; the names of files show in errors."""

    def load(name: str) -> tuple[str, str, None] | None:
        return (templates[name], own.get(name, f"templates/{name}"), None) if name in templates else None

    made = _Environment(
        loader=jinja2.FunctionLoader(load),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=-1,
        auto_reload=False,
        bytecode_cache=Bytecode(own),
    )
    made.filters["lang"] = _lang
    made.filters["sha256"] = _sha256
    return made


class _Code(CodeGenerator):
    """The code of a template. It writes what it shows by `written`, as nine of ten texts have no sign to escape, and
    gathers it, for each piece that is handed on goes through every template around it."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.written(")

    def blockvisit(self, body: Iterable[nodes.Node], frame: Frame) -> None:
        if frame.buffer is not None:
            super().blockvisit(body, frame)
            return
        self.buffer(frame)
        super().blockvisit(body, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802 (as jinja calls it)
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or node.ignore_missing or not node.with_context:
            super().visit_Include(node, frame)
            return
        given = f"{name!r}, {self.name!r}, context, {self.dump_local_context(frame)}"
        self.writeline(f"{frame.buffer}.append(environment.included({given}))", node)


class _Environment(jinja2.Environment):
    code_generator_class = _Code

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._read: dict[str, tuple[list[str], list[str]] | None] = {}
        self._filled: dict[tuple[object, ...], str] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Nothing is added to them later; and a page is looked through for them ten times over."""
        return {**self.globals, **(d or {})}

    @staticmethod
    def written(value: object) -> str:
        """`escape`, for what is put together as text."""
        if type(value) is str:
            return escape(value) if _SIGNS.search(value) else value
        return value if type(value) is Markup else escape(value)

    def included(self, name: str, parent: str, context: Context, local: Mapping[str, object]) -> str:
        """The template of that name within another, as it was filled before for the same values."""
        key = self._key(name, context, local)
        made = self._filled.get(key) if key else None
        if made is None:
            template = self.get_template(name, parent)
            made = self.concat(template.root_render_func(template.new_context(context.get_all(), True, local)))
            if key:
                if len(self._filled) >= _AT_MOST:
                    self._filled.clear()
                self._filled[key] = made
        return made

    def _key(self, name: str, context: Context, local: Mapping[str, object]) -> tuple[object, ...] | None:
        if name not in self._read:
            self._read[name] = self._reads(name)
        reads = self._read[name]
        frame = context.resolve_or_missing("frame")
        if reads is None or "frame" in local or "t" in local:
            return None
        others = [local[one] if one in local else context.resolve_or_missing(one) for one in reads[1]]
        if not _PLAIN.issuperset(map(type, others)):
            return None
        return (name, getattr(frame, "language", None), *(getattr(frame, one, None) for one in reads[0]), *others)

    def _reads(self, name: str) -> tuple[list[str], list[str]] | None:
        """The parts of the frame and the other names that a template reads, beside the words of the language; None
        where it depends on more than can be told, or on what is of a page alone."""
        tree = self.parse(self.loader.get_source(self, name)[0]) if self.loader else nodes.Template([])
        parts = [one for one in tree.find_all(nodes.Getattr) if _is_frame(one.node)]
        whole = sum(map(_is_frame, tree.find_all(nodes.Name))) > len(parts)
        if whole or not OF_A_PAGE.isdisjoint(one.attr for one in parts) or next(tree.find_all(_WITHIN), None):
            return None
        return sorted({one.attr for one in parts}), sorted(meta.find_undeclared_variables(tree) - {"frame", "t"})


def _is_frame(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == "frame"


@lru_cache(maxsize=64)
def _lang(code: str) -> Markup:
    """The attribute that tells a language, or nothing. A filter, as a page asks for it a hundred times."""
    return Markup(f' lang="{escape(code)}"' if code else "")


def _sha256(text: str) -> str:
    """The digest of a script, as a Content-Security-Policy has it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
