"""The fields of an entry, each read by one file from what the notes say; nothing is invented.

Each gives the `Entry` attributes it knows; a later one may look at what an earlier one found.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..draft import Draft
from .dates import read_dates
from .kind import read_kind
from .links import read_links
from .people import read_people
from .remarks import read_remarks
from .sections import read_sections
from .short import read_short
from .shown import read_shown
from .stated import read_stated
from .status import read_status
from .tags import read_tags
from .title import read_title_field
from .topic import read_topic
from .venue import read_venue

Known = Mapping[str, object]

FIELDS: tuple[Callable[[Draft, Known], dict[str, object]], ...] = (
    read_title_field,
    read_short,
    read_kind,
    read_venue,
    read_topic,
    read_people,
    read_links,
    read_tags,
    read_sections,
    read_remarks,
    read_stated,
    read_dates,
    read_status,
    read_shown,
)
