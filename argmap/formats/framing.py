"""Groups in formats in which a node stands in one frame at most, and frames in frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from argmap.core.i18n import trn
from argmap.core.nesting import around, homes
from argmap.formats.format import Loss

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.core.document import Document
    from argmap.core.records import Group

_DEEPEST = 40


class Framed(NamedTuple):
    """A group, how many others it lies in, and those of its members that no smaller one has."""

    group: Group
    depth: int
    members: list[str]


def frames_of(document: Document) -> list[Framed]:
    """Groups in document order, each followed by those that lie in it."""
    groups = cast("Sequence[Group]", document.ordered("groups"))
    home = homes(groups)
    inner: dict[str | None, list[Group]] = {}
    outer = around(groups)
    for each in groups:
        inner.setdefault(outer[each.id], []).append(each)
    found = []
    waiting = [(each, 0) for each in reversed(inner.get(None, ()))]
    while waiting:
        group, depth = waiting.pop()
        members = [key for key in group.members if home[key] == group.id]
        found.append(Framed(group, min(depth, _DEEPEST), members))
        waiting += [(each, depth + 1) for each in reversed(inner.get(group.id, ()))]
    return found


def nested(frames: Iterable[Framed]) -> Iterator[tuple[Framed, int]]:
    """Each frame as it opens, with how many before it close first; the last are left open."""
    depth = 0
    for each in frames:
        yield each, depth - each.depth
        depth = each.depth + 1


def lost_members(document: Document) -> Iterable[Loss]:
    """Memberships that do not follow from the smallest group of each statement."""
    frames = frames_of(document)
    count = sum(len(each.group.members) for each in frames)
    count -= sum(len(each.members) * (each.depth + 1) for each in frames)
    if count > 0:
        told = trn("{n} place in a second group", "{n} places in second groups", count)
        yield Loss("memberships", count, told)
