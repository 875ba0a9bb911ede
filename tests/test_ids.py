"""normaliser/ids: ids that last."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from papernotes.normaliser.ids import slug, unique


def test_slug() -> None:
    """Readable ASCII: Chinese as pinyin, accents gone, signs that tell methods apart kept in words."""
    assert slug("3D Gaussian Splatting") == "3d-gaussian-splatting"
    assert slug("画质增强") == "hua-zhi-zeng-qiang"
    assert slug("UNet++") != slug("UNet")
    assert slug("Éditer l’image") == "editer-limage"


@given(st.text(max_size=80))
def test_any(text: str) -> None:
    """Any text gives an id of lower-case letters, digits and hyphens, short and not empty."""
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug(text))
    assert len(slug(text)) <= 60


@given(st.lists(st.tuples(st.sampled_from("ab"), st.text(max_size=3)), unique=True), st.randoms(use_true_random=False))
def test_unique(claims: list[tuple[str, str]], random: object) -> None:
    """Ids are unique and do not depend on the order of the claims."""
    ids = dict(zip(claims, unique(claims), strict=True))
    shuffled = sorted(claims, key=lambda claim: claim[1][::-1])

    assert len(set(ids.values())) == len(claims)
    assert ids == dict(zip(shuffled, unique(shuffled), strict=True))
