"""Made-up debates in Argdown, of as many statements as is asked for, as people write them."""

from __future__ import annotations

import random
from typing import Final

from tests.benchmarks.aif_maps import WORDS

_TREE: Final = 50
"""Statements below one claim."""
_LINKED: Final = 4
"""Of how many trees one ends in an argument with numbered premises."""


def argdown_text(statements: int, seed: int = 1) -> str:
    """Claims with reasons for and against them, some that come again, and some arguments."""
    chance = random.Random(seed)
    blocks: list[str] = []
    made = 0
    while made < statements:
        size = min(_TREE, statements - made)
        blocks.append(_tree(chance, made, size))
        if len(blocks) % _LINKED == 0 and size > 3:
            first, second = chance.sample(range(made + 1, made + size), 2)
            blocks.append(
                f"<Step {made}>\n\n(1) [S{first}]\n(2) [S{second}]\n----\n(3) [S{made}]\n"
            )
        made += size
    return "\n".join(blocks)


def _tree(chance: random.Random, first: int, size: int) -> str:
    lines = [f"[S{first}]: {_sentence(chance)}"]
    below: list[list[int]] = [[] for _ in range(size)]
    for child in range(1, size):
        below[chance.randrange(max(0, child - 9), child)].append(child)
    waiting = [(child, 1) for child in reversed(below[0])]
    while waiting:
        place, depth = waiting.pop()
        sign = "-" if chance.random() < 0.35 else "+"
        lines.append(f"{'  ' * depth}{sign} [S{first + place}]: {_sentence(chance)}")
        waiting += [(child, depth + 1) for child in reversed(below[place])]
    if first and chance.random() < 0.8:
        lines.append(f"  + [S{chance.randrange(first)}]")
    return "\n".join(lines) + "\n"


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(5, 18))).capitalize() + "."
