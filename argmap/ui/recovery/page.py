"""The page above the canvas; the map below it can be worked on meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from argmap.core.causes import cause
from argmap.core.i18n import tr, trn
from argmap.storage.errors import FileProblem
from argmap.ui.chrome import menu_text
from argmap.ui.plain import plain_label
from argmap.ui.recovery.card import PICTURE, Card

if TYPE_CHECKING:
    from argmap.storage.journal.left import Left
    from argmap.ui.main_window import MainWindow
    from argmap.ui.recovering import Recovering

_LEAST: Final = 200
_SHARE: Final = 0.5
"""How much of the window's height it takes at most."""


class RecoveryPage(QFrame):
    """Shows what can be recovered; pictures come one after the other once it is seen."""

    def __init__(self, window: MainWindow, recovery: Recovering) -> None:
        super().__init__(window)
        self._window = window
        self._recovery = recovery
        self.cards: list[Card] = []
        self._unpainted: list[Card] = []
        self.setObjectName("recovery")
        self.setAccessibleName(tr("Recover"))
        self.heading = plain_label("", self, role="heading", wrap=True)
        self.sentence = plain_label("", self, role="caption", wrap=True)
        self.later = QPushButton(menu_text(tr("Close")), self)
        self.later.setAutoDefault(False)
        self.later.clicked.connect(self.leave)
        self._painting = QTimer(self)
        self._painting.setSingleShot(True)
        self._painting.timeout.connect(self._paint_next)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(self.heading)
        words.addWidget(self.sentence)
        top.addLayout(words, 1)
        top.addWidget(self.later, 0, Qt.AlignmentFlag.AlignTop)
        self._area = QScrollArea(self)
        self._area.setObjectName("cards")
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._area, 1)

    def show_left(self, left: list[Left], discarded: list[Left]) -> None:
        """Show these, the discarded ones below."""
        self._stop()
        holder = QWidget(self._area)
        holder.setObjectName("cards")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 8, 4)
        column.setSpacing(8)
        self.cards = [self._card(each, holder) for each in [*left, *discarded]]
        for card in self.cards:
            if discarded and card.left is discarded[0]:
                title = tr("In the trash, kept for 30 days")
                column.addWidget(plain_label(title, holder, role="section"))
            column.addWidget(card)
        column.addStretch(1)
        self._area.setWidget(holder)
        self._say(len(left), len(discarded))
        self._unpainted = [card for card in self.cards if not self._warned(card)]
        self.show()
        self.updateGeometry()
        self._painting.start(0)

    def _say(self, left: int, discarded: int) -> None:
        if left:
            self.heading.setText(
                trn("Recover a map?", "Recover {n} maps?", left),
            )
            self.sentence.setText(
                tr(
                    "argmap ended without closing. What you recover opens as a copy of its own "
                    "with its undo history; your files stay as they are until you save."
                )
            )
        else:
            self.heading.setText(tr("Nothing was left unsaved"))
            self.sentence.setText(
                tr("Below is what was closed or discarded without saving.") if discarded else ""
            )
        self.sentence.setVisible(bool(self.sentence.text()))
        self._area.setVisible(bool(left or discarded))

    def _card(self, left: Left, parent: QWidget) -> Card:
        card = Card(left, parent)
        card.recover.connect(self._recover)
        card.compare.connect(self._compare)
        card.discard.connect(self._discard)
        return card

    @staticmethod
    def _warned(card: Card) -> bool:
        """Say of one that crashed the program before; it is left alone until it is asked for."""
        if not card.left.shy:
            return False
        card.picture.setText(tr("No picture"))
        card.say(
            trn(
                "Recovering this one ended argmap once. It is opened only if you want it; "
                "“argmap recover” on the command line may do better.",
                "Recovering this one ended argmap {n} times in a row. It is opened only if you "
                "want it; “argmap recover” on the command line may do better.",
                card.left.attempts,
            )
        )
        return True

    def sizeHint(self) -> QSize:
        cards = sum(card.sizeHint().height() + 8 for card in self.cards) + 80
        most = int(self._window.height() * _SHARE)
        return QSize(400, max(80, min(most, max(_LEAST, cards)) if self.cards else 80))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def take_keyboard(self) -> None:
        (self.cards[0].recover_button if self.cards else self.later).setFocus()

    @Slot()
    def leave(self) -> None:
        """Put the page away; what is on it is offered again at the next start."""
        self._stop()
        self.hide()
        self._window.canvas.setFocus()

    def _stop(self) -> None:
        self._painting.stop()
        self._unpainted = []
        self.cards = []
        old = self._area.takeWidget()
        if old is not None:
            old.deleteLater()

    # --- what the cards want -------------------------------------------------------------------

    @Slot()
    def _paint_next(self) -> None:
        if not self._unpainted:
            return
        card = self._unpainted.pop(0)
        attempt = card.left.beginning()
        try:
            card.show_picture(self._recovery.picture(card.left, PICTURE, self.devicePixelRatioF()))
        except FileProblem as problem:
            card.say(problem.message)
        attempt.end()
        if self._unpainted:
            self._painting.start(0)

    @Slot(object)
    def _recover(self, card: Card) -> None:
        try:
            done = self._recovery.recover(card.left, self._window)
        except FileProblem as problem:
            card.say(problem.message)
            return
        except OSError as error:
            card.say(tr("It could not be put into the trash: {reason}.", reason=cause(error)))
            return
        if done:
            self._take_out(card)

    @Slot(object)
    def _compare(self, card: Card) -> None:
        try:
            heading, sentences = self._recovery.differences(card.left)
        except FileProblem as problem:
            card.say(problem.message)
            return
        card.show_differences(heading, sentences)
        self.updateGeometry()

    @Slot(object)
    def _discard(self, card: Card) -> None:
        try:
            self._recovery.discard(card.left)
        except OSError as error:
            card.say(tr("It could not be discarded: {reason}.", reason=cause(error)))
            return
        self._take_out(card)

    def _take_out(self, card: Card) -> None:
        self.cards.remove(card)
        if card in self._unpainted:
            self._unpainted.remove(card)
        card.hide()
        card.deleteLater()
        if not self.cards:
            self.leave()
        self.updateGeometry()
