"""Recovery copies of versions before the journal: offered once their process is gone."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from argmap.resources import resource
from argmap.storage.journal.store import Store
from argmap.storage.locking import Lock
from argmap.storage.recovery import offers

if TYPE_CHECKING:
    from pathlib import Path

MAP = resource("examples", "old-bridge.argmap").read_bytes()


def _copy(folder: Path, key: str, data: bytes = MAP, path: str | None = None) -> Path:
    """Write a copy as version 0.1 did before it had a journal."""
    folder.mkdir(parents=True, exist_ok=True)
    header = {
        "format": "argmap-recovery",
        "version": 1,
        "instance": "abcdefghijkl",
        "pid": 1,
        "document": "d",
        "path": path,
        "saved": "2026-01-02T03:04:05Z",
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    copy = folder / f"{key}.recovery"
    copy.write_bytes(json.dumps(header).encode() + b"\n" + data)
    return copy


def test_copies_of_processes_that_are_gone_are_offered(tmp_path: Path) -> None:
    _copy(tmp_path, "one", path="/maps/war.argmap")
    lock = Lock(tmp_path / "abcdefghijkl.lock")
    assert offers(tmp_path) == []
    lock.release()
    (offer,) = offers(tmp_path)
    assert (str(offer.path), offer.read()) == ("/maps/war.argmap", MAP)


def test_damaged_copies_are_passed_over_and_stay(tmp_path: Path) -> None:
    cut, flipped = _copy(tmp_path, "cut"), _copy(tmp_path, "flipped")
    cut.write_bytes(cut.read_bytes()[:-4])
    flipped.write_bytes(flipped.read_bytes()[:-2] + b"??")
    (tmp_path / "header.recovery").write_bytes(b"\0" * 300)
    (tmp_path / "empty.recovery").touch()
    assert offers(tmp_path) == []
    assert len(list(tmp_path.iterdir())) == 4


def test_a_copy_is_recovered_and_discarded_like_a_journal(tmp_path: Path) -> None:
    copy = _copy(tmp_path / "recovery", "one", path="/maps/war.argmap")
    store = Store(tmp_path)
    (left,) = store.left()
    assert (left.id, left.path.name) == ("one", "war.argmap")  # type: ignore[union-attr]
    assert "close" in left.replay().document
    store.discard_left(left)
    assert not copy.exists()
    assert store.left() == []
    (kept,) = store.discarded()
    assert "close" in kept.replay().document
