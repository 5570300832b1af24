"""How deep the channel over each row of a tree must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.layout import channel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.layout.arranging.forest import Forest
    from argmap.layout.arranging.web import Gaps, Web


def reaches(web: Web) -> list[float]:
    """How far off its premises the bus of each inference runs."""
    plain, linked = channel.reach(False, 0.0), channel.reach(True, 0.0)
    found = [linked if len(premises) > 1 else plain for premises in web.premises]
    onto = web.onto
    for start, aiming in enumerate(onto):
        if not aiming or web.target[start] < 0:
            continue
        order = [start]
        for inference in order:
            order += onto[inference]
        for inference in reversed(order):
            farthest = max((found[each] for each in onto[inference]), default=0.0)
            found[inference] = channel.reach(len(web.premises[inference]) > 1, farthest)
    return found


def channels(
    web: Web, forest: Forest, order: Sequence[int], reach: Sequence[float], gaps: Gaps
) -> list[float]:
    """The depth of the channel over each row of a tree; nothing is over the first."""
    plain = channel.reach(False, 0.0)
    farthest, tracks = [0.0], [0]
    at, attack, row, children = web.at, web.attack, forest.row, forest.children
    for node in order:
        if not children[node]:
            continue
        over = row[node] + 1
        if over == len(farthest):
            farthest.append(plain)
            tracks.append(1)
        inferences = at[node]
        for inference in inferences:
            if reach[inference] > farthest[over]:  # noqa: PLR1730 - twice as fast
                farthest[over] = reach[inference]
        if len(inferences) > 1:
            signs = [attack[inference] for inference in inferences]
            if True in signs and False in signs:
                tracks[over] = max(tracks[over], channel.tracks(signs))
    return [gaps.channel(*each) for each in zip(farthest, tracks, strict=True)]
