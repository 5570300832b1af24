"""A canvas without a window: gestures are played on a real session, plan and camera."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from argmap.core.document import Document
from argmap.core.geometry import Point
from argmap.core.records import Content, Inference, Statement
from argmap.interaction.camera import Camera
from argmap.interaction.controller import Controller
from argmap.interaction.events import NO_MODIFIERS, Button, Key, KeyName, Modifiers, Pointer
from argmap.interaction.handles import free_handles
from argmap.interaction.overlay import Overlay
from argmap.layout.plan import MapPlan
from argmap.layout.shapes import Hit
from argmap.layout.text import TextMeasurer
from argmap.session.session import Session

SHIFT = Modifiers(shift=True)
CONTROL = Modifiers(control=True)
ALT = Modifiers(alt=True)
NOW = "2026-01-02T03:04:05Z"
MEASURER = TextMeasurer()


class BrokenError(Exception):
    """A port that fails on purpose."""


class FakePort:
    """Does what a canvas does, without one: an editor, sentences, what is lifted."""

    def __init__(self) -> None:
        self.controller: Controller | None = None
        self.document: Document | None = None
        self.plan: MapPlan | None = None
        self.said: list[str] = []
        self.shape = "arrow"
        self.lifted: tuple[set[str], set[str]] | None = None
        self.menu: tuple[Hit | None, Pointer] | None = None
        self.editor: list[str] | None = None
        self.calls: list[str] = []
        self.fail_at: int | None = None
        """Raise at the call of this number."""

    def _called(self, name: str) -> None:
        self.calls.append(name)
        if self.fail_at is not None and len(self.calls) > self.fail_at:
            self.fail_at = None
            raise BrokenError(name)

    def repaint_overlay(self) -> None:
        self._called("repaint_overlay")

    def camera_changed(self) -> None:
        self._called("camera_changed")

    def edit_text(self, key: str, select_all: bool, typed: str = "") -> None:
        self._called("edit_text")
        assert self.document is not None
        record = self.document.record(key)
        assert isinstance(record, Statement | Inference)
        self.editor = [key, record.text + typed]

    def commit_edit(self) -> None:
        self._called("commit_edit")
        if self.editor is not None:
            key, text = self.editor
            self.editor = None
            assert self.controller is not None
            self.controller.commit_text(key, text)

    def say(self, sentence: str) -> None:
        self._called("say")
        self.said.append(sentence)

    def cursor(self, name: str) -> None:
        self._called("cursor")
        self.shape = name

    def lift(self, keys: Iterable[str], arrows: Iterable[str]) -> None:
        self._called("lift")
        assert self.lifted is None, "lifted twice"
        self.lifted = (set(keys), set(arrows))
        if self.plan is not None:
            self.plan.hold()

    def drop_lift(self) -> None:
        self._called("drop_lift")
        self.lifted = None
        if self.plan is not None:
            self.plan.let_go()

    def context_menu(self, hit: Hit | None, pointer: Pointer) -> None:
        self._called("context_menu")
        self.menu = (hit, pointer)


class Board:
    """Gestures by scene points or by record; every pointer event goes through the camera."""

    def __init__(self, *records: Statement | Inference, **info: Any) -> None:
        content = Content(
            info={"direction": info.get("direction", "auto")},
            statements=tuple(each for each in records if isinstance(each, Statement)),
            inferences=tuple(each for each in records if isinstance(each, Inference)),
        )
        self.session = Session(Document(content))
        self.document = self.session.document
        self.plan = MapPlan(self.document, MEASURER)
        self.document.subscribe(self.plan.update)
        self.camera = Camera(1000, 800)
        self.overlay = Overlay()
        self.port = FakePort()
        self.port.document, self.port.plan = self.document, self.plan
        self.controller = Controller(
            self.session, self.plan, self.camera, self.overlay, self.port, now=lambda: NOW
        )
        self.port.controller = self.controller
        self.plan.folds = self.session.folding
        self.session.folding.changed.subscribe(self._refold)
        self.start = self.state()
        self.held = NO_MODIFIERS

    def _refold(self) -> None:
        self.plan.refold()
        self.controller.view_changed()

    def state(self) -> dict[str, Any]:
        """Everything the map holds, by identity of the records."""
        records = self.document.content().records()
        return {record.id: record for record in records}

    def unchanged(self) -> bool:
        now = self.state()
        return now.keys() == self.start.keys() and all(now[k] is self.start[k] for k in now)

    @property
    def steps(self) -> int:
        """How many steps can be undone."""
        return self.session.history._position

    @property
    def labels(self) -> list[str]:
        return [step.label for step in self.session.history._steps]

    def pointer(
        self, at: Point, button: Button = Button.LEFT, held: Modifiers | None = None
    ) -> Pointer:
        screen = self.camera.to_screen(at)
        held = self.held if held is None else held
        return Pointer(self.camera.to_scene(screen), screen, button, held)

    def middle(self, key: str) -> Point:
        return self.plan.boxes[key].rect.center

    def spot(self, key: str) -> Point:
        """A point of a statement or the junction of an inference."""
        return self.middle(key) if key in self.plan.boxes else self.plan.arrows[key].junction

    def on_arrow(self, key: str) -> Point:
        """A point of an arrow that is far from its junction."""
        trunk = self.plan.arrows[key].trunk
        for (x, y), (far_x, far_y) in pairwise(trunk):
            for share in (0.25, 0.5, 0.75):
                at = Point(x + (far_x - x) * share, y + (far_y - y) * share)
                if self.plan.hit(at, 8.0 / self.camera.zoom) == Hit(key, "arrow"):
                    return at
        raise AssertionError("no free place on the arrow")

    def handle(self, key: str, side: str) -> Point:
        """Hover the statement so that its handles show; the place of one of them."""
        rect = self.plan.boxes[key].rect
        self.controller.move(self.pointer(rect.center, Button.NONE))
        found = {each.side: each.at for each in free_handles(self.plan, key, self.camera.zoom)}
        self.controller.move(self.pointer(found[side], Button.NONE))  # type: ignore[index]
        return found[side]  # type: ignore[index]

    def press(self, at: Point, button: Button = Button.LEFT) -> None:
        self.controller.press(self.pointer(at, button))

    def move(self, at: Point) -> None:
        self.controller.move(self.pointer(at))

    def release(self, at: Point, button: Button = Button.LEFT) -> None:
        self.controller.release(self.pointer(at, button))

    def click(self, at: Point, held: Modifiers = NO_MODIFIERS) -> None:
        self.controller.press(self.pointer(at, held=held))
        self.controller.release(self.pointer(at, held=held))

    def double_click(self, at: Point) -> None:
        self.click(at)
        self.controller.double_click(self.pointer(at)._replace(clicks=2))
        self.controller.release(self.pointer(at))

    def drag(self, *way: Point, held: Modifiers = NO_MODIFIERS, drop: bool = True) -> None:
        """Press at the first point, move through the others, release at the last."""
        self.held = held
        self.press(way[0])
        for at in way[1:]:
            self.move(at)
        if drop:
            self.release(way[-1])
        self.held = NO_MODIFIERS

    def connect(
        self,
        key: str,
        side: str,
        goal: Point,
        held: Modifiers = NO_MODIFIERS,
        drop: bool = True,
    ) -> None:
        start = self.handle(key, side)
        self.drag(start, start.moved(7, 7), goal, held=held, drop=drop)

    def key(self, name: KeyName, held: Modifiers = NO_MODIFIERS) -> bool:
        return self.controller.key(Key(name, "", held))

    def type(self, text: str) -> bool:
        return self.controller.key(Key(KeyName.OTHER, text))

    def write(self, text: str) -> None:
        """Type into the open editor and leave it."""
        assert self.port.editor is not None, "no editor is open"
        self.port.editor[1] += text
        self.port.commit_edit()

    def undo_all(self) -> None:
        while self.session.undo():
            pass

    @property
    def quiet(self) -> bool:
        """No gesture, no step, nothing lifted or shown of one."""
        overlay = self.overlay
        return (
            not self.controller.busy
            and not self.session.gesture_open
            and self.port.lifted is None
            and overlay.band is overlay.ghost is overlay.drop is None
        )


def statement(key: str, x: float, y: float, **fields: Any) -> Statement:
    return Statement(id=key, x=x, y=y, text=fields.pop("text", f"Statement {key}"), **fields)


def inference(key: str, premises: str, target: str, polarity: str = "support") -> Inference:
    return Inference(id=key, premises=tuple(premises.split()), target=target, polarity=polarity)


def small_map(**info: Any) -> Board:
    """A claim with one reason, an objection, an unconnected claim, a question and a note."""
    return Board(
        statement("top", 300.0, 0.0),
        statement("reason", 0.0, 300.0),
        statement("con", 600.0, 300.0, kind="counterpoint"),
        statement("free", 300.0, 560.0),
        statement("ask", 0.0, 560.0, kind="question"),
        statement("note", 620.0, 560.0, kind="note"),
        inference("why", "reason", "top"),
        **info,
    )
