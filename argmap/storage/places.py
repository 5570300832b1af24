"""Where in the text a record or a field stands, and which keys stand twice in one object."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

_TOKEN = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_DEPTH = 3  # (collection, index, field): deeper values are named by the field they are in

Loc = tuple[str | int, ...]


class Repeat(NamedTuple):
    """A key that stands a second time in the object at `loc`."""

    loc: Loc
    key: str
    line: int


class _Frame:
    __slots__ = ("index", "is_list", "key", "keys")

    def __init__(self, is_list: bool) -> None:
        self.is_list = is_list
        self.index = 0
        self.key: str | None = None
        self.keys: set[str] = set()


class Places:
    """The places of a text that is known to be JSON."""

    def __init__(self, text: bytes) -> None:
        self._breaks = [match.start() for match in re.finditer(rb"\n", text)]
        self._offsets: dict[Loc, int] = {}
        self.repeats: list[Repeat] = []
        self._scan(text)

    def line(self, loc: Sequence[str | int]) -> int | None:
        """The line, from 1, of the innermost known thing on the way to `loc`."""
        for length in range(min(len(loc), _DEPTH), 0, -1):
            offset = self._offsets.get(tuple(loc[:length]))
            if offset is not None:
                return self._line_at(offset)
        return None

    def _line_at(self, offset: int) -> int:
        return bisect_right(self._breaks, offset) + 1

    def _scan(self, text: bytes) -> None:
        stack: list[_Frame] = []
        for match in _TOKEN.finditer(text):
            token = match[0]
            frame = stack[-1] if stack else None
            if token in (b"}", b"]"):
                stack.pop()
            elif token == b",":
                assert frame is not None
                frame.key = None
                frame.index += 1
            elif token == b":":
                continue
            elif frame is not None and not frame.is_list and frame.key is None:
                self._key(stack, token, match.start())
            else:
                if frame is not None and frame.is_list and len(stack) <= _DEPTH:
                    self._offsets[_loc(stack)] = match.start()
                if token in (b"{", b"["):
                    stack.append(_Frame(token == b"["))

    def _key(self, stack: list[_Frame], token: bytes, offset: int) -> None:
        frame = stack[-1]
        frame.key = str(json.loads(token)) if b"\\" in token else token[1:-1].decode()
        if frame.key in frame.keys:
            self.repeats.append(Repeat(_loc(stack[:-1]), frame.key, self._line_at(offset)))
        frame.keys.add(frame.key)
        if len(stack) <= _DEPTH:
            self._offsets[_loc(stack)] = offset


def _loc(stack: Sequence[_Frame]) -> Loc:
    return tuple(frame.index if frame.is_list else frame.key or "" for frame in stack)
