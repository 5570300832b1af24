"""A session at work, a short time of it; `./dev reliability sessions` works on much longer."""

from __future__ import annotations

from tests.reliability.sessions import sessions


def test_whatever_happens_in_whatever_order_nothing_is_lost() -> None:
    report = sessions(200, 40)
    assert report.bad == []
    assert report.cases >= 200
