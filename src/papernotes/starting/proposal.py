"""What was seen in a folder -> the files that `init` proposes for it, as text."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from .. import schemas
from .fresh import Fresh, text_of
from .look import Seen

WORKFLOW = ".github/workflows/pages.yml"
_WORDS = {
    "zh": {
        "head": "papernotes 怎样把这些笔记做成网站。每个键都有默认值，可以删去；所有的键见文档的“配置”一页。",
        "title": "",
        "author": "",
        "language": "界面语言：zh 或 en",
        "base_url": "网站发布的地址；还不知道就留空",
        "notes": "笔记所在的文件夹",
        "output": "网站生成到哪里",
        "ignore": "不读的文件和文件夹",
        "private": "永不发布的笔记和文件，例如：[日记, \"*.private.md\"]",
    },
    "en": {
        "head": "How papernotes makes a site of these notes. Each key has a default; papernotes schema site lists all.",
        "title": "",
        "author": "",
        "language": "of the interface: zh or en",
        "base_url": "where the site will be; empty while nobody knows",
        "notes": "the folder of the notes",
        "output": "where the site is made",
        "ignore": "files and folders that are not read",
        "private": "notes and files that are never published, such as [diary, \"*.private.md\"]",
    },
}  # fmt: skip

_PAGES = """\
# Publishes these notes on GitHub Pages. In the repository's settings, Pages, choose "GitHub Actions" as the source.
name: pages
on:
  push:
    branches: [{branch}]
  workflow_dispatch:
permissions: {{contents: read, pages: write, id-token: write}}
concurrency: {{group: pages}}
jobs:
  pages:
    runs-on: ubuntu-latest
    environment: {{name: github-pages, url: "${{{{ steps.site.outputs.url }}}}"}}
    steps:
      - uses: actions/checkout@v7
        with: {{fetch-depth: 0}} # the day of a note may come from its first commit
      - id: site
        uses: papernotes/papernotes@v0
"""


def site_yaml(seen: Seen) -> str:
    """A small site.yaml, its comments in the language of the notes."""
    words = _WORDS[seen.language]
    lines = [f"# yaml-language-server: $schema={schemas.address('site')}", f"# {words['head']}"]
    values = ("title", "author", "language", "base_url", "notes")
    lines += [_line(key, scalar(getattr(seen, key)), words[key]) for key in values]
    lines.append(_line("output", seen.output, words["output"]))
    ignore = ", ".join(scalar(glob) for glob in seen.habit.ignore)
    lines += [_line("ignore", f"[{ignore}]", words["ignore"])] if ignore else []
    lines.append(_line("private", "[]", words["private"]))
    return "\n".join(lines) + "\n"


def _line(key: str, value: str, words: str) -> str:
    return f"{key}: {value}" + (f" # {words}" if words else "")


def scalar(text: str) -> str:
    """The text as YAML has it on one line: plain where that is read back the same, else in quotation marks."""
    try:
        plain = yaml.safe_load(f"[{text}]") == [text] and yaml.safe_load(f"a: {text} # b") == {"a": text}
    except yaml.YAMLError:
        plain = False
    return text if plain and "\n" not in text else json.dumps(text, ensure_ascii=False)


def workflow(branch: str, inside: str) -> str:
    """The workflow of GitHub Actions that publishes the notes of that branch, in that folder of its repository."""
    made = _PAGES.format(branch=scalar(branch or "main"))
    return made + (f"        with: {{folder: {scalar(inside)}}}\n" if inside else "")


def missing_lines(before: str, output: str) -> str:
    """What a `.gitignore` lacks, to be put behind what it has."""
    known = {line.strip().strip("/") for line in before.splitlines()}
    lines = [line for line in (f"/{output}/", "/.papernotes/") if line.strip("/") not in known]
    if not lines:
        return ""
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    return gap + "# Made by papernotes\n" + "\n".join(lines) + "\n"


def proposed(folder: Path, seen: Seen, pages: bool) -> tuple[Fresh, ...]:
    """The files that `init` would write, in the order in which it tells of them. The workflow belongs to the top of the
    repository, which `folder` may be below."""
    before = folder / ".gitignore"
    files = [
        Fresh("site.yaml", site_yaml(seen), (folder / "site.yaml").exists()),
        Fresh(".gitignore", missing_lines(text_of(before), seen.output), before.exists(), adds=True),
    ]
    if pages:
        path = "/".join([*([".."] * len(seen.inside.split("/")) if seen.inside else []), WORKFLOW])
        files.append(Fresh(path, workflow(seen.branch, seen.inside), (folder / path).exists()))
    return tuple(files)
