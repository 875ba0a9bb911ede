"""Where papers are published: names as the field writes them, and how notes write them.

`venue_in` reads "CVPR 2021", "cvpr2022", "NeurIPS'20", "ICML 21", "IEEE/CVF Conference on Computer Vision and
Pattern Recognition 2019", "PAMI2015", "(Interspeech 2021)". Only names of the table count in running text; a name
the table lacks counts where the note says that it is one (`venue: ...`, `(ABCD 2021)`). NIPS stays what it was
called until 2018. A preprint server is no venue: "arXiv 2021" has a year and no name.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

# The name as the field writes it: other ways to write it (whole words; case counts only for one-word names <= 4 letters).
_NAMES: dict[str, tuple[str, ...]] = {
    "CVPR": ("Computer Vision and Pattern Recognition",),
    "CVPRW": ("CVPR Workshop", "CVPR Workshops"),
    "ICCV": ("International Conference on Computer Vision",),
    "ICCVW": ("ICCV Workshop", "ICCV Workshops"),
    "ECCV": ("European Conference on Computer Vision",),
    "ECCVW": ("ECCV Workshop", "ECCV Workshops"),
    "WACV": (), "BMVC": ("British Machine Vision Conference",), "ACCV": (), "3DV": (), "FG": (), "ICPR": (), "ICIP": (),
    "NIPS": (), "NeurIPS": ("Neural Information Processing Systems", "Advances in Neural Information Processing Systems"),
    "ICML": ("International Conference on Machine Learning",),
    "ICLR": ("International Conference on Learning Representations",),
    "AAAI": (), "IJCAI": (), "AISTATS": (), "UAI": (), "COLT": (), "ACML": (), "CoLLAs": (), "COLM": (), "MLSys": (),
    "CoRL": (), "ICRA": (), "IROS": (), "RSS": ("Robotics: Science and Systems",), "IV": (), "ITSC": (), "RA-L": ("RAL",),
    "ACL": ("Association for Computational Linguistics",), "EMNLP": (), "NAACL": ("NAACL-HLT",), "EACL": (), "COLING": (),
    "TACL": (), "CoNLL": (), "AACL": (), "LREC": (), "SemEval": (), "Findings of ACL": ("ACL Findings",),
    "Findings of EMNLP": ("EMNLP Findings",),
    "SIGGRAPH": (), "SIGGRAPH Asia": ("SIGGRAPHAsia",), "Eurographics": ("EUROGRAPHICS",), "EGSR": (), "I3D": (), "CGF": (
        "Computer Graphics Forum",), "TOG": ("ACM TOG", "ACM Trans. Graph.", "ACM Transactions on Graphics"), "UIST": (), "CHI": (),
    "PAMI": (), "TPAMI": ("T-PAMI", "IEEE TPAMI", "Transactions on Pattern Analysis and Machine Intelligence"),
    "IJCV": ("International Journal of Computer Vision",), "TIP": ("IEEE TIP", "Transactions on Image Processing"),
    "TMM": ("IEEE TMM", "Transactions on Multimedia"), "TCSVT": ("Transactions on Circuits and Systems for Video Technology",),
    "TVCG": (), "TCI": (), "TNNLS": (), "TIFS": (), "TITS": ("T-ITS",), "TGRS": (), "TKDE": (), "TOIS": (), "TASLP": (
        "TASL",), "TCYB": (), "TRO": ("T-RO",), "TMI": (), "MedIA": ("Medical Image Analysis",), "SPL": (), "CVIU": (), "PR": (),
    "PRL": (), "JMLR": (), "TMLR": (), "JAIR": (), "Neurocomputing": (), "Neural Networks": (), "Neural Computation": (),
    "ACM MM": ("ACMMM", "ACM Multimedia", "MM"), "MMSys": (), "ICME": (), "ICMR": (), "MMM": (), "ICASSP": (), "Interspeech": (
        "INTERSPEECH",), "ASRU": (), "SLT": (), "ISMIR": (), "WASPAA": (), "SSW": (), "Odyssey": (),
    "MICCAI": (), "ISBI": (), "IPMI": (), "MIDL": (),
    "KDD": ("SIGKDD",), "WWW": ("The Web Conference", "TheWebConf"), "SIGIR": (), "CIKM": (), "WSDM": (), "RecSys": (), "ECIR": (),
    "ICDM": (), "SDM": (), "ECML-PKDD": ("ECML PKDD", "ECML/PKDD", "ECML"), "PAKDD": (), "DASFAA": (), "ICTIR": (),
    "SIGMOD": (), "VLDB": ("PVLDB",), "ICDE": (), "EDBT": (), "CIDR": (), "PODS": (),
    "OSDI": (), "SOSP": (), "NSDI": (), "USENIX ATC": ("ATC",), "FAST": (), "EuroSys": (), "ASPLOS": (), "ISCA": (), "MICRO": (),
    "HPCA": (), "PPoPP": (), "SoCC": (), "SIGCOMM": (), "INFOCOM": (), "MobiCom": (), "MobiSys": (), "SenSys": (), "IMC": (),
    "HotOS": (), "HotNets": (), "Middleware": (), "IPDPS": (), "DAC": (), "ICCAD": (), "ISSCC": (), "SC": (), "ICS": (), "CGO": (),
    "USENIX Security": ("USENIX Sec",), "CCS": ("ACM CCS",), "NDSS": (), "S&P": ("IEEE S&P", "Oakland"), "CRYPTO": (),
    "EUROCRYPT": (), "ASIACRYPT": (), "PETS": (), "ACSAC": (), "RAID": (), "IH&MMSec": (),
    "ICSE": (), "FSE": ("ESEC/FSE",), "ISSTA": (), "ASE": (), "PLDI": (), "POPL": (), "OOPSLA": (), "MSR": (), "TSE": (), "TOSEM": (),
    "STOC": (), "FOCS": (), "SODA": (), "ITCS": (), "ICALP": (),
    "Nature": (), "Science": (), "PNAS": (), "Cell": (), "Nature Methods": (), "Nature Communications": ("Nat Commun",),
    "Nature Machine Intelligence": (), "Science Robotics": (), "The Lancet": (), "Distill": (), "JCIM": (), "Bioinformatics": (),
    "LoG": (), "VISAPP": ("International Conference on Computer Vision Theory and Applications",), "AutoML": (), "NeurIPS Datasets and Benchmarks": (), "ICMLW": ("ICML Workshop",), "NeurIPSW": ("NeurIPS Workshop",
        "NIPS Workshop"), "ICLRW": ("ICLR Workshop",), "arXiv": ("ArXiv", "arxiv", "Arxiv", "ARXIV", "arXiv preprint"),
}  # fmt: skip

# And their names in full, as bibliographies give them: words that no sentence happens on.
_IN_FULL: dict[str, tuple[str, ...]] = {
    "WACV": ("Winter Conference on Applications of Computer Vision",),
    "ACCV": ("Asian Conference on Computer Vision",),
    "3DV": ("International Conference on 3D Vision",),
    "FG": ("Automatic Face and Gesture Recognition", "Automatic Face & Gesture Recognition",),
    "ICPR": ("International Conference on Pattern Recognition",),
    "ICIP": ("International Conference on Image Processing",),
    "AAAI": ("AAAI Conference on Artificial Intelligence",),
    "IJCAI": ("International Joint Conference on Artificial Intelligence", "International Joint Conferences on Artificial Intelligence",),
    "AISTATS": ("Artificial Intelligence and Statistics",),
    "UAI": ("Uncertainty in Artificial Intelligence",),
    "COLT": ("Conference on Learning Theory",),
    "ACML": ("Asian Conference on Machine Learning",),
    "CoRL": ("Conference on Robot Learning",),
    "ICRA": ("International Conference on Robotics and Automation",),
    "IROS": ("International Conference on Intelligent Robots and Systems",),
    "RA-L": ("Robotics and Automation Letters",),
    "IV": ("Intelligent Vehicles Symposium",),
    "ITSC": ("International Conference on Intelligent Transportation Systems",),
    "EMNLP": ("Empirical Methods in Natural Language Processing",),
    "NAACL": ("North American Chapter of the Association for Computational Linguistics",),
    "EACL": ("European Chapter of the Association for Computational Linguistics",),
    "COLING": ("International Conference on Computational Linguistics",),
    "TACL": ("Transactions of the Association for Computational Linguistics",),
    "CoNLL": ("Computational Natural Language Learning",),
    "LREC": ("Language Resources and Evaluation",),
    "Findings of ACL": ("Findings of the Association for Computational Linguistics: ACL", "Findings of the Association for Computational Linguistics",),
    "Findings of EMNLP": ("Findings of the Association for Computational Linguistics: EMNLP",),
    "SIGGRAPH Asia": ("SIGGRAPH Asia Conference Papers",),
    "SIGGRAPH": ("SIGGRAPH Conference Papers",),
    "EGSR": ("Eurographics Symposium on Rendering",),
    "UIST": ("User Interface Software and Technology",),
    "CHI": ("Human Factors in Computing Systems",),
    "IJCV": ("Int. J. Comput. Vis.", "Int J Comput Vis",),
    "TPAMI": ("IEEE Trans. Pattern Anal. Mach. Intell.", "Pattern Analysis and Machine Intelligence",),
    "TIP": ("IEEE Trans. Image Process.",),
    "TVCG": ("Transactions on Visualization and Computer Graphics",),
    "TCI": ("Transactions on Computational Imaging",),
    "TNNLS": ("Transactions on Neural Networks and Learning Systems",),
    "TIFS": ("Transactions on Information Forensics and Security",),
    "TITS": ("Transactions on Intelligent Transportation Systems",),
    "TGRS": ("Transactions on Geoscience and Remote Sensing",),
    "TKDE": ("Transactions on Knowledge and Data Engineering",),
    "TOIS": ("Transactions on Information Systems",),
    "TASLP": ("Transactions on Audio, Speech, and Language Processing", "Transactions on Audio, Speech and Language Processing",),
    "TCYB": ("Transactions on Cybernetics",),
    "TRO": ("Transactions on Robotics",),
    "TMI": ("Transactions on Medical Imaging",),
    "SPL": ("Signal Processing Letters",),
    "CVIU": ("Computer Vision and Image Understanding",),
    "PRL": ("Pattern Recognition Letters",),
    "JMLR": ("Journal of Machine Learning Research",),
    "TMLR": ("Transactions on Machine Learning Research",),
    "JAIR": ("Journal of Artificial Intelligence Research",),
    "ACM MM": ("ACM International Conference on Multimedia", "International Conference on Multimedia",),
    "ICME": ("International Conference on Multimedia and Expo", "International Conference on Multimedia & Expo",),
    "ICMR": ("International Conference on Multimedia Retrieval",),
    "ICASSP": ("International Conference on Acoustics, Speech and Signal Processing", "Acoustics, Speech, and Signal Processing",),
    "ASRU": ("Automatic Speech Recognition and Understanding",),
    "SLT": ("Spoken Language Technology",),
    "Interspeech": ("Annual Conference of the International Speech Communication Association",),
    "MICCAI": ("Medical Image Computing and Computer Assisted Intervention", "Medical Image Computing and Computer-Assisted Intervention",),
    "ISBI": ("International Symposium on Biomedical Imaging",),
    "MIDL": ("Medical Imaging with Deep Learning",),
    "KDD": ("Knowledge Discovery and Data Mining", "Knowledge Discovery & Data Mining",),
    "WWW": ("International World Wide Web Conference", "The ACM Web Conference", "ACM Web Conference",),
    "SIGIR": ("Research and Development in Information Retrieval",),
    "CIKM": ("Information and Knowledge Management", "Information & Knowledge Management",),
    "WSDM": ("Web Search and Data Mining",),
    "RecSys": ("Conference on Recommender Systems",),
    "ICDM": ("International Conference on Data Mining",),
    "SIGMOD": ("International Conference on Management of Data",),
    "VLDB": ("Proceedings of the VLDB Endowment", "Very Large Data Bases",),
    "ICDE": ("International Conference on Data Engineering",),
    "OSDI": ("Operating Systems Design and Implementation",),
    "SOSP": ("Symposium on Operating Systems Principles",),
    "NSDI": ("Networked Systems Design and Implementation",),
    "USENIX ATC": ("USENIX Annual Technical Conference",),
    "ASPLOS": ("Architectural Support for Programming Languages and Operating Systems",),
    "ISCA": ("International Symposium on Computer Architecture",),
    "HPCA": ("High Performance Computer Architecture", "High-Performance Computer Architecture",),
    "INFOCOM": ("Conference on Computer Communications",),
    "DAC": ("Design Automation Conference",),
    "ICCAD": ("International Conference on Computer-Aided Design",),
    "USENIX Security": ("USENIX Security Symposium",),
    "CCS": ("Computer and Communications Security",),
    "NDSS": ("Network and Distributed System Security",),
    "S&P": ("IEEE Symposium on Security and Privacy", "Symposium on Security and Privacy",),
    "ICSE": ("International Conference on Software Engineering",),
    "PLDI": ("Programming Language Design and Implementation",),
    "POPL": ("Principles of Programming Languages",),
    "TSE": ("Transactions on Software Engineering",),
    "STOC": ("Symposium on Theory of Computing",),
    "FOCS": ("Foundations of Computer Science",),
    "SODA": ("Symposium on Discrete Algorithms",),
    "PNAS": ("Proceedings of the National Academy of Sciences",),
}  # fmt: skip
VENUES = {name: (*ways, *_IN_FULL.get(name, ())) for name, ways in _NAMES.items()}

# Names that are everyday words too: only with a year beside them.
_WORDS = {"Nature", "Science", "Cell", "Distill", "MM", "PR", "FG", "IV", "SC", "RAID", "FAST", "MICRO", "CHI", "ACL", "LoG",
          "Middleware", "Odyssey", "Oakland", "Bioinformatics", "ATC", "ECML", "SDM", "IMC", "ICS", "MSR", "SPL", "PRL",
          "Neural Networks", "Neural Computation", "SSW", "PETS", "DAC", "ASE", "RSS", "SLT", "AutoML", "CCS", "TSE", "WWW",
          "3DV", "I3D", "CGF", "TIP", "RAL", "TRO", "MMM", "COLT", "CRYPTO"}  # fmt: skip

_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_PART = r"(?:[ ,]*\(?(?:Oral|Spotlight|Highlight|Poster|Best Paper|oral|spotlight|highlight|poster|Findings|Workshop)s?\)?)?"


class Venue(msgspec.Struct, frozen=True):
    """A venue found in a text: `start:end` is the run that says so, the year with it; `name` is None for arXiv."""

    name: str | None
    year: int | None
    start: int
    end: int


@cache
def _table() -> dict[str, str]:
    """Folded way to write -> the name."""
    return {fold(way): name for name, ways in VENUES.items() for way in (name, *ways)}


def fold(text: str) -> str:
    """A venue's name without what varies: case, spaces, hyphens, dots."""
    return re.sub(r"[\s.\-_/&]+", "", text).casefold()


