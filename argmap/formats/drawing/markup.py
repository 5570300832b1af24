"""Pieces of XML: whatever text goes in, what comes out is well-formed and stays text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

from argmap.layout.text import Face, baseline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.core.records import Source
    from argmap.layout.shapes import TextBlock
    from argmap.layout.text import TextStyle

FAMILY: Final = "Inter, 'Noto Sans', 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif"
"""The bundled typeface, and such as are hardly wider, so that words stay in their boxes."""
# XML 1.0, production 2; and controls that are allowed there but not in HTML.
NOT_XML: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)
_SCHEMES: Final = ("http", "https", "mailto")
_UNFIT: Final = re.compile(
    r"[\x00-\x20\x7f-\xa0<>\"\\^`{|}\u2000-\u200f\u2028-\u202f\u2066-\u2069]"
)
_BOLD: Final = frozenset({Face.SEMIBOLD, Face.SEMIBOLD_ITALIC})
_ITALIC: Final = frozenset({Face.ITALIC, Face.SEMIBOLD_ITALIC})


def escaped(text: str) -> str:
    """Text as it may stand in an element or between double quotes."""
    text = NOT_XML.sub("\ufffd", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def num(value: float) -> str:
    """A number, to a hundredth of a pixel."""
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def points(line: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{num(x)},{num(y)}" for x, y in line)


def allowed_url(source: Source) -> str | None:
    """Where a source is to be found, if that is an address a reader may be led to."""
    address = (source.URL or "").strip()
    if not address and source.DOI:
        doi = source.DOI.strip().removeprefix("doi:").strip()
        address = doi if "://" in doi else "https://doi.org/" + quote(doi, safe="/:;()._-")
    if not address or _UNFIT.search(address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _SCHEMES or not (parts.netloc or scheme == "mailto"):
        return None
    return address


def font(style: TextStyle) -> str:
    """Attributes for text of a style."""
    weight = ' font-weight="600"' if style.face in _BOLD else ""
    slant = ' font-style="italic"' if style.face in _ITALIC else ""
    return f' font-size="{num(style.size)}"{weight}{slant}'


def text_line(
    text: str, style: TextStyle, x: float, top: float, *, rtl: bool = False, room: float = 0.0
) -> str:
    """One line; one that reads from right to left ends at `x` + `room`. Set `font` around it."""
    if not text:
        return ""
    y = num(top + baseline(style))
    if rtl:
        return f'<text x="{num(x + room)}" y="{y}" direction="rtl">{escaped(text)}</text>'
    return f'<text x="{num(x)}" y="{y}">{escaped(text)}</text>'


def text_block(block: TextBlock, fill: str) -> str:
    """The lines of a block; `fill` are the attributes of their colour."""
    lines = []
    top = block.y
    for text, _, rtl in block.lines:
        lines.append(text_line(text, block.style, block.x, top, rtl=rtl, room=block.width))
        top += block.style.line_height
    return f"<g{font(block.style)}{fill}>{''.join(lines)}</g>"
