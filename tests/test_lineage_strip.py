"""Which papers a topic's strip shows, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable

from papernotes.model import Mention, Paper, Relation
from papernotes.renderer.relations.lineage import MOST, lineage
from papernotes.renderer.relations.strip import draw


def paper(name: str, year: int | None = None) -> Paper:
    """A paper without notes."""
    return Paper(name, name, "paper", name, (), (), (), (), (), None, year, "read", None, None, (), ())


def names(source: str, target: str, relation: Relation = "builds-on", linked: bool = False) -> Mention:
    """That the first says of the second."""
    return Mention(source, target, 0, 1, f"见 {target}", 2, 2 + len(target), linked, relation)


def ranks(papers: Iterable[str]) -> dict[str, int]:
    """The order of the library."""
    return {name: rank for rank, name in enumerate(papers)}


def drawn(years: dict[str, int | None], *mentions: Mention) -> dict[str, tuple[float, float]]:
    """Where each paper stands."""
    papers = {name: paper(name, year) for name, year in years.items()}
    strip = draw(lineage(papers, papers, mentions, ranks(papers)))
    return {node.id: (node.x, node.y) for node in strip.nodes}


def test_years_run_to_the_right() -> None:
    """A later year stands further right, and within a year what builds on another."""
    places = drawn({"a": 2020, "b": 2023, "c": 2023}, names("b", "a"), names("c", "b"))

    assert places["a"][0] < places["b"][0] < places["c"][0]


def test_unknown_years() -> None:
    """Without a year a paper stands after what it builds on, and no cycle or leap back in time is drawn."""
    places = drawn({"a": 2020, "b": None, "c": None}, names("b", "a"), names("c", "b"), names("a", "c"))

    assert places["a"][0] < places["b"][0] < places["c"][0]


def test_no_two_in_one_place() -> None:
    """However many there are, no two stand in one place, and no line passes over a name in its row."""
    years: dict[str, int | None] = {f"p{number}": 2018 + number % 4 for number in range(12)}
    found = [names(f"p{later}", f"p{later - step}") for step in (1, 4, 5) for later in range(step, 12)]
    places = drawn(years, *found)

    assert len(set(places.values())) == len(places)


def test_followers_and_direction() -> None:
    """What is followed by a paper is older than it; one edge for a pair, the one that says most."""
    papers = {name: paper(name) for name in "abc"}
    said = (names("a", "b", "followed-by"), names("c", "b", "names"), names("c", "b", "uses"))
    found = lineage(papers, papers, said, ranks(papers))

    assert [(edge.older, edge.newer, edge.mention.relation) for edge in found.edges] == [
        ("a", "b", "followed-by"),
        ("b", "c", "uses"),
    ]


def test_bounded() -> None:
    """A strip shows so many papers and says how many it leaves out."""
    papers = {f"p{number}": paper(f"p{number}") for number in range(40)}
    found = lineage(papers, papers, [names(f"p{number}", "p0") for number in range(1, 40)], ranks(papers))

    assert len(found.papers) == MOST and found.others == 40 - MOST


def test_backwards() -> None:
    """An edge to what stands further left, as with an unknown year, passes below the names and over none."""
    papers = {"a": paper("a", 2023), "e": paper("e"), "m": paper("m", 2024)}
    found = lineage(papers, papers, (names("a", "e"), names("e", "m")), ranks(papers))
    strip = draw(found)
    back = next(curve.path for curve in strip.curves if found.edges[curve.edge].newer == "a")
    heights = [float(number) for number in re.findall(r"[\d.]+ ([\d.]+)", back)]

    assert min(heights) > max(node.y for node in strip.nodes if node.id in "ae") and max(heights) < strip.height
