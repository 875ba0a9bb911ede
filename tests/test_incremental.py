"""After any walk of edits the site that is served, and the one that builds keep up, equal a clean build, byte for
byte."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from papernotes.build import Project, build, open_memo, open_project, publish_site
from papernotes.incremental import kept
from papernotes.model import Output
from papernotes.renderer.publishing.trees import MANIFEST
from papernotes.serving.live import Live

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
NAMES = ("nerf", "gaussian splatting", "vits", "说话人脸/wav2lip", "deep/er/sam", "README")
HEADS = (
    "",
    "---\ntags: [3D/重建, voice]\ndate: 2024-05-01\n---\n",
    "---\ntitle: 'DreamBooth: Fine Tuning Text-to-Image Diffusion Models'\naliases: [NeRF]\n---\n",
    "---\ndraft: true\n---\n",
    "---\nbuilds-on: '[[NeRF]]'\n---\n",
)
PARTS = (
    "# 三维重建\n",
    "## NeRF: Representing Scenes as Neural Radiance Fields for View Synthesis\n\nECCV 2020 #3D\n",
    "## 3D Gaussian Splatting for Real-Time Radiance Field Rendering\n\nSIGGRAPH 2023 [a](https://arxiv.org/abs/2308.04079)\n",
    "## VITS: Conditional Variational Autoencoder with Adversarial Learning\n\nICML 2021 *Kakao*\n",
    "### 动机\n\n在 NeRF 的基础上，三维高斯溅射（Gaussian Splatting）更快，见 [[nerf]]。\n",
    "### 方法\n\n$G(x) = e^{-\\frac{1}{2} x^T \\Sigma^{-1} x}$，我觉得高斯溅射（Gaussian Splatting）很好。\n",
    "### 实验\n\n与 VITS 相比，各向异性的高斯栅格化更稳。![](fig.png) [[不存在]] [@kerbl2023]\n",
    "- [ ] [Segment Anything](https://arxiv.org/abs/2304.02643)\n",
    "![[wav2lip]]\n",
    "- [Conditional Autoencoders for Reading Aloud](vits.md) ICML 2021\n\n[Neural Fields of All Scenes](nerf.md)\n",
    "# Transformer\n\n## 方法\n\n听。\n\n## 局限\n\n贵。\n",
)
CONFIGS = (
    "",
    "title: 库\nlanguage: en\n",
    "base_url: https://example.org/notes/\ntags: {voice: 语音}\n",
    "glossary: {溅射: splatting}\nmacros: {R: '\\\\mathbb{R}'}\ndiagnostics: {broken-link: error}\n",
    "markdown: {math: false}\nignore: ['deep/*']\n",
)
THEMES = ("templates/404.html", "templates/foot.html", "assets/own.css", "assets/style.css")

texts = st.tuples(st.sampled_from(HEADS), st.lists(st.sampled_from(PARTS), max_size=6)).map(
    lambda drawn: drawn[0] + "\n".join(drawn[1])
)
names = st.sampled_from(NAMES).map(lambda name: f"notes/{name}.md")


class Writing(RuleBasedStateMachine):
    """A keeper at work: every rule changes the disk, and the server hears of it."""

    @initialize(text=texts)
    def start(self, text: str) -> None:
        self.touched: set[str] = set()
        self.place = tempfile.TemporaryDirectory()
        self.folder = Path(self.place.name).resolve()
        self.write("notes/nerf.md", text)
        self.write("notes/vits.md", PARTS[3] + PARTS[6])
        self.live = Live(self.project, lambda _: None, drafts=False, jobs=1)
        self.live.start()
        self.agrees()

    def teardown(self) -> None:
        kept.forget()
        if hasattr(self, "place"):
            self.place.cleanup()

    def project(self) -> Project:
        return open_project(self.folder)

    def write(self, path: str, content: str | bytes) -> None:
        file = self.folder / path
        self.touched.add(str(file))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def remove(self, file: Path) -> None:
        file.unlink(missing_ok=True)
        self.touched.add(str(file))

    def notes(self) -> list[Path]:
        return sorted((self.folder / "notes").rglob("*.md"))

    def agrees(self) -> None:
        """The rule that the walk holds."""
        served = {path: self.live.now.press[path] for path in self.live.now.press}
        with nothing_kept():
            clean: dict[str, Output] = {output.path: output for output in build(self.project()).outputs}
            memo = open_memo(self.project())
            publish_site(self.project(), memo)
            memo.close()
        assert sorted(served) == sorted(clean)
        assert [path for path in clean if served[path] != clean[path]] == []
        site = self.folder / "site"
        files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
        assert sorted(files) == sorted((*clean, MANIFEST))
        assert [path for path, output in clean.items() if output.content not in (b"", files[path].read_bytes())] == []

    def follow(self, known: bool = True) -> None:
        """Tells the server which files were touched, or that it may be any."""
        self.live.rebuild(frozenset(self.touched) if known else None)
        self.touched.clear()
        self.agrees()

    @rule(name=names, text=texts, known=st.booleans())
    def save(self, name: str, text: str, known: bool) -> None:
        self.write(name, text)
        self.follow(known)

    @rule(data=st.data(), part=st.sampled_from(PARTS))
    def append(self, data: st.DataObject, part: str) -> None:
        if files := self.notes():
            file = data.draw(st.sampled_from(files))
            self.write(str(file), file.read_text(encoding="utf-8") + "\n" + part)
        self.follow()

    @rule(data=st.data(), name=names)
    def rename(self, data: st.DataObject, name: str) -> None:
        if files := self.notes():
            target = self.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            source = data.draw(st.sampled_from(files))
            source.replace(target)
            self.touched |= {str(source), str(target)}
        self.follow()

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        if files := self.notes():
            self.remove(data.draw(st.sampled_from(files)))
        self.follow()

    @rule(there=st.booleans())
    def figure(self, there: bool) -> None:
        if there:
            self.write("notes/fig.png", PNG)
        else:
            self.remove(self.folder / "notes/fig.png")
        self.follow()

    @rule(year=st.sampled_from((2022, 2023)))
    def bibliography(self, year: int) -> None:
        self.write(
            "notes/all.bib",
            "@article{kerbl2023, title={3D Gaussian Splatting for Real-Time Radiance Field Rendering},"
            f" year={{{year}}}}}",
        )
        self.follow()

    @rule(text=st.sampled_from(CONFIGS))
    def configure(self, text: str) -> None:
        self.write("site.yaml", text)
        self.follow()

    @rule(path=st.sampled_from(THEMES), content=st.sampled_from(("<p>自己的</p>", "{{ broken", None)))
    def theme(self, path: str, content: str | None) -> None:
        if content is None:
            self.remove(self.folder / path)
        else:
            self.write(path, content)
        self.follow()

    @precondition(lambda self: hasattr(self, "live"))
    @rule()
    def break_config(self) -> None:
        file = self.folder / "site.yaml"
        before = file.read_bytes() if file.exists() else b""
        press = self.live.now.press
        file.write_text("titel: x\n", encoding="utf-8")
        self.live.rebuild(frozenset((str(file),)))
        assert self.live.now.press is press and self.live.now.trouble
        self.write("site.yaml", before)
        self.follow()
        assert not any("titel" in item.said for item in self.live.now.trouble)


@contextmanager
def nothing_kept() -> Iterator[None]:
    """As in a process of its own."""
    made, named = kept._made[:], dict(kept._names)
    kept.forget()
    try:
        yield
    finally:
        kept._made[:] = made
        kept._names.update(named)


TestWriting = Writing.TestCase
TestWriting.settings = settings(
    max_examples=6, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
