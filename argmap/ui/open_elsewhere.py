"""Who else has the file of a map open: told in a line above it, and in nobody's way."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from argmap.core.i18n import tr
from argmap.storage.presence import REFRESH_S, Presence
from argmap.ui.banner import Banner
from argmap.ui.chrome import shortened, visible

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.storage.presence import Other
    from argmap.ui.main_window import MainWindow
    from argmap.ui.open_map import OpenMap


class OpenElsewhere(QObject):
    """Says to other programs that the map of one window is open, and to a person if it is there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._path: Path | None = None
        self._presence: Presence | None = None
        self._told: frozenset[str] = frozenset()
        self.notice = Banner(window)
        window.column.insertWidget(0, self.notice)
        self._again = QTimer(self)
        self._again.setInterval(REFRESH_S * 1_000)
        self._again.timeout.connect(self.look)

    def attend(self, opened: OpenMap) -> None:
        """The map has this file now, or none."""
        if opened.path != self._path:
            self.leave()
            self._path = opened.path
            if opened.path is not None:
                self._presence = Presence(opened.path)
                self._presence.announce()
                self._again.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Renew our hint, and tell of others: each is told of once."""
        if self._presence is None or self._path is None:
            return
        self._presence.refresh()
        others = self._presence.others()
        present = frozenset(each.key for each in others)
        if not present:
            self.notice.dismiss()
        elif present - self._told:
            self.notice.show_notice(sentence(self._path, others))
        self._told = present

    def leave(self) -> None:
        """The map is closed, or goes to another file."""
        self._again.stop()
        if self._presence is not None:
            self._presence.withdraw()
        self._presence = self._path = None
        self._told = frozenset()
        self.notice.dismiss()


def sentence(path: Path, others: list[Other]) -> str:
    """Say where else the file is open, and that it does no harm."""
    name = visible(path.name)
    far = [each for each in others if not each.here and each.host]
    if far:
        since = datetime.fromtimestamp(far[0].since).astimezone().strftime("%H:%M")
        told = tr(
            "“{name}” is open on the computer “{host}”, too, since {time}.",
            name=name,
            host=shortened(far[0].host),
            time=since,
        )
    elif any(each.here for each in others):
        told = tr("“{name}” is open in another program on this computer, too.", name=name)
    else:
        told = tr("“{name}” is open on another computer, too.", name=name)
    return f"{told} {tr('Whoever saves second is asked first; nothing is overwritten unseen.')}"
