"""Notes as other keepers write them: which papers are in them, and which are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from papernotes.build import open_project, read

Files = dict[str, str]
Found = set[tuple[str, str | None, str | None, int | None]]  # title, short name, venue, year


def papers_of(folder: Path, files: Files) -> Found:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    library = read(open_project(folder, notes=folder)).value
    return {(paper.title, paper.short, paper.venue, paper.year) for paper in library.papers}


NAMED = [
    (
        "Vaswani et al. - 2017 - Attention Is All You Need.md",
        "# Summary\n\nHeads.\n",
        "Attention Is All You Need",
        2017,
    ),
    ("He 等 - 2016 - Deep Residual Learning.md", "残差。\n", "Deep Residual Learning", 2016),
    ("何恺明 等 - 2016 - 深度残差学习.md", "残差。\n", "深度残差学习", 2016),
    ("Kirillov_2023_Segment-Anything.md", "提示。\n\n## 方法\n\n数据引擎。\n", "Segment-Anything", 2023),
    ("1706.03762 - Attention.md", "Self-attention only.\n", "Attention", None),
    ("2010.11929v2.md", "# ViT\n\nPatches.\n", "ViT", None),
    ("1810.04805.md", "BERT: bidirectional pretraining.\n\nGood.\n", "BERT: bidirectional pretraining", None),
    ("2302.13971.md", "读了一半，以后再看。\n", "arXiv:2302.13971", None),
]
PLANS = [
    *("Project - 2023 - plan.md", "2023-05-01.md", "Meeting 2023-05-01.md", "Week 2023_05_plan.md", "20230501.md"),
    *("Tokyo_2023_trip.md", "Japan - 2023 - Travel Plan.md", "Japan_2019_Kyoto-and-Osaka-Travel-Notes.md"),
]


@pytest.mark.parametrize(("name", "text", "title", "year"), NAMED)
def test_file_names(tmp_path: Path, name: str, text: str, title: str, year: int | None) -> None:
    """A file that is named by author and year, as Zotero does, or by an arXiv id, is that paper."""
    ((found, _, venue, when),) = papers_of(tmp_path, {name: text})
    assert (found, venue, when) == (title, None, year)


@pytest.mark.parametrize(
    "name",
    [
        *("2021-CVPR-Deep Echo Learning for Ships.md", "CVPR21-Deep Echo Learning for Ships.md"),
        *("CVPR2021-Oral-Deep-Echo-Learning-for-Ships.md", "2021_cvpr_Deep Echo Learning for Ships.md"),
    ],
)
def test_venues_in_file_names(tmp_path: Path, name: str) -> None:
    """The venue that a file's name begins with is the paper's, however it is joined to the title."""
    assert papers_of(tmp_path, {name: "声呐。\n\n## 方法\n\n数据。\n"}) == {
        ("Deep Echo Learning for Ships", None, "CVPR", 2021)
    }


@pytest.mark.parametrize(
    "name",
    [
        *("CVPR2024-Travel-Plan.md", "ICML2020-Tutorial on Echo Learning.md", "2024-ICLR-Rebuttal Plan for Echoes.md"),
        *("CVPR2023-Paper-List.md", "AAAI20-Deadlines and Dates for Travel.md", "2024-plan-Things to do in Summer.md"),
    ],
)
def test_no_venues_in_file_names(tmp_path: Path, name: str) -> None:
    """What one does at a conference is no paper of it."""
    assert papers_of(tmp_path, {name: "# Notes\n\n- do this\n- do that\n"}) == set()


@pytest.mark.parametrize("name", PLANS)
def test_no_file_names(tmp_path: Path, name: str) -> None:
    """Days, meetings and plans with a year in their names are none."""
    assert papers_of(tmp_path, {name: "- bought milk\n\nSome words.\n"}) == set()


def test_day_of_a_diary(tmp_path: Path) -> None:
    """The day on which something was read is not the year of what was read; what is cited with it is."""
    text = "# 2024-03-05\n\nRead *DINOv2: Learning Features without Supervision* (Oquab et al., 2023).\n\n- data\n"
    found = papers_of(tmp_path, {"2024-03-05.md": text})

    assert found == {("DINOv2: Learning Features without Supervision", "DINOv2", None, 2023)}


def test_cited(tmp_path: Path) -> None:
    """Authors and year in brackets are those of a paper, in a heading or a bold line, and no part of its title."""
    text = (
        "# Sequences\n\n## BERT (Devlin et al. 2018)\n\nMasked.\n\n## GCN (Kipf & Welling, 2017)\n\nGraphs.\n\n"
        "## DDPM (Ho, Jain and Abbeel, 2020)\n\nNoise.\n\n"
        "## 残差网络（何恺明等，2016）\n\n残差。\n\n## Open questions (2021)\n\nNone.\n"
    )
    assert papers_of(tmp_path / "one", {"a.md": text}) == {
        ("BERT", "BERT", None, 2018),
        ("GCN", "GCN", None, 2017),
        ("DDPM", "DDPM", None, 2020),
        ("残差网络", None, None, 2016),
    }
    bold = (
        "**FlashAttention** (Dao et al. 2022)\n\nTiles.\n\n**FlashAttention-2** (Dao 2023)\n\nWarps.\n\n"
        "**vLLM** (Kwon et al., SOSP 2023)\n\nPages.\n"
    )
    assert papers_of(tmp_path / "two", {"a.md": bold}) == {
        ("FlashAttention", "FlashAttention", None, 2022),
        ("FlashAttention-2", "FlashAttention-2", None, 2023),
        ("vLLM", "vLLM", "SOSP", 2023),
    }


def test_citation_keys(tmp_path: Path) -> None:
    """Pandoc's citations say which paper a heading or an item is on; an affiliation stays one."""
    items = "# Vision\n\n- ResNet [@he2016deep]\n  - skips\n- DenseNet [@huang2017densely]\n  - dense\n"
    heads = "# Vision\n\n## ResNet [@he2016deep]\n\nSkips.\n\n## DenseNet [@huang_dense_2017]\n\nDense.\n"
    found = {("ResNet", "ResNet", None, 2016), ("DenseNet", "DenseNet", None, 2017)}

    assert papers_of(tmp_path / "one", {"a.md": items}) == papers_of(tmp_path / "two", {"a.md": heads}) == found


