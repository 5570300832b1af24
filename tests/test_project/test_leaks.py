"""The guards themselves: what they must catch, and what they must let pass."""

from __future__ import annotations

import threading

import pytest

from tests.leaks import left_threads, left_windows, threads


def test_a_thread_left_running_is_named() -> None:
    before, stop = threads(), threading.Event()
    worker = threading.Thread(target=stop.wait, name="saver")
    worker.start()
    try:
        assert left_threads(before, patience=0.05) == ["thread 'saver'"]
    finally:
        stop.set()
        worker.join()
    assert left_threads(before) == []


@pytest.mark.qt
@pytest.mark.usefixtures("qapp")
def test_a_qthread_left_running_is_named() -> None:
    from PySide6.QtCore import QThread

    before, worker = threads(), QThread()
    worker.setObjectName("layouter")
    worker.start()
    try:
        assert left_threads(before, patience=0.05) == ["thread 'layouter'"]
    finally:
        worker.quit()
        worker.wait()
    assert left_threads(before) == []


@pytest.mark.qt
@pytest.mark.usefixtures("qapp")
def test_a_window_left_open_is_named_and_removed() -> None:
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    window.setWindowTitle("left")
    assert left_windows() == ["window QWidget 'left'"]
    assert left_windows() == []
