"""Text, titles and data in signs that any reader of Argdown takes for what they are."""

from __future__ import annotations

import json
import re
from typing import Any, Final

_SIGNS: Final = re.compile(
    r"[\\<\[\]#@{}*_]"
    r"|/(?=[/*])"
    r"|\.(?=[^\s.]+\.)|:(?=[^\s:]+:)|[.:](?=[.:]+[^\s])|:(?=//)"
    r"|=(?===)"
)
_START: Final = re.compile(r"[(+\->=,]|\d+\.(?=\s|$)")
_SPACE: Final = re.compile(r"[ \t\n]+")
_LEADING_SIGNS: Final = re.compile(r"^[-+_\s]+")
"""With them `<+>` would begin a relation."""
_UNFIT: Final = re.compile(r"[\[\]<>\x00-\x1f\s]+")
_LIKE: Final = {"[": "(", "]": ")", "<": "‹", ">": "›"}
_GIVEN: Final = re.compile(r"Untitled \d+$")
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_HIDDEN: Final = {"{": "\\u007b", "}": "\\u007d", "=": "\\u003d"}
_TAG: Final = re.compile(r"[A-Za-z0-9-]+$")
_TAG_WORDS: Final = re.compile(r"[^()\n\\{}<\[\]#/@*_]+$")
_LONGEST: Final = 60
_TITLE: Final = 300


def escaped(text: str, *, first: bool = False) -> str:
    """Plain text on one line; `first` for what begins a line."""
    line = _SIGNS.sub(lambda found: "\\" + found.group(0), _SPACE.sub(" ", text).strip())
    start = _START.match(line) if first else None
    if start is None:
        return line
    at = start.end() - 1
    return f"{line[:at]}\\{line[at:]}"


def fit_title(title: str) -> str:
    """A title as it can stand between brackets, as like as may be; empty if nothing is left."""
    fit = "".join(_LIKE.get(sign, sign) for sign in title)
    fit = _LEADING_SIGNS.sub("", _UNFIT.sub(" ", fit)).strip()
    if len(fit) > _TITLE:
        fit = fit[: _TITLE - 1].rstrip() + "…"
    if _GIVEN.match(fit):
        fit = fit.replace(" ", "-")
    return fit.rstrip("\\")


def title_from(text: str) -> str:
    """A title made of the first words of a text."""
    words = fit_title(text[: 4 * _LONGEST])
    if len(words) <= _LONGEST:
        return words.rstrip(".!?…:;, ")
    return words[:_LONGEST].rpartition(" ")[0].rstrip(".!?…:;, ") or words[:_LONGEST]


def tag(name: str) -> str | None:
    """A tag as it is written, or None if it cannot be."""
    if _TAG.match(name):
        return f"#{name}"
    fits = _TAG_WORDS.match(name) and name == " ".join(name.split())
    return f"#({name})" if fits and len(name) < _TITLE else None


def data(value: dict[str, Any]) -> str:
    """Data on one line, without braces inside strings, where readers look for the end."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _STRING.sub(_hidden, text)


def _hidden(found: re.Match[str]) -> str:
    return "".join(_HIDDEN.get(sign, sign) for sign in found.group(0))
