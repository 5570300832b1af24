"""The words of an item: title, plain text, tags, links and data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple

from argmap.formats.argdown.lines import CLOSE, OPEN, Data
from argmap.formats.argdown.shortcodes import SHORTCODES

Kind = Literal["statement", "argument"]

_HEAD: Final = re.compile(r"(?:\[(?P<s>[^\]\n]+)\](?!\()|<(?P<a>[^>\n]+)>)(?P<colon>:?)[ \t]*")
_ONLY_TAGS: Final = re.compile(
    r"(?:\s|#(?:\([^)]+\)|[A-Za-z0-9\[\\\]^_`\u00a0-\ud7ff\uf900-\uffef-]+))*"
)
_HELD: Final = re.compile(f"{OPEN}(\\d+){CLOSE}")
_TOKEN: Final = re.compile(
    r"(?P<url>https?://[^\s\]>)]*)"
    r"|\\(?P<escaped>.)"
    r"|(?P<code>\.(?P<dot>[^\s.]{1,20})\.|:(?P<colon>[^\s:]{1,20}):)"
    r"|\[(?P<link>[^\[\]\n]+)\]\((?P<address>[^()\n]+)\)"
    r"|#(?:\((?P<words>[^)]{1,300})\)|(?P<tag>[A-Za-z0-9\[\\\]^_`\u00a0-\ud7ff\uf900-\uffef-]+))"
    r"|(?P<mention>@(?:\[[^\]\n]{1,300}\]|<[^>\n]{1,300}>))"
    r"|(?P<mark>\*\*|__|\*|_)"
    r"|(?P<space>[ \t]*\n[ \t]*)",
    re.DOTALL,
)
_CLOSES: Final = re.compile(r"[\s)}_.,!?;:*-]|$")


class Link(NamedTuple):
    title: str
    address: str


@dataclass(slots=True)
class Words:
    """What an item says. `defines` is False for a title alone, which only refers."""

    kind: Kind = "statement"
    title: str | None = None
    text: str = ""
    defines: bool = True
    tags: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)


def words_of(source: str, data: Sequence[Data]) -> Words:
    """Read what an item says; `data` are those that were set aside in its text."""
    words = Words()
    source, words.data = _parted(source.strip(), data)
    head = _HEAD.match(source)
    if head is not None:
        rest = source[head.end() :]
        alone = not head["colon"] and _ONLY_TAGS.fullmatch(rest) is not None
        if alone or head["colon"]:
            words.kind = "argument" if head["a"] else "statement"
            words.title = (head["a"] or head["s"] or "").strip()
            words.defines = not alone
            source = rest
    _Reader(words).read(source)
    return words


def plain_of(source: str, data: Sequence[Data]) -> Words:
    """The same for what has no title: a heading, or a rule of inference."""
    words = Words()
    source, words.data = _parted(source.strip(), data)
    _Reader(words).read(source)
    return words


def _parted(source: str, data: Sequence[Data]) -> tuple[str, dict[str, Any]]:
    """Data at the end of a text, and the text with what is no data after all put back."""
    found: dict[str, Any] = {}
    while (last := source.rfind(OPEN)) >= 0 and source.rstrip().endswith(CLOSE):
        held = _HELD.fullmatch(source[last:].rstrip())
        each = data[int(held.group(1))] if held is not None else None
        if each is None or each.value is None:
            break
        found = each.value | found
        source = source[:last].rstrip()
    return _HELD.sub(lambda held: data[int(held.group(1))].text, source), found


class _Reader:
    """Turns marked text into plain text, one token after the other."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._parts: list[str] = []
        self._open: list[tuple[str, int]] = []
        self._tagged: set[int] = set()

    def read(self, source: str) -> None:
        at = 0
        for token in _TOKEN.finditer(source):
            if token.start() > at:
                self._parts.append(source[at : token.start()])
            at = token.end()
            self._take(token, source)
        self._parts.append(source[at:])
        while self._parts and (not self._parts[-1].strip() or len(self._parts) - 1 in self._tagged):
            self._parts.pop()
        self._words.text = "".join(self._parts).strip()

    def _take(self, token: re.Match[str], source: str) -> None:
        words, parts = self._words, self._parts
        kind = token.lastgroup
        if token["mark"]:
            self._mark(token["mark"], source, token.end())
        elif token["escaped"] is not None:
            parts.append(token["escaped"])
        elif token["code"]:
            name = token["dot"] or token["colon"]
            # "Section III.A. says": a label, and no sign.
            label = name.isalpha() and source[max(0, token.start() - 1) : token.start()].isalnum()
            parts.append(token["code"] if label else SHORTCODES.get(name, token["code"]))
        elif token["link"]:
            words.links.append(Link(token["link"], token["address"].strip()))
            parts.append(token["link"])
        elif token["words"] or token["tag"]:
            name = " ".join((token["words"] or token["tag"]).split())
            if name and name not in words.tags:
                words.tags.append(name)
            self._tagged.add(len(parts))
            parts.append(token.group(0))
        else:
            parts.append(" " if kind == "space" else token.group(0))

    def _mark(self, mark: str, source: str, end: int) -> None:
        """A sign that opens or closes emphasis, which plain text has none of."""
        after = source[end : end + 1]
        if self._open and self._open[-1][0] == mark and _CLOSES.match(after):
            _, begun = self._open.pop()
            self._parts[begun] = ""
            return
        if after and not after.isspace():
            self._open.append((mark, len(self._parts)))
        self._parts.append(mark)
