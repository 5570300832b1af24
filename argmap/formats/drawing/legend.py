"""A legend of just those kinds and roles that a picture shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.geometry import Point, Rect
from argmap.core.i18n import tr
from argmap.core.kinds import KINDS, kind_of
from argmap.formats.drawing.arrows import junction, lines, ring, sign, warrant_mark
from argmap.formats.drawing.boxes import BORDER
from argmap.formats.drawing.icons import icon
from argmap.formats.drawing.markup import font, num, text_line
from argmap.formats.drawing.outlines import outline
from argmap.layout.metrics import FOOTER_STYLE
from argmap.layout.shapes import Arrow, Role
from argmap.layout.words import role_sentences

if TYPE_CHECKING:
    from argmap.formats.drawing.palette import Palette
    from argmap.layout.plan import MapPlan
    from argmap.layout.text import TextMeasurer

_ROW: Final = 28.0
_GAP: Final = 24.0
_AFTER_SAMPLE: Final = 8.0
_BOX: Final = 26.0
_LINE: Final = 46.0

Sample = Callable[["Palette", Point], str]
"""Draws a sample whose left end, at half its height, is the point."""


class Entry(NamedTuple):
    """A sample with its words; `x` and `y` are the left end, at half its height."""

    sample: Sample
    width: float
    words: str
    x: float
    y: float


class Legend(NamedTuple):
    """Entries in rows; places are relative to the legend's left top corner."""

    entries: tuple[Entry, ...]
    width: float
    height: float

    def drawn(self, palette: Palette, place: Point) -> str:
        half = FOOTER_STYLE.line_height / 2
        samples, words = [], []
        for sample, width, said, x, y in self.entries:
            left, middle = place.x + x, place.y + y
            samples.append(sample(palette, Point(left, middle)))
            words.append(text_line(said, FOOTER_STYLE, left + width + _AFTER_SAMPLE, middle - half))
        colour = palette.fill("secondary")
        return (
            f'<g class="legend">{"".join(samples)}'
            f"<g{font(FOOTER_STYLE)}{colour}>{''.join(words)}</g></g>"
        )


def legend_of(plan: MapPlan, measurer: TextMeasurer, room: float) -> Legend:
    """Set the entries a map needs in rows not wider than `room`, if one entry fits at all."""
    entries: list[Entry] = []
    x = y = width = 0.0
    for sample, extent, words in _contents(plan):
        needed = extent + _AFTER_SAMPLE + measurer.width(words, FOOTER_STYLE)
        if x and x + needed > room:
            x, y = 0.0, y + _ROW
        entries.append(Entry(sample, extent, words, x, y + _ROW / 2))
        width = max(width, x + needed)
        x += needed + _GAP
    return Legend(tuple(entries), width, y + _ROW if entries else 0.0)


def _contents(plan: MapPlan) -> list[tuple[Sample, float, str]]:
    kinds = {box.kind for box in plan.boxes.values()}
    known = [name for name in KINDS if name in kinds]
    entries: list[tuple[Sample, float, str]] = [
        (partial(_kind, kind=name), _BOX, tr(kind_of(name).title))
        for name in (*known, *sorted(kinds.difference(KINDS)))
    ]
    if any(box.implicit for box in plan.boxes.values()):
        entries.append((_implicit, _BOX, tr("unstated, supplied")))
    arrows = list(plan.arrows.values())
    roles = {arrow.role for arrow in arrows}
    entries += [
        (partial(_role, role=role), _LINE, words)
        for role, words in role_sentences().items()
        if role in roles
    ]
    if any(arrow.linked for arrow in arrows):
        entries.append((_linked, _LINE, tr("count only together")))
    if any(arrow.warranted for arrow in arrows):
        entries.append((_warranted, _LINE, tr("has a warrant")))
    return entries


def _kind(palette: Palette, at: Point, *, kind: str) -> str:
    look = kind_of(kind)
    mark = f"{look.colour}-mark"
    return (
        f'<path transform="translate({num(at.x)} {num(at.y - 9)})" '
        f'd="{outline(look.shape, _BOX, 18.0)}"{palette.fill(f"{look.colour}-fill")}'
        f'{palette.stroke(mark)} stroke-width="{BORDER}"/>'
        f"{icon(look.icon, (at.x + _BOX / 2 - 5, at.y - 5), 10, palette, mark)}"
    )


def _implicit(palette: Palette, at: Point) -> str:
    return (
        f'<path transform="translate({num(at.x)} {num(at.y - 9)})" '
        f'd="{outline("rounded", _BOX, 18.0)}" fill="none"{palette.stroke("claim-mark")} '
        f'stroke-width="{BORDER}" stroke-dasharray="{4 * BORDER} {3 * BORDER}"/>'
    )


def _role(palette: Palette, at: Point, *, role: Role) -> str:
    special = role in {"undercut", "backing"}
    end = at.moved(_LINE - (10 if special else 0), 0)
    arrow = _arrow(role, (at, end), sign_at=at.moved(_LINE / 2 - 6, 0))
    drawn = lines(arrow, palette) + sign(arrow, palette)
    return drawn + ring(arrow, end, palette, 0.8) if special else drawn


def _warranted(palette: Palette, at: Point) -> str:
    middle = at.moved(_LINE / 2 - 6, 0)
    arrow = _arrow("support", (at, at.moved(_LINE, 0)), sign_at=middle)
    return lines(arrow, palette) + warrant_mark(arrow._replace(junction=middle), palette)


def _linked(palette: Palette, at: Point) -> str:
    meeting = at.moved(_LINE / 2, 0)
    legs = ((at.moved(0, -7), meeting), (at.moved(0, 7), meeting))
    arrow = _arrow("support", (meeting, at.moved(_LINE, 0)), legs=legs, sign_at=meeting)
    return lines(arrow, palette) + junction(arrow, palette)


def _arrow(
    role: Role,
    trunk: tuple[Point, Point],
    *,
    sign_at: Point,
    legs: tuple[tuple[Point, ...], ...] = (),
) -> Arrow:
    return Arrow(
        id="",
        premises=("",) * max(1, len(legs)),
        target="",
        role=role,
        polarity="",
        legs=legs,
        trunk=trunk,
        junction=trunk[0],
        sign=sign_at,
        strength=None,
        bounds=Rect(*trunk[0], _LINE, _ROW),
    )
