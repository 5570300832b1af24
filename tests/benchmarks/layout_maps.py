"""Maps that only layouts see: boxes of random sizes, no words; the same for the same seed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from argmap.core.document import Document
from argmap.core.geometry import Rect
from argmap.core.order import spread
from argmap.core.records import Content, Inference, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Kind = Literal["tree", "dag", "mixed"]
KINDS: Final[tuple[Kind, ...]] = ("tree", "dag", "mixed")

_LOCAL: Final = 0.7
_NEAR: Final = 60
# Of statements that have an elder sibling, about half of all.
_LINKED: Final = 0.09
_UNDERCUT: Final = 0.036


class LayoutMap(NamedTuple):
    """A map whose statements have no places yet, and the sizes of their boxes."""

    document: Document
    rects: dict[str, Rect]


def layout_map(n: int, kind: Kind = "mixed", seed: int = 1) -> LayoutMap:
    """One tree of `n` statements, each with 1 to 5 reasons or none.

    `dag` adds cross links (10 %, seven in ten to a statement not far off); `mixed` adds some that
    close cycles (1 %), links premises (5 %) and has statements undercut (2 %) instead of support.
    """
    chance = random.Random(f"{kind} {n} {seed}")
    parents = _grown(n, chance)
    inferences = _of_tree(parents, chance, mixed=kind == "mixed")
    if kind != "tree":
        inferences += _cross_links(parents, chance)
    if kind == "mixed":
        inferences += _back_links(parents, chance)
    return _map_of(n, inferences, chance)


def _grown(n: int, chance: random.Random) -> list[int]:
    """For each statement the one above it, in preorder; -1 for the first."""
    children: list[list[int]] = [[]]
    leaves = [0]
    while len(children) < n:
        place = chance.randrange(len(leaves))
        leaves[place], leaves[-1] = leaves[-1], leaves[place]
        node = leaves.pop()
        reasons = 1
        while reasons < 5 and chance.random() < 0.55:
            reasons += 1
        for _ in range(min(reasons, n - len(children))):
            children[node].append(len(children))
            leaves.append(len(children))
            children.append([])
    parents: list[int] = []
    pending = [(0, -1)]
    while pending:
        node, above = pending.pop()
        pending += [(child, len(parents)) for child in reversed(children[node])]
        parents.append(above)
    return parents


def _of_tree(parents: Sequence[int], chance: random.Random, *, mixed: bool) -> list[Inference]:
    inferences: list[Inference] = []
    latest: dict[int, int] = {}
    for child, parent in enumerate(parents):
        if parent < 0:
            continue
        elder = latest.get(parent)
        lot = chance.random() if mixed and elder is not None else 1.0
        attack = chance.random() < 0.3
        if elder is not None and lot < _LINKED:
            last = inferences[elder]
            if last.target == f"s{parent}":
                premises = (*last.premises, f"s{child}")
                inferences[elder] = last.model_copy(update={"premises": premises})
                continue
        undercut = elder is not None and _LINKED <= lot < _LINKED + _UNDERCUT
        target = inferences[elder].id if undercut and elder is not None else f"s{parent}"
        inferences.append(_inference(f"i{child}", child, target, attack=attack or undercut))
        if not undercut:
            latest[parent] = len(inferences) - 1
    return inferences


def _cross_links(parents: Sequence[int], chance: random.Random) -> list[Inference]:
    """From statements to others no deeper than they, near in the order of reading or anywhere."""
    n = len(parents)
    depths = _depths(parents)
    links = []
    for number in range(n // 10 if n > 4 else 0):
        for _ in range(20):
            start = chance.randrange(1, n)
            reach = _NEAR if chance.random() < _LOCAL else n
            end = chance.randrange(max(0, start - reach), min(n, start + reach))
            if depths[end] < depths[start] and end != parents[start]:
                attack = chance.random() < 0.5
                links.append(_inference(f"x{number}", start, f"s{end}", attack=attack))
                break
    return links


def _back_links(parents: Sequence[int], chance: random.Random) -> list[Inference]:
    """From statements to what stands below them: each closes a cycle."""
    n = len(parents)
    links = []
    for number in range(round(n / 100)):
        low = chance.randrange(1, n)
        high = parents[low]
        while parents[high] >= 0 and chance.random() < 0.5:
            high = parents[high]
        if high >= 0:
            links.append(_inference(f"c{number}", high, f"s{low}", attack=True))
    return links


def _depths(parents: Sequence[int]) -> list[int]:
    depths: list[int] = []
    for parent in parents:
        depths.append(0 if parent < 0 else depths[parent] + 1)
    return depths


def _inference(key: str, premise: int, target: str, *, attack: bool = False) -> Inference:
    polarity = "attack" if attack else "support"
    return Inference.model_construct(
        id=key, premises=(f"s{premise}",), target=target, polarity=polarity
    )


def _map_of(n: int, inferences: Sequence[Inference], chance: random.Random) -> LayoutMap:
    places = spread(n)
    statements = [Statement(id=f"s{rank}", order=order) for rank, order in enumerate(places)]
    ordered = [
        each.model_copy(update={"order": order})
        for each, order in zip(inferences, spread(len(inferences)), strict=True)
    ]
    content = Content(statements=tuple(statements), inferences=tuple(ordered))
    rects = {each.id: Rect(0.0, 0.0, *_size(chance)) for each in statements}
    return LayoutMap(Document(content), rects)


def _size(chance: random.Random) -> tuple[float, float]:
    height = min(240.0, max(50.0, chance.lognormvariate(4.5, 0.45)))
    return float(chance.randint(180, 320)), float(round(height))


def _chain(n: int) -> list[int]:
    return list(range(-1, n - 1))


def _star(n: int) -> list[int]:
    return [-1] + [0] * (n - 1)


def _caterpillar(n: int) -> list[int]:
    """A chain of which each member has one more reason."""
    return [-1, *(rank - 1 if rank % 2 else rank - 2 for rank in range(1, n))]


def _comb(n: int) -> list[int]:
    """A chain of which each member has a chain of its own."""
    tooth = max(1, int(n**0.5))
    return [-1, *(rank - (1 if rank % tooth else tooth) for rank in range(1, n))]


def _binary(n: int) -> list[int]:
    return [-1, *((rank - 1) // 2 for rank in range(1, n))]


def _broom(n: int) -> list[int]:
    """A chain with a star at its end."""
    return [*range(-1, n // 2 - 1), *([n // 2 - 1] * (n - n // 2))]


SHAPES: Final[dict[str, Callable[[int], list[int]]]] = {
    "chain": _chain,
    "star": _star,
    "caterpillar": _caterpillar,
    "comb": _comb,
    "binary": _binary,
    "broom": _broom,
}


def worst_map(shape: str, n: int) -> LayoutMap:
    """A tree of one of the shapes that layouts find hard."""
    parents = SHAPES[shape](n)
    inferences = [_inference(f"i{child}", child, f"s{parents[child]}") for child in range(1, n)]
    return _map_of(n, inferences, random.Random(f"{shape} {n}"))
