"""What readers build a map with: foreign ids, late references, and a remark for each repair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar

from argmap.core import limits
from argmap.core.clean import clean_text
from argmap.core.document import Document
from argmap.core.i18n import tr
from argmap.core.order import between
from argmap.core.records import (
    Content,
    Group,
    Inference,
    MapInfo,
    Participant,
    Record,
    Relation,
    Source,
    Statement,
)
from argmap.formats.fitting import fitted, label
from argmap.formats.foreign import keeping
from argmap.formats.format import Imported, Remark
from argmap.formats.naming import Ids
from argmap.storage.errors import FileProblem
from argmap.storage.mending import mend

R = TypeVar("R", bound=Record)
Key = str | int
FULL_TEXT: Final = "full_text"
"""Kept where a text was longer than a statement may have."""


class Builder:
    """Collects what a reader finds, in the order of the map; `finish` makes a map of it.

    Foreign keys of statements and inferences share one space; those of groups, sources and
    participants have one each. `format_id` names where details are kept (see `foreign`).
    """

    def __init__(self, format_id: str) -> None:
        self.format_id = format_id
        self.kept_aside: Counter[str] = Counter()
        self.locutions = 0
        self._remarks: list[Remark] = []
        self._ids = Ids()
        self._nodes: dict[str, str] = {}
        self._records: dict[type[Record], list[Record]] = {}
        self._last: dict[type[Record], str] = {}
        self._pending: list[tuple[type[Record], str, dict[str, Any]]] = []

    def repaired(self, message: str, record: str | None = None) -> None:
        """Tell what had to be changed; `guessed` and `kept` tell the other things."""
        self._remarks.append(Remark("repaired", message, record))

    def guessed(self, message: str, record: str | None = None) -> None:
        self._remarks.append(Remark("guessed", message, record))

    def kept(self, message: str, record: str | None = None) -> None:
        self._remarks.append(Remark("kept", message, record))

    # --- records ---------------------------------------------------------------------------

    def statement(
        self,
        key: Key | None,
        text: str = "",
        *,
        keep: Mapping[str, Any] | None = None,
        **fields: Any,
    ) -> str:
        """Add a statement and return its id. `keep` is what the map has no place for."""
        mine = self._node(key, "s")
        details = dict(keep or {})
        text = clean_text(text)
        if len(text) > limits.MAX_TEXT:
            details[FULL_TEXT] = text
            text = text[: limits.MAX_TEXT - 1] + "…"
            self.repaired(
                tr(
                    "Statement “{id}” is longer than {limit:,} characters; its end is kept but "
                    "not shown.",
                    id=mine,
                    limit=limits.MAX_TEXT,
                ),
                mine,
            )
        self._add(Statement, mine, {"text": text, **fields}, details)
        return mine

    def inference(
        self,
        key: Key | None,
        premises: Iterable[Key],
        target: Key,
        polarity: str = "support",
        *,
        keep: Mapping[str, Any] | None = None,
        roles: Mapping[Key, str] | None = None,
        **fields: Any,
    ) -> str:
        """Add an inference between foreign keys, which may be declared later; return its id."""
        mine = self._node(key, "i")
        self._pending.append(
            (
                Inference,
                mine,
                {
                    "premises": [str(each) for each in premises],
                    "target": str(target),
                    "polarity": polarity,
                    "roles": {str(each): role for each, role in (roles or {}).items()},
                    **fields,
                    **keeping(self.format_id, keep or {}),
                },
            )
        )
        return mine

    def relation(
        self,
        key: Key | None,
        kind: str,
        a: Key,
        b: Key,
        *,
        keep: Mapping[str, Any] | None = None,
        **fields: Any,
    ) -> str:
        """Add a tie that is no inference between foreign keys of statements; return its id."""
        mine = self._ids.free(key, "r")
        ends = {"kind": kind, "a": str(a), "b": str(b), **fields}
        self._pending.append((Relation, mine, {**ends, **keeping(self.format_id, keep or {})}))
        return mine

    def group(
        self,
        key: Key | None,
        title: str,
        members: Iterable[Key],
        *,
        keep: Mapping[str, Any] | None = None,
        **fields: Any,
    ) -> str:
        mine = self._ids.free(key, "g")
        named = {"title": title, "members": [str(each) for each in members], **fields}
        self._pending.append((Group, mine, {**named, **keeping(self.format_id, keep or {})}))
        return mine

    def source(
        self, key: Key | None, *, keep: Mapping[str, Any] | None = None, **fields: Any
    ) -> str:
        """Add a source and return its id, for citations and excerpts."""
        mine = self._ids.free(key, "source")
        self._add(Source, mine, fields, keep or {})
        return mine

    def participant(
        self, key: Key | None, name: str, *, keep: Mapping[str, Any] | None = None, **fields: Any
    ) -> str:
        """Add someone who asserts, and return the id, for `voice`."""
        mine = self._ids.free(key, "person")
        self._add(Participant, mine, {"name": name, **fields}, keep or {})
        return mine

    def id_of(self, key: Key) -> str | None:
        """The id of a statement or an inference declared before, by its foreign key."""
        return self._nodes.get(str(key))

    # --- the map ---------------------------------------------------------------------------

    def finish(
        self, *, keep: Mapping[str, Any] | None = None, central: Key | None = None, **info: Any
    ) -> Imported:
        """The map. Raises FileProblem if it is too large, or cannot be mended."""
        count = sum(map(len, self._records.values())) + len(self._pending)
        if count > limits.MAX_RECORDS:
            raise FileProblem(
                tr(
                    "There are {n:,} records in the file; a map has at most {limit:,}.",
                    n=count,
                    limit=limits.MAX_RECORDS,
                )
            )
        statements = {each.id for each in self._records.get(Statement, ())}
        self._settle(statements)
        if central is not None and self._nodes.get(str(central)) in statements:
            info["central"] = self._nodes[str(central)]
        info |= keeping(self.format_id, keep or {})
        content = Content.model_construct(
            None,
            info=fitted(MapInfo, info, tr("The map"), self.repaired),
            statements=self._of(Statement),
            inferences=self._of(Inference),
            relations=self._of(Relation),
            groups=self._of(Group),
            sources=self._of(Source),
            participants=self._of(Participant),
        )
        mended, problems = mend(content, lambda record: None)
        for problem in problems:
            self.repaired(problem.message, problem.record)
        remarks = tuple(self._remarks)
        return Imported(Document(mended), remarks, dict(self.kept_aside), self.locutions)

    def _of(self, kind: type[R]) -> tuple[R, ...]:
        return tuple(each for each in self._records.get(kind, ()) if isinstance(each, kind))

    def _settle(self, statements: set[str]) -> None:
        """Turn foreign keys into ids, and leave out what has no ends."""
        inferences = {mine for kind, mine, _ in self._pending if kind is Inference}
        for kind, mine, fields in self._pending:
            if kind is Inference:
                good = self._connect(mine, fields, statements, inferences)
            elif kind is Relation:
                good = self._tie(mine, fields, statements)
            else:
                members = [self._nodes.get(each, "") for each in fields["members"]]
                fields["members"] = tuple(
                    dict.fromkeys(each for each in members if each in statements)
                )
                good = bool(fields["members"])
                if not good:
                    self.repaired(
                        tr("Group “{title}” has no members; it is left out.", title=fields["title"])
                    )
            if good:
                self._add(kind, mine, fields, {})
        self._pending = []

    def _connect(
        self, mine: str, fields: dict[str, Any], statements: set[str], inferences: set[str]
    ) -> bool:
        given = fields["premises"]
        found = [self._nodes.get(each, "") for each in given]
        premises = tuple(dict.fromkeys(each for each in found if each in statements))
        target = self._nodes.get(fields["target"], "")
        known = target in statements or target in inferences
        if not premises or target == mine or not known:
            self.repaired(
                tr("Inference “{id}” lacks a premise or a target; it is left out.", id=mine), mine
            )
            return False
        if len(premises) < len(given):
            self.repaired(
                tr(
                    "Inference “{id}” names premises twice, or some that do not exist; "
                    "they are left out.",
                    id=mine,
                ),
                mine,
            )
        roles = fields["roles"] if isinstance(fields["roles"], dict) else {}
        named = ((self._nodes.get(key, ""), role) for key, role in roles.items())
        words = {key: role for key, role in named if key in premises and isinstance(role, str)}
        fields["roles"] = {key: label(role) for key, role in words.items()}
        fields["premises"], fields["target"] = premises, target
        return True

    def _tie(self, mine: str, fields: dict[str, Any], statements: set[str]) -> bool:
        fields["a"] = self._nodes.get(fields["a"], "")
        fields["b"] = self._nodes.get(fields["b"], "")
        if {fields["a"], fields["b"]} <= statements:
            return True
        self.repaired(
            tr("Relation “{id}” joins what is no statement; it is left out.", id=mine), mine
        )
        return False

    # --- ids and fields --------------------------------------------------------------------

    def _node(self, key: Key | None, letter: str) -> str:
        mine = self._ids.free(key, letter)
        if key is not None:
            foreign = str(key)
            if foreign in self._nodes:
                self.repaired(
                    tr(
                        "Two things have the id “{id}”; the second is now called “{fresh}”.",
                        id=foreign[:100],
                        fresh=mine,
                    ),
                    mine,
                )
            else:
                self._nodes[foreign] = mine
        return mine

    def _add(
        self, kind: type[Record], mine: str, fields: dict[str, Any], keep: Mapping[str, Any]
    ) -> None:
        order = self._last[kind] = between(self._last.get(kind), None)
        every = {"id": mine, "order": order, **fields, **keeping(self.format_id, keep)}
        record = fitted(kind, every, tr("“{id}”", id=mine), lambda told: self.repaired(told, mine))
        self._records.setdefault(kind, []).append(record)
