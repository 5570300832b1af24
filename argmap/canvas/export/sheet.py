"""What a picture shows, set on a sheet: title, map and legend, each from records alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QColor, QPainter

from argmap.canvas.export.legend import paint_legend
from argmap.canvas.export.options import SheetOptions
from argmap.canvas.lettering import draw_block
from argmap.canvas.painter import paint_map
from argmap.canvas.theme import Theme, load_theme
from argmap.core.document import Document
from argmap.core.geometry import Point, Rect
from argmap.core.i18n import tr
from argmap.formats.drawing.legend_rows import Legend, legend_of
from argmap.formats.drawing.sheet import (
    INK,
    LEAST_ROOM,
    LEGEND_GAP,
    ExportError,
    ink_of,
    projected,
    title_over,
)
from argmap.layout.shapes import TextBlock

if TYPE_CHECKING:
    from argmap.layout.plan import MapPlan
    from argmap.layout.text import TextMeasurer


class Sheet(NamedTuple):
    """Everything of a picture but its size in pixels."""

    document: Document
    plan: MapPlan
    theme: Theme
    paper: Theme
    ground: QColor | None
    rect: Rect
    title: TextBlock | None
    legend: Legend | None
    legend_at: Point
    options: SheetOptions

    def paint(self, painter: QPainter, rect: Rect, scale: float) -> None:
        """Draw what of the sheet lies in `rect`; `painter` is in scene coordinates."""
        paint_map(painter, self.plan, self.theme, rect, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.title is not None:
            painter.setPen(self.paper.canvas.text)
            draw_block(painter, self.title)
        if self.legend is not None:
            paint_legend(painter, self.legend, self.paper, self.legend_at)

    def inked(self, rect: Rect) -> bool:
        """Whether anything is drawn there; what is near enough to reach into it counts."""
        near, plan = rect.grown(INK), self.plan
        if plan.boxes_in(near) or plan.arrows_in(near):
            return True
        if plan.ties_in(near) or plan.frames_in(near):
            return True
        words: list[Rect] = []
        if self.title is not None:
            height = self.title.style.line_height * len(self.title.lines)
            words.append(Rect(self.title.x, self.title.y, self.title.width, height))
        if self.legend is not None:
            words.append(Rect(*self.legend_at, self.legend.width, self.legend.height))
        return any(near.intersects(each) for each in words)


def set_sheet(
    document: Document,
    options: SheetOptions,
    measurer: TextMeasurer,
    before: Sheet | None = None,
) -> Sheet:
    """Project the document, or the statements chosen, anew.

    `before` is a sheet of the same document, unchanged since: what it shows is not measured again
    if it is what is to be shown. Raises ExportError if there is nothing to show or a chosen
    statement does not exist.
    """
    if before is not None and _same_map(before.options, options):
        shown, plan = before.document, before.plan
    else:
        shown, plan = projected(document, options, measurer)
    ink = ink_of(plan)
    if ink is None:
        raise ExportError(tr("The map is empty: there is nothing to export."))
    theme, paper = _on_ground(load_theme(options.theme), options.background)
    left, top, right, bottom = ink.x, ink.y, ink.right, ink.bottom
    room = max(ink.width, LEAST_ROOM)
    title = title_over(ink, shown.info.title, room, measurer) if options.title else None
    if title is not None:
        top, lines = title.y, title.lines
        right = max(right, left + max(line.width for line in lines))
        if any(line.rtl for line in lines):
            right = max(right, left + room)
    legend = legend_of(plan, measurer, room) if options.legend else None
    legend_at = Point(left, bottom + LEGEND_GAP)
    if legend is not None:
        bottom += LEGEND_GAP + legend.height
        right = max(right, left + legend.width)
    rect = Rect(left, top, right - left, bottom - top).grown(options.margin)
    ground = None if options.background == "transparent" else theme.canvas.background
    return Sheet(shown, plan, theme, paper, ground, rect, title, legend, legend_at, options)


def _same_map(before: SheetOptions, options: SheetOptions) -> bool:
    return all(
        getattr(before, name) == getattr(options, name) for name in ("select", "folded", "arrows")
    )


def _on_ground(theme: Theme, background: str) -> tuple[Theme, Theme]:
    """The theme of the map and that of title and legend, so that both read on that background."""
    if background != "white":
        return theme, theme
    light = load_theme("light")
    white = QColor("white")
    paper = light._replace(canvas=light.canvas._replace(background=white))
    if not theme.dark:
        return theme._replace(canvas=theme.canvas._replace(background=white)), paper
    canvas = theme.canvas._replace(
        background=white, on_mark=light.canvas.on_mark, tie=light.canvas.tie
    )
    return theme._replace(canvas=canvas, arrows=light.arrows), paper
