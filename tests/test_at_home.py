"""Which notes stay at home: whatever names them as private or drafts, in any form that a person would take for it."""

from __future__ import annotations

import time

import pytest
from conftest import Write

from papernotes.build import build, open_project
from papernotes.loader.said_private import private_line
from papernotes.text import globs_below, matches_glob

OTHER = {"notes/open.md": "# Open\n\nNothing to hide.\n"}


def published(write: Write, note: str, settings: str = "") -> bool:
    """Whether that note is published where another is."""
    folder = write({"site.yaml": settings, "notes/a.md": note} | OTHER)
    pages = [page.note.path for page in build(open_project(folder)).library.notes]
    assert "open.md" in pages
    return "a.md" in pages


# Globs that all mean the folder `diary` of the notes in `notes`.
DIARY = (
    *("diary", "diary/", "./diary", "/diary", "././diary/", "notes/diary", "./notes/diary/", "/notes/diary", "Diary"),
    *("**/diary", "**/diary/**", "diary/**", "diary/**/*.md", "diary/*.md", "notes/**/diary", "*/diary", " diary "),
    *("notes\\\\diary", "**/**/diary", "notes//diary", "notes/./diary"),
)


@pytest.mark.parametrize("glob", DIARY)
def test_globs(glob: str, write: Write) -> None:
    """A glob of `private` means what it says from the notes and from site.yaml, whatever is written around it."""
    notes = {"notes/diary/a.md": "# A\n", "notes/diary/deep/b.md": "# B\n"}
    site = build(open_project(write({"site.yaml": f'private: ["{glob}"]\n', **notes, **OTHER})))

    assert [page.note.path for page in site.library.notes] == ["open.md"]
    assert "idle-private" not in {item.code for item in site.diagnostics}


@pytest.mark.parametrize(
    ("path", "glob", "wanted"),
    [
        ("a/diary/b.md", "/diary", False),
        ("a/diary/b.md", "./diary", False),
        ("a/diary/b.md", "**/diary", True),
        ("a/diary/b.md", "diary", True),
        ("diary.md", "diary", False),
        ("diary2/a.md", "diary/**", False),
        ("a/b/c.md", "a/**/c.md", True),
        ("a/c.md", "a/**/c.md", True),
        ("ab/c.md", "a**/c.md", True),
        ("a/c.mdx", "a/**/*.md", False),
        ("[2022 ICML] A.md", "[2022 ICML] A.md", True),
        ("a/b.md", "/", True),
        ("a/b.md", "", False),
        ("b.md", "notes/b.md", False),
    ],
)
def test_one_glob(path: str, glob: str, wanted: bool) -> None:
    """`**/` is any folders or none, a slash before all of it the folder of the notes, brackets may be brackets."""
    assert matches_glob(path, glob) is wanted


def test_globs_elsewhere(write: Write) -> None:
    """So it is where the notes have another folder; and `ignore` may begin at site.yaml, too."""
    yaml = "notes: my vault/md\nprivate: [my vault/md/diary]\nignore: [./my vault/md/old]\n"
    files = {f"my vault/md/{name}/a.md": "# A\n" for name in ("diary", "old", "new")}
    site = build(open_project(write({"site.yaml": yaml, **files})))

    assert [page.note.path for page in site.library.notes] == ["new/a.md"]
    assert globs_below(("*.md", "other/notes/a"), "notes") == ("*.md", "other/notes/a")


def test_idle_globs(write: Write) -> None:
    """A glob of `private` that names no file is told with its line; one that names a figure alone is not."""
    yaml = "title: A\nprivate:\n  - a.svg\n  - dairy\n"
    drawing = "<svg xmlns='http://www.w3.org/2000/svg'/>"
    site = build(open_project(write({"site.yaml": yaml, "notes/a.svg": drawing, **OTHER})))
    said = [item for item in site.diagnostics if item.code == "idle-private"]

    assert [(item.severity, item.span and (item.span.path, item.span.line)) for item in said] == [
        ("warning", ("site.yaml", 4))
    ]
    assert "`dairy`" in said[0].message