def test_short_name(tmp_path: Path) -> None:
    """What the text says before a colon is no name of the paper, nor is the key by which it is cited."""
    text = "---\ntitle: Deep Residual Learning for Images\nyear: 2016\n---\n\nMy comment: this is the central claim.\n"
    assert papers_of(tmp_path, {"@he2016deep.md": text}) == {("Deep Residual Learning for Images", None, None, 2016)}


def test_heads(tmp_path: Path) -> None:
    """Heads have many words for the title and the venue; an address is no title."""
    swin = "---\npaper: 'Swin Transformer: Shifted Windows for Vision'\nconf: ICCV2021\n---\nWindows.\n"
    mae = (
        "---\ntitle: Masked Autoencoders Are Scalable Learners\npaper: https://arxiv.org/abs/2111.06377\n---\nMasks.\n"
    )
    bert = (
        "---\ntitle: 'BERT: Pre-training of Transformers'\nproceedingsTitle: Proceedings of NAACL 2019\n---\nMasks.\n"
    )
    assert papers_of(tmp_path, {"swin.md": swin, "mae.md": mae, "bert.md": bert}) == {
        ("Swin Transformer: Shifted Windows for Vision", "Swin Transformer", "ICCV", 2021),
        ("Masked Autoencoders Are Scalable Learners", None, None, None),
        ("BERT: Pre-training of Transformers", "BERT", "NAACL", 2019),
    }


def test_lists_of_titles(tmp_path: Path) -> None:
    """A list of mere titles is one of papers where a heading says so."""
    titles = "- Attention Is All You Need\n- Deep Residual Learning for Images\n- Masked Autoencoders Are Scalable\n"
    assert len(papers_of(tmp_path / "one", {"a.md": f"# Papers to read\n\n{titles}"})) == 3
    quoted = (
        "# 组会论文\n\n- 《Segment Anything》 可提示分割\n- 《Adding Conditional Control to Text-to-Image Models》\n"
    )
    assert len(papers_of(tmp_path / "two", {"a.md": quoted})) == 2
    for number, head in enumerate(("Songs", "论文写作", "How to write papers")):
        assert papers_of(tmp_path / str(number), {"a.md": f"# {head}\n\n{titles}"}) == set()


