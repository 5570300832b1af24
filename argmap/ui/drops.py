"""Files dragged onto a window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

MAP_SUFFIXES = {".argmap", ".json", ".png"}


def dropped_files(data: QMimeData) -> list[Path]:
    """Return the local files among what is dragged that may be maps."""
    if not data.hasUrls():
        return []
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in MAP_SUFFIXES]
