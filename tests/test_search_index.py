"""The search index as files: what is in it, that it is whole, and that it comes out the same."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

import pytest
from library import make_library
from msgspec.structs import replace

from papernotes.build import open_project, read
from papernotes.config import Config
from papernotes.model import Block, Remark, Route, Span
from papernotes.renderer.edition.edition import Edition, make_edition
from papernotes.renderer.indexing import encode
from papernotes.renderer.indexing.encode import DIGITS, ZONE_LETTERS, encode_papers, encode_places, number, papers_in
from papernotes.renderer.indexing.fold import fold
from papernotes.renderer.indexing.loose import loose_notes
from papernotes.renderer.indexing.postings import (
    DEEPEST,
    MOST,
    Postings,
    in_order,
    lay_out,
    make_postings,
    shortest,
    text_of,
)
from papernotes.renderer.indexing.shards import SIZE, Line, Shards, heads, lines_of, make_shards, other_names, shard_of
from papernotes.renderer.indexing.texts import LONGEST_CODE, OWN, ZONES, Passage, passages, plain
from papernotes.renderer.plan import plan
from papernotes.renderer.render import render
from papernotes.renderer.theming.theme import read_theme


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Wav2Lip, WAV2LIP", "wav2lip\n\nwav2lip"),
        ("GFP-GAN 与 GFPGAN", "gfpgan与gfpgan"),
        ("Ｆａçade naïve", "facade naive"),
        ("高斯\n溅射，3D 高斯", "高斯溅射\n\n3d高斯"),
        ("2020-2024, v1.5", "2020\n\n2024\n\nv1.5"),
        ("- a_b (c)\t.5 -- d-1", "ab\n\nc\n\n5\n\nd1"),
        ("\x00\x01a\x00\ufeffb", "a\n\nb"),
        ("ΣΟΦΟΣ İ", "σοφοσ i"),
    ],
)
def test_letters(text: str, letters: str) -> None:
    """Case, width, accents, hyphens and spaces beside Chinese do not matter; punctuation parts."""
    assert fold(text)[0] == letters


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("VQ-VAE-2", ["vqvae2", "vae2", "2"]),
        ("wav2lip", ["wav2lip", "lip"]),
        ("3DGS", ["3dgs", "dgs"]),
        ("FlashAvatar", ["flashavatar", "avatar"]),
        ("HTMLParser", ["htmlparser", "parser"]),
    ],
)
def test_parts(word: str, parts: list[str]) -> None:
    """A name is found by each of its parts: after hyphens, at capitals, behind numbers."""
    letters, starts = fold(word)

    assert [letters[start:] for start in (0, *starts)] == parts


def test_passages() -> None:
    """A paper is searched by names, title, facts and sections, each with its place; formulas are left out."""
    edition = make_edition(make_library(), Config())
    paper = edition.library.papers[0]
    found = passages(paper, edition.targets.paper_anchors[paper.id])
    zones = [ZONES[passage.zone] for passage in found]

    assert {"title", "facts", "motivation", "method"} <= set(zones)
    assert not any("\\mathcal" in passage.text or "$" in passage.text for passage in found)
    assert all(passage.anchor for passage in found if ZONES[passage.zone] in ("motivation", "method"))
    assert "高斯头像" in next(passage.text for passage in found if ZONES[passage.zone] == "facts")


def test_endless_code() -> None:
    """What a program wrote is searched as far as a person would look at it."""
    assert len(plain(Block("code", Span("a.md", 1), 1, "x" * (LONGEST_CODE + 9)))) == LONGEST_CODE


def test_own_words_apart() -> None:
    """What the keeper thinks is a zone of its own, also where it is a sentence among others."""
    edition = make_edition(make_library(), Config())
    paper = edition.library.papers[0]
    entry = paper.entries[0]
    block = next(block for block in entry.blocks if block.kind == "paragraph" and "。" in block.text)
    said = block.text[: block.text.index("。") + 1]
    noted = replace(paper, entries=(replace(entry, remarks=(Remark(block.span.line, said),)),))
    anchors = edition.targets.paper_anchors[paper.id]
    before, after = passages(paper, anchors), passages(noted, anchors)

    assert said not in [passage.text for passage in before if passage.zone == OWN]
    assert said in [passage.text for passage in after if passage.zone == OWN]
    assert not any(said in passage.text for passage in after if passage.zone != OWN)


@pytest.fixture(scope="module")
def kept_notes(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Notes of three keepers: topics over papers, a table of papers, and no paper at all."""
    folder = tmp_path_factory.mktemp("notes")
    topics = """# 三维重建

先看综述，再看实时渲染的几篇。

## 实时渲染

### 3DGS: 3D Gaussian Splatting for Real-Time Radiance Field Rendering

SIGGRAPH 2023。用各向异性的高斯表示场景。

## 附

### 常用数据集

Mip-NeRF 360 有九个场景。
"""
    table = """# Reading list

| Paper | Venue | Notes |
| --- | --- | --- |
| [LoRA: Low-Rank Adaptation of Large Language Models](https://arxiv.org/abs/2106.09685) | ICLR 2022 | merges |
| [QLoRA: Efficient Finetuning of Quantized LLMs](https://arxiv.org/abs/2305.14314) | NeurIPS 2023 | four bits |
"""
    essay = """---
aliases: [段简法]
tags: [方法]
---
# 怎么记段简

一段只记一件事，$x$ 不算。

## 反例

抄摘要。
"""
    for name, text in (("topics.md", topics), ("table.md", table), ("essay.md", essay)):
        (folder / name).write_text(text, encoding="utf-8")
    return make_edition(read(open_project(folder)).value, Config())


