"""The keys of a note's head that papernotes reads, each with all its names: the code reads them from here, and so does
the JSON Schema of a head.

Names are in the form of `Field.key`: lower case, words joined by hyphens. Where a head has several, the first counts.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Value = Literal["text", "texts", "yes", "status", "split", "level", "levels"]


class Key(NamedTuple):
    """What one key says of a note, or of the paper that the whole note is."""

    names: tuple[str, ...]
    value: Value
    says: str
    ours: str = ""  # the name that we would write, where it is not the first

    @property
    def name(self) -> str:
        return self.ours or self.names[0]


TITLE = Key(("title", "标题", "题目"), "text", "The title of the note, and of the paper that the note is.")
FULL_TITLE = Key(
    (
        *(
            "original-title",
            "hypothesis-title",
            "papertitle",
            "paper-title",
            "论文标题",
            "full-title",
            "论文题目",
            "paper-name",
        ),
        *("paper", "论文", "论文名称", "文献标题", "题名", "fulltitle", "英文标题", "英文题目"),
    ),
    "text",
    "The title of the paper, where `title` is that of the note.",
)
SHORT = Key(
    ("method-name", "short", "short-title", "shortname", "acronym", "简称", "method", "model"),
    "text",
    "The short name by which other notes call the paper, such as NeRF.",
    "short",
)
ALIASES = Key(("aliases", "alias"), "texts", "Other names of the note or paper, and addresses that it had.")
ID = Key(("id",), "text", "A name by which links may call the note.")
AUTHORS = Key(
    (
        "authors",
        "作者",
        "论文作者",
        "creators",
        "author(s)",
        "paper-authors",
        "paper-author",
        "author-list",
        "作者列表",
        "first-author",
        "第一作者",
    ),
    "texts",
    "Who wrote the paper.",
)
AUTHOR = Key(("author",), "texts", "Who wrote the paper, where the head has other signs of one.")
INSTITUTIONS = Key(
    ("institutions", "institution", "affiliations", "affiliation", "org", "机构", "单位"),
    "texts",
    "Where its authors work.",
)
VENUE = Key(
    (
        *("venue", "conference", "journal", "booktitle", "publication", "publication-title", "proceedings"),
        *("conference-name", "proceedings-title", "container-title", "proceedingstitle", "publicationtitle"),
        *("conf", "published-in", "会议", "期刊", "发表", "presented-at", "conference/journal", "journal/conference"),
        *("paper-venue", "paper-conference", "paper-journal", "journaltitle", "journal-title", "journal-name"),
        *("期刊/会议", "会议/期刊", "发表于", "发表期刊", "发表会议", "期刊名称", "会议名称"),
    ),
    "text",
    "Where the paper was published, such as CVPR 2024.",
)
PUBLISHER = Key(
    ("publisher", "pub", "source", "published", "来源", "出处"),
    "text",
    "Its publisher, as the venue where it is known to be one.",
)
YEAR = Key(
    (
        *("year", "publication-year", "published", "publish-date", "issued", "发表年份", "年份"),
        *("date-published", "publication-date", "publish-year", "publicationdate", "publicationyear", "pubdate"),
        *(
            "pub-date",
            "paper-date",
            "paper-year",
            "published-year",
            "year-published",
            "published-date",
            "issued.date-parts",
            "发表时间",
            "发表日期",
            "出版年份",
        ),
    ),
    "text",
    "The year in which it was published.",
)
TOPIC = Key(
    ("topic", "topics", "categories", "category", "主题", "方向", "领域", "field", "area", "分类"),
    "texts",
    "The topic of the paper; `Vision/3D` is a topic within a topic.",
)
TAGS = Key(("tags", "tag", "标签"), "texts", "Tags, without #; `a/b` is a tag within a tag.")
KEYWORDS = Key(("keywords", "keyword", "关键词", "关键字"), "texts", "Words; those that begin with # are tags.")
STATUS = Key(
    ("status", "reading-status", "read-status", "状态", "阅读状态", "read", "progress"),
    "status",
    "to-read, reading or read; 待读, 在读 and 已读 are understood, and many words like them.",
)
KIND = Key(("type", "kind"), "text", "paper, survey or project.")
NOTED = Key(
    (
        *("date-read", "read-date", "date", "created", "created-at", "date-created", "create-time", "added"),
        *("date-added", "noted", "updated", "日期", "创建时间", "阅读日期", "created-time", "last-edited-time"),
        *("modified", "time", "reading-date", "read", "read-on", "read-at", "readdate", "dateread", "last-read"),
        *("finished", "finish-date", "date-finished", "creation-date", "阅读时间", "记录时间", "笔记日期"),
    ),
    "text",
    "The day on which the note was taken.",
    "date",
)
CHANGED = Key(
    ("lastmod", "updated", "modified", "last-modified", "date-modified", "last-edited-time", "更新时间", "修改时间"),
    "text",
    "The day on which the note was last changed, for feeds.",
)
ARXIV = Key(
    ("arxiv", "arxiv-id", "eprint", "arxivid"), "text", "The number of the paper at arXiv, or its address there."
)
DOI = Key(("doi",), "text", "The paper's DOI.")
CITEKEY = Key(("citekey", "citation-key", "bibkey"), "text", "The paper's key in a .bib file, such as kerbl2023.")
PRIVATE = Key(("private", "私密", "私有"), "yes", "true: the note is never published.")
DRAFT = Key(("draft", "草稿"), "yes", "true: the note is a draft, which only --drafts shows.")
PUBLISH = Key(("publish", "published", "dg-publish", "public", "公开", "发布"), "yes", "false: the note is a draft.")
SPLIT = Key(("papernotes-split",), "split", "How papers are found in the note.")
PAPER_LEVEL = Key(("papernotes-paper-level",), "level", "The level of the headings that are papers.")
TOPIC_LEVEL = Key(("papernotes-topic-level",), "level", "The level of the headings that are topics.")
PAPERNOTES = Key(("papernotes",), "levels", "How papers are found in the note.")
ORDER = Key(
    ("order", "weight", "nav-order", "sidebar-position"), "text", "The place of the note among its siblings, a number."
)
ABOUT = Key(("description", "summary"), "text", "What a note without papers is about, in a sentence.")
CSS = Key(("cssclasses", "cssclass"), "texts", "Classes of the note's page.")
ROOT = Key(("typora-root-url",), "text", "Where figures of addresses that begin with / are.")

SPLITS = ("auto", "headings", "list", "table", "file", "none")
ALL = (
    *(
        TITLE,
        FULL_TITLE,
        SHORT,
        ALIASES,
        ID,
        AUTHORS,
        AUTHOR,
        INSTITUTIONS,
        VENUE,
        PUBLISHER,
        YEAR,
        TOPIC,
        TAGS,
        KEYWORDS,
        STATUS,
        KIND,
    ),
    *(
        NOTED,
        CHANGED,
        ARXIV,
        DOI,
        CITEKEY,
        PRIVATE,
        DRAFT,
        PUBLISH,
        SPLIT,
        PAPER_LEVEL,
        TOPIC_LEVEL,
        PAPERNOTES,
        ORDER,
        ABOUT,
        CSS,
        ROOT,
    ),
)
