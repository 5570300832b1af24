"""Inferences are made, led elsewhere, linked and turned round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from argmap.core import rules
from argmap.core.clean import clean_label
from argmap.core.edits import statements
from argmap.core.edits.deletion import delete
from argmap.core.edits.revision import copied, order_after, replacements, revised, unused_id
from argmap.core.edits.structure import relate
from argmap.core.kinds import kind_of
from argmap.core.order import between
from argmap.core.patch import Change, Patch, additions
from argmap.core.records import Inference, Statement

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.geometry import Point


def connect(
    document: Document,
    premises: Sequence[str],
    target: str,
    *,
    polarity: str | None = None,
    id: str | None = None,
    after: str | None = None,
    now: str | None = None,
) -> Patch:
    """A new inference; without a polarity, it has that of the first premise's kind."""
    premises = tuple(dict.fromkeys(premises))
    refuse(rules.connect_refusal(document, premises, target))
    chosen = polarity or rules.default_polarity(document, premises[0], target)
    return additions(
        [new_inference(document, premises, target, chosen, id=id, after=after, now=now)]
    )


def respond(
    document: Document,
    target: str,
    *,
    kind: str = "claim",
    polarity: str | None = None,
    text: str = "",
    at: Point,
    id: str | None = None,
    after: str | None = None,
    now: str | None = None,
) -> Patch:
    """A new statement and its inference to a statement or inference.

    `after` is a sibling, a statement that responds to the same target: the new ones come right
    after it and its inference in document order.
    """
    refuse(rules.response_refusal(kind))
    refuse(rules.target_kind_refusal(document.record(target)))
    patch = statements.add(document, kind=kind, text=text, at=at, id=id, after=after, now=now)
    (premise,) = patch.changes
    sibling = _arrow_between(document, after, target)
    chosen = polarity or kind_of(kind).polarity or "support"
    inference = new_inference(document, (premise,), target, chosen, after=sibling, now=now)
    return patch.then(additions([inference]))


def conclude(
    document: Document,
    premises: Sequence[str],
    *,
    kind: str = "claim",
    polarity: str | None = None,
    text: str = "",
    at: Point,
    id: str | None = None,
    now: str | None = None,
) -> Patch:
    """A new statement that these together bear on: the conclusion above them."""
    premises = tuple(dict.fromkeys(premises))
    for premise in premises:
        refuse(rules.premise_kind_refusal(document.record(premise)))
    patch = statements.add(document, kind=kind, text=text, at=at, id=id, now=now)
    (target,) = patch.changes
    chosen = polarity or "support"
    return patch.then(additions([new_inference(document, premises, target, chosen, now=now)]))


def drop(
    document: Document,
    statement: str,
    inference: str,
    *,
    reverse: bool = False,
    now: str | None = None,
) -> Patch:
    """Drop a statement on an arrow: a counterpoint undercuts it, others back it, or in reverse.

    A question is tied to the first premise, as what that one answers.
    """
    refuse(rules.drop_refusal(document, statement, inference))
    record, arrow = document.record(statement), document.record(inference)
    assert isinstance(arrow, Inference)
    if isinstance(record, Statement) and record.kind == "question":
        return relate(document, arrow.premises[0], statement, "answers")
    polarity = rules.default_polarity(document, statement, inference)
    chosen = rules.reversed_polarity(polarity) if reverse else polarity
    return connect(document, (statement,), inference, polarity=chosen, now=now)


def add_premise(
    document: Document, inference: str, statement: str, now: str | None = None
) -> Patch:
    """One more premise, linked with those that the inference has."""
    refuse(rules.premise_refusal(document, inference, statement))
    record = document.inferences[inference]
    return replacements([(record, revised(record, now, premises=(*record.premises, statement)))])


def remove_premise(
    document: Document, inference: str, statement: str, now: str | None = None
) -> Patch:
    """Take a premise out; with its last one the inference goes, and what aims at it."""
    record = document.record(inference)
    if not isinstance(record, Inference) or statement not in record.premises:
        return Patch()
    rest = tuple(key for key in record.premises if key != statement)
    if not rest:
        return delete(document, [inference], now)
    roles = {key: role for key, role in record.roles.items() if key != statement}
    return replacements([(record, revised(record, now, premises=rest, roles=roles))])


