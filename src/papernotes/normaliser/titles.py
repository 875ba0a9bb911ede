"""A heading, list item or file name as notes write it -> the paper's title, and what else stands in it.

    "### 2.BASE TTS: Lessons from ... (ICML'24) [code](u) ⭐⭐"  ->  title, short "BASE TTS", ICML, 2024, code link
    "第3篇《Masked Autoencoders》"  "【CVPR2022】X"  "2022 - [X](u)"  "[2018 @Baidu] X"  "X（2017.12）（ECCV2018）"

Nothing is invented: what cannot be told apart from the title stays in it.
"""

from __future__ import annotations

import re
from html import unescape

import msgspec

from ..model import Mark
from .venues import venues_in

EMOJI = re.compile(
    r"(?:[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\u3030\u303d][\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]*)+"
)
SHORTCODE = re.compile(r":[a-z0-9_+-]{2,40}:")
YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
ARXIV_ID = r"\d{4}\.\d{4,5}(?:v\d+)?"

_NUMBER = re.compile(
    r"^(?:\(?\d{1,3}(?:\.\d{1,2}){0,3}[).、．:：]+\.?(?!\d)\s*|（\d{1,3}）\s*|\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=\S)|\d{1,2}\s+(?=[A-Z一-鿿《\[【])(?!D\b)|"
    r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．：:]\s*|第\s*[一二三四五六七八九十百\d]+\s*[篇章节]\s*[、.：:]?\s*|[①-⑳]\s*|"
    r"(?:paper|论文|文章|文献)\s*#?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[:：.、)-]\s*|no\.?\s*\d{1,3}\s*[:：.、)-]?\s+|\[\d{1,3}\]\s*|#\d{1,3}\s+|[ivxIVX]{1,4}[.)]\s+|[A-H][.)]\s+)",
    re.IGNORECASE,
)
_READING = re.compile(
    r"^[\[【「(（]?\s*(?:\d{4}[-/.]\d\d[-/.]\d\d\s*)?(?:论文|文献|paper|reading|article)?\s*(?:阅读笔记|阅读|笔记|解读|精读|十问|导读|分享|速读|学习|翻译|总结|"
    r"粗读|泛读|复现|reading notes?|reading|review|notes?|summary|explained)\s*(?:系列)?\s*\d*\s*[\]】」)）]?\s*(?:[：:|｜\-–—]+\s*|(?=[\[【《“\"(（])|\s+|(?<=[】\]])|$)",
    re.IGNORECASE,
)
_READING_BARE = re.compile(
    r"^(?:论文|文献|paper|title|标题|题目|论文题目|论文标题|论文名称?)\s*[:：]\s*", re.IGNORECASE
)
_READING_END = re.compile(
    r"[\s\-–—_|｜:：,，]*(?:(?:的|之)?(?:论文)?(?:阅读|学习|读书)?(?:笔记|总结|解读|精读|导读|详解|原理导读|论文摘要|方法总结)|"
    r"(?:paper )?(?:reading )?notes?|deep dive|summary)\s*$",
    re.IGNORECASE,
)
LINK_WORDS = frozenset(
    [
        "paper",
        "pdf",
        "arxiv",
        "code",
        "github",
        "link",
        "links",
        "project",
        "page",
        "projectpage",
        "website",
        "homepage",
        "web",
        "video",
        "demo",
        "slides",
        "slide",
        "poster",
        "blog",
        "data",
        "dataset",
        "datasets",
        "openreview",
        "supp",
        "supplementary",
        "bibtex",
        "url",
        "doi",
        "here",
        "official",
        "pytorch",
        "tensorflow",
        "tf",
        "jax",
        "keras",
        "torch",
        "colab",
        "model",
        "models",
        "weights",
        "论文",
        "代码",
        "链接",
        "原文",
        "项目",
        "主页",
        "地址",
        "论文链接",
        "论文地址",
        "项目主页",
        "代码链接",
        "视频",
        "源码",
        "下载",
        "开源",
        "官方代码",
        "解读",
        "知乎",
        "post",
        "talk",
        "tweet",
        "abs",
        "html",
        "note",
        "notes",
        "笔记",
        "paperlink",
        "codelink",
        "pytorchcode",
        "unofficial",
        "🔗",
        "cvf",
        "acm",
        "ieee",
        "acl",
        "anthology",
        "review",
        "官方",
        "复现",
        "gitlab",
        "huggingface",
        "hf",
        "summary",
        "annotated",
    ]
)
_BRACKETS = {"[": "]", "【": "】", "(": ")", "（": "）", "「": "」", "〔": "〕", "<": ">"}
_CLOSERS = {closer: opener for opener, closer in _BRACKETS.items()}


