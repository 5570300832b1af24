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
    reach, target = reaches(web), web.target
    far = {end for end, each in zip(target, reach, strict=True) if each > _REACH and end >= 0}
    attacked = {end for end, attack in zip(target, web.attack, strict=True) if attack}
    supported = {end for end, attack in zip(target, web.attack, strict=True) if not attack}
    both = {end for end in attacked & supported if end >= 0}
    return {node: _need(web, node, reach) for node in far | both}


def _need(web: Web, node: int, reach: Sequence[float]) -> Need:
    ties = web.at[node]
    signs = [web.attack[tie] for tie in ties]
    tracks = channel.tracks(signs) if True in signs and False in signs else 1
    return max(_REACH, *[reach[tie] for tie in ties]), tracks


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
