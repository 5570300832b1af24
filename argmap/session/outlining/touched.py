"""What a patch means for the rows of an outline."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.core.records import Inference, Statement

if TYPE_CHECKING:
    from argmap.core.patch import Patch


@dataclass(slots=True)
class Touched:
    """Ids of records, by what has to be looked at again."""

    placed: set[str] = field(default_factory=set)
    """Statements that may stand at the top now, at another place there, or no longer."""
    premises: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    """Statements and inferences under which something else may stand."""
    arrows: set[str] = field(default_factory=set)
    reworded: set[str] = field(default_factory=set)


def touched(patch: Patch) -> Touched:
    """Read a patch: one that only moves boxes touches nothing."""
    found = Touched()
    if patch.only_moves:
        return found
    for key, (before, after) in patch.changes.items():
        if isinstance(after, Statement) and isinstance(before, Statement):
            # Looked at first, and by identity: a drag of everything brings this for each box.
            if (
                before.text is not after.text
                or before.title is not after.title
                or before.kind is not after.kind
                or before.order is not after.order
                or before.implicit is not after.implicit
            ):
                found.placed.add(key)
                found.reworded.add(key)
        elif isinstance(after or before, Statement):
            found.placed.add(key)
        elif isinstance(after or before, Inference):
            found.arrows.add(key)
            for each in (before, after):
                if isinstance(each, Inference):
                    found.premises.update(each.premises)
                    found.targets.add(each.target)
    return found
