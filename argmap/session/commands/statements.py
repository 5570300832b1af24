"""What a statement is: its text, its kind, and whether it is pinned or implicit."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from argmap.core.i18n import mark, tr
from argmap.core.kinds import KINDS
from argmap.session.commands import chosen
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.session.commands.context import Context


def edit_text(context: Context) -> None:
    key = context.session.current
    if key is not None:
        context.view.reveal([key])
        context.view.edit(key)


class KindChange:
    """Makes the selected statements one kind; shown on if they all are."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def run(self, context: Context) -> None:
        from argmap.core.edits.statements import amend
        from argmap.core.rules import RefusalError, kind_refusal

        document, keys = context.session.document, chosen.statements(context)
        refusal = kind_refusal(document, keys, self.kind)
        if refusal:
            raise RefusalError(refusal)
        patch = amend(document, keys, context.now(), kind=self.kind)
        context.session.apply(patch, tr("Make {kind}", kind=tr(KINDS[self.kind].title)))

    def checked(self, context: Context) -> bool:
        return chosen.all_are(context, lambda each: each.kind == self.kind)


def next_kind(context: Context) -> None:
    """Make the selected statements the kind that follows that of the current one.

    Kinds that are no part of the argument are left out where one of them is connected.
    """
    from argmap.core.edits.statements import amend
    from argmap.core.rules import kind_refusal

    session = context.session
    document, keys = session.document, chosen.statements(context)
    order = list(KINDS)
    present = document.statements[keys[-1]].kind
    # One that this version does not know is followed by the first.
    start = order.index(present) + 1 if present in KINDS else 0
    circle = (order[(start + n) % len(order)] for n in range(len(order)))
    kind = next(each for each in circle if kind_refusal(document, keys, each) is None)
    patch = amend(document, keys, context.now(), kind=kind)
    session.apply(patch, tr("Change kind"), merge="next kind")


class Switch:
    """A yes-or-no field of the selected statements: on if it is on in all of them."""

    def __init__(self, field: str, on: str, off: str) -> None:
        self.field, self.on, self.off = field, on, off

    def run(self, context: Context) -> None:
        from argmap.core.edits.statements import amend

        value = not self.checked(context)
        patch = amend(
            context.session.document, chosen.statements(context), None, **{self.field: value}
        )
        context.session.apply(patch, tr(self.on if value else self.off))

    def checked(self, context: Context) -> bool:
        return chosen.all_are(context, attrgetter(self.field))


_IMPLICIT = Switch("implicit", mark("Mark as implicit"), mark("Mark as stated"))
_PINNED = Switch("pinned", mark("Pin"), mark("Unpin"))

_KINDS = {
    "claim": (mark("Claim"), "Alt+1"),
    "evidence": (mark("Evidence"), "Alt+2"),
    "counterpoint": (mark("Counterpoint"), "Alt+3"),
    "question": (mark("Question"), "Alt+4"),
    "note": (mark("Note"), "Alt+5"),
}


def _kind_command(kind: str, title: str, key: str) -> Command:
    change = KindChange(kind)
    return Command(
        id=f"statement.kind.{kind}",
        title=title,
        tip=mark("Change what kind of statement the selected ones are"),
        menu="Statement/Kind",
        keys=(key,),
        icon=KINDS[kind].icon,
        places=("statement",),
        run=change.run,
        checked=change.checked,
        enabled=chosen.any_statement,
    )


COMMANDS = (
    Command(
        id="statement.edit",
        title=mark("Edit Text"),
        tip=mark("Edit the text of the current statement, or the warrant of the current arrow"),
        menu="Statement",
        section="text",
        keys=("F2",),
        icon="edit",
        places=("statement", "inference"),
        run=edit_text,
        enabled=chosen.one_to_answer,
    ),
    *(_kind_command(kind, *words) for kind, words in _KINDS.items()),
    Command(
        id="statement.kind.next",
        title=mark("Next Kind"),
        tip=mark("Make the selected statements the kind that follows in the list"),
        menu="Statement/Kind",
        section="next",
        keys=("Alt+K",),
        run=next_kind,
        enabled=chosen.any_statement,
    ),
    Command(
        id="statement.implicit",
        title=mark("Implicit"),
        tip=mark("An unstated premise, supplied by whoever makes the map"),
        menu="Statement",
        section="marks",
        keys=("Ctrl+I",),
        places=("statement",),
        run=_IMPLICIT.run,
        checked=_IMPLICIT.checked,
        enabled=chosen.any_statement,
    ),
    Command(
        id="statement.pinned",
        title=mark("Pinned"),
        tip=mark("Tidy leaves a pinned statement where it is"),
        menu="Statement",
        section="marks",
        keys=("Ctrl+Shift+L",),
        icon="pin",
        places=("statement",),
        run=_PINNED.run,
        checked=_PINNED.checked,
        enabled=chosen.any_statement,
    ),
)
