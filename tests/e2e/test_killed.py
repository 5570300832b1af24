"""The real program, off screen, killed while it is worked in."""

from __future__ import annotations

import os

import pytest

from tests.reliability.gui_kills import gui_kills


@pytest.mark.skipif(os.name == "nt", reason="ends a process as POSIX does")
def test_what_was_kept_is_there_at_the_next_start() -> None:
    report = gui_kills(count=1)
    assert report.bad == []
    assert report.cases == 1
