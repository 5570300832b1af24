"""What a picture shows, as geometry: map, title and legend, and the rectangle round them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.document import Document
from argmap.core.edits.paste import extract
from argmap.core.geometry import Point, Rect
from argmap.core.i18n import tr
from argmap.core.records import Statement
from argmap.formats.drawing.legend_rows import Legend, legend_of
from argmap.layout.badges import FoldedForGood
from argmap.layout.metrics import SIGN_DISTANCE
from argmap.layout.plan import MapPlan
from argmap.layout.shapes import TextBlock
from argmap.layout.text import Face, TextStyle
from argmap.layout.words import role_word

if TYPE_CHECKING:
    from argmap.formats.drawing.options import SheetOptions
    from argmap.layout.text import TextMeasurer

TITLE_STYLE: Final = TextStyle(Face.SEMIBOLD, 22.0, 32.0)
TITLE_GAP: Final = 16.0
LEGEND_GAP: Final = 20.0
LEAST_ROOM: Final = 420.0
INK: Final = 4.0
"""Borders, shadows and line ends reach this far out of the shapes' bounds."""


class ExportError(Exception):
    """A picture that cannot be made; the message is a sentence for people."""


class Drawing(NamedTuple):
    """Everything of a picture but its colours; `ink` is what the map covers, `rect` the picture."""

    document: Document
    plan: MapPlan
    ink: Rect
    rect: Rect
    title: TextBlock | None
    legend: Legend | None
    legend_at: Point


def drawing_of(document: Document, options: SheetOptions, measurer: TextMeasurer) -> Drawing:
    """Project the document, or the statements chosen. Raises ExportError if nothing is to show."""
    shown, plan = projected(document, options, measurer)
    ink = ink_of(plan)
    if ink is None:
        raise ExportError(tr("The map is empty: there is nothing to export."))
    room = max(ink.width, LEAST_ROOM)
    title = title_over(ink, shown.info.title, room, measurer) if options.title else None
    legend = legend_of(plan, measurer, room) if options.legend else None
    legend_at = Point(ink.x, ink.bottom + LEGEND_GAP)
    rect = ink
    if title is not None:
        width = max(line.width for line in title.lines)
        if any(line.rtl for line in title.lines):
            width = room
        rect = rect.united(Rect(title.x, title.y, width, 0.0))
    if legend is not None:
        rect = rect.united(Rect(*legend_at, legend.width, legend.height))
    return Drawing(shown, plan, ink, rect.grown(options.margin), title, legend, legend_at)


def projected(
    document: Document, options: SheetOptions, measurer: TextMeasurer
) -> tuple[Document, MapPlan]:
    """What is shown of a document, and its geometry. Raises ExportError."""
    part = chosen(document, options.select)
    plan = MapPlan(part, measurer, options.arrows)
    if not options.folded:
        return part, plan
    plan.folds = FoldedForGood(document, options.folded)
    plan.refold()
    return _without(part, plan.folds.hidden), plan


def _without(document: Document, hidden: frozenset[str]) -> Document:
    """The document but for these records, and for sources and voices that only they name."""
    shown = (key for key in document.statements if key not in hidden)
    content = extract(document, shown, cuts=True)
    info = document.info
    if info.central in hidden:
        info = info.model_copy(update={"central": None})
    return Document(content.model_copy(update={"info": info}))


def title_over(ink: Rect, title: str, room: float, measurer: TextMeasurer) -> TextBlock | None:
    """The map's title above the map; None if it has none."""
    if not title:
        return None
    lines = measurer.lines(title, TITLE_STYLE, room)
    top = ink.y - TITLE_GAP - TITLE_STYLE.line_height * len(lines)
    return TextBlock("title", TITLE_STYLE, ink.x, top, room, lines)


def ink_of(plan: MapPlan) -> Rect | None:
    """The rectangle round everything painted, words beside arrows included; None if empty."""
    bounds = plan.bounds
    if bounds is None:
        return None
    ink = bounds.grown(INK)
    for arrow in plan.arrows.values():
        # Signs stand on the arrow; a word reaches as far from the sign as its letters are wide.
        reach = SIGN_DISTANCE + (64.0 if role_word(arrow.role) else 0.0)
        x, y = arrow.sign
        ink = ink.united(Rect(x - reach, y - reach, 2 * reach, 2 * reach))
        stubs = plan.stubs(arrow.id)
        for stub in stubs.ends if stubs is not None else ():
            ink = ink.united(stub.bounds)
    for badge in plan.badges_on(plan.boxes):
        ink = ink.united(badge.rect)
    return ink


def chosen(document: Document, keys: tuple[str, ...]) -> Document:
    """The document, or these statements alone with what joins them. Raises ExportError."""
    if not keys:
        return document
    for key in keys:
        if not isinstance(document.record(key), Statement):
            raise ExportError(tr("There is no statement “{id}” in this map.", id=key))
    content = extract(document, keys)
    info = document.info
    if info.central not in keys:
        info = info.model_copy(update={"central": None})
    return Document(content.model_copy(update={"info": info}))
