"""A file to read: its bytes and name, decoded and parsed once for all who look at it."""

from __future__ import annotations

import codecs
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from argmap.core import limits
from argmap.core.clean import clean_text
from argmap.core.i18n import tr
from argmap.storage.decoding import decode, too_large
from argmap.storage.errors import FileProblem
from argmap.storage.parsing import parse

_HEAD: Final = 4096
_UTF16: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


class Given:
    """What a reader is given. `path` is where the file lies, for formats of several files."""

    def __init__(self, data: bytes, name: str = "", path: Path | None = None) -> None:
        self.data = data
        self.name = name
        self.path = path
        self.guesses: list[str] = []

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix.lower()

    @cached_property
    def text(self) -> str:
        """The file as text with LF line ends. Raises FileProblem."""
        if len(self.data) > limits.MAX_FILE_BYTES:
            raise too_large()
        return clean_text(self._decoded().removeprefix("\ufeff"))

    @cached_property
    def head(self) -> str:
        """The beginning of the text, to tell a format by."""
        encoding = _UTF16.get(self.data[:2], "utf-8")
        return self.data[:_HEAD].decode(encoding, "replace").removeprefix("\ufeff")

    @cached_property
    def json(self) -> Any:
        """The value that the file holds as JSON. Raises FileProblem."""
        text, _ = decode(self.data)
        value, _, notes = parse(text)
        self.guesses += [str(note) for note in notes]
        return value

    @cached_property
    def object(self) -> dict[str, Any]:
        """The JSON object in the file; an empty one if it holds none. Raises nothing."""
        if not self.head.lstrip().startswith("{") and b"\0" not in self.data[:4]:
            return {}
        try:
            value = self.json
        except FileProblem:
            return {}
        return value if isinstance(value, dict) else {}

    def beside(self, suffix: str) -> bytes | None:
        """The file of the same name with another suffix, in the same folder."""
        if self.path is None:
            return None
        try:
            with self.path.with_suffix(suffix).open("rb") as stream:
                data = stream.read(limits.MAX_FILE_BYTES + 1)
        except (OSError, ValueError):
            return None
        return data if len(data) <= limits.MAX_FILE_BYTES else None

    def _decoded(self) -> str:
        encoding = _UTF16.get(self.data[:2])
        if encoding is None and b"\0" in self.data[:2]:
            encoding = "utf-16-be" if self.data[:1] == b"\0" else "utf-16-le"
        try:
            return self.data.decode(encoding or "utf-8")
        except UnicodeError as error:
            if encoding is not None or b"\0" in self.data:
                raise FileProblem(
                    tr("The file is no text that can be read: it is damaged or of another kind.")
                ) from error
        self.guesses.append(
            tr("The text is not UTF-8; it was read as Western European (Windows-1252).")
        )
        return self.data.decode("cp1252", "replace")
