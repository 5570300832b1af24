"""Boxes: how tall a statement is, and where its words stand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from argmap.core.geometry import Rect
from argmap.core.i18n import tr
from argmap.core.kinds import kind_of
from argmap.layout import metrics as m
from argmap.layout.footers import footer_count, footer_texts
from argmap.layout.shapes import Box, TextBlock
from argmap.layout.text import Line, TextStyle

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Statement
    from argmap.layout.text import TextMeasurer

_KIND = m.KIND_STYLE.line_height
_TITLE = m.TITLE_STYLE.line_height
_TEXT = m.TEXT_STYLE.line_height
_FOOTER = m.FOOTER_STYLE.line_height
_FRAME = 2 * m.PADDING + _KIND


def box_of(document: Document, statement: Statement, measurer: TextMeasurer) -> Box:
    """The statement's box; without a place yet, it stands at the origin."""
    width, height = size_of(statement, measurer)
    return Box(
        statement.id,
        Rect(statement.x or 0.0, statement.y or 0.0, width, height),
        statement.kind,
        partial(blocks_of, document, statement, measurer),
        implicit=statement.implicit,
        pinned=statement.pinned,
        colour=statement.colour,
        credence=statement.credence,
    )


def size_of(statement: Statement, measurer: TextMeasurer) -> tuple[float, float]:
    """Width and height; an empty statement has room for one line."""
    width = statement.width or m.DEFAULT_WIDTH
    room = width - 2 * m.PADDING
    height = _FRAME
    title, text = statement.title, statement.text
    if title:
        height += m.BLOCK_GAP + _TITLE * measurer.line_count(title, m.TITLE_STYLE, room)
    if text:
        height += m.BLOCK_GAP + _TEXT * measurer.line_count(text, m.TEXT_STYLE, room)
    elif not title:
        height += m.BLOCK_GAP + _TEXT
    footers = footer_count(statement)
    if footers:
        height += m.FOOTER_GAP + _FOOTER * footers
    return width, height


def blocks_of(
    document: Document, statement: Statement, measurer: TextMeasurer
) -> tuple[TextBlock, ...]:
    """The statement's words, broken into lines and set below one another."""
    width = statement.width or m.DEFAULT_WIDTH
    room = width - 2 * m.PADDING
    blocks = [_kind_block(statement, measurer, room)]
    y = m.PADDING + _KIND
    if statement.title:
        y += m.BLOCK_GAP
        lines = measurer.lines(statement.title, m.TITLE_STYLE, room)
        blocks.append(TextBlock("title", m.TITLE_STYLE, m.PADDING, y, room, lines))
        y += _TITLE * len(lines)
    if statement.text:
        y += m.BLOCK_GAP
        lines = measurer.lines(statement.text, m.TEXT_STYLE, room)
        blocks.append(TextBlock("text", m.TEXT_STYLE, m.PADDING, y, room, lines))
        y += _TEXT * len(lines)
    elif not statement.title:
        y += m.BLOCK_GAP + _TEXT
    texts = footer_texts(document, statement)
    if texts:
        lines = tuple(one_line(text, m.FOOTER_STYLE, measurer, room) for text in texts)
        y += m.FOOTER_GAP
        blocks.append(TextBlock("footer", m.FOOTER_STYLE, m.PADDING, y, room, lines))
    return tuple(blocks)


def text_area(box: Box) -> Rect:
    """Where the statement's text stands, or would stand, in the scene: the place to edit it."""
    for block in box.blocks:
        if block.role == "text":
            height = block.style.line_height * len(block.lines)
            return Rect(box.rect.x + block.x, box.rect.y + block.y, block.width, height)
    last = [block for block in box.blocks if block.role != "footer"][-1]
    y = last.y + last.style.line_height * len(last.lines) + m.BLOCK_GAP
    return Rect(box.rect.x + m.PADDING, box.rect.y + y, box.rect.width - 2 * m.PADDING, _TEXT)


def one_line(text: str, style: TextStyle, measurer: TextMeasurer, room: float) -> Line:
    """The text on one line, cut short where it is too long."""
    return measurer.lines(measurer.elide(text, style, room), style, room)[0]


def _kind_block(statement: Statement, measurer: TextMeasurer, room: float) -> TextBlock:
    markers = statement.implicit + statement.pinned + (statement.credence is not None)
    left = m.KIND_ICON + m.KIND_GAP
    room -= left + m.MARKER * markers
    name = tr(kind_of(statement.kind).title).upper()
    line = one_line(name, m.KIND_STYLE, measurer, room)
    return TextBlock("kind", m.KIND_STYLE, m.PADDING + left, m.PADDING, room, (line,))
