"""The map as the canvas shows it: tiles, and what is lifted out of them while it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF

from argmap.canvas.ground import paint_grid
from argmap.canvas.painter import FAR, REACH, SMALL, paint_map
from argmap.canvas.role_words import longest
from argmap.canvas.tiles import BUDGET, Tiles
from argmap.storage.memory import collector_paused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

    from argmap.canvas.theme import Theme
    from argmap.canvas.view import View
    from argmap.core.geometry import Rect
    from argmap.layout.plan import MapPlan
    from argmap.layout.shapes import Dirty

FIRST: Final = 0.2
"""Seconds that the first frame of a map may take, so that it is whole."""
LIFTED: Final = 0.05
"""Seconds for the frame in which something is lifted: it may not be seen twice."""
LEISURE: Final = 0.006
_ASIDE: Final = 16.0
"""What lies between an arrow's bounds and the end of a word beside its sign, but for the word."""
LINES: Final = 16.0
THICK: Final = 6.0
"""How far lines and their heads stand out of where they run: scene pixels, and device pixels."""


class Picture:
    """Paints frames of one map; no widget in it."""

    def __init__(self, plan: MapPlan, theme: Theme) -> None:
        self.plan = plan
        self.theme = theme
        self.version = 0
        self._tiles = Tiles(self._paint_tile, theme.canvas.background)
        self._ratio = 1.0
        self._first = True
        self._hurry = False
        self._rough = False
        self._focus: frozenset[str] | None = None
        self._scope: frozenset[str] | None = None
        self.anew = False
        """Whether leisure has made more of what is in view, which is to be painted again."""
        self.caught_up = False
        """Whether the last moment of leisure was that in which all arrows came to be known."""
        self._behind = False
        self._lifted: frozenset[str] = frozenset()
        self._landing: frozenset[str] = frozenset()

    def dim(self, focus: frozenset[str] | None) -> None:
        """Dim all but these from now on; None: nothing."""
        self._focus = focus
        self._tiles.spoil_all()

    def limit(self, scope: frozenset[str] | None) -> None:
        """Draw nothing but these from now on; None: everything."""
        self._scope = scope
        self._tiles.spoil_all()

    @property
    def lifted(self) -> frozenset[str]:
        """What is painted above the tiles: what moves, and what has landed a moment ago."""
        return self._lifted | self._landing

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self._tiles.clear(theme.canvas.background)
        self._first = True

    def lift(self, keys: Iterable[str]) -> None:
        """Leave these out of the tiles and paint them in every frame, above all else."""
        self.plan.hold()
        keys = frozenset(keys)
        self._landing -= keys
        self._lifted |= keys
        self._hurry = True
        self._tiles.spoil(self._areas(keys), _reach())

    def drop_lift(self) -> None:
        """Back into the tiles; until those are painted, it stays above them."""
        self._tiles.spoil(self._areas(self._lifted), _reach())
        self._landing |= self._lifted
        self._lifted = frozenset()
        self.change(self.plan.let_go())

    def change(self, dirty: Dirty) -> None:
        """Follow a change of the plan."""
        self.version += 1
        if self._lifted:
            others = (dirty.boxes | dirty.arrows | dirty.others) - self._lifted
            if not others:
                return
            # What follows the moving ones, such as a frame, moves with them from now on.
            self._lifted |= others
        self._spoil(dirty.rects, dirty.lines, dirty.far)

    def _spoil(self, rects: Iterable[Rect], lines: Iterable[Rect], far: Iterable[Rect]) -> None:
        """Have the tiles painted anew that show something of these."""
        self._tiles.spoil(rects, _reach())
        zoom = max(FAR / 2, self._tiles.scale / self._ratio)
        reach = LINES + THICK / zoom
        self._tiles.spoil(lines, reach)
        if zoom < SMALL:
            self._tiles.spoil(far, reach)

    def paint(self, painter: QPainter, view: View, *, zooming: bool) -> bool:
        """Paint a frame in device pixels; False if tiles are still to come.

        While `zooming` the tiles of before are shown scaled.
        """
        self._ratio = view.ratio
        # With nothing painted yet there is nothing to scale.
        zooming = zooming and not self._first
        if not zooming:
            self._tiles.rescale(view.scale)
        if self._first and view.zoom < FAR:
            # Made before the clock runs: else the first tile seems to be as dear as all the others.
            with collector_paused():
                self.plan.sketches_in(view.scene)
        with collector_paused():
            done = zooming or self._tiles.refresh(view, self._budget())
        self._first = self._hurry = self.anew = False
        self._tiles.blit(painter, view)
        if done and not zooming:
            self._landing = frozenset()
        above = self.lifted
        if above:
            painter.save()
            view.enter_scene(painter)
            paint_map(painter, self.plan, self.theme, view.scene, view.zoom, only=above)
            painter.restore()
        return done

    def prepare(self, view: View) -> bool:
        """Use a moment of leisure; True if there is nothing left to do.

        First comes what was put off when the map was opened, or the first move of the mouse would
        have to wait for it; then tiles round the view, for the next pan.
        """
        self._behind = self._behind or self.plan.arrows.late
        done = self._use_leisure(view)
        self.caught_up = self._behind and self.plan.settled
        self._behind = self._behind and not self.caught_up
        return done

    def _use_leisure(self, view: View) -> bool:
        if not self.plan.settled:
            with collector_paused():
                self.plan.settle(LEISURE)
            self._show_surprises(view)
            if self._rough and self.plan.arrows.drafted:
                self._rough = False
                self._tiles.spoil_all()
                self.anew = True
            return False
        self._show_surprises(view)
        return self._tiles.refresh(view, LEISURE, ring=1)

    def _show_surprises(self, view: View) -> None:
        """Have arrows seen that turned up where nobody knew of them."""
        spots = self.plan.leisure.surprises().few()
        if any(spots):
            self.version += 1
            self._spoil(*spots)
            self.anew = self.anew or bool(self._tiles.missing(view))

    def get_ready(self, view: View, seconds: float) -> bool:
        """Paint what this view needs while something else is shown; True if all is there."""
        self._ratio = view.ratio
        self._tiles.rescale(view.scale)
        return self._tiles.refresh(view, seconds)

    def be_whole(self) -> None:
        """Let the next frame take its time: half of it would look like the map of before."""
        self._first = True

    def _budget(self) -> float:
        if self._first:
            return FIRST
        return LIFTED if self._hurry else BUDGET

    def _paint_tile(self, painter: QPainter, rect: Rect, scale: float) -> None:
        zoom = scale / self._ratio
        paint_grid(painter, self.theme, rect, zoom)
        rough = zoom >= FAR and not self.plan.arrows.drafted
        self._rough = self._rough or rough
        plan, theme, lifted = self.plan, self.theme, self._lifted
        if self._scope is None:
            paint_map(painter, plan, theme, rect, zoom, skip=lifted, rough=rough)
        if self._focus is not None:
            painter.fillRect(QRectF(*rect), theme.veil)
        bright = self._scope if self._focus is None else self._focus
        if bright is not None:
            paint_map(painter, plan, theme, rect, zoom, skip=lifted, among=bright, rough=rough)

    def _areas(self, keys: Iterable[str]) -> list[Rect]:
        plan = self.plan
        areas: list[Rect] = []
        for key in keys:
            if key in plan.boxes:
                areas.append(plan.boxes[key].rect)
            elif key in plan.arrows:
                areas.append(plan.arrows.sketch(key).bounds)
                area = plan.arrows.area(key)
                if area is not None:
                    areas.append(area)
                stubs = plan.stubbing.seen(key)
                areas += [stub.rect for stub in stubs.ends] if stubs is not None else []
            elif key in plan.ties:
                areas.append(plan.ties[key].bounds)
            elif key in plan.frames:
                areas.append(plan.frames[key].rect)
        return areas


def _reach() -> float:
    """How far what is painted may stand out of what has changed."""
    return max(REACH, longest() + _ASIDE)
