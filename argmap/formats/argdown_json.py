"""The JSON that Argdown's own tools export: read only, as the same map as its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.core.i18n import mark
from argmap.formats.argdown.exported import debate_in
from argmap.formats.argdown.mapping import map_of
from argmap.formats.building import Builder
from argmap.formats.format import Format, Imported

if TYPE_CHECKING:
    from argmap.formats.given import Given

_KEPT_AS: Final = "argdown"


def _sniff(given: Given) -> float:
    raw = given.object
    if not isinstance(raw.get("statements"), dict) or not isinstance(raw.get("arguments"), dict):
        return 0.0
    return 0.95 if isinstance(raw.get("relations"), list) else 0.5


def _read(given: Given) -> Imported:
    builder = Builder(_KEPT_AS)
    debate = debate_in(given.object, lambda line, what: builder.repaired(what))
    return map_of(debate, builder)


FORMAT = Format(
    id="argdown-json",
    title=mark("Argdown JSON"),
    suffixes=(".argdown.json", ".json"),
    sniff=_sniff,
    read=_read,
)
