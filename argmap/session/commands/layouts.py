"""Arrange the map by itself: tidy, untangle, push apart, and which way premises lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.core.i18n import mark, tr, trn
from argmap.session.commands import chosen
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.core.patch import Patch
    from argmap.layout.arranging.request import Direction, Mode, Order
    from argmap.session.arranging import Arrangement
    from argmap.session.commands.context import Context


class Layout:
    """Arranges the whole map, or only what is selected where `selected` says so."""

    def __init__(
        self, label: str, mode: Mode = "tidy", order: Order = "keep", selected: str = "never"
    ) -> None:
        self.label = label
        self.mode: Mode = mode
        self.order: Order = order
        self.selected = selected

    def __call__(self, context: Context) -> None:
        from argmap.layout.arranging.request import Request
        from argmap.session.arranging import Arrangement

        request = Request(self.mode, self.order, None, self._keys(context), context.layout.aspect)
        arrange(context, Arrangement(tr(self.label), request))

    def _keys(self, context: Context) -> frozenset[str] | None:
        keys = chosen.statements(context)
        if self.selected == "never" or (self.selected == "if several" and len(keys) < 2):
            return None
        return frozenset(keys)


def tidy_branch(context: Context) -> None:
    from argmap.core.branches import branch_of
    from argmap.layout.arranging.request import Request
    from argmap.session.arranging import Arrangement

    root = chosen.current_statement(context)
    assert root is not None
    keys = frozenset(branch_of(context.session.document, root))
    request = Request(keys=keys, aspect=context.layout.aspect)
    arrange(context, Arrangement(tr("Tidy Branch"), request, fixed=frozenset([root])))


class Turn:
    """Lets premises lie on another side of their conclusions, and tidies, in one step."""

    def __init__(self, direction: Direction, title: str) -> None:
        self.direction = direction
        self.title = title

    def run(self, context: Context) -> None:
        from argmap.layout.arranging.request import Request
        from argmap.session.arranging import Arrangement

        label = tr("Direction: {direction}", direction=tr(self.title))
        request = Request(direction=self.direction, aspect=context.layout.aspect)
        wanted = Arrangement(label, request, direction=self.direction, now=context.now())
        arrange(context, wanted)

    def checked(self, context: Context) -> bool:
        return context.session.document.info.direction == self.direction


def arrange(context: Context, wanted: Arrangement) -> None:
    """Make an arrangement one undoable step, now or when a thread has found the places."""
    context.layout.seek(wanted, lambda patch: _take(context, wanted, patch))


def _take(context: Context, wanted: Arrangement, patch: Patch) -> None:
    from argmap.storage.memory import collector_paused

    keys = wanted.request.keys
    brought_back = context.view.steady()
    with collector_paused(), context.session.left_as_is():
        changed = context.session.apply(patch, wanted.label)
    if not changed:
        context.say(_nothing(wanted))
        return
    if keys is None:
        brought_back()
    else:
        context.view.reveal(sorted(keys & patch.changes.keys()))
    moved = sum(key in context.session.document.statements for key in patch.changes)
    context.say(" ".join(filter(None, (_moved(moved), _stayed(context, wanted)))))


def _nothing(wanted: Arrangement) -> str:
    if wanted.request.mode == "push-apart":
        return tr("Nothing lies on anything else already.")
    return tr("Everything is tidy already.")


def _moved(n: int) -> str:
    if not n:
        return tr("No statement had to move.")
    return trn("Moved one statement.", "Moved {n:,} statements.", n)


def _stayed(context: Context, wanted: Arrangement) -> str:
    statements = context.session.document.statements
    keys = statements if wanted.request.keys is None else wanted.request.keys
    pinned = sum(statements[key].pinned for key in keys if key in statements)
    if not pinned:
        return ""
    return trn("One pinned statement stayed.", "{n:,} pinned statements stayed.", pinned)


def keep_tidy(context: Context) -> None:
    on = not context.layout.keeps_tidy
    context.layout.keep_tidy(on)
    if on:
        context.say(tr("From now on the map makes room for each edit by itself."))
    else:
        context.say(tr("From now on nothing moves unless you move it."))


def _keeps_tidy(context: Context) -> bool:
    return context.layout.keeps_tidy


def _something_there(context: Context) -> bool:
    return chosen.idle(context) and len(context.session.document.statements) > 0


def _something_bears(context: Context) -> bool:
    """Whether something bears on the current statement."""
    key = chosen.current_statement(context)
    references = context.session.document.references
    return chosen.idle(context) and key is not None and bool(references.aiming_at(key))


_TURNS: Final = (
    Turn("auto", mark("Automatic")),
    Turn("down", mark("Downwards")),
    Turn("up", mark("Upwards")),
    Turn("right", mark("To the Right")),
    Turn("left", mark("To the Left")),
)


def _turn_command(turn: Turn) -> Command:
    automatic = turn.direction == "auto"
    return Command(
        id=f"arrange.direction.{turn.direction}",
        title=turn.title,
        tip=(
            mark("Let premises lie where the map suits the window best, and tidy it")
            if automatic
            else mark("Let premises lie on this side of what they bear on, and tidy the map")
        ),
        menu="Arrange/Direction",
        section="automatic" if automatic else "fixed",
        run=turn.run,
        checked=turn.checked,
        enabled=chosen.idle,
    )


COMMANDS = (
    Command(
        id="arrange.tidy",
        title=mark("Tidy"),
        tip=mark("Set the whole map in rows, without overlaps; pinned statements stay"),
        menu="Arrange",
        section="tidy",
        keys=("Ctrl+T",),
        icon="tidy",
        toolbar=True,
        places=("canvas",),
        run=Layout(mark("Tidy")),
        enabled=_something_there,
    ),
    Command(
        id="arrange.tidy_selection",
        title=mark("Tidy Selection"),
        tip=mark("Set the selected statements in rows; the others stay"),
        menu="Arrange",
        section="tidy",
        keys=("Ctrl+Shift+T",),
        places=("statement",),
        run=Layout(mark("Tidy Selection"), selected="always"),
        enabled=chosen.many_statements,
    ),
    Command(
        id="arrange.tidy_branch",
        title=mark("Tidy Branch"),
        tip=mark("Set in rows what bears on the current statement, which stays where it is"),
        menu="Arrange",
        section="tidy",
        keys=("Ctrl+B",),
        places=("statement",),
        run=tidy_branch,
        enabled=_something_bears,
    ),
    Command(
        id="arrange.compact",
        title=mark("Compact"),
        tip=mark("Tidy the whole map in less room: reasons that have none stand in columns"),
        menu="Arrange",
        section="more",
        run=Layout(mark("Compact"), "compact"),
        enabled=_something_there,
    ),
    Command(
        id="arrange.untangle",
        title=mark("Untangle"),
        tip=mark("Arrange in layers so that fewer arrows cross; siblings keep their order"),
        menu="Arrange",
        section="more",
        keys=("Ctrl+U",),
        run=Layout(mark("Untangle"), "untangle"),
        enabled=_something_there,
    ),
    Command(
        id="arrange.untangle_freely",
        title=mark("Untangle Freely"),
        tip=mark("Let as few arrows cross as can be; siblings may change their order"),
        menu="Arrange",
        section="more",
        run=Layout(mark("Untangle Freely"), "untangle", "free"),
        enabled=_something_there,
    ),
    Command(
        id="arrange.push_apart",
        title=mark("Push Apart"),
        tip=mark("Move statements that lie on others as little as frees them all"),
        menu="Arrange",
        section="more",
        keys=("Ctrl+M",),
        places=("canvas",),
        run=Layout(mark("Push Apart"), "push-apart", selected="if several"),
        enabled=_something_there,
    ),
    *map(_turn_command, _TURNS),
    Command(
        id="arrange.keep_tidy",
        title=mark("Keep Tidy"),
        tip=mark("Let the map make room for each edit by itself, moving as little as it can"),
        menu="Arrange",
        section="keep",
        keys=("Ctrl+Shift+K",),
        run=keep_tidy,
        checked=_keeps_tidy,
        enabled=chosen.idle,
    ),
)