class Named(msgspec.Struct, frozen=True):
    """What a heading says. `marker` is the emoji or shortcode it begins with; `arxiv` an id in brackets."""

    title: str
    short: str | None = None
    venue: str | None = None
    year: int | None = None
    month: str | None = None  # "2018-01" where a month is given with the year
    institution: str | None = None
    arxiv: str | None = None
    marker: str = ""
    numbered: bool = False
    quoted: bool = False  # 《...》
    dropped: bool = False  # struck through
    status: str = ""  # "to-read", "reading", "read" by a mark in the heading
    hint: bool = False  # says "paper reading: ..." itself


class _Reader:
    """Takes the title apart from both ends; what it recognises is kept in `found`."""

    def __init__(self, text: str) -> None:
        self.text = unescape(text).strip()
        self.found: dict[str, object] = {}

    def keep(self, key: str, value: object) -> None:
        if value is not None and self.found.get(key) in (None, ""):
            self.found[key] = value


def read_title(text: str, marks: tuple[Mark, ...] = ()) -> Named:
    """The parts of one heading, list item or name."""
    reader = _Reader(_without_link_words(" ".join(text.split("\n")) if not marks else text.replace("\n", " "), marks))
    _front(reader)
    quoted = re.search(r"《([^《》]{3,})》", reader.text)
    if quoted and len(quoted[1]) * 2 >= len(re.sub(r"\s", "", reader.text)) - 14:
        outside = reader.text.replace(quoted[0], " ")
        for venue in venues_in(outside)[:1]:
            reader.keep("venue", venue.name)
            reader.keep("year", venue.year)
        _years(reader, outside)
        reader.text = quoted[1].strip()
        reader.keep("quoted", True)
    for _ in range(8):
        before = reader.text
        _front(reader)
        _back(reader)
        reader.text = re.sub(r"^[“\"](.+)[”\"]$", r"\1", reader.text.strip()).strip(" ,")
        if reader.text == before:
            break
    title = re.sub(r"\s+", " ", reader.text).strip(" *_~|·•,，;；:：-–—[(（【")
    title = re.sub(r"(?<=\w)[.。]$", "", title)
    if title.startswith(("“", '"')) and title.endswith(("”", '"')):
        title = title[1:-1].strip(" ,.")
    reader.keep("short", short_of(title))
    return Named(title, **reader.found)  # type: ignore[arg-type]


def _without_link_words(text: str, marks: tuple[Mark, ...]) -> str:
    """The text without links that only say [paper] or [code], whose addresses are read elsewhere."""
    for mark in sorted(marks, key=lambda mark: -mark.start):
        label = re.sub(r"[\s\[\]()（）【】:：_-]+", "", text[mark.start : mark.end]).casefold()
        if mark.kind == "link" and (
            label in LINK_WORDS or re.fullmatch(r"https?//\S+", label) or label.startswith("http")
        ):
            start, end = mark.start, mark.end
            while start > 0 and end < len(text) and text[start - 1] in "[(（【" and text[end] in "])）】":
                start, end = start - 1, end + 1
            text = text[:start] + " " + text[end:]
    return text.strip()