# In each line, ⏎ is the end of one.
FOUND = """(#private)
**#private**
*#private*
_#private_
~~#private~~
==#private==
%%#private%%
%% #private %%
<!-- #private -->
<span>#private</span>
<div>⏎#private⏎</div>
<details><summary>x #private</summary>⏎y</details>
<img src="a.png" alt="#private">
![a #private](a.png)
[a](b.md "#private")
[[a|#private]]
[[#private
[[#private [[a]]
[[a|#private
[#private]
[^1]: #private
。#private。
文字#private，
＃private
#ｐｒｉｖａｔｅ
#PRIVATE.
#private/inner
#diary#private
text.#private
#[[private]]
https://a.b/c #private
（https://a.b/c）#private
`a` #private `b`
`` ` `` #private
a ` tick #private
- a ` tick⏎- #private ` b
- a⏎    - #private
> #private
> ```⏎> code⏎⏎#private⏎⏎```⏎code⏎```
```⏎code⏎```⏎#private
```⏎never closed⏎⏎#private
| a | #private |⏎|---|---|⏎| b | c |
tags:: [[private]], a
Tags: a, private
标签：私密
- tags:: [[a]], #private
#私密"""

NOT_FOUND = """`#private`
`` a` #private ``
``` #private ```
`a⏎#private b`
```c⏎#private⏎```
~~~⏎#private⏎```⏎~~~
- a⏎  ```⏎  #private⏎  ```
> ```⏎> #private⏎> ```
```yaml⏎tags: [private]⏎```
<code>#private</code>
<pre>⏎#private⏎</pre>
\\#private
a.md#private
x [a](#private)
[a](b.md#private)
[a](<b c.md#private>)
[a](#private "title")
[a]: #private⏎⏎[a]
<a href="#private">a</a>
https://a.b/#private
https://a.b/c_(d)#private
www.a.b/#private
<https://a.b/c#private>
[[Diary#private]]
[[#private]]
[[#private|a [1] b]]
![[Diary#private|a]]
## A heading {#private}
#privately
#private-net
#private_x
#私密日记
# private methods
C#private
Tags: private equity, money
Some private thoughts."""


@pytest.mark.parametrize("text", FOUND.splitlines())
def test_tagged(text: str, write: Write) -> None:
    """`#private` keeps a note at home wherever a person may have put it."""
    assert not published(write, text.replace("⏎", "\n")), text


@pytest.mark.parametrize("text", NOT_FOUND.splitlines())
def test_not_tagged(text: str, write: Write) -> None:
    """It does not in code, in an address, escaped, or within a longer word."""
    assert published(write, text.replace("⏎", "\n")), text


def test_tags_of_site_yaml(write: Write) -> None:
    """Nor does it matter that tags are not read, or that `private` is what site.yaml calls another tag."""
    assert not published(write, "text #private\n", "markdown: {tags: false}\n")
    assert not published(write, "text (#Geheim)\n", "tags: {geheim: private}\n")
    assert not published(write, "---\ntags: [geheim/a]\n---\n", "tags: {geheim: private}\n")
    assert published(write, "text #geheim\n", "tags: {geheim: secret}\n")


