"""Maps for tests and benchmarks: any size, the same for the same seed."""

from __future__ import annotations

import random
from typing import Final, Literal

from argmap.core.document import Document
from argmap.core.geometry import Rect
from argmap.core.order import spread
from argmap.core.records import Content, Inference, Statement
from argmap.layout.arranging.arrange import arrange
from argmap.layout.arranging.request import Request
from argmap.layout.boxes import size_of
from argmap.layout.text import TextMeasurer

Kind = Literal["tree", "dag", "mixed"]

_SUBJECTS: Final = (
    "The council", "A later study", "Most residents", "The harbour authority", "Every bus operator",
    "The second survey", "Anyone who cycles to work", "The budget for next year", "Local trade",
    "The hospital", "A majority of parents", "The river downstream",
)  # fmt: skip
_VERBS: Final = (
    "would gain from", "has never been shown to need", "depends on", "cannot afford",
    "was promised", "has argued for", "loses little by", "stands or falls with",
)  # fmt: skip
_OBJECTS: Final = (
    "a slower and wider main street", "free parking at the edge of town", "a goods railway",
    "cleaner air near schools", "two more years of measurement", "a toll at the northern gate",
    "the old tram line", "night buses that run every ten minutes",
)  # fmt: skip
_REASONS: Final = (
    "because the cost of waiting grows every winter", "although nobody has counted the lorries yet",
    "since the alternative was tried and given up within months",
    "which the report of the inspectors says on its very first page",
    "if the figures of the last decade are anything to go by",
    "so that small shops are not left to pay for the works alone",
)  # fmt: skip
_ARGUMENT: Final = 150


def random_map(n: int, seed: int = 1, kind: Kind = "mixed", *, placed: bool = True) -> Content:
    """A map of `n` statements and about as many inferences.

    Trees have 1 to 5 reasons a statement and at most 150 statements; a large map has several.
    `dag` adds cross links (10 %, some of them between trees); `mixed` also links premises (5 %)
    and undercuts (2 %). The map is tidied, or left without places.
    """
    chance = random.Random(seed)
    parents = _parents(n, chance)
    inferences = _inferences(parents, chance, kind)
    statements = _statements(parents, chance)
    orders = spread(len(inferences))
    content = Content(
        statements=tuple(statements),
        inferences=tuple(
            each.model_copy(update={"order": order})
            for each, order in zip(inferences, orders, strict=True)
        ),
    )
    return _placed(content) if placed else content


def woven_map(n: int, seed: int = 1) -> Content:
    """A mixed map with many more linked premises, undercuts and backings, without places."""
    chance = random.Random(seed)
    content = random_map(n, seed, "mixed", placed=False)
    woven: dict[str, Inference] = {}
    for each in content.inferences:
        peer = next((key for key in reversed(woven) if woven[key].target == each.target), None)
        if peer is None or each.id.startswith("x") or peer.startswith("x"):
            woven[each.id] = each
        elif chance.random() < 0.2:
            premises = (*woven[peer].premises, *each.premises)
            woven[peer] = woven[peer].model_copy(update={"premises": premises})
        elif chance.random() < 0.1:
            polarity = chance.choice(("attack", "attack", "support"))
            changes = {"target": peer, "polarity": polarity}
            woven[each.id] = each.model_copy(update=changes)
        else:
            woven[each.id] = each
    kept = tuple(each for each in woven.values() if each.target[0] == "s" or each.target in woven)
    return content.model_copy(update={"inferences": kept})


def _parents(n: int, chance: random.Random) -> list[int]:
    """For each statement the one above it; -1 for the first of each argument."""
    parents: list[int] = []
    while len(parents) < n:
        first = node = len(parents)
        parents.append(-1)
        end = min(n, first + _ARGUMENT)
        while len(parents) < end:
            for _ in range(min(chance.choice((1, 2, 2, 3, 3, 4, 5)), end - len(parents))):
                parents.append(node)
            node += 1
    return parents


def _statements(parents: list[int], chance: random.Random) -> list[Statement]:
    orders = spread(len(parents))
    kinds = ("claim", "claim", "evidence", "counterpoint")
    return [
        Statement(
            id=f"s{index}",
            order=orders[index],
            kind="claim" if parents[index] < 0 else chance.choice(kinds),
            text=_sentence(chance),
        )
        for index in range(len(parents))
    ]


def _sentence(chance: random.Random) -> str:
    parts = [chance.choice(words) for words in (_SUBJECTS, _VERBS, _OBJECTS, _REASONS)]
    if chance.random() < 0.6:
        parts.append(chance.choice(_REASONS))
    return " ".join(parts) + "."


def _inferences(parents: list[int], chance: random.Random, kind: Kind) -> list[Inference]:
    mixed = kind == "mixed"
    inferences: list[Inference] = []
    for index in range(1, len(parents)):
        if parents[index] < 0:
            continue
        key, target = f"s{index}", f"s{parents[index]}"
        last = inferences[-1] if inferences else None
        if mixed and last is not None and last.target == target and chance.random() < 0.05:
            premises = (*last.premises, key)
            inferences[-1] = last.model_copy(update={"premises": premises})
            continue
        polarity = "attack" if chance.random() < 0.3 else "support"
        if mixed and last is not None and chance.random() < 0.02:
            target, polarity = last.id, "attack"
        made = Inference(id=f"i{index}", premises=(key,), target=target, polarity=polarity)
        inferences.append(made)
    if kind != "tree":
        inferences += _cross_links(len(parents), chance)
    return inferences


def _cross_links(n: int, chance: random.Random) -> list[Inference]:
    links = []
    for number in range(n // 10 if n > 2 else 0):
        start = chance.randrange(1, n)
        near = chance.random() < 0.7
        end = max(0, start - chance.randrange(1, 40)) if near else chance.randrange(0, start)
        polarity = chance.choice(("support", "attack"))
        links.append(
            Inference(id=f"x{number}", premises=(f"s{start}",), target=f"s{end}", polarity=polarity)
        )
    return links


def _placed(content: Content) -> Content:
    measurer = TextMeasurer()
    rects = {each.id: Rect(0.0, 0.0, *size_of(each, measurer)) for each in content.statements}
    places = arrange(Document(content), rects, Request(direction="down"))
    statements = tuple(
        each.model_copy(update={"x": round(places[each.id].x, 2), "y": round(places[each.id].y, 2)})
        for each in content.statements
    )
    return content.model_copy(update={"statements": statements})
