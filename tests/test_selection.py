"""Which papers `--topic` and `--tag` mean."""

from __future__ import annotations

import pytest
from library import make_library

from papernotes.model import Library, Tag, Topic
from papernotes.renderer.lists.selection import SelectionError, parts, restricted, select

LIBRARY = make_library()


def ids(library: Library, topic: str = "", tag: str = "") -> list[str]:
    return [paper.id for paper in select(library, topic, tag).papers]


@pytest.mark.parametrize("written", ["scenes/implicit", "场景/隐式", "场景 / 隐式", "隐式", "场景", "SCENES"])
def test_topic(written: str) -> None:
    """A topic is known by id, path and name, whatever the case, and holds the topics within it."""
    assert ids(LIBRARY, written) == ["nerf"]


@pytest.mark.parametrize(
    "written", ["超分辨率（Super-Resolution）", "超分辨率", "super-resolution", "超分辨率(Super-Resolution)"]
)
def test_brackets(written: str) -> None:
    """A name in brackets behind another is a name too."""
    library = Library(
        papers=LIBRARY.papers[:1], topics=(Topic("sr", ("超分辨率（Super-Resolution）",), ("gaussianavatars",)),)
    )

    assert ids(library, written) == ["gaussianavatars"]


@pytest.mark.parametrize("written", ["3D/高斯溅射", "3d/gs", "#3D/高斯溅射", "3d"])
def test_tag(written: str) -> None:
    """A tag is known by name and id, and holds the tags within it."""
    assert ids(LIBRARY, tag=written) == ["gaussianavatars", "3dgs"]


def test_both() -> None:
    """With both, the papers of both."""
    assert ids(LIBRARY, "高斯头像", "头像") == ["gaussianavatars"]


def test_tag_is_no_beginning() -> None:
    """A tag within another is parted by a slash; a longer word is another tag."""
    library = Library(papers=LIBRARY.papers, tags=(Tag("a", "nerf", ("3dgs",)), Tag("b", "nerfacto", ("haha",))))

    assert ids(library, tag="NeRF") == ["3dgs"]


def test_tag_parents() -> None:
    """A tag that the library nests in another belongs to it, whatever parts their names."""
    tags = (Tag("video", "Video", ("3dgs",)), Tag("video_style", "Video_style", ("haha",), "video"))

    assert ids(Library(papers=LIBRARY.papers, tags=tags), tag="video") == ["3dgs", "haha"]


@pytest.mark.parametrize(
    ("topic", "tag", "said"),
    [
        ("高斯头象", "", "there is no topic '高斯头象'; is it 高斯头像?"),
        ("zzzzzz", "", "there is no topic 'zzzzzz'"),
        ("", "头相", "there is no tag '头相'; is it 头像?"),
    ],
)
def test_unknown(topic: str, tag: str, said: str) -> None:
    """What is not there is said, with what is like it."""
    with pytest.raises(SelectionError) as error:
        select(LIBRARY, topic, tag)

    assert str(error.value) == said


def test_several() -> None:
    """A name that several topics have is no answer; their paths are."""
    library = Library(topics=(Topic("a/x", ("A", "X"), ()), Topic("b/x", ("B", "X"), ())))

    with pytest.raises(SelectionError, match="A/X, B/X"):
        select(library, "x")
    assert select(library, "b/x").path == ("B", "X")


def test_parts() -> None:
    """The papers by topic, each once; those without a topic come last."""
    made = parts(LIBRARY, select(LIBRARY))

    assert [part.path for part in made] == [("高斯头像",), ("场景", "隐式"), ()]
    assert sorted(paper.id for part in made for paper in part.papers) == sorted(paper.id for paper in LIBRARY.papers)
    assert parts(LIBRARY, select(LIBRARY, "场景"))[0].path == ("隐式",)


def test_restricted() -> None:
    """A part of the library names no paper that is not in it."""
    made = restricted(LIBRARY, select(LIBRARY, "场景"))

    assert [topic.id for topic in made.topics] == ["scenes/implicit"]
    assert [page.id for page in made.notes] == ["nerf"]
    assert not made.tags
