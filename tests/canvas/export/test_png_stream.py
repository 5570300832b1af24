"""The streamed PNG writer against an independent reader."""

from __future__ import annotations

import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from argmap.canvas.export.png_stream import PngStream
from argmap.storage.png import chunk


def written(pixels: bytes, width: int, height: int, channels: int, band: int) -> io.BytesIO:
    out = io.BytesIO()
    stream = PngStream(out.write, width, height, channels, dpi=192)
    step = band * width * channels
    for start in range(0, len(pixels), step):
        stream.rows(pixels[start : start + step])
    stream.finish()
    out.seek(0)
    return out


@given(
    st.integers(1, 700),
    st.integers(1, 12),
    st.sampled_from([3, 4]),
    st.integers(1, 5),
    st.integers(0, 2**32),
)
def test_reads_back_pixel_by_pixel(
    width: int, height: int, channels: int, band: int, seed: int
) -> None:
    chance = random.Random(seed)
    row = chance.randbytes(width * channels)
    # Rows repeat and differ in places, as they do in a picture of boxes.
    rows = []
    for _ in range(height):
        if chance.random() < 0.5:
            at = chance.randrange(len(row))
            row = row[:at] + chance.randbytes(1) + row[at + 1 :]
        rows.append(row)
    pixels = b"".join(rows)
    image = Image.open(written(pixels, width, height, channels, band))
    assert image.size == (width, height)
    assert image.mode == {3: "RGB", 4: "RGBA"}[channels]
    assert image.tobytes() == pixels


def test_padding_between_rows_is_left_out() -> None:
    out = io.BytesIO()
    stream = PngStream(out.write, 1, 2, 3)
    stream.rows(b"abc?def?", stride=4)
    stream.finish()
    out.seek(0)
    assert Image.open(out).tobytes() == b"abcdef"


def test_tells_the_intended_size() -> None:
    image = Image.open(written(bytes(12), 2, 2, 3, 1))
    assert image.info["dpi"] == pytest.approx((192, 192), abs=0.1)


def test_extra_chunks_stand_before_the_picture() -> None:
    out = io.BytesIO()
    stream = PngStream(out.write, 1, 1, 3, extra=[chunk(b"tEXt", b"k\0hello")])
    stream.rows(b"\0\0\0")
    stream.finish()
    assert out.getvalue().index(b"tEXt") < out.getvalue().index(b"IDAT")
    out.seek(0)
    assert Image.open(out).info["k"] == "hello"


def test_missing_and_surplus_rows_are_refused() -> None:
    stream = PngStream(io.BytesIO().write, 2, 2, 3)
    stream.rows(bytes(6))
    with pytest.raises(ValueError, match="1 rows are missing"):
        stream.finish()
    with pytest.raises(ValueError, match="no whole number"):
        stream.rows(bytes(12))
    with pytest.raises(ValueError, match="no whole number"):
        stream.rows(bytes(5))
