"""JSON text to plain values, or a sentence that says where it breaks off or goes wrong."""

from __future__ import annotations

import json
import re
from typing import Any

from pydantic_core import from_json

from argmap.core.complaints import complaint
from argmap.core.i18n import tr
from argmap.storage.decoding import without_lone_surrogates
from argmap.storage.errors import FileProblem, Problem

_PLACE = re.compile(r"^(?P<what>.*) at line (?P<line>\d+) column (?P<column>\d+)$", re.DOTALL)


def parse(text: bytes) -> tuple[Any, bytes, list[Problem]]:
    """The value, the text it was read from, and what was mended in it. Raises FileProblem."""
    try:
        return from_json(text), text, []
    except ValueError as error:
        mended, notes = without_lone_surrogates(text)
        if not notes:
            raise _syntax_problem(error, text) from error
    try:
        return from_json(mended), mended, notes
    except ValueError as error:
        raise _syntax_problem(error, mended) from error


def repeats_a_key(text: bytes) -> bool:
    """Whether some object has the same key twice; parsers let the last one win in silence."""

    class _RepeatedError(Exception):
        pass

    def check(pairs: list[tuple[str, Any]]) -> None:
        if len(pairs) != len({key for key, _ in pairs}):
            raise _RepeatedError

    try:
        json.JSONDecoder(object_pairs_hook=check, strict=False).decode(text.decode())
    except _RepeatedError:
        return True
    return False


def _syntax_problem(error: ValueError, text: bytes) -> FileProblem:
    match = _PLACE.match(str(error))
    if match is None:
        return FileProblem(tr("This is not JSON: {detail}.", detail=str(error)))
    line, what = int(match["line"]), match["what"]
    problem = Problem(_sentence(what, text, line, int(match["column"])), line)
    return FileProblem(str(problem), [problem])


def _sentence(what: str, text: bytes, line: int, column: int) -> str:
    if line == 1 and column <= 2 and not text.lstrip().startswith((b"{", b"[")):
        return tr("This is not JSON, so it is no argmap file.")
    if what.startswith("EOF"):
        return tr(
            "The file ends in the middle: its end is missing. Look for a complete copy of it."
        )
    if what.startswith("recursion"):
        return tr("Lists or objects are nested too deeply here, more than 190 levels.")
    if what.startswith("invalid unicode"):
        return tr("The text here is not UTF-8. Save the file as UTF-8 in a text editor.")
    if what.startswith("number out of range"):
        return tr("The number at column {column} has too many digits.", column=column)
    return tr(
        "This is not JSON ({detail}, column {column}). "
        "Mend the line in a text editor, or look for a backup copy.",
        detail=complaint(what),
        column=column,
    )