@cache
def _pattern() -> re.Pattern[str]:
    ways = sorted({way for name, ways in VENUES.items() for way in (name, *ways)}, key=len, reverse=True)
    names = "|".join(re.escape(way).replace(r"\ ", r"[ -]?") for way in ways)
    lead = (
        r"(?P<lead>(?:(?:Proc(?:eedings|\.)?(?: of)?(?: the)?|IEEE(?:/\w+)?|ACM|In|in|the|"
        r"(?:(?:Annual|International|Joint) )*(?:Conference|Symposium) on)[ :]+)*)"
    )
    around = r"(?<![A-Za-z0-9&+/-])"
    year = rf"(?:[ \-–_,.:@/|·']*\(?[ ]*(?P<year>{_YEAR})\)?|[ ]?['’‘`]?[ ]?(?P<short>\d\d)(?![\d.%]))"
    before = rf"(?P<before>{_YEAR})[ \-–_,.:/|·]*"
    tail = r"(?![A-Za-z0-9]|[-+](?=[A-Za-z]))"
    return re.compile(
        rf"{around}(?:{before})?{lead}(?P<name>(?i:{names}))(?:\s*\([A-Z]{{3,8}}\))?(?:{year})?{tail}{_PART}"
    )


@lru_cache(maxsize=20_000)
def venues_in(text: str) -> tuple[Venue, ...]:
    """The venues of the table that a text names, in order. A name that is a word too needs its year."""
    if _first_words().isdisjoint(re.findall(r"3dv|i3d|[a-z]+", text.casefold())):
        return ()  # nearly every text: the pattern below costs a hundred times more
    found: list[Venue] = []
    for match in _pattern().finditer(text):
        year, said = match["year"] or match["before"], match["name"]
        volume = said.count(" ") > 1 and not re.search(rf"['’‘`] ?{match['short']}", match[0])  # "... Systems 33"
        number = int(year) if year else None if volume else _century(match["short"])
        sure = (
            said in _ways()
            and said not in _WORDS
            and (said not in _subjects() or re.search(" on |Proc", match["lead"]))
        )
        if number is None and not sure:
            continue
        name = _table().get(fold(match["name"]))
        found.append(Venue(None if name == "arXiv" else name, number, match.start(), match.end()))
    return tuple(found)


