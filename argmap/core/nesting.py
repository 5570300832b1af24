"""Groups that lie in one another, and in which of them a statement is at home."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.core.records import Group


def around(groups: Iterable[Group]) -> dict[str, str | None]:
    """By group the smallest other one that has all its members, if there is one.

    Of two with the same members the later in the document lies in the earlier.
    """
    in_order = sorted(groups, key=attrgetter("order", "id"))
    return enclosing({each.id: each.members for each in in_order})


def enclosing(members: Mapping[str, Collection[str]]) -> dict[str, str | None]:
    """As `around`, of any named sets; they are listed the larger ones first."""
    having: dict[str, list[str]] = {}
    sets = {key: frozenset(each) for key, each in members.items()}
    found: dict[str, str | None] = {}
    for key in sorted(sets, key=lambda each: -len(sets[each])):
        own = sets[key]
        larger = having.get(next(iter(own)), ()) if own else ()
        found[key] = next((each for each in reversed(larger) if own <= sets[each]), None)
        for member in own:
            having.setdefault(member, []).append(key)
    return found


def homes(groups: Iterable[Group]) -> dict[str, str]:
    """By statement the smallest group it is a member of; of some as small, the last."""
    found: dict[str, str] = {}
    for each in sorted(groups, key=lambda group: -len(group.members)):
        found.update(dict.fromkeys(each.members, each.id))
    return found
