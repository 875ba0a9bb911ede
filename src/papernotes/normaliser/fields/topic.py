"""The topic path: the headings above the entry, or what the head of its note says (`categories`, `topic`)."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

from ... import head_keys
from ...patterns import pattern
from ..draft import Draft
from ..files.file_names import EXPORTED, file_title, in_folders
from ..headings.groups import is_date, is_generic, venue_of
from ..headings.topic_names import clean_topic
from ..identity import fold
from ..lexicon.venue_names import ORDINARY
from ..references.likeness import NUMBERED
from ..references.venues import known as venue_named


def read_topic(draft: Draft, known: Mapping[str, object]) -> dict[str, object]:
    """`topic`, cleaned and by site.yaml's aliases, and `topic_written` with the note's numbering."""
    path = draft.seed.group.path
    if not path and draft.whole:
        said = draft.note.values(*head_keys.TOPIC.names) or draft.note.values(*head_keys.COLLECTIONS.names)[:1]
        if not said:
            fields = (
                keyed.value
                for keyed in draft.values("topic")[:1]
                if "#" not in keyed.value and not _KIND.fullmatch(keyed.value) and not keyed.value.endswith(("?", "？"))
            )
            said = tuple(_FURTHER.sub("", value) for value in fields)
        path = tuple(
            (clean_topic(name), name)
            for value in said[:3]
            for name in _parts(value.strip("[]"), draft.note.value("zt-attachments") != "")
            if name
        )
    if not path and draft.seed.item:
        said = tuple(value for field, value in draft.seed.item.fields if field == "topic")
        path = tuple((clean_topic(name), name) for value in said[:1] for name in [_FURTHER.sub("", value)] if name)
    path = tuple((name, written) for name, written in path if not is_generic(name) and not _NOT_TOPIC.match(name))
    names = draft.config.topics
    filed = in_folders(draft.note.path, draft.note.dialect)
    if not path and draft.whole and (folders := _folders(filed, draft.seed.named.title, known["venue"])):
        return {"topic": tuple(names.get(folder, folder) for folder in folders), "topic_written": ()}
    return {
        "topic": tuple(names.get(name, name) for name, _ in path),
        "topic_written": tuple(written for _, written in path),
    }


def _parts(value: str, by_program: bool) -> list[str]:
    """The topics within one another that a value names; a program that keeps a paper's place in Zotero has the inner ones
    first: `Detection > Vision`."""
    parts = re.split(r"\s*(?:>|/(?!\s)|,|，)\s*", value)
    return parts[::-1] if by_program and " > " in value else parts


def _folders(path: str, title: str, venue: object) -> tuple[str, ...]:
    """The folders that a note is in, alone or with others, where their names could be subjects: the keeper's own grouping
    of one file per paper, `CV/Detection/x.md`. Folders of programs, dates and states are no subjects, nor is one that is
    named as the paper."""
    found: list[str] = []
    stem = path.rpartition("/")[2].removesuffix(".md")
    for folder in path.split("/")[-2::-1]:
        name = clean_topic(EXPORTED.sub("", folder).replace("_", " ").strip())
        if len(found) == _DEEPEST or not name or not _is_subject(name):
            continue
        own = path.endswith(f"/{folder}/index.md")  # and its figures
        own = own or (path.endswith(f"/{folder}/{stem}.md") and fold(stem) == fold(folder))
        if path.endswith(f"/{folder}/{stem}.md") and _OF_FOLDER.fullmatch(stem):  # DINOv3/README.md, on DINOv3
            own = title.casefold().startswith(_LED.sub("", name).casefold())  # "[ACL 2021] DINOv3/README.md", too
            own = own or fold(file_title(f"{folder}.md").title) == fold(title)  # ResNet-CVPR2016/README.md
        if not own and not _is_paper(name, title) and not _is_venue(name, venue):
            found.append(name)
    return tuple(reversed(found))


def _is_subject(name: str) -> bool:
    """Whether a folder of that name could be what papers are about."""
    bare = _NUMBER.sub("", name)
    generic = is_generic(bare) or _NOT_TOPIC.match(bare) or _FOLDERS.match(bare)
    return not (generic or is_date(name) or NUMBERED.fullmatch(name))


_DEEPEST = 3  # folders, of those nearest to the note: what is above them says where all notes are kept


# What the one note in the folder of a paper is called.
_OF_FOLDER = pattern(
    r"(?i)readme|overview|(?:reading|paper)?[-_ ]?notes?|main|summary|paper|review|(?:论文|阅读)?笔记|论文|总结|概述"
)


def _is_venue(folder: str, venue: object) -> bool:
    """Whether a folder is that of one conference or journal: `Infocom/`, `NDSS/`; `Nature/` where the paper was there."""
    name = venue_named(folder)
    said = isinstance(venue, str) and (name == venue or _begins(venue, folder))
    sure = name is not None and {name.casefold(), folder.casefold()}.isdisjoint(_WORDS)
    return said or sure or venue_of(folder) is not None


def _begins(venue: str, folder: str) -> bool:
    """Whether a folder is called by the first word of a venue: `Usenix/`, of USENIX Security."""
    return venue.casefold().split(" ", 1)[0] == folder.casefold() and len(folder) >= _WORD


def _is_paper(folder: str, title: str) -> bool:
    """Whether a folder is that of one paper: `Network-in-Network/`, `DETR3D-_3D_Object_Detection/`."""
    one, other = (_SIGNS.sub("", _LED.sub("", text)).casefold() for text in (folder, title))
    if one == other or min(len(one), len(other)) < _LONG:
        return one == other and any(sign in folder for sign in " -")
    return one in other or other in one or difflib.SequenceMatcher(None, one, other).ratio() >= _ALIKE


_KIND = pattern(
    r"(?i)(?:surveys?|reviews?|papers?|articles?|(?:survey|review|research|conference|journal|full|short|workshop) (?:papers?|articles?)|preprints?|"
    r"综述|(?:综述|期刊|会议|研究|学术|学位|硕士|博士)?(?:论文|文章)|期刊|会议)"
)  # of which kind it is, and not of what
_FURTHER = pattern(r"\s*[,，、;；].*")  # subjects behind the first, which is the topic
_LED = pattern(r"^[\[【(（][^\[\]【】()（）]{2,20}[\]】)）]\s*")  # [ICLR2018] before a title
_WORDS = frozenset(map(str.casefold, ORDINARY))
_WORD = 4  # letters of a venue's first word that is no accident
_SIGNS = pattern(r"[\W_]+")
_LONG = 16  # letters, from which on a folder's name that is in a title, or nearly it, is not so by accident
_ALIKE = 0.92


_NUMBER = pattern(r"^\d{1,2}[\s.-]+(?=\w)")  # 10 Projects, 3-Resources
_FOLDERS = pattern(
    r"(?i)^(?:source|src|content|contents|posts?|pages?|journals?|docs?|vault|obsidian|zotero|zettlr|dendron|notion|logseq|hexo|hugo|jekyll|"
    r"assets?|inbox|archives?|templates?|literature|readings?|library|knowledge|areas|\d[\d.\-_ ]*|january|february|march|april|may|june|july|august|"
    r"resources?|projects?|sources?|files|attachments|public|main|wiki|blogs?|sites?|website|study|learning|work|phd|university|home|en|zh|zh-?(?:cn|tw)|cn|ja|ko|"
    r"english|chinese|中文|英文|资料|文档|知识库|调研|工作|博客|项目|我的.*|个人.*|"
    r"september|october|november|december|deep ?dives?|reviews?|summar(?:y|ies)|github|typora|vscode|md|markdown|lit|refs?|note|zk|bib|reading[-_ ]?lists?|citations?|my ?.*notes?|.*-?notes)$"
)
_NOT_TOPIC = pattern(
    r"(?i)^(?:blog|post|posts|technology|tech|技术|随笔|paper[ _-]?(?:reading|review).*|论文.*|論文.*|논문.*|리뷰|컨퍼런스|학회|.*笔记|学习|科研|paper|papers|uncategorized|references?|研究|ai|"
    r"literature[ _-]?notes?|#?articles?)$"
)
