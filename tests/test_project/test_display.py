"""A window of the toolkit on a real X server: the libraries that `./dev` installs are enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.xvfb
def test_a_window_opens_under_x(qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QLineEdit

    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    with qtbot.waitActive(field):
        pass
    qtbot.keyClicks(field, "why")
    qtbot.keyClick(field, Qt.Key.Key_Exclam)
    assert QGuiApplication.platformName() == "xcb"
    assert field.text() == "why!"
