"""What readers build a map with: foreign ids, late references, and a remark for each repair."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar, cast

from argmap.core import limits
from argmap.core.clean import clean_text
from argmap.core.document import Document
from argmap.core.i18n import tr
from argmap.core.integrity import IntegrityError
from argmap.core.order import ascending
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
from argmap.formats.ends import Ends, Pending
from argmap.formats.fitting import fitted
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
        self._records: defaultdict[type[Record], list[Record]] = defaultdict(list)
        self._orders: defaultdict[type[Record], Iterator[str]] = defaultdict(ascending)
        self._pending: list[Pending] = []

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
        text = clean_text(text)
        if len(text) > limits.MAX_TEXT:
            keep = {**(keep or {}), FULL_TEXT: text}
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
        fields["text"] = text
        self._add(Statement, mine, fields, keep or {})
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
        ends = Ends(self._nodes, statements, self._pending, self.repaired)
        for kind, mine, fields in self._pending:
            if ends.found(kind, mine, fields):
                self._add(kind, mine, fields, {})
        self._pending = []
        if central is not None and self._nodes.get(str(central)) in statements:
            info["central"] = self._nodes[str(central)]
        info |= keeping(self.format_id, keep or {})
        content = Content.model_construct(
            None,
            info=fitted(MapInfo, info, self.repaired),
            statements=self._of(Statement),
            inferences=self._of(Inference),
            relations=self._of(Relation),
            groups=self._of(Group),
            sources=self._of(Source),
            participants=self._of(Participant),
        )
        document = self._consistent(content)
        return Imported(document, tuple(self._remarks), dict(self.kept_aside), self.locutions)

    def _consistent(self, content: Content) -> Document:
        """A document of the records, which are mended where they do not fit together."""
        try:
            return Document(content)
        except IntegrityError:
            mended, problems = mend(content, lambda record: None)
            for problem in problems:
                self.repaired(problem.message, problem.record)
            return Document(mended)

    def _of(self, kind: type[R]) -> tuple[R, ...]:
        return tuple(cast("list[R]", self._records.get(kind, ())))

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
        every = {"id": mine, "order": next(self._orders[kind]), **fields}
        if keep:
            every |= keeping(self.format_id, keep)
        self._records[kind].append(fitted(kind, every, self.repaired))
