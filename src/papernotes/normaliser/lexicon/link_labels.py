"""What links beside a paper are called, and what they lead to then: `Official Code`, `项目主页`, `视频讲解`, `B站视频`."""

from __future__ import annotations

import re
from functools import lru_cache

from ...model import LinkKind
from ...patterns import pattern

# Words that say what a link leads to, the kinds in the order in which they win: a film about the code is a film.
_SAYING: tuple[tuple[LinkKind, str, str], ...] = (
    ("video", "video videos talk youtube bilibili presentation film", "视频|录像"),
    ("blog", "blog blogpost post medium zhihu tweet thread twitter", "解读|博客|知乎|讲解|公众号|推文|文章解析|专栏"),
    ("code", "code github gitlab gitee repo repository implementation implementations pytorch tensorflow tf jax keras torch mindspore "
     "paddle", "代码|源码|开源|实现|复现"),
    ("data", "data dataset datasets", "数据"),
    ("demo", "demo demos colab space spaces playground", "演示|试用|体验"),
    ("project", "project projectpage website homepage webpage site web", "项目|主页|官网|网站"),
    ("pdf", "paper pdf preprint manuscript fulltext acm cvf ieee openreview acl", "论文|原文|文献|全文"),
    ("other", "slides slide poster ppt supp suppl supplementary supplement supplemental bibtex weights checkpoint checkpoints "
     "model models hf huggingface hugging appendix", "幻灯片|海报|补充材料|附录|模型|权重"),
)  # fmt: skip
_ENGLISH = {word: kind for kind, words, _ in reversed(_SAYING) for word in words.split()}
_ORDER = [kind for kind, _, _ in _SAYING]
_CHINESE = [(kind, re.compile(words)) for kind, _, words in _SAYING]
# What stands beside such words and says nothing itself.
_BESIDE = pattern(
    r"(?:official|unofficial|original|arxiv|main|full|author'?s?|our|the|of|on|at|in|and|for|page|pages|link|links|url|material"
    r"|materials|version|face|source|download|official's|new|short|long|online|here|files?|"
    r"官方|作者|本文|地址|链接|网址|网页|页面|地址链接|相关|开放|下载|集|中文|英文|版|页|的|与|和|非|源|第三方)"
)
_WORD = pattern(r"[a-z']+|[一-鿿]+|\d+")
_MOST = 40  # characters


@lru_cache(maxsize=4096)
def kind_of_label(label: str) -> LinkKind | None:
    """What a link with that label leads to; None where something else than such words stands in it."""
    words = _WORD.findall(label.casefold().replace("b站", "视频")) if len(label) <= _MOST else []
    found: set[LinkKind] = set()
    for word in words:
        if word.isascii():
            if kind := _ENGLISH.get(word):
                found.add(kind)
            elif not _BESIDE.fullmatch(word) and not word.isdecimal():
                return None
            continue
        rest = word
        for kind, saying in _CHINESE:
            if saying.search(rest):
                found.add(kind)
                rest = saying.sub("", rest)
        if _BESIDE.sub("", rest):
            return None
    if not found and words and words[0] in ("official", "官方"):
        return "code"
    return next((kind for kind in _ORDER if kind in found), None)
