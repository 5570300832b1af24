"""What is wrong with a file, as sentences with their places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.core.i18n import tr, trn


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: a sentence, the line it is on and the record it is in."""

    message: str
    line: int | None = None
    record: str | None = None

    def __str__(self) -> str:
        if self.line is None:
            return self.message
        return tr("Line {line}: {message}", line=self.line, message=self.message)


class FileProblem(Exception):  # noqa: N818 - it tells what is wrong with a file, not with us
    """A file that cannot be read or written; `message` is a sentence to show as it is."""

    def __init__(self, message: str, problems: Iterable[Problem] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.problems = tuple(problems) or (Problem(message),)


def refusal(problems: Iterable[Problem]) -> FileProblem:
    """The error that tells the first of these and counts the others."""
    told = tuple(problems)
    message = str(told[0])
    if len(told) > 1:
        more = trn("There is one more problem.", "There are {n} more problems.", len(told) - 1)
        message = f"{message} {more}"
    return FileProblem(message, told)
