"""Notes of lectures, chapters, recipes, manuals and journeys have headings like titles, and are on no papers."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import papers_of

TAUGHT = {
    "a lecture": (
        "sonar/lecture02.md",
        "# Lecture 2: Echoes and Their Delays\n\n## PING: Pulse Intervals for Navigation Gear\n\nCounts.\n\n"
        "## Evaluation of Echo Maps\n\nBy hand.\n\n## Problems\n\nRare boats.\n\n"
        "## LOUD: Long Echoes Under Docks\n\nLong.\n",
    ),
    "a chapter": (
        "book/ch05.md",
        "# Chapter 5: Harbours\n\n## Many Harbours: Use Cases and Conflicts\n\nTwo.\n\n"
        "## Deep Harbours: Why They Matter\n\nDeep.\n",
    ),
    "a chapter in Chinese": (
        "声呐/三.md",
        "# 第三章 回声定位\n\n## LDA: Linear Delay Analysis\n\n好。\n\n"
        "## PCA: Principal Chirp Analysis\n\n### 优点\n\n快。\n",
    ),
    "an exercise": (
        "assignment2.md",
        "# Assignment 2: Understanding Echo Vectors\n\n## Written: Understanding Delays\n\na) Show.\n\n"
        "## Method\n\nCode.\n",
    ),
    "a lecture with sections": (
        "l5.md",
        "# Lecture 5: Recurrent Sonar Networks\n\n## Motivation\n\nLong.\n\n## Method\n\nSums.\n\n"
        "## Results\n\nGood.\n",
    ),
    "what was learnt": (
        "til/boats.md",
        "# Boat Worktrees: Sailing Several Branches at Once\n\n## Problem\n\nOne.\n\n## Solution\n\nTwo.\n",
    ),
    "a recipe": (
        "kitchen/a.md",
        "# Harbour Bread: Moist and Easy\n\n## Ingredients\n\n- flour\n\n## Method\n\nMix.\n\n## Results\n\nGood.\n",
    ),
    "a manual": (
        "tools/a.md",
        "# Sonarbox: From Zero to Production\n\n## Background\n\nBoxes.\n\n## Installation\n\nSet.\n\n"
        "## Usage\n\nRun.\n",
    ),
    "a journey": (
        "travel/oslo.md",
        "# Oslo 2022: Five Days in Norway\n\n## Day 1: Arrival and Harbour Walk\n\nBoat.\n\n"
        "## Day 2: Museums\n\nShip.\n",
    ),
    "answers for an interview": (
        "八股/回声.md",
        "# 回声\n\n## 网络\n\n### EchoNet: Deep Echo Networks\n\n**优点**：深。\n\n"
        "### SonarNet: Small Networks for Sonar\n\n好。\n",
    ),
}


@pytest.mark.parametrize("shape", TAUGHT)
def test_taught(tmp_path: Path, shape: str) -> None:
    """What has but the look of a title is no paper in a note of a lecture, a recipe, a manual or a journey."""
    name, text = TAUGHT[shape]
    assert papers_of(tmp_path, {name: text}) == set()


PAPERS = {
    "a link below": "# Lecture 2: Echoes\n\n## Deep Echoes of Ships\n\nhttps://arxiv.org/abs/1901.00001\n\nGood.\n",
    "a venue": "# Lecture 2: Echoes\n\n## Deep Echoes of Ships (CVPR 2019)\n\nGood.\n",
    "a link in a list": (
        "# Lecture 2: Echoes\n\nDelays.\n\n## Readings\n\n- [Deep Echoes of Ships](https://arxiv.org/abs/1901.00001)\n"
    ),
    "a manual": (
        "# Deep Echoes of Ships\n\nCVPR 2019\n\n## Method\n\nOne.\n\n## Installation\n\nSet.\n\n## Usage\n\nRun.\n"
    ),
}


@pytest.mark.parametrize("shape", PAPERS)
def test_papers_among_them(tmp_path: Path, shape: str) -> None:
    """What has a link, a venue or authors, as papers alone have, is a paper there, too."""
    assert {title for title, *_ in papers_of(tmp_path, {"lecture02.md": PAPERS[shape]})} == {"Deep Echoes of Ships"}


def test_long_chapters(tmp_path: Path) -> None:
    """A title that begins with a word as chapters do is no chapter: it has no number behind it."""
    text = (
        "# Lab Notes as Data: Learning Sonar from Logs\n\n## Motivation\n\nOld.\n\n## Method\n\n"
        "New.\n\n## Results\n\nGood.\n"
    )
    assert {title for title, *_ in papers_of(tmp_path, {"a.md": text})} == {
        "Lab Notes as Data: Learning Sonar from Logs"
    }
