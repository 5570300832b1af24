"""A map attached to a PDF, read without Qt. Qt writes it; other programs list it as an attachment.

Only what is written plainly is found: a PDF that another program has packed anew may hide it.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Final

from argmap.core import limits
from argmap.core.i18n import tr
from argmap.storage.decoding import too_large
from argmap.storage.errors import FileProblem

if TYPE_CHECKING:
    from typing import BinaryIO

SIGNATURE: Final = b"%PDF-"
MAX_PDF: Final = 4 * limits.MAX_FILE_BYTES

_ATTACHED: Final = re.compile(rb"/EF\s*<<\s*/F\s+(\d{1,9})\s+0\s+R")
_STREAM: Final = re.compile(rb"stream\r?\n")
_HEAD: Final = 4_096
_OURS: Final = re.compile(rb'\s*\{\s*"format"\s*:\s*"argmap"')
_MOST_ATTACHED: Final = 100


def is_pdf(stream: BinaryIO) -> bool:
    """Whether a PDF begins here; the stream is left where it was."""
    position = stream.tell()
    head = stream.read(len(SIGNATURE))
    stream.seek(position)
    return head == SIGNATURE


def read_attachment(stream: BinaryIO) -> bytes | None:
    """The map attached to a PDF, or None. Raises FileProblem if it is damaged or too large."""
    data = stream.read(MAX_PDF + 1)
    if len(data) > MAX_PDF:
        raise too_large()
    for number in list(dict.fromkeys(_ATTACHED.findall(data)))[:_MOST_ATTACHED]:
        found = _object(data, int(number))
        if found is not None:
            return found
    return None


def _object(data: bytes, number: int) -> bytes | None:
    """What an object of the file holds, if that is a map."""
    # The last one counts: what is changed in a PDF is written again at its end.
    start = data.rfind(b"\n%d 0 obj" % number)
    begin = _STREAM.search(data, start, start + _HEAD) if start >= 0 else None
    if begin is None:
        return None
    packed = b"/FlateDecode" in data[start : begin.start()]
    if packed:
        return _inflated(data, begin.end())
    end = data.find(b"endstream", begin.end())
    plain = data[begin.end() : end].rstrip(b"\r\n") if end >= 0 else b""
    if not _OURS.match(plain):
        return None
    if len(plain) > limits.MAX_FILE_BYTES:
        raise too_large()
    return plain


def _inflated(data: bytes, start: int) -> bytes | None:
    inflater = zlib.decompressobj()
    try:
        head = inflater.decompress(memoryview(data)[start:], _HEAD)
        if not _OURS.match(head):
            return None
        rest = inflater.decompress(inflater.unconsumed_tail, limits.MAX_FILE_BYTES + 1)
    except zlib.error as error:
        raise _damaged() from error
    if len(head) + len(rest) > limits.MAX_FILE_BYTES:
        raise too_large()
    if not inflater.eof:
        raise _damaged()
    return head + rest


def _damaged() -> FileProblem:
    return FileProblem(
        tr("The map in this PDF is damaged. Look for another copy of the PDF or the map.")
    )
