"""Texts made to keep a program busy: every construct of notes, as often as a text has room for it, or as deep.

Data for `heavy.py`. A text is made for a size in bytes. In the tables `{n}` stands for a number, another each time, and
`{m}` for the one after it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

Text = Callable[[int], str | bytes]

# What is repeated, over and over.
REPEATED: Mapping[str, str] = {
    # CommonMark
    "line": "x",
    "words": "word 词语 ",
    "chinese": "方法是什么，我觉得很好。",
    "headings": "# NeRF: A\n",
    "underlined headings": "a\n---\n",
    "rules": "***\n",
    "quotes": "> ",
    "quoted lists": "> - a\n> - b\n\n",
    "items": "- ",
    "mixed items": "- a\n* b\n+ c\n",
    "steps": "1. a\n",
    "tasks": "- [ ] a\n",
    "brackets": "[",
    "closed brackets": "[]",
    "links": "[a](",
    "titled links": '[a](b "c") ',
    "images": "![](",
    "references": "[b]: x\n",
    "open references": "[a]: <b\n",
    "stars": "*",
    "open stars": "*a ",
    "underlines": "_a ",
    "pairs": "**a*",
    "bold beside Chinese": "**浅层：**采用",
    "ticks": "`a ``",
    "code": "`a` ",
    "fences": "```\n",
    "tilde fences": "~~~a\n",
    "code blocks": "```python\nx = 1\n```\n\n",
    "indented code": "    code\n\n",
    "backslashes": "\\",
    "hard breaks": "a  \n",
    "blank": "\n",
    "spaces": " ",
    "entities": "&#",
    "named entities": "&copy;&lt;b\n\n",
    # HTML
    "tags": "<b>",
    "closing tags": "</b>",
    "angles": "<",
    "comments": "<!-- ",
    "comment lines": "<!-- a -->\n\n",
    "comments over lines": "<!--\n\na -->\n\n",
    "open comments": "<!--a\n\n",
    "elements": "<div>\n",
    "details": "<details>\n\n",
    "open attributes": '<a href="',
    "breaks": "a<br>",
    "HTML figures": '<img src="a.png">',
    "rows": "<tr><td>",
    "HTML tables": "<table><tr><td>a</td></tr></table>\n",
    "paragraph tags": "<p>a",
    "styles": "<b><i>",
    # tables
    "pipes": "|",
    "tables": "|a|b|\n|-|-|\n",
    "tables in items": "- |a|b|\n  |-|-|\n  |c|d|\n",
    # Obsidian and Logseq
    "wiki": "[[a]]",
    "wiki headings": "[[#h]] ",
    "open wiki": "[[a|",
    "embeds": "![[",
    "embedded": "![[a]]\n",
    "percent": "%% a ",
    "comments in blocks": "%%\n- a\n%%\n\n",
    "callouts": "> [!note] a\n\n",
    "folded callouts": "> [!note]- a\n> b\n\n",
    "hashes": "#a ",
    "marks": "==a",
    "tildes": "~~a",
    "properties": "a:: b\n",
    "inline properties": "(a:: b) [c:: d] ",
    "outline": "- a\n  id:: 64a\n  collapsed:: true\n",
    "outline tasks": "- TODO [#A] a\n  SCHEDULED: <2020-01-01>\n",
    # others' habits
    "admonitions": "!!! note\n    a\n",
    "containers": "::: note\n",
    "MyST": "```{note}\na\n```\n\n",
    "template tags": "{% note a %}\nb\n{% endnote %}\n\n",
    "open template tags": "{% ",
    "footnotes in place": "^[",
    "notes": "[^1]",
    "emoji": ":smile:",
    "addresses": "https://a.b/ ",
    "mail": "me@a.b ",
    # formulas
    "dollars": "$a ",
    "displays": "$$",
    "formulas": "$x$ ",
    "formula blocks": "$$\nx^2\n$$\n\n",
    "formulas in parentheses": "\\(x\\) ",
    "environments": "\\begin{align}\n",
    "money": "it costs $5 and ",
    # papers
    "entries": "- NeRF: Neural Radiance Fields (CVPR 2020) [arXiv](https://arxiv.org/abs/1.1)\n",
    "one paper": "## NeRF: Neural Radiance Fields\n\nCVPR 2020\n\n",
    "leads": "**方法：**a\n",
    "authors": "**Authors**: Anna Smith, Bo Li\n\n",
    "venues": "CVPR 2020 ECCV 2018 ",
    "opinions": "我觉得这个方法很好。\n\n",
    "terms": "高斯溅射（Gaussian Splatting）",
    "bibtex": "@article{a,",
    "citations": "[@smith2020] ",
    # characters
    "accents": "e\u0301\u0302\u0303 o\u0308 ",
    "right to left": "\u05d0\u05d1 \u202eabc\u202c ",
    "no width": "a\u200b\u200d\ufeff",
    "nul": "a\0b ",
    "returns": "# NeRF\r\rabc\r",
    "form feeds": "a\x0cb\x0bc\n",
}
NUMBERED: Mapping[str, str] = {
    "many links": "[[n{n}]] ",
    "links in paragraphs": "[[n{n}#h|x]]\n\n",
    "named blocks": "a ^b{n}\n\n",
    "many embeds": "![[f{n}.png]]\n\n",
    "many figures": "![a](f{n}.png)\n\n",
    "remote figures": "![a](https://a.b/{n}.png)\n\n",
    "many tags": "text #t{n}\n\n",
    "nested tags": "#a{n}/b{n} ",
    "many properties": "k{n}:: v\n",
    "many footnotes": "[^{n}]\n\n[^{n}]: x\n\n",
    "footnotes in footnotes": "[^{n}]: a[^{m}]\n\n",
    "footnotes under headings": "# h{n}\n\na[^{n}]\n\n[^{n}]: x\n\n",
    "linked headings": "# h {n}\n\n[x](#h-{n})\n\n",
    "many references": "[r{n}]: y{n}\n",
    "many formulas": "$$\nx_{{n}}\n$$\n\n",
    "macros": "$\\newcommand{\\a}{x{n}}\\a$\n\n",
    "many languages": "```l{n}\nx\n```\n\n",
    "weeks": "## 2020-01-01, {n}\n\n- NeRF{n}: A Title of Paper\n",
    "years": "# 19{n}\n\n- A{n}: B C D\n",
    "many papers": "## Net{n}: A Fine Network Number {n}\n\nCVPR 2020 arXiv:2001.{n}\n\n动机：x\n\n",
    "headings of fields": "### 作者：A{n}\n\n",
    "papers in a list": "- **Net{n}: A Fine Network Number {n}**, CVPR 2020.\n",
    "arXiv": "arXiv:2001.{n}\n\n",
    "acronyms": "Neural Radiance Field (NRF{n}) ",
    "many terms": "高斯溅射（Gaussian {n}）",
    "many citations": "[@k{n}] ",
}
# What stands before, what is repeated, and what stands behind.
AROUND: Mapping[str, tuple[str, str, str]] = {
    "open braces": ("$", "{", "$"),
    "open powers": ("$", "x^{", "$"),
    "roots": ("$", "\\sqrt", " x$"),
    "styles of formulas": ("$", "x\\displaystyle ", "$"),
    "fractions": ("$$", "\\frac{", "$$"),
    "delimiters": ("$", "\\left(", "$"),
    "powers": ("$x", "^{x", "$"),
    "matrix": ("$$\\begin{matrix}", "a & b \\\\ ", "\\end{matrix}$$"),
    "definitions that double": ("$$\\def\\a{xx}", "\\def\\a{\\a\\a}", "\\a$$"),
    "Python": ("```python\n", "def f(x): return x + 1  # a\n", "```\n"),
    "JSON": ("```json\n", '{"a": [1, {"b": ', "\n```\n"),
    "HTML in code": ("```html\n", "<a href='", "\n```\n"),
    "shell": ("```bash\n", "$(($((", "\n```\n"),
    "mermaid": ("```mermaid\ngraph TD\n", "A-->B\n", "```\n"),
    "one heading and its links": ("# h\n\n", "[x](#h) [[#h]] ", ""),
    "one reference and its links": ("[x]: y\n\n", "[a][x] ", ""),
    "one footnote and its signs": ("", "[^1] ", "\n\n[^1]: x\n"),
    "embeds of a heading": ("# h\n\n", "![[#h]]\n\n", ""),
    "one item": ("- ", "a\n", ""),
    "one quotation": ("> a\n", "b\n", ""),
    "one address": ("https://a.b/", "(", ""),
    "data": ("![a](data:image/png;base64,", "A", ")"),
    "a wide table": ("|a|b|\n|-|-|\n|", "c|", "\n"),
    "a long table": ("|a|b|\n|-|-|\n", "|\\|`|`|\n", ""),
    "papers in a table": ("| Paper | Venue |\n|---|---|\n", "| NeRF: Neural Fields | ECCV |\n", ""),
    "attributes": ("<b ", "a=b ", ">"),
    "a style": ('<p style="', "color:red;", '">x</p>'),
    "a long title": ("# ", "Neural Radiance ", ""),
    "a head of keys": ("---\n", "k: v\n", "---\n# A\n"),
    "a head of tags": ("---\ntags: [", "a, ", "b]\n---\n# A\n"),
    "a head of text": ("---\na: |\n", "  text\n", "---\n"),
    "an open head": ("---\n", "a: b\n", ""),
    "a head of merges": ("---\na: &a {x: 1}\n", "b: {<<: *a}\n", "---\n"),
    "TOML": ("+++\n", "[a.b]\n", "+++\n"),
    "references in a fence": ("```bibtex\n", "@article{k,\n title={A Title},\n year={2020}\n}\n", "```\n"),
}
NESTED: Mapping[str, tuple[str, str, str]] = {
    "nested brackets": ("[", "", "]"),
    "nested figures": ("![", "", "](y)"),
    "nested braces": ("$$\n{\n", "x", "}\n"),
    "nested stars": ("*a ", "b ", "a* "),
    "nested head": ("---\na: [", "", "]\n---\n"),
    "nested elements": ("<div>\n", "x\n", "</div>\n"),
}
DEEP: Mapping[str, Text] = {
    "nested lists": lambda size: "".join("  " * min(n, 100) + "- x\n" for n in range(size // 200)),
    "nested outline": lambda size: "".join("\t" * (n % 50) + "- x\n" for n in range(size // 28)),
    "nested callouts": lambda size: "".join(">" * (n % 60) + " [!note] a\n" for n in range(size // 40)),
    "nested admonitions": lambda size: "".join("    " * (n % 40) + "!!! note\n" for n in range(size // 90)),
    "nested MyST": lambda size: "".join(":" * (3 + n % 50) + "{note}\n" for n in range(size // 34)),
    "growing ticks": lambda size: "".join("`" * (n % 99) + "a" for n in range(size // 50)),
    "growing indents": lambda size: "".join(" " * (n % 400) + "a\n" for n in range(size // 202)),
}
BYTES: Mapping[str, Text] = {
    "Latin-1": lambda size: b"caf\xe9 " * (size // 5),
    "GB 18030": lambda size: "方法。".encode("gb18030") * (size // 6),
    "UTF-16": lambda size: ("词 " * (size // 4)).encode("utf-16"),
    "noise": lambda size: random.Random(1).randbytes(size),
}


def _repeated(unit: str) -> Text:
    return lambda size: unit * (size // len(unit.encode()))


def _numbered(unit: str) -> Text:
    def text(size: int) -> str:
        count = size // len(unit.replace("{n}", "00000").encode())
        return "".join(unit.replace("{n}", f"{n:05}").replace("{m}", f"{n + 1:05}") for n in range(count))

    return text


# Where titles, authors and venues are read, with a run in each of them.
_FIELDS = """# 论文 {run}x

