"""A statement is taken out of the middle of a chain, and the gap closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core import rules
from argmap.core.edits.deletion import without
from argmap.core.edits.inferences import refuse
from argmap.core.edits.revision import info_patch, replacements, revised
from argmap.core.graph import inferences_at, inferences_from
from argmap.core.i18n import tr
from argmap.core.patch import Change, Patch
from argmap.core.records import Group, Inference
from argmap.core.rules import RefusalError

if TYPE_CHECKING:
    from argmap.core.document import Document


def close_gap(document: Document, key: str, now: str | None = None) -> Patch:
    """Delete a statement; what bore on it bears on its conclusion then.

    A reason for a reason is a reason, an objection to a reason or a reason for an objection is an
    objection, and an objection to an objection a reason. Where it was rated how far the statement
    bears on its conclusion, how far the others do has to be rated anew.
    """
    reasons = inferences_at(document, key)
    onward = _onward(document, key, reasons)
    aiming = [document.inferences[each] for each in document.references.aiming_at(onward.id)]
    if aiming and len(reasons) > 1:
        raise RefusalError(
            tr("Something bears on the arrow from this statement. Lead that elsewhere first.")
        )
    changed = [(each, _led_on(document, each, onward, now)) for each in reasons]
    changed += [(each, revised(each, now, target=reasons[0].id)) for each in aiming]
    return replacements(changed).then(_taken_out(document, key, onward.id))


def chain_refusal(document: Document, key: str) -> str | None:
    """Why the statement does not stand in the middle of a chain, as a sentence."""
    if key not in document.statements:
        return tr("That statement is no longer there.")
    onward = inferences_from(document, key)
    if len(onward) != 1 or not document.references.aiming_at(key):
        return tr(
            "This statement is not in the middle of a chain: "
            "something must bear on it, and it on one thing alone."
        )
    if len(onward[0].premises) > 1:
        return tr("This statement is linked with other premises. Unlink them first.")
    return None


def _onward(document: Document, key: str, reasons: list[Inference]) -> Inference:
    refuse(chain_refusal(document, key))
    (onward,) = inferences_from(document, key)
    if onward.target == key or any(onward.target in each.premises for each in reasons):
        raise RefusalError(tr("The chain is a circle: a statement would bear on itself."))
    return onward


def _led_on(document: Document, reason: Inference, onward: Inference, now: str | None) -> Inference:
    """The arrow as it leads past the statement."""
    there = inferences_at(document, onward.target)
    if any(set(each.premises) == set(reason.premises) for each in there):
        raise RefusalError(
            tr("What bears on this statement bears on its conclusion as well. Just delete it.")
        )
    refuse(rules.target_refusal(document, reason.id, onward.target))
    polarity = _composed(reason.polarity, onward.polarity)
    strength = reason.strength if onward.strength is None else None
    return revised(reason, now, target=onward.target, polarity=polarity, strength=strength)


def _composed(first: str, second: str) -> str:
    if second == "support":
        return first
    turned = rules.reversed_polarity(first)
    if second != "attack" or turned == first:
        raise RefusalError(
            tr("One of these arrows neither supports nor attacks, so what is left is not known.")
        )
    return turned


def _taken_out(document: Document, key: str, onward: str) -> Patch:
    """A statement, its arrow and all mentions of it, deleted."""
    changes = {
        key: Change(document.record(key), None),
        onward: Change(document.record(onward), None),
    }
    for other in document.references.mentioning(key):
        record = document.record(other)
        stays = isinstance(record, Group) and record.members != (key,)
        after = without(record, {key: None}, None) if stays and record else None
        changes[other] = Change(record, after)
    info = document.info
    cleared = info.model_copy(update={"central": None}) if info.central == key else info
    return Patch(changes).then(info_patch(info, cleared) if cleared is not info else Patch())
