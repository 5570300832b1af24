"""Maps on disk: read within limits; written, and watched for changes, by what stands beside."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from argmap.core import limits
from argmap.core.i18n import tr
from argmap.storage import pdf, png
from argmap.storage.decoding import too_large
from argmap.storage.errors import FileProblem
from argmap.storage.fingerprints import (
    Fingerprint,
    State,
    changed_since,
    digest,
    facts_of,
    fingerprint,
)
from argmap.storage.fs import is_regular
from argmap.storage.native import Loaded, load
from argmap.storage.replacing import Manner, NotReplaceable, Unconfirmed, write_bytes, write_map
from argmap.storage.sentences import not_regular, reading_sentence

__all__ = [
    "Fingerprint",
    "Found",
    "Manner",
    "NotReplaceable",
    "State",
    "Unconfirmed",
    "changed_since",
    "find_map",
    "fingerprint",
    "read_map",
    "write_bytes",
    "write_map",
]


@dataclass(frozen=True, slots=True)
class Found:
    """The bytes of a map, where they came from, and whether a picture carried them."""

    data: bytes
    fingerprint: Fingerprint
    in_picture: bool


def read_map(path: Path) -> Loaded:
    """The map in a file, in a PNG or in a PDF. Raises FileProblem."""
    return load(find_map(path).data)


def find_map(path: Path) -> Found:
    """The bytes of the map in a file, in a PNG or in a PDF. Raises FileProblem."""
    try:
        status = path.stat()
        if not is_regular(status):
            raise FileProblem(not_regular(status))
        with path.open("rb") as stream:
            facts = facts_of(os.fstat(stream.fileno()))
            if png.is_png(stream):
                data = png.read_chunk(stream)
                if data is None:
                    raise FileProblem(
                        tr(
                            "This picture has no map in it. Pictures that argmap exports have one "
                            "unless that was switched off."
                        )
                    )
                return Found(data, Fingerprint(facts, digest(data)), in_picture=True)
            if pdf.is_pdf(stream):
                data = pdf.read_attachment(stream)
                if data is None:
                    raise FileProblem(
                        tr(
                            "This PDF has no map attached that can be read. PDF files that argmap "
                            "exports have one unless that was switched off."
                        )
                    )
                return Found(data, Fingerprint(facts, digest(data)), in_picture=True)
            data = stream.read(limits.MAX_FILE_BYTES + 1)
    except OSError as error:
        raise FileProblem(reading_sentence(error)) from error
    if len(data) > limits.MAX_FILE_BYTES:
        raise too_large()
    return Found(data, Fingerprint(facts, digest(data)), in_picture=False)
