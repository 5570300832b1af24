"""The status bar: what just happened or was refused, what the map holds, the zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QToolButton, QWidget

from argmap.core.i18n import tr, trn
from argmap.ui.chrome import visible
from argmap.ui.plain import plain_label, set_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

# Long enough to read: about 15 characters a second, and never shorter than a glance away.
SHORTEST_MS = 5_000
MS_PER_CHARACTER = 65


class StatusBar(QStatusBar):
    """Sentences at the left, with a time-out; facts at the right."""

    zoom_clicked = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._sentence = self._hint = self._work = ""
        self.message = plain_label("", self, role="message")
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.message.setMinimumWidth(80)
        self.cancel = QToolButton(self)
        self.cancel.setObjectName("cancel")
        self.cancel.setText(tr("Cancel"))
        set_tooltip(self.cancel, tr("Give up what is under way (Esc)"))
        self.cancel.clicked.connect(self.cancelled)
        self.cancel.hide()
        self.keeping = plain_label(tr("Keeps tidy"), self)
        set_tooltip(self.keeping, tr("The map makes room for each edit: Arrange ▸ Keep Tidy"))
        self.keeping.hide()
        self.saving = plain_label("", self)
        self.saving.hide()
        self.counts = plain_label("", self)
        self.zoom = QToolButton(self)
        self.zoom.setText(zoom_text(1.0))
        self.zoom.setAccessibleName(tr("Zoom"))
        set_tooltip(self.zoom, tr("Zoom to 100 %"))
        self.zoom.clicked.connect(self.zoom_clicked)
        self.addWidget(self.message, 1)
        self.addWidget(self.cancel)
        self.addPermanentWidget(self.keeping)
        self.addPermanentWidget(self.saving)
        self.addPermanentWidget(self.counts)
        self.addPermanentWidget(self.zoom)
        self._timeout = QTimer(self)
        self._timeout.setSingleShot(True)
        self._timeout.timeout.connect(self.forget)

    def say(self, sentence: str) -> None:
        """Show a sentence for as long as it takes to read; an empty one clears it."""
        self._sentence = visible(sentence)
        self._timeout.start(max(SHORTEST_MS, MS_PER_CHARACTER * len(sentence)))
        self._show()

    def hint(self, sentence: str, *, live: bool = False) -> None:
        """Show what the hand can do just now; a sentence that was said stands before it.

        Not before a `live` one, of something under way: what is over must not hide what is next.
        """
        self._hint = visible(sentence)
        if live and sentence:
            self._sentence = ""
        self._show()

    def show_work(self, sentence: str) -> None:
        """Show what is under way, and the way to give it up; an empty sentence: it is over."""
        self._work = visible(sentence)
        if sentence:
            self._sentence = ""
        self.cancel.setVisible(bool(sentence))
        self._show()

    def show_keeping(self, on: bool) -> None:
        """Show whether the map makes room for edits by itself."""
        self.keeping.setVisible(on)

    def show_saving(self, words: str, reason: str = "") -> None:
        """Show whether the map is being saved, was, or could not be, and why."""
        self.saving.setText(words)
        set_tooltip(self.saving, reason)
        self.saving.setVisible(bool(words))

    def show_counts(self, statements: int, inferences: int, selected: int) -> None:
        parts = [
            trn("{n} statement", "{n:,} statements", statements),
            trn("{n} inference", "{n:,} inferences", inferences),
        ]
        if selected:
            parts.append(trn("{n} selected", "{n:,} selected", selected))
        self.counts.setText("  ·  ".join(parts))

    @Slot(float)
    def show_zoom(self, zoom: float) -> None:
        self.zoom.setText(zoom_text(zoom))

    @property
    def shown(self) -> str:
        """What a person reads at the left just now."""
        return self._sentence or self._work or self._hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    @Slot()
    def forget(self) -> None:
        """Take back what was said: its time is over, or something else has been done since."""
        self._timeout.stop()
        if self._sentence:
            self._sentence = ""
            self._show()

    def _show(self) -> None:
        self.message.setText(self.shown)
        set_tooltip(self.message, self.shown if self._too_long() else "")
        self.message.setProperty("said", bool(self._sentence))

    def _too_long(self) -> bool:
        return self.message.fontMetrics().horizontalAdvance(self.shown) > self.message.width() - 20


def zoom_text(zoom: float) -> str:
    return f"{round(zoom * 100)} %"
