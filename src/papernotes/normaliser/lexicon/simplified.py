"""Traditional Chinese as simplified, letter by letter, to compare it with the words that notes are read by.

Those letters alone that are in these words; what a reader sees stays as it is written.
"""

from __future__ import annotations

_PAIRS = (
    "與与個个為为麼么義义書书習习務务動动單单參参發发創创別别則则劃划況况決决優优傳传價价來来們们備备復复處处頭头學学實实"
    "審审對对導导帶带應应開开態态總总戰战擴扩損损據据數数時时術术機机雜杂構构標标測测瀏浏獲获獻献現现環环狀状碼码確确稱称"
    "類类簡简籤签簽签線线練练組组細细織织紹绍經经結结絡络統统續续綜综縮缩網网補补裝装見见視视覽览計计訓训討讨設设許许論论"
    "證证評评識识詞词譯译試试話话該该語语說说讀读課课謝谢貢贡敗败資资載载輸输過过還还進进選选遺遗釋释鏈链鍵键問问間间閱阅"
    "隊队隨随難难頁页項项預预領领頻频題题驗验場场圖图團团關关點点會会議议錄录軟软啟启侷局筆笔記记獎奖無无變变連连檢检號号"
)
_TABLE = str.maketrans(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))


def simplified(text: str) -> str:
    """The same text, as long as it was."""
    return text if text.isascii() else text.translate(_TABLE)
