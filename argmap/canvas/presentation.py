"""A map told step by step, on a whole screen; nothing can be edited here."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QWidget

from argmap.canvas.hints import paint_centred
from argmap.canvas.lettering import draw_line, shaped
from argmap.canvas.overlay_painter import OverlayPainter
from argmap.canvas.picture import Picture
from argmap.canvas.view import View, view_of
from argmap.core.geometry import Point, Rect, union
from argmap.core.i18n import tr
from argmap.interaction.camera import Camera
from argmap.interaction.overlay import Overlay
from argmap.layout.text import Face, TextStyle
from argmap.session.presenting import Step, steps

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from argmap.canvas.theme import Theme
    from argmap.core.patch import Patch
    from argmap.layout.plan import MapPlan

LARGEST: Final = 1.5
READABLE: Final = 0.6
"""A conclusion that would make all smaller than this is left out of view."""
MARGIN: Final = 90.0
DURATION: Final = 320
_COUNTER: Final = TextStyle(Face.SEMIBOLD, 14.0, 20.0)
_SENTENCE: Final = TextStyle(Face.SEMIBOLD, 18.0, 28.0)
_ON: Final = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space})
_BACK: Final = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp})
_KEYS: Final = frozenset({QEvent.Type.ShortcutOverride})


class Presentation(QWidget):
    """Shows what has been told so far; `ended` comes once, however it ends."""

    ended = Signal()

    def __init__(self, plan: MapPlan, theme: Theme, parent: QWidget, *, glides: bool) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.camera = Camera()
        self.place = 0
        self._plan = plan
        self._theme = theme
        self._picture = Picture(plan, theme)
        self._marks = OverlayPainter(plan, theme)
        self._leave = plan.document.subscribe(self._follow)
        self._steps: list[Step] = []
        self._start = self._goal = (1.0, Point(0.0, 0.0))
        self._glide = QVariantAnimation(self)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        still = not glides or QGuiApplication.platformName() == "offscreen"
        self._glide.setDuration(0 if still else DURATION)
        self._glide.valueChanged.connect(self._glided)
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self._go_on)
        self._begin()

    @property
    def step(self) -> Step | None:
        """What has come into view last; None on an empty map."""
        return self._steps[self.place] if self._steps else None

    @property
    def shown(self) -> frozenset[str]:
        """Ids of all that has been told so far."""
        return frozenset(key for step in self._steps[: self.place + 1] for key in step.fresh)

    def go(self, place: int) -> None:
        """Tell the map up to this step."""
        self.place = max(0, min(place, len(self._steps) - 1))
        self._picture.limit(self.shown)
        self._picture.be_whole()
        self.setWindowTitle(self._title())
        self.setAccessibleName(self._words())
        self._look()
        self.update()

    # --- Qt's own calls ----------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() in _KEYS:
            # No command of any window takes a key from here.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ON:
            self.go(self.place + 1)
        elif key in _BACK:
            self.go(self.place - 1)
        elif key == Qt.Key.Key_Home:
            self.go(0)
        elif key == Qt.Key.Key_End:
            self.go(len(self._steps) - 1)
        elif key in {Qt.Key.Key_Escape, Qt.Key.Key_F11} and not event.isAutoRepeat():
            self.close()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.camera.resize(self.width(), self.height())
        self._look(at_once=True)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._glide.stop()
        self._more.stop()
        self._leave()
        event.accept()
        self.ended.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        view = self._view()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.canvas.background)
            view.enter_pixels(painter)
            done = self._picture.paint(painter, view, zooming=self._gliding)
            painter.resetTransform()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.step is None:
                self._paint_nothing(painter)
                return
            self._marks.paint(painter, Overlay(), self._new(), view, focused=False)
            self._paint_counter(painter)
        if not self._gliding:
            self._unfinished = not done
            self._more.start(0)

    # --- inside ------------------------------------------------------------------------------

    _unfinished = False

    @property
    def _gliding(self) -> bool:
        return self._glide.state() == QVariantAnimation.State.Running

    def _begin(self) -> None:
        self._steps = steps(self._plan.document)
        self.go(self.place)

    def _follow(self, patch: Patch) -> None:
        """Somebody edits the map elsewhere."""
        self._picture.change(self._plan.update(patch))
        self._begin()

    @Slot()
    def _go_on(self) -> None:
        """Paint what is missing; then use the leisure as the canvas does."""
        if self._unfinished:
            self.update()
        elif not self._picture.prepare(self._view()):
            self._more.start(0)
            if self._picture.anew:
                self.update()

    def _view(self) -> View:
        return view_of(self.camera, self.devicePixelRatioF())

    def _new(self) -> list[str]:
        """What of the step is marked as new: its statements, or else its arrow."""
        fresh = () if self.step is None else self.step.fresh
        boxes = [key for key in fresh if key in self._plan.boxes]
        return boxes or [key for key in fresh if key in self._plan.arrows]

    def _look(self, *, at_once: bool = False) -> None:
        """Turn to what is new and, if it can be read with it, to what that is about."""
        area = self._area()
        if area is None:
            return
        before = self.camera.zoom, self.camera.center
        self.camera.fit(area, margin=MARGIN, most=LARGEST)
        self._start, self._goal = before, (self.camera.zoom, self.camera.center)
        self._glide.stop()
        if at_once or not self._glide.duration() or not self.isVisible():
            self.update()
            return
        self._glided(0.0)
        self._glide.start()

    @Slot(object)
    def _glided(self, share: float) -> None:
        (zoom, at), (last, goal) = self._start, self._goal
        eased = share * share * (3 - 2 * share)
        self.camera.zoom_to(zoom * math.pow(last / zoom, eased))
        x, y = at.x + (goal.x - at.x) * eased, at.y + (goal.y - at.y) * eased
        self.camera.center_on(Point(x, y))
        self.update()

    def _area(self) -> Rect | None:
        step = self.step
        if step is None:
            return None
        fresh = self._around(step.fresh)
        whole = self._around((*step.fresh, step.about or ""))
        if fresh is None or whole is None:
            return whole
        width, height = self.camera.viewport
        room = Rect(0.0, 0.0, (width - 2 * MARGIN) / READABLE, (height - 2 * MARGIN) / READABLE)
        fits = whole.width <= room.width and whole.height <= room.height
        return whole if fits else fresh

    def _around(self, keys: tuple[str, ...]) -> Rect | None:
        plan = self._plan
        boxes = [plan.rects[key] for key in keys if key in plan.rects]
        dots = [plan.arrows[key].junction for key in keys if key in plan.arrows]
        return union((*boxes, *(Rect(dot.x, dot.y, 0.0, 0.0).grown(24.0) for dot in dots)))

    def _title(self) -> str:
        n, all_ = self.place + 1, len(self._steps)
        return tr("Step {n} of {all}", n=n, all=all_) if all_ else tr("Nothing to present")

    def _words(self) -> str:
        """What a screen reader says of a step."""
        statements = self._plan.document.statements
        fresh = () if self.step is None else self.step.fresh
        texts = [
            statements[key].title or statements[key].text for key in fresh if key in statements
        ]
        return ". ".join((self._title(), *texts))

    def _paint_nothing(self, painter: QPainter) -> None:
        middle = QPointF(self.width() / 2, self.height() / 2)
        sentence = tr("There is nothing to present yet. Esc leads back to the map.")
        paint_centred(painter, sentence, _SENTENCE, middle, self._theme.canvas.text)

    def _paint_counter(self, painter: QPainter) -> None:
        text = f"{self.place + 1} / {len(self._steps)}"
        if not self.place:
            text += "   " + tr("→ on, ← back, Esc ends")
        width = shaped(text, _COUNTER)[0] + 28
        pill = QRectF(self.width() - width - 24, self.height() - 56, width, 32)
        canvas = self._theme.canvas
        painter.setPen(canvas.frame)
        painter.setBrush(canvas.background)
        painter.drawRoundedRect(pill, 16, 16)
        painter.setPen(canvas.secondary)
        draw_line(painter, text, _COUNTER, pill.x() + 14, pill.y() + 6)
