"""Groups in formats in which a node stands in one frame at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import trn
from argmap.core.records import Group
from argmap.formats.format import Loss

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.core.document import Document


def frames_of(document: Document) -> list[tuple[Group, list[str]]]:
    """Groups with those of their members that no group before them has."""
    taken: set[str] = set()
    found = []
    for each in document.ordered("groups"):
        if isinstance(each, Group):
            members = [key for key in each.members if key not in taken]
            taken.update(members)
            found.append((each, members))
    return found


def lost_members(document: Document) -> Iterable[Loss]:
    """Memberships beyond the first of each statement."""
    count = sum(len(group.members) - len(members) for group, members in frames_of(document))
    if count:
        told = trn("{n} place in a second group", "{n} places in second groups", count)
        yield Loss("memberships", count, told)