@cache
def _first_words() -> frozenset[str]:
    """The first word of each way to write a venue, its letters alone."""
    words = (re.match(r"3dv|i3d|[a-z]+", way.casefold()) for way in _ways())
    return frozenset(word[0] for word in words if word)


@cache
def _subjects() -> frozenset[str]:
    """Names in full that might be a part of a paper's title: Medical Imaging with Deep Learning."""
    kinds = r"Conference|Symposium|Transactions|Trans\.|Journal|Letters|Proceedings|Findings|Association|Int\.? "
    return frozenset(way for ways in _IN_FULL.values() for way in ways if not re.search(kinds, way))


@cache
def _ways() -> frozenset[str]:
    return frozenset(way for name, ways in VENUES.items() for way in (name, *ways))


def venue_in(text: str) -> Venue | None:
    """The first venue that a text names; one that is not a preprint server before one that is."""
    found = venues_in(text)
    return next((venue for venue in found if venue.name), found[0] if found else None)


def known(name: str) -> str | None:
    """The venue's name as the field writes it, or None for one that the table lacks."""
    found = _table().get(fold(name))
    return None if found == "arXiv" else found


def named_venue(text: str) -> str | None:
    """The venue that a text names which is known to be one: the table's, or the text itself without its year."""
    bare = re.sub(r"[\[\]《》*_]|(?:19|20)\d\d|\((?:oral|poster|spotlight)\)", " ", text)
    bare = " ".join(bare.split()).strip(" ,.，;；:：()（）'’/|-–")
    return known(bare) or (bare if re.search(r"[A-Za-z一-鿿]{2}", bare) and len(bare) <= 80 else None)


def _century(short: str | None) -> int | None:
    if short is None:
        return None
    return 2000 + int(short) if int(short) < 50 else 1900 + int(short)


def years_in(text: str) -> list[int]:
    """The years that a text writes with four digits, in order; not those inside longer numbers or words."""
    return [int(year) for year in re.findall(rf"(?<![\d.A-Za-z_/-]){_YEAR}(?![\d])", text)]
