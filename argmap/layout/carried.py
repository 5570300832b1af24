"""Arrows that go along when the whole map moves: none of them is drawn anew for that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from math import inf
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Rect
from argmap.layout.arrows import Arrows
from argmap.layout.shapes import Arrow, Polyline
from argmap.layout.sketches import Sketch
from argmap.layout.spots import Spots

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.layout.holding import Hold
    from argmap.layout.routing.votes import Votes
    from argmap.layout.styles import Style

_NOTHING: Final = 1e-9


class Carried(Mapping[str, Arrow]):
    """Arrows by inference id, as `Arrows` has them, which see boxes where they once stood.

    `rects` are where boxes stand; `update`, `keep_up`, `carry` and `all_moved` tell that they have
    moved. What arrows see differs from that by one way for all of them.
    """

    def __init__(
        self, document: Document, rects: Mapping[str, Rect], style: Style = "elbow"
    ) -> None:
        self._document = document
        self._rects = rects
        self._seen = dict(rects)
        self._dx = self._dy = 0.0
        self._away = False
        self._arrows = Arrows(document, self._seen, style)
        self._moved: dict[str, tuple[Arrow, Arrow]] = {}
        """Arrows that were asked for, where they are seen and where they are."""

    def __getitem__(self, key: str) -> Arrow:
        arrow = self._arrows[key]
        if not self._away:
            return arrow
        known = self._moved.get(key)
        if known is None or known[0] is not arrow:
            known = self._moved[key] = arrow, _arrow_at(arrow, self._dx, self._dy)
        return known[1]

    def __iter__(self) -> Iterator[str]:
        return iter(self._arrows)

    def __len__(self) -> int:
        return len(self._arrows)

    def __contains__(self, key: object) -> bool:
        return key in self._arrows

    @property
    def outlying(self) -> Rect | None:
        """The rectangle round what may lie outside the one round all boxes."""
        found = self._arrows.outlying
        return None if found is None else self._out(found)

    @property
    def votes(self) -> Votes:
        """In which direction they are read, and how many are read otherwise."""
        return self._arrows.votes

    def note_routed(self, hold: Hold | None) -> None:
        """From now on note there what is routed."""
        self._arrows.note_routed(hold)

    @property
    def drafted(self) -> bool:
        """Whether to ask for some of them is not to wait for all."""
        return self._arrows.drafted

    @property
    def at_hand(self) -> bool:
        """The same, if to tell takes no time either."""
        return self._arrows.at_hand

    @property
    def late(self) -> bool:
        """Whether those drafted with care are still to come."""
        return self._arrows.late

    @property
    def hurried(self) -> bool:
        """Whether a large map is shown by rows yet: that is no time to place labels of stubs."""
        return self._arrows.hurried

    @property
    def over(self) -> int:
        """How often care has taken over from rows: what followed from arrows before is stale."""
        return self._arrows.over

    def note(self, labels: list[Rect]) -> None:
        """Have places told by `surprises` where labels of arrows were seen."""
        self._arrows.note([*map(self._in, labels)])

    @property
    def settled(self) -> bool:
        """Whether all are drafted, and those that may go round boxes routed."""
        return self._arrows.settled

    def settle(self, seconds: float = inf) -> bool:
        """Do what was put off, for about so long; True if nothing is left to do."""
        return self._arrows.settle(seconds)

    def renewed(self) -> list[str]:
        """Those that `settle` has made anew since this was last asked."""
        return self._arrows.renewed()

    def surprises(self) -> Spots:
        """Where arrows are seen, since this was last asked, that were not known to be there."""
        return self._spots_out(self._arrows.surprises())

    def near(self, rect: Rect) -> list[str]:
        """Ids of arrows that may touch the rectangle, sorted, without routing more than need be."""
        return self._arrows.near(self._in(rect))

    def area(self, key: str) -> Rect | None:
        """A rectangle that holds the arrow, exact if it has been routed or may go round boxes."""
        area = self._arrows.area(key)
        return None if area is None else self._out(area)

    def sketch(self, key: str) -> Sketch:
        """The arrow at a glance, for pictures too small to show its bends."""
        sketch = self._arrows.sketch(key)
        return _sketch_at(sketch, self._dx, self._dy) if self._away else sketch

    def sketches(self, rect: Rect) -> list[Sketch]:
        """Sketches that touch the rectangle, in no order."""
        found = self._arrows.sketches(self._in(rect))
        return [_sketch_at(each, self._dx, self._dy) for each in found] if self._away else found

    def onward(self, keys: Iterable[str]) -> dict[str, None]:
        """These inferences and whatever aims at them, recursively."""
        return self._arrows.onward(keys)

    # --- following ---------------------------------------------------------------------------

    def carry(self, dx: float, dy: float) -> tuple[frozenset[str], list[Rect]]:
        """Every box has moved by so much: so has every arrow; all, and where some stand out."""
        before = self.outlying
        dx, dy = self._dx + dx, self._dy + dy
        self._away = abs(dx) > _NOTHING or abs(dy) > _NOTHING
        self._dx, self._dy = (dx, dy) if self._away else (0.0, 0.0)
        self._moved.clear()
        stood_out = [rect for rect in (before, self.outlying) if rect is not None]
        return frozenset(self._document.inferences), stood_out

    def all_moved(self) -> tuple[frozenset[str], list[Rect]]:
        """Every box may be elsewhere: put all off; all arrows, and where they were."""
        arrows, drawn = self._arrows.all_moved()
        drawn = self._all_out(drawn)
        self._seen.clear()
        self._seen.update(self._rects)
        self._moved.clear()
        self._dx = self._dy = 0.0
        self._away = False
        return arrows, drawn

    def restyle(self, style: Style) -> None:
        """Draw all in another style."""
        self._arrows.restyle(style)

    def keeps_up(self, redraft: Collection[str]) -> bool:
        """Whether these can be drawn anew alone while something is dragged."""
        return self._arrows.keeps_up(redraft)

    def keep_up(
        self, redraft: Iterable[str], boxes: Collection[str], hold: Hold
    ) -> tuple[dict[str, None], Spots]:
        """As `Arrows.keep_up`."""
        self._look_at(boxes)
        changed, spots = self._arrows.keep_up(redraft, boxes, hold)
        return changed, self._spots_out(spots)

    def update(
        self,
        redraft: Iterable[str],
        structure: Collection[str],
        boxes: Collection[str],
        areas: Collection[Rect],
        put_off: Hold | None = None,
    ) -> tuple[dict[str, None], Spots]:
        """As `Arrows.update`."""
        self._look_at(boxes)
        if self._away:
            areas = [*map(self._in, areas)]
        changed, spots = self._arrows.update(redraft, structure, boxes, areas, put_off)
        return changed, self._spots_out(spots)

    def _look_at(self, boxes: Iterable[str]) -> None:
        """See where these boxes are, if they are."""
        for key in boxes:
            rect = self._rects.get(key)
            if rect is None:
                self._seen.pop(key, None)
            else:
                self._seen[key] = self._in(rect)

    def _in(self, rect: Rect) -> Rect:
        return rect.moved(-self._dx, -self._dy) if self._away else rect

    def _out(self, rect: Rect) -> Rect:
        return rect.moved(self._dx, self._dy) if self._away else rect

    def _spots_out(self, spots: Spots) -> Spots:
        for rects in (spots.rects, spots.lines, spots.far) if self._away else ():
            rects[:] = map(self._out, rects)
        return spots

    def _all_out(self, rects: list[Rect]) -> list[Rect]:
        return [*map(self._out, rects)] if self._away else rects


def _arrow_at(arrow: Arrow, dx: float, dy: float) -> Arrow:
    """The same arrow elsewhere."""

    def there(line: Polyline) -> Polyline:
        return tuple(point.moved(dx, dy) for point in line)

    return arrow._replace(
        legs=tuple(map(there, arrow.legs)),
        trunk=there(arrow.trunk),
        junction=arrow.junction.moved(dx, dy),
        sign=arrow.sign.moved(dx, dy),
        bounds=arrow.bounds.moved(dx, dy),
    )


def _sketch_at(sketch: Sketch, dx: float, dy: float) -> Sketch:
    lines = tuple([(x0 + dx, y0 + dy, x1 + dx, y1 + dy) for x0, y0, x1, y1 in sketch.lines])
    return Sketch(sketch.id, sketch.role, lines, sketch.bounds.moved(dx, dy))
