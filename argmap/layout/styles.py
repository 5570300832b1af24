"""How arrows can be drawn; a matter of the view, not of the map."""

from __future__ import annotations

from typing import Final, Literal, get_args

Style = Literal["elbow", "curve", "straight"]

STYLES: Final[tuple[Style, ...]] = get_args(Style)
