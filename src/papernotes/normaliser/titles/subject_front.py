"""The field that the title of a post begins with, taken off it: 深度学习——YOLO 论文笔记, 【目标检测】YOLO 论文阅读, 声呐论文笔记：YOLO.

Only where the title says that these are notes on a paper: "机器学习——SVM 学习笔记" is on a subject, and so is what tells of tools.
"""

from __future__ import annotations

import re

from ...patterns import pattern
from ..references.likeness import is_name, likeness

_OF_A_PAPER = pattern(r"(?i:paper)|论文|文献")
_ABOUT_WORK = r"(?![一-鿿]{0,6}(?:工具|软件|插件|教程|技巧|效率|推荐|经验|写作|科研|课程|如何|怎么))"
_SUBJECT = pattern(
    rf"{_ABOUT_WORK}(?:[一-鿿]{{2,8}}\s*(?:[-–—|｜:：]{{1,2}})|【[一-鿿]{{2,8}}】)\s*(?=[A-Za-z\d][^一-鿿]*$)"
)
_NOTES_OF = pattern(
    rf"{_ABOUT_WORK}[一-鿿]{{2,8}}(?:论文|文献)(?:阅读|学习)?(?:笔记|阅读|解读|精读|导读|总结|分享|解析)\s*[:：|｜\-–—]+\s*(?=[A-Za-z\d《])"
)
_NAMED = 0.6  # likeness


def notes_of_subject(text: str) -> re.Match[str] | None:
    """A field and that there are notes on its papers, before a title: `深度学习论文笔记：`."""
    return _NOTES_OF.match(text)


def without_subject(title: str, written: str) -> str:
    """The title without a field before it, if what was written says that it is of notes on a paper."""
    found = _SUBJECT.match(title) if _OF_A_PAPER.search(written) else None
    bare = title[found.end() :] if found else ""
    return bare if is_name(bare) or likeness(bare) >= _NAMED else title