def test_boxes(tmp_path: Path) -> None:
    """Callouts, and `<details>`, that each name a paper; a callout within the notes on one is a remark."""
    box = "> [!abstract] {}\n> Words of it. [link](https://arxiv.org/abs/{})\n\n"
    text = (
        "# Vision\n\n"
        + box.format("Segment Anything (ICCV 2023)", "2304.02643")
        + box.format("DINOv2 (TMLR 2024)", "2304.07193")
    )
    assert papers_of(tmp_path / "one", {"a.md": text}) == {
        ("Segment Anything", "Segment Anything", "ICCV", 2023),
        ("DINOv2", "DINOv2", "TMLR", 2024),
    }
    folded = "<details><summary>{} (CVPR 2023)</summary>\n\nWords. [paper](https://arxiv.org/abs/{})\n</details>\n\n"
    text = "# Faces\n\n" + folded.format("SadTalker", "2211.12194") + folded.format("Wav2Lip", "2008.10010")
    assert {title for title, *_ in papers_of(tmp_path / "two", {"a.md": text})} == {"SadTalker", "Wav2Lip"}
    noted = "# NeRF: Scenes as Neural Radiance Fields\n\nECCV 2020\n\n> [!note] Mip-NeRF (ICCV 2021)\n> goes on. [x](https://arxiv.org/abs/2103.13415)\n"
    assert {title for title, *_ in papers_of(tmp_path / "three", {"a.md": noted})} == {
        "NeRF: Scenes as Neural Radiance Fields"
    }
    tips = "# Setup\n\n> [!tip] Conda\n> Install it.\n\n> [!warning] CUDA 11\n> Not 12.\n"
    assert papers_of(tmp_path / "four", {"a.md": tips}) == set()


def test_addresses_above(tmp_path: Path) -> None:
    """The address of a paper on one line, and what it is on the next."""
    text = (
        "# Inbox\n\nhttps://arxiv.org/abs/2302.13971\nLLaMA: open and efficient models. Public data.\n\n"
        "<https://arxiv.org/abs/2307.09288>\nLlama 2. RLHF details.\n\n"
        "https://example.org/blog\nA Fine Blog on All of These Things.\n"
    )
    assert {title for title, *_ in papers_of(tmp_path, {"a.md": text})} == {
        "LLaMA: open and efficient models",
        "Llama 2",
    }


def test_references(tmp_path: Path) -> None:
    """References as bibliographies and people write them, with notes below each: the title, not the authors."""
    zhang = "Zhang, C., Bengio, S., & Vinyals, O. (2017). Understanding deep learning requires new thoughts. {}ICLR{}."
    belkin = "Belkin, M., & Mandal, S. (2019). Reconciling modern learning and the classical trade-off. {}PNAS{}."
    found = {
        ("Understanding deep learning requires new thoughts", None, "ICLR", 2017),
        ("Reconciling modern learning and the classical trade-off", None, "PNAS", 2019),
    }
    for number, (before, sign) in enumerate((("", "*"), ("> ", ""), ("- ", ""))):
        lines = (
            f"{before}{each.format(sign, sign)}\n\n{'  ' if before == '- ' else ''}Words on it.\n"
            for each in (zhang, belkin)
        )
        text = "# Annotated bibliography\n\n" + "\n".join(lines)
        assert papers_of(tmp_path / str(number), {"a.md": text}) == found
    (tmp_path / "0" / "a.md").write_text(f"{zhang.format('', '')}\n\nWords.\n\n{belkin.format('', '')}\n\nWords.\n")
    papers = read(open_project(tmp_path / "0", notes=tmp_path / "0")).value.papers
    assert {paper.authors for paper in papers} == {("C. Zhang", "S. Bengio", "O. Vinyals"), ("M. Belkin", "S. Mandal")}


def test_references_as_headings(tmp_path: Path) -> None:
    """A heading that is a reference; one that names people and a year is none."""
    text = (
        '# RL\n\n### Mnih et al. 2015, "Human-level control through deep learning", Nature\n\nReplay.\n\n'
        "### Schulman et al. (2017): Proximal Policy Optimization Algorithms\n\nClipped.\n"
    )
    assert papers_of(tmp_path, {"a.md": text}) == {
        ("Human-level control through deep learning", None, None, 2015),
        ("Proximal Policy Optimization Algorithms", None, None, 2017),
    }
    trips = "# Trips\n\n### Ann and Bob 2019: lunch\n\nPasta.\n\n### Ann and Bob (2020): up the hill\n\nRain.\n"
    assert papers_of(tmp_path / "trips", {"a.md": trips}) == set()


