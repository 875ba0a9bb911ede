"""Nothing that runs, loads or covers the page gets from a note into the site."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reference import reference_html

from papernotes.config import Markdown
from papernotes.loader.html.elements import SHOWN

# Attributes that a page may hold: ours, those of figures and tasks, and what the sanitiser keeps.
ALLOWED = frozenset(
    (
        "alt",
        "checked",
        "class",
        "colspan",
        "data-task",
        "data-type",
        "datetime",
        "dir",
        "disabled",
        "href",
        "id",
        "lang",
        "open",
        "rel",
        "reversed",
        "rowspan",
        "span",
        "src",
        "start",
        "style",
        "title",
        "type",
        "value",
    )
)
OURS = SHOWN | {"img", "input"}
SCHEMES = re.compile(r"(?:https?:|mailto:|ftp:|//|[^:]*(?:[/?#]|$)|data:image/)", re.IGNORECASE)

VECTORS = r"""
<script>alert(1)</script>
<SCRIPT SRC=//x></SCRIPT >
<scr<script>ipt>alert(1)</scr</script>ipt>
<img src=x onerror=alert(1)>
<img src="x" onerror = "alert(1)" />
<img/src=x/onerror=alert(1)>
<img src=`x`onerror=alert(1)>
<svg onload=alert(1)><circle/></svg>
<svg><script>alert(1)</script></svg>
<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
<math><mi xlink:href="javascript:alert(1)">x</mi></math>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>
<a href="javascript:alert(1)">x</a>
<a href="java&#10;script:alert(1)">x</a>
<a href="&#x6A;avascript:alert(1)">x</a>
<a href=" &#14; javascript:alert(1)">x</a>
<a href="JaVaScRiPt:alert(1)">x</a>
<a href="vbscript:msgbox(1)">x</a>
<a href="data:text/html,<script>alert(1)</script>">x</a>
<a href=x onclick=alert(1) onmouseover='alert(1)'>x</a>
<a target=_blank href=https://x>x</a>
[x](javascript:alert(1))
[x](JAVASCRIPT:alert(1))
[x](data:text/html;base64,PHNjcmlwdD4=)
[x]( java script:alert(1))
[x][1]

[1]: javascript:alert(1)
<javascript:alert(1)>
![x](javascript:alert(1))
![x](data:text/html,x)
![x](data:image/svg+xml,<svg/onload=alert(1)>)
<iframe src=//x></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data=//x></object><embed src=//x><applet code=x></applet>
<form action=//x><input name=q autofocus onfocus=alert(1)><button>x</button></form>
<base href=//x><link rel=stylesheet href=//x><meta http-equiv=refresh content="0;url=//x">
<style>@import '//x'; body{display:none}</style>
<div style="position:fixed;inset:0;background:url(//x)">x</div>
<p style="width:expression(alert(1))">x</p>
<span style="color:red;background:url(javascript:alert(1))">x</span>
<td style="text-align:center;position:absolute">x</td>
<video src=x onerror=alert(1)><source src=x onerror=alert(1)></video>
<audio src=javascript:alert(1)>
<details open ontoggle=alert(1)>x</details>
<marquee onstart=alert(1)>x</marquee>
<body onload=alert(1)><html manifest=x>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<template><script>alert(1)</script></template>
<textarea><img src=x onerror=alert(1)></textarea>
<title><img src=x onerror=alert(1)></title>
<xmp><img src=x onerror=alert(1)></xmp>
<plaintext><img src=x onerror=alert(1)>
<!--><img src=x onerror=alert(1)>-->
<!--[if IE]><script>alert(1)</script><![endif]-->
<![CDATA[<img src=x onerror=alert(1)>]]>
<?php echo '<img src=x onerror=alert(1)>'; ?>
<b title="`onmouseover=alert(1)">x</b>
<p id="x" class="y" slot="z" is="a-b" tabindex=1 accesskey=x contenteditable draggable=true>x</p>
<isindex type=image src=x onerror=alert(1)>
<img src="x" srcset="//x 2x" style="position:fixed">
<button formaction=javascript:alert(1)>x</button>
"""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in OURS:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            text = re.sub(r"[\x00-\x20]", "", value or "")
            unsafe = name in ("href", "src") and not SCHEMES.match(text)
            styled = name == "style" and not re.fullmatch(r"text-align:\w+;?", text)
            if name not in ALLOWED or unsafe or styled:
                self.wrong.append(f"<{tag} {name}={value}>")


def unsafe(text: str) -> list[str]:
    """What the page of that note must not hold and does."""
    reader = _Reader()
    reader.feed(reference_html(text, Markdown()))
    reader.close()
    return reader.wrong


@pytest.mark.parametrize("vector", VECTORS.strip().split("\n"))
def test_vectors(vector: str) -> None:
    """Each known way in is shut, alone, in a line, in a list, in a quote, in a cell and after an open element."""
    around = ("{}", "前 {} 后", "- {}\n  {}", "> {}", "| a |\n| - |\n| {} |", "<div><b>{}", "[{}](x)", "# {}")

    assert [unsafe(text.replace("{}", vector)) for text in around] == [[]] * len(around)


PIECES = st.sampled_from(
    (
        "<script",
        ">",
        "</script>",
        "<img",
        "src=x",
        "onerror=a()",
        "javascript:",
        '"',
        "'",
        "`",
        "=",
        "<a",
        "href=",
        "<svg",
        "<style>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&#106;",
        "&colon;",
        "<math>",
        "<p",
        "<b>",
        "</b>",
        "<iframe",
        "/",
        "\n",
        "\t",
        "*",
        "**",
        "$",
        "[",
        "]",
        "(",
        ")",
        "|",
        "-",
        "字",
        "style=",
        "position:fixed",
        "<template>",
        "<noscript>",
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_mixtures(text: str) -> None:
    """Whatever is put together of such pieces, no element, attribute or scheme gets through that is not allowed."""
    assert unsafe(text) == []


def test_switched_off() -> None:
    """A site that trusts its own notes has their HTML as it stands."""
    html = reference_html('<script>a()</script>\n\n<b onclick="a()">字</b>', Markdown(sanitise=False))

    assert "<script>a()</script>" in html and 'onclick="a()"' in html
