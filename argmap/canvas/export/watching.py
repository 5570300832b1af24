"""A plan that tells, while it is painted, how much of it is: so that one large page can be left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from argmap.core.geometry import Rect
    from argmap.layout.plan import MapPlan
    from argmap.layout.shapes import Arrow, Box

T = TypeVar("T")
_OFTEN: Final = 64
"""Shapes painted between two calls."""


class Watched:
    """As the plan, for a painter; `step` is told the share that is painted.

    Once `step` says no, it is `left`: no shapes are given any more. (Nothing is raised, which would
    leave the painter in a state that it has to be brought back from.)
    """

    def __init__(self, plan: MapPlan, step: Callable[[float], bool]) -> None:
        self.left = False
        self._plan = plan
        self._step = step
        self._whole = max(1, len(plan.boxes) + len(plan.arrows))
        self._done = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._plan, name)

    def boxes_in(self, rect: Rect) -> list[Box]:
        return _Told(self._plan.boxes_in(rect), self._tell)

    def arrows_in(self, rect: Rect) -> list[Arrow]:
        return _Told(self._plan.arrows_in(rect), self._tell)

    def _tell(self, more: int) -> bool:
        self._done = min(self._whole, self._done + more)
        self.left = self.left or not self._step(self._done / self._whole)
        return not self.left


class _Told(list[T]):
    """Shapes that are counted as somebody goes through them for the first time."""

    def __init__(self, shapes: Iterable[T], tell: Callable[[int], bool]) -> None:
        super().__init__(shapes)
        self._tell = tell
        self._counted = False

    def __iter__(self) -> Iterator[T]:
        counts, self._counted = not self._counted, True
        for place, each in enumerate(super().__iter__()):
            if place % _OFTEN == 0 and not self._tell(_OFTEN if counts and place else 0):
                return
            yield each
