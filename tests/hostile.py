"""A vault of attacks: every form in which a note may try to run, read, write, load or exhaust something."""

from __future__ import annotations

import io
import os
import struct
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path

from PIL import Image
from test_sanitise import VECTORS

ALERT = "window.pwned=1"  # what runs where something runs
SECRET = "OUTSIDE-XYZZY"  # stands in a file outside of the notes

_BREAKERS = (
    '"><script>window.pwned=1</script>',
    "'><img src=x onerror=window.pwned=1>",
    "</title><script>window.pwned=1</script>",
    "--><script>window.pwned=1</script><!--",
    "]]><script>window.pwned=1</script>",
    "{{ ''.__class__ }}{% import 'os' as os %}<script>window.pwned=1</script>",
    "javascript:window.pwned=1//",
    "\u202e\u2066<script>window.pwned=1</script>\u2069",
    "＜script＞window.pwned=1＜/script＞",
    "<svg/onload=window.pwned=1>",
    '" onmouseover="window.pwned=1" x="',
    "</script><script>window.pwned=1</script>",
    "\\u003cscript\\u003ewindow.pwned=1\\u003c/script\\u003e",
)

_FORMULAS = (
    r"\href{javascript:window.pwned=1}{x}", r"\htmlData{onclick=window.pwned=1}{x}", r"\text{<script>window.pwned=1</script>}",
    r"\class{x\" onload=window.pwned=1}{y}", r"</math><script>window.pwned=1</script>", r"\def\a{\a\a}\a",
    r"\input{/etc/passwd}", r"\unicode{x3c}script\unicode{x3e}", "[" * 60, r"\color{red\" onclick=\"window.pwned=1}{x}",
)  # fmt: skip

_WAYS_OUT = (
    "../outside.md", "../../../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "..\\outside.md", "%2e%2e/outside.md",
    "....//outside.md", "link.md", "folder-link/outside.md", "/dev/zero", "pipe.md", "\\\\host\\share\\x", "C:\\Windows\\win.ini",
    "../site.yaml", "outside.png", "../outside.png",
)  # fmt: skip


def notes() -> Mapping[str, str]:
    """The texts, by path."""
    made = {"vectors.md": "# Vectors\n\n" + VECTORS.replace("alert(1)", ALERT).replace("//x", "//evil.example/x")}
    for number, text in enumerate(_BREAKERS):
        head = f"---\ntitle: {text!r}\ntags: [{text!r}]\nauthor: {text!r}\nurl: {text!r}\ncssclass: {text!r}\nvenue: {text!r}\n---\n"
        body = f"# {text}\n\n## {text}: A Paper About Attacks\n\n{text} 2023 *{text}* #{text}\n\n### {text}\n\n- [{text}]({text})\n"
        body += f'- ![{text}]({text} "{text}")\n- [[{text}|{text}]] ![[{text}]]\n- `{text}`\n\n```{text}\n{text}\n```\n'
        body += f"> [!{text}] {text}\n\n[^{number}]: {text}\n\nx[^{number}] ==={text}=== ^{text}\n\n| {text} |\n| - |\n| {text} |\n"
        made[f"breaker-{number}.md"] = head + body
    made["formulas.md"] = "\n\n".join(f"${tex}$\n\n$$\n{tex}\n$$" for tex in _FORMULAS)
    made["out.md"] = "\n\n".join(f"![]({way}) ![[{way}]] [x]({way}) ![x](<{way}>)" for way in _WAYS_OUT)
    made["cycle-a.md"], made["cycle-b.md"] = "![[cycle-b]]\n" * 9, "![[cycle-a]]\n![[cycle-b]]\n" * 9
    made["mermaid.md"] = '```mermaid\nclick A javascript:window.pwned=1\nA["<img src=x onerror=window.pwned=1>"]\n```\n'
    made["yaml-bomb.md"] = (
        "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9))
        + "---\n# Bomb\n"
    )
    made["yaml-tags.md"] = "---\na: !!python/object/apply:os.system ['touch pwned']\nb: !!binary xx\n---\n# Tags\n"
    made["yaml-deep.md"] = "---\na: " + "[" * 5000 + "]" * 5000 + "\n---\n# Deep\n"
    made["bib.md"] = (
        "```bibtex\n@article{a, title={\\input{/etc/passwd} <script>window.pwned=1</script>}, url={javascript:x}}\n```\n"
    )
    return made


