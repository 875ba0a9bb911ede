"""What stands in brackets beside a title -> where its authors work: `[NAACL'21][ByteDance]`, `(Stanford University)`.

Only the names of organisations that many notes write are known, in the case that tells them from names of methods; a text
that says of itself that it is a university or the like is one, too.
"""

from __future__ import annotations

from ...patterns import pattern

_KNOWN = frozenset(
    "Google GoogleBrain DeepMind Facebook FacebookAI Meta MetaAI Microsoft MSR MSRA OpenAI Anthropic NVIDIA Nvidia Apple Amazon AWS Adobe "
    "Intel IBM Samsung Sony Disney Netflix Uber Twitter Pinterest LinkedIn Airbnb Salesforce Snapchat Spotify Yahoo Yandex Naver LINE "
    "Tencent Alibaba Baidu ByteDance Bytedance Huawei SenseTime Sensetime Megvii Kuaishou Meituan JD Xiaomi Didi NetEase Netease Tiktok "
    "TikTok HuggingFace AllenAI AI2 MIT CMU UCB UCBerkeley UCSanDiego UCDavis UCIrvine GeorgiaTech UCLA UCSD UIUC UW JHU NYU UPenn UMich UMN UNC USC UMD Stanford Berkeley Harvard Princeton "
    "Cornell Columbia Yale Caltech GaTech Purdue Oxford Cambridge UCL EPFL ETH ETHZ INRIA PARC Inria KAIST POSTECH SNU RIKEN MPI TUM NUS NTU "
    "Tsinghua THU PKU Peking SJTU ZJU USTC Fudan FDU NJU Nanjing BUAA Beihang XJTU HUST CASIA BUPT HKU HKUST CUHK CityU Technion Mila "
    "Instagram WhatsApp Shopee AntGroup Etsy eBay Walmart Zillow Kakao Rakuten Qualcomm ARM AMD Oracle SAP Bosch Siemens Toyota Tesla Waymo "
    "Databricks Snowflake Cohere "
    "清华 北大 清华大学 北京大学 上交 上海交大 浙大 中科大 复旦 中科院 港中文 港科大 谷歌 微软 微软亚研 百度 阿里 阿里巴巴 腾讯 字节 字节跳动 华为 商汤 旷视 美团 快手 "
    "京东 小米 小红书 蚂蚁 蚂蚁集团 支付宝 淘宝 滴滴 网易 拼多多 携程 人大 南大 北航 哈工大 华科 武大 同济 西交 国防科大 港大 港理工".split()
)
_SAYS_SO = pattern(
    r"(?:[A-Z][\w.&-]* (?:of )?){1,5}(?:University|Institute|Laboratory|Labs?|Research|College|Academy)(?: (?:of )?[A-Z]\w*){0,3}|"
    r"(?:University|Institute|Academy) of (?:[A-Z]\w*[ ,]*){1,4}|[一-鿿]{2,12}(?:大学|学院|研究院|研究所|实验室|公司|集团)"
)
_APART = pattern(r"\s*(?:[/&+,，、;；|]|\band\b)\s*")


def organisations(text: str) -> tuple[str, ...]:
    """The organisations that a text lists, and nothing else; () for any other text."""
    bare = text.strip()
    if len(bare) > _LONGEST:
        return ()
    parts = tuple(part for part in _APART.split(bare) if part)
    return parts if parts and all(part.replace(" ", "") in _KNOWN or _SAYS_SO.fullmatch(part) for part in parts) else ()


_LONGEST = 120
