"""Every word that the site itself says, in one place per language. `{n}` and the like are filled by `str.format`."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ..text import has_cjk


class Words(msgspec.Struct, frozen=True):
    """The interface in one language."""

    lang: str  # BCP 47, for <html lang>
    foreign: str  # the language of titles in the other script
    site: str
    skip: str
    nav: str
    home: str
    topics: str
    tags: str
    notes: str
    contents: str
    mode: str
    mode_label: str
    more: str
    papers: tuple[str, str]  # one, many
    figures: tuple[str, str]
    topics_n: tuple[str, str]
    notes_n: tuple[str, str]
    tags_n: tuple[str, str]
    unsaid: str
    lineage: str
    lineage_why: str
    sentences: str
    written: str
    recognised: str
    calendar: str
    calendar_why: str
    calendar_note: str
    month: str
    timeline: str
    glossary: str
    venues: str
    years: str
    institutes: str
    months_n: tuple[str, str]
    terms_n: tuple[str, str]
    venues_n: tuple[str, str]
    years_n: tuple[str, str]
    institutes_n: tuple[str, str]
    by_venue: str
    no_venue: str
    undated: str
    gaps: str
    gaps_why: str
    gaps_none: str
    lacks: Mapping[str, str]  # by kind of gap or code of diagnostic
    chinese: str
    english: str
    used_in: str
    given: str
    indexes: str
    statuses: Mapping[str, str]
    kinds: Mapping[str, str]
    facets: Mapping[str, str]
    links: Mapping[str, str]
    dated: Mapping[str, str]
    lately: str
    waiting: str
    reading: str
    all_papers: str
    by_year: str
    no_year: str
    others: str
    llms: str
    pages: str
    views: str
    empty_library: str
    empty_library_hint: str
    status: str
    kind: str
    published: str
    institutions: str
    noted: str
    source: str
    source_line: str
    tag_list: str
    here: str
    guessed: str
    own: str
    stub: str
    stub_read: str
    reading_n: str
    named_by: str
    names: str
    names_relations: dict[str, str]  # of this paper to the one it names
    named_by_relations: dict[str, str]  # of the one that names to this paper
    more_quotes: str
    related: str
    related_why: str
    neighbours: str
    note_neighbours: str
    previous: str
    next: str
    untopical: str
    place: str
    span_years: str
    last_noted: str
    subtopics: str
    subtags: str
    own_papers: str
    columns: tuple[str, str, str, str]
    whole_note: str
    note_papers: str
    note_head: str
    to_paper: str
    lines: str
    lost: str
    huge: str
    broken: str
    lost_why: str
    lost_empty: str
    figure_of: str
    sought: str
    embedded: str
    diagram: str
    page: str
    unseen: str
    cycle: str
    tasks: Mapping[str, str]
    marked: str
    callouts: Mapping[str, str]
    not_found: str
    not_found_why: str
    not_found_ways: str
    moved: str
    moved_where: str
    inferred: str
    inferred_means: str
    own_means: str
    own_word: str
    made_of: str
    no_facet: str
    colon: str
    comma: str
    filled: str
    matrix: str
    slides_keys: str
    view_list: str
    view_names: Mapping[str, str]
    table_columns: Mapping[str, str]
    filter: str
    any: str
    clear: str
    of_all: str
    none_found: str
    more_rows: str
    figures_all: str
    figures_unseen: str
    empty_topic: str
    cite: str
    copy: str
    copied: str
    close: str
    open: str
    original: str
    both_say: str
    inferred_short: str
    guesses: str
    next_figure: str
    previous_figure: str
    keys: str
    keys_on: str
    key_rows: tuple[tuple[str, str], ...]
    search: Mapping[str, str]  # also given to the scripts that search


ZH = Words(
    lang="zh-Hans",
    foreign="en",
    site="论文笔记",
    skip="跳到正文",
    nav="全站",
    home="首页",
    topics="主题",
    tags="标签",
    notes="笔记",
    contents="目录",
    mode="明暗",
    mode_label="切换明暗",
    more="全部",
    papers=("{n} 篇", "{n} 篇"),
    figures=("{n} 幅图", "{n} 幅图"),
    topics_n=("{n} 个主题", "{n} 个主题"),
    notes_n=("{n} 个笔记文件", "{n} 个笔记文件"),
    tags_n=("{n} 个标签", "{n} 个标签"),
    unsaid="笔记里没写",
    lineage="沿革",
    lineage_why="谁以谁为底",
    sentences="{n} 条边的原句",
    written="笔记里写明",
    recognised="由提名推断",
    calendar="阅读日历",
    calendar_why="一日一点，点大则多",
    calendar_note="到最近一次为止的一年里记了 {n} 篇，{m} 天有记。",
    month="{n} 月",
    timeline="时间线",
    glossary="术语",
    venues="会议与期刊",
    years="年份",
    institutes="机构",
    months_n=("{n} 个月", "{n} 个月"),
    terms_n=("{n} 对术语", "{n} 对术语"),
    venues_n=("{n} 个会议与期刊", "{n} 个会议与期刊"),
    years_n=("{n} 个年份", "{n} 个年份"),
    institutes_n=("{n} 家机构", "{n} 家机构"),
    by_venue="按会议与期刊",
    no_venue="出处不详",
    gaps="还缺什么",
    gaps_why="只在 papernotes serve 时可见，不会出现在发布的网站里。",
    gaps_none="什么也不缺。",
    lacks={
        "stub": "标为已读，却什么也没写",
        "venue": "出处不详",
        "year": "年份不详",
        "paper": "没有论文的地址",
        "code": "没有代码的地址",
        "unnamed": "没有别的论文提到它，它也没提到别的",
        "possible-duplicate": "可能是同一篇",
        "empty-image": "没有地址的图",
        "missing-image": "找不到的图",
        "remote-image": "在别处服务器上的图",
        "broken-link": "没有去处的链接",
    },
    undated="另有 {n} 篇不知是哪一天记的。",
    chinese="中文",
    english="英文",
    used_in="见于",
    given="写在 site.yaml 里",
    indexes="索引",
    statuses={"to-read": "待读", "reading": "在读", "read": "读过"},
    kinds={"paper": "论文", "project": "项目", "survey": "综述"},
    facets={
        "motivation": "动机",
        "task": "任务",
        "background": "背景",
        "existing": "已有方法",
        "contribution": "贡献",
        "method": "方法",
        "loss": "损失",
        "experiments": "实验",
        "results": "结果",
        "conclusion": "结论",
        "related": "相关工作",
        "limitations": "局限",
        "questions": "疑问",
        "review": "评价",
        "other": "",
    },
    links={
        "arxiv": "arXiv",
        "doi": "DOI",
        "pdf": "PDF",
        "code": "代码",
        "project": "项目页",
        "data": "数据",
        "demo": "演示",
        "video": "视频",
        "blog": "文章",
        "other": "链接",
    },
    dated={
        "front-matter": "写在笔记头部",
        "heading": "写在标题里",
        "image": "推断自图片的时间戳",
        "git": "推断自 git 提交",
        "file": "推断自文件名",
    },
    lately="近来所记",
    waiting="案头",
    reading="在读",
    all_papers="全部论文",
    by_year="按年",
    no_year="年份不详",
    others="其余 {n} 篇",
    llms="论文笔记：每篇论文一页。下面的链接是这些页的 Markdown，页与页之间的链接也是。",
    pages="分页",
    views="年份",
    empty_library="这里还没有论文",
    empty_library_hint="在笔记文件夹里写下第一篇：一个标题，几句话，再构建一次。",
    status="状态",
    kind="类别",
    published="发表",
    institutions="机构",
    noted="记于",
    source="出处",
    source_line="在笔记原文中查看，第 {line} 行",
    tag_list="标签",
    here="本页",
    guessed="由程序分出",
    own="我的话",
    stub="只记下了题目，还没有读。",
    stub_read="读过，没有留下笔记。",
    reading_n="第 {n} 次所记",
    named_by="被提及",
    names="提及",
    names_relations={
        "builds-on": "本文基于它",
        "improves": "本文改进它",
        "compares": "与它比较",
        "uses": "用到它",
        "followed-by": "它是后续",
    },
    named_by_relations={
        "builds-on": "基于本文",
        "improves": "改进本文",
        "compares": "与本文比较",
        "uses": "用到本文",
        "followed-by": "本文是其后续",
    },
    more_quotes="另有 {n} 处",
    related="相近",
    related_why="程序推荐",
    neighbours="同主题前后",
    note_neighbours="前后两页",
    previous="上一篇",
    next="下一篇",
    untopical="未归主题",
    place="第 {i} 篇，共 {n} 篇",
    span_years="{a}–{b} 年",
    last_noted="最近一次 {day}",
    subtopics="子主题",
    subtags="更细的标签",
    own_papers="论文",
    columns=("状态", "名称", "题目", "发表"),
    whole_note="笔记原文",
    note_papers="本文件里的论文",
    note_head="文件头",
    to_paper="论文页",
    lines="{n} 行",
    lost="图缺",
    huge="图太大，没有展开",
    broken="这不是一幅图",
    lost_why="{file} 第 {line} 行引用了它，文件不在",
    lost_empty="没有写地址",
    figure_of="{name} 的图",
    sought="〔找的是 {target}〕",
    embedded="引自",
    diagram="图的源码（Mermaid）",
    page="第 {n} 页",
    unseen="〔Obsidian 的画布和数据库，这里不显示〕",
    cycle="〔这段引用回到了自己〕",
    tasks={
        " ": "未完成",
        "x": "已完成",
        "X": "已完成",
        "/": "进行中",
        "-": "取消",
        ">": "推迟",
        "<": "已排期",
        "?": "存疑",
        "!": "重要",
        "*": "加星",
        "i": "信息",
        '"': "引文",
        "l": "地点",
        "b": "书签",
        "I": "想法",
        "p": "优点",
        "c": "缺点",
        "f": "要紧",
        "k": "关键",
        "w": "成果",
        "u": "上升",
        "d": "下降",
    },
    marked="标记为 {mark}",
    callouts={
        "note": "注",
        "info": "说明",
        "tip": "提示",
        "hint": "提示",
        "important": "要点",
        "warning": "注意",
        "caution": "当心",
        "attention": "注意",
        "danger": "危险",
        "error": "错误",
        "bug": "缺陷",
        "todo": "待办",
        "question": "问题",
        "help": "求助",
        "faq": "常见问题",
        "example": "例",
        "quote": "引文",
        "cite": "引文",
        "abstract": "摘要",
        "summary": "小结",
        "tldr": "一句话",
        "success": "成功",
        "check": "已核对",
        "done": "完成",
        "failure": "失败",
        "fail": "失败",
        "missing": "缺",
    },
    not_found="没有这一页",
    not_found_why="也许笔记改了名，也许论文换了地方。",
    not_found_ways="从这些地方找找看：",
    moved="这一页搬走了",
    moved_where="去新的地方",
    inferred="点线",
    inferred_means="程序推断，笔记里没有明写",
    own_means="我自己的话",
    own_word="朱字",
    made_of="由 {n} 个 Markdown 文件生成",
    no_facet="—",
    colon="：",
    comma="，",
    filled="填了 {n} 格，共 {all} 格（{rate}）",
    matrix="文献矩阵",
    slides_keys="方向键或空格翻页，Home 回到这里",
    view_list="看法",
    view_names={"list": "列表", "table": "表格", "matrix": "矩阵", "figures": "图墙", "own": "我的话"},
    table_columns={
        "status": "状态",
        "venue": "发表",
        "year": "年份",
        "institution": "机构",
        "topic": "主题",
        "noted": "记于",
        "named": "被提及",
        "links": "链接",
    },
    filter="筛选",
    any="不限",
    clear="清除",
    of_all="{n} / {all} 篇",
    none_found="没有这样的论文。",
    more_rows="再列 {n} 篇",
    figures_all="图",
    figures_unseen="另有 {n} 幅在别的网站上，或者文件不在。",
    empty_topic="这个主题下还没有论文。",
    cite="引用",
    copy="复制",
    copied="已复制",
    close="关闭",
    open="打开这一页",
    original="原图",
    both_say="都说到",
    inferred_short="（推断）",
    guesses="是不是要找：",
    next_figure="下一幅",
    previous_figure="上一幅",
    keys="按键",
    keys_on="用单个字母的按键",
    key_rows=(
        ("/", "搜索"),
        ("j k", "列表里的下一篇、上一篇"),
        ("n p", "同主题的下一篇、上一篇；表格与图墙的下一页、上一页"),
        ("← →", "看图时的上一幅、下一幅"),
        ("o", "看图时切换原大"),
        ("f", "筛选表格"),
        ("Esc", "关闭"),
        ("?", "这张表"),
    ),
    search={
        "label": "搜索",
        "placeholder": "找一篇论文、一个方法、一句话",
        "sentence": "找一个词、一句话",
        "anywhere": "按 <kbd>/</kbd> 随处可搜",
        "how": "中文任意长度，英文容错，“引号”里的连着找。可以加：",
        "keys": "<kbd>↑</kbd> <kbd>↓</kbd> 选，<kbd>↵</kbd> 开。",
        "narrow": "缩小范围",
        "noscript": "搜索要用脚本，而这里没有开。从这些地方也能找到：",
        "found": "{n} 条，{t} 毫秒。",
        "none": "没有找到“{q}”。",
        "none_hint": "换个写法，少写几个词，或去掉 {fields} 看看。",
        "failed": "索引没有读到，请重新载入这一页。",
        "more": "再看 {n} 条",
        "all": "看全部 {n} 条",
        "weak_spelt": "没有写成“{q}”的，或者很少；下面是写法相近的",
        "weak_other": "下面是另一种语言里的同一个词",
        "section": "在哪一节",
        "any": "全部",
        "unknown": "不详",
        "topic": "主题",
        "tag": "标签",
        "venue": "发表",
        "year": "年份",
        "status": "状态",
        "has": "有",
        "mine": "我的话",
        "in": "在哪一节",
        "facts": "信息",
        "aliases": "又名",
        "text": "正文",
        "formula": "〔式〕",
        "note": "笔记",
        "code": "代码",
        "figure": "图",
        "math": "公式",
    },
)

EN = Words(
    lang="en",
    foreign="zh-Hans",
    site="Paper notes",
    skip="Skip to content",
    nav="Site",
    home="Home",
    topics="Topics",
    tags="Tags",
    notes="Notes",
    contents="Contents",
    mode="Light / dark",
    mode_label="Switch between light and dark",
    more="All",
    papers=("{n} paper", "{n} papers"),
    figures=("{n} figure", "{n} figures"),
    topics_n=("{n} topic", "{n} topics"),
    notes_n=("{n} note file", "{n} note files"),
    tags_n=("{n} tag", "{n} tags"),
    unsaid="not in the notes",
    lineage="Lineage",
    lineage_why="who builds on whom",
    sentences="The sentences behind {n} edges",
    written="linked in the notes",
    recognised="recognised by name",
    calendar="Calendar of reading",
    calendar_why="a dot a day, larger for more",
    calendar_note="{n} papers on {m} days, in the year up to the last.",
    month="{n}",
    timeline="Timeline",
    glossary="Glossary",
    venues="Venues",
    years="Years",
    institutes="Institutions",
    months_n=("{n} month", "{n} months"),
    terms_n=("{n} term", "{n} terms"),
    venues_n=("{n} venue", "{n} venues"),
    years_n=("{n} year", "{n} years"),
    institutes_n=("{n} institution", "{n} institutions"),
    by_venue="by venue",
    no_venue="Venue unknown",
    gaps="What is lacking",
    gaps_why="Seen only with papernotes serve; no site that is built has this page.",
    gaps_none="Nothing is lacking.",
    lacks={
        "stub": "Read, with nothing written",
        "venue": "No venue",
        "year": "No year",
        "paper": "No address of the paper",
        "code": "No address of the code",
        "unnamed": "Named by no other paper, and naming none",
        "possible-duplicate": "May be one paper",
        "empty-image": "Figures without an address",
        "missing-image": "Figures that are missing",
        "remote-image": "Figures on other hosts",
        "broken-link": "Links that lead nowhere",
    },
    undated="{n} more were noted on a day that nobody knows.",
    chinese="Chinese",
    english="English",
    used_in="Used in",
    given="given in site.yaml",
    indexes="Indexes",
    statuses={"to-read": "to read", "reading": "reading", "read": "read"},
    kinds={"paper": "Paper", "project": "Project", "survey": "Survey"},
    facets={
        "motivation": "Motivation",
        "task": "Task",
        "background": "Background",
        "existing": "Existing work",
        "contribution": "Contribution",
        "method": "Method",
        "loss": "Loss",
        "experiments": "Experiments",
        "results": "Results",
        "conclusion": "Conclusion",
        "related": "Related work",
        "limitations": "Limitations",
        "questions": "Questions",
        "review": "Review",
        "other": "",
    },
    links={
        "arxiv": "arXiv",
        "doi": "DOI",
        "pdf": "PDF",
        "code": "Code",
        "project": "Project page",
        "data": "Data",
        "demo": "Demo",
        "video": "Video",
        "blog": "Article",
        "other": "Link",
    },
    dated={
        "front-matter": "written in the note’s head",
        "heading": "written in a heading",
        "image": "inferred from an image’s time stamp",
        "git": "inferred from a git commit",
        "file": "inferred from the file name",
    },
    lately="Lately noted",
    waiting="On the desk",
    reading="reading",
    all_papers="All papers",
    by_year="by year",
    no_year="Year unknown",
    others="{n} more",
    llms="Notes on papers, a page a paper. The links below are those pages in Markdown, and so are the links in them.",
    pages="Pages",
    views="Years",
    empty_library="No papers here yet",
    empty_library_hint="Write the first into the notes folder: a heading, a few sentences, and build again.",
    status="Status",
    kind="Kind",
    published="Published",
    institutions="From",
    noted="Noted",
    source="Source",
    source_line="See the whole note, line {line}",
    tag_list="Tags",
    here="On this page",
    guessed="parted by program",
    own="in my own words",
    stub="Only the title so far; not read yet.",
    stub_read="Read, with nothing written down.",
    reading_n="Reading {n}",
    named_by="Named by",
    names="Names",
    names_relations={
        "builds-on": "built on it",
        "improves": "improves it",
        "compares": "compared with it",
        "uses": "uses it",
        "followed-by": "followed by it",
    },
    named_by_relations={
        "builds-on": "builds on this",
        "improves": "improves this",
        "compares": "compared with this",
        "uses": "uses this",
        "followed-by": "followed by this",
    },
    more_quotes="{n} more",
    related="Related",
    related_why="suggested by program",
    neighbours="In this topic",
    note_neighbours="Pages before and after",
    previous="Previous",
    next="Next",
    untopical="No topic",
    place="{i} of {n}",
    span_years="{a}–{b}",
    last_noted="last on {day}",
    subtopics="Topics within",
    subtags="Narrower tags",
    own_papers="Papers",
    columns=("Status", "Name", "Title", "Published"),
    whole_note="The whole note",
    note_papers="Papers in this file",
    note_head="Head of the file",
    to_paper="paper page",
    lines="{n} lines",
    lost="Figure missing",
    huge="Too large to be shown",
    broken="Not a picture",
    lost_why="{file}, line {line} shows it; there is no such file",
    lost_empty="no address written",
    figure_of="Figure from {name}",
    sought="[looked for {target}]",
    embedded="From",
    diagram="Source of the diagram (Mermaid)",
    page="page {n}",
    unseen="[a canvas or base of Obsidian, not shown here]",
    cycle="[this passage shows itself]",
    tasks={
        " ": "to do",
        "x": "done",
        "X": "done",
        "/": "begun",
        "-": "dropped",
        ">": "put off",
        "<": "scheduled",
        "?": "in question",
        "!": "important",
        "*": "starred",
        "i": "information",
        '"': "quotation",
        "l": "place",
        "b": "bookmark",
        "I": "idea",
        "p": "for",
        "c": "against",
        "f": "pressing",
        "k": "key",
        "w": "win",
        "u": "up",
        "d": "down",
    },
    marked="marked {mark}",
    callouts={"tldr": "In short", "faq": "FAQ", "todo": "To do"},
    not_found="No such page",
    not_found_why="The note may have been renamed, or the paper may have moved.",
    not_found_ways="Try one of these:",
    moved="This page has moved",
    moved_where="Go where it is now",
    inferred="Dotted",
    inferred_means="inferred by the program, not written in the notes",
    own_means="my own words",
    own_word="Cinnabar",
    made_of="Made from {n} Markdown files",
    no_facet="—",
    colon=": ",
    comma=", ",
    filled="{n} of {all} cells filled ({rate})",
    matrix="Literature matrix",
    slides_keys="Arrow keys or space to turn pages, Home to come back here",
    view_list="Views",
    view_names={"list": "List", "table": "Table", "matrix": "Matrix", "figures": "Figures", "own": "My words"},
    table_columns={
        "status": "Status",
        "venue": "Published",
        "year": "Year",
        "institution": "From",
        "topic": "Topic",
        "noted": "Noted",
        "named": "Named by",
        "links": "Links",
    },
    filter="Filter",
    any="any",
    clear="Clear",
    of_all="{n} of {all}",
    none_found="No such paper.",
    more_rows="{n} more",
    figures_all="Figures",
    figures_unseen="{n} more are on other hosts, or their files are missing.",
    empty_topic="No papers in this topic yet.",
    cite="Cite",
    copy="Copy",
    copied="Copied",
    close="Close",
    open="Open this page",
    original="Original",
    both_say="both speak of",
    inferred_short=" (inferred)",
    guesses="Did you mean:",
    next_figure="Next figure",
    previous_figure="Previous figure",
    keys="Keys",
    keys_on="keys of a single letter are on",
    key_rows=(
        ("/", "search"),
        ("j k", "next and previous paper in a list"),
        ("n p", "next and previous paper of the topic, or page of a list"),
        ("← →", "previous and next figure, in the figure view"),
        ("o", "original size, in the figure view"),
        ("f", "filter a table"),
        ("Esc", "close"),
        ("?", "this help"),
    ),
    search={
        "label": "Search",
        "placeholder": "A paper, a method, a sentence",
        "sentence": "A word, a sentence",
        "anywhere": "<kbd>/</kbd> searches from anywhere",
        "how": "Words by how they begin, typing errors forgiven, “quoted” words in a row. Add:",
        "keys": "<kbd>↑</kbd> <kbd>↓</kbd> to choose, <kbd>↵</kbd> to open.",
        "narrow": "Narrow down",
        "noscript": "Search needs JavaScript, which is off here. These lead to the papers, too:",
        "found": "{n} found in {t} ms.",
        "none": "Nothing found for “{q}”.",
        "none_hint": "Try another spelling, fewer words, or leave out {fields}.",
        "failed": "The index could not be read; please load this page again.",
        "more": "{n} more",
        "all": "All {n}",
        "weak_spelt": "Little or nothing is spelt “{q}”; these are spelt nearly so",
        "weak_other": "The same term in the other language",
        "section": "Section",
        "any": "All",
        "unknown": "unknown",
        "topic": "Topic",
        "tag": "Tag",
        "venue": "Venue",
        "year": "Year",
        "status": "Status",
        "has": "Has",
        "mine": "My words",
        "in": "Section",
        "facts": "Facts",
        "aliases": "Also",
        "text": "Text",
        "formula": "[formula]",
        "note": "note",
        "code": "code",
        "figure": "figure",
        "math": "math",
    },
)

WORDS: Mapping[str, Words] = {"zh": ZH, "en": EN}


def counted(forms: tuple[str, str], number: int) -> str:
    """ "1 paper", "5,012 papers"."""
    return forms[0 if number == 1 else 1].format(n=f"{number:,}")


def language_of(text: str, words: Words) -> str:
    """The `lang` of a text on a page in that language, or "" where it is the page's own."""
    chinese = has_cjk(text)
    if words.lang == "en":
        return words.foreign if chinese else ""
    if chinese or not (text[:1].isalpha() or any(map(str.isalpha, text))):
        return ""
    return words.foreign
