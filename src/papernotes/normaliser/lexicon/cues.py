"""The words that tell how one paper stands to another: data for `lineage.py`, which `relations:` in `site.yaml` extends.

A cue is words with `~` where the name stands; without `~` the name follows. What stands on either side must touch the
name but for words such as "the", 原版 or 模型. The first relation that fits counts, and of its cues the first. A cue
between slashes is a regular expression.
"""

from __future__ import annotations

from ...model import Relation

CUES: dict[Relation, tuple[str, ...]] = {
    "followed-by": (
        "后续工作~", "后续的工作~", "后续工作是~", "后续工作有~", "后续工作：~", "后续工作如~", "后续的~", "后续还有~", "后续有~", "后续是~", "后续见~", "后续为~", "后来的~", "后来有~",
        "续作~", "续作是~", "下一代~", "升级版~", "升级为~", "演进为~", "发展为~", "被~改进", "被~取代", "被~超越", "被~超过", "被~沿用", "被~采用", "被~继承", "被~拿去", "被~借用", "启发了~", "催生了~", "影响了~",
        "~是它的后", "~是其后", "~是本文的后", "~是后续", "~沿用了它", "~沿用了本文", "~沿用了这", "~改进了它", "~改进了本文", "~在此基础上", "~在它的基础上", "~在其基础上", "~在本文基础上",
        "~在本文的基础上", "~再把它", "~把它做", "~把它扩展", "~把它推广", "~用的就是它", "~用的就是这", "~就建在它", "~建在它", "~是它的文", "~是它的版", "~就是从它", "~后来把", "~后来用", "~后来改",
        "~是它的改进", "~是它的扩展", "~的前身", "~的前作",
        "followed by ~", "succeeded by ~", "superseded by ~", "later extended by ~", "extended by ~", "extended to ~", "improved by ~", "improved upon by ~", "later improved by ~",
        "adopted by ~", "inspired ~", "paved the way for ~", "led to ~", "later became ~", "evolved into ~", "follow-up ~", "follow-up work ~", "follow-up: ~", "follow-ups such as ~",
        "~ later extended it", "~ extends it", "~ extends this", "~ builds on it", "~ builds on this", "~ improves on it", "~ improves on this", "~ improves it", "~ later improved",
    ),
    "improves": (
        "改进~", "提升了~的", "提高了~的", "提升~的", "提高~的", "改进了~", "改进自~", "改进的~", "对~改进", "对~进行改进", "对~进行了改进", "对~作了改进", "对~做了改进", "对~的改进", "在~上改进", "在~上做了改进", "在~上进行改进", "~的改进版", "~的进阶版", "~的进阶", "~的改进", "~的升级版", "~的升级",
        "~的增强版", "~的加强版", "~的加速版", "~的轻量版", "~的提升版", "把~改", "将~改", "对~改造", "对~进行改造", "对~进行了改造", "对~做了改造", "改造~", "改造了~", "优化了~", "加速了~", "增强了~", "修正了~", "修复了~", "推广了~", "完善了~", "弥补了~", "补上了~",
        "解决~的", "解决了~的", "克服~的", "克服了~的", "缓解~的", "缓解了~的", "消除了~的", "弥补~的", "针对~的不足", "针对~的问题", "针对~的缺点", "针对~的缺陷",
        "improve ~", "improves ~", "improving ~", "improve on ~", "improves on ~", "improves upon ~", "improve upon ~", "improving on ~", "improving upon ~", "improved version of ~", "improvement over ~",
        "improvement on ~", "improvements over ~", "improvement of ~", "enhances ~", "enhancing ~", "speeds up ~", "accelerates ~", "fixes ~", "addresses the limitations of ~", "addresses the limitation of ~",
        "overcomes the limitations of ~", "solves the problem of ~", "a better ~", "an improved ~", "a faster ~", "generalizes ~", "generalises ~",
    ),
    "builds-on": (
        "基于~", "在~基础上", "在~的基础上", "以~为基础", "以~代码基础", "以~代码为基础", "在~代码基础上", "以~为蓝本", "以~为原型", "建立在~之上", "建立在~的基础上", "建立在~上", "建在~之上", "建在~上", "构建于~", "构建在~", "站在~的肩膀上", "脱胎于~",
        "扩展~", "扩展了~", "扩展自~", "拓展~", "拓展了~", "把~扩展", "将~扩展", "把~推广", "将~推广", "把~拓展", "将~拓展", "继承~", "继承了~", "继承自~", "沿袭~", "沿袭了~", "延续~", "延续了~", "延用~", "源自~", "源于~", "/(?P<cue>(?:思路|思想|想法|灵感|做法|设计|结构|一招|方法|框架|架构|直接)[^，]{0,6}来自)~/", "改自~", "改编自~", "衍生自~",
        "从~改", "从~出发", "从~扩展", "从~演化", "借鉴~", "借鉴了~", "参考了~", "参照~", "仿照~", "效仿~", "受~启发", "受到~启发", "受到~的启发", "受~的启发", "灵感来自~", "灵感来源于~", "思路来自~", "思想来自~", "follow了~", "follow~", "跟随~", "遵循~", "跟~一脉相承", "~基础上",
        "~的扩展", "~的后续", "~的后继", "~的续作", "~的变体", "~的变种", "~的后代", "~的推广", "~的延伸", "~的拓展",
        "based on ~", "build on ~", "builds on ~", "builds directly on ~", "directly builds on ~", "building on ~", "built on ~", "build upon ~", "builds upon ~", "building upon ~", "built upon ~", "built on top of ~", "on top of ~", "extend ~", "extends ~", "extending ~", "extension of ~",
        "an extension to ~", "inspired by ~", "motivated by ~", "derived from ~", "adapted from ~", "modified from ~", "follow ~", "follows ~", "following ~", "inherits from ~", "inherits ~", "variant of ~",
        "/\\b(?P<cue>an? (?:[\\w-]+ ){1,3}version of)~/", "successor of ~", "successor to ~", "follow-up of ~", "follow-up to ~", "initialized from ~", "initialised from ~", "starts from ~", "starting from ~", "fine-tunes ~", "finetunes ~", "adapts ~", "adapting ~",
    ),
    "compares": (
        "与~相比", "和~相比", "跟~相比", "同~相比", "与~比较", "和~比较", "跟~比较", "与~对比", "和~对比", "跟~对比", "与~比", "和~比", "跟~比", "相比~", "相比于~", "相较~", "相较于~", "较之~", "对照~", "对比~", "对比了~", "比较了~", "比起~", "比~更", "比~好", "比~快", "比~慢", "比~强", "比~弱",
        "比~高", "比~低", "比~少", "比~多", "比~小", "比~大", "比~稳", "比~差", "比~要", "比~还", "比~略", "比~提", "比~省", "较~提升", "较~有", "较~更", "/(?:^|[^一-鿿]|[都也均就约地而是度果量])(?P<cue>比|较)~/", "优于~", "好于~", "快于~", "高于~", "低于~", "强于~", "超过~", "超过了~", "超越~", "超越了~", "胜过~", "打败~", "打败了~", "击败~", "击败了~", "碾压~", "媲美~", "不如~", "不及~", "逊于~", "弱于~", "劣于~", "略低于~", "略高于~", "持平~", "追平~",
        "与~持平", "和~持平", "与~相当", "和~相当", "与~类似", "和~类似", "与~相似", "和~相似", "与~一样", "和~一样", "跟~一样", "像~一样", "与~相同", "和~相同", "与~同", "与~不同", "和~不同", "跟~不同", "不同于~", "有别于~", "区别于~", "与~的区别", "和~的区别", "与~的差异", "和~的差异", "与~的不同", "和~的不同", "与~之间", "和~之间",
        "以~为基线", "基线是~", "baseline是~", "基线为~", "以~为baseline", "~作为基线", "~作为baseline", "对标~", "类似~", "类似于~", "同~一样", "vs ~", "vs. ~", "VS ~", "V.S. ~", "~ vs", "~ vs.", "~ VS", "~相比",
        "compare to ~", "compare with ~", "compared to ~", "compared with ~", "compares to ~", "compares with ~", "comparing to ~", "comparing with ~", "compared against ~", "comparison with ~", "comparison to ~", "comparisons with ~",
        "in contrast to ~", "in contrast with ~", "contrary to ~", "unlike ~", "different from ~", "differs from ~", "differ from ~", "similar to ~", "as opposed to ~", "outperform ~", "outperforms ~", "outperforming ~", "outperformed ~",
        "surpass ~", "surpasses ~", "surpassing ~", "exceeds ~", "beat ~", "beats ~", "beating ~", "on par with ~", "comparable to ~", "comparable with ~", "competitive with ~", "superior to ~", "inferior to ~", "matches ~", "relative to ~",
        "/(?P<cue>(?:better|worse|faster|slower|smaller|larger|bigger|stronger|weaker|higher|lower|less|more|fewer|cheaper|simpler|sharper|cleaner)(?: \\w+){0,4} than)~/", "rather than ~", "against ~", "versus ~", "over ~",
    ),
    "uses": (
        "使用~", "使用了~", "采用~", "采用了~", "借助~", "借~的", "借助了~", "借助于~", "利用~", "利用了~", "运用~", "运用了~", "应用~", "应用了~", "沿用~", "沿用了~", "选用~", "选用了~", "调用~", "调用了~", "套用~", "套用了~", "引入~", "引入了~", "嵌入~", "集成~", "集成了~", "接入~", "复用~", "复用了~", "依赖~", "依赖于~", "结合~", "结合了~", "配合~", "搭配~", "通过~",
        "用~做", "用~作", "用~来", "用~提取", "用~得到", "用~生成", "用~初始化", "用~编码", "用~训练", "用~的", "用了~", "用到~", "用到了~", "/(?:^|[^一-鿿作使引采利运应选调套通常有][^一-鿿]?|[先再都也只就会是仅直接文们者步中])(?P<cue>用)~/", "骨干是~", "骨干网络是~", "backbone是~", "骨干用~", "编码器是~", "编码器用~", "用的是~", "用的就是~", "将~引入", "把~引入", "introduces ~ into", "introduce ~ into", "introducing ~ into", "以~为骨干", "以~为主干", "以~为backbone", "以~为骨架", "以~为先验", "以~作为", "将~作为", "把~作为", "把~当", "将~当", "把~用", "将~用", "~作为骨干", "~作为主干", "~作为backbone", "~作为先验", "~作为编码器",
        "~作为解码器", "~作为判别器", "~作为生成器", "~作为特征", "~作骨干", "~做骨干", "~作为预训练", "~提取特征", "~提取的特征", "由~提取", "由~得到", "由~初始化",
        "use ~", "uses ~", "used ~", "using ~", "utilize ~", "utilizes ~", "utilizing ~", "employ ~", "employs ~", "employing ~", "adopt ~", "adopts ~", "adopting ~", "leverage ~", "leverages ~", "leveraging ~", "apply ~", "applies ~",
        "applying ~", "exploit ~", "exploits ~", "combine ~", "combines ~", "combining ~", "integrate ~", "integrates ~", "incorporate ~", "incorporates ~", "incorporating ~", "with the help of ~", "by means of ~", "rely on ~", "relies on ~", "powered by ~",
        "borrows ~", "borrows from ~", "plugs in ~", "with a frozen ~", "with a pre-trained ~", "with a pretrained ~", "~ as the backbone", "~ as backbone", "~ as a backbone", "~ as the encoder", "~ as its backbone", "~ as a prior", "~ as the prior", "~ is used", "~ are used",
    ),
}  # fmt: skip

