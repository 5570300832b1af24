"""What can be asked of an arrangement."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, get_args

Mode = Literal["tidy", "compact", "untangle", "push-apart"]
Order = Literal["keep", "free"]
Direction = Literal["auto", "down", "up", "right", "left"]

MODES: Final[tuple[Mode, ...]] = get_args(Mode)
ORDERS: Final[tuple[Order, ...]] = get_args(Order)
DIRECTIONS: Final[tuple[Direction, ...]] = get_args(Direction)

ASPECT: Final = 1.6
"""Width to height of a page or window nobody has told the shape of."""


class Request(NamedTuple):
    """An arrangement to make.

    `order` matters to "untangle" alone: "keep" leaves siblings in document order. `direction` is
    where premises lie seen from their conclusions; None: what the map says. `keys` are the
    statements to arrange, None for all; the others stay. `aspect` is the width to height of the
    window that the whole should suit. Without `keep_pins` pinned statements move like all others.
    """

    mode: Mode = "tidy"
    order: Order = "keep"
    direction: Direction | None = None
    keys: frozenset[str] | None = None
    aspect: float = ASPECT
    keep_pins: bool = True
