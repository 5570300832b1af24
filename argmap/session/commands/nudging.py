"""Move statements a little, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark, tr
from argmap.session.commands import chosen
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.session.commands.context import Context


class Nudge:
    """Moves the selection a little; nudges that follow each other are undone at once."""

    def __init__(self, dx: float, dy: float) -> None:
        self.dx, self.dy = dx, dy

    def __call__(self, context: Context) -> None:
        from argmap.core.edits.arrange import move
        from argmap.storage.memory import collector_paused

        session = context.session
        statements, keys = session.document.statements, list(session.selection)
        keys += [key for key in session.folding.under(keys) if not statements[key].pinned]
        with collector_paused():
            patch = move(session.document, keys, self.dx, self.dy)
            session.apply(patch, tr("Nudge"), merge="nudge")


def _movable(context: Context) -> bool:
    document = context.session.document
    return chosen.idle(context) and any(
        key in document.statements or key in document.groups for key in context.session.selection
    )


_NUDGES = {
    "left": (mark("Left"), mark("Far Left"), -1.0, 0.0),
    "right": (mark("Right"), mark("Far Right"), 1.0, 0.0),
    "up": (mark("Up"), mark("Far Up"), 0.0, -1.0),
    "down": (mark("Down"), mark("Far Down"), 0.0, 1.0),
}
_FAR = 10.0


def _nudge_command(id: str, title: str, keys: str, nudge: Nudge) -> Command:
    return Command(
        id=f"arrange.nudge_{id}",
        title=title,
        tip=mark("Move the selected statements a little"),
        menu="Arrange/Nudge",
        section="far" if keys.startswith("Ctrl+Shift") else "near",
        keys=(keys,),
        scope="canvas",
        run=nudge,
        enabled=_movable,
    )


COMMANDS = (
    *(
        _nudge_command(name, near, f"Ctrl+{name.title()}", Nudge(dx, dy))
        for name, (near, _, dx, dy) in _NUDGES.items()
    ),
    *(
        _nudge_command(
            f"far_{name}", far, f"Ctrl+Shift+{name.title()}", Nudge(dx * _FAR, dy * _FAR)
        )
        for name, (_, far, dx, dy) in _NUDGES.items()
    ),
)
