"""The YAML that stands between braces: mappings, lists and scalars on one or more lines."""

from __future__ import annotations

import json
import re
from typing import Any, Final

_DEPTH: Final = 50
_INT: Final = re.compile(r"[-+]?\d{1,18}$")
_FLOAT: Final = re.compile(r"[-+]?(?:\d+\.\d*|\.\d+|\d+)(?:[eE][-+]?\d{1,3})?$")
_WORDS: Final = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_SPACE: Final = re.compile(r"(?:[ \t\n]|(?<![^ \t\n])#[^\n]*)*")
_DOUBLE: Final = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_SINGLE: Final = re.compile(r"'((?:[^']|'')*)'")
_PLAIN: Final = re.compile(r"(?:[^,\[\]{}:#\n]|:(?![ \t\n,\]}]|$)|(?<![ \t])#|\n(?![ \t]*[\]},]))+")
_ESCAPE: Final = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL
)
_SIGNS: Final = {"n": "\n", "t": "\t", "0": "\0", "r": "\r", "e": "\x1b", "\n": " ", "_": "\xa0"}


class YamlError(ValueError):
    """Text that is no YAML, or none of the kind that is read here."""


def flow(text: str) -> Any:
    """The value of text between braces or brackets. Raises YamlError."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    reader = _Flow(text)
    value = reader.value(0)
    reader.space()
    if reader.at < len(text):
        raise YamlError("more follows")
    return value


def scalar(text: str) -> Any:
    """A plain word, number, truth value, or quoted text."""
    text = text.strip()
    for quoted in (_DOUBLE, _SINGLE):
        found = quoted.fullmatch(text)
        if found is not None:
            return _unquoted(found.group(1), text[0])
    if text in _WORDS:
        return _WORDS[text]
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return " ".join(text.split())


def _unquoted(inner: str, quote: str) -> str:
    if quote == "'":
        return inner.replace("''", "'")
    return _ESCAPE.sub(_character, inner)


def _character(found: re.Match[str]) -> str:
    code = found.group(1) or found.group(2) or found.group(3)
    if code is None:
        return _SIGNS.get(found.group(4), found.group(4))
    number = int(code, 16)
    return chr(number) if number <= 0x10FFFF else "\ufffd"


class _Flow:
    def __init__(self, text: str) -> None:
        self._text = text
        self.at = 0

    def space(self) -> str:
        """Skip what means nothing; the sign that follows, empty at the end."""
        found = _SPACE.match(self._text, self.at)
        self.at = found.end() if found else self.at
        return self._text[self.at : self.at + 1]

    def value(self, depth: int) -> Any:
        if depth > _DEPTH:
            raise YamlError("too deep")
        sign = self.space()
        if sign == "{":
            return self._mapping(depth)
        if sign == "[":
            return self._list(depth)
        return self._scalar()

    def _mapping(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        self.at += 1
        while (sign := self.space()) != "}":
            if sign == ",":
                self.at += 1
                continue
            before = self.at
            key = self._scalar()
            name = str(key if key is not None else "")
            if self.space() == ":":
                self.at += 1
                found[name] = self.value(depth + 1) if self.space() not in (",", "}") else None
            else:
                found[name] = None
            if self.at == before:
                raise YamlError("no key")
        self.at += 1
        return found

    def _list(self, depth: int) -> list[Any]:
        found: list[Any] = []
        self.at += 1
        while (sign := self.space()) != "]":
            if sign == ",":
                self.at += 1
                continue
            before = self.at
            found.append(self.value(depth + 1))
            if self.at == before:
                raise YamlError("no item")
        self.at += 1
        return found

    def _scalar(self) -> Any:
        for quoted in (_DOUBLE, _SINGLE):
            found = quoted.match(self._text, self.at)
            if found is not None:
                self.at = found.end()
                return _unquoted(found.group(1), found.group(0)[0])
        found = _PLAIN.match(self._text, self.at)
        if found is None:
            raise YamlError("nothing to read")
        self.at = found.end()
        return scalar(found.group(0))
