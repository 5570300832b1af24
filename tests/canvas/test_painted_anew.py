"""After a change as many tiles are painted anew as show it, and no picture is left of before."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from argmap.core.document import Document
from argmap.core.edits import arrange, deletion, inferences, statements
from argmap.layout.routing import routes
from tests.maps import random_map

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.canvas.conftest import Shown

SEED = 3
EDITS = ("add", "move", "delete", "flip", "undercut", "reword", "fold", "unfold", "undo")


@pytest.mark.parametrize(("zoom", "at_once"), [(0.5, 1000), (0.5, -1), (0.2, 1000)])
def test_tiles_that_are_kept_are_as_if_painted_anew(
    show: Callable[[Document], Shown], monkeypatch: pytest.MonkeyPatch, zoom: float, at_once: int
) -> None:
    monkeypatch.setattr(routes, "AT_ONCE", at_once)
    chance = random.Random(SEED)
    shown = show(Document(random_map(150, SEED)))
    shown.canvas.gliding.allowed = False
    shown.canvas.resize(1600, 1000)
    kept, waited = 0, False
    for edit in EDITS * 2:
        key = chance.choice(list(shown.canvas.plan.boxes))
        _look_at(shown, key, zoom)
        shown.canvas.viewport().setUpdatesEnabled(False)
        _change(shown, edit, key, chance)
        waited = waited or not shown.canvas.plan.settled
        shown.canvas.plan.settle(60.0)
        shown.canvas.picture._show_surprises(shown.canvas.view())
        tiles = shown.canvas.picture._tiles
        for tile in tiles._tiles.keys() - tiles._stale:
            kept += 1
            assert tiles._tiles[tile].toImage() == tiles._painted(tile).toImage(), (edit, key, tile)
        shown.canvas.viewport().setUpdatesEnabled(True)
    assert kept > len(EDITS)
    # Of a large map some ways are looked for after the first frame.
    assert waited == (at_once < 0)


def _look_at(shown: Shown, key: str, zoom: float) -> None:
    canvas = shown.canvas
    canvas.camera.zoom_to(zoom)
    canvas.camera.center_on(canvas.plan.boxes[key].rect.center)
    canvas.camera_changed()
    canvas._sharpen.stop()
    canvas.plan.settle(60.0)
    canvas.viewport().repaint()
    while canvas.picture._tiles.missing(canvas.view()) or not canvas.picture.prepare(canvas.view()):
        canvas.viewport().repaint()


def _change(shown: Shown, edit: str, key: str, chance: random.Random) -> None:
    session, document = shown.session, shown.session.document
    around = [*document.references.from_premise(key), *document.references.aiming_at(key)]
    place = shown.canvas.plan.boxes[key].rect.center.moved(chance.randint(-300, 300), 200)
    match edit:
        case "add":
            session.apply(inferences.respond(document, key, at=place), edit)
        case "move":
            by = chance.randint(-400, 400), chance.randint(-300, 300)
            session.apply(arrange.move(document, [key], *by), edit)
        case "delete":
            session.apply(deletion.delete(document, [key]), edit)
        case "flip" if around:
            session.apply(inferences.flip(document, around[:1]), edit)
        case "undercut" if around:
            session.apply(inferences.respond(document, around[-1], at=place), edit)
        case "reword":
            words = "word " * chance.randint(1, 60)
            session.apply(statements.retext(document, key, words), edit)
        case "fold":
            session.folding.fold([key])
        case "unfold":
            session.folding.unfold_all()
        case "undo":
            session.undo()