def test_traditional_chinese(tmp_path: Path) -> None:
    """Fields, sections and general words are understood in traditional letters, and shown as they are written."""
    text = (
        "# 論文筆記\n\n## NeRF: Scenes as Neural Radiance Fields\n\n作者：Ben Mildenhall\n會議：ECCV 2020\n\n"
        "### 動機\n\n視角合成。\n\n### 實驗結果\n\n很好。\n\n"
        "## 論文筆記：Instant-NGP (SIGGRAPH 2022)\n\n### 貢獻\n\n快。\n"
    )
    tmp_path.mkdir(exist_ok=True)
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    papers = read(open_project(tmp_path, notes=tmp_path)).value.papers

    assert [(paper.title, paper.venue, paper.year, paper.topic) for paper in papers] == [
        ("NeRF: Scenes as Neural Radiance Fields", "ECCV", 2020, ()),
        ("Instant-NGP", "SIGGRAPH", 2022, ()),
    ]
    assert papers[0].authors == ("Ben Mildenhall",)
    assert [section.kind for section in papers[0].entries[0].sections] == ["motivation", "results"]
    assert [section.title for section in papers[0].entries[0].sections] == ["動機", "實驗結果"]


def test_blog(tmp_path: Path) -> None:
    """A post whose title says that a paper is read, with the paper's address in a quote above its sections."""
    head = "---\ntitle: YOLOv3 论文阅读\ndate: 2021-03-02\n---\n> 论文地址：https://arxiv.org/abs/1804.02767\n\n"
    text = f"{head}# 改进点\n\n多尺度\n\n# 实验\n\nmAP\n"
    assert papers_of(tmp_path, {"yolo.md": text}) == {("YOLOv3", "YOLOv3", None, None)}


def test_name_and_remark(tmp_path: Path) -> None:
    """A dash behind a name begins the title where that looks like one, and else a remark."""
    text = (
        "# Papers\n\n- [x] RWKV https://arxiv.org/abs/2305.13048 — RNN with transformer quality\n"
        "- [ ] CLIP - Learning Transferable Visual Models From Language https://arxiv.org/abs/2103.00020\n"
    )
    assert {(title, short) for title, short, *_ in papers_of(tmp_path, {"a.md": text})} == {
        ("RWKV — RNN with transformer quality", "RWKV"),
        ("Learning Transferable Visual Models From Language", "CLIP"),
    }


def test_lines_below(tmp_path: Path) -> None:
    """A title on a line, in italics or plain, and who wrote it on the next: three papers, not one whole file."""
    italic = (
        "# Generative\n\n*High-Resolution Image Synthesis with Latent Models*\nRombach et al., CVPR 2022\nLatents.\n\n"
        "*Scalable Diffusion Models with Transformers*\nPeebles & Xie, ICCV 2023\nBlocks.\n"
    )
    assert papers_of(tmp_path / "one", {"a.md": italic}) == {
        ("High-Resolution Image Synthesis with Latent Models", None, "CVPR", 2022),
        ("Scalable Diffusion Models with Transformers", None, "ICCV", 2023),
    }
    plain = (
        "Attention Is All You Need\nVaswani et al 2017\nheads\n\n"
        "BERT: Pre-training of Deep Transformers\nDevlin et al. 2018\nmasks\n\n"
        "GPT-2: Language Models are Multitask Learners\nRadford et al., 2019\nzero-shot\n"
    )
    found = papers_of(tmp_path / "two", {"a.md": plain})
    assert {(title, year) for title, _, _, year in found} == {
        ("Attention Is All You Need", 2017),
        ("BERT: Pre-training of Deep Transformers", 2018),
        ("GPT-2: Language Models are Multitask Learners", 2019),
    }
    poem = "The Road Not Taken\nby somebody\nTwo roads\n\nStopping by Woods on an Evening\nby the same\nWhose woods\n"
    assert papers_of(tmp_path / "three", {"a.md": poem}) == set()


def test_numbers_in_front(tmp_path: Path) -> None:
    """The arXiv id that a title is listed by is no part of it."""
    text = (
        "# Decoding\n\n- 2211.17192 Fast Inference from Transformers via Speculative Decoding\n"
        "- arXiv:2302.01318v2: Accelerating Language Model Decoding with Sampling\n- 2024.10 Something Else to Do\n"
    )
    assert {title for title, *_ in papers_of(tmp_path, {"a.md": text})} >= {
        "Fast Inference from Transformers via Speculative Decoding",
        "Accelerating Language Model Decoding with Sampling",
    }


