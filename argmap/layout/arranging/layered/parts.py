"""The parts of a web that no arrow joins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.layout.arranging.layered.ranks import conclusions
from argmap.layout.arranging.web import Web

if TYPE_CHECKING:
    from collections.abc import Sequence


def parts_of(web: Web) -> list[tuple[list[int], Web]]:
    """The statements of each part, by their first in document order, and the part as a web."""
    home = _homes(web)
    members: dict[int, list[int]] = {}
    for key, first in enumerate(home):
        members.setdefault(first, []).append(key)
    if len(members) == 1:
        return [(list(range(len(home))), web)]
    inferences: dict[int, list[int]] = {first: [] for first in members}
    for inference, target in enumerate(conclusions(web)):
        inferences[home[target]].append(inference)
    return [(keys, _part(web, keys, inferences[first])) for first, keys in members.items()]


def _homes(web: Web) -> list[int]:
    """For each statement the first of its part."""
    home = list(range(len(web.keys)))

    def find(key: int) -> int:
        while home[key] != key:
            home[key] = home[home[key]]
            key = home[key]
        return key

    for inference, target in enumerate(conclusions(web)):
        for premise in web.premises[inference]:
            a, b = find(premise), find(target)
            home[max(a, b)] = min(a, b)
    return [find(key) for key in range(len(home))]


def _part(web: Web, keys: Sequence[int], inferences: Sequence[int]) -> Web:
    number = {key: at for at, key in enumerate(keys)}
    place = {inference: at for at, inference in enumerate(inferences)}
    targets = [web.target[each] for each in inferences]
    names = [web.keys[key] for key in keys]
    return Web(
        names,
        dict(zip(names, range(len(names)), strict=True)),
        [web.width[key] for key in keys],
        [web.height[key] for key in keys],
        [web.inference_keys[each] for each in inferences],
        [[number[key] for key in web.premises[each]] for each in inferences],
        [number[target] if target >= 0 else ~place[~target] for target in targets],
        [web.attack[each] for each in inferences],
        [[place[other] for other in web.onto[each]] for each in inferences],
        [[place[each] for each in web.at[key]] for key in keys],
        [[number[key] for key in group] for group in web.groups if number.keys() >= {*group}],
    )
