"""From the bytes of a file to JSON in UTF-8 that the parser takes, or a sentence why not."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from argmap.core import limits
from argmap.core.i18n import tr
from argmap.storage.errors import FileProblem, Problem

_UTF16_BOMS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    rb"|(?P<lone>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)
_SIGNATURES = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP",
    b"\x1f\x8b": "gzip",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"<": "XML/HTML",
}


def decode(data: bytes) -> tuple[bytes, list[Problem]]:
    """JSON text in UTF-8 without a byte order mark, and what had to be changed to get it.

    Raises FileProblem for what cannot be a map at all.
    """
    if len(data) > limits.MAX_FILE_BYTES:
        raise too_large()
    if not data.strip():
        raise FileProblem(
            tr("The file is empty: nothing was ever written to it. Look for a backup copy.")
        )
    if not data.strip(b"\0"):
        raise FileProblem(
            tr(
                "The file holds nothing but zero bytes, as a crash during writing leaves it. "
                "Look for a backup copy."
            )
        )
    notes: list[Problem] = []
    text = _utf8(data, notes)
    _refuse_signatures(text)
    return text, notes


def too_large() -> FileProblem:
    return FileProblem(
        tr(
            "The file is larger than {limit} MiB, the most a map may have. "
            "Split it into several maps.",
            limit=limits.MAX_FILE_BYTES // 2**20,
        )
    )


def without_lone_surrogates(text: bytes) -> tuple[bytes, list[Problem]]:
    """Halves of surrogate pairs, which stand for no character, become U+FFFD."""
    lone = [match.start() for match in _ESCAPE.finditer(text) if match["lone"]]
    if not lone:
        return text, []
    mended = _ESCAPE.sub(lambda match: rb"\ufffd" if match["lone"] else match[0], text)
    message = tr("Half a character (a lone surrogate) stands in the text; it is shown as “\ufffd”.")
    return mended, [Problem(message, line) for line in sorted(set(lines_of(text, lone)))]


def lines_of(text: bytes, offsets: list[int]) -> Iterator[int]:
    """Line numbers, from 1, of ascending offsets."""
    line, start = 1, 0
    for offset in offsets:
        line += text.count(b"\n", start, offset)
        start = offset
        yield line


def _utf8(data: bytes, notes: list[Problem]) -> bytes:
    if data.startswith(codecs.BOM_UTF8):
        return data[len(codecs.BOM_UTF8) :]
    encoding = _UTF16_BOMS.get(data[:2]) or _bare_utf16(data[:4])
    if encoding is None:
        return data
    try:
        text = data.decode(encoding).removeprefix("\ufeff").encode()
    except UnicodeError as error:
        raise FileProblem(
            tr(
                "The file seems to be UTF-16 text, but it is damaged. "
                "Save it as UTF-8 in a text editor, or look for a backup copy."
            )
        ) from error
    notes.append(Problem(tr("The file is UTF-16 text; a map is saved as UTF-8.")))
    return text


def _bare_utf16(head: bytes) -> str | None:
    # A map begins with "{" and then a quote or white space: every second byte is zero.
    if len(head) < 4:
        return None
    if head[1] == 0 == head[3] and head[0] and head[2]:
        return "utf-16-le"
    if head[0] == 0 == head[2] and head[1] and head[3]:
        return "utf-16-be"
    return None


def _refuse_signatures(text: bytes) -> None:
    for signature, name in _SIGNATURES.items():
        if text.lstrip().startswith(signature):
            raise FileProblem(tr("This is not an argmap file but a {name} file.", name=name))
