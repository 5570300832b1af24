"""What the beginning of a line may say, and how words that look like it are kept apart from it."""

from __future__ import annotations

import re
from typing import Final

from argmap.core import limits

MINUS: Final = "−"
"""Always an objection, where "-" might be taken for the bullet of a list."""

SIGNS: Final = "+-_=&~" + MINUS
BULLETS: Final = "*•◦▪▫‣·●○∙"

MARK: Final = re.compile(
    rf"(?:(?P<sign>[{re.escape(SIGNS + BULLETS)}])|\d{{1,3}}[.)]|\(\d{{1,3}}\)|[a-z]\))(?:\s+|$)"
)
HEADING: Final = re.compile(r"(#{1,6})\s+(?=\S)")
RULE: Final = re.compile(r"(?:=+|-{3,}|(?:\* ?){3,}|_{3,})$")
"""A line under a heading, or between parts."""

_TITLED: Final = re.compile(r"\[((?:\\.|[^\\\]])+)\](?::(?:\s+(.*))?)?$", re.DOTALL)
_POINTED: Final = re.compile(r"<([^<>]+)>(?::(?:\s+(.*))?)?$", re.DOTALL)
_SPECIAL: Final = re.compile(r"([\\\]])")
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_EMPTY: Final = "[]"


def written(title: str | None, text: str) -> str:
    """The words of a statement on one line, such that `read` makes the same of them."""
    words = " ".join(text.split())
    if title:
        name = "[" + _SPECIAL.sub(r"\\\1", title) + "]"
        return f"{name}: {words}" if words else name
    if not words:
        return _EMPTY
    looks = MARK.match(words) or words[0] in "[<\\#" or RULE.match(words)
    return f"\\{words}" if looks else words


def read(words: str, *, pointed: bool) -> tuple[str | None, str]:
    """The title, if there is one, and the text; `pointed` titles are written <so>, too."""
    if len(words) > limits.MAX_TEXT + limits.MAX_LABEL:
        return None, words
    if words == _EMPTY:
        return None, ""
    if words.startswith("\\") and written(None, words[1:]) == words:
        return None, words[1:]
    found = _TITLED.match(words)
    if found is not None:
        return _ESCAPED.sub(r"\1", found[1]), found[2] or ""
    found = _POINTED.match(words) if pointed else None
    if found is not None:
        return found[1], found[2] or ""
    return None, words
