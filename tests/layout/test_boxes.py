"""Boxes: their height follows their words, and their words stay inside."""

from __future__ import annotations

import pytest

from argmap.core.document import Document
from argmap.core.records import Citation, Content, Participant, Source, Statement
from argmap.layout import metrics as m
from argmap.layout.boxes import box_of, text_area
from argmap.layout.shapes import Box
from argmap.layout.text import TextMeasurer

MEASURER = TextMeasurer()
LONG = "The long-run benefits to public health clearly outweigh the one-off costs. " * 4


def box(*extra: Source | Participant, **fields: object) -> Box:
    statement = Statement(id="s", x=10.0, y=20.0, **fields)
    sources = tuple(each for each in extra if isinstance(each, Source))
    people = tuple(each for each in extra if isinstance(each, Participant))
    content = Content(statements=(statement,), sources=sources, participants=people)
    return box_of(Document(content), statement, MEASURER)


def words(drawn: Box, role: str) -> list[str]:
    return [line.text for b in drawn.blocks if b.role == role for line in b.lines]


@pytest.mark.parametrize("width", [80.0, 240.0, 700.0])
def test_every_line_stands_inside_the_box(width: float) -> None:
    source = Source(id="q", author=("A very long institutional author " * 3,), issued="2021-04")
    person = Participant(id="p", name="Somebody with a rather long name " * 3)
    drawn = box(
        source,
        person,
        text=LONG,
        title=LONG[:70],
        width=width,
        pinned=True,
        implicit=True,
        credence=0.5,
        voice="p",
        citations=(Citation(source="q", locator="p. 3"),),
    )
    assert [block.role for block in drawn.blocks] == ["kind", "title", "text", "footer"]
    bottom = 0.0
    for block in drawn.blocks:
        assert block.y >= bottom
        bottom = block.y + block.style.line_height * len(block.lines)
        for line in block.lines:
            assert block.x + line.width <= width - m.PADDING + 0.01 or len(line.text) <= 1
    assert bottom + m.PADDING == pytest.approx(drawn.rect.height)
    assert " ".join(words(drawn, "text")) == LONG.strip() or width == 80.0


def test_an_empty_box_has_the_height_of_one_line() -> None:
    assert box().rect.height == box(text="One line").rect.height
    assert text_area(box()) == text_area(box(text="One"))._replace(width=216.0)
    assert box(title="Only a title").rect.height == 12 + 16 + 4 + 20 + 12


def test_the_foot_names_the_speaker_and_the_source_in_short() -> None:
    sources = (
        Source(id="a", author=("Mallory, Jean", "Okafor, Ben"), issued="March 2019"),
        Source(id="b", author=("One", "Two", "Three"), title="Not named"),
    )
    said = box(
        *sources,
        Participant(id="p", name="Ada <b>Bold</b>"),
        voice="p",
        chain=("b",),
        citations=(Citation(source="a", locator="p. 12"),),
    )
    assert words(said, "footer") == ["— Ada <b>Bold</b>, via One et al.",
                                     "Mallory and Okafor (2019), p. 12"]  # fmt: skip
    both = box(*sources, citations=(Citation(source="b"), Citation(source="a")))
    assert words(both, "footer") == ["One et al. and 1 more source"]


def test_a_kind_of_a_later_version_shows_its_own_name() -> None:
    assert words(box(kind="hypothesis"), "kind") == ["HYPOTHESIS"]