# The names of fields and of lists whose links are a relation that their author has said outright: `builds-on:: [[NeRF]]`.
KEYS: dict[Relation, str] = {
    "builds-on": "builds on|builds upon|build on|based on|extends|extension of|parent|parents|predecessor|predecessors|prior work|built on|derived from|"
    "inspired by|基于|建立在|扩展自|前置工作|前作|前身|前序工作|基础工作|继承自|来源于|前置",
    "improves": "improves|improves on|improves upon|改进|改进自|改进对象",
    "compares": "compares|compares with|compares to|compared with|compared to|comparison|baselines|baseline|vs|对比|比较|对照|对比方法|基线",
    "uses": "uses|depends on|used methods|借助|用到|依赖",
    "followed-by": "followed by|follow up|follow ups|successor|successors|extended by|improved by|children|later work|后续|后续工作|续作|后继|后继工作|被改进",
}

# Words that may stand between a cue and the name, and between the name and a cue behind it.
BETWEEN = (
    "的 了 如 如同 传统 普通 标准 最初 最早 单纯 原版 原始 原来 原 经典 早期 现有 先前 之前 前人 主流 著名 其他 自家 官方 开源 两个 一个 这个 这种 那种 该 预训练 预训练好 训练好 冻结 人脸 图像 视频 语音 文本 模型 网络 方法 框架 结构 架构 论文 文章 工作 作者 "
    "基线 生成器 判别器 编码器 等 the a an our its their this that original vanilla standard classic existing previous prior recent pre-trained pretrained official frozen famous popular state-of-the-art sota baseline "
    "baselines method methods model models framework frameworks network networks backbone backbones architecture architectures work works like as of in from such idea ideas concept paper approach"
).split()
BEHIND = (
    "的 论文 文章 一文 模型 网络 方法 框架 结构 架构 算法 系列 思想 思路 做法 工作 作者 那样 那篇 那种 这种 这样 这类 这篇 等 等人 里 中 上 两篇 两者 三者 之类 原文 原版 单纯 直接 "
    "s model models method methods paper papers framework frameworks network networks architecture architectures"
).split()