def test_far_away() -> None:
    """The tag is found behind all that is read of a long note, and nothing makes the search for it long."""
    assert private_line("word\n" * 700_000 + "#private\n") == 700_001
    for unit in ("[[", "](", "```a\n", "> ```a\n", "<code>", "#a", "`", "://(", "a#private", "tags:\n- "):
        begun = time.perf_counter()
        assert private_line(unit * (500_000 // len(unit)) + "\n\n#private\n") > 1
        assert time.perf_counter() - begun < 5, unit


MANY = "".join(f"key{number}: 1\n" for number in range(1001))
# Heads that keep a note at home.
KEPT = {
    "after many keys": f"---\n{MANY}private: true\n---\n",
    "after many keys of TOML": f"+++\n{MANY.replace(':', ' =')}private = true\n+++\n",
    "merged": "---\nbase: &base {private: true}\n<<: *base\n---\n",
    "merged with others": "---\na: &a {x: 1}\nb: &b {private: true}\nc: {<<: *b}\n<<: [*a, *b]\n---\n",
    "behind a tab": "---\ntitle: a: b\n\tprivate: true\n---\n",
    "without a space": "---\ntitle: x\nprivate:true\n---\n",
    "in braces": "---\n{title: a: b, private: true}\n---\n",
    "with a NUL": "---\nprivate: true\0\n---\n",
    "with a space of no width": "---\npri\u200bvate: true\n---\n",
    "after one": "---\n\u200bprivate: true\n---\n",
    "wide": "---\nｐｒｉｖａｔｅ: ｔｒｕｅ\n---\n",
    "a sign": "---\nprivate: ✅\n---\n",
    "a cross": "---\nprivate: x\n---\n",
    "a typing error": "---\nprivate: ture\n---\n",
    "words": "---\nprivate: for now\n---\n",
    "a list": "---\nprivate: [false, true]\n---\n",
    "a mapping": "---\nprivate: {from: others}\n---\n",
    "a remark": "---\ntitle: a: b\nprivate: true # mine\n---\n",
    "no TOML": "+++\n\tprivate = yes\n+++\n",
    "Zola": "+++\n[extra]\nprivate = true\n+++\n",
    "JSON": '{\n"private": "✅"\n}\n\n',
    "never closed": "---\ntitle: x\n\nprivate: ✅\n\n",
    "no mapping": "---\n- private: ✅\n- b\n---\n",
    "a tag behind a tab": "---\ntitle: a: b\n\ttags: [private]\n---\n",
    "a tag, never closed": "---\ntags:\n  - a\n  - private\n\n",
    "a wide draft": "---\ndraft: ｔｒｕｅ\n---\n",
    "a draft with a sign": "---\ndraft: ✅\n---\n",
    "a draft with a typing error": "---\ndraft: ture\n---\n",
    "a merged draft": "---\nbase: &base {draft: true}\n<<: *base\n---\n",
    "a draft behind a tab": "---\ntitle: a: b\n\tdraft: yes\n---\n",
    "a wide no": "---\npublish: ｆａｌｓｅ\n---\n",
}
# And those that do not.
LET_GO = {
    "no": "---\nprivate: No\n---\n",
    "no in quotes": "---\nprivate: 'false'\n---\n",
    "a wide no": "---\nprivate: ｆａｌｓｅ\n---\n",
    "Chinese": "---\n私密: 否\n---\n",
    "nothing": "---\nprivate:\n---\n",
    "null": "---\nprivate: ~\n---\n",
    "none": "---\nprivate: None\n---\n",
    "no items": "---\nprivate: []\n---\n",
    "a remark": "---\ntitle: a: b\nprivate: false # for all\n---\n",
    "a comment": "---\ntitle: a: b\n# private: true\n---\n",
    "another key": "---\nprivacy: high\n---\n",
    "no draft": "---\ndraft: false\n---\n",
    "a draft of the paper": "---\ndraft: https://a.b/c.pdf\n---\n",
    "its version": "---\ndraft: v2\n---\n",
    "its year": "---\npublished: 2023\n---\n",
    "its year, unknown": "---\npublished: None\n---\n",
    "its year in a broken head": "---\ntitle: a: b\n\tpublished: 2023-01-01\n---\n",
    "a sentence": "Private: the data stay on the device.\n\nDraft: an early one.\n\n",
    "a line above it": "---\n\nPrivate: data of hospitals.\n\n",
}


@pytest.mark.parametrize("case", KEPT)
def test_heads(case: str, write: Write) -> None:
    """Whatever a head says of `private` but a plain no keeps the note at home, in any form, read whole or not."""
    assert not published(write, KEPT[case] + "# A\n\nText.\n")


@pytest.mark.parametrize("case", LET_GO)
def test_heads_that_let_go(case: str, write: Write) -> None:
    """A plain no, nothing, and what is said of the paper keep no note at home."""
    assert published(write, LET_GO[case] + "# A\n\nText.\n")
