"""The canvas follows what of the session concerns the eye alone: folds, focus, path, visits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.storage.memory import collector_paused

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.canvas.overlay_painter import OverlayPainter
    from argmap.canvas.picture import Picture
    from argmap.canvas.widget import CanvasWidget
    from argmap.layout.plan import MapPlan
    from argmap.session.session import Session


def follow_the_eye(
    canvas: CanvasWidget, plan: MapPlan, picture: Picture, marks: OverlayPainter, session: Session
) -> list[Callable[[], None]]:
    """Follow all of these from now on; returns the ways out."""
    return [
        follow_folding(canvas, plan, picture, session),
        follow_focus(canvas, picture, marks, session),
        follow_visits(plan, session),
    ]


def follow_folding(
    canvas: CanvasWidget, plan: MapPlan, picture: Picture, session: Session
) -> Callable[[], None]:
    """Leave out of the plan what is folded, from now on; returns the way out."""
    plan.folds = session.folding
    picture.change(plan.refold())

    def fold() -> None:
        canvas.gliding.end()
        # Tens of thousands of shapes may come or go at once; looking for rubbish would double it.
        with collector_paused():
            dirty = plan.refold()
        canvas.show_change(dirty)
        if canvas.controller is not None:
            canvas.controller.view_changed()

    return session.folding.changed.subscribe(fold)


def follow_focus(
    canvas: CanvasWidget, picture: Picture, marks: OverlayPainter, session: Session
) -> Callable[[], None]:
    """Dim what is out of focus and light up the path, from now on; returns the way out."""
    marks.path = session.path

    def dim() -> None:
        keys = session.focus.keys
        canvas.gliding.end()
        canvas.gliding.paused = keys is not None
        picture.dim(keys)
        canvas.viewport().update()

    dim()
    leave_focus = session.focus.changed.subscribe(dim)
    leave_path = session.path.changed.subscribe(canvas.viewport().update)

    def leave() -> None:
        leave_focus()
        leave_path()

    return leave


def follow_visits(plan: MapPlan, session: Session) -> Callable[[], None]:
    """Remember what is current where a person is, from now on; returns the way out."""

    def choose() -> None:
        box = plan.boxes.get(session.current or "")
        session.visits.choose(session.current, None if box is None else box.rect)

    return session.selection_changed.subscribe(choose)
