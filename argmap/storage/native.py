"""The native file, in memory: `load` bytes, `dump` content, `audit` what is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from argmap.core import limits
from argmap.core.document import Document
from argmap.core.integrity import IntegrityError
from argmap.storage.decoding import decode
from argmap.storage.errors import FileProblem, Problem
from argmap.storage.examination import Examination
from argmap.storage.filemodel import VERSION, FileModel, Meta, meta_of
from argmap.storage.finite import stray_number
from argmap.storage.memory import collector_paused
from argmap.storage.ordering import in_order
from argmap.storage.parsing import repeats_a_key
from argmap.storage.writing import checked_dump, dump

__all__ = ["Loaded", "Meta", "audit", "checked_dump", "dump", "load"]

# Keys that stand twice are made by hands and merges; a file this large was written by a program.
_HAND_WRITTEN = 2 * 2**20


@dataclass(frozen=True, slots=True)
class Loaded:
    """A map as it was read; `repairs` tells, sentence by sentence, what had to be mended."""

    document: Document
    meta: Meta
    repairs: tuple[str, ...] = ()
    version: int = VERSION
    """The version of the format that the file is in."""


def load(data: bytes) -> Loaded:
    """Read a file. Raises FileProblem, whose message is a sentence and whose problems have places.

    What can be mended without loss of an argument is, and told in `repairs`.
    """
    with collector_paused():
        text, notes = decode(data)
        return _straight(text, notes, thorough=len(text) <= _HAND_WRITTEN) or _mended(text, notes)


def audit(data: bytes) -> tuple[Problem, ...]:
    """Everything that is wrong with a file, in the order of its lines."""
    with collector_paused():
        try:
            text, notes = decode(data)
            if _straight(text, notes, thorough=True):
                return ()
            examination = Examination(text, notes)
            examination.read()
        except FileProblem as error:
            found = error.problems
        else:
            found = tuple(examination.problems)
    return tuple(sorted(found, key=lambda problem: problem.line or 0))


def _straight(text: bytes, notes: list[Problem], *, thorough: bool) -> Loaded | None:
    """The file in one pass if nothing is wrong with it; `thorough` also looks for repeated keys."""
    if notes:
        return None
    try:
        model = FileModel.model_validate_json(text, strict=True)
        if (
            model.version < VERSION
            or len(model.records()) > limits.MAX_RECORDS
            or stray_number(model) is not None
            or (thorough and repeats_a_key(text))
        ):
            return None
        return Loaded(Document(in_order(model)), meta_of(model), version=model.version)
    except (ValidationError, IntegrityError):
        return None


def _mended(text: bytes, notes: list[Problem]) -> Loaded:
    examination = Examination(text, notes)
    model, document = examination.read()
    return Loaded(
        document, meta_of(model), tuple(map(str, examination.problems)), examination.version
    )
