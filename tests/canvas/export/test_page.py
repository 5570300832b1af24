"""The size of a picture, and what is too large for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.canvas.export.options import MAX_PIXELS, MAX_SCALE, MAX_SIDE
from argmap.canvas.export.page import PictureTooLargeError, largest_scale, page
from argmap.core.geometry import Rect

sides = st.floats(1, 2_000_000)


def test_scale_and_width_give_whole_pixels() -> None:
    assert page(Rect(0, 0, 300, 200), scale=2, width=None)[2:] == (600, 400)
    assert page(Rect(0, 0, 300.2, 200), scale=1, width=None).width == 301
    narrow = page(Rect(5, 5, 300, 200), scale=9, width=150)
    assert (narrow.width, narrow.height, narrow.scale) == (150, 100, 0.5)


def test_a_picture_too_large_names_the_largest_scale_that_works() -> None:
    rect = Rect(0, 0, 30_000, 10_000)
    with pytest.raises(
        PictureTooLargeError, match=r"60,000 × 20,000 pixels.*scale.* is 1\.15"
    ) as it:
        page(rect, scale=2, width=None)
    assert it.value.largest is not None
    page(rect, scale=it.value.largest, width=None)


def test_where_no_scale_works_a_selection_is_the_advice() -> None:
    with pytest.raises(PictureTooLargeError, match="export a selection") as it:
        page(Rect(0, 0, 2_000_000, 10), scale=1, width=None)
    assert it.value.largest is None


@given(sides, sides)
def test_the_largest_scale_is_allowed_and_the_next_is_not(width: float, height: float) -> None:
    rect = Rect(0, 0, width, height)
    largest = largest_scale(rect)
    if largest is None:
        with pytest.raises(PictureTooLargeError):
            page(rect, scale=0.05, width=None)
        return
    fits = page(rect, scale=largest, width=None)
    assert max(fits.width, fits.height) <= MAX_SIDE
    assert fits.width * fits.height <= MAX_PIXELS
    if largest < MAX_SCALE:
        with pytest.raises(PictureTooLargeError):
            page(rect, scale=round(largest + 0.02, 2), width=None)
