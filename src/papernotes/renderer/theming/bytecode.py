"""The theme's own templates as compiled code, kept where Python keeps that of this program.

Compiling them takes half a second, which a build after an edit would spend on little else. Never kept are a site's
templates, and nothing is kept beside notes: what stands there may come from others, and code that is read is run.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Container
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from ...memo import program


class Bytecode(BytecodeCache):
    """Compiled templates but for those of a site, which `own` names; what other code compiled is not used. Where Python
    keeps nothing, or nothing can be written, nothing is kept."""

    def __init__(self, own: Container[str]) -> None:
        self._own = own

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return "" if name in self._own else super().get_cache_key(name, filename)

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(f"{program()}\0{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key:
            with contextlib.suppress(OSError), _place(bucket).open("rb") as file:
                bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not bucket.key or sys.dont_write_bytecode:
            return
        place = _place(bucket)
        fresh = place.with_name(f"{place.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(bucket.bytecode_to_string())
            fresh.replace(place)


def _place(bucket: Bucket) -> Path:
    return Path(cache_from_source(str(Path(__file__).with_name(f"template-{bucket.key[:16]}.py"))))
