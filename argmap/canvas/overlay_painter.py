"""Selection, hover, handles and what a gesture under way shows, above the tiles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from argmap.canvas.arrows import paint_lines
from argmap.canvas.found_marks import paint_found
from argmap.canvas.ghost_painter import ghost_colour, paint_card, paint_ghost
from argmap.canvas.guide_painter import paint_guides
from argmap.canvas.handle_painter import paint_ends, paint_handles
from argmap.canvas.highlights import paint_badges_above, paint_path
from argmap.canvas.outlines import outline
from argmap.canvas.painter import SMALL, TITLES, paint_marks
from argmap.canvas.stubs import paint_labels
from argmap.canvas.warrants import paint_warrant
from argmap.core.geometry import Point, Rect
from argmap.core.kinds import kind_of
from argmap.layout.strokes import line_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.canvas.theme import Theme
    from argmap.canvas.view import View
    from argmap.interaction.overlay import Overlay
    from argmap.layout.plan import MapPlan
    from argmap.layout.shapes import Arrow, Box, Hit
    from argmap.layout.stubs import Stubs
    from argmap.session.focusing import Path

    _Link = tuple[Arrow, Stubs]

GAP: Final = 3.0
CROWD: Final = 300
"""From so many selected statements on they are outlined by plain rectangles, in one call."""


class OverlayPainter:
    """Paints in logical pixels of the viewport, aligned with the tiles."""

    def __init__(self, plan: MapPlan, theme: Theme) -> None:
        self._plan = plan
        self.theme = theme
        self.path: Path | None = None
        self._crowd: tuple[object, int, Rect, list[QRectF]] | None = None

    def paint(
        self,
        painter: QPainter,
        overlay: Overlay,
        selection: Sequence[str],
        view: View,
        *,
        version: int = 0,
        focused: bool = True,
        editing: str | None = None,
    ) -> None:
        """Draw everything; `version` counts the changes of the plan, `focused` shows the focus.

        The statement under the editor has an outline of its own.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_path(painter, selection, view)
        selection = [key for key in selection if key != editing] if editing else selection
        links = self._followed(overlay, selection)
        if links:
            self._paint_routes(painter, links, view)
        if overlay.found:
            paint_found(painter, self._plan, overlay, view, self.theme.canvas.found)
        hover = overlay.hover
        if hover is not None and hover.id != editing and hover.id not in selection:
            self._outline_hit(painter, hover, view, self.theme.canvas.hover, 1.5)
        self._paint_selection(painter, selection, view, version, focused=focused)
        if len(selection) <= CROWD:
            paint_badges_above(painter, self._plan, selection, self.theme, view)
        if links and view.zoom >= TITLES:
            self._paint_labels(painter, links, view)
        if overlay.drop is not None:
            self._paint_drop(painter, overlay, view)
        if overlay.ghost is not None:
            paint_ghost(painter, overlay.ghost, self._plan, self.theme, view)
        if overlay.handles_for not in {None, editing}:
            paint_handles(painter, overlay, self._plan, self.theme, view)
        if overlay.ends_for not in {None, editing}:
            paint_ends(painter, overlay, self._plan, self.theme, view)
        if editing is None:
            self._paint_warrant(painter, overlay, selection, view)
        paint_guides(painter, overlay.guides, self.theme, view)
        if overlay.band is not None:
            painter.setPen(QPen(self.theme.canvas.selection, 1))
            painter.setBrush(self.theme.canvas.band)
            painter.drawRect(view.rect(overlay.band))
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_path(self, painter: QPainter, selection: Sequence[str], view: View) -> None:
        if self.path is not None and self.path.on and selection:
            keys = self.path.keys(selection[-1])
            paint_path(painter, self._plan, keys, self.theme, view)

    def _paint_selection(
        self,
        painter: QPainter,
        selection: Sequence[str],
        view: View,
        version: int,
        *,
        focused: bool,
    ) -> None:
        colour = self.theme.canvas.selection
        if len(selection) > CROWD:
            self._paint_crowd(painter, selection, view, version)
        else:
            for key in selection:
                self._outline(painter, key, view, QPen(colour, 2))
            if focused and len(selection) > 1:
                self._outline(painter, selection[-1], view, QPen(self.theme.canvas.focus, 3.5))

    def _paint_routes(self, painter: QPainter, links: Sequence[_Link], view: View) -> None:
        """Draw the whole way of links that are else drawn as stubs."""
        painter.save()
        painter.scale(1 / view.ratio, 1 / view.ratio)
        view.enter_scene(painter)
        for arrow, _ in links:
            paint_lines(painter, arrow, self.theme, view.scene, least=1.5 / view.zoom)
        if view.zoom >= SMALL:
            drawn = [arrow for arrow, _ in links]
            paint_marks(painter, drawn, self._plan, self.theme, view.scene, scale=view.zoom)
        painter.restore()

    def _paint_labels(self, painter: QPainter, links: Sequence[_Link], view: View) -> None:
        """Draw their labels again: their ways run through them."""
        painter.save()
        painter.scale(1 / view.ratio, 1 / view.ratio)
        view.enter_scene(painter)
        for arrow, stubs in links:
            paint_labels(painter, arrow, stubs, self.theme)
        painter.restore()

    def _followed(self, overlay: Overlay, selection: Sequence[str]) -> list[_Link]:
        """Links drawn as stubs that are under the pointer or selected, or the current one's."""
        plan = self._plan
        if not plan.settled:
            return []
        references = plan.shown.references
        last = selection[-1] if selection else ""
        keys = [*references.from_premise(last), *references.aiming_at(last)]
        keys = keys if len(keys) <= CROWD else []
        keys += selection if len(selection) <= CROWD else [last]
        if overlay.hover is not None:
            keys.append(overlay.hover.id)
        known = [key for key in dict.fromkeys(keys) if key in plan.arrows]
        return [(plan.arrows[key], stubs) for key in known if (stubs := plan.stubs(key))]

    def _paint_crowd(
        self, painter: QPainter, selection: Sequence[str], view: View, version: int
    ) -> None:
        seen = view.scene
        known = (selection, version, seen)
        if self._crowd is None or self._crowd[0] is not selection or self._crowd[1:3] != known[1:]:
            rects, near = self._plan.rects, self._plan.near(seen.grown(GAP / view.zoom))
            keys: Iterable[str] = selection
            if len(near) < len(rects):
                keys = set(selection).intersection(near)
            self._crowd = (*known, [QRectF(*rects[key]) for key in keys if key in rects])
        pen = QPen(self.theme.canvas.selection, 2)
        pen.setCosmetic(True)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.scale(1 / view.ratio, 1 / view.ratio)
        view.enter_scene(painter)
        painter.setPen(pen)
        painter.drawRects(self._crowd[3])
        painter.restore()

    def _outline(
        self,
        painter: QPainter,
        key: str,
        view: View,
        pen: QPen,
        gap: float = GAP,
    ) -> None:
        plan, colour = self._plan, pen.color()
        if key in plan.boxes:
            self._outline_box(painter, plan.boxes[key], view, pen, gap)
        elif key in plan.arrows:
            arrow = plan.arrows[key]
            thick = line_width(arrow.strength) * view.zoom + 5
            self._halo(painter, [*arrow.legs, arrow.trunk], view, colour, thick)
            painter.setPen(pen)
            painter.drawEllipse(view.point(arrow.junction), 8, 8)
        elif key in plan.ties:
            self._halo(painter, [plan.ties[key].line], view, colour, 6)
        elif key in plan.frames:
            painter.setPen(pen)
            painter.drawRoundedRect(view.rect(plan.frames[key].rect), 8, 8)

    def _outline_hit(
        self, painter: QPainter, hit: Hit, view: View, colour: QColor, width: float
    ) -> None:
        if hit.part == "junction" and hit.id in self._plan.arrows:
            painter.setPen(QPen(colour, width + 0.5))
            painter.drawEllipse(view.point(self._plan.arrows[hit.id].junction), 10, 10)
        else:
            self._outline(painter, hit.id, view, QPen(colour, width))

    @staticmethod
    def _outline_box(painter: QPainter, box: Box, view: View, pen: QPen, gap: float) -> None:
        scene_gap = gap / view.zoom
        rect = box.rect.grown(scene_gap)
        place = view.rect(rect)
        painter.save()
        painter.translate(place.topLeft())
        painter.scale(view.zoom, view.zoom)
        pen.setCosmetic(True)
        painter.strokePath(outline(kind_of(box.kind).shape, rect.width, rect.height), pen)
        painter.restore()

    @staticmethod
    def _halo(
        painter: QPainter,
        lines: Sequence[Sequence[Point]],
        view: View,
        colour: QColor,
        width: float,
    ) -> None:
        soft = QColor(colour)
        soft.setAlpha(110)
        pen = QPen(soft, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for line in lines:
            painter.drawPolyline([view.point(at) for at in line])

    def _paint_warrant(
        self, painter: QPainter, overlay: Overlay, selection: Sequence[str], view: View
    ) -> None:
        """Show the warrant of the arrow under the pointer, or of the one that is selected."""
        if overlay.busy:
            return
        inferences = self._plan.document.inferences
        keys = [overlay.hover.id] if overlay.hover is not None else []
        keys += selection if len(selection) == 1 else ()
        key = next((each for each in keys if each in inferences), None)
        if key is not None and key in self._plan.arrows and inferences[key].text.strip():
            paint_warrant(painter, self._plan.arrows[key], self._plan, self.theme, view)

    def _paint_drop(self, painter: QPainter, overlay: Overlay, view: View) -> None:
        if overlay.drop is None:
            return
        box = self._plan.boxes.get(overlay.drop.id)
        if box is not None and overlay.ghost is not None and overlay.ghost.key:
            # Else what is dragged would hide what it is dragged to.
            paint_card(painter, box, self.theme, view)
        colour = ghost_colour(overlay.ghost, self.theme)
        self._outline_hit(painter, overlay.drop, view, colour, 3.0)