def _front(reader: _Reader) -> None:
    for _ in range(10):
        text = reader.text.lstrip(" \t*_~>|·•,，;；：")
        if text.startswith(": "):
            text = text[2:]
        marker = EMOJI.match(text) or SHORTCODE.match(text)
        number, reading = _NUMBER.match(text), _READING.match(text) or _READING_BARE.match(text)
        if marker:
            reader.keep("marker", marker[0].strip())
            _status_of(reader, marker[0])
            reader.text = text[marker.end() :]
        elif task := re.match(r"\[([ xX/?!-])\]\s+", text):
            reader.keep("status", {" ": "to-read", "/": "reading"}.get(task[1], "read"))
            reader.text = text[task.end() :]
        elif task := re.match(r"(TODO|DONE|LATER|NOW|DOING|WAITING)\s+(?=\S)", text):
            reader.keep("status", {"DONE": "read", "NOW": "reading", "DOING": "reading"}.get(task[1], "to-read"))
            reader.text = text[task.end() :]
        elif number and len(text) > number.end():
            reader.keep("numbered", True)
            reader.text = text[number.end() :]
        elif reading and len(text) > reading.end() and reading.end() > 1:
            reader.keep("hint", True)
            reader.text = text[reading.end() :]
        elif (group := _group_at(text)) and len(text) > group[1] and _take_group(reader, group[0]):
            reader.text = text[group[1] :]
        elif (cut := _dated_front(reader, text)) is not None:
            reader.text = cut
        elif said := re.match(r"^[一-鿿]{1,6}[：:]\s*(?=[A-Z][^一-鿿]{12,}$)", text):
            reader.text = text[said.end() :]
        elif named := re.match(
            r"^([^\s.]{2,20}(?: [^\s.]{2,12})?)(?:\.\s+|\s+[-–—]\s+)(?=[A-Z\d][^.]*(?: [^\s]+){3})", text
        ):
            if not is_name(named[1]) or not re.search(r"[a-z]{3}", text[named.end() :]):
                reader.text = text
                return
            reader.keep("short", named[1])
            reader.text = text[named.end() :]
        else:
            reader.text = text
            return


def _dated_front(reader: _Reader, text: str) -> str | None:
    """ "2022 - T", "CVPR 2020 | T", "CVPR2020: T", "2021_ICLR_T", "2023.05.01 T": the text behind, or None."""
    date = re.match(rf"(?:{YEAR}[-/.年]\d{{1,2}}(?:[-/.月]\d{{1,2}}日?)?)[\s:：_|,，-]+(?=\S)", text)
    if date:
        _years(reader, date[0])
        return text[date.end() :]
    year = re.match(rf"({YEAR})年?[\s]*[-–—|:：_,，.][\s]*(?=\S)|({YEAR})\s+(?=[A-Z\[《【]|\dD\b)", text)
    if year:
        reader.keep("year", int(year[1] or year[2]))
        return text[year.end() :]
    first = next(iter(venues_in(text)), None)
    if first and first.start == 0 and first.name:
        behind = re.match(
            r"\s*[-–—|:：_/,，.]+\s*(?=\S)|\s+(?=\S)"
            if first.year or reader.found.get("year")
            else r"\s*[|｜:：_/]\s*(?=\S)",
            text[first.end :],
        )
        if behind and (
            first.year or reader.found.get("year") or not text[first.end :].startswith(": ") or "：" in behind[0]
        ):
            reader.keep("venue", first.name)
            reader.keep("year", first.year)
            return text[first.end + behind.end() :]
    return None


def _group_at(text: str) -> tuple[str, int] | None:
    """The bracketed group that the text begins with: what is inside, and where it ends."""
    closer = _BRACKETS.get(text[:1])
    if not closer:
        return None
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == text[0]) - (letter == closer)
        if depth == 0:
            return text[1:at], at + 1
    return None


def _back(reader: _Reader) -> None:
    for _ in range(10):
        text = reader.text.rstrip(" \t*_~|·•,，;；:：#-–—")
        if text.endswith((" .", "。")) or (text.endswith(".") and _tail_venue(text[:-1])):
            text = text[:-1].rstrip()
        reader.text = text
        emoji = re.search(rf"(?:{EMOJI.pattern}|{SHORTCODE.pattern})$", text)
        if emoji and emoji.start() > 0:
            _status_of(reader, emoji[0])
            reader.text = text[: emoji.start()]
        elif text[-1:] in _CLOSERS and (start := _group_start(text)) is not None and start > 0:
            if not _take_group(reader, text[start + 1 : -1], tail=True, head=text[:start]):
                return
            reader.text = text[:start]
        elif authors := re.search(
            r"\s*[.,，]?\s+(?:(?:[A-Z]\.[ -]?)+[A-Z][\w’'-]+|[A-Z][\w’'-]+)\s*,?\s+et al\.?$", text
        ):
            reader.text = text[: authors.start()]
        elif tail := _tail_venue(text):
            reader.keep("venue", tail[0])
            reader.keep("year", tail[1])
            reader.text = text[: tail[2]]
        elif (end := _READING_END.search(text)) and end.start() > 2:
            reader.keep("hint", True)
            reader.text = text[: end.start()]
        else:
            return


