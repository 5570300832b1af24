"""The XML of the argumentative microtexts: segments, units, and edges that may aim at edges."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import Element

from argmap.core.i18n import mark, tr
from argmap.formats.branches import kept_steps
from argmap.formats.building import Builder
from argmap.formats.foreign import kept
from argmap.formats.format import Format, Imported, Options
from argmap.formats.naming import Ids
from argmap.formats.xml import all_text, below, local, parsed, root_name, tag, words

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Inference, Statement
    from argmap.formats.given import Given

_FAMILY: Final = "microtext"
_POLARITY: Final = {"sup": "support", "exa": "support", "reb": "attack", "und": "attack"}
_EXAMPLE: Final = "Example"


def _sniff(given: Given) -> float:
    return 0.95 if root_name(given.head) == "arggraph" else 0.0


def _read(given: Given) -> Imported:
    root = parsed(given)
    builder = Builder(_FAMILY)
    found: dict[str, list[Element]] = defaultdict(list)
    for each in root:
        found[local(each)].append(each)
    if local(root) != "arggraph":
        found["edu"] = [each for each, _ in below(root, "edu")]
    parts = _segments(found, builder)
    for adu in found["adu"]:
        _unit(adu, parts.get(adu.get("id", ""), []), builder)
    _edges(found["edge"], builder)
    keep = {name: value for name, value in root.attrib.items() if name != "id"}
    return builder.finish(title=root.get("id", ""), keep=keep)


def _segments(
    found: dict[str, list[Element]], builder: Builder
) -> dict[str, list[tuple[str, Element]]]:
    """The segments of each unit, in the order of the text, each with the joint that it is in."""
    into = {
        each.get("src", ""): each.get("trg", "")
        for each in found["edge"]
        if each.get("type") == "seg"
    }
    joints = {each.get("id", "") for each in found["joint"]}
    parts: dict[str, list[tuple[str, Element]]] = defaultdict(list)
    loose = 0
    for edu in found["edu"]:
        unit = into.get(edu.get("id", ""), "")
        joint = unit if unit in joints else ""
        unit = into.get(unit, "") if joint else unit
        loose += not unit
        if unit:
            parts[unit].append((joint, edu))
    if loose:
        builder.kept_aside["edu"] += loose
        builder.repaired(tr("Segments that belong to no unit are left out: {n}.", n=loose))
    return parts


def _unit(adu: Element, parts: list[tuple[str, Element]], builder: Builder) -> None:
    edus = [
        {"id": edu.get("id", ""), "text": " ".join(all_text(edu).split("\r")), "joint": joint}
        for joint, edu in parts
    ]
    text = " ".join(each["text"].strip() for each in edus) if len(edus) > 1 else ""
    text = edus[0]["text"] if len(edus) == 1 else text
    keep: dict[str, Any] = {"type": adu.get("type", "pro")}
    if len(edus) > 1:
        keep["edus"] = edus
    implicit = bool(parts) and all(edu.get("implicit") == "true" for _, edu in parts)
    if not parts:
        builder.repaired(tr("Unit “{id}” has no text.", id=adu.get("id", "")[:100]))
    builder.statement(adu.get("id"), text, keep=keep, implicit=implicit)


def _edges(edges: list[Element], builder: Builder) -> None:
    """Edges as inferences; one that adds itself to another is a premise of that one."""
    added: dict[str, list[str]] = defaultdict(list)
    for each in edges:
        if each.get("type") == "add":
            added[each.get("trg", "")].append(each.get("src", ""))
    known = {each.get("id", "") for each in edges if each.get("type") in _POLARITY}
    for each in edges:
        kind = each.get("type", "")
        if kind in _POLARITY:
            premises = [each.get("src", ""), *added.pop(each.get("id", ""), [])]
            scheme = _EXAMPLE if kind == "exa" else None
            key, target = each.get("id"), each.get("trg", "")
            builder.inference(key, premises, target, _POLARITY[kind], scheme=scheme)
        elif kind not in ("seg", "add"):
            builder.repaired(
                tr("An edge of the unknown type “{type}” is left out.", type=kind[:100])
            )
        elif kind == "add" and each.get("trg", "") not in known:
            builder.repaired(tr("An added premise joins no edge; it is left out."))


def _write(document: Document, options: Options) -> bytes:
    writing = _Writing(document)
    info = document.info
    name = re.sub(r"[^\w.-]+", "_", info.title or options.name) or "map"
    about = kept(info, _FAMILY)
    extra = {
        key: str(about[key]) for key in ("topic_id", "stance") if isinstance(about.get(key), str)
    }
    told = ['<?xml version="1.0" encoding="UTF-8"?>']
    # What an XML name may not begin with is a digit, a dash or a dot.
    told.append(
        tag(
            "arggraph", {"id": name if name[0].isalpha() or name[0] == "_" else f"_{name}", **extra}
        )
    )
    return ("\n".join([*told, *writing.lines(), "</arggraph>"]) + "\n").encode()


class _Writing:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._ids = Ids()
        self._steps = kept_steps(document, self._fits)
        for key in (*document.statements, *(each.id for each in self._steps)):
            self._ids.free(key, "n")

    def _fits(self, inference: Inference) -> bool:
        at_step = inference.target in self._document.inferences
        return inference.polarity == "attack" or (inference.polarity == "support" and not at_step)

    def lines(self) -> list[str]:
        edus: list[str] = []
        joints: list[str] = []
        edges: list[str] = []
        for each in self._document.ordered_statements():
            self._segment(each, edus, joints, edges)
        sides = self._sides()
        units = [
            tag("adu", {"id": each.id, "type": _side(each, sides)}, end="/>")
            for each in self._document.ordered_statements()
        ]
        for step in self._steps:
            edges += self._edges(step)
        return [*edus, *joints, *units, *edges]

    def _segment(
        self, statement: Statement, edus: list[str], joints: list[str], edges: list[str]
    ) -> None:
        saved = kept(statement, _FAMILY).get("edus")
        parts = [
            str(each.get("text", ""))
            for each in (saved if isinstance(saved, list) else [])
            if isinstance(each, dict)
        ]
        if " ".join(each.strip() for each in parts) != statement.text:
            parts = [statement.text]
        upper = statement.id
        if len(parts) > 1:
            upper = self._ids.free(None, "j")
            joints.append(tag("joint", {"id": upper}, end="/>"))
        for part in parts:
            mine = self._ids.free(None, "e")
            implicit = {"implicit": "true"} if statement.implicit else {}
            edus.append(tag("edu", {"id": mine, **implicit}) + words(part) + "</edu>")
            edges.append(self._edge(None, mine, upper, "seg"))
        if len(parts) > 1:
            edges.append(self._edge(None, upper, statement.id, "seg"))

    def _edges(self, step: Inference) -> list[str]:
        kind = "exa" if step.scheme in (_EXAMPLE, _EXAMPLE.lower()) else "sup"
        if step.polarity == "attack":
            kind = "und" if step.target in self._document.inferences else "reb"
        first, *others = step.premises
        found = [self._edge(step.id, first, step.target, kind)]
        return found + [self._edge(None, each, step.id, "add") for each in others]

    def _edge(self, key: str | None, start: str, end: str, kind: str) -> str:
        mine = key or self._ids.free(None, "c")
        return tag("edge", {"id": mine, "src": start, "trg": end, "type": kind}, end="/>")

    def _sides(self) -> dict[str, bool]:
        """Whose part each statement takes: that of the conclusion (True), or of who objects."""
        onward = {premise: step for step in reversed(self._steps) for premise in step.premises}
        sides: dict[str, bool] = {}
        for key in self._document.statements:
            path: dict[str, bool] = {}
            flips, current = False, key
            while current not in sides and current not in path and current in onward:
                path[current] = flips
                step: Inference | None = onward[current]
                while step is not None:
                    flips ^= step.polarity == "attack"
                    current = step.target
                    step = self._document.inferences.get(current)
            end = sides.setdefault(current, True) if current not in path else not path[current]
            for each, before in path.items():
                sides[each] = end ^ flips ^ before
        return sides


def _side(statement: Statement, sides: dict[str, bool]) -> str:
    told = kept(statement, _FAMILY).get("type")
    return str(told) if told in ("pro", "opp") else "pro" if sides[statement.id] else "opp"


FORMAT = Format(
    id=_FAMILY,
    title=mark("arg-microtext XML"),
    suffixes=(".xml", ".arggraph"),
    sniff=_sniff,
    read=_read,
    write=_write,
    holds=frozenset({"linked", "undercuts", "several_parents", "cycles", "implicit"}),
)
