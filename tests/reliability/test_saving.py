"""Crashes and errors while saving, in small figures; `./dev reliability` has the large ones."""

from __future__ import annotations

import sys

import pytest

from tests.reliability import saving, system_calls, together
from tests.reliability.run import main


@pytest.mark.skipif(sys.platform == "win32", reason="ends processes by fork and a signal")
def test_a_process_killed_while_saving_leaves_a_whole_map_and_no_litter() -> None:
    report = saving.kill_points(every=30, first=5)
    assert report.bad == []
    assert report.cases > 15


def test_a_call_that_fails_leaves_the_old_or_the_new_map_and_says_why() -> None:
    report = saving.injected_errors(every=50, first=3)
    assert report.bad == []
    assert report.cases > 25


def test_an_unknown_experiment_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nonsense"]) == 2
    assert "kill-points" in capsys.readouterr().out


def test_what_two_programs_saved_in_turn_and_at_once_is_all_there() -> None:
    report = together.interleavings(every=6, rounds=1)
    assert report.bad == []
    assert report.cases > 6


def test_a_few_real_system_calls_are_killed_in_the_middle_of_a_save() -> None:
    report = system_calls.kill_points(every=80, saves=("overwrite",))
    if report.skipped:
        pytest.skip(report.skipped)
    assert report.bad == []
    assert report.cases > 1
