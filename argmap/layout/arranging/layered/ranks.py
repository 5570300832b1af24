"""In which layer each statement stands: conclusions above premises, companions side by side.

Companions are the premises that one inference links, and whatever aims at an inference: they
belong into the layer of its premises.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.layout.arranging.web import Web

_SPLITS = 8


class Ranks(NamedTuple):
    """`layer` of each statement, and `company`: who stands together, in their order.

    `conclusion` is the statement each inference bears on in the end; `back` holds the pairs
    (conclusion, premise) that would close a circle, which point the wrong way.
    """

    layer: list[int]
    company: list[list[int]]
    conclusion: list[int]
    back: set[tuple[int, int]]


def ranks_of(web: Web, checkpoint: Callable[[], None] = lambda: None) -> Ranks:
    """Layers from 0, such that few arrows are long."""
    count = len(web.keys)
    conclusion = conclusions(web)
    below = [
        list(dict.fromkeys(p for i in _bearing(web, target) for p in web.premises[i]))
        for target in range(count)
    ]
    checkpoint()
    back, _ = _unrolled(below, _starts(web, count))
    checkpoint()
    for target in {target for target, _ in back}:
        below[target] = [p for p in below[target] if (target, p) not in back]
    owner, company = _companies(web, below)
    checkpoint()
    groups: list[list[int]] = [[] for _ in range(count)]
    for target, premises in enumerate(below):
        groups[owner[target]].extend(owner[premise] for premise in premises)
    _, order = _unrolled(groups, [key for key in range(count) if owner[key] == key])
    checkpoint()
    rank = _tight(groups, order)
    return Ranks([rank[owner[key]] for key in range(count)], company, conclusion, back)


def conclusions(web: Web) -> list[int]:
    """The statement that each inference bears on, by way of the inferences it aims at."""
    found = list(web.target)
    for inference in range(len(found)):
        way = [inference]
        while found[way[-1]] < 0:
            way.append(~found[way[-1]])
        for passed in way:
            found[passed] = found[way[-1]]
    return found


def _bearing(web: Web, target: int) -> list[int]:
    """The inferences that bear on a statement, each followed by what aims at it."""
    found: list[int] = []
    pending = list(reversed(web.at[target]))
    while pending:
        inference = pending.pop()
        found.append(inference)
        pending.extend(reversed(web.onto[inference]))
    return found


def _starts(web: Web, count: int) -> list[int]:
    premise = [False] * count
    for premises in web.premises:
        for key in premises:
            premise[key] = True
    return [key for key in range(count) if not premise[key]] + list(range(count))


def _unrolled(
    below: Sequence[Sequence[int]], starts: Sequence[int]
) -> tuple[set[tuple[int, int]], list[int]]:
    """The pairs that close a circle, seen depth first; and all, each before what is below it."""
    state = bytearray(len(below))
    back: set[tuple[int, int]] = set()
    order: list[int] = []
    for start in starts:
        if state[start]:
            continue
        state[start] = 1
        path = [(start, iter(below[start]))]
        while path:
            here, ways = path[-1]
            for there in ways:
                if state[there] == 0:
                    state[there] = 1
                    path.append((there, iter(below[there])))
                    break
                if state[there] == 1:
                    back.add((here, there))
            else:
                state[here] = 2
                order.append(here)
                path.pop()
    order.reverse()
    return back, order


def _companies(web: Web, below: Sequence[Sequence[int]]) -> tuple[list[int], list[list[int]]]:
    """Who speaks for each statement, and the members of every company of two or more."""
    wanted: list[list[int]] = []
    for inference, premises in enumerate(web.premises):
        together = [*premises, *(p for other in web.onto[inference] for p in web.premises[other])]
        if len(together) > 1:
            wanted.append(together)
    refused: set[int] = set()
    owner, members = _united(len(below), wanted, refused)
    for attempt in range(_SPLITS + 1):
        tangled = _tangled(below, owner)
        if not tangled:
            break
        for circle in tangled:
            inside = [
                at
                for at, together in enumerate(wanted)
                if at not in refused and owner[together[0]] in circle
            ]
            refused.update(inside if attempt == _SPLITS else inside[-1:])
        owner, members = _united(len(below), wanted, refused)
    return owner, [company for company in members if len(company) > 1]


def _united(
    count: int, wanted: Sequence[Sequence[int]], refused: set[int]
) -> tuple[list[int], list[list[int]]]:
    owner = list(range(count))
    members = [[key] for key in range(count)]
    for at, together in enumerate(wanted):
        if at in refused:
            continue
        first = owner[together[0]]
        for key in together[1:]:
            other = owner[key]
            if other != first:
                for moved in members[other]:
                    owner[moved] = first
                members[first] += members[other]
                members[other] = []
    return owner, members


def _tangled(below: Sequence[Sequence[int]], owner: Sequence[int]) -> list[set[int]]:
    """The circles that uniting made, as sets of those who speak for companies."""
    count = len(below)
    out: list[list[int]] = [[] for _ in range(count)]
    for target, premises in enumerate(below):
        out[owner[target]].extend(owner[premise] for premise in premises)
    return [set(part) for part in _strong(out) if len(part) > 1 or part[0] in out[part[0]]]


def _strong(out: Sequence[Sequence[int]]) -> list[list[int]]:
    """Strongly connected parts (Tarjan 1972), without recursion."""
    number = [0] * len(out)
    low = [0] * len(out)
    waiting: list[int] = []
    parts: list[list[int]] = []
    clock = 0
    for start in range(len(out)):
        if number[start]:
            continue
        path = [(start, 0)]
        while path:
            here, way = path.pop()
            if way == 0:
                clock += 1
                number[here] = low[here] = clock
                waiting.append(here)
            elif number[out[here][way - 1]] > 0:
                low[here] = min(low[here], low[out[here][way - 1]])
            ways = out[here]
            while way < len(ways) and number[ways[way]]:
                if number[ways[way]] > 0:
                    low[here] = min(low[here], number[ways[way]])
                way += 1
            if way < len(ways):
                path += [(here, way + 1), (ways[way], 0)]
            elif low[here] == number[here]:
                part: list[int] = []
                while not part or part[-1] != here:
                    part.append(waiting.pop())
                    number[part[-1]] = -1
                parts.append(part)
    return parts


def _tight(below: Sequence[Sequence[int]], order: Sequence[int]) -> list[int]:
    """Layers by longest path, then everybody as near to their premises as can be.

    So what is long is rather the one arrow to a conclusion than the many from premises.
    """
    rank = [0] * len(below)
    for key in order:
        for premise in below[key]:
            rank[premise] = max(rank[premise], rank[key] + 1)
    for key in reversed(order):
        if below[key]:
            rank[key] = min([rank[premise] for premise in below[key]]) - 1
    return rank
