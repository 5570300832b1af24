"""Rows of the outline: a statement at one of its places, and what stands below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from argmap.core.graph import inferences_at

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from argmap.core.document import Document
    from argmap.core.records import Inference

Bearing = Literal["top", "support", "attack", "backing", "undercut", "other", "other step"]
"""What a row does to the one it stands under; the last four but one aim at its step."""


class Place(NamedTuple):
    """What tells the rows under one row apart: a premise of an inference, or a statement alone."""

    arrow: str | None
    statement: str


class Row:
    """A statement at one place. `children` is None until somebody asks what stands below."""

    __slots__ = ("arrow", "children", "depth", "id", "loops", "parent", "place", "statement")

    def __init__(self, number: int, place: Place, parent: Row | None, index: int) -> None:
        self.id = number
        self.arrow, self.statement = place
        self.parent = parent
        self.place = index
        self.depth: int = 0 if parent is None else parent.depth + 1
        """How many rows stand above it, what holds all rows included."""
        self.children: list[Row] | None = None
        self.loops = place.statement in ancestry(parent)
        """Whether the statement stands above itself: it is not told once more then."""

    @property
    def key(self) -> Place:
        return Place(self.arrow, self.statement)


def ancestry(row: Row | None) -> Iterator[str]:
    """The statements from this row up."""
    while row is not None and row.parent is not None:
        yield row.statement
        row = row.parent


def below(document: Document, row: Row) -> list[Place]:
    """What stands under a row: what bears on the step it ends, then what bears on the statement.

    A step ends at the last premise of its inference; only there all of it has been told.
    """
    found: list[Place] = []
    arrow = document.inferences.get(row.arrow) if row.arrow is not None else None
    if arrow is not None and arrow.premises[-1] == row.statement:
        found += premises(inferences_at(document, arrow.id))
    if not row.loops:
        found += premises(inferences_at(document, row.statement))
    return found


def premises(inferences: list[Inference]) -> list[Place]:
    """Every premise of these, inference by inference."""
    return [Place(each.id, premise) for each in inferences for premise in each.premises]


def bearing(document: Document, row: Row) -> Bearing:
    """What the row does to the one it stands under."""
    arrow = document.inferences.get(row.arrow) if row.arrow is not None else None
    if arrow is None:
        return "top"
    step = arrow.target in document.inferences
    if arrow.polarity == "support":
        return "backing" if step else "support"
    if arrow.polarity == "attack":
        return "undercut" if step else "attack"
    return "other step" if step else "other"


def linked(document: Document, row: Row) -> bool:
    """Whether the row goes on with the inference of the row above it."""
    arrow = document.inferences.get(row.arrow) if row.arrow is not None else None
    return arrow is not None and arrow.premises[0] != row.statement


def conclusion(document: Document, arrow: str) -> str:
    """The statement at the end of an inference, or of what it aims at."""
    target = document.inferences[arrow].target
    while target in document.inferences:
        target = document.inferences[target].target
    return target


def elsewhere(document: Document, row: Row) -> list[str]:
    """The statements under which this row's statement stands as well."""
    arrows = [key for key in document.references.from_premise(row.statement) if key != row.arrow]
    arrows.sort(key=lambda key: (document.inferences[key].order, key))
    return [conclusion(document, key) for key in arrows]


def way_to(document: Document, statement: str, tops: Container[str]) -> list[Place]:
    """A shortest way from a row at the top down to this statement; empty if there is none."""
    reached: dict[str, tuple[str, str]] = {}
    waiting = [statement]
    for here in waiting:
        if here in tops:
            return _descent(document, here, statement, reached)
        arrows = document.references.from_premise(here)
        for arrow in sorted(arrows, key=lambda key: (document.inferences[key].order, key)):
            onward = conclusion(document, arrow)
            if onward not in reached and onward != statement:
                reached[onward] = (arrow, here)
                waiting.append(onward)
    return []


def _descent(
    document: Document, top: str, goal: str, reached: dict[str, tuple[str, str]]
) -> list[Place]:
    way, here = [Place(None, top)], top
    while here != goal:
        arrow, premise = reached[here]
        chain = [arrow]
        while (target := document.inferences[chain[-1]].target) in document.inferences:
            chain.append(target)
        # What aims at a step stands under the last premise of that step.
        way += [Place(step, document.inferences[step].premises[-1]) for step in chain[:0:-1]]
        way.append(Place(arrow, premise))
        here = premise
    return way
