"""CSV tables for spreadsheets: statements, and beside them inferences, relations and groups."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from argmap.core.i18n import mark
from argmap.core.records import Group, Inference
from argmap.formats.arrows import relation_of, ties_of
from argmap.formats.details import ALL, details_of
from argmap.formats.format import Format, Options

if TYPE_CHECKING:
    from argmap.core.document import Document

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, which it would then compute."""

_STATEMENT: Final = (
    "title", "kind", "implicit", "credence", "fidelity", "tags", "note", "colour", "x", "y",
    "width", "pinned", "created", "modified", "author",
)  # fmt: skip
_STEP: Final = (
    "scheme", "warrant", "strength", "step-tags", "step-note", "step-created", "step-modified",
    "step-author",
)  # fmt: skip
_NUMBERS: Final = frozenset({"x", "y", "width", "credence", "strength"})


def _statements(document: Document, options: Options) -> bytes:
    speakers = {key: each.name for key, each in document.participants.items()}
    rows = []
    for each in document.ordered_statements():
        said = details_of(each)
        speaker = _safe(speakers.get(each.voice or "", ""))
        rows.append([each.id, _safe(each.text), speaker, *_cells(said, _STATEMENT)])
    return _table(["id", "text", "speaker", *_STATEMENT], rows)


def _inferences(document: Document, options: Options) -> bytes:
    rows = []
    for each in document.ordered("inferences"):
        if isinstance(each, Inference):
            said = _cells(details_of(each), _STEP)
            relation = _safe(relation_of(document, each))
            rows += [
                [each.id, key, _safe(each.roles.get(key, "")), relation, each.target, *said]
                for key in each.premises
            ]
    return _table(["id", "premise", "role", "relation", "target", *_STEP], rows)


def _relations(document: Document, options: Options) -> bytes:
    rows = [[each.id, each.a, _safe(each.kind), each.b] for each in ties_of(document)]
    return _table(["id", "from", "relation", "to"], rows)


def _groups(document: Document, options: Options) -> bytes:
    rows = [
        [each.id, _safe(each.title), member]
        for each in document.ordered("groups")
        if isinstance(each, Group)
        for member in each.members
    ]
    return _table(["id", "title", "member"], rows)


def _cells(said: dict[str, str], names: Iterable[str]) -> list[str]:
    return [said.get(name, "") if name in _NUMBERS else _safe(said.get(name, "")) for name in names]


def _safe(text: str) -> str:
    """Words that no spreadsheet computes: an apostrophe stands before what looks like a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _table(names: list[str], rows: Iterable[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(names)
    writer.writerows(rows)
    # Spreadsheets know UTF-8 by its mark.
    return text.getvalue().encode("utf-8-sig")


FORMAT = Format(
    id="csv",
    title=mark("CSV tables"),
    suffixes=(".csv",),
    write=_statements,
    holds=ALL
    | {
        "linked", "undercuts", "backings", "other_polarity", "several_parents", "cycles",
        "rephrases", "contradictions", "preferences", "other_relations", "groups", "speakers",
    },
    beside={
        ".inferences.csv": _inferences,
        ".relations.csv": _relations,
        ".groups.csv": _groups,
    },
)  # fmt: skip
