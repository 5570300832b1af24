"""Badges on folded statements: how many are hidden behind them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from argmap.core import folds
from argmap.core.geometry import Point, Rect, union
from argmap.layout.text import Face, TextStyle

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.layout.plan import MapPlan
    from argmap.layout.shapes import Dirty

STYLE: Final = TextStyle(Face.SEMIBOLD, 11.0, 16.0)
HEIGHT: Final = 18.0
_ASIDE: Final = 10.0
"""How far it stands off the corner; what bears on the box arrives at the middle of a side."""
_ROOM: Final = 7.0
_OVER: Final = 6.0
"""How far it reaches into the box."""
_MANY: Final = 512


class Folds(Protocol):
    """What is folded; `argmap.session.folding.Folding` knows it."""

    @property
    def folded(self) -> frozenset[str]: ...
    @property
    def hidden(self) -> frozenset[str]: ...
    def count(self, key: str) -> int:
        """How many hidden statements bear on this one."""
        ...


class Unfolded:
    """Nothing is folded."""

    folded: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()

    def count(self, key: str) -> int:
        return 0


class FoldedForGood:
    """What a picture leaves out: the same as long as it is looked at."""

    def __init__(self, document: Document, folded: Iterable[str]) -> None:
        self.folded = frozenset(folded) & document.statements.keys()
        self.hidden = folds.hidden(document, self.folded, folds.Ways(document))
        self._document = document

    def count(self, key: str) -> int:
        return sum(1 for _ in folds.behind(self._document, key, self.hidden))


class Badge(NamedTuple):
    """A pill on the lower edge of a box."""

    id: str
    rect: Rect
    text: str
    kind: str


class Badges:
    """Badges of the boxes shown, by statement id."""

    def __init__(self, plan: MapPlan) -> None:
        self._plan = plan
        self._folded: frozenset[str] = frozenset()
        self._hidden: frozenset[str] = frozenset()

    def of(self, key: str) -> Badge | None:
        """The badge of a folded box, if anything is hidden behind it."""
        if key not in self._folded or key not in self._plan.boxes:
            return None
        count = self._plan.folds.count(key)
        if not count:
            return None
        text = f"+{count}"
        width = self._plan.measurer.width(text, STYLE) + 2 * _ROOM
        box = self._plan.boxes[key]
        x, y = box.rect.right - _ASIDE - width, box.rect.bottom - _OVER
        return Badge(key, Rect(x, y, width, HEIGHT), text, box.kind)

    def among(self, keys: Iterable[str]) -> list[Badge]:
        """The badges of these."""
        if not self._folded:
            return []
        return [badge for key in keys if (badge := self.of(key)) is not None]

    def at(self, point: Point, slack: float) -> str | None:
        """The folded statement whose badge is under a point."""
        if not self._folded:
            return None
        around = Rect(point.x, point.y, 0.0, 0.0).grown(HEIGHT + slack)
        badges = self.among(box.id for box in self._plan.boxes_in(around))
        reach = min(slack, HEIGHT / 2)
        found = [each.id for each in badges if each.rect.grown(reach).contains(point)]
        return found[-1] if found else None

    def follow(self, dirty: Dirty) -> Dirty:
        """What is folded may have changed: have the boxes painted that look otherwise by it."""
        folds = self._plan.folds
        folded, hidden = folds.folded, folds.hidden
        touched = self._folded ^ folded
        if hidden is not self._hidden:
            touched |= folded
        self._folded, self._hidden = folded, hidden
        boxes = self._plan.boxes
        places = [boxes[key].rect for key in touched if key in boxes]
        if not places:
            return dirty
        whole = union(places)
        if len(places) > _MANY and whole is not None:
            places = [whole]
        there = touched & boxes.keys()
        return dirty._replace(boxes=dirty.boxes | there, rects=(*dirty.rects, *places))
