"""The spanning forest that tidying goes by: who stands below whom, in document order."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple, cast

from argmap.layout import metrics as m

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Inference


class Forest(NamedTuple):
    """Trees of statements; every statement is in one.

    `heavy` are those above whose children arrows meet: linked premises, undercuts, backings.
    `aside` are those that stand below a statement because they bear on an inference at it.
    """

    roots: list[str]
    children: dict[str, list[str]]
    heavy: set[str]
    aside: set[str]

    def members(self, root: str) -> list[str]:
        """The statements of a tree, row by row, the root first."""
        found = [root]
        for key in found:
            found.extend(self.children.get(key, ()))
        return found


def forest_of(document: Document, keys: Collection[str]) -> Forest:
    """The forest of these statements: premises below conclusions, undercutters beside premises.

    Trees grow from statements that are no premise, then from whatever cycles are left. A statement
    with several conclusions stands below the first one met.
    """
    at = _inferences_at(document, keys)
    premises = {
        premise
        for inferences in at.values()
        for inference in inferences
        for premise in inference.premises
        if premise != inference.target
    }
    order = [each.id for each in document.ordered_statements() if each.id in keys]
    forest = Forest([], {}, set(), set())
    seen = premises.difference(keys)  # those that are not arranged stand below nothing
    for key in (*(key for key in order if key not in premises), *order):
        if key not in seen:
            _grow(key, at, forest, seen)
    return forest


def _inferences_at(document: Document, keys: Collection[str]) -> dict[str, list[Inference]]:
    """Target → inferences at it, in document order, with premises among `keys`."""
    at: dict[str, list[Inference]] = {}
    for record in document.ordered("inferences"):
        inference = cast("Inference", record)
        if any(premise in keys for premise in inference.premises):
            at.setdefault(inference.target, []).append(inference)
    return at


def _grow(root: str, at: dict[str, list[Inference]], forest: Forest, seen: set[str]) -> None:
    forest.roots.append(root)
    pending: list[tuple[str, str | None, int]] = [(root, None, 0)]
    while pending:
        key, parent, depth = pending.pop()
        if key in seen:
            continue
        seen.add(key)
        if depth == m.MOST_ROWS:
            forest.roots.append(key)
            depth = 0
        elif parent is not None:
            forest.children.setdefault(parent, []).append(key)
        below, heavy = _below(key, at)
        if heavy:
            forest.heavy.add(key)
        fresh = [(each, aside) for each, aside in below if each not in seen]
        forest.aside.update(each for each, aside in fresh if aside)
        forest.aside.difference_update(each for each, aside in fresh if not aside)
        pending.extend((each, key, depth + 1) for each, _ in reversed(fresh))


def _below(key: str, at: dict[str, list[Inference]]) -> tuple[list[tuple[str, bool]], bool]:
    """The premises that bear on a statement, each inference's undercutters, aside, next to them.

    And whether arrows meet above them.
    """
    found: list[tuple[str, bool]] = []
    heavy = False
    pending = [(each, False) for each in reversed(at.get(key, ()))]
    while pending:
        inference, aside = pending.pop()
        found += [(premise, aside) for premise in inference.premises]
        onto = at.get(inference.id, ())
        heavy = heavy or bool(onto) or len(inference.premises) > 1
        pending.extend((each, True) for each in reversed(onto))
    return found, heavy
