"""A remark about the map; no part of the argument."""

from __future__ import annotations

from argmap.core.kinds import Kind

KIND = Kind(
    id="note",
    title="Note",
    shape="note",
    colour="note",
    icon="note",
    polarity=None,
)
