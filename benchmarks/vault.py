"""Makes a vault of notes for measuring: as many papers as asked for, the same bytes for the same seed.

    python benchmarks/vault.py DIR --papers 1000 --shape mixed --seed 1

A paper is about 3 KB of Chinese and English: sections, formulas, a list, a table, tags, links to papers before it and,
every fourth time, a figure. The words are our own and mean nothing; only their shape matters.

    file     one file a paper, its title in front matter
    many     thirty papers a file, topics at H1 and papers at H2
    log      ten papers a file, by week, papers at H3
    mixed    a third of the papers in each of these
"""

from __future__ import annotations

import argparse
import datetime
import math
import random
import re
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

TOPICS = ("三维重建", "口型同步", "超分辨率", "数字水印", "文本生成图像", "语音合成", "视频编码", "图像复原")
SUBTOPICS = ("综述", "经典方法", "扩散模型", "实时渲染", "评测", "数据集")
TAGS = ("3DGS", "diffusion", "GAN", "transformer", "轻量", "评测", "video", "音频", "loss/感知", "待复现")
VENUES = ("CVPR", "ICCV", "ECCV", "NeurIPS", "ICLR", "SIGGRAPH", "TPAMI", "AAAI")
ADJECTIVES = (
    "Adaptive",
    "Sparse",
    "Hierarchical",
    "Robust",
    "Implicit",
    "Unified",
    "Progressive",
    "Lightweight",
    "Causal",
)
NOUNS = (
    "Splatting",
    "Diffusion",
    "Watermarking",
    "Attention",
    "Rendering",
    "Distillation",
    "Tokenization",
    "Alignment",
)
OBJECTS = ("Dynamic Scenes", "Talking Heads", "Blind Restoration", "Long Videos", "Neural Codecs", "Sparse Views")
SYLLABLES = ("ka", "mi", "ro", "ten", "su", "vel", "no", "dra", "phi", "lux", "or", "bi")

SUBJECTS = ("这个模块", "作者", "该方法", "编码器", "第二阶段的网络", "损失函数", "采样器", "整个流程", "教师模型")
VERBS = ("先估计", "显式建模", "逐步细化", "避免了", "同时优化", "重新参数化", "依赖于", "直接预测")
THINGS = (
    "每个高斯的协方差",
    "相邻帧之间的位移",
    "高频细节",
    "音素与口型的对应",
    "隐空间的噪声",
    "不可见性与鲁棒性的折中",
    "视角相关的颜色",
    "码率",
)
ENDINGS = (
    "，因此训练更稳定。",
    "，代价是显存多用三成。",
    "；在小数据上这一点尤其明显。",
    "，不过边界处仍有伪影。",
    "，与此前的工作正好相反。",
)
ENGLISH = (
    "The ablation shows that {noun} alone accounts for most of the gain on {object}.",
    "Without it the model collapses after a few thousand steps, which the authors do not explain.",
    "Compared with {other}, it is twice as fast at the same quality.",
    "The supplementary material has the hyperparameters; the learning rate matters more than the depth.",
)
FORMULAS = (
    r"G(x) = e^{-\frac{1}{2}(x-\mu)^T \Sigma^{-1} (x-\mu)}",
    r"\mathcal{L} = \lambda_1 \lVert \hat{x} - x \rVert_1 + \lambda_2 \mathcal{L}_{perc}",
    r"p_\theta(x_{t-1} \mid x_t) = \mathcal{N}(\mu_\theta(x_t, t), \sigma_t^2 I)",
    r"C = \sum_{i=1}^{N} c_i \alpha_i \prod_{j<i} (1 - \alpha_j)",
    r"\mathrm{Attention}(Q, K, V) = \mathrm{softmax}\left(\frac{QK^T}{\sqrt{d}}\right) V",
)
SECTIONS = ("动机", "方法", "损失函数", "实验", "结论", "个人理解")

Random = random.Random


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--papers", type=int, default=1000)
    parser.add_argument("--shape", choices=SHAPES, default="mixed")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    size = make_vault(asked.folder, asked.papers, asked.shape, asked.seed)
    print(f"{asked.papers:,} papers, {size / 1e6:.1f} MB of notes in {asked.folder}")


def make_vault(folder: Path, papers: int, shape: str = "mixed", seed: int = 1) -> int:
    """Writes the vault and returns the bytes of its notes."""
    chance = Random(seed)
    names = [_name(number) for number in range(papers)]
    figures = folder / "figures"
    figures.mkdir(parents=True, exist_ok=True)
    for number in range(0, papers, 4):
        (figures / f"{names[number]}.png").write_bytes(_png(chance, 64, 48))
    size = 0
    for path, text in SHAPES[shape](chance, names):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        size += len(text.encode())
    return size


# --- shapes: names of papers -> files ----------------------------------------------------------------------------


def _files(chance: Random, names: Sequence[str], first: int = 0) -> Iterator[tuple[str, str]]:
    for number, name in enumerate(names, first):
        tags = ", ".join(chance.sample(TAGS, 2))
        keys = f"title: '{_title(name)}'\ntags: [{tags}]\ndate: {_day(number)}\nyear: {_year(number)}"
        body = _body(chance, names, number - first, "##")
        yield f"papers/{chance.choice(TOPICS)}/{name}.md", f"---\n{keys}\n---\n\n{body}"