def test_notes_are_searched(kept_notes: Edition) -> None:
    """What no paper has is the note's, under the heading it stands below; what only leads to papers is the papers'."""
    found = dict(
        zip([loose.page.title for loose in loose_notes(kept_notes.library)], said_of_notes(kept_notes), strict=True)
    )

    assert set(found) == {"三维重建", "怎么记段简"}
    assert [(passage.label, passage.text) for passage in found["三维重建"] if ZONES[passage.zone] == "text"] == [
        ("三维重建", "先看综述，再看实时渲染的几篇。"),
        ("附", "附"),
        ("常用数据集", "常用数据集¶Mip-NeRF 360 有九个场景。"),
    ]
    essay = found["怎么记段简"]
    assert [passage.text for passage in essay if ZONES[passage.zone] in ("name", "title", "facts")] == [
        "段简法",
        "怎么记段简",
        "#方法",
    ]
    assert all(passage.anchor in kept_notes.targets.note_anchors["essay.md"].values() for passage in essay[3:])
    assert not any("$" in passage.text for passage in essay)


def said_of_notes(edition: Edition) -> list[tuple[Passage, ...]]:
    return list(edition.search.passages())[len(edition.library.papers) :]


def test_every_word_of_a_note_is_searched(kept_notes: Edition) -> None:
    """Between them, papers and notes have every line of text."""
    said = "".join(passage.text for passages in kept_notes.search.passages() for passage in passages)

    for line in ("先看综述", "各向异性", "九个场景", "four bits", "一件事", "抄摘要", "常用数据集", "反例", "实时渲染"):
        assert line in said


def places_in(text: str) -> list[tuple[int, int, int]]:
    """Zone, paper and offset of each place, read back as the script reads them."""
    value = {digit: at for at, digit in enumerate(DIGITS)}
    at, found, zone, paper, offset = 0, [], 0, 0, 0

    def read() -> int:
        nonlocal at
        first, at = value[text[at]], at + 1
        length = 0 if first < 30 else 1 if first < 70 else 2 if first < 72 else 5
        rest = 0
        for letter in text[at : at + length]:
            rest = rest * len(DIGITS) + value[letter]
        at += length
        base = len(DIGITS)
        lead = {0: first, 1: 30 + (first - 30) * base, 2: 30 + 40 * base + (first - 70) * base**2}
        return lead.get(length, 30 + 40 * base + 2 * base**2) + rest

    while at < len(text):
        if text[at] in ZONE_LETTERS:
            zone, paper, at = ZONE_LETTERS.index(text[at]), -1, at + 1
            continue
        step = read()
        offset = read() + (0 if step else offset)
        paper += step
        found.append((zone, paper, offset))
    return found


def test_numbers() -> None:
    """Every number is written so that it can be read back, and small ones are short."""
    values = [*range(20000), 402_624, 402_625, 10**7]

    assert [places_in(f"A{number(1)}{number(value)}")[0][2] for value in values] == values
    assert [len(number(value)) for value in (29, 30, 2949, 2950, 13607)] == [1, 2, 2, 3, 3]


TEXTS = tuple(
    {
        1: f"Paper{n}: Gaussian things",
        5: f"这个模块先估计每个高斯 的协方差，第{n}段。the model of {n} parts, wav2lip" * (n % 3 + 1),
    }
    for n in range(700)
)


FOLDED = [{zone: text_of(text) for zone, text in texts.items()} for texts in TEXTS]


LAYOUT = lay_out(FOLDED)


def postings_of_texts() -> Postings:
    return make_postings(FOLDED, LAYOUT)


def shards_of_texts(count: int, terms: Mapping[str, str] | None = None) -> Shards:
    return make_shards(postings_of_texts().places, LAYOUT, terms or {}, count)


