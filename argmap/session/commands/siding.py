"""A connected statement on one side of the current one, chosen with an arrow key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark, tr
from argmap.session.commands import chosen, growing, placing
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.session.commands.context import Context


class Beside:
    """Adds what an arrow dragged out there would: a conclusion where these stand, else a reason.

    Unlike Add Reason it stands on that side, whatever else does.
    """

    def __init__(self, side: str) -> None:
        self.side = side

    def __call__(self, context: Context) -> None:
        from argmap.core.edits.inferences import conclude, respond

        document, key = context.session.document, context.session.current
        if key is None:
            return
        context.session.folding.unfold([key])
        at, now = placing.on_side(context, key, self.side), context.now()
        if self.side == placing.conclusions_side(context):
            patch = conclude(document, [key], at=at, now=now)
            growing.grow(context, patch, tr("Add conclusion"))
        else:
            patch = respond(document, key, kind="claim", polarity="support", at=at, now=now)
            growing.grow(context, patch, tr("Add reason"))


_SIDES = {
    "left": ("Left", mark("On the Left")),
    "right": ("Right", mark("On the Right")),
    "up": ("Up", mark("Above")),
    "down": ("Down", mark("Below")),
}

COMMANDS = tuple(
    Command(
        id=f"statement.beside_{side}",
        title=title,
        tip=mark("Add a reason there, or a conclusion on the side where conclusions stand"),
        menu="Insert/Beside",
        keys=(f"Alt+Shift+{key}",),
        scope="canvas",
        run=Beside(side),
        enabled=chosen.one_statement,
    )
    for side, (key, title) in _SIDES.items()
)
