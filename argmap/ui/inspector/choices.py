"""Fields with a set of values: lists, ticks and degrees; the wheel scrolls past them unharmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QStyle,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)

from argmap.core.i18n import tr
from argmap.ui.chrome import shortened
from argmap.ui.inspector.mixed import MIXED
from argmap.ui.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QWheelEvent

SETTLE_MS = 400
TEXT_MARGIN = 4


class ChoiceField(QComboBox):
    """One of a list; `committed` carries the value chosen."""

    committed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(5)
        self.activated.connect(self._activated)

    def show_value(self, value: Any, options: Iterable[tuple[Any, str]]) -> None:
        """Offer (value, title) pairs and mark one; a value not among them is shown as it is."""
        wanted = list(options)
        if value is not MIXED and value not in [option for option, _ in wanted]:
            wanted.append((value, str(value)))
        present = [(self.itemData(row), self.itemText(row)) for row in range(self.count())]
        fresh = [(option, shortened(title)) for option, title in wanted]
        if present != fresh:
            self.clear()
            for option, title in fresh:
                self.addItem(title, option)
        self.setPlaceholderText(tr("several values"))
        row = -1 if value is MIXED else [option for option, _ in fresh].index(value)
        self.setCurrentIndex(row)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Show by an ellipsis that there is more of what is chosen."""
        super().initStyleOption(option)
        place = QStyle.SubControl.SC_ComboBoxEditField
        part = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(part, option, place, self).width() - 2 * TEXT_MARGIN
        if not self.itemIcon(self.currentIndex()).isNull():
            room -= self.iconSize().width() + TEXT_MARGIN
        option.currentText = option.fontMetrics.elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @Slot(int)
    def _activated(self, row: int) -> None:
        self.committed.emit(self.itemData(row))


class TickField(QCheckBox):
    """Yes or no; several records that differ show the third state until one is chosen."""

    committed = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setAccessibleName(title)
        self.clicked.connect(self._clicked)

    def show_value(self, value: Any) -> None:
        self.setTristate(value is MIXED)
        if value is MIXED:
            self.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self.setChecked(bool(value))

    @Slot()
    def _clicked(self) -> None:
        chosen = self.checkState() != Qt.CheckState.Unchecked
        self.setTristate(False)
        self.setChecked(chosen)
        self.committed.emit(chosen)


class _Slider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DegreeField(QWidget):
    """A degree from 0 to 1, or none: moving the slider rates, “Clear” takes the rating back.

    `word` says in words what a degree means.
    """

    committed = Signal(object)

    def __init__(
        self, name: str, word: Callable[[float], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._word = word
        self._value: Any = None
        self._moved = False
        self.slider = _Slider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(name)
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.label = plain_label("", self, role="caption")
        self.clear = QPushButton(tr("Clear"), self)
        self.clear.setObjectName("link")
        self.clear.setAccessibleName(tr("Clear: {field}", field=name))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.commit)
        self._lay_out()
        self.slider.valueChanged.connect(self._slide)
        self.slider.sliderReleased.connect(self.commit)
        self.clear.clicked.connect(self._cleared)
        self.setFocusProxy(self.slider)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.label, 1)
        below.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.slider)
        column.addLayout(below)

    def show_value(self, value: Any) -> None:
        if self._moved or self.slider.isSliderDown():
            return
        self._value = value
        self.slider.blockSignals(True)
        rated = isinstance(value, float | int)
        self.slider.setValue(round(value * 100) if rated else 50)
        self.slider.blockSignals(False)
        self._caption(value)

    @Slot()
    def commit(self) -> None:
        """Send out where the slider stands, if it was moved and let go."""
        if self._moved and not self.slider.isSliderDown():
            self._moved = False
            self._settle.stop()
            self._value = self.slider.value() / 100
            self.committed.emit(self._value)

    @Slot(int)
    def _slide(self, percent: int) -> None:
        self._moved = True
        self._caption(percent / 100)
        self._settle.start()

    @Slot()
    def _cleared(self) -> None:
        self._settle.stop()
        if self._moved or self._value is not None:
            self._moved = False
            self.committed.emit(None)

    def _caption(self, value: Any) -> None:
        rated = isinstance(value, float | int)
        self.clear.setVisible(value is not None)
        self.slider.setProperty("rated", rated)
        self.slider.style().unpolish(self.slider)
        self.slider.style().polish(self.slider)
        if value is MIXED:
            text = tr("several values")
        elif rated:
            text = tr("{n} %, {word}", n=round(value * 100), word=self._word(value))
        else:
            text = tr("not rated")
        self.label.setText(text)
        self.slider.setAccessibleDescription(text)
