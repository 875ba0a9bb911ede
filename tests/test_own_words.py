"""What the keeper thinks, told from what the paper says."""

from __future__ import annotations

import pytest

from papernotes.config import Config
from papernotes.loader.parse import parse
from papernotes.model import Remark, Source
from papernotes.normaliser.extract import extract


def _remarks(text: str) -> tuple[Remark, ...]:
    head = "# 三维\n\n## NeRF: Representing Scenes as Neural Radiance Fields\n\nECCV 2020\n\n### 方法\n\n"
    note = parse(Source("a.md", head + text), Config().markdown).value
    return extract(note, Config()).value[0].remarks


@pytest.mark.parametrize(
    "text",
    [
        "我觉得这一步多余。",
        "个人认为可以去掉。",
        "读下来，感觉方法确实实用。",
        "感觉比前作好。",
        "我注：符号写反了。",
        "吐槽：代码跑不起来。",
        "I think the gain is from data.",
        "In my opinion this is the best one.",
        "I am not convinced by the ablation.",
        "My take: read the appendix.",
        "> 我猜是数据的功劳。",
        "- 我不太懂这里，我怀疑写错了",
    ],
)
def test_own(text: str) -> None:
    """A sentence in which the keeper speaks, in either language, anywhere in the notes."""
    assert [remark.whole or remark.section for remark in _remarks(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "我们认为深度是关键。",
        "We think that depth matters.",
        "作者觉得不够，感觉要再训。",
        "作者说“我觉得够了”。",
        "给人的感觉是模糊的。",
        "FlashAttention is IO-aware.",
        "注：输入是灰度图。",
        "用户会觉得慢。",
    ],
)
def test_not_own(text: str) -> None:
    """What the paper, its authors or people in general think, and plain notes."""
    assert not _remarks(text)


def test_sentences() -> None:
    """Only the sentences that are the keeper's, those in a row as one."""
    remarks = _remarks("网络有四层。我觉得够了。我猜更多也没用。损失是 L1。")

    assert remarks == (Remark(9, "我觉得够了。 我猜更多也没用。"),)


def test_aside() -> None:
    """A sentence on the paper with an aside of the keeper is a remark, but its block is not the keeper's alone."""
    assert [remark.whole for remark in _remarks("作者还提出一项损失，和我想到的很像。")] == [False]


def test_after_a_word() -> None:
    """What follows 点评： in its paragraph is all the keeper's."""
    assert _remarks("点评：结构简单。数据才是重点。")[-1].text.endswith("数据才是重点。")


def test_review() -> None:
    """A section of review counts whole, and its sentences not a second time."""
    remarks = _remarks("四层。\n\n### 我的看法\n\n评价：我觉得好。结构简单。\n")

    assert [(remark.section, remark.text) for remark in remarks] == [(True, "评价：我觉得好。结构简单。")]