def test_every_start_once() -> None:
    """Every place where a query may begin stands under one key, and that key is what stands there."""
    postings = postings_of_texts()
    wanted: Counter[tuple[int, int, int]] = Counter()
    for paper, text in enumerate(TEXTS):
        for zone, said in text.items():
            letters, parts = fold(said)
            starts = (found.start() for found in re.finditer(r"[\u4e00-\u9fff]|[a-z0-9]+", letters))
            wanted.update((zone, paper, start) for start in (*starts, *parts))
    found: Counter[tuple[int, int, int]] = Counter()
    for key, places in postings.places.items():
        for zone, paper, offset in places_in(encode_places(places, LAYOUT)):
            found[zone, paper, offset] += 1
            assert fold(TEXTS[paper][zone])[0].startswith(key.rstrip("|"), offset)

    assert found == wanted
    assert any(len(key) > 2 for key in postings.places if key[0] > "\u4e00")
    assert max(len(places) for key, places in postings.places.items() if len(key) < DEEPEST and "|" not in key) <= MOST


def test_places_read_back() -> None:
    """What is said of a key tells its places, and from which shortest key it was lengthened."""
    postings, start = postings_of_texts(), dict(zip(LAYOUT.owners, LAYOUT.starts, strict=True))

    for key, places in postings.places.items():
        read = encode.places_in(encode_places(places, LAYOUT), len(TEXTS))
        assert [start[owner] + offset for owner, offset in read] == list(places)
        assert key.startswith(shortest(key)) and len(shortest(key)) <= max(
            2, len(re.split(r"[ |\u4e00-\u9fff]", key)[0])
        )


def test_papers_read_back() -> None:
    """So are the papers of a crowded beginning, and their ranks."""
    ranks = bytes(at % 7 and at * 5 % 32 for at in range(5000))

    assert papers_in(encode_papers(ranks), len(ranks)) == ranks


def test_shards() -> None:
    """Shards are about as large as meant, in order, and what a query looks for lies where the beginnings say."""
    shards = shards_of_texts(12).shards
    lines = [lines_of(shard) for shard in shards]
    keys = [line.key for its in lines for line in its]
    beginnings = heads(shards)

    assert len(shards) == len(beginnings) == 12 and keys == sorted(keys)
    assert list(beginnings) == sorted(beginnings) and beginnings[0] == ""
    for its, (begin, end) in zip(lines, pairwise((*beginnings, "\uffff")), strict=True):
        assert all(begin <= line.key < end for line in its)
    assert "个!" in keys or sum(len(line.said) for its in lines for line in its if line.key[0] == "个") < 2 * SIZE


def test_files() -> None:
    """Each route's file is a script that calls one function."""
    edition = make_edition(make_library(), Config())
    routes = [route for route in plan(edition.library, Config()) if route.kind in ("search-file", "search-card")]
    made = {route.url: text_of_route(route, edition) for route in routes}

    assert all(re.fullmatch(r"papernotes\.search\.\w+\(.*\)\n", text, re.DOTALL) for text in made.values())
    assert len([url for url in made if "/p/" in url]) >= len(edition.library.papers)
    index = json.loads(made["search/index.js"][len("papernotes.search.index(") : -2])
    assert index["papers"] == len(edition.library.papers)


def test_version() -> None:
    """What a browser has of an index in another language, or of other texts, it does not take for this one's."""
    library = make_library()
    paper = replace(library.papers[0], short="Elsewise")
    other = replace(library, papers=(paper, *library.papers[1:]))
    editions = (make_edition(it, Config(language=name)) for it in (library, other) for name in ("zh", "en"))
    route = next(route for route in plan(library, Config()) if route.key == "index")
    versions = [re.findall(r'"v":"(\w+)"', text_of_route(route, edition)) for edition in editions]

    assert len(set(map(tuple, versions))) == 4


def text_of_route(route: Route, edition: Edition) -> str:
    (output,) = render(route, edition, read_theme().value).value
    return output.content.decode()


def test_glossary_in_the_index() -> None:
    """A term leads to its name in the other language."""
    library = make_library()
    (shard,) = shards_of_texts(1, other_names(library.glossary)).shards
    others = {line.key: line.said for line in lines_of(shard) if line.key.endswith("=")}

    for term in library.glossary:
        assert term.english in others[fold(term.chinese)[0] + "="]
        assert term.chinese in others[fold(term.english)[0] + "="]


def test_front_coding() -> None:
    """A line says how much of its key is that of the line before; read in order, the keys are whole again."""
    keys = in_order({"图": 1, "图像": 1, "图像|": 1, "gan": 1, "gans": 1, "\U00020000": 1, "\uffe5": 1, "a" * 200: 1})
    lines = [Line(key, f"A{at}") for at, key in enumerate(keys)]

    assert keys.index("\U00020000") < keys.index("\uffe5")  # as in a script
    assert lines_of(shard_of(lines)) == lines


def test_empty_library() -> None:
    """Where there is no paper, there is nothing to search and no page for it."""
    edition = make_edition(make_library(), Config())
    empty = type(edition.library)()

    assert not [route for route in plan(empty, Config()) if route.kind.startswith("search")]
