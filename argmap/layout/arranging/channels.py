"""How deep the channel over each row of a tree must be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.layout import channel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.layout.arranging.forest import Forest
    from argmap.layout.arranging.web import Gaps, Web


_PLAIN: Final = channel.reach(False, 0.0)


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


def channel_under(
    web: Web, node: int, reach: Sequence[float], plain: float = _PLAIN
) -> tuple[float, int]:
    """The farthest reach of what bears on a statement, and how many tracks that takes."""
    inferences = web.at[node]
    if len(inferences) < 2:
        return max(plain, reach[inferences[0]]) if inferences else plain, 1
    farthest = max(plain, *[reach[inference] for inference in inferences])
    signs = [web.attack[inference] for inference in inferences]
    return farthest, channel.tracks(signs) if True in signs and False in signs else 1


def channels(
    web: Web, forest: Forest, order: Sequence[int], reach: Sequence[float], gaps: Gaps
) -> list[float]:
    """The depth of the channel over each row of a tree; nothing is over the first."""
    farthest, tracks = [0.0], [0]
    row, children = forest.row, forest.children
    for node in order:
        if not children[node]:
            continue
        over = row[node] + 1
        if over == len(farthest):
            farthest.append(_PLAIN)
            tracks.append(1)
        far, most = channel_under(web, node, reach)
        if far > farthest[over]:  # noqa: PLR1730 - twice as fast
            farthest[over] = far
        if most > tracks[over]:  # noqa: PLR1730
            tracks[over] = most
    return [gaps.channel(*each) for each in zip(farthest, tracks, strict=True)]
