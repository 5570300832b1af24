"""Something that the map leaves open."""

from __future__ import annotations

from argmap.core.kinds import Kind

KIND = Kind(
    id="question",
    title="Question",
    shape="pill",
    colour="question",
    icon="question",
    polarity="support",
)
