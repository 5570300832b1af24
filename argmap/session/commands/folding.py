"""Fold branches away and bring them back: how the map is looked at, never a change of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark
from argmap.session.commands import chosen
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.session.commands.context import Context


def fold(context: Context) -> None:
    context.session.folding.toggle(chosen.statements(context))


def fold_others(context: Context) -> None:
    show = context.view.steady()
    if context.session.folding.fold_others(chosen.statements(context)):
        show()


def unfold_all(context: Context) -> None:
    show = context.view.steady()
    if context.session.folding.unfold_all():
        show()


class Levels:
    """Shows so many levels, conclusions being the first."""

    def __init__(self, levels: int) -> None:
        self.levels = levels

    def run(self, context: Context) -> None:
        show = context.view.steady()
        if context.session.folding.fold_to(self.levels):
            show()
            context.view.reveal(context.session.selection)


def _some_folded(context: Context) -> bool:
    return bool(context.session.folding.folded)


def _some_inferences(context: Context) -> bool:
    return bool(context.session.document.inferences)


_LEVELS = (
    mark("One Level"),
    mark("Two Levels"),
    mark("Three Levels"),
    mark("Four Levels"),
    mark("Five Levels"),
)


def _level_command(levels: int, title: str) -> Command:
    return Command(
        id=f"view.levels.{levels}",
        title=title,
        tip=mark("Fold away what bears on conclusions by more steps than these"),
        menu="View/Levels",
        keys=(f"Ctrl+{levels}",),
        run=Levels(levels).run,
        enabled=_some_inferences,
    )


COMMANDS = (
    Command(
        id="view.fold",
        title=mark("Fold or Unfold"),
        tip=mark("Hide or show what bears on the selected statements alone (Space does the same)"),
        menu="View",
        section="fold",
        places=("statement",),
        run=fold,
        enabled=chosen.any_statement,
    ),
    Command(
        id="view.fold_others",
        title=mark("Fold Others"),
        tip=mark("Fold all but the selected statements, what bears on them and what they bear on"),
        menu="View",
        section="fold",
        run=fold_others,
        enabled=chosen.any_statement,
    ),
    *(_level_command(place + 1, title) for place, title in enumerate(_LEVELS)),
    Command(
        id="view.unfold_all",
        title=mark("Unfold All"),
        tip=mark("Show everything that is folded away"),
        menu="View",
        section="fold",
        keys=("Ctrl+6",),
        places=("canvas",),
        run=unfold_all,
        enabled=_some_folded,
    ),
)
