"""The search index after an edit: made of the one before, it is the one that would be made whole."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from conftest import published

from papernotes.build import open_project, read
from papernotes.config import Config
from papernotes.memo import Memory
from papernotes.renderer.edition.edition import make_edition
from papernotes.renderer.indexing import index
from papernotes.renderer.indexing.postings import Postings, lay_out, make_postings, text_of
from papernotes.renderer.indexing.remembered import Index, Said, recall, remember
from papernotes.renderer.indexing.renewed import renewed
from papernotes.renderer.indexing.shards import MANY, Shard, lines_of, make_shards, parted, share_of

Texts = Mapping[int, str]  # by zone

NAME, OWN, TEXT = 1, 5, 17
WORDS = (
    *("高斯", "溅射", "模型", "数据", "图像", "生成", "的", "了", "在", "网", "方法", "，", "。", "¶", "\U00020000"),
    *("gan", "wav2lip", "GFP-GAN", "the", "of", "model.", "3DGS", "diffusion", "network"),
)
TERMS = {"高斯=": "gaussian", "gaussian=": "高斯"}


def some_text(chance: random.Random, words: int) -> str:
    return "".join(chance.choice(WORDS) + chance.choice(("", "", " ")) for _ in range(words))


def some_texts(chance: random.Random, papers: int, words: int) -> list[Texts]:
    return [
        {
            NAME: some_text(chance, 3),
            **({OWN: some_text(chance, words)} if at % 3 else {}),
            TEXT: some_text(chance, words),
        }
        for at in range(papers)
    ]


def edited(chance: random.Random, texts: Texts) -> Texts:
    """The same with a sentence more, less, or another, in some zone, perhaps one that was empty."""
    zone = chance.choice((NAME, OWN, TEXT, 9))
    text = texts.get(zone, "")
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + chance.choice((0, 1, 30, 10_000)))
    new = chance.choice(("", some_text(chance, 3), f"新词word{chance.randrange(99)}", "a" * 50))
    return {at: said for at, said in {**texts, zone: text[:start] + new + text[end:]}.items() if said}


def whole(texts: Sequence[Texts], terms: Mapping[str, str], count: int) -> Index:
    said = tuple(
        Said(msgspec.json.encode(text), {zone: text_of(said) for zone, said in text.items()}) for text in texts
    )
    folded = [one.texts for one in said]
    layout = lay_out(folded)
    places, words = make_postings(folded, layout)
    return Index(said, dict(terms), words, *make_shards(places, layout, terms, count))


@pytest.mark.parametrize(("papers", "words", "count"), [(400, 130, 200), (40, 40, 9), (3, 5, 1)])
def test_as_if_made_whole(papers: int, words: int, count: int) -> None:
    """Whatever papers say, and glossary and size of the library have become. In the large one keys are lengthened, and
    beginnings are crowded."""
    chance = random.Random(papers)
    texts, terms = some_texts(chance, papers, words), dict(TERMS)
    before = whole(texts, terms, count)
    assert papers < 400 or any(size > MANY for size in before.beginnings.values())
    for _ in range(6):
        changed = sorted(chance.sample(range(papers), min(papers, chance.choice((0, 1, 1, 2)))))
        for at in changed:
            texts[at] = edited(chance, texts[at])
        if chance.random() < 0.3:
            terms[chance.choice(WORDS) + "="] = "another"
        count = max(1, count + chance.choice((-1, 0, 0, 0, 1)))
        now = whole(texts, terms, count)

        assert renewed(before, now.said, changed, terms, count) == now
        before = now


def test_a_beginning_becomes_crowded() -> None:
    """Then all is to be made whole: what papers hold it nobody has counted."""
    texts = [{TEXT: f"model{at}"} for at in range(1, 3500)]
    now = whole([*texts, {TEXT: "model" * 5000}], {}, 30)
    crowded = {beginning for beginning, size in now.beginnings.items() if size > MANY}
    before = whole([*texts, {TEXT: "b"}], {}, 30)
    same = {beginning for beginning, size in before.beginnings.items() if size > MANY} == crowded
    made = renewed(before, now.said, [len(texts)], {}, 30)

    assert made == (now if same else None)


def test_few_shards_change() -> None:
    """One sentence more leaves nearly all shards as they are."""
    chance = random.Random(7)
    texts = some_texts(chance, 300, 60)
    before = whole(texts, {}, 100)
    texts[150] = {**texts[150], TEXT: texts[150][TEXT] + "。新词"}
    now = renewed(before, whole(texts, {}, 100).said, [150], {}, 100)

    assert now is not None
    assert sum(a != b for a, b in zip(before.shards, now.shards, strict=True)) < 30


@pytest.mark.parametrize("size", [0, 1, 999, 40_000, 123_456_789])
def test_shares(size: int) -> None:
    """So many shards are enough, and hardly one stays empty."""
    for count in (1, 7, 300):
        assert size <= share_of(size, count) * count <= max(size * 1.04 + count, count)


def test_parted_again() -> None:
    """Shards that nothing changed are taken as they are, and the lines of the others come to the same."""
    before = whole(some_texts(random.Random(1), 200, 60), TERMS, 40)
    share = share_of(before.size, 40)
    lines = [line for shard in before.shards for line in lines_of(shard)]
    some = [piece for at, s in enumerate(before.shards) if s.text for piece in ([s] if at % 3 else lines_of(s))]

    assert tuple(parted(lines, share, 40)) == tuple(parted(some, share, 40)) == before.shards


def test_kept() -> None:
    """A build finds the index of the one before; where a piece is gone or another, there is none."""
    made = whole(some_texts(random.Random(2), 100, 20), TERMS, 3)
    memo = Memory()
    remember(memo, made)

    assert recall(memo) == made
    for key, value in tuple(memo._values.items()):
        memo.put(key, value[:-1] + b"?")
        assert recall(memo) != made
        memo.put(key, value)
    assert recall(memo) == made


def test_forgotten(tmp_path: Path) -> None:
    """What was given back is made again for who asks, and is the same."""
    (tmp_path / "a.md").write_text("# GAN: Generative Nets\n\nNeurIPS 2014。生成对抗网络。\n", encoding="utf-8")
    search = make_edition(read(open_project(tmp_path)).value, Config()).search
    made = search.shards, search.heads, search.words, search.digest
    search.forget()

    assert not {"shards", "heads", "words", "digest", "_index"} & search.__dict__.keys()
    assert (search.shards, search.heads, search.words, search.digest) == made


@pytest.mark.parametrize(
    "shard",
    [
        Shard(b"x", "", ""),
        Shard(b"!a\tA\x00", "a", "a"),
        Shard("!高斯\tA~zzzzz".encode(), "高斯", "高斯"),
        Shard(b"\t\n\t", "a", "b"),
    ],
)
def test_of_somebody_else(shard: Shard) -> None:
    """An index that is none of ours is not gone on with, and stops nobody."""
    now = whole([{TEXT: "高斯 gan"}, {TEXT: "gan"}], {}, 1)
    before = msgspec.structs.replace(whole([{TEXT: "高斯"}, {TEXT: "gan"}], {}, 1), shards=(shard,))

    assert renewed(before, now.said, [0], {}, 1) != now


def test_no_letters() -> None:
    """What comes back as a shard and is no UTF-8 is none."""
    kept = msgspec.msgpack.encode((b"!\xff\tA", "a", "a"))

    with pytest.raises(msgspec.ValidationError):
        msgspec.msgpack.decode(kept, type=Shard)


def test_builds_go_on_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit in a new process reads the index of the build before, and makes none whole; a new paper does."""
    for number in range(60):
        text = f"# Paper{number}: Splatting of Things\n\nCVPR 2024。第{number}段，高斯溅射。\n"
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    published(tmp_path)
    wholes: list[int] = []

    def counted(*given: Any) -> Postings:
        wholes.append(1)
        return make_postings(*given)

    monkeypatch.setattr(index, "make_postings", counted)
    note = tmp_path / "7.md"
    note.write_text(note.read_text(encoding="utf-8") + "\n又一句。\n", encoding="utf-8")
    published(tmp_path)

    assert not wholes
    assert "又一" in "".join(file.read_text(encoding="utf-8") for file in (tmp_path / "site/search/s").iterdir())
    (tmp_path / "new.md").write_text("# NewPaper: Another One of Them\n\nCVPR 2025。\n", encoding="utf-8")
    published(tmp_path)
    assert wholes
