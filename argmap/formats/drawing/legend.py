"""The legend below a picture, drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.kinds import kind_of
from argmap.formats.drawing import legend_rows as rows
from argmap.formats.drawing.arrows import junction, lines, ring, sign, warrant_mark
from argmap.formats.drawing.boxes import BORDER
from argmap.formats.drawing.extras import pill
from argmap.formats.drawing.icons import icon
from argmap.formats.drawing.markup import font, num, text_line
from argmap.formats.drawing.outlines import outline
from argmap.layout.metrics import FOOTER_STYLE

if TYPE_CHECKING:
    from argmap.core.geometry import Point
    from argmap.formats.drawing.legend_rows import Legend, Sample
    from argmap.formats.drawing.palette import Palette
    from argmap.layout.text import TextMeasurer


def drawn_legend(legend: Legend, palette: Palette, place: Point, measurer: TextMeasurer) -> str:
    """The legend with its left top corner at a place."""
    samples, words = [], []
    for sample, left, said, at in legend.placed(place):
        samples.append(_sample(sample, palette, left, measurer))
        words.append(text_line(said, FOOTER_STYLE, at.x, at.y))
    colour = palette.fill("secondary")
    return (
        f'<g class="legend">{"".join(samples)}'
        f"<g{font(FOOTER_STYLE)}{colour}>{''.join(words)}</g></g>"
    )


def _sample(sample: Sample, palette: Palette, at: Point, measurer: TextMeasurer) -> str:
    match sample.drawn:
        case "kind":
            return _kind(palette, at, sample.name)
        case "implicit":
            return _implicit(palette, at)
        case "role":
            return _role(palette, at, sample.name)
        case "linked":
            arrow = rows.linked_arrow(at)
            return lines(arrow, palette) + junction(arrow, palette)
        case "warranted":
            arrow = rows.warranted_arrow(at)
            return lines(arrow, palette) + warrant_mark(arrow, palette)
        case "folded":
            return pill(rows.BADGE, rows.badge_room(at), "claim", palette, measurer)


def _kind(palette: Palette, at: Point, kind: str) -> str:
    look = kind_of(kind)
    mark = f"{look.colour}-mark"
    return (
        f'<path transform="translate({num(at.x)} {num(at.y - rows.BOX_HEIGHT / 2)})" '
        f'd="{outline(look.shape, rows.BOX, rows.BOX_HEIGHT)}"{palette.fill(f"{look.colour}-fill")}'
        f'{palette.stroke(mark)} stroke-width="{BORDER}"/>'
        f"{icon(look.icon, (at.x + rows.BOX / 2 - 5, at.y - 5), 10, palette, mark)}"
    )


def _implicit(palette: Palette, at: Point) -> str:
    return (
        f'<path transform="translate({num(at.x)} {num(at.y - rows.BOX_HEIGHT / 2)})" '
        f'd="{outline("rounded", rows.BOX, rows.BOX_HEIGHT)}" fill="none"'
        f"{palette.stroke('claim-mark')} "
        f'stroke-width="{BORDER}" stroke-dasharray="{4 * BORDER} {3 * BORDER}"/>'
    )


def _role(palette: Palette, at: Point, role: str) -> str:
    arrow = rows.role_arrow(role, at)
    drawn = lines(arrow, palette) + sign(arrow, palette)
    if rows.ringed(role):
        drawn += ring(arrow, arrow.trunk[-1], palette, rows.RING)
    return drawn
