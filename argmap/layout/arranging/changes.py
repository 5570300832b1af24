"""What a patch does to the picture: which boxes are new, other in size, dropped, or re-attached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from argmap.core.records import Inference, Statement

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.geometry import Rect
    from argmap.core.patch import Patch
    from argmap.layout.arranging.kin import Kin
    from argmap.layout.arranging.web import Web


class Changes(NamedTuple):
    """Keys of statements, and of inferences that are new or lead from or to something else.

    `dropped` were given other places by hand.
    """

    created: frozenset[str]
    dropped: frozenset[str]
    resized: frozenset[str]
    rewired: frozenset[str]

    def __bool__(self) -> bool:
        return any(self)

    @property
    def only_dropped(self) -> bool:
        """Whether boxes were only moved, by hand or because the map was arranged."""
        return not (self.created or self.resized or self.rewired)


def changes_of(before: Mapping[str, Rect], after: Mapping[str, Rect], patch: Patch) -> Changes:
    """Sort out what a patch has changed that the places of boxes may depend on."""
    created, dropped, resized, rewired = set(), set(), set(), set()
    for key, (was, now) in patch.changes.items():
        if isinstance(now, Inference):
            if not isinstance(was, Inference) or _ends(was) != _ends(now):
                rewired.add(key)
        elif isinstance(now, Statement) and key in after:
            if not isinstance(was, Statement) or was.x is None:
                created.add(key)
                continue
            if (was.x, was.y) != (now.x, now.y):
                dropped.add(key)
            if key in before and before[key][2:] != after[key][2:]:
                resized.add(key)
    return Changes(*map(frozenset, (created, dropped, resized, rewired)))


def reattached(document: Document, patch: Patch, changes: Changes, web: Web, kin: Kin) -> list[int]:
    """Statements that the patch has put below another one, or elsewhere among its kin."""
    found = []
    inferences = document.inferences
    olds = [old for old, _ in patch.changes.values() if isinstance(old, Inference)]
    for each in kin.order:
        key = web.keys[each]
        if kin.by[each] < 0 or key in changes.created or key in changes.dropped:
            continue
        tie = web.inference_keys[kin.by[each]]
        if tie in changes.rewired:
            elsewhere = _is_elsewhere(document, patch, tie, key)
        else:
            held = inferences[tie]
            led_along = held.target in inferences and (
                goal(document, patch, held) != goal(document, None, held)
            )
            parent = web.keys[kin.parent[each]]
            elsewhere = led_along or any(
                key in old.premises
                and (old.order, old.id) < (held.order, held.id)
                and goal(document, patch, old) != parent
                for old in olds  # that held it elsewhere, so that a later one holds it now
            )
        if elsewhere:
            found.append(each)
    return found


def _ends(inference: Inference) -> tuple[object, ...]:
    return (inference.premises, inference.target, inference.order)


def _is_elsewhere(document: Document, patch: Patch, tie: str, key: str) -> bool:
    """Whether a premise of a changed inference stood below something else, or elsewhere there."""
    was, now = patch.changes[tie]
    assert isinstance(now, Inference)
    if isinstance(was, Inference) and key in was.premises:
        return was.order != now.order or goal(document, patch, was) != goal(document, None, now)
    alone = len(now.premises) == 1
    for old, _ in patch.changes.values():
        if isinstance(old, Inference) and key in old.premises and alone:
            return goal(document, patch, old) != goal(document, None, now)
    return True


def goal(document: Document, patch: Patch | None, inference: Inference) -> str:
    """The statement that an inference bears on in the end, before the patch if one is given."""
    changes, inferences = {} if patch is None else patch.changes, document.inferences
    while True:
        target = inference.target
        change = changes.get(target)
        record = inferences.get(target) if change is None else change.before
        if not isinstance(record, Inference):
            return target
        inference = record
