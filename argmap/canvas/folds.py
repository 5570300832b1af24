"""The canvas follows what is folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.canvas.picture import Picture
    from argmap.canvas.widget import CanvasWidget
    from argmap.layout.plan import MapPlan
    from argmap.session.session import Session


def follow_folding(
    canvas: CanvasWidget, plan: MapPlan, picture: Picture, session: Session
) -> Callable[[], None]:
    """Leave out of the plan what is folded, from now on; returns the way out."""
    plan.folds = session.folding
    picture.change(plan.refold())

    def fold() -> None:
        canvas.gliding.end()
        canvas.show_change(plan.refold())
        # What the pointer is over would have to wait for every arrow, and so would the next frame.
        if canvas.controller is not None and plan.arrows.drafted:
            canvas.controller.view_changed()

    return session.folding.changed.subscribe(fold)
