"""Frames, ties, and links drawn as stubs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Point, Rect
from argmap.core.kinds import kind_of
from argmap.formats.drawing.arrows import colour_of, head, line, pen
from argmap.formats.drawing.markup import escaped, font, num, points, text_line
from argmap.formats.drawing.palette import own_colour
from argmap.layout import metrics as m
from argmap.layout.badges import STYLE
from argmap.layout.polylines import shortened
from argmap.layout.strokes import head_size, line_width
from argmap.layout.stubs import ARROW_ROOM, PAD
from argmap.layout.words import TIE_STYLE, tie_word

if TYPE_CHECKING:
    from argmap.formats.drawing.palette import Palette
    from argmap.layout.badges import Badge
    from argmap.layout.shapes import Arrow, Frame, Tie
    from argmap.layout.stubs import Stub, Stubs
    from argmap.layout.text import TextMeasurer

_FADE: Final = 48.0
_SIGNS: Final = ("→", "←")


def frame(frame: Frame, palette: Palette) -> str:
    """A group's frame, with its title at the top left."""
    x, y, width, height = frame.rect
    own = own_colour(frame.colour) or "frame"
    left = x + m.FRAME_PADDING
    top = y + (m.FRAME_STRIP - m.FRAME_STYLE.line_height) / 2 + 2
    text, _, rtl = frame.title
    title = text_line(text, m.FRAME_STYLE, left, top, rtl=rtl, room=width - 2 * m.FRAME_PADDING)
    return (
        f'<g id="{escaped(frame.id)}" class="group"><title>{escaped(text)}</title>'
        f'<rect x="{num(x)}" y="{num(y)}" width="{num(width)}" height="{num(height)}" '
        f'rx="{num(m.CORNER)}"{palette.fill("frame-fill")}{palette.stroke(own)}/>'
        f"<g{font(m.FRAME_STYLE)}{palette.fill('secondary')}>{title}</g></g>"
    )


def tie(tie: Tie, title: str, palette: Palette, measurer: TextMeasurer) -> str:
    """A relation: thin and dotted, without a sign; its word in the middle."""
    said = tie_word(tie.kind)
    drawn = _tie_word(said, tie, palette, measurer) if said and len(tie.line) > 1 else ""
    return (
        f'<g id="{escaped(tie.id)}" class="relation" data-from="{tie.a}" data-to="{tie.b}">'
        f"<title>{escaped(title)}</title>"
        f'<polyline points="{points(tie.line)}" fill="none"{palette.stroke("tie")} '
        f'stroke-width="1.5" stroke-linecap="round" stroke-dasharray="0.15 4.5"/>{drawn}</g>'
    )


def _tie_word(said: str, tie: Tie, palette: Palette, measurer: TextMeasurer) -> str:
    index = (len(tie.line) - 1) // 2
    a, b = tie.line[index], tie.line[index + 1]
    x, y = (a.x + b.x) / 2, (a.y + b.y) / 2
    width = measurer.width(said, TIE_STYLE) + 8
    if max(tie.bounds.width, tie.bounds.height) < width + 16:
        return ""
    return (
        f'<rect x="{num(x - width / 2)}" y="{num(y - 8)}" width="{num(width)}" height="16" '
        f'rx="4"{palette.fill("background")}/>'
        f"<g{font(TIE_STYLE)}{palette.fill('secondary')}>"
        f"{text_line(said, TIE_STYLE, x - width / 2 + 4, y - 8)}</g>"
    )


def stub_lines(arrow: Arrow, stubs: Stubs, palette: Palette) -> str:
    """What is seen of a link too long to follow: pieces that fade out."""
    fill = palette.fill(colour_of(arrow))
    size = head_size(line_width(arrow.strength))
    parts = [f"<g{pen(arrow)}{palette.stroke(colour_of(arrow))}>"]
    heads = []
    for way in stubs.whole:
        if way is arrow.trunk:
            parts.append(line(shortened(way, size[0] - 1), arrow))
            heads.append(head(way, size, fill))
        else:
            parts.append(line(way, arrow))
    parts.append("</g>")
    for number, stub in enumerate(stubs.ends):
        name = f"{arrow.id}.{number}"
        parts.append(_fading(stub, name, palette.stop(colour_of(arrow))))
        way = stub.line
        if stub.head:
            way = tuple(shortened(way[::-1], size[0] - 1))
            heads.append(head(stub.line[::-1], size, fill))
        parts.append(
            f'<polyline points="{points(way)}"{pen(arrow)} stroke="url(#{escaped(name)})"/>'
        )
    return "".join((*parts, *heads))


def _fading(stub: Stub, name: str, stop: str) -> str:
    """A colour that is gone where the line is loose."""
    back, end = Point(*shortened(stub.line, _FADE)[-1]), stub.line[-1]
    return (
        f'<linearGradient id="{escaped(name)}" gradientUnits="userSpaceOnUse" x1="{num(back.x)}" '
        f'y1="{num(back.y)}" x2="{num(end.x)}" y2="{num(end.y)}">'
        f'<stop offset="0"{stop}/><stop offset="1"{stop} stop-opacity="0"/></linearGradient>'
    )


def stub_labels(arrow: Arrow, stubs: Stubs, palette: Palette) -> str:
    """Where the stubs lead."""
    return "".join(_label(stub, arrow, palette) for stub in stubs.ends)


def _label(stub: Stub, arrow: Arrow, palette: Palette) -> str:
    x, y, width, height = stub.rect
    text, room, rtl = stub.label
    style = m.STUB_STYLE
    said = text_line(text, style, x + PAD + ARROW_ROOM, y, rtl=rtl, room=room)
    return (
        f'<rect x="{num(x)}" y="{num(y)}" width="{num(width)}" height="{num(height)}" '
        f'rx="{num(PAD)}"{palette.fill("background")}/>'
        f"<g{font(style)}{palette.fill(colour_of(arrow))}>"
        f"{text_line(_SIGNS[stub.arrives], style, x + PAD, y)}</g>"
        f"<g{font(style)}{palette.fill('secondary')}>{said}</g>"
    )


def badge(badge: Badge, palette: Palette, measurer: TextMeasurer) -> str:
    """How many are folded away behind a box."""
    return pill(badge.text, badge.rect, kind_of(badge.kind).colour, palette, measurer)


def pill(text: str, room: Rect, colour: str, palette: Palette, measurer: TextMeasurer) -> str:
    """A pill with words in its middle."""
    x, y, width, height = room
    left = x + (width - measurer.width(text, STYLE)) / 2
    words = text_line(text, STYLE, left, room.center.y - STYLE.line_height / 2)
    return (
        f'<g class="badge"><rect x="{num(x)}" y="{num(y)}" width="{num(width)}" '
        f'height="{num(height)}" rx="{num(height / 2)}"{palette.fill(f"{colour}-mark")}/>'
        f"<g{font(STYLE)}{palette.fill('on-mark')}>{words}</g></g>"
    )
