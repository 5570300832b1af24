"""Trees of lines as statements and inferences: what formats share in which all hangs below one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from argmap.core.i18n import tr, trn
from argmap.core.records import Inference, Statement
from argmap.formats.telling import parts_of

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.building import Builder
    from argmap.formats.telling import Told

HELPER: Final = "helper"
"""A premise that is linked with all others of its kind below the same statement."""

_POLARITY: Final = {"-": "attack", "_": "attack"}
_STEPS: Final = ("_", "=", "^")


@dataclass(slots=True)
class _Row:
    parent: int
    key: str
    step: _Step | None = None


@dataclass(slots=True)
class _Step:
    """An inference in the making; `at` is the step it aims at, else it aims at `target`."""

    key: str
    premises: list[str]
    target: str
    polarity: str
    at: _Step | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    roles: dict[str | int, str] = field(default_factory=dict)
    into: _Step | None = None


class Branches:
    """Lines in the order of a tree, each below another (-1: below none).

    Signs are those of `telling`, and "^" for what bears on a step in a way of its own.
    """

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._rows: list[_Row] = []
        self._steps: list[_Step] = []
        self._last: dict[int, _Row] = {}
        self._helped: dict[int, list[_Step]] = defaultdict(list)
        self._with_helper: set[int] = set()
        self._keys: set[str] = set()
        self._numbers: dict[str, int] = {}

    def say(self, key: str | None, text: str, **fields: Any) -> str:
        """A new statement; the key by which it is known here, which is another if it was taken."""
        mine = self._fresh(key, "s")
        self._builder.statement(mine, text, **fields)
        return mine

    def put(
        self,
        parent: int,
        key: str,
        sign: str,
        *,
        polarity: str | None = None,
        step: Mapping[str, Any] | None = None,
        role: str | None = None,
    ) -> int:
        """Let a statement stand below a line; the number of its own line.

        `step` are fields of the inference that begins with it; `polarity` is its polarity where
        the sign does not tell.
        """
        row = _Row(parent, key)
        before = self._last.get(parent)
        if parent >= 0 and sign:
            if sign == "&" and before is not None and before.step is not None:
                row.step = before.step
                row.step.premises.append(key)
            else:
                row.step = self._begun(row, sign, polarity, step or {})
            if role:
                row.step.roles[key] = role
        self._rows.append(row)
        self._last[parent] = row
        return len(self._rows) - 1

    def key_at(self, row: int) -> str:
        return self._rows[row].key

    def tell_guessed(self, items: int) -> None:
        """Tell of so many items that do not say what they are to the one above."""
        if items:
            self._builder.guessed(
                trn(
                    "{n} item says not how it bears on the one above; it is taken to support it.",
                    "{n} items say not how they bear on the ones above; "
                    "they are taken to support them.",
                    items,
                )
            )

    def finish(self) -> None:
        """Hand all inferences to the builder."""
        for parent in self._with_helper:
            first, *others = self._helped[parent]
            for each in others:
                first.premises += each.premises
                first.roles |= each.roles
                first.fields = {**each.fields, **first.fields}
                each.into = first
        for each in self._steps:
            if each.into is None:
                at = each.at.into or each.at if each.at is not None else None
                self._builder.inference(
                    each.key,
                    each.premises,
                    at.key if at is not None else each.target,
                    each.polarity,
                    roles=each.roles,
                    **each.fields,
                )

    def _begun(
        self, row: _Row, sign: str, polarity: str | None, fields: Mapping[str, Any]
    ) -> _Step:
        upper = self._rows[row.parent]
        at = upper.step if sign in _STEPS else None
        if sign in _STEPS and at is None:
            self._builder.repaired(
                tr(
                    "“{id}” bears on a step, but stands below a statement that is no premise; "
                    "it bears on that statement.",
                    id=row.key,
                )
            )
        step = _Step(
            self._fresh(None, "i"),
            [row.key],
            upper.key,
            polarity or _POLARITY.get(sign, "support"),
            at,
            dict(fields),
        )
        if step.polarity == "support" and sign in ("+", "&", HELPER):
            self._helped[row.parent].append(step)
            if sign == HELPER:
                self._with_helper.add(row.parent)
        self._steps.append(step)
        return step

    def _fresh(self, key: str | None, letter: str) -> str:
        """A key that nothing has: where the one of the file is taken, a new one, and that told."""
        wish = key or f"{letter}{len(self._keys) + 1}"
        mine, number = wish, self._numbers.get(wish, 1)
        while mine in self._keys:
            number += 1
            mine = f"{wish}-{number}"
        self._numbers[wish] = number
        self._keys.add(mine)
        if key and mine != key:
            self._builder.repaired(
                tr(
                    "Two things have the id “{id}”; the second is now called “{fresh}”.",
                    id=key[:100],
                    fresh=mine[:100],
                )
            )
        return mine


def lines(document: Document) -> Iterator[Told]:
    """The whole map as lines of a tree, each inference told once."""
    for part in parts_of(document):
        yield from part


def kept_steps(document: Document, good: Callable[[Inference], bool]) -> list[Inference]:
    """Inferences that are good, in document order, without those that aim at one that is not."""
    inferences = document.inferences
    fine: dict[str, bool] = {}
    for each in inferences.values():
        path: list[str] = []
        key = each.id
        while key in inferences and key not in fine:
            path.append(key)
            key = inferences[key].target
        so_far = fine.get(key, True)
        for step in reversed(path):
            so_far = fine[step] = so_far and good(inferences[step])
    found = document.ordered("inferences")
    return [each for each in found if isinstance(each, Inference) and fine[each.id]]


def statements_only(document: Document) -> Document:
    """The map without what bears on a step, or in another way than for or against.

    No statement is left out: what would hang below such an inference stands for itself.
    """
    from argmap.core.document import Document as Fresh

    content = document.content()
    kept = tuple(
        each
        for each in content.inferences
        if each.polarity in ("support", "attack")
        and isinstance(document.record(each.target), Statement)
    )
    return Fresh(content.model_copy(update={"inferences": kept}))
