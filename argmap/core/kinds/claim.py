"""A sentence that is put forward as true."""

from __future__ import annotations

from argmap.core.kinds import Kind

KIND = Kind(
    id="claim",
    title="Claim",
    shape="rounded",
    colour="claim",
    icon="claim",
    polarity="support",
)
