"""What a heading calls a topic is the topic, whatever number, label or frame stands around it."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

_PAPERS = (
    "- [Deep Echoes for Small Boats](https://arxiv.org/abs/2101.00001)\n"
    "- [Wide Waves for Large Harbours](https://arxiv.org/abs/2003.00002)\n"
)
TOPICS = {
    "Topic: Detection": "Detection",
    "Research Area 2: Detection": "Detection",
    "Part 1: Detection": "Detection",
    "Chapter II Detection": "Detection",
    "第一部分 检测": "检测",
    "第三讲：检测": "检测",
    "方向一：检测": "检测",
    "主题：检测": "检测",
    "【检测】": "检测",
    "《检测》": "检测",
    "[x] Detection": "Detection",
    "Part-Aware Detection": "Part-Aware Detection",
    "Topic-Guided Detection": "Topic-Guided Detection",
    "Detection Areas: Harbours": "Detection Areas: Harbours",
}
GENERAL = (
    "Must Read",
    "Must-read papers",
    "Classic Papers",
    "参考论文",
    "相关论文",
    "Unpublished",
    "Spring 2021",
    "Fall, 2020",
)


def _topics(folder: Path, heading: str) -> set[tuple[str, ...]]:
    text = f"# Reading Notes\n\n## {heading}\n\n{_PAPERS}\n## Robots\n\n- [Ships](https://arxiv.org/abs/1901.00003)\n"
    papers = library_of(folder, {"reading.md": text}).values()
    return {tuple(paper.topic) for paper in papers if paper.title != "Ships"}


@pytest.mark.parametrize("heading", TOPICS)
def test_topics(tmp_path: Path, heading: str) -> None:
    assert _topics(tmp_path, heading) == {(TOPICS[heading],)}


@pytest.mark.parametrize("heading", GENERAL)
def test_general_names(tmp_path: Path, heading: str) -> None:
    """What says nothing of a subject is no topic."""
    assert _topics(tmp_path, heading) == {()}
