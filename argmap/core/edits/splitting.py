"""A statement becomes two, and they stand to each other as one says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from argmap.core.clean import clean_text
from argmap.core.edits.inferences import new_inference, refuse
from argmap.core.edits.revision import copied, order_after, replacements, revised, unused_id
from argmap.core.graph import inferences_from
from argmap.core.i18n import tr
from argmap.core.patch import Patch, additions
from argmap.core.records import Group, Record, Statement
from argmap.core.rules import RefusalError, premise_kind_refusal

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.geometry import Point

Manner = Literal["linked", "separate", "chain"]
"""The new one is a co-premise of the old one, a reason beside it, or a reason for it."""

_GAP = re.compile(r"\n[^\S\n]*\n\s*")


def pieces(text: str, caret: int | None = None) -> list[str]:
    """The parts of a text: before and after the caret if both have words, else paragraphs or lines.

    Of a text in one piece there is just that.
    """
    if caret is not None:
        halves = text[:caret].strip(), text[caret:].strip()
        if all(halves):
            return list(halves)
    paragraphs = [part for part in map(str.strip, _GAP.split(text)) if part]
    if len(paragraphs) > 1:
        return paragraphs
    return [line for line in map(str.strip, text.split("\n")) if line]


def split(
    document: Document,
    key: str,
    texts: Sequence[str],
    manner: Manner,
    *,
    at: Point | None,
    now: str | None = None,
) -> Patch:
    """Leave the first of two texts to the statement and give the second to a new one.

    The new one is of the same kind, said by the same, cited alike and in the same frames. Title,
    note, rating and what bears on the statement stay with the first.
    """
    statement = document.record(key)
    if not isinstance(statement, Statement):
        raise RefusalError(tr("That statement is no longer there."))
    first, second = map(clean_text, texts)
    refuse(split_refusal(document, key, manner))
    new = _second(document, statement, second, at, now)
    changed: list[tuple[Record, Record]] = [(statement, revised(statement, now, text=first))]
    for frame in map(document.record, document.references.mentioning(key)):
        if isinstance(frame, Group):
            place = frame.members.index(key) + 1
            members = (*frame.members[:place], new.id, *frame.members[place:])
            changed.append((frame, revised(frame, members=members)))
    patch = replacements(changed).then(additions([new]))
    if manner == "linked":
        return patch.then(_linked(document, key, new.id, now))
    if manner == "chain":
        return patch.then(additions([new_inference(document, (new.id,), key, "support", now=now)]))
    return patch.then(_separate(document, key, new.id, now))


def split_refusal(document: Document, key: str, manner: Manner) -> str | None:
    """Why a statement cannot be split like that, as a sentence."""
    if manner == "chain":
        return premise_kind_refusal(document.record(key))
    if manner == "linked" and not document.references.from_premise(key):
        return tr(
            "This statement is no premise yet, so its parts cannot be co-premises. "
            "Split it into separate statements or into a chain."
        )
    return None


def _second(
    document: Document, statement: Statement, text: str, at: Point | None, now: str | None
) -> Statement:
    return copied(
        statement,
        {
            "id": unused_id(document),
            "order": order_after(document, "statements", statement.id),
            "text": text,
            "title": None,
            "note": None,
            "credence": None,
            "pinned": False,
            "x": None if at is None else at.x,
            "y": None if at is None else at.y,
            "created": now,
            "modified": None,
        },
    )


def _linked(document: Document, key: str, new: str, now: str | None) -> Patch:
    changed = []
    for arrow in inferences_from(document, key):
        place = arrow.premises.index(key) + 1
        premises = (*arrow.premises[:place], new, *arrow.premises[place:])
        changed.append((arrow, revised(arrow, now, premises=premises)))
    return replacements(changed)


def _separate(document: Document, key: str, new: str, now: str | None) -> Patch:
    return additions(
        new_inference(document, (new,), arrow.target, arrow.polarity, after=arrow.id, now=now)
        for arrow in inferences_from(document, key)
        if arrow.target != key
    )
