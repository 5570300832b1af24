"""Inferences of statements that become one: renamed, and made one where they say the same."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from argmap.core.edits.revision import revised
from argmap.core.edits.union import united_inference
from argmap.core.i18n import tr
from argmap.core.patch import Change
from argmap.core.rules import RefusalError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.core.document import Document
    from argmap.core.records import Inference

Ends = tuple[frozenset[str], str]


class Rewiring:
    """What becomes of inferences when each statement of `alias` becomes the one it names.

    Raises RefusalError where the one would both support and attack something, or bear on an
    inference that it is a premise of.
    """

    def __init__(self, document: Document, alias: dict[str, str], now: str | None) -> None:
        self._document = document
        self._alias: Final = alias
        self._date = now
        self._after: dict[str, Inference] = {}
        self._gone: dict[str, None] = {}
        touched = self._touched()
        loops = [each.id for each in touched if not self._rename(each)]
        self._drop(loops)
        self.dropped = len(self._gone)
        self._unite(each.id for each in touched)
        for key in [each.id for each in touched] + list(self._after):
            self._refuse_own(key)

    def changes(self) -> dict[str, Change]:
        records = self._document.inferences
        changes = {key: Change(records[key], after) for key, after in self._after.items()}
        return changes | {key: Change(records[key], None) for key in self._gone}

    def _touched(self) -> list[Inference]:
        references = self._document.references
        keys: dict[str, None] = {}
        for key in (*self._alias.values(), *self._alias):
            keys |= dict.fromkeys(references.aiming_at(key))
            keys |= dict.fromkeys(references.from_premise(key))
        found = [self._document.inferences[key] for key in keys]
        return sorted(found, key=lambda each: (each.order, each.id))

    def _rename(self, record: Inference) -> bool:
        """False if nothing is left of it but a way from the statement to itself."""
        name = self._alias
        target = name.get(record.target, record.target)
        premises = tuple(dict.fromkeys(name.get(each, each) for each in record.premises))
        if target in premises and record.target not in record.premises:
            premises = tuple(each for each in premises if each != target)
        if not premises:
            return False
        # Where both had a role, the one that stays keeps its own.
        roles = {name[each]: role for each, role in record.roles.items() if each in name}
        roles |= {each: role for each, role in record.roles.items() if each not in name}
        if target not in premises:
            roles.pop(target, None)
        after = revised(record, self._date, premises=premises, target=target, roles=roles)
        if after is not record:
            self._after[record.id] = after
        return True

    def _drop(self, keys: Iterable[str]) -> None:
        """These go, and all that aims at them."""
        pending = list(keys)
        while pending:
            key = pending.pop()
            self._gone[key] = None
            self._after.pop(key, None)
            pending += self._document.references.aiming_at(key)

    def _unite(self, keys: Iterable[str]) -> None:
        """Arrows with the same ends become the first of them, until there are no more."""
        first: dict[Ends, str] = {}
        waiting = deque(keys)
        while waiting:
            key = waiting.popleft()
            if key in self._gone:
                continue
            ends = _ends(self._now(key))
            keeper = first.get(ends, key)
            if keeper in self._gone or _ends(self._now(keeper)) != ends:
                keeper = key
            first[ends] = keeper
            if keeper != key and not self._were_alike(keeper, key):
                self._absorb(keeper, key)
                waiting += self._aiming_at(keeper)

    def _absorb(self, keeper: str, key: str) -> None:
        one, other = self._now(keeper), self._now(key)
        if one.polarity != other.polarity:
            raise RefusalError(
                tr("One of these supports what another attacks. Flip an arrow or delete it first.")
            )
        united = united_inference(one, other, self._date)
        if united is not one:
            self._after[keeper] = united
        for aiming in self._aiming_at(key):
            self._after[aiming] = revised(self._now(aiming), self._date, target=keeper)
        self._gone[key] = None
        self._after.pop(key, None)

    def _aiming_at(self, key: str) -> list[str]:
        """Inferences whose target is this one, as things stand now."""
        before = self._document.references.aiming_at(key)
        moved = (each for each, after in self._after.items() if after.target == key)
        found = dict.fromkeys((*before, *moved))
        return [each for each in found if each not in self._gone and self._now(each).target == key]

    def _were_alike(self, a: str, b: str) -> bool:
        """Whether two have had the same ends all along, which is none of our business."""
        records = self._document.inferences
        return _ends(records[a]) == _ends(records[b])

    def _now(self, key: str) -> Inference:
        return self._after.get(key) or self._document.inferences[key]

    def _refuse_own(self, key: str) -> None:
        if key in self._gone:
            return
        arrow = self._now(key)
        inferences = self._document.inferences
        if arrow.target not in inferences:
            return
        before = inferences[key]
        was = (
            set(before.premises) & set(inferences[before.target].premises)
            if (before.target in inferences)
            else set()
        )
        if not was and set(arrow.premises) & set(self._now(arrow.target).premises):
            raise RefusalError(
                tr("One of these bears on an inference of another, so they cannot be one.")
            )


def _ends(record: Inference) -> Ends:
    return frozenset(record.premises), record.target
