"""What must hold between records, told as sentences."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from argmap.core.i18n import tr
from argmap.core.records import COLLECTION_OF, Inference, MapInfo, Record, Statement
from argmap.core.references import References, mentions_more, references

Lookup = Callable[[str], Record | None]


class IntegrityError(ValueError):
    """A patch that would leave the map inconsistent; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One inconsistency: the record it is in, the field, the id at fault and a sentence."""

    record: str
    field: str
    culprit: str
    message: str


def reference_problems(record: Record, lookup: Lookup) -> Iterable[Problem]:
    """References of one record that lead nowhere or to the wrong type of record."""
    for field, key, allowed in references(record):
        found = lookup(key)
        if found is None:
            yield Problem(
                record.id,
                field,
                key,
                tr(
                    "{collection} “{id}”: {field} names “{key}”, which does not exist",
                    collection=COLLECTION_OF[type(record)],
                    id=record.id,
                    field=field,
                    key=key,
                ),
            )
        elif type(found) not in allowed:
            yield Problem(
                record.id,
                field,
                key,
                tr(
                    "{collection} “{id}”: {field} names “{key}”, which is one of the {found}",
                    collection=COLLECTION_OF[type(record)],
                    id=record.id,
                    field=field,
                    key=key,
                    found=COLLECTION_OF[type(found)],
                ),
            )


def chain_problem(
    inference: Inference, lookup: Lookup, sound: set[str] | None = None
) -> Problem | None:
    """A chain of inferences aiming at inferences that comes back to itself.

    `sound` are ids whose chains are known to end; those met on a good way are added to it, so that
    checking many inferences with one set takes time in proportion to their number.
    """
    sound = set() if sound is None else sound
    met: set[str] = set()
    link: Record | None = inference
    while isinstance(link, Inference) and link.id not in sound:
        if link.id in met:
            return Problem(
                inference.id,
                "target",
                inference.target,
                tr(
                    "inferences “{id}”: it aims at itself through other inferences", id=inference.id
                ),
            )
        met.add(link.id)
        link = lookup(link.target)
    sound |= met
    return None


def info_problem(info: MapInfo, lookup: Lookup) -> Problem | None:
    """A central statement that does not exist."""
    if info.central is None or isinstance(lookup(info.central), Statement):
        return None
    return Problem(
        "",
        "central",
        info.central,
        tr("info: central names “{key}”, which is no statement", key=info.central),
    )


def well_aimed(
    collections: Mapping[str, Mapping[str, Record]], index: References, lookup: Lookup
) -> bool:
    """Whether all references are good; told from each id mentioned, not from each mention."""
    statements, inferences = collections["statements"], collections["inferences"]
    every = cast("Collection[Statement]", statements.values())
    voices = {each.voice for each in every} - {None}
    closely: list[Record] = [*filter(mentions_more, every)]
    for name in ("relations", "groups", "sources"):
        closely += collections[name].values()
    return (
        index.premises <= statements.keys()
        and all(key in statements or key in inferences for key in index.targets)
        and voices <= collections["participants"].keys()
        and not any(problem for record in closely for problem in reference_problems(record, lookup))
    )
