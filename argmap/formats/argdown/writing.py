"""A map as Argdown text; what has no form stands in data, so that it comes back to the letter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from argmap.core.records import Inference, Record, Relation, Statement
from argmap.formats.argdown.debate import OWN
from argmap.formats.argdown.escaping import data, escaped, tag
from argmap.formats.argdown.inline import words_of
from argmap.formats.argdown.own import AUTO
from argmap.formats.argdown.planning import DEEPEST, ID, Plan
from argmap.formats.argdown.structures import Structure, structures_of
from argmap.formats.foreign import KEY, kept

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.framing import Framed

_SIGN = {"support": "+", "attack": "-"}
_LEVELS = 6
"""So many levels of headings there are."""


def text_of(document: Document) -> str:
    """The whole text."""
    return _Writing(document).run()


class _Writing:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._plan = Plan(document)
        self._structures = structures_of(self._plan)
        self._blocks: list[str] = []
        self._lines: list[str] = []
        self._placed: set[str] = set()
        self._found: list[list[tuple[int, str, Inference | Relation | None, str, bool]]] = []

    def run(self) -> str:
        self._front()
        self._name()
        self._statements(None)
        for each in self._plan.frames:
            self._heading(each)
            self._statements(each.group.id)
        for structure in self._structures:
            self._structure(structure)
        return "\n\n".join(self._blocks) + "\n"

    def _block(self) -> None:
        self._blocks.append("\n".join(self._lines))
        self._lines = []

    # --- the order of the text -------------------------------------------------------------

    def _name(self) -> None:
        """Lay out all trees, and give titles to whatever is referred to."""
        plan = self._plan
        sections = [None, *(each.group.id for each in plan.frames)]
        self._trees: dict[str | None, list[list[Any]]] = {each: [] for each in sections}
        bearing = {
            each.premises[0]
            for target, every in plan.plain.items()
            if target in self._document.statements
            for each in every
            if plan.home.get(each.premises[0]) == plan.home.get(target)
        }
        for key, first in plan.first.items():
            bearing.update(
                each.premises[0]
                for each in plan.plain.get(first, ())
                if plan.home.get(each.premises[0]) == plan.home.get(key)
            )
        tops = [each for each in plan.statements if each.id not in bearing]
        queue = [each.id for each in (*tops, *plan.statements)]
        referred = self._referred()
        for key in queue:
            if key not in self._placed:
                self._trees[plan.home.get(key)].append(self._tree(key, referred))
        for each in plan.statements:
            plain = escaped(each.text)
            if each.title or not plain or each.id in referred or each.id in plan.arguments:
                plan.name(each.id)
        for structure in self._structures:
            structure.name(plan)

    def _referred(self) -> set[str]:
        """Statements that stand in structures, or below steps, by their titles."""
        plan = self._plan
        found = {key for each in plan.structured for key in (*each.premises, each.target)}
        for target, every in plan.plain.items():
            if target not in self._document.statements:
                found.update(each.premises[0] for each in every)
        for each in plan.contradictions.values():
            found.update(relation.b for relation in each)
        return found

    def _tree(self, top: str, referred: set[str]) -> list[Any]:
        """A statement and what bears on it, each statement where it stands first."""
        plan, found = self._plan, []
        again: list[tuple[int, str, Inference | Relation | None, str]] = [(0, "", None, top)]
        while again:
            depth, sign, by, key = again.pop()
            home = plan.home.get(key) == plan.home.get(top)
            fresh = key not in self._placed and home and depth < DEEPEST
            if not fresh or isinstance(by, Relation):
                referred.add(key)
                found.append((depth, sign, by, key, False))
                continue
            self._placed.add(key)
            found.append((depth, sign, by, key, True))
            below: list[tuple[int, str, Inference | Relation | None, str]] = [
                (depth + 1, _SIGN.get(each.polarity, "+"), each, each.premises[0])
                for each in plan.plain.get(key, ())
            ]
            below += [(depth + 1, "><", each, each.b) for each in plan.contradictions.get(key, ())]
            if key in plan.arguments and key in plan.first:
                below += [
                    (depth + 1, "_", each, each.premises[0])
                    for each in plan.plain.get(plan.first[key], ())
                ]
            again += reversed(below)
        return found

    def _statements(self, home: str | None) -> None:
        for tree in self._trees[home]:
            for depth, sign, by, key, defined in tree:
                self._line(depth, sign, by, key, defined)
            self._block()

    def _line(
        self, depth: int, sign: str, by: Inference | Relation | None, key: str, defined: bool
    ) -> None:
        own: dict[str, Any] = {}
        if by is not None:
            own["via"] = via(by)
        start = f"{'  ' * depth}{sign} " if sign else ""
        if defined:
            self._lines.append(start + self._defined(key, own, first=not sign))
        else:
            self._lines.append(start + self._plan.reference(key) + _braces(own, {}))

    # --- statements ------------------------------------------------------------------------

    def _defined(self, key: str, more: dict[str, Any], *, first: bool) -> str:
        """A statement where it is said: title, text, tags and data."""
        each = self._document.statements[key]
        title = self._plan.named.get(key)
        words = escaped(each.text, first=first and title is None)
        tags = [written for name in each.tags if (written := tag(name))]
        parts = [words, *tags] if words or title is None else tags
        head = ""
        if title is not None:
            head = self._plan.reference(key) + (":" if words else "")
        source = " ".join(filter(None, (head, *parts)))
        flat = kept(each, ID).get("data")
        flat = flat if isinstance(flat, dict) else {}
        return source + _braces(self._own(each, source, flat) | more, flat)

    def _own(self, each: Statement, source: str, flat: Mapping[str, Any]) -> dict[str, Any]:
        """What the text does not say of a statement by itself."""
        own = dump(each)
        read = words_of(source, ())
        if read.text == each.text:
            own.pop("text", None)
        title = own.pop("title", None)
        if read.title != title:
            own[AUTO] = read.title
            if title is not None:
                own["title"] = title
        if own.get("tags", []) == read.tags:
            own.pop("tags", None)
        expected: dict[str, Any] = {"argument": True} if each.id in self._plan.arguments else {}
        if flat:
            expected["data"] = flat
        if own.get(KEY, {}) == ({ID: expected} if expected else {}):
            own.pop(KEY, None)
        elif KEY not in own:
            own[KEY] = {}
        if "color" in flat:
            own["colour"] = each.colour
        if own.get("colour", "") == flat.get("color"):
            del own["colour"]
        return own

    # --- structures ------------------------------------------------------------------------

    def _structure(self, structure: Structure) -> None:
        """An argument: what bears on it as a whole, then its premises and conclusions."""
        plan = self._plan
        self._lines.append(structure.head())
        for each in structure.inferences:
            for other in plan.plain.get(each.id, ()):
                if other.polarity != "attack":
                    own = {"via": via(other) | {"target": each.id}}
                    self._refer("  +", other.premises[0], own)
        self._block()
        for line in structure.lines(plan):
            if isinstance(line, str):
                self._lines.append(line)
                continue
            for other in plan.plain.get(line.id, ()):
                if other.polarity == "attack":
                    self._refer("  <_", other.premises[0], {"via": via(other)})
        self._block()

    def _refer(self, start: str, key: str, own: dict[str, Any]) -> None:
        self._lines.append(f"{start} {self._plan.reference(key)}{_braces(own, {})}")

    # --- the map ---------------------------------------------------------------------------

    def _heading(self, framed: Framed) -> None:
        each = framed.group
        own = dump(each)
        title = escaped(each.title)
        own.pop("title", None)
        if not title or words_of(title, ()).text != each.title:
            own["title"] = each.title
        flat: dict[str, Any] = {"isGroup": True}
        level = "#" * min(framed.depth + 1, _LEVELS)
        self._lines.append(f"{level} {title or 'Group'}{_braces(own, flat)}")
        self._block()

    def _front(self) -> None:
        document = self._document
        own: dict[str, Any] = {}
        info = document.info.model_dump(mode="json", exclude_defaults=True)
        title = info.pop("title", "")
        details = kept(document.info, ID)
        front = details.get("front")
        front = front if isinstance(front, dict) else {}
        if info.get(KEY) == ({ID: {"front": front}} if front else None):
            info.pop(KEY, None)
        if info:
            own["info"] = info
        for name in ("sources", "participants"):
            if listed := [dump(each) for each in document.ordered(name)]:
                own[name] = listed
        if self._plan.listed:
            own["relations"] = [dump(each) for each in self._plan.listed]
        lines = [f"title: {data_word(title)}"] if title else []
        lines += [f"{data_word(name)}: {data_word(each)}" for name, each in front.items()]
        if own:
            lines.append(f"{OWN}: {data(own)}")
        if lines:
            self._blocks.append("\n".join(("===", *lines, "===")))


def via(each: Inference | Relation) -> dict[str, Any]:
    """What is said of a relation beside the item that bears."""
    own = dump(each)
    for name in ("premises", "target", "a", "b", "kind"):
        own.pop(name, None)
    if own.get("polarity") in ("support", "attack"):
        own.pop("polarity")
    return own


def dump(each: Record) -> dict[str, Any]:
    return each.model_dump(mode="json", exclude_defaults=True)


def data_word(value: Any) -> str:
    """A value as it stands after the colon in front matter."""
    return data({"": value})[4:-1]


def _braces(own: Mapping[str, Any], flat: Mapping[str, Any]) -> str:
    every = {**flat, **({OWN: own} if own else {})}
    return f" {data(every)}" if every else ""
