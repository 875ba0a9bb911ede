"""Words and signs in titles: what a link says that is no title, small words, words too common for a method's name."""

from __future__ import annotations

from ...patterns import pattern

EMOJI = pattern(
    r"(?:[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\u3030\u303d][\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]*)+"
)
KEYCAPS = r"(?:\d\ufe0f?\u20e3){1,2}"  # 1️⃣, 1️⃣2️⃣: numbers as chatbots write them
SHORTCODE = pattern(r":[a-z0-9_+-]{2,40}:")
YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
ARXIV_ID = r"\d{4}\.\d{4,5}(?:v\d+)?"

# Letters that a name begins with and goes on with, as in Łukasz, Ömer, Иван; for use in classes of expressions.
UPPER = "A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁ" + "".join(letter for letter in map(chr, range(0x100, 0x180)) if letter.isupper()) + "ȘȚ"
LOWER = UPPER.lower() + "ßÿ"

LINK_WORDS = frozenset(
    "paper pdf arxiv code github link links project page projectpage website homepage web video demo slides slide poster blog data dataset "
    "datasets openreview supp supplementary bibtex url doi here official pytorch tensorflow tf jax keras torch colab model models weights "
    "论文 代码 链接 原文 项目 主页 地址 论文链接 论文地址 项目主页 代码链接 视频 源码 下载 开源 官方代码 解读 知乎 讲解 项目地址 项目链接 原文链接 "
    "文章链接 论文原文 源代码 开源代码 代码地址 幻灯片 演示 post talk tweet abs html note notes "
    "笔记 paperlink codelink pytorchcode unofficial 🔗 cvf acm ieee acl anthology review 官方 复现 gitlab huggingface hf summary annotated linkalpaper enlace enlacealpaper verpaper artículo artigo lien".split()
)

SMALL = frozenset(
    "a an the of on in for with and or to from by via at as is are be using into over under towards toward without beyond not all you "
    "need its it their this that can do does we how what why when where are more better one two than between through across per its "
    "your our et al. vs meets meet new".split()
)

COMMON = frozenset(
    "introduction background overview summary basics tips tools resources training inference attention transformer transformers models model method "
    "methods data datasets papers paper notes reading survey blog code projects misc others general theory optimization regularization "
    "generation detection segmentation classification tracking retrieval video image text audio speech language vision graphics rendering "
    "reconstruction editing synthesis diffusion gan gans vae nerf cnn cnns rnn rnns llm llms nlp cv rl mllm mllms vlm vlms agents agent "
    "alignment evaluation benchmark benchmarks dataset architecture architectures network networks backbone backbones pretraining loss losses "
    "metrics application applications tutorial questions appendix preface foreword index home readme todo done template untitled test "
    "self guideline guidelines zotero brief short quick executive overall full final personal detailed extended hardware software systems security privacy networking databases database compilers storage memory scheduling quantization pruning "
    "seminar talk slides presentation report workshop meeting comment comments remark remarks idea ideas thoughts "
    "distillation compression robotics planning control perception localization mapping slam depth pose hands face faces avatar avatars "
    "music tts asr vc sr t2i t2v i2v 3d 2d 4d ai ml dl math linear algebra probability statistics calculus python pytorch linux git latex".split()
)
