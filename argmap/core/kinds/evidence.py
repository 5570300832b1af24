"""A finding, datum or testimony that others can check."""

from __future__ import annotations

from argmap.core.kinds import Kind

KIND = Kind(
    id="evidence",
    title="Evidence",
    shape="document",
    colour="evidence",
    icon="evidence",
    polarity="support",
)
