"""What a row says to those who cannot see where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.canvas.accounts import account, target_name
from argmap.core.i18n import tr
from argmap.core.kinds import kind_of
from argmap.session.outlining.rows import bearing, elsewhere, linked

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Statement
    from argmap.session.outlining.rows import Row
    from argmap.session.outlining.tree import Outline

QUOTED: Final = 60
SPOKEN: Final = 2000
SHOWN: Final = 1200
"""How much of a text is quoted in others' names, said in its own, and shown in a tooltip."""


def shown_text(statement: Statement) -> str:
    """The title and the text of a statement in one line."""
    return " ".join(". ".join(part for part in (statement.title, statement.text) if part).split())


def name_of(outline: Outline, row: Row) -> str:
    """Return kind, text, relation and place: “Claim: Shops gain. Reason for “…”, 2 of 3.”."""
    document = outline.document
    statement = document.statements[row.statement]
    siblings = outline.children(row.parent) if row.parent is not None else []
    relation = tr(
        "{relation}, {n} of {m}",
        relation=_relation(document, row),
        n=row.place + 1,
        m=len(siblings),
    )
    kind = tr(kind_of(statement.kind).title)
    words = _cut(shown_text(statement), SPOKEN) or tr("No text yet")
    parts = [tr("{kind}: {words}", kind=kind, words=words), relation, *_marks(document, row)]
    if statement.implicit:
        parts.insert(1, tr("Implicit"))
    return " ".join(_sentence(part) for part in parts)


def account_of(document: Document, row: Row) -> str:
    """Return, in sentences, all that the statement supports, attacks and meets."""
    return " ".join(account(document, row.statement, QUOTED))


def tip_of(document: Document, row: Row) -> str:
    """Return the whole text, and what is special about this place."""
    statement = document.statements[row.statement]
    text = "\n".join(part for part in (statement.title, statement.text) if part)
    parts = [_cut(text, SHOWN) or tr("No text yet")]
    if row.arrow is not None:
        parts.append(_sentence(_relation(document, row)))
    return "\n".join([*parts, *map(_sentence, _marks(document, row))])


def _relation(document: Document, row: Row) -> str:
    arrow = document.inferences.get(row.arrow) if row.arrow is not None else None
    if arrow is None:
        if document.references.aiming_at(row.statement):
            return tr("Conclusion")
        return tr("Not connected")
    target = target_name(document, arrow.target, QUOTED)
    joined = linked(document, row)
    match bearing(document, row):
        case "support" | "backing":
            text = tr("Linked reason for {target}") if joined else tr("Reason for {target}")
        case "attack" | "undercut":
            text = tr("Linked objection to {target}") if joined else tr("Objection to {target}")
        case _:
            text = tr("Bears on {target}")
    return text.format(target=target)


def _marks(document: Document, row: Row) -> list[str]:
    marks = []
    others = [target_name(document, key, QUOTED) for key in elsewhere(document, row)]
    if others:
        marks.append(tr("Also at {others}", others=tr(" and ").join(dict.fromkeys(others))))
    if row.loops:
        marks.append(tr("Goes round in a circle: what bears on it stands above"))
    return marks


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else words + "."
