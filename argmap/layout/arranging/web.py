"""The argument graph in arrays of numbers, which all engines work on."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from argmap.layout import channel
from argmap.layout import metrics as m
from argmap.layout.arranging.asides import asides_of
from argmap.layout.bonds import bonds_of, numbers_of, targets_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from argmap.core.document import Document
    from argmap.core.geometry import Rect
    from argmap.core.records import Group, Inference
    from argmap.layout.arranging.asides import Asides


class Gaps(NamedTuple):
    """The room between boxes: scene pixels, at least so much.

    `row` is the channel over premises that nothing is special about; others are deeper by as much
    as `argmap.layout.channel` says.
    """

    sibling: float = m.SIBLING_GAP
    subtree: float = m.TREE_GAP
    row: float = channel.LEG + channel.HEADROOM
    tree: float = m.SHELF_GAP

    def channel(self, reach: float, tracks: int) -> float:
        return channel.depth(reach, tracks) + self.row - _PLAIN


_PLAIN: Final = channel.LEG + channel.HEADROOM
_FEW: Final = 4
_place = attrgetter("order", "id")


@dataclass(frozen=True, slots=True)
class Web:
    """Statements and inferences by number, both in document order.

    `target[i]` is a statement's number, or `~j` where inference i aims at inference j. `onto[j]`
    are the inferences that aim at j, `at[s]` those that bear on statement s. `groups` are the
    members of each group, `asides` are those that stand beside others. Premises that are not
    arranged are left out. `apart` tells that groups shall have rectangles without strangers, even
    those that are no parts of trees.
    """

    keys: list[str]
    index: dict[str, int]
    width: list[float]
    height: list[float]
    inference_keys: list[str]
    premises: list[list[int]]
    target: list[int]
    attack: list[bool]
    onto: list[list[int]]
    at: list[list[int]]
    groups: list[list[int]]
    asides: Asides = field(default_factory=dict)
    apart: bool = False


def web_of(
    document: Document, rects: Mapping[str, Rect], keys: Collection[str] | None = None
) -> Web:
    """The web of these statements (None: all) and of what leads from one to another of them.

    `rects` give the size of each.
    """
    if keys is None:
        names, index, _, ties, premises, targets, looks = bonds_of(document)
        attack = [look[0] == "attack" for look in looks]
    else:
        names = _in_order(document, keys)
        index = dict(zip(names, range(len(names)), strict=True))
        inferences = _within(_leading_from(document, index), index)
        ties = [each.id for each in inferences]
        premises, targets = numbers_of(inferences, index), targets_of(inferences, ties, index)
        attack = [each.polarity == "attack" for each in inferences]
    sizes = [rects[key] for key in names]
    at: list[list[int]] = [[] for _ in names]
    nobody: list[int] = []
    onto = [nobody] * len(ties)
    for tie, target in enumerate(targets):
        if target >= 0:
            at[target].append(tie)
        else:
            onto[~target] = [*onto[~target], tie]
    return Web(
        names,
        index,
        [size[2] for size in sizes],
        [size[3] for size in sizes],
        ties,
        premises,
        targets,
        attack,
        onto,
        at,
        _groups(document, index),
        asides_of(document, index),
    )


def _in_order(document: Document, keys: Collection[str]) -> list[str]:
    """These statements in document order, at a cost that is theirs if they are few."""
    if len(keys) * _FEW > len(document.statements):
        return [key for key in document.ordered_keys("statements") if key in keys]
    statements = document.statements
    return [each.id for each in sorted(map(statements.__getitem__, keys), key=_place)]


def _leading_from(document: Document, index: Mapping[str, int]) -> Iterable[Inference]:
    """Inferences from some of these statements, and perhaps others, in document order."""
    if len(index) * _FEW > len(document.statements):
        return cast("Sequence[Inference]", document.ordered("inferences"))
    leading = {tie for key in index for tie in document.references.from_premise(key)}
    return sorted(map(document.inferences.__getitem__, leading), key=_place)


def _within(inferences: Iterable[Inference], index: Mapping[str, int]) -> list[Inference]:
    """Those that lead from one of the statements to another, if need be by other inferences."""
    able = {each.id: each for each in inferences if any(key in index for key in each.premises)}
    sound: dict[str, bool] = {}
    for start in able:
        way: list[str] = []
        key = start
        while key in able and key not in sound:
            way.append(key)
            key = able[key].target
        good = sound.get(key, key in index)
        sound.update(dict.fromkeys(way, good))
    return [each for each in able.values() if sound[each.id]]


def _groups(document: Document, index: Mapping[str, int]) -> list[list[int]]:
    if not document.groups:
        return []
    groups = cast("Sequence[Group]", document.ordered("groups"))
    members = [sorted({index[key] for key in each.members if key in index}) for each in groups]
    return [each for each in members if each]
