"""Move statements a little, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark, tr
from argmap.session.commands import chosen
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.session.commands.context import Context
    from argmap.session.session import Session


class Nudge:
    """Moves the selection a little; nudges that follow each other are undone at once."""

    def __init__(self, dx: float, dy: float) -> None:
        self.dx, self.dy = dx, dy

    def __call__(self, context: Context) -> None:
        nudge(context.session, self.dx, self.dy)


def nudge(session: Session, dx: float, dy: float) -> None:
    """Move what is selected, with what is folded away behind it."""
    from argmap.core.edits.arrange import move
    from argmap.storage.memory import collector_paused

    statements, keys = session.document.statements, list(session.selection)
    keys += [key for key in session.folding.under(keys) if not statements[key].pinned]
    with collector_paused():
        patch = move(session.document, keys, dx, dy)
        session.apply(patch, tr("Nudge"), merge="nudge")


def can_nudge(session: Session) -> bool:
    """Whether something is selected that has a place."""
    document = session.document
    return any(key in document.statements or key in document.groups for key in session.selection)


def _movable(context: Context) -> bool:
    return chosen.idle(context) and can_nudge(context.session)


_NUDGES = {
    "left": (mark("Left"), mark("Far Left"), -1.0, 0.0),
    "right": (mark("Right"), mark("Far Right"), 1.0, 0.0),
    "up": (mark("Up"), mark("Far Up"), 0.0, -1.0),
    "down": (mark("Down"), mark("Far Down"), 0.0, 1.0),
}
FAR = 10.0


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
        _nudge_command(f"far_{name}", far, f"Ctrl+Shift+{name.title()}", Nudge(dx * FAR, dy * FAR))
        for name, (_, far, dx, dy) in _NUDGES.items()
    ),
)
