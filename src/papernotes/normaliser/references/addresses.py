"""What an address is: a paper, its code, its project, a video, or anything else; and whom it identifies."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from ...model import LinkKind
from ...patterns import pattern
from ..lexicon.link_labels import kind_of_label

_REDIRECTS = {
    "link.zhihu.com": "target",
    "www.google.com/url": "q",
    "google.com/url": "q",
    "link.juejin.cn": "target",
    "link.csdn.net": "target",
    "l.facebook.com/l.php": "u",
    "www.jianshu.com/go-wild": "url",
    "scholar.google.com/scholar_url": "url",
}
_ARXIV = pattern(
    r"(?:arxiv\.org|export\.arxiv\.org|ar5iv\.(?:labs\.arxiv\.)?org|alphaxiv\.org|huggingface\.co|papers\.cool)"
    r"/(?:abs|pdf|html|format|papers|arxiv)?/?(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?P<version>v\d+)?",
    re.IGNORECASE,
)
_DOI = pattern(r"(?:doi\.org/|/doi/(?:abs/|pdf/|full/|epdf/)?)(10\.\d{4,9}/[^\s?#]+)", re.IGNORECASE)
_PAPER_HOSTS = pattern(
    r"(?:^|\.)(?:openreview\.net|openaccess\.thecvf\.com|aclanthology\.org|aclweb\.org|papers\.nips\.cc|papers\.neurips\.cc|"
    r"proceedings\.neurips\.cc|proceedings\.mlr\.press|jmlr\.org|dl\.acm\.org|ieeexplore\.ieee\.org|link\.springer\.com|nature\.com|"
    r"science\.org|sciencedirect\.com|semanticscholar\.org|biorxiv\.org|usenix\.org|vldb\.org|isca-speech\.org|ecva\.net|bmvc\w*\.\w+|"
    r"ojs\.aaai\.org|aaai\.org|ijcai\.org|researchgate\.net|hal\.science|cv-foundation\.org|roboticsproceedings\.org|eprint\.iacr\.org|"
    r"(?:pubmed|pmc)\.ncbi\.nlm\.nih\.gov|europepmc\.org|journals\.plos\.org|medrxiv\.org|chemrxiv\.org|psyarxiv\.com|ssrn\.com|nber\.org|"
    r"frontiersin\.org|elifesciences\.org|academic\.oup\.com|journals\.sagepub\.com|tandfonline\.com|annualreviews\.org|psycnet\.apa\.org|"
    r"journals\.aps\.org|iopscience\.iop\.org|pubs\.(?:acs|rsc|aip)\.org|epubs\.siam\.org|projecteuclid\.org|jneurosci\.org|nejm\.org|"
    r"jamanetwork\.com|thelancet\.com|royalsocietypublishing\.org|drops\.dagstuhl\.de|jstor\.org|isca-archive\.org|"
    r"onlinelibrary\.wiley\.com|citeseerx\.ist\.psu\.edu|easychair\.org|sciencemag\.org|biomedcentral\.com|hindawi\.com|bmj\.com|emerald\.com|degruyter\.com|"
    r"worldscientific\.com|pubsonline\.informs\.org|journals\.uchicago\.edu|aeaweb\.org|repec\.org|philpapers\.org|techrxiv\.org|preprints\.org|"
    r"ascelibrary\.org|royalsoc\w*\.org|copernicus\.org|mdpi\.com|pnas\.org|cell\.com|distill\.pub|paperswithcode\.com|cnki\.net|cjig\.cn|jos\.org\.cn)$"
)
_IN_PUBMED = pattern(r"(?:www\.)?ncbi\.nlm\.nih\.gov/(?:pmc/articles|pubmed)/")
_CODE_HOSTS = pattern(
    r"(?:^|\.)(?:github\.com|gitlab\.com|gitee\.com|bitbucket\.org|code\.google\.com|codeberg\.org|sourceforge\.net)$"
)
_VIDEO_HOSTS = pattern(r"(?:^|\.)(?:youtube\.com|youtu\.be|bilibili\.com|b23\.tv|vimeo\.com|slideslive\.com)$")
_BLOG_HOSTS = pattern(
    r"(?:^|\.)(?:zhihu\.com|zhuanlan\.zhihu\.com|csdn\.net|jianshu\.com|medium\.com|towardsdatascience\.com|cnblogs\.com|juejin\.cn|"
    r"substack\.com|blogspot\.com|wordpress\.com|mp\.weixin\.qq\.com|segmentfault\.com|reddit\.com|twitter\.com|x\.com|yuque\.com)$"
)


_TEXT = pattern(r"/blob/.*(?<!/readme)\.(?:md|markdown)$", re.IGNORECASE)  # a note that somebody keeps there


def unwrap(url: str) -> str:
    """The address that a redirector leads to, else the address itself; arXiv versions are cut off."""
    for _ in range(3):
        parts = _split(url)
        if parts is None:
            return url
        key = _REDIRECTS.get(parts.netloc) or _REDIRECTS.get(parts.netloc + parts.path)
        target = parse_qs(parts.query).get(key, [""])[0] if key else ""
        if not target:
            break
        url = unquote(target) if "%3A" in target else target
    found = _ARXIV.search(url)
    if found and found["version"]:
        url = url[: found.start("version")] + url[found.end("version") :]
    return url


_HOSTED = pattern(
    r"https?://(?:www\.)?(?:github|gitlab|gitee)\.com/[\w.-]+/[\w.-]+/(?:-/)?blob/[\w.-]+(/[^?#]+\.(?:md|markdown))(?:[?#]|$)",
    re.I,
)


def hosted(url: str) -> str:
    """The path in its repository, with a slash before it, of a note that is kept there, `https://github.com/a/b/blob/main/
    sonar/EchoNet.md`; "" of anything else."""
    found = _HOSTED.match(url) if "/blob/" in url else None
    return unquote(found[1]) if found else ""


@lru_cache(maxsize=20_000)
def kind_of(url: str, label: str = "") -> LinkKind:
    """What an address is, by its host and path; the label decides where they leave it open."""
    parts = _split(url)
    if parts is None:
        return "other"
    host, path = parts.netloc.casefold(), parts.path
    if _ARXIV.search(url):
        return "arxiv"
    if _DOI.search(url):
        return "doi"
    if _PAPER_HOSTS.search(host) or path.casefold().endswith(".pdf") or _IN_PUBMED.match(host + path):
        return "pdf"
    if _CODE_HOSTS.search(host):
        return "other" if _TEXT.search(path) else "code"
    if _VIDEO_HOSTS.search(host):
        return "video"
    called = kind_of_label(label)
    if called in ("video", "data") or "/datasets/" in path:
        return "video" if called == "video" else "data"
    if called == "demo" or host == "colab.research.google.com" or (host == "huggingface.co" and "spaces" in path):
        return "demo"
    if called == "code":
        return "code"
    if _BLOG_HOSTS.search(host) or called == "blog":
        return "blog"
    if host.endswith(".github.io") or called == "project":
        return "project"
    return called or "other"


@lru_cache(maxsize=20_000)
def is_paper(url: str) -> bool:
    """Whether an address is one where papers are read."""
    parts = _split(url)
    if _ARXIV.search(url) or _DOI.search(url):
        return True
    if parts is None or (len(parts.path) < 2 and not parts.query):
        return False
    host = parts.netloc.casefold()
    return bool(_PAPER_HOSTS.search(host) or _IN_PUBMED.match(host + parts.path)) or parts.path.lower().endswith(".pdf")


_BARE = pattern(
    r"(?:[a-z\d-]{1,40}\.){1,4}(?:com|org|net|io|ai|edu|cn|dev|press|cc|science|[a-z]{2}\.(?:uk|jp|cn))/[^\s<>\"`，。；、（）]{2,300}",
    re.IGNORECASE,
)


def bare_address(text: str, *, any_host: bool = False) -> str:
    """The address that a text is, which lacks its `https://`: arxiv.org/abs/1706.03762, github.com/a/b; else "".

    Where nothing else says that it is one, only hosts of papers and of code are known."""
    bare = text.strip(" *_`<>.,;").removesuffix("/")
    if not _BARE.fullmatch(bare):
        return ""
    url = f"https://{bare}"
    return url if any_host or kind_of(url) in ("arxiv", "doi", "pdf", "code") or "github.io/" in url else ""


_BARE_ID = pattern(r"(?<![\d.])(\d{4}\.\d{4,5})(?:v\d+)?(?![\d.])")
_BARE_DOI = pattern(r"(?<![\w./-])10\.\d{4,9}/[^\s<>\"，。；、（）()\[\]]+")


def arxiv_of(text: str) -> str:
    """The address at arXiv of the first number in a text that arXiv gives, or ""."""
    found = _BARE_ID.search(text)
    return f"https://arxiv.org/abs/{found[1]}" if found else ""


def doi_of(text: str) -> str:
    """The address of the first DOI in a text, or ""."""
    found = _BARE_DOI.search(text)
    return f"https://doi.org/{found[0].rstrip('.:;*_`')}" if found else ""


def in_library(url: str) -> bool:
    """Whether an address is a place in the keeper's own library on the web, which says nothing to others."""
    return any(sign in url for sign in ("zotero.org/", "readwise.io/", "hyp")) and _OWN_PLACE.match(url) is not None


