"""Where a person has been on the map: back and forward between places, as in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.geometry import Rect
from argmap.session.events import Event

if TYPE_CHECKING:
    from collections.abc import Callable

MOST: Final = 100


class Place(NamedTuple):
    """What is seen of the map, at which zoom, and the current record there."""

    seen: Rect
    zoom: float
    current: str | None = None


class Visits:
    """Places that were left by a jump: to where nothing is seen of the place before.

    Scrolling and zooming on the spot lead nowhere else; a search, the minimap, the outline, a link
    or a key may. `changed` is told when there is another way back or forward.
    """

    def __init__(self) -> None:
        self.changed: Event[[]] = Event()
        self._back: list[Place] = []
        self._forward: list[Place] = []
        self._present: Place | None = None

    @property
    def can_go_back(self) -> bool:
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._forward)

    def look(self, place: Place) -> None:
        """Something is looked at now."""
        before = self._present
        if before is not None and _is_jump(before.seen, place.seen):
            self._back = [*self._back[1 - MOST :], before]
            self._forward.clear()
            self._present = place
            self.changed.emit()
        else:
            current = place.current if before is None else before.current
            self._present = place._replace(current=current)

    def choose(self, current: str | None, box: Rect | None) -> None:
        """Another record is current: it belongs to this place only if it is seen here."""
        present = self._present
        if present is not None and (box is None or box.intersects(present.seen)):
            self._present = present._replace(current=current)

    def back(self, go: Callable[[Place], None]) -> bool:
        """Go to where a person was before; False if there is no such place."""
        return self._go(self._back, self._forward, go)

    def forward(self, go: Callable[[Place], None]) -> bool:
        """Go again to where a person went back from."""
        return self._go(self._forward, self._back, go)

    def _go(self, source: list[Place], other: list[Place], go: Callable[[Place], None]) -> bool:
        if not source:
            return False
        place = source.pop()
        if self._present is not None:
            other.append(self._present)
        # To arrive there is no jump.
        self._present = None
        go(place)
        self._present = place
        self.changed.emit()
        return True


def _is_jump(before: Rect, after: Rect) -> bool:
    """Whether nothing is seen any more of where a person was."""
    inner = before.grown(-0.05 * min(before.width, before.height))
    return not inner.intersects(after)
