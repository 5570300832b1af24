"""What of a map becomes which form of Argdown: plain relations, structures, undercuts, titles."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from argmap.core.records import Inference, Relation, Statement
from argmap.formats.argdown.escaping import fit_title, title_from
from argmap.formats.foreign import kept
from argmap.formats.framing import frames_of

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.argdown.structures import Structure

ID: Final = "argdown"
DEEPEST: Final = 30
"""How many levels stand below one another before the text begins anew at the left."""

_TURNS: Final = 8


class Plan:
    """Decisions for a whole map, each made once.

    `plain` are inferences that are one sign below their target; `structured` are written with
    numbered premises; `under` are those that undercut a step or an argument, by what they aim at.
    `home` is the group under whose heading a statement stands: the smallest.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.statements: list[Statement] = list(document.ordered_statements())
        self.inferences = [
            each for each in document.ordered("inferences") if isinstance(each, Inference)
        ]
        self.aimed: dict[str, list[Inference]] = defaultdict(list)
        for each in self.inferences:
            self.aimed[each.target].append(each)
        self._symmetric = _is_strict(document)
        self.arguments = self._as_arguments()
        self.first = self._firsts()
        self.structured: list[Inference] = []
        self.plain: dict[str, list[Inference]] = defaultdict(list)
        self._sort_out()
        self.contradictions, self.listed = self._relations()
        self.frames = frames_of(document)
        self.home = {key: each.group.id for each in self.frames for key in each.members}
        self._titles: dict[tuple[str, str], int] = {}
        self.named: dict[str, str] = {}
        self.structures: dict[str, Structure] = {}

    # --- forms -----------------------------------------------------------------------------

    def _as_arguments(self) -> set[str]:
        """Statements that are written as arguments, as they were read."""
        found = {each.id for each in self.statements if kept(each, ID).get("argument") is True}
        if not found:
            return found
        for each in self.document.relations.values():
            found -= {getattr(each, "a", ""), getattr(each, "b", "")}
        return found

    def _firsts(self) -> dict[str, str]:
        """The inference of each argument that an undercut of the argument means."""
        first: dict[str, str] = {}
        for each in self.inferences:
            if each.premises[0] in self.arguments and each.target in self.document.statements:
                first.setdefault(each.premises[0], each.id)
        return first

    def _sort_out(self) -> None:
        """Tell plain inferences from structured ones; a structure holds no arguments."""
        for turn in range(_TURNS):
            self.structured, self.plain = [], defaultdict(list)
            seen: set[object] = set()
            for each in self.inferences:
                if self._is_plain(each, seen):
                    self.plain[each.target].append(each)
                else:
                    self.structured.append(each)
            held = {key for each in self.structured for key in (*each.premises, each.target)}
            if not held & self.arguments:
                return
            self.arguments = self.arguments - held if turn < _TURNS - 2 else set()
            self.first = self._firsts()

    def _is_plain(self, each: Inference, seen: set[object]) -> bool:
        if len(each.premises) > 1 or each.text:
            return False
        aimed = self.aimed.get(each.id, ())
        by_argument = self.first.get(each.premises[0]) == each.id
        if any(not (by_argument and _undercuts(other)) for other in aimed):
            return False
        ends = (each.premises[0], each.target)
        sign = each.polarity == "attack"
        symmetric = self._symmetric and sign and not set(ends) & self.arguments
        key = (sign, frozenset(ends) if symmetric else ends)
        if key in seen:
            return False
        seen.add(key)
        return True

    def _relations(self) -> tuple[dict[str, list[Relation]], list[Relation]]:
        """Contradictions by their first end, and relations that have no form."""
        below: dict[str, list[Relation]] = defaultdict(list)
        listed: list[Relation] = []
        seen: set[frozenset[str]] = set()
        for each in self.document.ordered("relations"):
            assert isinstance(each, Relation)
            ends = frozenset((each.a, each.b))
            statements = ends <= self.document.statements.keys()
            if each.kind == "contradiction" and statements and ends not in seen:
                seen.add(ends)
                below[each.a].append(each)
            else:
                listed.append(each)
        return below, listed

    # --- titles ----------------------------------------------------------------------------

    def reference(self, key: str) -> str:
        """A statement or argument by its title."""
        title = self.named[key]
        return f"<{title}>" if key in self.arguments else f"[{title}]"

    def name(self, key: str) -> None:
        """Give a statement the title by which it is known in the text."""
        if key in self.named:
            return
        each = self.document.statements[key]
        wish = fit_title(each.title or "") or title_from(each.text) or "Statement"
        self.named[key] = self.unique(wish, "<" if key in self.arguments else "[")

    def unique(self, wish: str, bracket: str) -> str:
        """A title that nothing of its kind has yet."""
        title = wish
        while (bracket, title) in self._titles:
            self._titles[(bracket, wish)] += 1
            title = f"{wish} ({self._titles[(bracket, wish)]})"
        self._titles[(bracket, title)] = 1
        return title


def _undercuts(each: Inference) -> bool:
    return len(each.premises) == 1 and each.polarity == "attack" and not each.text


def _is_strict(document: Document) -> bool:
    front = kept(document.info, ID).get("front")
    model = front.get("model") if isinstance(front, dict) else None
    return isinstance(model, dict) and model.get("mode") == "strict"