NEGATIONS = (
    "不是 并非 并不 没有 没 无需 不需要 不需 不用 不再 不使用 不采用 不依赖 不基于 不借助 而非 而不是 未 无须 别 勿 避免 摆脱 脱离 放弃 抛弃 代替 替代 取代 替换 换掉 "
    "not no without instead never neither nor cannot don't doesn't didn't isn't aren't can't avoid avoids avoiding replace replaces replacing"
).split()

# What could be done was not done: 可以结合 NeRF.
WISHES = (
    "可考虑 应该 应当 建议 不妨 值得 如果 假如 若 也许 或许 打算 想用 想试 准备 期待 希望 能否 能不能 是否 can could should might may would if perhaps maybe try"
).split()

# Who speaks of the source itself, and who of others.
OWN_SUBJECT = r"本文|我们|作者|该文|此文|该方法|本方法|本工作|这篇|该工作|该论文|本论文|提出|它|其|\b(?:we|our|ours|it|its|this (?:paper|work|method)|the (?:paper|authors?|method)|propose[sd]?|present[s]?)\b"
OTHER_SUBJECT = (
    r"现有|已有|以往|之前的?(?:方法|工作|论文)|此前|前人|传统|很多|许多|大多|多数|一些|有些|有人|他们|别人|大家|我(?!们)|其他|其它|一般|通常|主流|前两者|后人|近期|近年|最近|目前|"
    r"\b(?:i|previous|existing|prior|most|many|some|several|they|others?|researchers|users|practitioners|methods|approaches|works|models|papers|systems|techniques|recent|other|conventional|traditional|later|everyone|people)\b"
)
