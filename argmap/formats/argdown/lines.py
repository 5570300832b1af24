"""Argdown text as lines without comments; data between braces is read and set aside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from argmap.formats.argdown.yaml_block import block
from argmap.formats.argdown.yaml_flow import YamlError, flow

OPEN: Final = "\x01"
CLOSE: Final = "\x02"
"""A number between these stands for data; cleaned text has no such characters."""

_SIGN: Final = re.compile(r"[\\<\[{\n]|#\(|/[/*]|https?://[^\s\]>)]*")
_FRONT: Final = re.compile(r"\s*===+[ \t]*\n(.*?)(?:\n|^)===+[ \t]*(?=\n|$)", re.DOTALL)
_COMMENTS: Final = {"<!--": "-->", "/*": "*/", "//": "\n"}
_INNER: Final = re.compile(r"[{}\"']")
_TRIES: Final = 20
_FAR: Final = 1 << 60


class Line(NamedTuple):
    number: int
    text: str


class Data(NamedTuple):
    """What stood between braces; `value` is None where it could not be read."""

    text: str
    value: dict[str, Any] | None
    line: int


@dataclass(slots=True)
class Text:
    """A text that was scanned."""

    lines: list[Line] = field(default_factory=list)
    data: list[Data] = field(default_factory=list)
    front: str = ""


def scan(text: str) -> Text:
    """Take a text apart into lines; time grows with its length alone."""
    front = _FRONT.match(text)
    scanner = _Scanner(text)
    if front is not None:
        scanner.begin(front.end())
        scanner.result.front = front.group(1)
    scanner.run()
    return scanner.result


class _Scanner:
    def __init__(self, text: str) -> None:
        self.result = Text()
        self._text = text
        self._at = 0
        self._number = 1
        self._first = 1
        self._parts: list[str] = []
        self._commented = False
        self._next: dict[str, int] = {}
        self._tries = 0

    def begin(self, at: int) -> None:
        self._number += self._text.count("\n", 0, at)
        self._first = self._number
        self._at = at

    def run(self) -> None:
        text = self._text
        while (found := _SIGN.search(text, self._at)) is not None:
            self._parts.append(text[self._at : found.start()])
            self._at = found.start()
            self._step(found.group(0))
        self._parts.append(text[self._at :])
        self._end_line()

    def _step(self, sign: str) -> None:
        at = self._at
        if sign == "\n":
            self._end_line()
            self._at += 1
            self._number += 1
        elif sign == "\\":
            after = self._text[at + 1 : at + 2]
            self._keep(at + (1 if after in ("\n", "") else 2))
        elif sign in ("//", "/*") or self._text.startswith("<!--", at):
            self._comment(sign if sign in _COMMENTS else "<!--")
        elif sign == "{":
            self._data()
        elif sign in ("[", "<"):
            self._bracket("]" if sign == "[" else ">")
        elif sign == "#(":
            end = self._find(")", at)
            self._keep(end + 1 if end < self._find("\n", at) else at + 2)
        else:
            self._keep(at + len(sign))

    def _keep(self, end: int) -> None:
        self._parts.append(self._text[self._at : end])
        self._at = end

    def _find(self, what: str, start: int) -> int:
        """Where something comes next; each place is looked for once."""
        known = self._next.get(what, -1)
        if known < start:
            known = self._text.find(what, start)
            known = self._next[what] = known if known >= 0 else _FAR
        return known

    def _end_line(self) -> None:
        line = "".join(self._parts).rstrip()
        if line.strip() or not self._commented:
            self.result.lines.append(Line(self._first, line))
        self._parts = []
        self._first = self._number + 1
        self._commented = False

    def _comment(self, opening: str) -> None:
        closing = _COMMENTS[opening]
        end = self._find(closing, self._at + len(opening))
        if end == _FAR:
            if opening != "//":
                return self._keep(self._at + len(opening))
            end = len(self._text)
        stop = end if opening == "//" else end + len(closing)
        self._number += self._text.count("\n", self._at, stop)
        self._at = stop
        self._commented = True
        return None

    def _bracket(self, closing: str) -> None:
        """Keep a title, or a link with its address, as it is: no comment begins inside."""
        at = self._at
        end = self._find(closing, at + 1)
        signs = closing == ">" and self._text[at + 1 : at + 2] in ("-", "+", "_", " ", "\t")
        if signs or end > self._find("\n", at + 1) or end == at + 1:
            return self._keep(at + 1)
        if closing == "]" and self._text.startswith("(", end + 1):
            stop = self._find(")", end + 2)
            if stop < self._find("\n", end + 2):
                end = stop
        return self._keep(end + 1)

    def _data(self) -> None:
        start = self._at
        end = self._balanced(start) if self._tries < _TRIES else -1
        if end < 0:
            end = self._find("}", start)
        if end == _FAR:
            return self._keep(start + 1)
        inner = self._text[start : end + 1]
        place = len(self.result.data)
        self.result.data.append(Data(inner, _value(inner), self._number))
        self._parts.append(f"{OPEN}{place}{CLOSE}")
        self._number += inner.count("\n")
        self._at = end + 1
        return None

    def _balanced(self, start: int) -> int:
        """Where the brace is closed that opens here; -1 if it is not."""
        text, depth, at = self._text, 0, start
        while (found := _INNER.search(text, at)) is not None:
            sign, at = found.group(0), found.end()
            if sign == "{":
                depth += 1
            elif sign == "}":
                depth -= 1
                if depth == 0:
                    return found.start()
            elif text[max(start, at - 40) : at - 1].rstrip()[-1:] in ("{", "[", ",", ":", "-"):
                closed = _closed(text, sign, at)
                at = closed if closed > 0 else at
        self._tries += 1
        return -1


_ENDS: Final = {
    '"': re.compile(r'(?:[^"\\\n]|\\.)*"'),
    "'": re.compile(r"(?:[^'\n]|'')*'"),
}


def _closed(text: str, quote: str, at: int) -> int:
    """After the quote that closes one opened before `at`, on the same line."""
    found = _ENDS[quote].match(text, at)
    return found.end() if found is not None else -1


def _value(inner: str) -> dict[str, Any] | None:
    """The mapping in braces: in flow style, or in lines if it begins with a line's end."""
    body = inner[1:-1]
    for read, text in ((flow, inner), (block, body)):
        if read is block and not body.lstrip(" \t").startswith("\n"):
            continue
        try:
            value = read(text)
        except YamlError:
            continue
        if isinstance(value, dict) and not _bare(value):
            return value
    return None


def _bare(value: dict[str, Any]) -> bool:
    """Whether braces hold words without a single value: `{a, b}` is text more often than data."""
    return bool(value) and all(each is None for each in value.values())