def _many(chance: Random, names: Sequence[str], first: int = 0) -> Iterator[tuple[str, str]]:
    for start in range(0, len(names), 30):
        topic = f"{TOPICS[start // 30 % len(TOPICS)]}：{SUBTOPICS[start // 240 % len(SUBTOPICS)]}"
        parts = [f"# {topic}\n"]
        for number in range(start, min(start + 30, len(names))):
            venue = f"{chance.choice(VENUES)} {_year(number)} *Institute of {chance.choice(OBJECTS)}*"
            tags = " ".join(f"#{tag}" for tag in chance.sample(TAGS, 2))
            parts.append(f"## {_title(names[number])}\n\n{venue}\n\n{tags}\n")
            parts.append(_body(chance, names, number, "###"))
        yield f"topics/{first + start:06}.md", "\n".join(parts)


def _logs(chance: Random, names: Sequence[str], first: int = 0) -> Iterator[tuple[str, str]]:
    for start in range(0, len(names), 10):
        day = _day(first + start)
        parts = [f"# 周报 {day}\n", f"## {day}\n"]
        for number in range(start, min(start + 10, len(names))):
            link = f"https://arxiv.org/abs/{1001 + number // 9000:04}.{number % 9000 + 1000:05}"
            parts.append(f"### [{_title(names[number])}]({link})\n")
            parts.append(_body(chance, names, number, "####"))
        yield f"weekly/{day}-{first + start:06}.md", "\n".join(parts)


def _mixed(chance: Random, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    third = len(names) // 3
    yield from _files(chance, names[:third])
    yield from _many(chance, names[third : 2 * third], third)
    yield from _logs(chance, names[2 * third :], 2 * third)


SHAPES: dict[str, Callable[[Random, Sequence[str]], Iterator[tuple[str, str]]]] = {
    "file": _files,
    "many": _many,
    "log": _logs,
    "mixed": _mixed,
}

# --- one paper ---------------------------------------------------------------------------------------------------


def _name(number: int) -> str:
    """A short name that no other number has: Kamiro0, Telux1, ..."""
    chance = Random(number)
    return "".join(chance.choices(SYLLABLES, k=3)).capitalize() + str(number)


def _title(name: str) -> str:
    """A title that no other paper has, also without its name: papers of one title would be taken for one paper."""
    rest = int(re.sub(r"\D", "", name))
    parts, lists = [], (ADJECTIVES, NOUNS, OBJECTS, ADJECTIVES, NOUNS)
    again, rest = divmod(rest * 7919, math.prod(map(len, lists)))
    for words in lists:
        rest, at = divmod(rest, len(words))
        parts.append(words[at])
    first, second, third, fourth, fifth = parts
    part = f", Part {again // 7919 + 1}" if again >= 7919 else ""
    return f"{name}: {first} {second} for {third} by {fourth} {fifth}{part}"


def _year(number: int) -> int:
    return 2016 + number % 10


def _day(number: int) -> datetime.date:
    return datetime.date(2016, 1, 1) + datetime.timedelta(days=number % 3600)


def _body(chance: Random, names: Sequence[str], number: int, marks: str) -> str:
    """About 3 KB in six sections. A paper names up to two that stand before it."""
    before = [names[chance.randrange(number)] for _ in range(min(number, 2))]
    parts = []
    for index, section in enumerate(SECTIONS):
        parts.append(f"{marks} {section}\n\n{_paragraph(chance, before)}\n")
        if section == "动机" and before:
            parts.append(f"建立在 [[{before[0]}]] 之上，对照 {before[-1]}。\n")
        if section in ("方法", "损失函数"):
            parts.append(f"其中 ${FORMULAS[(number + index) % 5]}$，整体为\n\n$$\n{chance.choice(FORMULAS)}\n$$\n")
        if section == "方法" and names[number] and int("".join(filter(str.isdigit, names[number]))) % 4 == 0:
            parts.append(f"![{names[number]} 的流程](/figures/{names[number]}.png)\n")
        if section == "实验":
            parts.append(_table(chance, before))
    return "\n".join(parts)


def _paragraph(chance: Random, before: Sequence[str]) -> str:
    other = chance.choice(before) if before else "the baseline"
    chinese = "".join(
        f"{chance.choice(SUBJECTS)}{chance.choice(VERBS)}**{chance.choice(THINGS)}**{chance.choice(ENDINGS)}"
        for _ in range(chance.randint(2, 4))
    )
    english = chance.choice(ENGLISH).format(
        noun=chance.choice(NOUNS).lower(), object=chance.choice(OBJECTS), other=other
    )
    points = "".join(f"- {chance.choice(THINGS)}：{chance.choice(VERBS)}{chance.choice(THINGS)}\n" for _ in range(2))
    return f"{chinese}\n{english}\n\n{points}"


def _table(chance: Random, before: Sequence[str]) -> str:
    rows = "".join(f"| {name} | {chance.uniform(20, 40):.2f} | {chance.random():.3f} |\n" for name in (*before, "ours"))
    return f"| 方法 | PSNR | LPIPS |\n| --- | --- | --- |\n{rows}"


def _png(chance: Random, width: int, height: int) -> bytes:
    """A small picture of coloured bands, written by hand so that it is the same everywhere."""
    colours = [bytes(chance.randrange(256) for _ in range(3)) for _ in range(6)]
    rows = b"".join(b"\0" + colours[y * 6 // height] * width for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


if __name__ == "__main__":
    main()
