"""Colours of one's own for statements and frames, beside the kind's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.colours import ACCENTS
from argmap.core.i18n import mark, tr
from argmap.session.commands import chosen
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.core.records import Group, Statement
    from argmap.session.commands.context import Context


class Colouring:
    """Gives selected statements and groups a colour, or takes it away; shown on if all have it."""

    def __init__(self, colour: str | None) -> None:
        self.colour = colour

    def run(self, context: Context) -> None:
        from argmap.core.edits.statements import amend

        keys = [each.id for each in _coloured(context)]
        patch = amend(context.session.document, keys, None, colour=self.colour)
        context.session.apply(patch, tr("Colour") if self.colour else tr("Clear colour"))

    def checked(self, context: Context) -> bool:
        return chosen.idle(context) and chosen.all_are(
            context, lambda each: each.colour == self.colour, "statements", "groups"
        )


def _coloured(context: Context) -> Iterator[Statement | Group]:
    """What of the selection can have a colour."""
    document = context.session.document
    statements, groups = document.statements, document.groups
    for key in context.session.selection:
        record = statements.get(key) or groups.get(key)
        if record is not None:
            yield record


def _any_coloured(context: Context) -> bool:
    return chosen.idle(context) and next(_coloured(context), None) is not None


def _command(name: str, title: str, colour: str | None, section: str) -> Command:
    colouring = Colouring(colour)
    return Command(
        id=f"statement.colour.{name}",
        title=title,
        tip=mark("Colour the selected statements and groups, beside what their kind looks like"),
        menu="Statement/Colour",
        section=section,
        places=("statement", "group"),
        run=colouring.run,
        checked=colouring.checked,
        enabled=_any_coloured,
    )


COMMANDS = (
    _command("none", mark("No Colour"), None, "none"),
    *(_command(name, title, name, "accents") for name, title in ACCENTS.items()),
)
