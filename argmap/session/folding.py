"""What is folded away: a state of the session, never of the map, and no part of undo."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from argmap.core import folds
from argmap.core.i18n import tr
from argmap.core.records import Group, Inference, Relation, Statement
from argmap.core.rules import RefusalError
from argmap.session.events import Event

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.patch import Change, Patch

Folded = frozenset[str]


class Folding:
    """Folded statements, and what they hide.

    `changed` is told when something is folded or unfolded by hand. What a change of the document
    folds or unfolds is known before any listener of the document hears of that change: an edit
    never hides what was shown, and what it makes is shown.
    """

    def __init__(self, document: Document) -> None:
        self.changed: Event[[]] = Event()
        self._document = document
        self._folded: Folded = frozenset()
        self._hidden: frozenset[str] = frozenset()
        self._known: folds.Ways | None = None
        self._counts: dict[str, int] = {}

    @property
    def folded(self) -> Folded:
        """Folded statements, hidden ones among them."""
        return self._folded

    @property
    def hidden(self) -> frozenset[str]:
        """Ids of hidden statements, inferences, relations and groups."""
        return self._hidden

    def count(self, key: str) -> int:
        """How many hidden statements bear on a folded one."""
        if key not in self._folded:
            return 0
        if key not in self._counts:
            self._counts[key] = sum(1 for _ in self._under(key))
        return self._counts[key]

    def under(self, keys: Iterable[str]) -> list[str]:
        """Hidden statements that bear on these, where they are folded, each once."""
        chosen = [key for key in keys if key in self._folded]
        return list(dict.fromkeys(each for key in chosen for each in self._under(key)))

    # --- by hand ----------------------------------------------------------------------------

    def fold(self, keys: Iterable[str]) -> bool:
        """Fold these; False, with nothing folded, if nothing would be hidden by it."""
        present = self._document.statements
        folded = self._folded | {key for key in keys if key in present}
        hidden = folds.hidden(self._document, folded, self._ways())
        if hidden == self._hidden:
            return False
        self._take(folded, hidden)
        return True

    def unfold(self, keys: Iterable[str]) -> bool:
        """Unfold these; what was folded below them stays so. False: nothing was folded."""
        return self.restore(self._folded.difference(keys))

    def toggle(self, keys: Iterable[str]) -> bool:
        """Fold those of these statements that can be, or unfold all if they are.

        Raises RefusalError if nothing bears on any of them alone.
        """
        chosen = [key for key in keys if key in self._document.statements]
        if not chosen or self.fold(chosen) or self.unfold(chosen):
            return bool(chosen)
        raise RefusalError(
            tr("Nothing bears on this statement alone, so nothing can be folded away.")
            if len(chosen) == 1
            else tr("Nothing bears on these statements alone, so nothing can be folded away.")
        )

    def unfold_all(self) -> bool:
        return self.restore(frozenset())

    def fold_to(self, levels: int) -> bool:
        """Show so many levels, entries being the first; deeper ones open one by one."""
        return self.restore(folds.deeper(self._document, self._ways(), levels))

    def fold_others(self, keys: Iterable[str]) -> bool:
        """Fold all but these, what bears on them and what they bear on."""
        document = self._document
        chosen = [key for key in keys if key in document.statements]
        kept = set(chosen)
        for key in chosen:
            kept.update(folds.below(document, key))
        pending = list(chosen)
        while pending:
            for each in folds.conclusions(document, pending.pop()):
                if each not in kept:
                    kept.add(each)
                    pending.append(each)
        argued = document.references.targets & document.statements.keys()
        return self.restore(frozenset(argued - kept))

    def reveal(self, keys: Iterable[str]) -> bool:
        """Unfold what hides these records, and no more; False if all were shown already."""
        opened = self._hiding(keys)
        return bool(opened) and self.restore(self._folded - opened)

    def in_front_of(self, key: str) -> list[str]:
        """The statement shown that a hidden one is folded away behind; none for another record."""
        if key not in self._document.statements:
            return []
        start, hidden = self._in_argument(key), self._hidden
        return folds.way_up(self._document, start, lambda each: each not in hidden)[-1:]

    def snapshot(self) -> Folded:
        """What `restore` needs to fold everything as it is now."""
        return self._folded

    def restore(self, folded: Folded) -> bool:
        """Fold these and nothing else, such as they were before; False if they are."""
        folded = folded & self._document.statements.keys()
        if folded == self._folded:
            return False
        self._take(folded, folds.hidden(self._document, folded, self._ways()))
        return True

    # --- the document -----------------------------------------------------------------------

    def follow(self, patch: Patch) -> None:
        """The document has changed."""
        if patch.only_moves:
            return
        if patch.info is None and not any(map(_connects, patch.changes.values())):
            return
        self._known = None
        if not self._folded:
            return
        before = self._hidden
        self._compute(self._folded & self._document.statements.keys())
        fresh = [key for key in self._hidden - before if self._is_argument(key)]
        if fresh:
            self._compute(self._folded - self._hiding(fresh))

    def changed_here(self, patch: Patch) -> list[str]:
        """Hidden records that a change has touched, but for their places."""
        if not self._hidden:
            return []
        changes = patch.changes.items()
        return [key for key, change in changes if key in self._hidden and not _moves(change)]

    def _is_argument(self, key: str) -> bool:
        return key in self._document.statements or key in self._document.inferences

    def _take(self, folded: Folded, hidden: frozenset[str]) -> None:
        self._folded, self._hidden = folded, hidden
        self._counts = {}
        self.changed.emit()

    def _compute(self, folded: Folded) -> None:
        self._folded = folded
        self._hidden = folds.hidden(self._document, folded, self._ways())
        self._counts = {}

    def _ways(self) -> folds.Ways:
        if self._known is None:
            self._known = folds.Ways(self._document)
        return self._known

    def _under(self, key: str) -> Iterable[str]:
        return folds.behind(self._document, key, self._hidden)

    def _hiding(self, keys: Iterable[str]) -> set[str]:
        """Folded statements that have to be unfolded for these to be shown."""
        document, hidden = self._document, self._hidden
        opened: set[str] = set()
        if not hidden:
            return opened
        passed: set[str] = set()
        wanted = [key for key in keys if key in hidden]
        for key in wanted:
            record = document.record(key)
            if isinstance(record, Relation):
                wanted += [each for each in (record.a, record.b) if each in hidden]
            elif isinstance(record, Group):
                wanted += record.members[:1]
            elif isinstance(record, Inference):
                about = folds.conclusion(document, key)
                opened.add(about)
                wanted += [about] if about in hidden else []
            elif key not in passed:
                start = self._in_argument(key)
                way = folds.way_up(
                    document,
                    start,
                    lambda each: each not in hidden or each in passed,
                    self._folded,
                )
                passed.update(way)
                opened.update(way[1:])
        return opened & self._folded

    def _in_argument(self, key: str) -> str:
        """The statement, or of one outside the argument the one inside that it is related to."""
        document = self._document
        references = document.references
        near = [key]
        for each in near:
            if references.from_premise(each):
                return each
            for name in references.mentioning(each):
                relation = document.relations.get(name)
                if relation is not None:
                    near += {relation.a, relation.b}.difference(near)
        return key


_CONNECTING: Final = (Inference, Relation, Group)


def _connects(change: Change) -> bool:
    """Whether a change may hide or show something: dragging and typing do not."""
    before, after = change
    if before is None or after is None:
        return isinstance(before or after, (Statement, *_CONNECTING))
    if isinstance(before, Inference) and isinstance(after, Inference):
        return before.premises != after.premises or before.target != after.target
    return isinstance(before, _CONNECTING)


_PLACE: Final = frozenset({"x", "y", "width"})


def _moves(change: Change) -> bool:
    before, after = change
    if not isinstance(before, Statement) or not isinstance(after, Statement):
        return False
    names = Statement.model_fields.keys() - _PLACE
    return all(getattr(before, name) is getattr(after, name) for name in names)
