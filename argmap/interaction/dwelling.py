"""Statements rest on something for a moment while they are dragged: then it is what they go to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Point, Rect
from argmap.interaction import dropping, landing
from argmap.interaction.dropping import Drop
from argmap.interaction.events import far
from argmap.interaction.ghosts import rim
from argmap.interaction.overlay import Ghost

if TYPE_CHECKING:
    from argmap.interaction.events import Modifiers, Pointer
    from argmap.interaction.stage import Stage
    from argmap.layout.shapes import Hit

DWELL: Final = 0.3  # seconds
STILL: Final = 12.0  # screen px within which a hand rests


class Dwelling:
    """For one drag. `look` at each move and `wait` as time goes by; `drop` is what would be done.

    Once it has rested on something it goes there for as long as the pointer is on it. Copies, and
    more than a few statements, are only ever moved: `able` is False.
    """

    def __init__(self, stage: Stage, starts: Mapping[str, Point]) -> None:
        self._stage = stage
        self._starts = starts
        self.able = 0 < len(starts) <= dropping.MOST
        arrows = {each for key in starts for each in stage.plan.arrows_of(key)} if self.able else ()
        self._moving = frozenset((*starts, *arrows))
        self.over: Hit | None = None
        """What lies under the pointer, whether it has rested there or not."""
        self._at = Point(0.0, 0.0)
        self._waited = 0.0
        self._tops: tuple[str, ...] = ()
        self._places: dict[str, Rect] = {}
        self._shift = (0.0, 0.0)
        self._asked: tuple[Hit, Modifiers] | None = None
        self.drop: Drop | None = None

    @property
    def resting(self) -> bool:
        """Whether it has rested long enough."""
        return self.over is not None and self._waited >= DWELL

    def look(self, pointer: Pointer) -> bool:
        """The pointer is here; True if letting go would drop, and not move."""
        if not self.able:
            return False
        hit = self._stage.hit(pointer.scene, self._moving)
        over = hit if hit is not None and hit.part in {"box", "junction", "arrow"} else None
        if over is None or self.over is None or over.id != self.over.id:
            self._waited = 0.0
        if not self.resting and far(self._at, pointer.screen, STILL):
            self._at, self._waited = pointer.screen, 0.0
        self.over = over
        if over is None or not self.resting:
            self.drop = self._asked = None
            return False
        if self._asked != (over, pointer.modifiers):
            self._asked = over, pointer.modifiers
            self._ask(over, pointer.modifiers)
        return True

    def wait(self, seconds: float) -> bool:
        """Time goes by; True if it has rested long enough just now."""
        before = self.resting
        if self.over is not None:
            self._waited += seconds
        return self.resting and not before

    def show(self, pointer: Pointer) -> None:
        """Draw what letting go would do: the goal, where they go, and the arrow between."""
        stage, drop, over = self._stage, self.drop, self.over
        if drop is None or over is None:
            return
        overlay = stage.overlay
        overlay.drop = over
        at, key = pointer.scene, self._tops[0]
        overlay.ghost = Ghost(at, at, "neutral", not drop.refused, key=key)
        if drop.edits:
            outline = self._places[key].moved(*self._shift)
            end, start = self._ends(over, outline)
            kind = stage.document.statements[key].kind
            overlay.ghost = Ghost(start, end, drop.polarity, True, outline, kind, key)
        stage.hint(drop.sentence)
        stage.port.cursor("forbidden" if drop.refused else "move")

    def do(self, drop: Drop) -> None:
        """Do it, as a step of its own."""
        from argmap.core.edits import arrange

        stage = self._stage
        stage.begin(drop.label)
        for edit in drop.edits:
            stage.apply(edit(stage.document))
        if drop.goes:
            places = landing.moved(self._places, *self._shift)
            stage.apply(arrange.place(stage.document, places))
        stage.commit()
        box = stage.plan.boxes.get(self._tops[0])
        if box is not None and stage.camera.reveal(box.rect):
            stage.port.camera_changed()

    def _ask(self, over: Hit, held: Modifiers) -> None:
        stage = self._stage
        document, plan = stage.document, stage.plan
        if not self._places:
            self._tops = dropping.outermost(document, tuple(self._starts))
            keys = landing.followers(document, self._starts)
            rects = plan.everywhere
            self._places = {key: self._start(key, rects[key]) for key in keys if key in rects}
        self.drop = drop = dropping.propose(document, self._tops, over, held, stage.now())
        self._shift = (0.0, 0.0)
        if drop.goes:
            where = landing.Landing(document, plan, self._places)
            self._shift = where.shift(self._tops[0], over.id, level=drop.level)

    def _start(self, key: str, rect: Rect) -> Rect:
        """Where a box was before it was dragged."""
        start = self._starts.get(key)
        return rect if start is None else Rect(start.x, start.y, rect.width, rect.height)

    def _ends(self, over: Hit, outline: Rect) -> tuple[Point, Point]:
        """The tip and the foot of the arrow to what it is dropped on."""
        plan = self._stage.plan
        if over.part == "box":
            tip = rim(plan.rects[over.id], outline.center)
        else:
            tip = plan.arrows[over.id].junction
        return tip, rim(outline, tip)
