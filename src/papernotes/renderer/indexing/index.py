"""The search index of a library as values: made whole, or from that of the build before.

What is asked of it are its shards, where they begin, and its words, each by itself: so a page that shows one of them is
the same where that is, whatever else is another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from ...incremental.followed import each
from ...incremental.kept import goes_on, last, note
from ...incremental.packed import letters
from ...memo import Memo, key_of
from ...model import Library, Paper
from ..linking.anchors import Anchors
from .loose import Loose, loose_notes, note_passages
from .postings import lay_out, make_postings, text_of
from .remembered import Index, Said, recall, remember
from .renewed import renewed
from .shards import Line, heads, make_shards, other_names, shard_of
from .texts import Passage, by_zone, passages

_SHARD = 4000  # characters of notes for which there is a shard
_WORDS = 300_000  # and for which there is a file of words
_MOST_WORDS = 26
_NAME = "search index"


def is_searched(library: Library) -> bool:
    """Whether there is anything to search."""
    return bool(library.papers or library.notes)


def counts(library: Library) -> tuple[int, int]:
    """How many shards there are, and how many lists of words: known by the size of the library alone."""
    size = sum(each(_length_of_loose, loose_notes(library))) + sum(each(_length_of_paper, library.papers))
    return max(1, size // _SHARD), min(_MOST_WORDS, max(1, size // _WORDS))


def _length_of_loose(loose: Loose) -> int:
    return loose.letters


def _length_of_paper(paper: Paper) -> int:
    return sum(letters(entry.blocks) for entry in paper.entries)


class SearchIndex:
    """The index of one library, made when it is first asked for. `anchors` are those of its papers' and of its notes'
    pages, by ids and by paths. The memo has what the build before made."""

    def __init__(
        self,
        library: Library,
        anchors: tuple[Mapping[str, tuple[Anchors, ...]], Mapping[str, Anchors]],
        memo: Memo | None,
    ) -> None:
        self._library, self._memo = library, memo
        self._of_papers, self._of_notes = anchors

    @property
    def at_hand(self) -> bool:
        """Whether it takes little to make it of that of the build before."""
        return self._renewed is not None

    def passages(self) -> Iterator[tuple[Passage, ...]]:
        """All that is searched: of each paper, then of each note that says something beside papers."""
        return map(self._passages, range(len(self._rows)))

    @cached_property
    def shards(self) -> Mapping[int, bytes]:
        """The shards by their numbers, as they are written, in UTF-8."""
        return {at: shard.written for at, shard in enumerate(self._index.shards)}

    @cached_property
    def loose(self) -> Mapping[str, Loose]:
        """The notes that say something beside papers, by their ids."""
        return {loose.page.id: loose for loose in loose_notes(self._library)}

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """Where each shard begins."""
        return heads(self._index.shards)

    @cached_property
    def words(self) -> Mapping[int, tuple[str, str]]:
        """For each number the words whose first, and those whose last letters have it; by it they are found that differ
        by a letter."""
        return dict(enumerate(_by_ends(self._index.words, counts(self._library)[1])))

    @cached_property
    def digest(self) -> str:
        """Of all that is found and shown."""
        digest = hashlib.blake2b(digest_size=5)
        for said in self._index.said:
            digest.update(said.row)
        for shard in self._index.shards:
            digest.update(shard.written)
        return digest.hexdigest()

    def forget(self) -> None:
        """Gives back the memory that it takes, which is as much as the notes: who asks again, waits again."""
        for made in ("shards", "heads", "words", "digest", "_index", "_before", "_renewed"):
            self.__dict__.pop(made, None)

    @cached_property
    def _index(self) -> Index:
        return self._renewed or self._whole()

    @cached_property
    def _before(self) -> Index | None:
        return last(_NAME) or (recall(self._memo) if self._memo else None)

    @cached_property
    def _rows(self) -> tuple[bytes, ...]:
        """By what each paper and each note is known."""
        papers, notes = self._library.papers, loose_notes(self._library)
        return (
            *each(_row_of_paper, papers, [self._of_papers[paper.id] for paper in papers]),
            *each(_row_of_note, notes, [self._of_notes[loose.page.note.path] for loose in notes]),
        )

    @cached_property
    def _renewed(self) -> Index | None:
        before = self._before
        if before is None or len(before.said) != len(self._rows):
            return None
        changed = [at for at, (row, said) in enumerate(zip(self._rows, before.said, strict=True)) if row != said.row]
        if len(changed) > 1 + len(self._rows) // 50:  # to make it whole takes less
            return None
        found = list(before.said)
        for at in changed:
            found[at] = self._said(at)
        index = renewed(before, tuple(found), changed, self._terms(), counts(self._library)[0])
        if index is not None and index is not before:
            self._keep(index)
        return index

    def _whole(self) -> Index:
        before = {said.row: said for said in self._before.said} if self._before else {}
        said = tuple([before.get(row) or self._said(at) for at, row in enumerate(self._rows)])
        texts = [one.texts for one in said]
        layout, terms = lay_out(texts), self._terms()
        places, words = make_postings(texts, layout)
        layout = layout._replace(whole="")  # nobody asks for it from here on, and it is as long as all notes
        made = make_shards(places, layout, terms, counts(self._library)[0])
        index = Index(said, terms, words, *made)
        self._keep(index)
        return index

    def _terms(self) -> dict[str, str]:
        return other_names(self._library.glossary)

    def _keep(self, index: Index) -> None:
        if goes_on():
            note(_NAME, index)
        elif self._memo:
            remember(self._memo, index)

    def _said(self, at: int) -> Said:
        found = self._passages(at)
        return Said(self._rows[at], {zone: text_of(text) for zone, text in by_zone(found).items()})

    def _passages(self, at: int) -> tuple[Passage, ...]:
        papers = self._library.papers
        if at < len(papers):
            return passages(papers[at], self._of_papers[papers[at].id])
        loose = loose_notes(self._library)[at - len(papers)]
        return note_passages(loose, self._of_notes[loose.page.note.path])


def _row_of_paper(paper: Paper, anchors: tuple[Anchors, ...]) -> bytes:
    return key_of("searched", 1, paper, anchors)


def _row_of_note(loose: Loose, anchors: Anchors) -> bytes:
    return key_of("searched", 1, loose.page, loose.taken, anchors)


def _by_ends(words: Sequence[str], count: int) -> list[tuple[str, str]]:
    first: list[list[str]] = [[] for _ in range(count)]
    final: list[list[str]] = [[] for _ in range(count)]
    for word in words:
        if len(word) > 3 and not word.isdigit():
            first[ord(word[0]) % count].append(word)
            if count > 1:
                final[ord(word[-1]) % count].append(word)
    return [*zip(map(_listed, first), map(_listed, final), strict=True)]


def _listed(words: Sequence[str]) -> str:
    return shard_of([Line(word, "") for word in words]).text.replace("\t", "")
