"""Which steps of a history really lead to a map, and on from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.storage.journal.entry import PastStep

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.core.document import Document
    from argmap.core.patch import Patch


def linked(
    document: Document, done: list[PastStep], undone: list[PastStep]
) -> tuple[list[PastStep], list[PastStep]]:
    """Return the last of `done` and the first of `undone` that hang together, without a gap.

    Records count as the same only if they are one and the same: so undoing demands it.
    """
    back = _followed(document, (step.patch.inverse() for step in reversed(done)))
    forth = _followed(document, (step.patch for step in undone))
    return done[len(done) - back :], undone[:forth]


def _followed(document: Document, patches: Iterable[Patch]) -> int:
    """How many patches, one after the other, start from what the ones before have left."""
    state, info = document.records(), document.info
    count = 0
    for patch in patches:
        if any(state.get(key) is not before for key, (before, _) in patch.changes.items()):
            break
        if patch.info is not None:
            if patch.info.before is not info:
                break
            info = patch.info.after
        for key, (_, after) in patch.changes.items():
            if after is None:
                state.pop(key, None)
            else:
                state[key] = after
        count += 1
    return count
