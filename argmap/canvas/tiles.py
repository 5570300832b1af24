"""Pictures of the map in square tiles, painted once and blitted ever after."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

from argmap.core.geometry import Rect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from argmap.canvas.view import View

    Tile = tuple[int, int]
    Paint = Callable[[QPainter, Rect, float], None]
    """Paints a scene rectangle, the painter being in scene coordinates, at device scale."""

SIZE: Final = 512
BUDGET: Final = 0.008
"""Seconds of a frame that may go into new tiles."""
SPARE: Final = 12
"""Tiles kept beyond one and a half times those in view."""
MARGIN: Final = 4
"""Device pixels beyond its edge that a tile asks for, for lines that lie on the edge."""


class Tiles:
    """A cache of tiles at one scale, over what is left of the scale before.

    A tile whose content has changed is stale: it is shown until its turn to be painted comes. While
    the view has another scale than the tiles, they are shown scaled.
    """

    def __init__(self, paint: Paint, background: QColor) -> None:
        self._paint = paint
        self._background = background
        self._scale = 0.0
        self._tiles: dict[Tile, QPixmap] = {}
        self._stale: set[Tile] = set()
        self._under: dict[Tile, QPixmap] = {}
        self._under_scale = 0.0
        self._cost = 0.002

    @property
    def scale(self) -> float:
        """Device pixels per scene pixel of the tiles; 0 before the first."""
        return self._scale

    def __len__(self) -> int:
        return len(self._tiles) + len(self._under)

    def clear(self, background: QColor | None = None) -> None:
        """Forget all pictures, as for another map or theme."""
        self._background = background or self._background
        self._tiles.clear()
        self._under.clear()
        self._stale.clear()

    def rescale(self, scale: float) -> None:
        """Paint at this scale from now on; present tiles lie under the new until those come."""
        if scale == self._scale:
            return
        if len(self._tiles) > len(self._stale):
            self._under, self._under_scale = self._tiles, self._scale
        self._tiles = {}
        self._stale.clear()
        self._scale = scale

    def spoil(self, rects: Iterable[Rect], reach: float) -> None:
        """Mark what the scene rectangles, grown by `reach`, touch as in need of painting."""
        scale, size = self._scale, SIZE
        for rect in rects:
            x, y, width, height = rect.grown(reach)
            left, right = math.floor(x * scale / size), math.floor((x + width) * scale / size)
            top, low = math.floor(y * scale / size), math.floor((y + height) * scale / size)
            if (right - left + 1) * (low - top + 1) > len(self._tiles):
                self._stale.update(
                    tile
                    for tile in self._tiles
                    if left <= tile[0] <= right and top <= tile[1] <= low
                )
            else:
                self._stale.update(
                    tile
                    for tile in (
                        (i, j) for i in range(left, right + 1) for j in range(top, low + 1)
                    )
                    if tile in self._tiles
                )

    def spoil_all(self) -> None:
        """Mark everything as in need of painting."""
        self._stale.update(self._tiles)

    def missing(self, view: View, ring: int = 0) -> list[Tile]:
        """Tiles in view, or within `ring` tiles round it, that are to be painted, middle first."""
        if view.scale != self._scale:
            return []
        tiles, stale = self._tiles, self._stale
        wanted = [tile for tile in _covered(view, ring) if tile not in tiles or tile in stale]
        x = (view.left + view.width / 2) / SIZE - 0.5
        y = (view.top + view.height / 2) / SIZE - 0.5
        wanted.sort(key=lambda tile: (tile[0] - x) ** 2 + (tile[1] - y) ** 2)
        return wanted

    def refresh(self, view: View, budget: float = BUDGET, ring: int = 0) -> bool:
        """Paint what is missing for at most about `budget` seconds; True if nothing is left."""
        missing = self.missing(view, ring)
        start = time.perf_counter()
        for done, tile in enumerate(missing):
            begun = time.perf_counter()
            if done and begun - start + self._cost > budget:
                return False
            self._tiles.pop(tile, None)
            self._tiles[tile] = self._painted(tile)
            self._stale.discard(tile)
            took = time.perf_counter() - begun
            # The dearest of late counts: tiles next to each other are alike.
            self._cost = max(took, 0.7 * self._cost)
        if not ring and view.scale == self._scale:
            self._under.clear()
        self._trim(view)
        return True

    def blit(self, painter: QPainter, view: View) -> None:
        """Show what there is; `painter` is in device pixels of the viewport."""
        whole = QRect(0, 0, view.width, view.height)
        if view.scale == self._scale and not any(
            tile not in self._tiles for tile in _covered(view)
        ):
            self._blit_sharp(painter, view)
            return
        painter.fillRect(whole, self._background)
        # Unsmoothed: a third of the time, and only until the wheel rests.
        if self._under:
            _blit_scaled(painter, view, self._under, self._under_scale)
        if view.scale != self._scale and self._scale:
            _blit_scaled(painter, view, self._tiles, self._scale)
        if view.scale == self._scale:
            self._blit_sharp(painter, view)

    def _blit_sharp(self, painter: QPainter, view: View) -> None:
        for tile in _covered(view):
            pixmap = self._tiles.get(tile)
            if pixmap is not None:
                painter.drawPixmap(tile[0] * SIZE - view.left, tile[1] * SIZE - view.top, pixmap)

    def _painted(self, tile: Tile) -> QPixmap:
        pixmap = QPixmap(SIZE, SIZE)
        pixmap.fill(self._background)
        left, top, scale = tile[0] * SIZE, tile[1] * SIZE, self._scale
        rect = Rect(
            (left - MARGIN) / scale,
            (top - MARGIN) / scale,
            (SIZE + 2 * MARGIN) / scale,
            (SIZE + 2 * MARGIN) / scale,
        )
        with QPainter(pixmap) as painter:
            painter.translate(-left, -top)
            painter.scale(scale, scale)
            self._paint(painter, rect, scale)
        return pixmap

    def _trim(self, view: View) -> None:
        """Drop the tiles painted longest ago that are out of view."""
        visible = set(_covered(view))
        most = len(visible) * 3 // 2 + SPARE
        for tile in list(self._tiles):
            if len(self._tiles) <= most:
                break
            if tile not in visible:
                del self._tiles[tile]
                self._stale.discard(tile)


def _covered(view: View, ring: int = 0) -> Iterator[Tile]:
    last_x = (view.left + view.width - 1) // SIZE + ring
    last_y = (view.top + view.height - 1) // SIZE + ring
    for j in range(view.top // SIZE - ring, last_y + 1):
        for i in range(view.left // SIZE - ring, last_x + 1):
            yield i, j


def _blit_scaled(painter: QPainter, view: View, tiles: dict[Tile, QPixmap], scale: float) -> None:
    factor = view.scale / scale * SIZE
    whole = QRect(0, 0, view.width, view.height)
    for (i, j), pixmap in tiles.items():
        # Edges are rounded alike for neighbours: no seams.
        left, right = round(i * factor) - view.left, round((i + 1) * factor) - view.left
        top, low = round(j * factor) - view.top, round((j + 1) * factor) - view.top
        target = QRect(left, top, right - left, low - top)
        if target.intersects(whole):
            painter.drawPixmap(target, pixmap)
