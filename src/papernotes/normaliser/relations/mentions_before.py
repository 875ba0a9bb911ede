"""The mentions in papers, found again where an earlier build has found them: an edit that calls no paper otherwise than
before takes the reading of its own sentences.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from ...config import Config
from ...incremental.kept import goes_on
from ...incremental.made_before import made_of_each
from ...memo import Memo
from ...model import Mention, Paper
from .known import called_so, known_of
from .mentions import find_mentions, go_on_from, mentions_of, room_of, within_room


def remembered_mentions(
    papers: tuple[Paper, ...],
    config: Config,
    memo: Memo | None,
    jobs: int = 1,
    meanwhile: Callable[[], object] | None = None,
) -> tuple[tuple[Mention, ...], ...]:
    """What `find_mentions` finds. The memo has, for one calling of all papers, the mentions by the paper's content. Where other
    processes look for them, `meanwhile` is done here."""
    if memo is None:
        return find_mentions(papers, config)
    calling = config.relations, [called_so(paper) for paper in papers]
    known = cache(partial(known_of, papers, config))  # which is made where a paper is to be read

    def found_in(paper: Paper) -> tuple[Mention, ...]:
        return mentions_of(paper, known())

    rows, room = [(paper,) for paper in papers], room_of(papers)
    found = made_of_each("mentions", found_in, rows, tuple[Mention, ...], memo, jobs, calling, meanwhile, most=room)
    if goes_on():
        go_on_from(found, papers, config)
    return within_room(papers, found)
