"""A PNG written band by band, so that its size is bound by the disk and not by memory.

Format: PNG specification, third edition (W3C 2025): 8-bit truecolour with or without alpha, filter
type 2 (Up) on every row. Maps are flat colours, so most filtered bytes are zero and deflate at
level 1 is both fast and small.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable
from typing import Final

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_UP: Final = b"\x02"
_INCH: Final = 0.0254  # metres
_IDAT_BYTES: Final = 1 << 20
_BLOCK: Final = 768
_ZEROS: Final = bytes(_BLOCK)
_TOP: Final = int.from_bytes(b"\x80" * _BLOCK, "little")
_LOW: Final = int.from_bytes(b"\x7f" * _BLOCK, "little")


def chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk with its length and checksum."""
    check = zlib.crc32(data, zlib.crc32(kind))
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


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
        self._blank = self._above = bytes(self._row_bytes)
        self._deflate = zlib.compressobj(1)
        self._pending = bytearray()
        colour_type = {3: 2, 4: 6}[channels]
        per_metre = round(dpi / _INCH)
        write(SIGNATURE)
        write(chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour_type, 0, 0, 0)))
        write(chunk(b"sRGB", b"\x00"))
        write(chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)))
        for piece in extra:
            write(piece)

    def rows(self, pixels: bytes) -> None:
        """Add whole rows: their bytes one after the other, without padding."""
        count, rest = divmod(len(pixels), self._row_bytes)
        if rest or count > self._rows_left:
            raise ValueError("the pixels are no whole number of the rows that are left")
        if not count:
            return
        self._rows_left -= count
        width = self._row_bytes
        above = self._above
        lines = []
        for start in range(0, len(pixels), width):
            row = pixels[start : start + width]
            lines.append(_UP)
            lines.append(self._blank if row == above else _difference(row, above))
            above = row
        self._above = above
        self._pending += self._deflate.compress(b"".join(lines))
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


def _difference(row: bytes, above: bytes) -> bytes:
    """Bytewise difference modulo 256. Only blocks that differ cost anything."""
    pieces = []
    for start in range(0, len(row), _BLOCK):
        mine, other = row[start : start + _BLOCK], above[start : start + _BLOCK]
        if mine == other:
            pieces.append(_ZEROS[: len(mine)])
        else:
            pieces.append(_subtract(mine, other))
    return b"".join(pieces)


def _subtract(minuend: bytes, subtrahend: bytes) -> bytes:
    """All bytes at once in two long integers.

    The top bit of each byte is set aside so that no byte borrows from its neighbour, and put
    back by exclusive or: the usual arithmetic within a register, with a register of any length.
    """
    a = int.from_bytes(minuend, "little")
    b = int.from_bytes(subtrahend, "little")
    difference = ((a | _TOP) - (b & _LOW)) ^ ((a ^ ~b) & _TOP)
    return difference.to_bytes(_BLOCK, "little")[: len(minuend)]
