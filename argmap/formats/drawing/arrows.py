"""Inferences: lines, heads, junctions, rings, signs, words and the marks of warrants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.formats.drawing.markup import escaped, font, num, points, text_line
from argmap.layout import metrics as m
from argmap.layout.curves import length_of
from argmap.layout.polylines import heading, shortened
from argmap.layout.strokes import (
    DASH,
    DOTS,
    RING,
    head_size,
    is_attack,
    line_width,
    sign_reach,
)
from argmap.layout.words import MARK, ROLE_STYLE, mark_place, role_word, word_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.core.geometry import Point
    from argmap.formats.drawing.palette import Palette
    from argmap.layout.shapes import Arrow
    from argmap.layout.text import TextMeasurer
    from argmap.layout.words import Surroundings


def colour_of(arrow: Arrow) -> str:
    return f"arrow-{arrow.role}"


def lines(arrow: Arrow, palette: Palette) -> str:
    """Legs, trunk and head of an arrow drawn whole."""
    size = head_size(line_width(arrow.strength))
    trunk = shortened(arrow.trunk, size[0] - 1)
    gone = length_of(trunk) if arrow.legs else 0.0
    drawn = "".join(line(leg, arrow, gone) for leg in arrow.legs)
    return (
        f"<g{pen(arrow)}{palette.stroke(colour_of(arrow))}>{drawn}{line(trunk, arrow)}</g>"
        f"{head(arrow.trunk, size, palette.fill(colour_of(arrow)))}"
    )


def pen(arrow: Arrow) -> str:
    """Attributes that an arrow's lines have in common, but for their colour."""
    width = line_width(arrow.strength)
    dashes: tuple[float, ...] = ()
    if is_attack(arrow):
        dashes = DASH
    elif arrow.role == "other":
        dashes = tuple(each * width for each in DOTS)
    said = f' stroke-dasharray="{" ".join(map(num, dashes))}"' if dashes else ""
    return f' fill="none" stroke-width="{num(width)}" stroke-linejoin="round"{said}'


def line(way: Sequence[Point], arrow: Arrow, gone: float = 0.0) -> str:
    """A line; dashes begin `gone` before its end and run backwards, as those of arrows beside."""
    if len(way) < 2:
        return ""
    if not is_attack(arrow) and arrow.role != "other":
        return f'<polyline points="{points(way)}"/>'
    offset = f' stroke-dashoffset="{num(gone)}"' if gone else ""
    return f'<polyline points="{points(way[::-1])}"{offset}/>'


def head(way: Sequence[Point], size: tuple[float, float], fill: str) -> str:
    if len(way) < 2:
        return ""
    dx, dy = heading(way)
    tip, (length, breadth) = way[-1], size
    x, y, half = tip.x - dx * length, tip.y - dy * length, breadth / 2
    corners = (
        (tip.x, tip.y),
        (x - dy * half, y + dx * half),
        (x + dx * 2, y + dy * 2),
        (x + dy * half, y - dx * half),
    )
    return f'<polygon points="{points(corners)}"{fill}/>'


def _dot(at: Point, radius: float, attributes: str) -> str:
    return f'<circle cx="{num(at.x)}" cy="{num(at.y)}" r="{num(radius)}"{attributes}/>'


def junction(arrow: Arrow, palette: Palette) -> str:
    """The dot where linked premises meet."""
    rim = f'{palette.stroke("background")} stroke-width="1.5"'
    return _dot(arrow.trunk[0], m.JUNCTION_RADIUS + 0.75, palette.fill(colour_of(arrow)) + rim)


def ring(arrow: Arrow, at: Point, palette: Palette, size: float = 1.0) -> str:
    """Where an inference is aimed at: a crossed ring undercuts it, a filled one backs it."""
    colour = palette.stroke(colour_of(arrow))
    radius = RING * size
    rim = f'{palette.fill("background")}{colour} stroke-width="{num(2 * size)}"'
    drawn = _dot(at, radius, rim)
    reach = radius * 0.5
    if not is_attack(arrow):
        return drawn + _dot(at, reach, palette.fill(colour_of(arrow)))
    left, right, top, low = (
        num(each) for each in (at.x - reach, at.x + reach, at.y - reach, at.y + reach)
    )
    return (
        f'{drawn}<path d="M{left} {top}L{right} {low}M{left} {low}L{right} {top}" fill="none"'
        f'{colour} stroke-width="{num(2.25 * size)}" stroke-linecap="round"/>'
    )


def sign(arrow: Arrow, palette: Palette) -> str:
    """Plus in a disc or minus in a square."""
    if arrow.role == "other":
        return ""
    x, y = arrow.sign
    outer, reach = sign_reach(1.0), m.SIGN_RADIUS * 0.56
    radius = 3.0 if is_attack(arrow) else outer
    stroke = "" if is_attack(arrow) else f"M{num(x)} {num(y - reach)}V{num(y + reach)}"
    return (
        f'<rect x="{num(x - outer)}" y="{num(y - outer)}" width="{num(2 * outer)}" '
        f'height="{num(2 * outer)}" rx="{num(radius)}"{palette.fill(colour_of(arrow))}'
        f'{palette.stroke("background")} stroke-width="1.5"/>'
        f'<path d="M{num(x - reach)} {num(y)}H{num(x + reach)}{stroke}" fill="none"'
        f'{palette.stroke("on-mark")} stroke-width="1.9"/>'
    )


def word(arrow: Arrow, plan: Surroundings, palette: Palette, measurer: TextMeasurer) -> str:
    """The word of a role that has one."""
    said = role_word(arrow.role)
    if not said:
        return ""
    middle, width, upward = word_place(arrow, plan, measurer.width(said, ROLE_STYLE))
    height = ROLE_STYLE.line_height
    turned = " rotate(-90)" if upward else ""
    return (
        f'<g transform="translate({num(middle.x)} {num(middle.y)}){turned}"{font(ROLE_STYLE)}'
        f"{palette.fill(colour_of(arrow))}>"
        f'<rect x="{num(-width / 2)}" y="{num(-height / 2)}" width="{num(width)}" '
        f'height="{num(height)}" rx="4"{palette.fill("background")}/>'
        f"{text_line(said, ROLE_STYLE, 4 - width / 2, -height / 2)}</g>"
    )


def warrant_mark(arrow: Arrow, palette: Palette, *, aimed: bool = False) -> str:
    """A bubble with three dots on an arrow that has words of its own."""
    middle = mark_place(arrow, aimed=aimed)
    width, height = MARK
    dots = "".join(
        _dot(middle.moved(step * 3.6, 0), 1.15, palette.fill(colour_of(arrow)))
        for step in (-1, 0, 1)
    )
    return (
        f'<rect x="{num(middle.x - width / 2)}" y="{num(middle.y - height / 2)}" '
        f'width="{num(width)}" height="{num(height)}" rx="{num(height / 2)}"'
        f'{palette.fill("background")}{palette.stroke(colour_of(arrow))} stroke-width="1.4"/>{dots}'
    )


def part_of(key: str, drawn: str) -> str:
    """A piece of an inference that stands above all lines, and so apart from its group."""
    return f'<g data-of="{escaped(key)}">{drawn}</g>' if drawn else ""
