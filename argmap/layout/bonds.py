"""What bears on what, by number: read off the records once for whoever works on whole maps."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple, cast
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.core.document import Document
    from argmap.core.records import Inference

_TARGET: Final = attrgetter("target")
_PREMISES: Final = attrgetter("premises")
_LOOK: Final = attrgetter("polarity", "strength")


class Bonds(NamedTuple):
    """Statements and inferences by number, both in document order; never changed.

    `target[i]` is a statement's number, or `~j` where inference i aims at inference j. `looks` are
    polarity and strength.
    """

    keys: list[str]
    number: dict[str, int]
    records: tuple[Inference, ...]
    ties: list[str]
    premises: list[list[int]]
    target: list[int]
    looks: list[tuple[str, float | None]]


_known: WeakKeyDictionary[Document, Bonds] = WeakKeyDictionary()


def bonds_of(document: Document) -> Bonds:
    """The bonds of all statements of a document; those of before, if no inference is another one.

    Reading thousands of records takes as long as routing what they say.
    """
    # What is shown of a document answers as one, and mostly is all of it.
    owner: Document = getattr(document, "whole", None) or document
    keys = document.ordered_keys("statements")
    records = cast("tuple[Inference, ...]", document.ordered("inferences"))
    bonds = _known.get(owner)
    if bonds is None or bonds.records != records or bonds.keys != keys:
        bonds = _known[owner] = _read(keys, document.ordered_keys("inferences"), records)
    return bonds


def _read(keys: list[str], ties: list[str], records: tuple[Inference, ...]) -> Bonds:
    index = dict(zip(keys, range(len(keys)), strict=True))
    return Bonds(
        keys,
        index,
        records,
        ties,
        numbers_of(records, index),
        targets_of(records, ties, index),
        list(map(_LOOK, records)),
    )


def targets_of(
    inferences: Sequence[Inference], ties: Sequence[str], index: Mapping[str, int]
) -> list[int]:
    """By inference the number of the statement it bears on, or ~ that of the inference."""
    found = list(map(index.get, map(_TARGET, inferences)))
    if None in found:
        aiming = {tie: each.target for tie, each in enumerate(inferences) if found[tie] is None}
        aimed = set(aiming.values())
        numbers = {key: ~tie for tie, key in enumerate(ties) if key in aimed}
        for tie, key in aiming.items():
            found[tie] = numbers[key]
    return cast("list[int]", found)


def numbers_of(inferences: Iterable[Inference], index: Mapping[str, int]) -> list[list[int]]:
    """By inference the premises that have a number."""
    return [
        [index[premises[0]]]
        if len(premises) == 1
        else [index[key] for key in premises if key in index]
        for premises in map(_PREMISES, inferences)
    ]
