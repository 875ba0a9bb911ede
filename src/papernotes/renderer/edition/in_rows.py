"""What a table shows of each paper, apart from all else that is known of it: a page of a hundred papers stands while
its rows do, whatever is written in their notes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import msgspec

from ...incremental.followed import each, paired
from ...incremental.kept import goes_on
from ...incremental.made_before import each_before
from ...incremental.made_once import ByKey
from ...memo import Memo
from ...model import Paper
from ..linking.anchors import Anchors
from .matrix import Cells, cells_of


class InRows:
    """Of those papers, by their ids. `anchors` are those of their pages; the memo has the cells that an earlier build
    made."""

    def __init__(
        self, papers: Mapping[str, Paper], anchors: Mapping[str, tuple[Anchors, ...]], memo: Memo | None
    ) -> None:
        self._papers, self._anchors, self._memo = papers, anchors, memo

    @cached_property
    def papers(self) -> Mapping[str, Paper]:
        """Each paper without what its notes say: name, status, venue and year, topic, tags."""
        return paired("papers in rows", tuple(self._papers), each(_bare, tuple(self._papers.values())))

    @cached_property
    def cells(self) -> Mapping[str, Cells]:
        """The cells of each paper in a matrix of all facets. A build makes them all, while serving who asks."""
        if self._memo is None or goes_on():
            return ByKey(self._papers, lambda paper: cells_of(self._papers[paper], self._anchors[paper]))
        columns = tuple(self._papers.values()), [self._anchors[paper] for paper in self._papers]
        return dict(zip(self._papers, each_before("cells", cells_of, columns, Cells, self._memo), strict=True))


def _bare(paper: Paper) -> Paper:
    return msgspec.structs.replace(
        paper, entries=(), figures=(), links=(), math=0, mentions=(), mentioned_by=(), noted=None, noted_from=None
    )