def drawing() -> str:
    """An SVG that runs in every way that one can."""
    return f"""<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 onload="{ALERT}"><script>{ALERT}</script><a xlink:href="javascript:{ALERT}"><text>x</text></a>
<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="{ALERT}"/></foreignObject>
<animate attributeName="href" values="javascript:{ALERT}"/><set attributeName="onmouseover" to="{ALERT}"/>
<style>@import "//evil.example/x"; *{{background:url(//evil.example/y)}}</style><image href="//evil.example/z"/>
<use href="data:image/svg+xml,x"/></svg>"""


def bomb() -> bytes:
    """A PNG of 40,000 by 40,000 pixels in a few KB."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes(40_001) * 400, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def picture() -> bytes:
    """A sound picture."""
    made = io.BytesIO()
    Image.new("RGB", (20, 20)).save(made, "PNG")
    return made.getvalue()


def write_vault(folder: Path) -> Path:
    """Writes the vault to `folder/notes`, and beside it what must not be read; returns the notes."""
    home = folder / "notes"
    (home / "sub").mkdir(parents=True)
    (folder / "outside.md").write_text(f"# {SECRET}\n")
    (folder / "outside.png").write_bytes(picture() + SECRET.encode())
    for path, text in notes().items():
        (home / path).write_text(text, encoding="utf-8", errors="surrogatepass")
    files = {"run.svg": drawing().encode(), "bomb.png": bomb(), "page.png": b"<script>window.pwned=1</script>",
             "run.html": b"<script>window.pwned=1</script>", "zip.png": b"PK\x03\x04" + bytes(999), "empty.png": b""}  # fmt: skip
    for path, data in files.items():
        (home / path).write_bytes(data)
    shown = "".join(f"![{name}]({name}) [{name}]({name})\n\n" for name in files)
    (home / "files.md").write_text(f"# Files\n\n{shown}")
    _names(home)
    if sys.platform != "win32":
        _links(folder, home)
    return home


def _names(home: Path) -> None:
    """Names that some system reserves, the longest, those that differ in case or Unicode form alone, those with markup."""
    odd = ["CON.md", "aux.md", "NUL.md", "com1.md", "a" * 252 + ".md", "论" * 84 + ".md", "Case.md", "case.md", "café.md",
           "cafe\u0301.md", "index.html.md", "404.md", "papers.md", "assets.md", "a&b=c?d#e.md", "x'\"<img src=x onerror=1>.md",
           "-rf.md", "~.md", "$(touch pwned).md", "a\nb.md", "trailing. .md", "..md", "%2e%2e%2fx.md", ".papernotes.json.md"]  # fmt: skip
    for name in odd:
        try:
            (home / "sub" / name).write_text(
                "# A Note With a Name of Its Own\n\n## Paper: With an Odd File Name\n\nCVPR 2020\n"
            )
        except OSError:  # this system knows no such name
            continue


def _links(folder: Path, home: Path) -> None:
    (home / "link.md").symlink_to(folder / "outside.md")
    (home / "outside.png").symlink_to(folder / "outside.png")
    (home / "folder-link").symlink_to(folder)
    (home / "loop").symlink_to(home)
    (home / "sub" / "up").symlink_to(home / "sub")
    (home / "self.md").symlink_to(home / "self.md")
    (home / "zero.md").symlink_to("/dev/zero")
    os.mkfifo(home / "pipe.md")
