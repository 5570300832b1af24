"""Which part of a picture stands where on which page, in points (a 72nd of an inch)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final, NamedTuple

from argmap.canvas.export.options import PdfOptions
from argmap.canvas.export.page import ExportError
from argmap.core.geometry import Point, Rect
from argmap.core.i18n import figure, tr, trn

SIZES: Final = {"a4": (595.0, 842.0), "a3": (842.0, 1191.0), "letter": (612.0, 792.0)}
"""Width and height, upright."""

POINTS: Final = 0.75
"""Points for a scene pixel at scale 1."""

MARGIN: Final = 28.35  # 10 mm, which every printer can leave
OVERLAP: Final = 14.2  # 5 mm, to glue pages together
LONGEST: Final = 14_400.0  # of a page: what PDF readers agree on
MOST_PAGES: Final = 400
NAMED: Final = 26  # columns that a letter names


class PaperPage(NamedTuple):
    """`part` of the scene is drawn with its top left corner `at`, `scale` points a scene pixel.

    `name` tells a page of many: its column as a letter and its row as a number, as in B3.
    """

    column: int
    row: int
    part: Rect
    at: Point
    name: str


class Pages(NamedTuple):
    """Pages of one size; `columns` and `rows` are those of the whole, pages without ink too."""

    width: float
    height: float
    scale: float
    columns: int
    rows: int
    pages: tuple[PaperPage, ...]

    def told(self) -> str:
        """How many, how large, and the map's scale, as words."""
        size = tr(
            "{width} × {height} mm",
            width=round(self.width / 72 * 25.4),
            height=round(self.height / 72 * 25.4),
        )
        percent = self.scale / POINTS * 100
        scale = tr("{n} %", n=figure(percent, ".0f" if percent >= 1 else ".2g"))
        count = trn("One page", "{n} pages", len(self.pages))
        return f"{count} · {size} · {scale}"


def pages_of(
    rect: Rect,
    options: PdfOptions,
    inked: Callable[[Rect], bool] = lambda part: True,
    size: tuple[float, float] | None = None,
) -> Pages:
    """Lay `rect` (scene pixels) out on pages; `size` in points stands in for the paper chosen.

    Of many pages those without anything on them, as `inked` tells, are left out. Raises
    ExportError if there are too many.
    """
    if options.paper == "map" and size is None:
        return _made_to_measure(rect, options)
    width, height = size or SIZES[options.paper]
    ways = [(width, height)]
    if size is None:
        wide, tall = (height, width), (width, height)
        ways = {"portrait": [tall], "landscape": [wide], "auto": [tall, wide]}[options.orientation]
    if not options.tiled:
        return max((_on_one(rect, options, way) for way in ways), key=lambda pages: pages.scale)
    found = min((_grid(rect, options, way) for way in ways), key=lambda grid: grid[0] * grid[1])
    return _tiled(rect, options, found, inked)


def _made_to_measure(rect: Rect, options: PdfOptions) -> Pages:
    scale = min(POINTS * options.scale, LONGEST / max(rect.width, rect.height))
    # Less than a point is no page.
    width, height = max(3.0, rect.width * scale), max(3.0, rect.height * scale)
    return Pages(width, height, scale, 1, 1, (PaperPage(0, 0, rect, Point(0.0, 0.0), ""),))


def _on_one(rect: Rect, options: PdfOptions, way: tuple[float, float]) -> Pages:
    width, height = way
    room_x, room_y = width - 2 * MARGIN, height - 2 * MARGIN
    scale = min(room_x / rect.width, room_y / rect.height, POINTS * options.scale)
    at = Point((width - rect.width * scale) / 2, (height - rect.height * scale) / 2)
    return Pages(width, height, scale, 1, 1, (PaperPage(0, 0, rect, at, ""),))


def _grid(
    rect: Rect, options: PdfOptions, way: tuple[float, float]
) -> tuple[int, int, tuple[float, float]]:
    """Columns and rows that a map takes on paper that lies this way."""
    scale = POINTS * options.scale
    counts = [
        max(1, math.ceil((side * scale - OVERLAP) / (paper - 2 * MARGIN - OVERLAP) - 1e-9))
        for side, paper in zip((rect.width, rect.height), way, strict=True)
    ]
    return counts[0], counts[1], way


def _tiled(
    rect: Rect,
    options: PdfOptions,
    grid: tuple[int, int, tuple[float, float]],
    inked: Callable[[Rect], bool],
) -> Pages:
    columns, rows, (width, height) = grid
    if columns * rows > MOST_PAGES:
        raise ExportError(
            tr(
                "The map would take {n} pages, and at most {most} can be made. Choose a smaller "
                "scale or larger paper.",
                n=figure(columns * rows),
                most=MOST_PAGES,
            )
        )
    scale = POINTS * options.scale
    room = (width - 2 * MARGIN, height - 2 * MARGIN)
    # What is left over is shared by both ends, so that a map of one page stands in its middle.
    spare_x = columns * (room[0] - OVERLAP) + OVERLAP - rect.width * scale
    spare_y = rows * (room[1] - OVERLAP) + OVERLAP - rect.height * scale
    left, top = rect.x - spare_x / 2 / scale, rect.y - spare_y / 2 / scale
    pages = []
    for row in range(rows):
        for column in range(columns):
            part = Rect(
                left + column * (room[0] - OVERLAP) / scale,
                top + row * (room[1] - OVERLAP) / scale,
                room[0] / scale,
                room[1] / scale,
            )
            if inked(part):
                name = _name(column, row) if columns * rows > 1 else ""
                pages.append(PaperPage(column, row, part, Point(MARGIN, MARGIN), name))
    return Pages(width, height, scale, columns, rows, tuple(pages))


def _name(column: int, row: int) -> str:
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, NAMED)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
