"""What a journal holds, told from its lines alone: cheap enough for a list of many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from argmap.storage.journal.folder import Pair


@dataclass(frozen=True, slots=True)
class Summary:
    """`changes` since the map was saved, and the words for them, the last one last."""

    path: Path | None
    document: str
    saved: str
    changes: int
    labels: tuple[str, ...]
    dirty: bool
    whole: bool


def summary(pair: Pair, modified: float) -> Summary:
    """`modified` is when the file was last written, in seconds, for want of a better time."""
    head, lines = pair.head, pair.lines.values
    labels, first, place, clean, typing = _walk(lines)
    since = place if clean is None else clean
    if clean is None:
        since = min(head.get("place", 0), place) if isinstance(head.get("place"), int) else 0
    done = labels[max(0, since - first) : max(0, place - first)]
    told = tuple(label for label in done if label)
    dirty = clean != place or typing
    path, time = head.get("path"), (lines[-1].get("time") if lines else None)
    if not isinstance(time, int) or not 0 < time < 2**43:
        time = int(modified * 1000)
    return Summary(
        path=Path(path) if isinstance(path, str) else None,
        document=str(head.get("document", "")),
        saved=datetime.fromtimestamp(time / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        changes=abs(place - since) + typing,
        labels=told,
        dirty=dirty or not pair.base_is_whole,
        whole=pair.base_is_whole and len(pair.data) == pair.lines.end,
    )


def _walk(lines: list[dict[str, Any]]) -> tuple[list[str], int, int, int | None, bool]:
    """The labels of all steps, the places of the first, now and saved; whether one was typing."""
    labels: list[str] = []
    first = place = 0
    clean: int | None = None
    typing = False
    for value in lines:
        op = value.get("op")
        if op == "base":
            place = first = _number(value.get("place"))
        elif op == "past":
            label, index = str(value.get("label", "")), _number(value.get("index"))
            if index == first - 1:
                labels.insert(0, label)
                first = index
            elif index == first + len(labels):
                labels.append(label)
        elif op == "draft":
            typing = bool(value.get("key"))
            continue
        elif op == "edit":
            typing = False
            place, keep = _number(value.get("place")), value.get("keep")
            if isinstance(keep, int):
                if not first <= keep <= first + len(labels):
                    labels, first = [], keep
                del labels[keep - first :]
                if "label" in value:
                    labels.append(str(value["label"]))
        saved = value.get("clean", clean)
        clean = saved if isinstance(saved, int) else None
    return labels, first, place, clean, typing


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