def set_polarity(
    document: Document, keys: Iterable[str], polarity: str, now: str | None = None
) -> Patch:
    """Make these inferences support or attack; other records are passed over."""
    polarity = clean_label(polarity)
    return replacements(
        (record, revised(record, now, polarity=polarity)) for record in _found(document, keys)
    )


def flip(document: Document, keys: Iterable[str], now: str | None = None) -> Patch:
    """Support becomes attack, attack support; an unknown polarity stays."""
    return replacements(
        (record, revised(record, now, polarity=rules.reversed_polarity(record.polarity)))
        for record in _found(document, keys)
    )


def retarget(document: Document, key: str, target: str, now: str | None = None) -> Patch:
    """Lead an arrow to another statement or inference."""
    record = document.record(key)
    if isinstance(record, Inference) and record.target == target:
        return Patch()
    refuse(rules.target_refusal(document, key, target))
    arrow = document.inferences[key]
    return replacements([(arrow, revised(arrow, now, target=target))])


def link(document: Document, keys: Iterable[str], now: str | None = None) -> Patch:
    """Make one inference of several: the first keeps its fields and gets all premises.

    What aims at the others aims at it thereafter, so no undercut is lost.
    """
    merged = _found(document, keys)
    if len(merged) < 2:
        return Patch()
    refuse(rules.link_refusal(merged))
    first, *others = merged
    premises = tuple(dict.fromkeys(key for each in merged for key in each.premises))
    roles = {key: role for each in reversed(merged) for key, role in each.roles.items()}
    changed = [(first, revised(first, now, premises=premises, roles=roles))]
    for other in others:
        for key in document.references.aiming_at(other.id):
            aiming = document.inferences[key]
            changed.append((aiming, revised(aiming, now, target=first.id)))
    removed = Patch({other.id: Change(other, None) for other in others})
    return replacements(changed).then(removed)


def unlink(document: Document, keys: Iterable[str], now: str | None = None) -> Patch:
    """Give each premise of linked inferences an inference of its own.

    The first premise keeps the old one, and what aims at it. A premise that bears on the target by
    itself already gets no second inference.
    """
    changed = Patch()
    orders: str | None = document.last_order("inferences")
    for record in _found(document, keys):
        first, *others = record.premises
        roles = {key: role for key, role in record.roles.items() if key == first}
        alone = revised(record, now, premises=(first,), roles=roles)
        changed = changed.then(replacements([(record, alone)]))
        for premise in others:
            if rules.connect_refusal(document, (premise,), record.target) is None:
                fields = {"id": unused_id(document), "order": (orders := between(orders, None))}
                own: dict[str, Any] = {
                    "premises": (premise,),
                    "roles": {},
                    "created": now,
                    "modified": None,
                }
                changed = changed.then(additions([copied(record, fields | own)]))
    return changed


def refuse(sentence: str | None) -> None:
    """Raise the refusal, if there is one."""
    if sentence:
        raise rules.RefusalError(sentence)


def _found(document: Document, keys: Iterable[str]) -> list[Inference]:
    records = (document.record(key) for key in dict.fromkeys(keys))
    return [record for record in records if isinstance(record, Inference)]


def _arrow_between(document: Document, premise: str | None, target: str) -> str | None:
    keys = document.references.from_premise(premise) if premise else ()
    return next((key for key in keys if document.inferences[key].target == target), None)


def new_inference(
    document: Document,
    premises: tuple[str, ...],
    target: str,
    polarity: str,
    *,
    id: str | None = None,
    after: str | None = None,
    now: str | None = None,
) -> Inference:
    """The record of a new inference, last in order or after another; nothing is refused here."""
    return Inference.model_validate(
        {
            "id": id or unused_id(document),
            "order": order_after(document, "inferences", after),
            "premises": premises,
            "target": target,
            "polarity": polarity,
            "created": now,
        }
    )
