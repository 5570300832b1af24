"""How a map is written as cards and edges of JSON Canvas."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from argmap.core.document import Document
from argmap.core.geometry import Rect
from argmap.core.nesting import around
from argmap.core.records import Group, Inference
from argmap.formats.details import details_of
from argmap.formats.foreign import kept
from argmap.formats.framing import frames_of
from argmap.formats.writing import placed
from argmap.layout.boxes import size_of
from argmap.layout.text import TextMeasurer

if TYPE_CHECKING:
    from argmap.core.records import Relation, Statement
    from argmap.formats.format import Options

FAMILY: Final = "canvas"
OURS: Final = "argmap"
"""The key of a card or an edge where what JSON Canvas has no place for stands."""

JUNCTION: Final = "∧"
_WIDE, _HIGH = 60, 50
_HUES: Final = {
    "red": "1", "orange": "2", "yellow": "3", "green": "4", "blue": "5", "purple": "6",
}  # fmt: skip
_LOOKS: Final = {"support": ("4", "supports"), "attack": ("1", "attacks")}


def write(document: Document, options: Options) -> bytes:
    writing = _Writing(document)
    info = {
        name: value for name in ("title", "description") if (value := getattr(document.info, name))
    }
    whole = {"nodes": writing.nodes(), "edges": writing.edges(), **({OURS: info} if info else {})}
    return (json.dumps(whole, ensure_ascii=False, indent="\t") + "\n").encode()


class _Writing:
    def __init__(self, document: Document) -> None:
        self._document = document
        shown = placed(Document(document.content()))
        measurer = TextMeasurer()
        self._rects = {
            key: Rect(each.x or 0.0, each.y or 0.0, *size_of(each, measurer))
            for key, each in shown.statements.items()
        }
        self._ordered = [
            each for each in document.ordered("inferences") if isinstance(each, Inference)
        ]

    def nodes(self) -> list[dict[str, Any]]:
        groups = self._frames()
        cards = [self._card(each) for each in self._document.ordered_statements()]
        return [
            *groups,
            *cards,
            *(self._junction(each) for each in self._ordered if self._has(each)),
        ]

    def edges(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for each in self._ordered:
            found += self._edges_of(each)
        return found + [_tie(each) for each in self._document.relations.values()]

    def _has(self, inference: Inference) -> bool:
        """Whether there is more to say of an inference than an edge can."""
        return bool(
            len(inference.premises) > 1
            or inference.polarity not in _LOOKS
            or inference.roles
            or details_of(inference)
            or self._document.references.aiming_at(inference.id)
        )

    def _card(self, statement: Statement) -> dict[str, Any]:
        aside = kept(statement, FAMILY).get("node")
        extra = dict(aside) if isinstance(aside, dict) else {}
        kind = str(extra.pop("type", "text"))
        words = {"file": "file", "link": "url"}.get(kind, "text")
        if kind not in ("file", "link") or extra.get(words) != statement.text:
            kind, words = "text", "text"
            extra.pop("file", None)
            extra.pop("url", None)
        rect = self._rects[statement.id]
        card: dict[str, Any] = {"id": statement.id, "type": kind, words: statement.text}
        card |= _place(rect)
        details = details_of(statement)
        if card["x"] == statement.x and card["y"] == statement.y:
            details.pop("x", None)
            details.pop("y", None)
        if statement.colour:
            colour = statement.colour
            card["color"] = _HUES.get(colour, colour if colour.startswith("#") else "6")
        if extra and details.get("kind") == "evidence" and kind != "text":
            details.pop("kind")
        return {**card, **extra, **({OURS: details} if details else {})}

    def _frames(self) -> list[dict[str, Any]]:
        """Groups in document order; a frame goes round those that lie in it."""
        frames = frames_of(self._document)
        outer = around(each.group for each in frames)
        inside: dict[str, list[Rect]] = {
            each.group.id: [self._rects[key] for key in each.group.members] for each in frames
        }
        found: dict[str, Rect] = {}
        for each in reversed(frames):
            key = each.group.id
            if not inside[key]:
                continue
            left, top = min(r.x for r in inside[key]), min(r.y for r in inside[key])
            right, bottom = max(r.right for r in inside[key]), max(r.bottom for r in inside[key])
            found[key] = Rect(left - 20, top - 40, right - left + 40, bottom - top + 60)
            if (parent := outer[key]) is not None:
                inside[parent].append(found[key])
        groups = self._document.ordered("groups")
        return [
            self._frame(each, found[each.id])
            for each in groups
            if isinstance(each, Group) and each.id in found
        ]

    def _frame(self, group: Group, frame: Rect) -> dict[str, Any]:
        aside = kept(group, FAMILY).get("node")
        extra = aside if isinstance(aside, dict) else {}
        node = {"id": group.id, "type": "group", **_place(frame), "label": group.title}
        return {**node, **extra, OURS: {"members": list(group.members)}}

    def _junction(self, inference: Inference) -> dict[str, Any]:
        x, y = self._middle(inference.id)
        details = details_of(inference)
        if inference.polarity not in _LOOKS:
            details["polarity"] = inference.polarity
        rect = Rect(x - _WIDE / 2, y - _HIGH / 2, _WIDE, _HIGH)
        card = {"id": inference.id, "type": "text", "text": JUNCTION, **_place(rect)}
        return {**card, OURS: {"inference": details}}

    def _middle(self, key: str) -> tuple[float, float]:
        """Where a step is: between its premises and what it aims at in the end."""
        inference = self._document.inferences[key]
        target = inference.target
        while target in self._document.inferences:
            target = self._document.inferences[target].target
        ends = [self._rects[each] for each in (*inference.premises, target)]
        premises = ends[:-1]
        x = sum(each.x + each.width / 2 for each in premises) / len(premises)
        y = sum(each.y + each.height / 2 for each in premises) / len(premises)
        end = ends[-1]
        return (x + end.x + end.width / 2) / 2, (y + end.y + end.height / 2) / 2

    def _edges_of(self, inference: Inference) -> list[dict[str, Any]]:
        colour, label = _LOOKS.get(inference.polarity, ("", inference.polarity))
        if inference.target in self._document.inferences:
            label = {"supports": "backs", "attacks": "undercuts"}.get(label, label)
        look = {"color": colour, "label": label} if colour else {"label": label}
        key = inference.id
        if not self._has(inference):
            return [{"id": key, **_ends(inference.premises[0], inference.target), **look}]
        found: list[dict[str, Any]] = []
        for place, premise in enumerate(inference.premises, 1):
            said: dict[str, Any] = {"premise": place}
            if premise in inference.roles:
                said["role"] = inference.roles[premise]
            ends = _ends(premise, key)
            found.append({"id": f"{key}-{place}", **ends, "toEnd": "none", OURS: said})
        return [*found, {"id": f"{key}-0", **_ends(key, inference.target), **look}]


def _ends(start: str, end: str) -> dict[str, str]:
    return {"fromNode": start, "toNode": end}


def _tie(relation: Relation) -> dict[str, Any]:
    ends = {**_ends(relation.a, relation.b), "toEnd": "none"}
    said = {"relation": relation.kind}
    return {"id": relation.id, **ends, "label": relation.kind, OURS: said}


def _place(rect: Rect) -> dict[str, int]:
    return {
        "x": round(rect.x), "y": round(rect.y),
        "width": round(rect.width), "height": round(rect.height),
    }  # fmt: skip
