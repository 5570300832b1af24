"""The grammar of Rationale's files: `name = Call("text", 1, other)` and nothing else."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

_PRELUDE: Final = ("#-- Start of Prelude --", "#-- End of Prelude --")
_START: Final = re.compile(r"[ \t]*(?:([A-Za-z_]\w*)[ \t]*=[ \t]*)?([A-Za-z_]\w*)[ \t]*\(")
_SKIPPED: Final = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)+")
_END: Final = re.compile(r"[ \t;]*(?:#[^\n]*)?(?=\n)")
_STRING: Final = re.compile(r'[uU]?"((?:[^"\\]|\\.)*)"|[uU]?\'((?:[^\'\\]|\\.)*)\'', re.DOTALL)
_NUMBER: Final = re.compile(r"-?\d{1,15}(?:\.\d{0,15})?(?:[eE][-+]?\d{1,2})?")
_NAME: Final = re.compile(r"[A-Za-z_]\w*")
_BLANK: Final = re.compile(r"\s*")
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "", "\n": ""}
_CONSTANTS: Final[dict[str, Any]] = {"True": True, "False": False, "None": None}


class Call(NamedTuple):
    """A call, what its result is called, and its arguments: strings, numbers and names alike."""

    name: str
    result: str | None
    arguments: list[Any]


def calls_of(text: str) -> tuple[list[Call], int]:
    """All calls after the prelude, and how many lines are none."""
    text = _without_prelude(text) + "\n"
    calls: list[Call] = []
    missed = place = 0
    while place < len(text):
        blank = _SKIPPED.match(text, place)
        if blank is not None:
            place = blank.end()
            continue
        found = _call(text, place)
        if found is None:
            missed += 1
            place = text.index("\n", place) + 1
        else:
            call, place = found
            calls.append(call)
    return calls, missed


def _without_prelude(text: str) -> str:
    """What stands after the functions with which the program would read its own file."""
    start, end = (text.find(each) for each in _PRELUDE)
    if not 0 <= start < end:
        return text
    return text[:start] + text[end + len(_PRELUDE[1]) :]


def _call(text: str, place: int) -> tuple[Call, int] | None:
    start = _START.match(text, place)
    if start is None:
        return None
    place = _past_blank(text, start.end())
    arguments: list[Any] = []
    while text[place : place + 1] != ")":
        found = _argument(text, place)
        if found is None:
            return None
        value, place = found
        arguments.append(value)
        place = _past_blank(text, place)
        if text[place : place + 1] == ",":
            place = _past_blank(text, place + 1)
        elif text[place : place + 1] != ")":
            return None
    end = _END.match(text, place + 1)
    if end is None:
        return None
    return Call(start[2], start[1], arguments), end.end() + 1


def _argument(text: str, place: int) -> tuple[Any, int] | None:
    if (found := _STRING.match(text, place)) is not None:
        words = found[1] if found[1] is not None else found[2]
        return _ESCAPED.sub(lambda each: _ESCAPES.get(each[1], each[1]), words), found.end()
    if (found := _NUMBER.match(text, place)) is not None:
        return float(found[0]), found.end()
    if (found := _NAME.match(text, place)) is not None:
        name = found[0]
        return _CONSTANTS.get(name, name), found.end()
    return None


def _past_blank(text: str, place: int) -> int:
    found = _BLANK.match(text, place)
    return found.end() if found is not None else place
