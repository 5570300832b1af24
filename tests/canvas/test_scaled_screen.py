"""A screen at 150 %, where a widget may begin half a device pixel off."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.qt

PROGRAM = """
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(["test"])
from argmap.canvas.fonts import install
from argmap.canvas.widget import CanvasWidget
from argmap.core.document import Document
from argmap.core.records import Content, Statement
from argmap.session.session import Session
install()
far = [Statement(id=f"s{n}", order=f"a{n + 1}", x=9000.0 * n, y=9000.0 * n) for n in range(2)]
window = QWidget()
canvas = CanvasWidget(window)
canvas.setGeometry(0, 3, 900, 900)
window.resize(900, 903)
window.show()
canvas.set_session(Session(Document(Content(statements=tuple(far)))))
QTest.qWait(300)
image = window.grab().toImage()
print(image.devicePixelRatio(), canvas.y() * image.devicePixelRatio() % 1)
left, height = image.width() // 2, image.height()
seen = {image.pixelColor(left + x, y).lightness() for x in range(40) for y in range(6, height)}
print(min(seen), max(seen))
"""


def test_tiles_meet_without_a_gap() -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": "1.5", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    ratio, off, darkest, lightest = map(float, done.stdout.split())
    assert (ratio, off) == (1.5, 0.5)
    # Ground and dots are light; what shows through a gap is black or left over from before.
    assert darkest > 180
    assert lightest < 255
