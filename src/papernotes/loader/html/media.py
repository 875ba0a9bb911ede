"""Films, sounds and frames of raw HTML: a file of the notes is embedded, what is on another site is linked.

<video src="a.mp4">, <source src="a.mp3">       the file
<iframe src="https://player.example/1">         a link to what it would show, for nothing is loaded unasked
<embed src="a.pdf">, <object data="a.pdf">      the file
"""

from __future__ import annotations

import html

from ...model import Embed
from ..addresses import address_of
from ..tokens import Gap, RawTag

FRAMES = {"iframe": "src", "embed": "src", "object": "data"}  # where they say what they show
MEDIA = FRAMES | {"video": "src", "audio": "src", "source": "src"}


def medium(name: str, given: dict[str, str]) -> Gap | RawTag | None:
    """What an element with those attributes comes to; None where it shows nothing."""
    written = given.get(MEDIA[name], "").strip()
    if not written:
        return None
    address = address_of(f"https:{written}" if written.startswith("//") else written)
    if address.kind == "note":
        return Gap(lambda span: Embed(address.url, address.fragment, span), sort="figure")
    if address.kind == "text":
        return None if name in FRAMES else RawTag(name, "", code="unsafe-html", message=f"<{name}> was left out")
    url = html.escape(address.url)
    return RawTag(name, f'<a href="{url}">{url}</a>')
