"""normaliser/references/addresses: what an address is, and whom it identifies."""

from __future__ import annotations

import pytest

from papernotes.normaliser.references.addresses import ids_of, is_paper, kind_of, unwrap

KINDS = [
    ("https://arxiv.org/abs/2308.04079", "", "arxiv"),
    ("https://doi.org/10.1145/3592433", "", "doi"),
    ("https://openaccess.thecvf.com/content/x.pdf", "", "pdf"),
    ("https://github.com/a/b", "", "code"),
    ("https://name.github.io/x/", "", "project"),
    ("https://youtu.be/x", "", "video"),
    ("https://zhuanlan.zhihu.com/p/1", "", "blog"),
    ("https://example.org/x", "项目", "project"),
    ("https://example.org/x", "", "other"),
]


@pytest.mark.parametrize(("url", "label", "kind"), KINDS)
def test_kinds(url: str, label: str, kind: str) -> None:
    """Host and path decide; the label where they leave it open."""
    assert kind_of(url, label) == kind


def test_unwrap() -> None:
    """Redirectors are unwrapped, arXiv versions cut off, other addresses left as they are."""
    assert unwrap("https://link.zhihu.com/?target=https%3A//github.com/a/b") == "https://github.com/a/b"
    assert unwrap("https://arxiv.org/abs/2308.04079v2") == "https://arxiv.org/abs/2308.04079"
    assert unwrap("https://example.org/?q=1") == "https://example.org/?q=1"
    assert unwrap("http://[broken") == "http://[broken"


def test_ids() -> None:
    """arXiv and DOI identify a paper, whichever page of theirs is linked."""
    assert ids_of("https://arxiv.org/pdf/2308.04079.pdf") == ("arxiv:2308.04079",)
    assert ids_of("https://doi.org/10.48550/arXiv.2308.04079") == ("arxiv:2308.04079",)
    assert ids_of("https://dl.acm.org/doi/abs/10.1145/3592433") == ("doi:10.1145/3592433",)


def test_is_paper() -> None:
    """The front page of a paper site is no paper."""
    assert is_paper("https://openreview.net/forum?id=x")
    assert not is_paper("https://www.semanticscholar.org/")
    assert not is_paper("https://github.com/a/b")
