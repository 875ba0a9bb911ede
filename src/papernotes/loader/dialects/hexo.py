"""Hexo, Jekyll and GitBook: a head with `categories` or `layout`, template tags in the text.

{% note warning Title %} ... {% endnote %}     a callout
{% blockquote Who %} ... {% endblockquote %}   a quote, with who says it
{% codeblock lang:py %} ... {% endcodeblock %} code
{% post_link slug Title %}                     a link to a note
{% link Words https://... %}, {% label a@b %}  a link, words
{% raw %}, {% tabs %}, <!-- more -->           nothing that a reader sees
{% include figure.html src="a.png" %}          a figure of Jekyll
"""

from __future__ import annotations

import re

from ...model import Field, Source
from ...patterns import pattern
from ..dialect import Dialect

_HEAD = pattern(r"\A\s*(?:---|\+\+\+)[ \t]*\n(?:.*\n){0,30}?(?:categories|layout|mathjax|toc|slug|permalink)[ \t]*[:=]")
# Template tags that only place or count; `{% asset_img %}` is a figure and is read by the parser.
_TEMPLATE = pattern(
    r"\{%-?[ \t]*(?:raw|endraw|cq|endcq|centerquote|endcenterquote|tabs\b[^%]*|endtabs|endtab|span\b[^%]*|endspan)"
    r"[ \t]*-?%\}"
    r"|<!--[ \t]*endtab[ \t]*-->"
)
_TAB = pattern(r"\{%-?[ \t]*tab[ \t]+([^%]*?)[ \t]*-?%\}|<!--[ \t]*tab[ \t]+([^>]*?)[ \t]*-->")
_OPEN = pattern(
    r"^[ \t]*\{%-?[ \t]*(note|fold|folding|admonition|hideToggle|hint|blockquote|quote)\b"
    r"[ \t]*([^%]*?)[ \t]*-?%\}[ \t]*$"
)
_CLOSE = pattern(
    r"^[ \t]*\{%-?[ \t]*end(?:note|fold|folding|admonition|hideToggle|hint|blockquote|quote)[ \t]*-?%\}[ \t]*$"
)
_CODE = pattern(r"^[ \t]*\{%-?[ \t]*(?:codeblock|code|highlight)\b(?:[^%]*?lang:)?[ \t]*(\w*)[^%]*-?%\}[ \t]*$")
_ENDCODE = pattern(r"^[ \t]*\{%-?[ \t]*end(?:codeblock|code|highlight)[ \t]*-?%\}[ \t]*$")
_KINDS = frozenset(
    (
        "info",
        "success",
        "warning",
        "danger",
        "primary",
        "default",
        "note",
        "tip",
        "error",
        "bug",
        "example",
        "quote",
        "question",
    )
)
# How a callout looks in some themes of Hexo, which is no title.
_LOOKS = ("simple", "modern", "flat", "no-icon", "disabled", "icon")
_LINK = pattern(
    r"\{%[ \t]*(?:post_link|post_path)[ \t]+(['\"]?)(\S+?)\1(?:[ \t]+['\"]?(.*?)['\"]?)?"
    r"(?:[ \t]+(?:true|false))?[ \t]*%\}"
)
# Tags with words of their own, and what a reader sees of them.
_WORDS = (
    (r"(?:link|btn)[ \t]+(https?://[^\s,%]+)[ \t]*,?[ \t]*([^%,]*?)(?:,[^%]*)?", r"[\2](\1)"),
    (r"link[ \t]+([^%]+?)[ \t]+(https?://\S+)(?:[ \t][^%]*)?", r"[\1](\2)"),
    (r"(?:link|post_url)[ \t]+(\S+?)(?:\.md)?", r"\1.md"),
    (r"label[ \t]+(?:\w+@)?([^%]*?)", r"\1"),
    (r"youtube[ \t]+['\"]?([\w-]{11})['\"]?(?:[ \t][^%]*)?", r"https://www.youtube.com/watch?v=\1"),
    (r"bilibili[ \t]+(?:bvid:)?(BV\w+)(?:[ \t][^%]*)?", r"https://www.bilibili.com/video/\1"),
    (r"(?:pdf|video|audio)[ \t]+['\"]?(\S+?)['\"]?(?:[ \t][^%]*)?", r"[\1](<\1>)"),
    (r"asset_link[ \t]+(\S+)(?:[ \t]+([^%]*?))?", r"[\2](<\1>)"),
    (r"img[ \t]+(?:[\w -]+[ \t]+)?(\S+\.\w{3,4})(?:[ \t][^%]*)?", r"![](<\1>)"),
)
_SAID = tuple((pattern(rf"\{{%[ \t]*{tag}[ \t]*%\}}"), words) for tag, words in _WORDS)
_FIGURE = pattern(r"\{%[ \t]*include[ \t]+[\w./-]*(?:figure|image|img)[\w./-]*[ \t]([^%]*?)[ \t]*%\}")


def matches(source: Source) -> bool:
    return bool(_HEAD.match(source.text) or "{% " in source.text)


def normalise(text: str) -> tuple[str, tuple[Field, ...]]:
    lines = text.split("\n")
    around: list[str] = []  # what is written at the end of each quote that is open
    fence = ""
    for number, line in enumerate(lines):
        quote = "> " * len(around)
        mark = line.lstrip()[:3]
        if mark in ("```", "~~~") and (not fence or mark == fence):
            fence = "" if fence else mark
        if fence and not _ENDCODE.match(line):
            lines[number] = quote + line
        elif opened := _OPEN.match(line):
            first, last = _quoted(opened[1], opened[2])
            lines[number], around = f"{quote}> {first}", [*around, last]
        elif around and _CLOSE.match(line):
            lines[number] = quote + around.pop()
        elif code := _CODE.match(line):
            lines[number], fence = f"{quote}```{code[1]}", "```"
        elif _ENDCODE.match(line) and fence:
            lines[number], fence = f"{quote}```", ""
        else:
            lines[number] = quote + _rewritten(line)
    return "\n".join(lines), ()


def _quoted(tag: str, words: str) -> tuple[str, str]:
    """The first and the last line of a quote: a callout's mark, or who says it."""
    if tag.endswith("quote"):
        return "", f"— {words}" if words else ""
    named = re.fullmatch(r"style=[\"'](\w+)[\"']", words)
    kind, *rest = (named[1] if named else words).split() or ["note"]
    if kind.strip("'\",") in _KINDS:
        return f"[!{kind}] {' '.join(word for word in rest if word not in _LOOKS)}".rstrip(), ""
    return f"[!note] {words}".replace(" @", " ").rstrip(), ""


def _rewritten(line: str) -> str:
    if "{" not in line and "<!--" not in line:
        return line
    line = _TEMPLATE.sub("", line)
    line = _TAB.sub(lambda found: f"**{(found[1] or found[2]).strip()}**", line)
    line = _LINK.sub(lambda found: f"[{found[3] or found[2]}](<{found[2]}.md>)", line)
    for tag, words in _SAID:
        line = tag.sub(words, line)
    return _FIGURE.sub(_figure, line)


def _figure(found: re.Match[str]) -> str:
    given = dict(re.findall(r"([\w-]+)=[\"']([^\"']*)[\"']", found[1]))
    source = next((given[key] for key in ("src", "path", "image_path", "url", "file", "image") if given.get(key)), "")
    words = given.get("caption") or given.get("title") or given.get("alt", "")
    return f"![{words}](<{source}>)" if source else found[0]


HEXO = Dialect("hexo", matches, normalise)
