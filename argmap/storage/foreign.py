"""Recognise the JSON of other programs, to say what a file seems to be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from argmap.core.i18n import tr
from argmap.storage.errors import FileProblem

Raw = dict[str, Any]


def _has(*keys: str) -> Callable[[Raw], bool]:
    return lambda raw: all(key in raw for key in keys)


def _is_canvas(raw: Raw) -> bool:
    edges, nodes = raw.get("edges"), raw.get("nodes")
    return isinstance(nodes, list) and (
        _first_has(edges, "fromNode") or (_first_has(nodes, "width") and _first_has(nodes, "type"))
    )


def _first_has(items: object, key: str) -> bool:
    return (
        isinstance(items, list) and bool(items) and isinstance(items[0], dict) and key in items[0]
    )


_KNOWN: tuple[tuple[str, Callable[[Raw], bool]], ...] = (
    ("xAIF", _has("AIF")),
    ("Argdown JSON", _has("arguments", "statements", "relations")),
    ("arguebuf", _has("nodes", "edges", "schemaVersion")),
    ("AIF", lambda raw: _first_has(raw.get("nodes"), "nodeID")),
    ("SADFace", lambda raw: _first_has(raw.get("edges"), "source_id")),
    ("JSON Canvas", _is_canvas),
    ("Excalidraw", lambda raw: raw.get("type") == "excalidraw"),
    ("tldraw", _has("tldrawFileFormatVersion")),
    ("MindMup", _has("formatVersion", "ideas")),
    ("GeoJSON", lambda raw: raw.get("type") == "FeatureCollection"),
)


def not_ours(raw: object) -> FileProblem:
    """The error for JSON that does not say it is an argmap file."""
    if not isinstance(raw, dict):
        return FileProblem(
            tr("This is JSON but no argmap file: a map is one object with named fields.")
        )
    name = next((name for name, fits in _KNOWN if fits(raw)), None)
    if name is not None:
        return FileProblem(
            tr("This seems to be a file of the format {name}, not an argmap file.", name=name)
        )
    return FileProblem(
        tr(
            "This is JSON but no argmap file: it does not say {format} at its beginning. "
            "Open it with the program that made it.",
            format='"format":"argmap"',
        )
    )
