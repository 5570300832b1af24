"""What stands in the folder of one journal, and which of it counts."""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from argmap import __version__
from argmap.storage.filemodel import VERSION
from argmap.storage.journal.lines import Lines, read_lines

if TYPE_CHECKING:
    from argmap.storage.journal.fs import JournalFs

FORMAT: Final = "argmap-journal"
META: Final = "meta.json"
ATTEMPTS: Final = "attempts"
_OPS: Final = re.compile(r"^ops-(\d{1,9})\.jnl$")
MOST: Final = 256 * 1024 * 1024
"""Bytes of a journal that are read: its writer begins anew long before."""


def base_name(number: int) -> str:
    return f"base-{number}.argmap"


def ops_name(number: int) -> str:
    return f"ops-{number}.jnl"


def heading(
    *,
    document: str,
    path: str | None,
    base: bytes,
    lock: str,
    place: int,
    clean: int | None,
    dirty: bool,
) -> dict[str, Any]:
    """What `meta.json` and the first line of the steps say; either will do to read the rest."""
    return {
        "format": FORMAT,
        "version": 1,
        "app": f"argmap {__version__}",
        "map_version": VERSION,
        "pid": os.getpid(),
        "lock": lock,
        "document": document,
        "path": path,
        "sha256": hashlib.sha256(base).hexdigest(),
        "place": place,
        "clean": clean,
        "dirty": dirty,
    }


@dataclass(frozen=True, slots=True)
class Pair:
    """A base and the lines since; `data` is the file of the lines as it is, whole or not."""

    number: int
    head: dict[str, Any]
    base: bytes
    lines: Lines
    data: bytes

    @property
    def base_is_whole(self) -> bool:
        return self.head.get("sha256") == hashlib.sha256(self.base).hexdigest()


def read_pair(folder: str, fs: JournalFs) -> Pair | None:
    """The pair that counts; None if nothing was ever journalled here. Raises OSError."""
    names = fs.names(folder)
    numbers = sorted({int(found[1]) for name in names if (found := _OPS.match(name))})
    meta = _meta(folder, names, fs)
    chosen = meta.get("number")
    if chosen in numbers:
        # Should it turn out damaged, another pair that is whole is better than none.
        numbers = [number for number in numbers if number != chosen] + [chosen]
    best: Pair | None = None
    for number in reversed(numbers):
        data = fs.tail(os.path.join(folder, ops_name(number)), 0, MOST)  # noqa: PTH118
        base = _base(folder, number, fs)
        pair = pair_of(number, data, base, meta if number == chosen else {})
        if pair.head and pair.base_is_whole:
            return pair
        if best is None or (pair.head and not best.head):
            best = pair
    # Without either heading nothing had begun; where both are damaged, the base may be of use.
    if best is None or (not best.head and (META not in names or not best.base)):
        return None
    return best


def pair_of(number: int, data: bytes, base: bytes, meta: dict[str, Any]) -> Pair:
    """What the lines and the base are worth; `meta` speaks for a first line that is damaged."""
    lines = read_lines(data)
    head = lines.values[0] if lines.values else {}
    if not _is_ours(head):
        head, lines = (meta if _is_ours(meta) else {}), Lines([], [])
    return Pair(number, head, base, lines, data)


def _is_ours(head: dict[str, Any]) -> bool:
    return head.get("format") == FORMAT and head.get("version") == 1


def _meta(folder: str, names: list[str], fs: JournalFs) -> dict[str, Any]:
    if META not in names:
        return {}
    try:
        meta = json.loads(fs.tail(os.path.join(folder, META), 0, 64 * 1024))  # noqa: PTH118
    except (OSError, ValueError):
        return {}
    return meta if isinstance(meta, dict) else {}


def _base(folder: str, number: int, fs: JournalFs) -> bytes:
    try:
        return fs.tail(os.path.join(folder, base_name(number)), 0, MOST)  # noqa: PTH118
    except FileNotFoundError:
        return b""
