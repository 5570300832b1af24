"""Real files of other programs, which stand beside the project, if they do."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from argmap.core.document import Document
from argmap.formats.format import Format, Imported, Options
from argmap.formats.given import Given
from argmap.storage.filemodel import Meta
from argmap.storage.native import checked_dump, load

FOLDER = Path(
    os.environ.get("ARGMAP_CASES") or Path(__file__).resolve().parents[3] / "shared" / "cases"
)


@cache
def every() -> tuple[dict[str, Any], ...]:
    path = FOLDER / "manifest.json"
    if not path.is_file():
        return ()
    return tuple(json.loads(path.read_text(encoding="utf-8"))["files"])


def cases(*formats: str) -> list[Any]:
    """Parameters, one a file; one that is skipped and says why where the files are not there."""
    found = [each for each in every() if each["format"] in formats]
    if not found:
        reason = f"real files are not here: {FOLDER} (ARGMAP_CASES names another folder)"
        return [pytest.param(None, id="none", marks=pytest.mark.skip(reason=reason))]
    return [pytest.param(each, id=each["file"]) for each in found]


def given(case: dict[str, Any]) -> Given:
    path = FOLDER / case["file"]
    return Given(path.read_bytes(), path.name, path)


def again(imported: Imported, used: Format) -> Imported:
    """The map written and read again; ours takes it too."""
    content = imported.document.content()
    load(checked_dump(content, Meta()))
    assert used.write is not None
    assert used.read is not None
    data = used.write(imported.document, Options())
    read = used.read(Given(data, "again"))
    assert used.write(read.document, Options()) == data
    return read


def plain(document: Document, *without: str) -> dict[str, Any]:
    """What a map says, to compare: order as sequence, without what is named."""
    content = document.content().model_dump(exclude_defaults=True)
    leave = {"order", *without}
    return {
        name: (
            [{key: each for key, each in record.items() if key not in leave} for record in records]
            if isinstance(records, tuple)
            else {key: each for key, each in records.items() if key not in leave}
        )
        for name, records in content.items()
    }
