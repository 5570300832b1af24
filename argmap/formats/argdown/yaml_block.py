"""The YAML of front matter and of data on lines of their own: mappings, lists, scalars, texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from argmap.formats.argdown.yaml_flow import YamlError, flow, scalar

_DEPTH: Final = 50
_KEY: Final = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s\-:#"'{\[][^:#]*?|-[^\s:][^:]*?)\s*:(?:\s+|$)"""
)
_COMMENT: Final = re.compile(r"(?:^|\s)#.*$")


def block(text: str) -> Any:
    """The value of lines of YAML. Raises YamlError."""
    lines = [
        (len(line) - len(line.lstrip()), line.rstrip()) for line in text.expandtabs(4).split("\n")
    ]
    reader = _Block(lines)
    value = reader.value(0, 0)
    if reader.here() is not None:
        raise YamlError("lines that fit nowhere")
    return value


class _Block:
    def __init__(self, lines: list[tuple[int, str]]) -> None:
        self._lines = lines
        self._at = 0

    def here(self) -> tuple[int, str] | None:
        """The next line that says something: its indent and words."""
        while self._at < len(self._lines):
            indent, line = self._lines[self._at]
            words = line.strip()
            if words and not words.startswith("#"):
                return indent, words
            self._at += 1
        return None

    def value(self, least: int, depth: int) -> Any:
        found = self.here()
        if found is None or found[0] < least:
            return None
        if depth > _DEPTH:
            raise YamlError("too deep")
        indent, words = found
        if words == "-" or words.startswith("- "):
            return self._list(indent, depth)
        if _KEY.match(words):
            return self._mapping(indent, depth)
        self._at += 1
        return self._inline(words, indent - 1)

    def _mapping(self, indent: int, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while (line := self.here()) is not None and line[0] == indent:
            key = _KEY.match(line[1])
            if key is None:
                raise YamlError("a line without a key")
            self._at += 1
            name = str(scalar(key.group(1)))
            rest = line[1][key.end() :]
            # A list may stand as far left as the key it belongs to.
            found[name] = self._entry(rest, indent, depth, lists=True)
        return found

    def _list(self, indent: int, depth: int) -> list[Any]:
        found: list[Any] = []
        while (line := self.here()) is not None and line[0] == indent and line[1][:1] == "-":
            rest = line[1][1:].lstrip()
            if _KEY.match(rest) and rest[:1] not in "\"'":
                inner = indent + len(line[1]) - len(rest)
                self._lines[self._at] = (inner, rest)
                found.append(self._mapping(inner, depth + 1))
                continue
            self._at += 1
            found.append(self._entry(rest, indent, depth, lists=False))
        return found

    def _entry(self, rest: str, indent: int, depth: int, *, lists: bool) -> Any:
        if rest[:1] in ("|", ">"):
            return self._text(rest[0], indent)
        rest = rest if rest[:1] in ("'", '"', "{", "[") else _COMMENT.sub("", rest).strip()
        if rest:
            return self._inline(rest, indent)
        following = self.here()
        same = lists and following is not None and following[1][:2] in ("-", "- ")
        return self.value(indent if same else indent + 1, depth + 1)

    def _inline(self, rest: str, indent: int) -> Any:
        """A value that begins on a line and may go on in deeper ones."""
        parts = [rest]
        read: Callable[[str], Any] = flow if rest[:1] in ("{", "[") else scalar
        while (line := self.here()) is not None and line[0] > indent:
            parts.append(line[1])
            self._at += 1
        return read("\n".join(parts))

    def _text(self, style: str, indent: int) -> str:
        lines: list[tuple[int, str]] = []
        while self._at < len(self._lines):
            depth, line = self._lines[self._at]
            if line.strip() and depth <= indent:
                break
            lines.append((depth, line))
            self._at += 1
        least = min((depth for depth, line in lines if line.strip()), default=0)
        words = [line[least:] for _, line in lines]
        return ("\n" if style == "|" else " ").join(words).strip("\n ")