def _tail_venue(text: str) -> tuple[str | None, int | None, int] | None:
    """A venue or year that closes the text behind a separator: where the title ends before it."""
    found = venues_in(text)
    if found and found[-1].end >= len(text) - 1 and found[-1].start > 3:
        venue = found[-1]
        before = re.search(r"[\s]*(?:[,，.。|@/;；]|\s[-–—]+|\s(?:in|at|@))[\s*_]*$|[-–—]+\s*$", text[: venue.start])
        if before or (venue.year and text[venue.start - 1] == " "):
            return venue.name, venue.year, before.start() if before else venue.start
    year = re.search(rf"\s*[,，.|]\s*({YEAR})$|\s+[-–—]\s+({YEAR})$", text)
    if year and year.start() > 3:
        return None, int(year[1] or year[2]), year.start()
    return None


def _group_start(text: str) -> int | None:
    opener = _CLOSERS[text[-1]]
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == text[-1]) - (text[at] == opener)
        if depth == 0:
            return at
    return None


def _take_group(reader: _Reader, inside: str, tail: bool = False, head: str = "") -> bool:
    """Whether a bracketed group says something known: venue, year, date, arXiv id, affiliation, short name."""
    bare = inside.strip(" *_")
    if not bare or all(_is_link_word(part) for part in re.split(r"[\s,，/|&+]+", bare)):
        return True
    if _take_venue(reader, bare):
        return True
    if EMOJI.fullmatch(bare) or re.fullmatch(
        r"(?i)oral|spotlight|poster|highlight|best paper.*|survey|综述|必读|重要|todo|wip", bare
    ):
        _status_of(reader, bare)
        return True
    if re.fullmatch(ARXIV_ID, bare) or re.fullmatch(rf"(?i)arxiv[:\s]*{ARXIV_ID}", bare):
        reader.keep("arxiv", re.search(r"\d{4}\.\d{4,5}", bare)[0])  # type: ignore[index]
        return True
    affiliation = re.fullmatch(rf"(?:({YEAR})[.\d]*)?\s*@\s*(.+)", bare)
    if affiliation:
        reader.keep("year", int(affiliation[1]) if affiliation[1] else None)
        reader.keep("institution", affiliation[2].strip())
        return True
    if not tail and is_name(bare) and len(bare.split()) <= 2 and not re.fullmatch(r"[\d.]+", bare):
        reader.keep("short", bare)
        return True
    return tail and _take_short(reader, bare, head)


def _take_venue(reader: _Reader, bare: str) -> bool:
    found = venues_in(bare)
    if found and len(re.sub(r"\W", "", bare[: found[0].start] + bare[found[0].end :])) <= 16:
        reader.keep("venue", found[0].name)
        reader.keep("year", found[0].year)
        _years(reader, bare)
        return True
    if re.fullmatch(rf"(?:{YEAR}|\d\d)[-/.年]\d{{1,2}}(?:[-/.月]\d{{1,2}})?[日月]?|{YEAR}年?", bare):
        _years(reader, bare)
        return True
    journal = re.fullmatch(rf"([一-鿿]{{2,12}}(?:学报|杂志|期刊|通报))[\s,，]*({YEAR})?", bare)
    if journal:
        reader.keep("venue", journal[1])
        reader.keep("year", int(journal[2]) if journal[2] else None)
        return True
    unknown = re.fullmatch(
        rf"([A-Z][A-Za-z&-]*[A-Z][A-Za-z&-]*(?: [A-Z][A-Za-z]+)?)[\s,，'’-]*({YEAR}|\d\d)(?:[ ,]*(?:oral|Oral|Workshop))?",
        bare,
    )
    if unknown and (len(unknown[2]) == 4 or "'" in bare or "’" in bare):
        reader.keep("venue", unknown[1])
        reader.keep("year", int(unknown[2]) if len(unknown[2]) == 4 else 2000 + int(unknown[2]))
        return True
    return False


def _take_short(reader: _Reader, bare: str, head: str) -> bool:
    """`Long Title (VITS)`: a name in closing brackets is the paper's short name."""
    if is_name(bare) and len(head.split()) >= 3:
        reader.keep("short", bare)
        return True
    return False


