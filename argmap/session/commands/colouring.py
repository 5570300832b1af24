"""Colours of one's own for statements and frames, beside the kind's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.colours import ACCENTS
from argmap.core.i18n import mark, tr
from argmap.session.commands import chosen
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.session.commands.context import Context


class Colouring:
    """Gives selected statements and groups a colour, or takes it away; shown on if all have it."""

    def __init__(self, colour: str | None) -> None:
        self.colour = colour

    def run(self, context: Context) -> None:
        from argmap.core.edits.statements import amend

        patch = amend(context.session.document, _coloured(context), None, colour=self.colour)
        context.session.apply(patch, tr("Colour") if self.colour else tr("Clear colour"))

    def checked(self, context: Context) -> bool:
        document, keys = context.session.document, _coloured(context)
        records = (document.statements.get(key) or document.groups[key] for key in keys)
        return bool(keys) and all(each.colour == self.colour for each in records)


def _coloured(context: Context) -> list[str]:
    document = context.session.document
    return [
        key
        for key in context.session.selection
        if key in document.statements or key in document.groups
    ]


def _any_coloured(context: Context) -> bool:
    document = context.session.document
    return chosen.idle(context) and any(
        key in document.statements or key in document.groups for key in context.session.selection
    )


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
