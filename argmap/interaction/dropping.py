"""What letting go of statements on a statement or an arrow does, for the hint and for the deed.

Dropped on

* a statement, they bear on it instead of on what they bore on; a reason dropped on another reason
  for the same conclusion is linked with it (Alt: bears on it);
* the dot where premises meet, they become co-premises there;
* an arrow elsewhere, a counterpoint undercuts that step and others back it.

Alt reverses the polarity. Control connects instead: what they bore on they still do, and they stay
where they were. Where a question is at an end of it, the tie is “answers”.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.i18n import tr, trn
from argmap.interaction import linking
from argmap.interaction.events import Modifiers

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.core.records import Inference
    from argmap.layout.shapes import Hit

    Edit = Callable[[Document], Patch]

MOST: Final = 50
"""More statements than this at once are only ever moved."""


class Drop(NamedTuple):
    """What letting go does now, told in `sentence`; no `edits` do nothing.

    With `refused` the sentence says why not. With `goes` they are put beside what they are dropped
    on, in line with it if `level`; else they are again where they were.
    """

    sentence: str
    label: str = ""
    edits: tuple[Edit, ...] = ()
    refused: bool = False
    polarity: str = "neutral"
    goes: bool = False
    level: bool = False


def propose(
    document: Document, keys: Sequence[str], over: Hit, held: Modifiers, now: str | None = None
) -> Drop:
    """What dropping these statements, which lead to none of each other, here and now does."""
    asks = any(_is_question(document, key) for key in (*keys, over.id))
    if held.control or asks:
        return _connecting(document, keys, over, held, now)
    if over.part == "box":
        pairs = [_siblings(document, key, over.id) for key in keys]
        if all(pairs) and not held.alt:
            return _linking(document, keys, over.id, now)
        return _moving(document, keys, over.id, held.alt and not all(pairs), now)
    if over.part == "junction" and len(document.inferences[over.id].premises) > 1:
        return _joining(document, keys, over.id, now)
    return _aiming(document, keys, over.id, held.alt, now)


def outermost(document: Document, keys: Sequence[str]) -> tuple[str, ...]:
    """Those of these statements that lead to none of the others."""
    from argmap.core.branches import bearing_on

    inner = {each for key in keys for each in bearing_on(document, key) if each != key}
    return tuple(key for key in keys if key not in inner) or tuple(keys[:1])


def _connecting(
    document: Document, keys: Sequence[str], over: Hit, held: Modifiers, now: str | None
) -> Drop:
    drags = [linking.Drag(key, "top", over, Modifiers(alt=held.alt)) for key in keys]
    proposals = [linking.propose(document, drag, now) for drag in drags]
    for each in proposals:
        if each.refused:
            return Drop(each.sentence, refused=True)
    edits = tuple(partial(_connected, drag=drag, now=now) for drag in drags)
    first, n = proposals[0], len(keys)
    sentence = first.sentence
    if n > 1:
        sentence = trn("Release: one is connected.", "Release: {n} are connected.", n)
    return Drop(sentence, first.label, edits, polarity=first.polarity)


def _connected(document: Document, drag: linking.Drag, now: str | None) -> Patch:
    from argmap.core.patch import Patch

    return linking.propose(document, drag, now).patch or Patch()


def _linking(document: Document, keys: Sequence[str], other: str, now: str | None) -> Drop:
    edits = tuple(partial(_linked, key=key, other=other, now=now) for key in keys)
    found = _siblings(document, keys[0], other)
    assert found is not None
    sentence = tr(
        "Release: linked with “{target}”, they count only together. Alt: a reason for it.",
        target=_name(document, other),
    )
    label = tr("Link premises")
    return Drop(sentence, label, edits, polarity=found[0].polarity, goes=True, level=True)


def _linked(document: Document, key: str, other: str, now: str | None) -> Patch:
    from argmap.core.edits import inferences
    from argmap.core.patch import Patch

    found = _siblings(document, key, other)
    return inferences.link(document, [each.id for each in found], now) if found else Patch()


def _moving(
    document: Document, keys: Sequence[str], target: str, reverse: bool, now: str | None
) -> Drop:
    from argmap.core.edits.reparenting import reattach

    refusal = _refusal(document, keys, target)
    if refusal:
        return Drop(refusal, refused=True)
    polarities = [_polarity(document, key, target, reverse) for key in keys]
    edits = tuple(
        partial(reattach, statement=key, target=target, polarity=polarity, now=now)
        for key, polarity in zip(keys, polarities, strict=True)
    )
    name, attack = _name(document, target), polarities[0] == "attack"
    if not any(edit(document) for edit in edits):
        return Drop(tr("It bears on “{target}” already. Alt: the other way round.", target=name))
    if attack:
        sentence = tr(
            "Release: objection to “{target}”. Alt: reason; Ctrl: connect as well.", target=name
        )
    else:
        sentence = tr(
            "Release: reason for “{target}”. Alt: objection; Ctrl: connect as well.", target=name
        )
    label = trn("Move to another conclusion", "Move {n} to another conclusion", len(keys))
    return Drop(sentence, label, edits, polarity=polarities[0], goes=True)


def _aiming(
    document: Document, keys: Sequence[str], inference: str, reverse: bool, now: str | None
) -> Drop:
    from argmap.core.edits.reparenting import reattach

    refusal = _refusal(document, keys, inference)
    if refusal:
        return Drop(refusal, refused=True)
    polarity = _by_kind(document, keys[0], inference, reverse)
    edits = tuple(
        partial(
            reattach,
            statement=key,
            target=inference,
            polarity=_by_kind(document, key, inference, reverse),
            now=now,
        )
        for key in keys
    )
    first = _name(document, document.inferences[inference].premises[0])
    if polarity == "attack":
        sentence = tr("Release: undercuts the step from “{target}”. Alt: backs it.", target=first)
        return Drop(sentence, tr("Undercut"), edits, polarity=polarity, goes=True)
    sentence = tr("Release: backs the step from “{target}”. Alt: undercuts it.", target=first)
    return Drop(sentence, tr("Back the step"), edits, polarity=polarity, goes=True)


def _joining(document: Document, keys: Sequence[str], inference: str, now: str | None) -> Drop:
    from argmap.core import rules

    arrow = document.inferences[inference]
    refusal = _refusal(document, keys, arrow.target)
    for key in keys:
        refusal = refusal or rules.premise_refusal(document, inference, key)
    if refusal:
        return Drop(refusal, refused=True)
    edits = tuple(
        partial(edit, key=key, inference=inference, now=now)
        for key in keys
        for edit in (_led, _merged)
    )
    sentence = tr(
        "Release: a co-premise, linked with “{target}”.",
        target=_name(document, arrow.premises[0]),
    )
    label = tr("Add a co-premise")
    return Drop(sentence, label, edits, polarity=arrow.polarity, goes=True)


def _led(document: Document, key: str, inference: str, now: str | None) -> Patch:
    """What aims at its arrow is not lost: that leads to the same target first."""
    from argmap.core.edits import inferences
    from argmap.core.edits.reparenting import reattach
    from argmap.core.graph import inferences_from

    joined = document.inferences[inference]
    if not inferences_from(document, key):
        return inferences.add_premise(document, inference, key, now)
    return reattach(document, key, joined.target, polarity=joined.polarity, now=now)


def _merged(document: Document, key: str, inference: str, now: str | None) -> Patch:
    from argmap.core.edits import inferences
    from argmap.core.graph import inferences_from

    joined = document.inferences[inference]
    own = [each.id for each in inferences_from(document, key) if each.target == joined.target]
    return inferences.link(document, [inference, *own], now)


def _refusal(document: Document, keys: Sequence[str], target: str) -> str | None:
    from argmap.core.edits.reparenting import reattach_refusal

    refusals = (reattach_refusal(document, key, target) for key in keys)
    return next((each for each in refusals if each), None)


def _polarity(document: Document, key: str, target: str, reverse: bool) -> str:
    """As its arrow has it, or as its kind gives it; of several arrows the one that leads there."""
    from argmap.core import rules
    from argmap.core.graph import inferences_from

    arrows = inferences_from(document, key)
    there = [each for each in arrows if each.target == target] or arrows
    polarity = there[0].polarity if there else rules.default_polarity(document, key, target)
    return rules.reversed_polarity(polarity) if reverse else polarity


def _by_kind(document: Document, key: str, target: str, reverse: bool) -> str:
    from argmap.core import rules

    polarity = rules.default_polarity(document, key, target)
    return rules.reversed_polarity(polarity) if reverse else polarity


def _siblings(document: Document, key: str, other: str) -> tuple[Inference, Inference] | None:
    """An inference of each, both for the same conclusion, that can become one."""
    from argmap.core import rules
    from argmap.core.graph import inferences_from

    for first in inferences_from(document, other):
        for second in inferences_from(document, key):
            apart = first.id != second.id and first.target == second.target
            if apart and rules.link_refusal([first, second]) is None:
                return first, second
    return None


def _is_question(document: Document, key: str) -> bool:
    record = document.statements.get(key)
    return record is not None and record.kind == "question"


def _name(document: Document, key: str) -> str:
    return linking.short(document.statements[key])
