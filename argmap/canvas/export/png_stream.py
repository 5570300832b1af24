"""A PNG written band by band, so that its size is bound by the disk and not by memory.

Format: PNG specification, third edition (W3C 2025): 8-bit truecolour with or without alpha, rows
unfiltered. Maps are flat colours, which deflate packs as small without filters as with them; level
2 is where more effort stops paying.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable
from typing import Final

from argmap.storage.png import SIGNATURE, chunk

_UNFILTERED: Final = b"\x00"
_LEVEL: Final = 2
_INCH: Final = 0.0254  # metres
_IDAT_BYTES: Final = 1 << 20


class PngStream:
    """Writes rows from top to bottom through `write`; `finish` ends the file.

    `channels` is 3 (RGB) or 4 (RGBA, not premultiplied). `extra` are complete chunks that stand
    before the picture, such as the embedded map. `dpi` tells readers the intended size.
    """

    def __init__(
        self,
        write: Callable[[bytes], object],
        width: int,
        height: int,
        channels: int,
        *,
        dpi: float = 96.0,
        extra: Iterable[bytes] = (),
    ) -> None:
        self._write = write
        self._row_bytes = width * channels
        self._rows_left = height
        self._deflate = zlib.compressobj(_LEVEL)
        self._pending = bytearray()
        colour_type = {3: 2, 4: 6}[channels]
        per_metre = round(dpi / _INCH)
        write(SIGNATURE)
        write(chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour_type, 0, 0, 0)))
        write(chunk(b"sRGB", b"\x00"))
        write(chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)))
        for piece in extra:
            write(piece)

    def rows(self, pixels: bytes | memoryview, stride: int | None = None) -> None:
        """Add whole rows; each begins `stride` bytes after the one before (default: at its end)."""
        width = self._row_bytes
        stride = stride or width
        count, rest = divmod(len(pixels), stride)
        if rest or count > self._rows_left or stride < width:
            raise ValueError("the pixels are no whole number of the rows that are left")
        self._rows_left -= count
        view, compress = memoryview(pixels), self._deflate.compress
        for start in range(0, count * stride, stride):
            self._pending += compress(_UNFILTERED)
            self._pending += compress(view[start : start + width])
        if len(self._pending) >= _IDAT_BYTES:
            self._flush()

    def finish(self) -> None:
        """Raises ValueError if rows are missing."""
        if self._rows_left:
            raise ValueError(f"{self._rows_left} rows are missing")
        self._pending += self._deflate.flush()
        self._flush()
        self._write(chunk(b"IEND", b""))

    def _flush(self) -> None:
        self._write(chunk(b"IDAT", bytes(self._pending)))
        self._pending.clear()
