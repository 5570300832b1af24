"""A sentence that speaks against another one."""

from __future__ import annotations

from argmap.core.kinds import Kind

KIND = Kind(
    id="counterpoint",
    title="Counterpoint",
    shape="cut",
    colour="counterpoint",
    icon="counterpoint",
    polarity="attack",
)
