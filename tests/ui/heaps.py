"""A heap of statements in a window, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.edits.inferences import connect
from argmap.core.edits.statements import add
from argmap.core.geometry import Point

if TYPE_CHECKING:
    from argmap.ui.main_window import MainWindow
    from tests.ui.conftest import Shell

KEYS = ["claim", "first", "second", "third", "below"]


def messy(shell: Shell) -> MainWindow:
    """A claim with three reasons, one of which has a reason itself, all on one heap."""
    window = shell.start()
    session, document = shell.session, shell.document
    with session.gesture("Begin") as gesture:
        for n, key in enumerate(KEYS):
            at = Point(20.0 * n, 90.0 - 20.0 * n)
            gesture.apply(add(document, id=key, text=key.title(), at=at))
        for premise, target in (
            ("first", "claim"),
            ("second", "claim"),
            ("third", "claim"),
            ("below", "first"),
        ):
            gesture.apply(connect(document, [premise], target, polarity="support"))
    session.mark_saved()
    window.canvas.fit()
    shell.settle()
    return window


def places(shell: Shell) -> dict[str, tuple[float | None, float | None]]:
    return {key: (each.x, each.y) for key, each in shell.document.statements.items()}


def overlapping(shell: Shell) -> list[tuple[str, str]]:
    rects = list(shell.window.canvas.plan.rects.items())
    return [
        (a, b)
        for n, (a, first) in enumerate(rects)
        for b, second in rects[n + 1 :]
        if first.grown(-0.5).intersects(second.grown(-0.5))
    ]
