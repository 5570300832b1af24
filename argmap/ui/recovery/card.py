"""One map that can be recovered: what it looks like, what it is, and what can be done with it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from argmap.core.i18n import tr, trn
from argmap.ui.chrome import menu_text, shortened, visible
from argmap.ui.plain import plain_label, plain_pane, set_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QPlainTextEdit

    from argmap.storage.journal.left import Left

PICTURE: Final = QSize(168, 112)
_LABELS: Final = 4
_LINES: Final = 200
_PANE: Final = 140


class Card(QFrame):
    """Says what is wanted of it by signals; whoever made it does it."""

    recover = Signal(object)
    compare = Signal(object)
    discard = Signal(object)

    def __init__(self, left: Left, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left = left
        self.setObjectName("card")
        self.picture = plain_label("", self, role="thumbnail")
        self.picture.setFixedSize(PICTURE + QSize(2, 2))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note = plain_label("", self, role="caption", wrap=True)
        self.note.hide()
        self._pane: QPlainTextEdit | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(16)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        row.addLayout(self._column, 1)
        self._fill()

    def _fill(self) -> None:
        name = plain_label(name_of(self.left), self, role="card-title", wrap=True)
        if self.left.path is not None:
            set_tooltip(name, visible(str(self.left.path)))
        self.setAccessibleName(name_of(self.left))
        self._column.addWidget(name)
        self.about = plain_label(when_and_how_much(self.left), self, wrap=True)
        self._column.addWidget(self.about)
        words = what(self.left)
        if words:
            self._column.addWidget(plain_label(words, self, role="caption", wrap=True))
        self._column.addWidget(self.note)
        self._column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.recover_button = self._button(tr("Recover"), self._recover)
        self.compare_button = self._button(tr("Show Differences"), self._compare)
        buttons.addWidget(self.recover_button)
        buttons.addWidget(self.compare_button)
        if not self.left.discarded:
            self.discard_button = self._button(tr("Discard"), self._discard)
            self.discard_button.setObjectName("danger")
            set_tooltip(
                self.discard_button, tr("Put it into the trash, where it stays for 30 days")
            )
            buttons.addWidget(self.discard_button)
        buttons.addStretch(1)
        self._column.addLayout(buttons)

    def _button(self, title: str, slot: object) -> QPushButton:
        button = QPushButton(menu_text(title), self)
        button.setAccessibleName(f"{title}: {name_of(self.left)}")
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def show_picture(self, picture: QPixmap) -> None:
        self.picture.setPixmap(picture)

    def say(self, sentence: str) -> None:
        """Say something about this one, below what it is."""
        self.note.setText(visible(sentence))
        self.note.show()

    def show_differences(self, heading: str, sentences: list[str]) -> None:
        """Show the list, or put it away if it is there."""
        if self._pane is not None:
            self._pane.hide()
            self._pane.deleteLater()
            self._pane = None
            self.compare_button.setText(menu_text(tr("Show Differences")))
            return
        shown = [visible(each) for each in sentences[:_LINES]]
        if len(sentences) > _LINES:
            more = len(sentences) - _LINES
            shown.append(trn("… and one more.", "… and {n:,} more.", more))
        self._pane = plain_pane("\n".join([heading, *shown]), self)
        self._pane.setAccessibleName(tr("Differences"))
        self._pane.setFixedHeight(_PANE)
        self._column.addWidget(self._pane)
        self.compare_button.setText(menu_text(tr("Hide Differences")))

    @Slot()
    def _recover(self) -> None:
        self.recover.emit(self)

    @Slot()
    def _compare(self) -> None:
        self.compare.emit(self)

    @Slot()
    def _discard(self) -> None:
        self.discard.emit(self)


def name_of(left: Left) -> str:
    return tr("Untitled") if left.path is None else visible(left.path.name)


def when_and_how_much(left: Left) -> str:
    when = local(left.about.saved)
    if left.discarded:
        when = tr("Closed without saving, {time}", time=when)
    if not left.about.changes:
        return when
    many = trn("one change", "{n:,} changes", left.about.changes)
    return tr("{time} · {changes}", time=when, changes=many)


def what(left: Left) -> str:
    """The words for the changes, the latest first; how often each was made."""
    counts = Counter(reversed(left.about.labels))
    words = [
        label if count == 1 else tr("{label} ({n}×)", label=label, n=count)
        for label, count in counts.items()
    ]
    if len(words) > _LABELS:
        words[_LABELS:] = ["…"]
    return shortened(", ".join(words), 160)


def local(moment: str) -> str:
    """Show an RFC 3339 time as the clock on the wall had it."""
    try:
        return datetime.fromisoformat(moment).astimezone().strftime(tr("%Y-%m-%d %H:%M"))
    except ValueError:
        return visible(moment)
