"""Statements: outline, icon, words and markers, each a group with its id and a title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Rect
from argmap.core.i18n import tr
from argmap.core.kinds import kind_of
from argmap.formats.drawing.icons import icon
from argmap.formats.drawing.markup import (
    allowed_url,
    escaped,
    font,
    num,
    text_block,
    text_line,
)
from argmap.formats.drawing.outlines import crease, outline, stripe
from argmap.formats.drawing.palette import own_colour
from argmap.layout import metrics as m
from argmap.layout.text import Face, TextStyle

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.kinds import Kind
    from argmap.core.records import Statement
    from argmap.formats.drawing.palette import Palette
    from argmap.layout.shapes import Box, TextBlock
    from argmap.layout.text import TextMeasurer

BORDER: Final = 1.25
_STRIPE: Final = 4.0
_SHADOW_DROP: Final = 1.5
_METER: Final = (28.0, 6.0)
_MARK_STYLE: Final = TextStyle(Face.ITALIC, 11.0, 16.0)
_EMPTY_STYLE: Final = TextStyle(Face.ITALIC, m.TEXT_STYLE.size, m.TEXT_STYLE.line_height)


def box(box: Box, document: Document, palette: Palette, measurer: TextMeasurer) -> str:
    """A statement whole."""
    kind = kind_of(box.kind)
    statement = document.statements[box.id]
    place = f"{num(box.rect.x)} {num(box.rect.y)}"
    return (
        f'<g id="{escaped(box.id)}" class="statement" data-kind="{escaped(box.kind)}" '
        f'transform="translate({place})">'
        f"<title>{escaped(told(statement))}</title>"
        f"{_ground(box, kind, palette)}"
        f"{_words(box, kind, document, statement, palette)}"
        f"{_markers(box, kind, palette, measurer)}</g>"
    )


def told(statement: Statement) -> str:
    """A statement in one piece: its kind, title and text."""
    said = [each for each in (statement.title, statement.text) if each]
    words = ". ".join(said) if said else tr("No text yet")
    return f"{tr(kind_of(statement.kind).title)}: {words}"


def _ground(box: Box, kind: Kind, palette: Palette) -> str:
    size = box.rect.width, box.rect.height
    path = outline(kind.shape, *size)
    mark = palette.stroke(f"{kind.colour}-mark")
    parts = [
        f'<path d="{path}" transform="translate(0 {_SHADOW_DROP})"{palette.fill("shadow")}/>',
    ]
    dashes = f' stroke-dasharray="{num(4 * BORDER)} {num(3 * BORDER)}"' if box.implicit else ""
    border = f'{mark} stroke-width="{BORDER}"{dashes}'
    fill = palette.fill(f"{kind.colour}-fill")
    own = own_colour(box.colour)
    if own is None:
        parts.append(f'<path class="ground" d="{path}"{fill}{border}/>')
    else:
        parts += [
            f'<path d="{path}"{fill}/>',
            f'<path d="{stripe(kind.shape, *size, _STRIPE)}"{palette.fill(own)}/>',
            f'<path class="ground" d="{path}" fill="none"{border}/>',
        ]
    fold = crease(kind.shape, *size)
    if fold is not None:
        parts.append(f'<path d="{fold}" fill="none"{mark} stroke-width="{BORDER}"/>')
    return "".join(parts)


def _words(box: Box, kind: Kind, document: Document, statement: Statement, palette: Palette) -> str:
    colours = {"kind": f"{kind.colour}-mark", "footer": "secondary"}
    top = m.PADDING + (m.KIND_STYLE.line_height - m.KIND_ICON) / 2
    parts = [icon(kind.icon, (m.PADDING, top), m.KIND_ICON, palette, f"{kind.colour}-mark")]
    empty = True
    for block in box.blocks:
        fill = palette.fill(colours.get(block.role, "text"))
        if block.role == "footer":
            parts.append(_footer(block, document, statement, fill))
            continue
        empty = empty and block.role == "kind"
        parts.append(text_block(block, fill))
    if empty:
        place = m.PADDING + m.KIND_STYLE.line_height + m.BLOCK_GAP
        line = text_line(tr("No text yet"), _EMPTY_STYLE, m.PADDING, place)
        parts.append(f"<g{font(_EMPTY_STYLE)}{palette.fill('secondary')}>{line}</g>")
    return "".join(parts)


def _footer(block: TextBlock, document: Document, statement: Statement, fill: str) -> str:
    """Who says it, and where it stands: that leads to the first source that has an address."""
    address = next(iter(addresses(document, statement)), None)
    if address is None or not (statement.citations or statement.excerpts):
        return text_block(block, fill)
    first, last = block._replace(lines=block.lines[:-1]), block._replace(lines=block.lines[-1:])
    last = last._replace(y=block.y + block.style.line_height * len(first.lines))
    said = text_block(first, fill) if first.lines else ""
    linked = text_block(last, f'{fill} text-decoration="underline"')
    return f'{said}<a href="{escaped(address)}">{linked}</a>'


def addresses(document: Document, statement: Statement) -> dict[str, str]:
    """Where the sources of a statement are to be found: the address, and the source's id."""
    keys = [each.source for each in statement.citations]
    keys += [each.source for each in statement.excerpts]
    sources = [document.sources[key] for key in dict.fromkeys(keys) if key in document.sources]
    found = ((allowed_url(each), each.id) for each in sources)
    return {address: key for address, key in found if address is not None}


def _markers(box: Box, kind: Kind, palette: Palette, measurer: TextMeasurer) -> str:
    """Credence, pin, and the word where there is room for it, from the right."""
    colour = f"{kind.colour}-mark"
    left = m.PADDING
    for block in box.blocks:
        if block.role == "kind":
            left = block.x + max((line.width for line in block.lines), default=0.0)
    right = box.rect.width - m.PADDING - (m.FOLD - 4 if kind.shape == "document" else 0)
    middle = m.PADDING + m.KIND_STYLE.line_height / 2
    parts = []
    if box.credence is not None:
        width = min(_METER[0], max(12.0, right - left - 12))
        parts.append(
            _meter(
                Rect(right - width, middle - _METER[1] / 2, width, _METER[1]),
                box.credence,
                palette,
                colour,
            )
        )
        right -= width + 8
    if box.pinned:
        side = m.KIND_ICON
        parts.append(icon("pin", (right - side, middle - side / 2), side, palette, colour))
        right -= side + 6
    if box.implicit:
        word = tr("implicit")
        width = measurer.width(word, _MARK_STYLE)
        if right - width > left + 8:
            line = text_line(word, _MARK_STYLE, right - width, m.PADDING)
            parts.append(f"<g{font(_MARK_STYLE)}{palette.fill('secondary')}>{line}</g>")
    return "".join(parts)


def _meter(rect: Rect, value: float, palette: Palette, colour: str) -> str:
    x, y, width, height = rect
    track = (
        f'<rect x="{num(x)}" y="{num(y)}" width="{num(width)}" height="{num(height)}" '
        f'rx="{num(height / 2)}"{palette.fill("track")}{palette.stroke(colour)}/>'
    )
    if value <= 0:
        return track
    inner = height - 2
    filled = max(inner, (width - 2) * min(1.0, value))
    return (
        f'{track}<rect x="{num(x + 1)}" y="{num(y + 1)}" width="{num(filled)}" '
        f'height="{num(inner)}" rx="{num(inner / 2)}"{palette.fill(colour)}/>'
    )
