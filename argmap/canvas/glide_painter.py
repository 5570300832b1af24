"""Paints a frame of a glide: boxes as small pictures of themselves, arrows bent on their way."""

from __future__ import annotations

import time
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from argmap.canvas.ground import paint_ground
from argmap.canvas.morphing import rect_between
from argmap.canvas.outlines import outline
from argmap.canvas.overlay_painter import GAP
from argmap.canvas.painter import FAR, SMALL, paint_boxes, paint_map
from argmap.core.geometry import Rect
from argmap.core.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from argmap.canvas.glide import Glide
    from argmap.canvas.theme import Theme
    from argmap.canvas.view import View
    from argmap.layout.shapes import Arrow, Box, Frame

SPRITES: Final = 0.03
"""Seconds of a frame that may go into pictures of boxes; those without one are blocks meanwhile."""
BLOCKS: Final = 6_000
"""With more boxes in view only every second, third … of them is seen on its way."""
BLEED: Final = 8
"""Device pixels round a box for its shadow and border."""


class Between:
    """The shapes of a frame, for the one painter of maps; it holds no boxes."""

    def __init__(self, arrows: Iterable[Arrow], frames: Iterable[Frame]) -> None:
        self.arrows: Any = {arrow.id: arrow for arrow in arrows}
        self.boxes: Mapping[str, Any] = MappingProxyType({})
        self.ranks: Mapping[str, int] = MappingProxyType({})
        self.ties: Mapping[str, Any] = MappingProxyType({})
        self.frames = {frame.id: frame for frame in frames}

    def boxes_in(self, rect: Rect) -> Collection[Any]:
        return ()

    def arrows_in(self, rect: Rect) -> Collection[Any]:
        return list(self.arrows.values())

    def stubs(self, key: str) -> None:
        return None

    def sketches_in(self, rect: Rect) -> Collection[Any]:
        return ()

    def ties_in(self, rect: Rect) -> Collection[Any]:
        return ()

    def frames_in(self, rect: Rect) -> Collection[Any]:
        return list(self.frames.values())

    def badges_on(self, keys: Iterable[str]) -> Collection[Any]:
        return ()


class GlidePainter:
    """Paints one glide; what it makes on the way goes with it."""

    def __init__(self, glide: Glide, theme: Theme) -> None:
        self._glide = glide
        self._theme = theme
        self._sprites: dict[str, QPixmap] = {}

    def paint(
        self,
        painter: QPainter,
        view: View,
        t: float,
        selection: Collection[str],
        editing: str | None,
    ) -> None:
        """Draw the whole viewport; `painter` is in device pixels."""
        glide, theme = self._glide, self._theme
        painter.save()
        paint_ground(painter, theme, view)
        frames = [
            frame._replace(rect=rect_between(before, frame.rect, t))
            for frame, before in glide.frames
        ]
        between = Between([morph.at(t) for morph in glide.morphs], frames)
        paint_map(painter, between, theme, view.scene, view.zoom)
        if glide.appearing:
            painter.setOpacity(t * t)
            paint_map(painter, Between(glide.appearing, ()), theme, view.scene, view.zoom)
            painter.setOpacity(1.0)
        places = [each for each in glide.places(t) if each[0].id != editing]
        places = places[:: len(places) // BLOCKS + 1]
        if view.zoom < SMALL:
            self._paint_blocks(painter, places, view)
        else:
            self._paint_sprites(painter, places, view)
        painter.restore()
        self._paint_fresh(painter, view, t, editing)
        chosen = set(selection)
        self._outline(painter, [each for each in places if each[0].id in chosen], view)

    def _paint_blocks(
        self, painter: QPainter, places: Iterable[tuple[Box, Rect]], view: View
    ) -> None:
        boxes = [box.within(rect) for box, rect in places]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, view.zoom >= FAR)
        paint_boxes(painter, boxes, self._theme, view.zoom)

    def _paint_sprites(self, painter: QPainter, places: list[tuple[Box, Rect]], view: View) -> None:
        visible = [each for each in places if each[1].intersects(view.scene)]
        end = time.perf_counter() + SPRITES
        late = []
        for box, _ in visible:
            if box.id in self._sprites:
                continue
            if time.perf_counter() > end:
                late.append(box.id)
                continue
            self._sprites[box.id] = self._sprite(box, view)
        waiting = set(late)
        if waiting:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            plain = [box.within(rect) for box, rect in visible if box.id in waiting]
            paint_boxes(painter, plain, self._theme, SMALL / 2)
        painter.resetTransform()
        view.enter_pixels(painter)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for box, rect in visible:
            if box.id not in waiting:
                self._blit(painter, box, rect, view)

    def _blit(self, painter: QPainter, box: Box, rect: Rect, view: View) -> None:
        sprite = self._sprites[box.id]
        x, y = rect.x * view.scale - view.left, rect.y * view.scale - view.top
        factor = rect.width / box.rect.width if box.rect.width else 1.0
        if abs(factor - 1.0) < 0.002:
            # On whole pixels, or letters would shimmer.
            painter.drawPixmap(round(x) - BLEED, round(y) - BLEED, sprite)
            return
        bleed = BLEED * factor
        size = sprite.size()
        place = QRectF(x - bleed, y - bleed, size.width() * factor, size.height() * factor)
        painter.drawPixmap(place, sprite, QRectF(0, 0, size.width(), size.height()))

    def _sprite(self, box: Box, view: View) -> QPixmap:
        width = round(box.rect.width * view.scale) + 2 * BLEED
        height = round(box.rect.height * view.scale) + 2 * BLEED
        pixmap = QPixmap(max(1, width), max(1, height))
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.translate(BLEED, BLEED)
            painter.scale(view.scale, view.scale)
            paint_boxes(painter, [box.within(Rect(0, 0, *box.rect[2:]))], self._theme, view.zoom)
        return pixmap

    def _paint_fresh(self, painter: QPainter, view: View, t: float, editing: str | None) -> None:
        fresh = [box for box in self._glide.fresh if box.id != editing]
        if not fresh:
            return
        painter.save()
        painter.setOpacity(t)
        view.enter_scene(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, view.zoom >= FAR)
        paint_boxes(painter, fresh, self._theme, view.zoom)
        painter.restore()

    def _outline(self, painter: QPainter, places: Iterable[tuple[Box, Rect]], view: View) -> None:
        """Show what is selected; it is on its way, too."""
        painter.save()
        view.enter_scene(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.canvas.selection, 2 / view.zoom))
        gap = GAP / view.zoom
        for box, rect in places:
            shape = kind_of(box.kind).shape
            path = outline(shape, rect.width + 2 * gap, rect.height + 2 * gap)
            painter.strokePath(path.translated(QPointF(rect.x - gap, rect.y - gap)), painter.pen())
        painter.restore()
