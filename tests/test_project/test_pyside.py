"""Guard against PySide6 releases that break the interpreter."""

from __future__ import annotations

import sys

import pytest


@pytest.mark.qt
def test_calls_that_return_nothing_keep_their_reference_to_none() -> None:
    # PySide6 6.12.0 on Python 3.11 drops one reference a call; after some thousand calls the
    # process dies of "deallocating None". The pins in pyproject.toml keep it out.
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter, QPen

    image, pen = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied), QPen(Qt.GlobalColor.black)
    with QPainter(image) as painter:
        before = sys.getrefcount(None)
        for _ in range(500):
            painter.setPen(pen)
        lost = before - sys.getrefcount(None)
    assert lost < 250
