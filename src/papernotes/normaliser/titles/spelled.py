"""Whether the letters of a name are those of a title: BERT of "Bidirectional Encoder Representations from Transformers"."""

from __future__ import annotations

import re

from ...patterns import pattern
from ..references.likeness import is_letters, is_name, likeness


def letters_fit(name: str, title: str) -> bool:
    """Whether a name's letters occur in the title in order, the first of them at the beginning of one of its first
    words, most of its capitals as beginnings of words: BERT in "Bidirectional Encoder Representations from
    Transformers"."""
    words = re.findall(r"[a-z]+", title.casefold())
    capitals = "".join(c for c in name if c.isupper()).casefold()
    if not capitals or not spells(name, title) or name[0].casefold() not in [word[0] for word in words[:3]]:
        return False
    return _common(capitals, "".join(word[0] for word in words)) / len(capitals) >= 0.6


def named_in_full(text: str) -> tuple[str, str] | None:
    """A name and the title in brackets behind it, `DETR（End-to-End Object Detection with Transformers）`; None also where
    these are but the words of its letters."""
    found = _NAMED.fullmatch(text) if text.endswith((")", "）")) else None
    if found is None or not is_name(found[1]) or likeness(found[2]) < _TITLE or _is_made_of(*found.groups()):
        return None
    return found[1], found[2].strip()


def name_beside_gloss(title: str) -> str | None:
    """The name of a title that says it in another language or in full, too: `EchoNet（深度回声网络）`, 深度回声网络（EchoNet）,
    `CLIP (Contrastive Language-Image Pre-training)`, also before a colon."""
    found = _GLOSSED.match(title) if "(" in title or "（" in title else None
    if found is None:
        return None
    before, inside = found[1].strip(), found[2].strip()
    for name, gloss in ((before, inside), (inside, before)):
        if (
            _COINED.fullmatch(name)
            and is_name(name)
            and (_HAN.search(gloss) or (" " in gloss and letters_fit(name, gloss)))
        ):
            return name
    return None


_GLOSSED = pattern(r"([^()（）:：]{2,80})[(（]([^()（）]{2,80})[)）]\s*(?:[:：]|$)")
_HAN = pattern(r"[一-鿿]{2}")
_COINED = pattern(r"[a-z-]*[A-Z0-9][a-z+-]*[A-Z0-9][\w+-]*")  # one word, as nobody writes but names


def _is_made_of(name: str, words: str) -> bool:
    return name.isupper() and letters_fit(name, words)


_NAMED = pattern(
    r"([A-Za-z0-9][\w+.-]{1,20}(?: [\w+.-]{1,12})?)\s*[（(]((?:[^\s（）()一-鿿]+ ){4}[^（）()一-鿿]+)[)）]"
)
_TITLE = 2  # likeness


def belongs_to_title(bare: str, head: str) -> bool:
    """Whether what stands in brackets behind the words of a title is its end, and no name of the paper: `Boats (Part 2)`,
    `Cost(Sign) + Cost(Encryption)`, `Echoes (Extended Version)`."""
    glued = "(" in head and head[-1:].isascii() and head[-1:].isalnum() and bare.isalpha() and bare.istitle()
    return glued or _END.fullmatch(bare) is not None


_END = pattern(r"(?i)(?:page|part|vol(?:ume)?\.?|chapter|section|appendix) ?\w{1,3}|(?:extended|full|short|long) \w+")


def is_spelled(name: str, title: str) -> bool:
    """Whether a word in capitals is made of a title's letters: VAE, which names a subject, too, and "Auto-Encoding
    Variational Bayes"."""
    return is_letters(name) and letters_fit(name, title)


def spells(name: str, title: str) -> bool:
    """Whether a name's letters occur in a text in their order, the first at its beginning or that of a word."""
    letters = re.sub(
        r"[^a-z]",
        "",
        re.sub(r"(?<=[A-Za-z]{2})(?:Net|GAN|NeRF|Former|former|Diff|LM)?(?:[vV]?\d+)?$", "", name).casefold(),
    )
    text = title.casefold()
    if len(letters) < 3 or name.casefold() in text.split():
        return False
    rest = iter(re.sub(r"[^a-z]", "", text[text.find(letters[0]) :]))
    return all(letter in rest for letter in letters)


def _common(one: str, other: str) -> int:
    """Length of the longest sequence of letters that two words share in order."""
    row = [0] * (len(other) + 1)
    for letter in one:
        last = row
        row = [0]
        for at, against in enumerate(other):
            row.append(last[at] + 1 if letter == against else max(last[at + 1], row[at]))
    return row[-1]