def test_venues_as_headings(tmp_path: Path) -> None:
    """Below the name of a venue a list of titles is one of papers of that venue and year."""
    items = (
        "- **ImageBind**: One Embedding Space To Bind Them All\n- **DreamBooth**: Fine Tuning Text-to-Image Models\n"
    )
    found = papers_of(tmp_path, {"a.md": f"# 2023\n\n## CVPR\n\n{items}"})

    assert {(short, venue, year) for _, short, venue, year in found} == {
        ("ImageBind", "CVPR", 2023),
        ("DreamBooth", "CVPR", 2023),
    }


def test_table_of_links(tmp_path: Path) -> None:
    """A README's table whose column leads to papers, whatever they are called; one that leads to tools is none."""
    row = "| 01-0{} | [{}](https://arxiv.org/abs/{}) |\n"
    rows = row.format(2, "Mistral 7B", "2310.06825") + row.format(9, "Mixtral of Experts", "2401.04088")
    papers = f"# My notes\n\n| Date | Paper |\n| --- | --- |\n{rows}"
    tools = papers.replace("arxiv.org/abs", "example.org").replace("Paper", "Tool")

    assert {title for title, *_ in papers_of(tmp_path / "one", {"README.md": papers})} == {
        "Mistral 7B",
        "Mixtral of Experts",
    }
    assert papers_of(tmp_path / "two", {"README.md": tools}) == set()


def test_slides(tmp_path: Path) -> None:
    """A talk on a paper is named by the paper, and has its venue."""
    first = "---\nmarp: true\n---\n\n# Seminar: LoRA\n\nLow-Rank Adaptation of Language Models\nHu et al., ICLR 2022\n"
    text = f"{first}\n---\n\n## Method\n\n$BA$\n\n## Results\n\ngood\n"
    assert papers_of(tmp_path, {"talk.md": text}) == {("Low-Rank Adaptation of Language Models", None, "ICLR", 2022)}


def test_numbered_papers(tmp_path: Path) -> None:
    """Headings that say "Paper 1" are of papers, though their names are short."""
    first = "# CVPR 2024\n\n## Paper 1: Mip-Splatting\n\nFilters.\n\n"
    text = f"{first}## Paper 2: SuGaR\n\nMeshes.\n\n## Part 3: Lunch\n\nSoup.\n"
    assert {title for title, *_ in papers_of(tmp_path, {"a.md": text})} == {"Mip-Splatting", "SuGaR"}


def test_days_in_headings(tmp_path: Path) -> None:
    """The day before a heading is that of reading; the month is one of publication."""
    text = (
        "# Log\n\n## 2024-03-01 LoRA (ICLR 2022)\n\nLow.\n\n"
        "## 2024.03.02 Adapters: Parameter-Efficient Learning for NLP\n\nhttps://arxiv.org/abs/1902.00751\n\n"
        "## 2024-03-04 Dentist\n\nOuch.\n"
    )
    assert {(short, year) for _, short, _, year in papers_of(tmp_path / "one", {"a.md": text})} == {
        ("LoRA", 2022),
        ("Adapters", None),
    }
    month = "# Log\n\n## 2018.01 DeepVoice: Speech for All of Us (ICLR)\n\nWords.\n"
    assert {year for *_, year in papers_of(tmp_path / "two", {"a.md": month})} == {2018}


def test_tagged(tmp_path: Path) -> None:
    """A note whose tags say that it is a paper is one, where it has a title."""
    asked = "## What is the problem?\n\nSlow.\n\n## Are the results convincing?\n\nYes.\n"
    note = "---\ntags: [{}]\n---\n\n# {}\n\n" + asked
    assert papers_of(tmp_path / "one", {"a.md": note.format("paper", "Attention Is All You Need")})
    assert papers_of(tmp_path / "two", {"a.md": note.format("文献/cv", "Attention Is All You Need")})
    assert not papers_of(tmp_path / "three", {"a.md": note.format("wallpaper", "Attention Is All You Need")})
    assert not papers_of(tmp_path / "four", {"a.md": note.format("paper", "How to read a paper")})
