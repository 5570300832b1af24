"""Colours that a person can give to statements and frames by name; each theme has its own."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from argmap.core.i18n import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

ACCENTS: Mapping[str, str] = MappingProxyType(
    {
        "red": mark("Red"),
        "orange": mark("Orange"),
        "yellow": mark("Yellow"),
        "green": mark("Green"),
        "blue": mark("Blue"),
        "purple": mark("Purple"),
        "grey": mark("Grey"),
    }
)
"""Untranslated titles by name, in the order of menus. A record may also have `#rrggbb`."""
