"""Plain text as the model keeps it: every string that passes can be saved, shown and compared."""

from __future__ import annotations

import re

_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u2028\u2029\ud800-\udfff]")
_NEWLINES = re.compile("\r\n|[\r\x85\u2028\u2029]")
_DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_WHITE = re.compile(r"[\n\t]+")


def is_clean(text: str) -> bool:
    """Whether `clean_text` would leave it as it is."""
    # What can be printed has none of them, and is told twice as fast.
    return text.isprintable() or not _UNWANTED.search(text)


def clean_text(text: str) -> str:
    """Line ends become LF, control characters go, lone surrogates become U+FFFD."""
    if is_clean(text):
        return text
    text = _NEWLINES.sub("\n", text)
    return _SURROGATES.sub("\ufffd", _DROPPED.sub("", text))


def clean_label(text: str) -> str:
    """As `clean_text`, on one line."""
    return _WHITE.sub(" ", clean_text(text))
