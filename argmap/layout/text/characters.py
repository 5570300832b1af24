"""Classes of characters that line breaking tells apart, and text made fit to be drawn."""

from __future__ import annotations

import re
from typing import Final

# Bodies of regular expression character classes, to be put between [ and ].
SPACES: Final = " \\u1680\\u2000-\\u2006\\u2008-\\u200a\\u205f\\u3000"
GLUE: Final = "\\u00a0\\u2007\\u202f\\u2060\\ufeff"
ZERO_WIDTH_SPACE: Final = "\\u200b"
JOINER: Final = "\\u200d"
DASHES: Final = "\\-\\u2010\\u2013\\u2014/"
OPENING: Final = "(\\[{‘“«‹¡¿$£€¥#\"'"
CLOSING: Final = "!%),.:;?\\]}’”»›…‥·‼⁇⁈⁉¢°′″‰℃\"'"
WIDE_OPENING: Final = "〈《「『【〔〖〘〚〝（［｛｟｢￡￥＄﹙﹛﹝"
# Closing brackets, stops, small kana, prolonging and repeating marks: none begins a line (kinsoku).
WIDE_CLOSING: Final = (
    "、。〃〉》」』】〕〗〙〛〜〞〟〻々〱-〵゛゜ゝゞ・ーヽヾ゠"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ"
    "！％），．：；？］｝｠｡｣､･ｧ-ｰﾞﾟ￠﹐-﹒﹔-﹗﹚﹜﹞"
)
EXTENDERS: Final = (
    "\\u0300-\\u036f\\u20d0-\\u20ff\\u302a-\\u302f\\u3099\\u309a\\ufe00-\\ufe0f"
    "\\U0001f3fb-\\U0001f3ff\\U000e0020-\\U000e007f\\U000e0100-\\U000e01ef"
)
FLAG_LETTERS: Final = "\\U0001f1e6-\\U0001f1ff"
LEADING_JAMO: Final = "\\u1100-\\u115f\\ua960-\\ua97c"
VOWEL_JAMO: Final = "\\u1160-\\u11a7\\ud7b0-\\ud7c6"
TRAILING_JAMO: Final = "\\u11a8-\\u11ff\\ud7cb-\\ud7fb"
# Ideographs, kana, hangul and emoji: a line may end before and after each.
IDEOGRAPHS: Final = (
    "\\u2e80-\\u2fff\\u3004-\\u3007\\u3012\\u3013\\u3020-\\u3029\\u3030-\\u303f\\u3041-\\u3096"
    "\\u309f-\\u30ff\\u3105-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\uff02-\\uff60\\uff66-\\uff9d"
    "\\uffa0-\\uffe6\\U00016fe0-\\U00018dff\\U0001b000-\\U0001b2ff\\U00020000-\\U0003fffd"
    "\\U0001f300-\\U0001f3fa\\U0001f400-\\U0001f64f\\U0001f680-\\U0001f6ff"
    "\\U0001f7e0-\\U0001f7eb\\U0001f900-\\U0001faff"
)
# Those of them that need no look at what follows, save that it is another: most of a text.
COMMON_IDEOGRAPHS: Final = (
    "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3"
    "あいうえおか-ぢつ-もやゆよ-ろわ-ゔアイウエオカ-ヂツ-モヤユヨ-ロワ-ヴ"
)
# A few ranges around all of them and the wide punctuation: quick to search for.
EAST_ASIAN: Final = (
    "\\u1100-\\u115f\\u2e80-\\ua4cf\\ua960-\\ua97c\\uac00-\\ud7a3\\uf900-\\ufaff"
    "\\ufe50-\\ufe6f\\uff01-\\uffe6\\U00016fe0-\\U00018dff\\U0001b000-\\U0001b2ff"
    "\\U0001f1e6-\\U0003fffd"
)
CONTROLS: Final = "\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff"
RIGHT_TO_LEFT: Final = (
    "\\u0590-\\u08ff\\u200f\\ufb1d-\\ufdff\\ufe70-\\ufefc\\U00010800-\\U00010fff"
    "\\U0001e800-\\U0001efff"
)

_HARD_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_UNDRAWABLE = re.compile("[\x00-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNRULY = re.compile(f"(?!\n)[{CONTROLS}]")
_TAB = " " * 4


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of `text`, fit to be drawn.

    A tab becomes four spaces, a lone surrogate U+FFFD; other control characters are dropped.
    """
    if _UNRULY.search(text) is None:
        return text.split("\n")
    return [_drawable(part) for part in _HARD_BREAK.split(text)]


def one_paragraph(text: str) -> str:
    """Return `text` fit to be drawn on one line: a line break becomes a space."""
    return _drawable(_HARD_BREAK.sub(" ", text))


def _drawable(text: str) -> str:
    text = _UNDRAWABLE.sub("", text.replace("\t", _TAB))
    return _SURROGATE.sub("\ufffd", text)
