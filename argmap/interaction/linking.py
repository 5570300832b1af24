"""What dropping a dragged arrow does: decided in one place, for the hint and for the deed.

An arrow runs the way it is dragged, from premise to conclusion, and is of the polarity that the
premise's kind gives it. Dropped on

* a statement, the one dragged from supports or attacks it;
* a junction, it becomes one more premise of that inference;
* an arrow elsewhere, it backs or undercuts that inference;
* nothing, a new statement is made there: a reason for the one dragged from (its arrow comes back),
  or from the handle at the conclusions' side a conclusion of it.

Shift turns the arrow round, Alt reverses the polarity, Control keeps it from sticking to what is
under the pointer. Where a question is at an end of it, the tie is “answers”, and with Alt an arrow.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.geometry import Point, Rect
from argmap.core.i18n import tr
from argmap.core.kinds import kind_of
from argmap.interaction.events import NO_MODIFIERS, Modifiers
from argmap.interaction.overlay import Side

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.core.records import Statement
    from argmap.layout.shapes import Hit

_CONCLUSION_SIDE: Final[dict[str, Side]] = {
    "auto": "top",
    "down": "top",
    "up": "bottom",
    "right": "left",
    "left": "right",
}


class Drag(NamedTuple):
    """A dragged arrow at one moment: where from, what is under it, where it is."""

    source: str
    side: Side
    hit: Hit | None
    modifiers: Modifiers = NO_MODIFIERS
    outline: Rect = Rect(0.0, 0.0, 240.0, 64.0)

    @property
    def over(self) -> Hit | None:
        """What it sticks to: a statement, a junction or an arrow."""
        if self.hit is None or self.modifiers.control or self.hit.part in {"tie", "frame"}:
            return None
        return self.hit


@dataclass(frozen=True, slots=True)
class Proposal:
    """What dropping does now, told in `sentence`.

    An empty `patch` does nothing; with `refused` the sentence says why not. `polarity` is
    "support", "attack" or "neutral". `backwards`: the arrow comes back to where it was dragged
    from. `created` is the statement that the patch makes; `answers` is then the tie, if any, to
    make after it: (the answer, the question).
    """

    sentence: str
    label: str = ""
    patch: Patch | None = None
    refused: bool = False
    polarity: str = "neutral"
    backwards: bool = False
    kind: str = "claim"
    created: str | None = None
    answers: tuple[str, str] | None = field(default=None)


def propose(document: Document, drag: Drag, now: str | None = None) -> Proposal:
    """What dropping the arrow here and now does."""
    source = document.statements.get(drag.source)
    if source is None:
        return Proposal(tr("That statement is no longer there."), refused=True)
    over = drag.over
    if over is None:
        return _to_nothing(document, source, drag, now)
    if over.id == source.id:
        return Proposal(tr("Release here to draw no arrow."))
    if over.part == "box":
        return _to_statement(document, source, document.statements[over.id], drag.modifiers, now)
    if over.part == "junction" and source.kind != "question":
        return _to_junction(document, source, over.id, now)
    return _to_arrow(document, source, over.id, drag.modifiers, now)


def _to_statement(
    document: Document, source: Statement, other: Statement, held: Modifiers, now: str | None
) -> Proposal:
    from argmap.core import rules
    from argmap.core.edits import inferences

    premise, target = (other, source) if held.shift else (source, other)
    if not held.alt and "question" in (source.kind, other.kind):
        return _to_question(document, premise, target)
    refusal = rules.connect_refusal(document, (premise.id,), target.id)
    if refusal:
        return Proposal(refusal, refused=True, backwards=held.shift)
    polarity = rules.default_polarity(document, premise.id, target.id)
    if held.alt:
        polarity = rules.reversed_polarity(polarity)
    patch = inferences.connect(document, (premise.id,), target.id, polarity=polarity, now=now)
    sentence = (
        tr("Release: “{premise}” attacks “{target}”.", **_named(premise, target))
        if polarity == "attack"
        else tr("Release: “{premise}” supports “{target}”.", **_named(premise, target))
    )
    if not (held.alt or held.shift):
        sentence = tr("{sentence} Alt: reversed; Shift: turned round.", sentence=sentence)
    return Proposal(sentence, tr("Connect"), patch, polarity=polarity, backwards=held.shift)


def _to_question(document: Document, first: Statement, second: Statement) -> Proposal:
    from argmap.core import rules
    from argmap.core.edits import structure

    refusal = rules.premise_kind_refusal(first) or rules.target_kind_refusal(second)
    if refusal:
        return Proposal(refusal, refused=True)
    if first.kind == second.kind:
        kind, answer, question = "related", first, second
        sentence = tr("Release: the two questions are related.")
    else:
        kind = "answers"
        answer, question = (first, second) if second.kind == "question" else (second, first)
        sentence = tr(
            "Release: “{premise}” answers “{target}”. Alt: an arrow instead.",
            **_named(answer, question),
        )
    patch = structure.relate(document, answer.id, question.id, kind)
    if not patch:
        return Proposal(tr("These two are tied already."), refused=True)
    return Proposal(sentence, tr("Connect"), patch)


def _to_junction(
    document: Document, source: Statement, inference: str, now: str | None
) -> Proposal:
    from argmap.core import rules
    from argmap.core.edits import inferences

    refusal = rules.premise_refusal(document, inference, source.id)
    if refusal:
        return Proposal(refusal, refused=True)
    patch = inferences.add_premise(document, inference, source.id, now)
    arrow = document.inferences[inference]
    first = document.statements[arrow.premises[0]]
    sentence = tr(
        "Release: “{premise}” becomes a co-premise, linked with “{target}”.",
        **_named(source, first),
    )
    polarity = arrow.polarity if arrow.polarity in {"support", "attack"} else "neutral"
    return Proposal(sentence, tr("Add a co-premise"), patch, polarity=polarity)


def _to_arrow(
    document: Document, source: Statement, inference: str, held: Modifiers, now: str | None
) -> Proposal:
    from argmap.core import rules
    from argmap.core.edits import inferences

    refusal = rules.drop_refusal(document, source.id, inference)
    if refusal:
        return Proposal(refusal, refused=True)
    patch = inferences.drop(document, source.id, inference, reverse=held.alt, now=now)
    first = document.statements[document.inferences[inference].premises[0]]
    if source.kind == "question":
        if not patch:
            return Proposal(tr("These two are tied already."), refused=True)
        sentence = tr("Release: “{premise}” answers “{target}”.", **_named(first, source))
        return Proposal(sentence, tr("Connect"), patch)
    polarity = rules.default_polarity(document, source.id, inference)
    if held.alt:
        polarity = rules.reversed_polarity(polarity)
    if polarity == "attack":
        sentence = tr(
            "Release: “{premise}” undercuts this step from “{target}”.", **_named(source, first)
        )
        return Proposal(sentence, tr("Undercut"), patch, polarity=polarity)
    sentence = tr("Release: “{premise}” backs this step from “{target}”.", **_named(source, first))
    return Proposal(sentence, tr("Back the step"), patch, polarity=polarity)


def _to_nothing(document: Document, source: Statement, drag: Drag, now: str | None) -> Proposal:
    from argmap.core import rules
    from argmap.core.edits import statements

    held = drag.modifiers
    refusal = rules.premise_kind_refusal(source)
    if refusal:
        return Proposal(refusal, refused=True)
    at = Point(drag.outline.x, drag.outline.y)
    if source.kind == "question" and not held.alt:
        patch = statements.add(document, at=at, now=now)
        (key,) = patch.changes
        sentence = tr("Release: a new statement that answers “{target}”.", target=short(source))
        label = tr("Add an answer")
        return Proposal(
            sentence, label, patch, backwards=True, created=key, answers=(key, source.id)
        )
    concludes = drag.side == _CONCLUSION_SIDE.get(document.info.direction, "top")
    if concludes != held.shift:
        return _new_conclusion(document, source, at, held, now)
    return _new_reason(document, source, at, held, now)


def _new_reason(
    document: Document, source: Statement, at: Point, held: Modifiers, now: str | None
) -> Proposal:
    from argmap.core.edits import inferences

    kind, polarity = ("counterpoint", "attack") if held.alt else ("claim", "support")
    patch = inferences.respond(document, source.id, kind=kind, polarity=polarity, at=at, now=now)
    if held.alt:
        sentence = tr("Release: a new objection to “{target}”.", target=short(source))
        label = tr("Add an objection")
    else:
        sentence = tr(
            "Release: a new reason for “{target}”. Alt: objection; Shift: conclusion.",
            target=short(source),
        )
        label = tr("Add a reason")
    return Proposal(
        sentence, label, patch, polarity=polarity, backwards=True, kind=kind,
        created=patch.created[0],
    )  # fmt: skip


def _new_conclusion(
    document: Document, source: Statement, at: Point, held: Modifiers, now: str | None
) -> Proposal:
    from argmap.core import rules
    from argmap.core.edits import inferences

    polarity = kind_of(source.kind).polarity or "support"
    if held.alt:
        polarity = rules.reversed_polarity(polarity)
    patch = inferences.conclude(document, (source.id,), polarity=polarity, at=at, now=now)
    sentence = (
        tr("Release: a new statement that “{premise}” attacks.", premise=short(source))
        if polarity == "attack"
        else tr("Release: a new conclusion that “{premise}” supports.", premise=short(source))
    )
    return Proposal(
        sentence, tr("Add a conclusion"), patch, polarity=polarity, created=patch.created[0]
    )


def short(statement: Statement, most: int = 40) -> str:
    """A statement's title or the beginning of its text, on one line."""
    words = " ".join((statement.title or statement.text).split())
    if not words:
        return tr("untitled")
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _named(premise: Statement, target: Statement) -> dict[str, str]:
    return {"premise": short(premise), "target": short(target)}