def _years(reader: _Reader, text: str) -> None:
    year = re.search(rf"(?<!\d)({YEAR})(?:[-/.年](\d{{1,2}}))?(?!\d)", text)
    if year:
        reader.keep("year", int(year[1]))
        if year[2] and 1 <= int(year[2]) <= 12:
            reader.keep("month", f"{year[1]}-{int(year[2]):02d}")


def _is_link_word(word: str) -> bool:
    return re.sub(r"[\W_]+", "", word).casefold() in LINK_WORDS or not re.sub(r"\W+", "", word)


def _status_of(reader: _Reader, mark: str) -> None:
    if any(sign in mark for sign in ("✅", "☑", "✔", "white_check_mark", "heavy_check_mark")):
        reader.keep("status", "read")
    elif any(sign in mark for sign in ("❓", "⏳", "🔖", "📌", "🕒", "⌛", "todo", "TODO", "👀")):
        reader.keep("status", "to-read")
    elif any(sign in mark for sign in ("🚧", "wip", "WIP", "🔄")):
        reader.keep("status", "reading")


_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "on",
        "in",
        "for",
        "with",
        "and",
        "or",
        "to",
        "from",
        "by",
        "via",
        "at",
        "as",
        "is",
        "are",
        "be",
        "using",
        "into",
        "over",
        "under",
        "towards",
        "toward",
        "without",
        "beyond",
        "not",
        "all",
        "you",
        "need",
        "its",
        "it",
        "their",
        "this",
        "that",
        "can",
        "do",
        "does",
        "we",
        "how",
        "what",
        "why",
        "when",
        "where",
        "are",
        "more",
        "better",
        "one",
        "two",
        "than",
        "between",
        "through",
        "across",
        "per",
        "its",
        "your",
        "our",
        "et",
        "al.",
        "vs",
        "meets",
        "meet",
        "new",
    ]
)
COMMON = frozenset(
    [
        "introduction",
        "background",
        "overview",
        "summary",
        "basics",
        "tips",
        "tools",
        "resources",
        "training",
        "inference",
        "attention",
        "transformer",
        "transformers",
        "models",
        "model",
        "methods",
        "data",
        "datasets",
        "papers",
        "paper",
        "notes",
        "reading",
        "survey",
        "blog",
        "code",
        "projects",
        "misc",
        "others",
        "general",
        "theory",
        "optimization",
        "regularization",
        "generation",
        "detection",
        "segmentation",
        "classification",
        "tracking",
        "retrieval",
        "video",
        "image",
        "text",
        "audio",
        "speech",
        "language",
        "vision",
        "graphics",
        "rendering",
        "reconstruction",
        "editing",
        "synthesis",
        "diffusion",
        "gan",
        "gans",
        "vae",
        "nerf",
        "cnn",
        "cnns",
        "rnn",
        "rnns",
        "llm",
        "llms",
        "nlp",
        "cv",
        "rl",
        "mllm",
        "mllms",
        "vlm",
        "vlms",
        "agents",
        "agent",
        "alignment",
        "evaluation",
        "benchmark",
        "benchmarks",
        "dataset",
        "architecture",
        "architectures",
        "network",
        "networks",
        "backbone",
        "backbones",
        "pretraining",
        "loss",
        "losses",
        "metrics",
        "application",
        "applications",
        "tutorial",
        "questions",
        "appendix",
        "preface",
        "foreword",
        "index",
        "home",
        "readme",
        "todo",
        "done",
        "template",
        "untitled",
        "test",
        "hardware",
        "software",
        "systems",
        "security",
        "privacy",
        "networking",
        "databases",
        "database",
        "compilers",
        "storage",
        "memory",
        "scheduling",
        "quantization",
        "pruning",
        "distillation",
        "compression",
        "robotics",
        "planning",
        "control",
        "perception",
        "localization",
        "mapping",
        "slam",
        "depth",
        "pose",
        "hands",
        "face",
        "faces",
        "avatar",
        "avatars",
        "music",
        "tts",
        "asr",
        "vc",
        "sr",
        "t2i",
        "t2v",
        "i2v",
        "3d",
        "2d",
        "4d",
        "ai",
        "ml",
        "dl",
        "math",
        "linear",
        "algebra",
        "probability",
        "statistics",
        "calculus",
        "python",
        "pytorch",
        "linux",
        "git",
        "latex",
    ]
)


