"""User text as it may stand in titles, menus and dialogs: visible, on one line, unspoofed."""

from __future__ import annotations

import re

# Direction controls and invisible characters can make a name read as another one. ZWJ and ZWNJ
# stay: emoji and Persian need them.
_TRICKY = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ud800-\udfff]"
)


def visible(text: str) -> str:
    r"""Show characters that deceive the eye as `\uXXXX`; line ends and tabs become spaces."""
    flat = text.replace("\n", " ").replace("\t", " ")
    return _TRICKY.sub(lambda match: f"\\u{ord(match[0]):04X}", flat)


def shortened(text: str, limit: int = 60) -> str:
    """Return `visible(text)`, cut to `limit` characters with an ellipsis."""
    shown = visible(text[: 2 * limit])
    return shown if len(shown) <= limit else shown[: limit - 1].rstrip() + "…"


def menu_text(text: str) -> str:
    """Return `text` for a menu or button, where & would underline the letter after it."""
    return visible(text).replace("&", "&&")
