"""Foreign keys of premises, targets and members turned into ids, once all of them are known."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from argmap.core.i18n import tr
from argmap.core.records import Group, Inference, Record, Relation
from argmap.formats.fitting import label

Pending = tuple[type[Record], str, dict[str, Any]]
"""Type of record, its id, and its fields with foreign keys."""


class Ends:
    """`named` are ids by foreign key. What cannot be connected is told and to be left out."""

    def __init__(
        self,
        named: Mapping[str, str],
        statements: Collection[str],
        pending: list[Pending],
        tell: Callable[[str, str | None], None],
    ) -> None:
        self._named = named
        self._statements = statements
        self._inferences = {mine for kind, mine, _ in pending if kind is Inference}
        self._tell = tell

    def found(self, kind: type[Record], mine: str, fields: dict[str, Any]) -> bool:
        """Put ids in the place of foreign keys; whether there is anything to connect."""
        if kind is Inference:
            return self._connect(mine, fields)
        if kind is Relation:
            return self._tie(mine, fields)
        assert kind is Group
        return self._gather(fields)

    def _ids(self, keys: list[str]) -> tuple[str, ...]:
        """Ids of statements, each once."""
        named, statements = self._named, self._statements
        found = [mine for key in keys if (mine := named.get(key, "")) in statements]
        return tuple(found) if len(found) < 2 else tuple(dict.fromkeys(found))

    def _connect(self, mine: str, fields: dict[str, Any]) -> bool:
        given = fields["premises"]
        premises = self._ids(given)
        target = self._named.get(fields["target"], "")
        known = target in self._statements or target in self._inferences
        if not premises or target == mine or not known:
            self._tell(
                tr("Inference “{id}” lacks a premise or a target; it is left out.", id=mine), mine
            )
            return False
        if len(premises) < len(given):
            self._tell(
                tr(
                    "Inference “{id}” names premises twice, or some that do not exist; "
                    "they are left out.",
                    id=mine,
                ),
                mine,
            )
        if roles := fields["roles"]:
            named = ((self._named.get(key, ""), role) for key, role in roles.items())
            words = {key: role for key, role in named if key in premises and isinstance(role, str)}
            fields["roles"] = {key: label(role) for key, role in words.items()}
        fields["premises"], fields["target"] = premises, target
        return True

    def _tie(self, mine: str, fields: dict[str, Any]) -> bool:
        fields["a"] = self._named.get(fields["a"], "")
        fields["b"] = self._named.get(fields["b"], "")
        if fields["a"] in self._statements and fields["b"] in self._statements:
            return True
        self._tell(tr("Relation “{id}” joins what is no statement; it is left out.", id=mine), mine)
        return False

    def _gather(self, fields: dict[str, Any]) -> bool:
        fields["members"] = self._ids(fields["members"])
        if fields["members"]:
            return True
        self._tell(
            tr("Group “{title}” has no members; it is left out.", title=fields["title"]), None
        )
        return False
