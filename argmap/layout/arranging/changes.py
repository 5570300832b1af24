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
    for each in kin.order:
        key = web.keys[each]
        if kin.by[each] < 0 or key in changes.created or key in changes.dropped:
            continue
        tie = web.inference_keys[kin.by[each]]
        if tie in changes.rewired:
            elsewhere = _is_elsewhere(document, patch, tie, key)
        else:
            held = document.inferences[tie]
            led_along = _goal(document, patch, held) != _goal(document, None, held)
            parent = web.keys[kin.parent[each]]
            elsewhere = led_along or _has_lost_its_tie(document, patch, tie, key, parent)
        if elsewhere:
            found.append(each)
    return found


def _has_lost_its_tie(document: Document, patch: Patch, tie: str, key: str, parent: str) -> bool:
    """Whether what held a statement elsewhere is gone, so that a later inference holds it now."""
    now = document.inferences[tie]
    return any(
        isinstance(old, Inference)
        and key in old.premises
        and (old.order, old.id) < (now.order, now.id)
        and _goal(document, patch, old) != parent
        for old, _ in patch.changes.values()
    )


def _ends(inference: Inference) -> tuple[object, ...]:
    return (inference.premises, inference.target, inference.order)


def _is_elsewhere(document: Document, patch: Patch, tie: str, key: str) -> bool:
    """Whether a premise of a changed inference stood below something else, or elsewhere there."""
    was, now = patch.changes[tie]
    assert isinstance(now, Inference)
    if isinstance(was, Inference) and key in was.premises:
        return was.order != now.order or _goal(document, patch, was) != _goal(document, None, now)
    alone = len(now.premises) == 1
    for old, _ in patch.changes.values():
        if isinstance(old, Inference) and key in old.premises and alone:
            return _goal(document, patch, old) != _goal(document, None, now)
    return True


def _goal(document: Document, patch: Patch | None, inference: Inference) -> str:
    """The statement that an inference bears on in the end, before the patch if one is given."""
    while True:
        target = inference.target
        change = None if patch is None else patch.changes.get(target)
        record = document.record(target) if change is None else change.before
        if not isinstance(record, Inference):
            return target
        inference = record
