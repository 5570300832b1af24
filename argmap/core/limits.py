"""How large a map may be: one place for every limit, each told in a sentence where it is met."""

from __future__ import annotations

from typing import Final

MAX_FILE_BYTES: Final = 64 * 1024 * 1024
MAX_RECORDS: Final = 250_000
MAX_TEXT: Final = 20_000  # code points of one statement, warrant or note
MAX_LABEL: Final = 1_000  # code points of a title, name, tag or locator
MAX_SOURCE_TEXT: Final = 5_000_000  # code points of a source document's full text
MAX_COORDINATE: Final = 1_000_000.0  # scene pixels from the origin
MIN_WIDTH: Final = 80.0  # scene pixels
MAX_WIDTH: Final = 4_000.0  # scene pixels
MAX_ORDER: Final = 2_000  # characters of a fractional index
MAX_PASTED_TEXT: Final = 2_000_000  # code points of text inserted at once
MAX_PASTED_LINES: Final = 50_000
MAX_PASTED_STATEMENTS: Final = 5_000  # statements made of text at once
