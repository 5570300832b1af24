"""Lines as blocks: headings, items with what is indented below them, and numbered structures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

from argmap.core.i18n import tr
from argmap.formats.argdown.lines import Line

RELATION: Final = re.compile(r"([ \t]*)(\+>|->|><|_>|<?\+|<?-|<_|_(?=\s))")
_NUMBER: Final = re.compile(r"[ \t]*\((\d{1,9})\)")
_RULE: Final = re.compile(r"[ \t]*--")
_HEADING: Final = re.compile(r"[ \t]*(#+) +")
_LISTED: Final = re.compile(r"([ \t]*)(\*|\d{1,9}\.)(?=\s)")
_INCLUDE: Final = re.compile(r"@include\(([^)\n]*)\)")

Tell = Callable[[int, str], None]
"""Takes the number of a line and what is wrong there."""


@dataclass(slots=True)
class Item:
    """A statement or an argument as it stands in the text; `sign` says how it bears on `parent`."""

    line: int
    words: str
    sign: str = ""
    children: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Step:
    """A line of a numbered structure: a statement with its number, or the rule between them."""

    number: int | None
    item: Item


@dataclass(slots=True)
class Block:
    """What stands between empty lines; of `items` and `steps` one is filled."""

    kind: Literal["heading", "items", "steps", "include"]
    line: int
    level: int = 0
    items: list[Item] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)


def blocks_of(lines: Iterable[Line], tell: Tell) -> list[Block]:
    """Blocks in the order of the text; what cannot be is told, and read as what is nearest."""
    found: list[Block] = []
    part: list[Line] = []
    for line in (*lines, Line(0, "")):
        if line.text.strip():
            part.append(line)
        elif part:
            found += _Block(part, tell).read()
            part = []
    return found


class _Block:
    """Reads the lines of one block, or of more where an empty line is missing."""

    def __init__(self, lines: list[Line], tell: Tell) -> None:
        self._lines = lines
        self._tell = tell
        self._found: list[Block] = []
        self._item: Item | None = None
        self._above: list[tuple[int, Item]] = []
        self._numbered: Block | None = None
        self._inside = False

    def read(self) -> list[Block]:
        for at, line in enumerate(self._lines):
            self._line(line, at == 0)
        return self._found

    def _line(self, line: Line, first: bool) -> None:
        if self._inside:
            self._rule_goes_on(line)
        elif (found := _HEADING.match(line.text)) is not None:
            self._heading(line, found)
        elif (found := _INCLUDE.match(line.text.strip())) is not None:
            self._found.append(Block("include", line.number))
            self._item = None
        elif (found := _NUMBER.match(line.text)) is not None:
            self._number(line, found, first)
        elif self._numbered is not None and _RULE.match(line.text):
            self._rule(line)
        elif (found := RELATION.match(line.text)) is not None:
            self._relation(line, found)
        elif (found := _LISTED.match(line.text)) is not None:
            self._top(line, found.end(), "list")
        elif self._item is None:
            self._top(line, 0, "")
        elif _begins_anew(line.text, self._item) and not self._numbered:
            self._tell(line.number, tr("An empty line is missing before a title; it is read so."))
            self._top(line, 0, "")
        else:
            self._item.words += "\n" + line.text.strip()

    def _heading(self, line: Line, found: re.Match[str]) -> None:
        item = Item(line.number, line.text[found.end() :].strip())
        self._found.append(Block("heading", line.number, len(found.group(1)), [item]))
        self._item, self._above, self._numbered = item, [], None

    def _top(self, line: Line, start: int, sign: str) -> None:
        """An item that bears on nothing: of a list, or a block of its own."""
        item = Item(line.number, line.text[start:].strip(), sign)
        self._found.append(Block("items", line.number, items=[item]))
        self._item, self._above, self._numbered = item, [(-1, item)], None

    def _relation(self, line: Line, found: re.Match[str]) -> None:
        words = line.text[found.end() :].strip()
        if not self._above:
            self._tell(
                line.number,
                tr("“{sign}” stands below nothing; the line is read for itself.",
                   sign=found.group(2)),
            )  # fmt: skip
            if words:
                self._top(Line(line.number, words), 0, "")
            return
        if not words:
            self._tell(line.number, tr("Nothing follows “{sign}”.", sign=found.group(2)))
            return
        indent = len(found.group(1))
        if indent == 0 and self._item is self._above[0][1]:
            self._tell(line.number, tr("The line is not indented; it is read as if it were."))
        while len(self._above) > 1 and self._above[-1][0] >= indent:
            self._above.pop()
        item = Item(line.number, words, found.group(2))
        self._above[-1][1].children.append(item)
        self._above.append((indent, item))
        self._item = item

    def _number(self, line: Line, found: re.Match[str], first: bool) -> None:
        if self._numbered is None:
            if not first:
                self._tell(line.number, tr("An empty line is missing before “(1)”; it is read so."))
            self._numbered = Block("steps", line.number)
            self._found.append(self._numbered)
        item = Item(line.number, line.text[found.end() :].strip())
        self._numbered.steps.append(Step(int(found.group(1)), item))
        self._item, self._above = item, [(-1, item)]

    def _rule(self, line: Line) -> None:
        """A line of hyphens, or the beginning of a rule of inference between two pairs of them."""
        assert self._numbered is not None
        words = line.text.strip()
        item = Item(line.number, words.strip("-").strip())
        self._numbered.steps.append(Step(None, item))
        self._item, self._above = item, [(-1, item)]
        self._inside = words.rstrip("-") != "" and not (len(words) > 3 and words.endswith("--"))
        self._inside = self._inside or words == "--"

    def _rule_goes_on(self, line: Line) -> None:
        assert self._item is not None
        words = line.text.strip()
        self._item.words = f"{self._item.words}\n{words.rstrip('-').strip()}".strip()
        self._inside = not words.endswith("--")


_TITLE: Final = re.compile(r"(?:\[[^\]\n]+\]|<[^>\n]+>)(?::|$|\s*$)")


def _begins_anew(text: str, before: Item) -> bool:
    """Whether a line at the left begins with a title, below one that began so too."""
    return _TITLE.match(text) is not None and _TITLE.match(before.words.split("\n")[0]) is not None
