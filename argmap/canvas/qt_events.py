"""What Qt tells of mouse, keys and touchpad, in the words of `argmap.interaction.events`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QPointingDevice

from argmap.core.geometry import Point
from argmap.interaction.events import DRAG_FROM, Button, Key, KeyName, Modifiers, Pointer
from argmap.interaction.input_map import Pinch, Wheel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent

    from argmap.interaction.camera import Camera

_BUTTONS: Final = {
    Qt.MouseButton.LeftButton: Button.LEFT,
    Qt.MouseButton.MiddleButton: Button.MIDDLE,
    Qt.MouseButton.RightButton: Button.RIGHT,
}
_KEYS: Final = {
    Qt.Key.Key_Escape: KeyName.ESCAPE,
    Qt.Key.Key_Return: KeyName.ENTER,
    Qt.Key.Key_Enter: KeyName.ENTER,
    Qt.Key.Key_F2: KeyName.F2,
    Qt.Key.Key_Left: KeyName.LEFT,
    Qt.Key.Key_Right: KeyName.RIGHT,
    Qt.Key.Key_Up: KeyName.UP,
    Qt.Key.Key_Down: KeyName.DOWN,
    Qt.Key.Key_Home: KeyName.HOME,
    Qt.Key.Key_End: KeyName.END,
    Qt.Key.Key_PageUp: KeyName.PAGE_UP,
    Qt.Key.Key_PageDown: KeyName.PAGE_DOWN,
    Qt.Key.Key_Space: KeyName.SPACE,
    # With Shift the key of the digit is told as what it types there.
    Qt.Key.Key_1: KeyName.ONE,
    Qt.Key.Key_Exclam: KeyName.ONE,
    Qt.Key.Key_Shift: KeyName.SHIFT,
    Qt.Key.Key_Control: KeyName.CONTROL,
    Qt.Key.Key_Alt: KeyName.ALT,
}
_PHASES: Final[dict[Qt.ScrollPhase, Literal["begin", "update", "end", "momentum"]]] = {
    Qt.ScrollPhase.ScrollBegin: "begin",
    Qt.ScrollPhase.ScrollUpdate: "update",
    Qt.ScrollPhase.ScrollEnd: "end",
    Qt.ScrollPhase.ScrollMomentum: "momentum",
}
_GESTURES: Final[dict[Qt.NativeGestureType, Literal["zoom", "smart zoom"]]] = {
    Qt.NativeGestureType.ZoomNativeGesture: "zoom",
    Qt.NativeGestureType.SmartZoomNativeGesture: "smart zoom",
}


_FINGER: Final = QPointingDevice.PointerType.Finger
_WIDER: Final = {
    QPointingDevice.PointerType.Pen: 1.5,
    QPointingDevice.PointerType.Eraser: 1.5,
    _FINGER: 2.5,
}
"""How much further than a mouse something must go until that is a drag."""
_USUAL: Final = 10
"""Qt's distance for a drag where the system has none; who needs a greater one asks for it there."""


def modifiers(held: Qt.KeyboardModifier) -> Modifiers:
    return Modifiers(
        bool(held & Qt.KeyboardModifier.ShiftModifier),
        bool(held & Qt.KeyboardModifier.ControlModifier),
        bool(held & Qt.KeyboardModifier.AltModifier),
    )


def pointer_at(
    place: QPointF,
    camera: Camera,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    button: Button = Button.NONE,
    clicks: int = 1,
) -> Pointer:
    screen = point(place)
    return Pointer(camera.to_scene(screen), screen, button, modifiers(held), clicks)


def pointer(event: QMouseEvent, camera: Camera, clicks: int = 1) -> Pointer:
    """A press, release or move; a move has the button that is held."""
    button = _BUTTONS.get(event.button(), Button.NONE)
    if button is Button.NONE:
        held = event.buttons()
        button = next((b for qt, b in _BUTTONS.items() if held & qt), Button.NONE)
    there = pointer_at(event.position(), camera, event.modifiers(), button, clicks)
    kind = event.pointerType()
    wanted = QGuiApplication.styleHints().startDragDistance() / _USUAL
    drag_from = DRAG_FROM * wanted * _WIDER.get(kind, 1.0)
    return there._replace(drag_from=drag_from, coarse=kind == _FINGER)


def known_button(event: QMouseEvent) -> bool:
    return event.button() in _BUTTONS


def key(event: QKeyEvent) -> Key:
    name = _KEYS.get(Qt.Key(event.key()), KeyName.OTHER)
    return Key(name, event.text(), modifiers(event.modifiers()), event.isAutoRepeat())


def wheel(event: QWheelEvent) -> Wheel:
    angle, pixels = event.angleDelta(), event.pixelDelta()
    return Wheel(
        point(event.position()),
        (angle.x(), angle.y()),
        (pixels.x(), pixels.y()),
        modifiers(event.modifiers()),
        _PHASES.get(event.phase(), "none"),
    )


def is_bare_wheel(event: QWheelEvent) -> bool:
    """Whether it is a mouse's wheel, not a touchpad, and no key is held."""
    return (
        event.phase() == Qt.ScrollPhase.NoScrollPhase
        and event.pixelDelta().isNull()
        and event.modifiers() == Qt.KeyboardModifier.NoModifier
    )


def pinch(event: QNativeGestureEvent) -> Pinch:
    kind = _GESTURES.get(event.gestureType())
    return Pinch(point(event.position()), kind or "other", event.value())


def point(place: QPointF) -> Point:
    return Point(place.x(), place.y())