def is_name(text: str) -> bool:
    """Whether a text could be a method's short name: one to three words, letters and digits, not a common word.

    VITS, GFP-GAN, Wav2Lip 2.0, HiFi Tuner, 3DGS, pix2pix; not "Method", "the best".
    """
    words = text.split()
    if not 1 <= len(words) <= 3 or not 2 <= len(text) <= 32 or not re.search(r"[A-Za-z]", text):
        return False
    if not re.fullmatch(r"[A-Za-z0-9α-ωΑ-Ω²³½∞²³⁺+*$^{}_\-–./·' ’!α]+", text) or venues_in(text):
        return False
    if all(word.casefold() in _SMALL | COMMON for word in words) or (
        len(words) > 1 and any(word.casefold() in _SMALL for word in words)
    ):
        return False
    return any(re.search(r"[A-Z0-9]", word) for word in words) and not re.fullmatch(r"[\d.]+", text)


def short_of(title: str) -> str | None:
    """The short name in front of a title's colon or dash, or the title itself where it is but a name."""
    head = re.match(r"^([^:：]{2,34}?)\s*(?:[:：]\s*|\s[–—-]\s)(?=\S)", title)
    if head and (is_name(head[1]) or _LETTERS.fullmatch(head[1])) and not re.fullmatch(r"(?i)towards?|learning|part \w+|step \w+", head[1]):
        return head[1].strip()
    if " " in title and len(title.split()) > 3:
        return None
    return title if is_name(title) and (len(title.split()) == 1 or _camel(title)) else None


# NeRF, CLIP, GAN: subjects by themselves, names before a colon.
_LETTERS = re.compile(r"[A-Z0-9][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9]*")


def _camel(text: str) -> bool:
    """Whether a word of a short phrase is written as names are: inner capitals, digits or all capitals."""
    return any(re.search(r"[a-z][A-Z]|\d|^[A-Z]{2,}", word) for word in text.split()) or len(text.split()) == 2


def likeness(title: str) -> float:
    """How much a text looks like a paper's title by itself: 0 not at all, 1 a name, 2 a title, 3 "Name: A Title"."""
    text = title.strip()
    words = re.findall(r"[A-Za-z0-9][\w’'+./-]*", text)
    chinese = len(re.findall(r"[一-鿿]", text))
    if chinese > max(4, len(words)):
        return _chinese_likeness(text, chinese)
    if not words or (text.endswith(("?", "？")) and len(words) < 5) or len(words) > 32:
        return 0.0
    if re.match(
        r"(?i)(?:chapter|lecture|lesson|section|unit|module|appendix|part|week|day|step|exercise|homework|lab)\s*\d|\w*(?:Error|Exception)\b:|.*\{\{",
        text,
    ):
        return 0.0
    if re.match(
        r"(?i)(how to|introduction to|guide to|what is|what are|notes on|tips for|list of|an? quick|getting started)\b",
        text,
    ):
        return 0.0
    capital = sum(1 for word in words if word[0].isupper() or word[0].isdigit() or word.casefold() in _SMALL)
    titled = capital / len(words) >= 0.7 and sum(1 for word in words if word[0].isupper()) >= 2
    if short_of(text) and re.search(r"[:：]|\s[–—-]\s", text) and len(words) >= 4:
        return 3.0 if titled or len(words) >= 6 else 2.0
    if len(words) >= 4:
        return (
            (2.5 if len(words) >= 6 else 2.0) if titled else (1.2 if len(words) >= 5 and words[0][0].isupper() else 0.4)
        )
    if is_name(text) and not all(word.casefold() in COMMON for word in words):
        odd = any(re.search(r"[a-z][A-Z]|[A-Za-z]\d|\d[A-Za-z]|^[A-Z]{2,}[\dA-Z-]*$", word) for word in words)
        return (
            1.0
            if odd or (len(words) == 3 and titled)
            else (0.6 if titled or (len(words) == 1 and words[0][0].isupper()) else 0.2)
        )
    return 0.0


def _chinese_likeness(text: str, chinese: int) -> float:
    if (
        re.search(
            r"综述$|综述[:：]|研究进展$|^基于.{3,}的.{2,}|^面向.{3,}的.{2,}|^.{2,}的.{2,}(?:方法|算法|模型|研究|网络)$",
            text,
        )
        and chinese >= 5
    ):
        return 2.0
    return 0.0
