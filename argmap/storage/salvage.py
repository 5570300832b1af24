"""What can be saved of a damaged file: every record that is whole, made consistent, with a report.

The damaged file is only read. Its records are looked for in two ways, and the better one counts:
as JSON that breaks off, and line by line, since our files have one record a line.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError
from pydantic_core import to_json

from argmap.core import limits
from argmap.core.i18n import tr, trn
from argmap.core.records import COLLECTIONS, MapInfo
from argmap.storage.decoding import decode
from argmap.storage.errors import FileProblem
from argmap.storage.examination import Examination, newer_sentence
from argmap.storage.filemodel import FORMAT, VERSION, Meta, meta_of
from argmap.storage.memory import collector_paused
from argmap.storage.rawmending import mend_field
from argmap.storage.scraps import Scraps, looks_ours, of_broken_off, of_lines

if TYPE_CHECKING:
    from argmap.core.document import Document

_ROUNDS: Final = 6
_TOLD: Final = 50


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A map of what was whole.

    `kept` counts records by collection, `lost` those that are gone or incomplete; `report` tells it
    in sentences, the most important first.
    """

    document: Document
    meta: Meta
    kept: dict[str, int]
    lost: int
    report: tuple[str, ...]


def salvage(data: bytes) -> Salvaged:
    """Save what can be saved. Raises FileProblem where nothing can, or nothing is damaged."""
    if len(data) > limits.MAX_FILE_BYTES:
        decode(data)  # says so
    if not data.strip() or not data.strip(b"\0"):
        decode(data)
    with collector_paused():
        text = data.replace(b"\0", b"").decode("utf-8", "replace")
        if not looks_ours(text):
            raise FileProblem(tr("This is no damaged map: nothing in it is written as maps are."))
        by_line, broken_off = of_lines(text), of_broken_off(text)
        scraps = max(by_line, broken_off, key=lambda each: each.count)
        scraps.head = broken_off.head | by_line.head
        return _made(scraps, data)


def _made(scraps: Scraps, data: bytes) -> Salvaged:
    newest = scraps.head.get("min_reader")
    if isinstance(newest, int) and newest > VERSION:
        raise FileProblem(newer_sentence(newest))
    raw: dict[str, list[dict[str, Any]]] = {}
    notes: list[str] = []
    lost = scraps.lost
    for name in COLLECTIONS:
        whole = [_whole(name, record, notes) for record in scraps.records[name]]
        raw[name] = [record for record in whole if record is not None]
        lost += len(whole) - len(raw[name])
    if not any(raw.values()):
        raise FileProblem(
            tr(
                "Not one whole record is left in the file. Look for a backup copy, or for an "
                "earlier version under File ▸ Versions."
            )
        )
    examination = Examination(_file(scraps, raw))
    model, document = examination.read()
    kept = Counter({name: len(document.collection(name)) for name in COLLECTIONS})
    repairs = [problem.message for problem in examination.problems]
    report = [_summary(kept, lost), *scraps.notes, *notes, *repairs]
    if lost or "\ufffd" in data.decode("utf-8", "replace"):
        report.insert(
            1,
            tr(
                "Damage inside a text cannot be seen by a program: read the texts again, those "
                "near what is missing first."
            ),
        )
    if len(report) > _TOLD:
        more = len(report) - _TOLD
        report = [*report[:_TOLD], trn("There is one more.", "There are {n} more.", more)]
    return Salvaged(document, meta_of(model), dict(kept), lost, tuple(report))


def _whole(name: str, record: dict[str, Any], notes: list[str]) -> dict[str, Any] | None:
    """The record as the model takes it, without fields that are no use; None if it is none."""
    file: dict[str, Any] = {name: [record]}
    for _ in range(_ROUNDS):
        try:
            COLLECTIONS[name].model_validate_json(to_json(record, inf_nan_mode="strings"))
        except ValidationError as error:
            details = error.errors(include_url=False)
        except ValueError:
            break
        else:
            return record
        for detail in details:
            done = mend_field(file, {**detail, "loc": (name, 0, *detail["loc"])})
            if done is None:
                break
            notes.append(tr("“{id}”: {what}", id=str(record.get("id"))[:80], what=done))
        else:
            continue
        break
    notes.append(tr("“{id}” is no whole record; it is left out.", id=str(record.get("id"))[:80]))
    return None


def _file(scraps: Scraps, raw: dict[str, list[dict[str, Any]]]) -> bytes:
    """A file of the records: reading it makes them consistent, and tells what that took."""
    head: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    key = scraps.head.get("id")
    if isinstance(key, str) and key:
        head["id"] = key
    info = scraps.info
    try:
        MapInfo.model_validate_json(to_json(info))
    except ValueError:
        info = {}
    return to_json({**head, "info": info, **raw}, inf_nan_mode="null")


def _summary(kept: Counter[str], lost: int) -> str:
    saved = tr(
        "Saved: {statements} and {inferences}.",
        statements=trn("{n} statement", "{n:,} statements", kept["statements"]),
        inferences=trn("{n} inference", "{n:,} inferences", kept["inferences"]),
    )
    if not lost:
        return saved
    return f"{saved} " + trn("One record is lost.", "{n:,} records are lost or incomplete.", lost)