作者：Ann Ito{run}Ben Wood

- **会议**: X{run}2020
- **机构**: X{run}Y
- [Deep Sonar Learning for All](https://arxiv.org/abs/2003.08934) {run}x
- Ann Ito, Ben Wood{run}. Deep Sonar Title for Me. CVPR 2020
- a b c d e f g h {run} [Deep Sonar Learning for Us](http://a.b)

| 标题 | 会议 |
|---|---|
| Deep{run}x | X{run}2020 |
"""
_RUNS = {
    "spaces": " ",
    "letters": "A",
    "brackets": "(",
    "names": "Ab Cd, ",
    "commas": "A, ",
    "Chinese": "和",
    "venues": "CVPR 2020 ",
    "possessives": "的|",
    "writers": "作者A",
    "open Chinese brackets": "（作者",
    "proposals": "提出A-",
    "nothing in code": "` ",
    "open mappings": ": {{",
    "addresses": "http://a.b/ ",
    "numbers and tabs": "1\t",
}


def _in_fields(run: str) -> Text:
    parts = _FIELDS.count("{run}")
    return lambda size: _FIELDS.replace("{run}", run * (size // len(run.encode()) // parts))


def _around(before: str, unit: str, after: str) -> Text:
    return lambda size: before + unit * (size // len(unit)) + after


def _nested(opening: str, middle: str, closing: str) -> Text:
    def text(size: int) -> str:
        depth = size // len(opening + closing)
        return opening * depth + middle + closing * depth

    return text


TEXTS: Mapping[str, Text] = {
    **{name: _repeated(unit) for name, unit in REPEATED.items()},
    **{name: _numbered(unit) for name, unit in NUMBERED.items()},
    **{name: _around(*parts) for name, parts in AROUND.items()},
    **{name: _nested(*parts) for name, parts in NESTED.items()},
    **{f"{name} in fields": _in_fields(run) for name, run in _RUNS.items()},
    **DEEP,
    **BYTES,
}
