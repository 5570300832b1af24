"""A map inside a picture: a `tEXt` chunk of base64(zlib(JSON)), read and written without Qt.

PNG specification, third edition, §5 and §11.3.3. Plain `tEXt` because readers limit what they
inflate (Pillow refuses a whole picture for a compressed chunk above 1 MB); `zTXt`, into which some
tools turn it, is read as well.
"""

from __future__ import annotations

import base64
import binascii
import io
import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final

from argmap.core import limits
from argmap.core.i18n import tr
from argmap.storage.errors import FileProblem

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
KEYWORD: Final = b"argmap"
_HEADER: Final = struct.Struct(">I4s")
_END_OF_HEADER: Final = len(SIGNATURE) + 8 + 13 + 4
_MAX_CHUNK: Final = limits.MAX_FILE_BYTES * 4 // 3 + 4096  # base64 of what does not shrink


def text_chunk(map_bytes: bytes) -> bytes:
    """The complete chunk, with length and checksum, to stand between IHDR and IDAT."""
    return chunk(b"tEXt", KEYWORD + b"\0" + base64.b64encode(zlib.compress(map_bytes, 6)))


def chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk with its length and checksum."""
    check = zlib.crc32(data, zlib.crc32(kind))
    return _HEADER.pack(len(data), kind) + data + struct.pack(">I", check)


def embed(picture: bytes, map_bytes: bytes) -> bytes:
    """The PNG with the map in it, in the place of one that it had. Raises FileProblem."""
    kept = [picture[:_END_OF_HEADER]]
    start = _END_OF_HEADER
    for kind, offset, length in _chunks(io.BytesIO(picture)):
        end = offset + length + 4
        if offset > _END_OF_HEADER and not _is_ours(kind, picture[offset : offset + 16]):
            kept.append(picture[start:end])
        start = end
    kept.insert(1, text_chunk(map_bytes))
    return b"".join(kept)


def is_png(stream: BinaryIO) -> bool:
    """Whether a PNG begins here; the stream is left where it was."""
    position = stream.tell()
    head = stream.read(len(SIGNATURE))
    stream.seek(position)
    return head == SIGNATURE


def read_map_bytes(data: bytes) -> bytes | None:
    """The map in a PNG, or None. Raises FileProblem if it has one that is damaged or too large."""
    return read_chunk(io.BytesIO(data))


def read_chunk(stream: BinaryIO) -> bytes | None:
    """As `read_map_bytes`, skipping the picture itself."""
    for kind, offset, length in _chunks(stream):
        if kind not in (b"tEXt", b"zTXt"):
            continue
        stream.seek(offset)
        if not _is_ours(kind, stream.read(len(KEYWORD) + 1)):
            continue
        if length > _MAX_CHUNK:
            raise _too_large()
        stream.seek(offset)
        body, checksum = stream.read(length), stream.read(4)
        if len(checksum) < 4 or zlib.crc32(kind + body) != struct.unpack(">I", checksum)[0]:
            raise _damaged()
        text = body[len(KEYWORD) + 1 :]
        return _decoded(_inflated(text[1:], _MAX_CHUNK) if kind == b"zTXt" else text)
    return None


def _chunks(stream: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """(type, offset of the data, its length) of each chunk up to IEND or the end of the file."""
    if stream.read(len(SIGNATURE)) != SIGNATURE:
        raise FileProblem(tr("This is no PNG picture."))
    position = len(SIGNATURE)
    while len(header := stream.read(_HEADER.size)) == _HEADER.size:
        length, kind = _HEADER.unpack(header)
        yield kind, position + _HEADER.size, length
        if kind == b"IEND":
            return
        position += _HEADER.size + length + 4
        stream.seek(position)


def _is_ours(kind: bytes, start: bytes) -> bool:
    return kind in (b"tEXt", b"zTXt") and start.startswith(KEYWORD + b"\0")


def _decoded(text: bytes) -> bytes:
    try:
        packed = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise _damaged() from error
    return _inflated(packed, limits.MAX_FILE_BYTES)


def _inflated(packed: bytes, limit: int) -> bytes:
    inflater = zlib.decompressobj()
    try:
        data = inflater.decompress(packed, limit + 1)
    except zlib.error as error:
        raise _damaged() from error
    if len(data) > limit:
        raise _too_large()
    if not inflater.eof:
        raise _damaged()
    return data


def _damaged() -> FileProblem:
    return FileProblem(
        tr("The map in this picture is damaged. Look for another copy of the picture or the map.")
    )


def _too_large() -> FileProblem:
    return FileProblem(
        tr(
            "The map in this picture is larger than {limit} MiB, the most a map may have; "
            "it was not unpacked.",
            limit=limits.MAX_FILE_BYTES // 2**20,
        )
    )
