"""Recovery copies as versions before the journal wrote them: still offered, never written.

A copy is a line of JSON about it and then the bytes of the map. A process held a lock as long as it
lived, and its copies name the lock.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from argmap.core.i18n import tr
from argmap.storage.locking import is_held

SUFFIX: Final = ".recovery"
_LOCK_SUFFIX: Final = ".lock"
_FORMAT: Final = "argmap-recovery"
_MAX_HEADER: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Offer:
    """A copy that a process left which ended without saving or discarding it."""

    key: str
    path: Path | None
    saved: str
    document: str
    copy: Path

    def read(self) -> bytes:
        """The bytes of the map. Raises OSError if it is gone or damaged."""
        _, data = _parsed(self.copy)
        return data


def offers(folder: Path) -> list[Offer]:
    """Whole copies of processes that are gone; damaged ones are passed over, and stay."""
    found: list[Offer] = []
    for copy in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            header, _ = _parsed(copy)
        except OSError:
            continue
        lock = folder / f"{Path(str(header.get('instance'))).name}{_LOCK_SUFFIX}"
        if not is_held(lock):
            found.append(_offer(copy, header))
    return found


def offer_in(copy: Path) -> Offer:
    """The offer of one copy, whoever made it. Raises OSError for one that is not whole."""
    return _offer(copy, _parsed(copy)[0])


def _parsed(copy: Path) -> tuple[dict[str, Any], bytes]:
    """The header and the map. Raises OSError for a copy that is not whole."""
    with copy.open("rb") as stream:
        line = stream.readline(_MAX_HEADER)
        data = stream.read()
    try:
        header = json.loads(line)
    except ValueError:
        header = None
    if (
        not isinstance(header, dict)
        or header.get("format") != _FORMAT
        or header.get("sha256") != hashlib.sha256(data).hexdigest()
    ):
        raise OSError(tr("the copy is damaged"))
    return header, data


def _offer(copy: Path, header: dict[str, Any]) -> Offer:
    path = header.get("path")
    return Offer(
        key=copy.name.removesuffix(SUFFIX),
        path=Path(path) if isinstance(path, str) else None,
        saved=str(header.get("saved", "")),
        document=str(header.get("document", "")),
        copy=copy,
    )
