"""Where OVA draws nodes; scheme nodes stand between what they join."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from argmap.core import limits
from argmap.formats.values import objects, word

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.aif.writing import Outline

Raw = dict[str, Any]


def number(value: Any) -> float | None:
    """A coordinate: files have them as numbers and as text."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) and abs(found) <= limits.MAX_COORDINATE else None


def places_in(ova: Any) -> dict[str, dict[str, float]]:
    """X and y by node id, of nodes that are drawn somewhere."""
    found: dict[str, dict[str, float]] = {}
    for each in objects(ova.get("nodes") if isinstance(ova, dict) else None):
        x, y = number(each.get("x")), number(each.get("y"))
        unseen = not each.get("visible", True) and not x and not y
        if x is not None and y is not None and not unseen:
            found.setdefault(word(each.get("nodeID")), {"x": x, "y": y})
    return found


def ova_out(document: Document, done: Outline, before: Any) -> Any:
    """What OVA shall draw: as it was read, where nothing has moved; None if nothing has a place."""
    was: Raw = dict(before) if isinstance(before, dict) else {}
    old = {word(each.get("nodeID")): each for each in objects(was.get("nodes"))}
    places = _places(document, done, old)
    if not places:
        return before
    there = {word(node["nodeID"]): node["nodeID"] for node in done.nodes}
    nodes = [
        _drawn(there[key], old.get(key), places.get(key))
        for key in dict.fromkeys((*old, *there))
        if key in there
    ]
    seen = {_pair(each): each for each in objects(was.get("edges"))}
    now = {
        _pair(each): {"fromID": each["fromID"], "toID": each["toID"], "visible": True}
        for each in done.edges
    }
    edges = [seen.get(pair, now[pair]) for pair in dict.fromkeys((*seen, *now)) if pair in now]
    return {"firstname": "", "surname": "", "url": "", **was, "nodes": nodes, "edges": edges}


def _pair(edge: Raw) -> tuple[str, str]:
    return word(edge.get("fromID")), word(edge.get("toID"))


def _drawn(key: Any, raw: Raw | None, place: tuple[float, float] | None) -> Raw:
    if raw is not None and (place is None or _same(raw, place)):
        return raw
    x, y = place or (0.0, 0.0)
    base = raw or {"nodeID": key, "visible": place is not None, "timestamp": ""}
    return {**base, "x": _short(x), "y": _short(y)}


def _places(
    document: Document, done: Outline, old: Mapping[str, Raw]
) -> dict[str, tuple[float, float]]:
    """Places by node id: of statements, and of what joins them, if that has none or they moved."""
    places: dict[str, tuple[float, float]] = {}
    moved: set[str] = set()
    for statement in document.statements.values():
        key = word(done.named[statement.id])
        if statement.x is not None and statement.y is not None:
            places[key] = (statement.x, statement.y)
            if key not in old or not _same(old[key], places[key]):
                moved.add(key)
    if not places:
        return {}
    joints = [(each.id, (*each.premises, each.target)) for each in document.inferences.values()]
    joints += [(each.id, (each.a, each.b)) for each in document.relations.values()]
    for joint, ends in joints:
        if joint not in done.named:
            continue
        key, keys = word(done.named[joint]), [word(done.named.get(end)) for end in ends]
        known = [places[end] for end in keys if end in places]
        if known and key not in places and not (key in old and moved.isdisjoint(keys)):
            places[key] = (
                sum(x for x, _ in known) / len(known),
                sum(y for _, y in known) / len(known),
            )
    return places


def _same(raw: Raw, place: tuple[float, float]) -> bool:
    return (number(raw.get("x")), number(raw.get("y"))) == place


def _short(value: float) -> float | int:
    return int(value) if value.is_integer() else round(value, 2)
