"""Text as lines: how far each is indented, what stands before its words, and the words."""

from __future__ import annotations

from typing import Final, NamedTuple

from argmap.formats.reading.marks import BULLETS, HEADING, MARK, MINUS, RULE

_TAB: Final = 4
_CHECKBOXES: Final = ("[ ] ", "[x] ", "[X] ")


class Line(NamedTuple):
    """`mark` is the sign or bullet ("*" for every bullet and number), "#" a heading, "" nothing.

    `column` is that of the mark, and of a heading its level. `apart` tells of a blank line above.
    """

    column: int
    mark: str
    words: str
    apart: bool

    @property
    def marked(self) -> bool:
        return self.mark not in ("", "#")


def lines_of(text: str) -> list[Line]:
    """Lines with words, of clean text. What marks mean is decided by all of them together."""
    found: list[Line] = []
    apart = True
    for raw in text.split("\n"):
        column, words = _measured(raw)
        if not words:
            apart = True
            continue
        if RULE.match(words):
            if not apart and found and not found[-1].mark and not column:
                found[-1] = found[-1]._replace(mark="#", column=1 if words[0] == "=" else 2)
            apart = True
            continue
        found.append(_line(column, words, apart))
        apart = False
    return _settled(found)


def signed(lines: list[Line]) -> bool:
    """Whether marks tell reasons from objections: with bullets alone, there is no "-" left."""
    return _signed(lines) or any(line.mark == "-" for line in lines)


def _signed(lines: list[Line]) -> bool:
    """Whether "-" is an objection rather than a bullet: "+" and the like say so."""
    return any(
        line.mark in ("+", MINUS) or (line.column > 0 and line.mark in ("_", "=", "&"))
        for line in lines
        if line.mark
    )


def _line(column: int, words: str, apart: bool) -> Line:
    heading = HEADING.match(words)
    if heading is not None and column < _TAB:
        title = words[heading.end() :]
        closed = title.rstrip("#")
        return Line(len(heading[1]), "#", closed.rstrip() if closed[-1:] == " " else title, apart)
    mark = MARK.match(words)
    if mark is None:
        return Line(column, "", words, apart)
    sign = mark["sign"] or "*"
    return Line(column, "*" if sign in BULLETS else sign, words, apart)


def _settled(lines: list[Line]) -> list[Line]:
    """Without marks before words; what is no mark in a list of bullets belongs to the words."""
    signs = _signed(lines)
    settled: list[Line] = []
    for line in lines:
        if not line.marked:
            settled.append(line)
        elif not signs and line.mark not in ("*", "-"):
            settled.append(line._replace(mark=""))
        else:
            found = MARK.match(line.words)
            words = line.words[found.end() :] if found else line.words
            if not signs:
                words = words[4:] if words.startswith(_CHECKBOXES) else words
            mark = line.mark if signs else "*"
            settled.append(line._replace(mark="-" if mark == MINUS else mark, words=words))
    return settled


def _measured(raw: str) -> tuple[int, str]:
    """How far the words are from the left, and the words."""
    words = raw.lstrip()
    column = 0
    for character in raw[: len(raw) - len(words)]:
        column += _TAB - column % _TAB if character == "\t" else 1
    return column, words.rstrip()
