"""What pictures say of themselves, by the digest of the file: each is looked at once for all builds; where all were,
no library that reads pictures is imported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from ...memo import Memo, key_of, program, recalled
from ...model import Attachment


class _Head(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """As in `Attachment`."""

    width: int
    height: int
    moves: bool
    trouble: Literal["", "huge"]
    without: tuple[str, ...]


_known: dict[str, _Head] = {}
_decoder = msgspec.msgpack.Decoder(dict[str, _Head])


def seen(file: Attachment, look: Callable[[Attachment], Attachment]) -> Attachment:
    """The attachment as `look` completes it, who is asked for what is not known, and for a broken one each time."""
    known = _known.get(file.digest)
    if known is None:
        found = look(file)
        if found.trouble != "broken":
            _known[file.digest] = _Head(found.width, found.height, found.moves, found.trouble, found.without)
        return found
    said = {"moves": known.moves, "trouble": known.trouble, "without": known.without}
    return msgspec.structs.replace(file, width=known.width, height=known.height, **said)


def recall(memo: Memo) -> None:
    """Learns what earlier builds saw."""
    _known.update(recalled(memo, _key(), _decoder))


def remember(memo: Memo, published: Iterable[Attachment]) -> None:
    """Keeps what is known of those files, and of no other."""
    known = {file.digest: _known[file.digest] for file in published if file.digest in _known}
    made = msgspec.msgpack.encode(dict(sorted(known.items())))
    if known and made != memo.get(_key()):
        memo.put(_key(), made)


def _key() -> bytes:
    return key_of("pictures", 2, program())
