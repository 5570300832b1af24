"""Bring selected statements in line: align, distribute, space, make equally wide."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from argmap.core.i18n import mark, tr, trn
from argmap.session.commands import chosen
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.core.geometry import Point, Rect
    from argmap.core.patch import Change
    from argmap.layout.arranging.aligning import Axis, Edge
    from argmap.session.commands.context import Context

MENU = "Arrange/Align"


class Alignment:
    """Brings one edge of the selected statements, or their middles, to one line."""

    def __init__(self, edge: Edge, title: str) -> None:
        self.edge, self.title = edge, title

    def __call__(self, context: Context) -> None:
        from argmap.layout.arranging.aligning import aligned

        places = aligned(_rects(context), self.edge, _pinned(context))
        _put(context, places, tr(self.title), tr("These statements are in line already."))


class Distribution:
    """Makes the gaps between the selected statements equal; the outer ones stay."""

    def __init__(self, axis: Axis, title: str) -> None:
        self.axis, self.title = axis, title

    def __call__(self, context: Context) -> None:
        from argmap.layout.arranging.aligning import distributed

        places = distributed(_rects(context), self.axis, _pinned(context))
        _put(context, places, tr(self.title), tr("These gaps are equal already."))


class Spacing:
    """Makes the gaps between the selected statements the usual ones."""

    def __init__(self, axis: Axis, title: str) -> None:
        self.axis, self.title = axis, title

    def __call__(self, context: Context) -> None:
        from argmap.layout.arranging.aligning import spaced

        places = spaced(_rects(context), self.axis, _pinned(context))
        _put(context, places, tr(self.title), tr("These gaps are the usual ones already."))


def same_width(context: Context) -> None:
    """Make all as wide as the one selected last; their left edges stay."""
    from argmap.core.edits.arrange import resize
    from argmap.core.patch import Patch

    document, keys = context.session.document, chosen.statements(context)
    width = document.statements[keys[-1]].width
    changes: dict[str, Change] = {}
    for key in keys[:-1]:
        changes.update(resize(document, key, width).changes)
    if not context.session.apply(Patch(changes), tr("Make Equally Wide")):
        context.say(tr("These statements are equally wide already."))


def _put(context: Context, places: dict[str, Point], label: str, nothing: str) -> None:
    from argmap.core.edits.arrange import place

    patch = place(context.session.document, places)
    # While a map is kept tidy, its rows would take the new line back.
    with context.session.left_as_is():
        changed = context.session.apply(patch, label)
    if changed:
        n = len(patch.changes)
        context.say(trn("Moved one statement", "Moved {n} statements", n))
    else:
        context.say(nothing)


def _rects(context: Context) -> dict[str, Rect]:
    rects = context.view.plan.rects
    return {key: rects[key] for key in chosen.statements(context)}


def _pinned(context: Context) -> set[str]:
    statements = context.session.document.statements
    return {key for key in chosen.statements(context) if statements[key].pinned}


def _several(context: Context, least: int = 2) -> bool:
    """Whether so many statements are selected, and one of them may move."""
    statements = context.session.document.statements
    found, loose = 0, False
    for key in context.session.selection if chosen.idle(context) else ():
        if key in statements:
            found += 1
            loose = loose or not statements[key].pinned
            if loose and found >= least:
                return True
    return False


_ALIGNMENTS: dict[Edge, tuple[str, str, str, str]] = {
    "left": (
        mark("Align Left Edges"),
        mark("Line up the selected statements at the left edge of the leftmost"),
        "columns",
        "Alt+L",
    ),
    "center": (
        mark("Align Centers"),
        mark("Line up the selected statements at the middle of their width"),
        "columns",
        "Alt+C",
    ),
    "right": (
        mark("Align Right Edges"),
        mark("Line up the selected statements at the right edge of the rightmost"),
        "columns",
        "Alt+R",
    ),
    "top": (
        mark("Align Top Edges"),
        mark("Line up the selected statements at the top of the highest"),
        "rows",
        "Alt+T",
    ),
    "middle": (
        mark("Align Middles"),
        mark("Line up the selected statements at the middle of their height"),
        "rows",
        "Alt+M",
    ),
    "bottom": (
        mark("Align Bottom Edges"),
        mark("Line up the selected statements at the bottom of the lowest"),
        "rows",
        "Alt+B",
    ),
}
_DISTRIBUTIONS: dict[Axis, tuple[str, str, str, str]] = {
    "x": (
        mark("Distribute Horizontally"),
        mark("Make the gaps from left to right equal; the outer statements stay"),
        "distribute-x",
        "Alt+X",
    ),
    "y": (
        mark("Distribute Vertically"),
        mark("Make the gaps from top to bottom equal; the outer statements stay"),
        "distribute-y",
        "Alt+Y",
    ),
}
_SPACINGS: dict[Axis, tuple[str, str, str]] = {
    "x": (
        mark("Space Horizontally"),
        mark("Set the selected statements at the usual gaps, from the leftmost on"),
        "Ctrl+Shift+X",
    ),
    "y": (
        mark("Space Vertically"),
        mark("Set the selected statements at the usual gaps, from the highest on"),
        "Ctrl+Shift+Y",
    ),
}

COMMANDS = (
    *(
        Command(
            id=f"arrange.align_{edge}",
            title=title,
            tip=tip,
            menu=MENU,
            section=section,
            keys=(key,),
            scope="canvas",
            icon=f"align-{edge}",
            places=("statement",),
            run=Alignment(edge, title),
            enabled=_several,
        )
        for edge, (title, tip, section, key) in _ALIGNMENTS.items()
    ),
    *(
        Command(
            id=f"arrange.distribute_{axis}",
            title=title,
            tip=tip,
            menu=MENU,
            section="distribute",
            keys=(key,),
            scope="canvas",
            icon=icon,
            places=("statement",),
            run=Distribution(axis, title),
            enabled=partial(_several, least=3),
        )
        for axis, (title, tip, icon, key) in _DISTRIBUTIONS.items()
    ),
    *(
        Command(
            id=f"arrange.space_{axis}",
            title=title,
            tip=tip,
            menu=MENU,
            section="space",
            keys=(key,),
            scope="canvas",
            places=("statement",),
            run=Spacing(axis, title),
            enabled=_several,
        )
        for axis, (title, tip, key) in _SPACINGS.items()
    ),
    Command(
        id="arrange.same_width",
        title=mark("Make Equally Wide"),
        tip=mark("Give the selected statements the width of the one selected last"),
        menu=MENU,
        section="width",
        keys=("Alt+W",),
        scope="canvas",
        icon="same-width",
        places=("statement",),
        run=same_width,
        enabled=chosen.many_statements,
    ),
)
