"""Arrangements of a map: what is asked for, and the patch that does it, found in any thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.document import Document
from argmap.core.edits.arrange import place
from argmap.core.edits.structure import describe
from argmap.core.records import Statement
from argmap.layout.arranging.arrange import arrange
from argmap.layout.arranging.request import Request

if TYPE_CHECKING:
    from argmap.core.geometry import Rect
    from argmap.core.patch import Change, Patch

Checkpoint = Callable[[], None]
"""Called every now and then while places are sought; it may raise to give up."""

MOVED: Final = 24.0
"""Scene pixels that statements move at least if eyes are to be helped to follow them."""
_SAMPLE: Final = 256


class Arrangement(NamedTuple):
    """What a person asks for.

    `fixed` are statements that stay as if they were pinned. `direction`, where given, is written
    into the map in the same step, `now` with it.
    """

    label: str
    request: Request
    fixed: frozenset[str] = frozenset()
    direction: str | None = None
    now: str | None = None


def patch_for(
    document: Document,
    rects: Mapping[str, Rect],
    wanted: Arrangement,
    checkpoint: Checkpoint | None = None,
) -> Patch:
    """What puts every statement where the arrangement wants it; `rects` are where boxes are.

    In another thread, give it a document of its own, made of the same records.
    """
    places = arrange(_with_pins(document, wanted.fixed), rects, wanted.request, checkpoint)
    for key in wanted.fixed:
        places.pop(key, None)
    patch = place(document, places)
    if wanted.direction is not None:
        patch = describe(document, wanted.now, direction=wanted.direction).then(patch)
    return patch


def _with_pins(document: Document, keys: frozenset[str]) -> Document:
    """The document, or one like it in which these are pinned."""
    statements = document.statements
    if all(statements[key].pinned for key in keys):
        return document
    content = document.content()
    pinned = tuple(
        each.model_copy(update={"pinned": True}) if each.id in keys else each
        for each in content.statements
    )
    return Document(content.model_copy(update={"statements": pinned}))


def rearranges(patch: Patch) -> bool:
    """Whether statements visibly change places, as they do by a command and not by a hand.

    What a hand drags moves all by the same way.
    """
    shifts = (_shift(change) for change in patch.changes.values())
    some = list(islice((shift for shift in shifts if shift is not None), _SAMPLE))
    return any(shift != some[0] for shift in some)


def farthest(patch: Patch) -> float:
    """By how much, along an axis, the first statements of a patch move at most."""
    shifts = (_shift(change) for change in islice(patch.changes.values(), _SAMPLE))
    return max((max(abs(dx), abs(dy)) for dx, dy in filter(None, shifts)), default=0.0)


def _shift(change: Change) -> tuple[float, float] | None:
    """How far a statement moves; None if the change is another."""
    before, after = change
    if not isinstance(before, Statement) or not isinstance(after, Statement):
        return None
    if before.x is None or before.y is None or after.x is None or after.y is None:
        return None
    shift = (round(after.x - before.x, 1), round(after.y - before.y, 1))
    return shift if any(shift) else None
