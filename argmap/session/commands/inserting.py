"""Insert statements that are not connected yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark, tr
from argmap.core.kinds import KINDS
from argmap.session.commands import chosen, placing
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.session.commands.context import Context

_WORDS = {
    "claim": (mark("Claim"), mark("Add a claim, not connected yet, in the middle of the view")),
    "evidence": (
        mark("Evidence"),
        mark("Add a finding, datum or testimony that others can check"),
    ),
    "counterpoint": (mark("Counterpoint"), mark("Add a statement that speaks against another")),
    "question": (mark("Question"), mark("Add something that the map leaves open")),
    "note": (mark("Note"), mark("Add a remark that is no part of the argument")),
}


class Insertion:
    """Adds a statement of one kind in the middle of the view and opens it for writing."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __call__(self, context: Context) -> None:
        from argmap.core.edits.statements import add

        at = placing.in_view(context)
        patch = add(context.session.document, kind=self.kind, at=at, now=context.now())
        (new,) = patch.created
        context.session.apply(
            patch, tr("Add {kind}", kind=tr(KINDS[self.kind].title)), select=[new]
        )
        context.view.reveal([new])
        context.view.edit(new)


COMMANDS = tuple(
    Command(
        id=f"insert.{kind}",
        title=title,
        tip=tip,
        menu="Insert",
        section="statements",
        keys=("Ins",) if kind == "claim" else (),
        icon=KINDS[kind].icon,
        toolbar=True,
        places=("canvas",),
        run=Insertion(kind),
        enabled=chosen.idle,
    )
    for kind, (title, tip) in _WORDS.items()
)