_OWN_PLACE = pattern(
    r"https?://(?:hypothes\.is/(?:a|users|groups)|hyp\.is|(?:www\.)?zotero\.org/(?:users|groups)|(?:read\.)?readwise\.io)/"
)
_LIBRARY = pattern(r"(?:zotero|mendeley|readcube|papers3?|bookends|jabref|paperpile)://?", re.IGNORECASE)


def is_copy(url: str) -> bool:
    """Whether an address is that of the keeper's own copy of a paper: a PDF beside the notes, an entry of Zotero."""
    local = "://" not in url and url.partition("#")[0].casefold().endswith(".pdf")
    return local or _LIBRARY.match(url) is not None


_ENTRY = pattern(r"(?i)(zotero)://(?:select|open-pdf)/(?:library|groups/\d+)/items/(\w+)")


def entry_of(url: str) -> str:
    """The entry of a program for references that an address leads into; "" for others."""
    found = _ENTRY.match(url)
    return found[2] if found else ""


def ids_of(url: str) -> tuple[str, ...]:
    """What the address identifies: "arxiv:2103.13415", "doi:10.1145/..."."""
    found = tuple(f"arxiv:{match['id'].casefold()}" for match in _ARXIV.finditer(url))
    doi = _DOI.search(url)
    if not doi:
        return found
    named = doi[1].rstrip(".,;)").casefold()
    preprint = re.fullmatch(r"10\.48550/arxiv\.(\d{4}\.\d{4,5})", named)
    return (*found, f"arxiv:{preprint[1]}") if preprint else (*found, f"doi:{named}")


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") else None
