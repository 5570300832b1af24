"""Rationale's files: calls that build a map, parsed by a grammar of their own and never run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from argmap.core.i18n import mark, tr, trn
from argmap.formats.building import Builder
from argmap.formats.format import Format, Imported
from argmap.formats.rationale_calls import Call, calls_of
from argmap.storage.errors import FileProblem

if TYPE_CHECKING:
    from argmap.formats.given import Given

_FAMILY: Final = "rationale"
_STEPS: Final = {"CompoundReason": "support", "CompoundObjection": "attack"}
_SHOWN: Final = frozenset(
    {
        "GetFernViews", "SetOffset", "SetSize", "HideChildren", "SetOrientation", "SetSelection",
        "ShowPrintPagePreview", "GenerateMissingFeaturesReport",
    }
)  # fmt: skip
"""Calls about how the program shows the map."""


class _Node:
    def __init__(self, key: str, kind: str, parent: str | None) -> None:
        self.key = key
        self.kind = kind
        self.parent = parent
        self.text = ""
        self.notes: list[str] = []
        self.place: tuple[float, float] | None = None
        self.aside: list[list[Any]] = []


def _sniff(given: Given) -> float:
    head = given.head.lstrip()
    if head.startswith("#Rationale Version"):
        return 0.95
    return 0.7 if "CreateChild(" in head and "SetText(" in head else 0.0


def _read(given: Given) -> Imported:
    calls, missed = calls_of(given.text)
    builder = Builder(_FAMILY)
    reading = _Reading(builder)
    for call in calls:
        reading.call(call)
    if not reading.nodes:
        raise FileProblem(tr("There is no map in this file of Rationale."))
    if missed:
        builder.repaired(
            trn(
                "{n} line is no call that is known; it is left out.",
                "{n} lines are no calls that are known; they are left out.",
                missed,
            )
        )
    return reading.imported()


class _Reading:
    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self.nodes: dict[str, _Node] = {}
        self._last: _Node | None = None
        self._guessed = 0

    def call(self, call: Call) -> None:
        arguments = call.arguments
        match call.name, arguments:
            case "Create", [str(kind), *_]:
                self._add(call.result, kind, None)
            case "CreateChild", [str(parent), str(kind), *_]:
                self._add(call.result, kind, parent)
            case "CreateAnnotation", [str(parent), str(kind), *_]:
                self._add(call.result, f"Annotation {kind}", parent)
            case "SetText", [str(text), *_] if self._last is not None:
                self._last.text = text
            case "SetNodeNotes", [*_, str(text)] if self._last is not None:
                self._last.notes.append(text)
            case "SetLocation", [str(key), int() | float() as x, int() | float() as y, *_]:
                if key in self.nodes:
                    self.nodes[key].place = (float(x), float(y))
            case name, _ if name not in _SHOWN and self._last is not None:
                self._last.aside.append([name, *arguments])

    def imported(self) -> Imported:
        for node in self.nodes.values():
            if node.kind.startswith("Annotation") and node.parent in self.nodes:
                self.nodes[node.parent].notes.append(node.text)
        for node in self.nodes.values():
            if node.kind not in (*_STEPS, "Inference") and not self._annotates(node):
                self._statement(node)
        for node in self.nodes.values():
            if node.kind in _STEPS:
                self._step(node)
            elif node.kind != "Inference" and not self._annotates(node):
                self._single(node)
        if self._guessed:
            self._builder.guessed(
                trn(
                    "{n} claim stands right below another; it is taken to support it.",
                    "{n} claims stand right below others; they are taken to support them.",
                    self._guessed,
                )
            )
        return self._builder.finish()

    def _annotates(self, node: _Node) -> bool:
        return node.kind.startswith("Annotation") and node.parent in self.nodes

    def _add(self, key: str | None, kind: str, parent: str | None) -> None:
        mine = key or f"node {len(self.nodes)}"
        if mine in self.nodes:
            fresh, number = mine, 1
            while fresh in self.nodes:
                number += 1
                fresh = f"{mine}-{number}"
            told = tr("Two nodes are called “{id}”; the second counts as another.", id=mine[:100])
            self._builder.repaired(told)
            mine = fresh
        if parent is not None and parent not in self.nodes:
            self._builder.repaired(tr("“{id}” stands below what is not there.", id=mine[:100]))
            parent = None
        self._last = self.nodes[mine] = _Node(mine, kind, parent)

    def _statement(self, node: _Node) -> None:
        keep = {"calls": node.aside} if node.aside else None
        x, y = node.place or (None, None)
        kind = "note" if node.kind.endswith("Note") else "claim"
        note = "\n".join(node.notes) or None
        self._builder.statement(node.key, node.text, keep=keep, kind=kind, x=x, y=y, note=note)

    def _step(self, node: _Node) -> None:
        """A compound: its claims together, for or against what it stands below."""
        claims = [
            each.key
            for each in self._below(node.key)
            if each.kind not in (*_STEPS, "Inference", "Note") and not self._annotates(each)
        ]
        inner = [each for each in self._below(node.key) if each.kind == "Inference"]
        notes = [*node.notes, *(note for each in inner for note in each.notes)]
        keep = {"calls": node.aside} if node.aside else None
        self._builder.inference(
            node.key,
            claims,
            self._target(node.parent),
            _STEPS[node.kind],
            keep=keep,
            text="\n".join(each.text for each in inner if each.text),
            note="\n".join(notes) or None,
        )

    def _target(self, parent: str | None) -> str:
        """What a compound bears on: a claim, or the step whose inference it stands below."""
        upper = self.nodes.get(parent or "")
        if upper is not None and upper.kind == "Inference":
            return upper.parent or ""
        return parent or ""

    def _single(self, node: _Node) -> None:
        """A claim right below a claim, without a compound between them."""
        upper = self.nodes.get(node.parent or "")
        if upper is None or upper.kind in _STEPS or node.kind.endswith("Note"):
            return
        target = self._target(node.parent)
        polarity = "attack" if "Objection" in node.kind or "Rebuttal" in node.kind else "support"
        self._guessed += polarity == "support" and "Reason" not in node.kind
        self._builder.inference(f"step {node.key}", [node.key], target, polarity)

    def _below(self, key: str) -> list[_Node]:
        return self._children().get(key, [])

    def _children(self) -> dict[str, list[_Node]]:
        if not hasattr(self, "_sorted"):
            self._sorted: dict[str, list[_Node]] = {}
            for each in self.nodes.values():
                if each.parent is not None:
                    self._sorted.setdefault(each.parent, []).append(each)
        return self._sorted


FORMAT = Format(
    id=_FAMILY,
    title=mark("Rationale"),
    suffixes=(".rtnl",),
    sniff=_sniff,
    read=_read,
)
