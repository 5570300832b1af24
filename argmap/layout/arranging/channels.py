"""How deep the channel over each row of a tree must be."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from argmap.layout import channel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.layout.arranging.web import Gaps, Web

Need = tuple[float, int]
"""The farthest reach of what bears on a statement, and how many tracks that takes."""

_REACH: Final = channel.reach(False, 0.0)
PLAIN: Final[Need] = (_REACH, 1)


def reaches(web: Web) -> list[float]:
    """How far off its premises the bus of each inference runs."""
    linked = channel.reach(True, 0.0)
    found = [linked if len(premises) > 1 else _REACH for premises in web.premises]
    onto, target = web.onto, web.target
    for start in sorted({~each for each in target if each < 0}):
        if target[start] < 0:
            continue
        order = [start]
        for inference in order:
            order += onto[inference]
        for inference in reversed(order):
            farthest = max((found[each] for each in onto[inference]), default=0.0)
            found[inference] = channel.reach(len(web.premises[inference]) > 1, farthest)
    return found


def needs(web: Web) -> dict[int, Need]:
    """By statement what the channel under it must hold, if that is not `PLAIN`."""
    reach, attack = reaches(web), web.attack
    found: dict[int, Need] = {}
    for end, each in zip(web.target, reach, strict=True):
        if each > _REACH and end >= 0 and each > found.get(end, PLAIN)[0]:
            found[end] = each, 1
    attacked = {end for end, attacks in zip(web.target, attack, strict=True) if attacks}
    for node in attacked:
        if node >= 0 and len(web.at[node]) > 1:
            signs = [attack[tie] for tie in web.at[node]]
            if False in signs:
                found[node] = found.get(node, PLAIN)[0], channel.tracks(signs)
    return found


def channels(
    rows: Sequence[Sequence[int]],
    children: Sequence[Sequence[int]],
    need: Mapping[int, Need],
    gaps: Gaps,
) -> list[float]:
    """The depth of the channel over each row of a tree; nothing is over the first."""
    plain = gaps.channel(*PLAIN)
    found = [0.0]
    for row in islice(rows, len(rows) - 1):
        special = [need[node] for node in row if node in need and children[node]]
        if special:
            farthest, tracks = zip(*special, strict=True)
            found.append(gaps.channel(max(farthest), max(tracks)))
        else:
            found.append(plain)
    return found
