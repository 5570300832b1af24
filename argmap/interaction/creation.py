"""What a double click does: a new claim where the pointer is, or the words there to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import tr
from argmap.core.kinds import kind_of

if TYPE_CHECKING:
    from argmap.core.geometry import Point
    from argmap.interaction.events import Pointer
    from argmap.interaction.idle import Idle
    from argmap.interaction.stage import Stage
    from argmap.interaction.text_entry import TextEntry


def double_click(stage: Stage, texts: TextEntry, idle: Idle, pointer: Pointer) -> None:
    """On nothing a new claim, on a statement its text, on its edge the usual width again.

    On an arrow its warrant, and on the label of a stub: to the other end.
    """
    if stage.handle(pointer.scene) is not None:
        return
    hit = stage.hit(pointer.scene)
    edge = idle.edge(pointer, hit)
    if edge is not None and stage.document.statements[edge[0]].width is not None:
        usual_width(stage, edge[0])
        return
    if idle.unfolded:
        # The first click has made the badge go; nobody means what lies there now.
        return
    if hit is None:
        add_statement(stage, texts, pointer.scene)
    elif hit.part == "box":
        texts.begin(hit.id)
    elif hit.part == "arrow" and (label := stage.plan.label(pointer.scene)) is not None:
        go_to(stage, label[1].leads_to)
    elif hit.id in stage.document.inferences:
        texts.begin(hit.id)
    else:
        stage.session.select([hit.id])


def go_to(stage: Stage, key: str) -> None:
    """Select what a stub leads to, in the middle of the view."""
    box = stage.plan.boxes.get(key)
    stage.session.select([key])
    stage.camera.center_on(stage.plan.arrows[key].junction if box is None else box.rect.center)
    stage.port.camera_changed()


def usual_width(stage: Stage, key: str) -> None:
    """Forget the width that was set."""
    from argmap.core.edits import arrange

    stage.session.apply(arrange.resize(stage.document, key, None), tr("Set the width"))


def add_statement(
    stage: Stage, texts: TextEntry, at: Point, kind: str = "claim", typed: str = ""
) -> None:
    """Make an empty statement with its middle at a point, ready for typing or begun so."""
    from argmap.core.edits import arrange, statements

    patch = statements.add(stage.document, kind=kind, at=at, now=stage.now())
    (key,) = patch.changes

    def center() -> None:
        box = stage.plan.boxes.get(key)
        if box is not None:
            corner = at.moved(-box.rect.width / 2, -box.rect.height / 2)
            stage.apply(arrange.place(stage.document, {key: corner}))

    label = tr("Add a claim") if kind == "claim" else tr("Add {kind}", kind=tr(kind_of(kind).title))
    texts.create(label, patch, key, center, typed)
