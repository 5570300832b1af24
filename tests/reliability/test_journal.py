"""Journals cut off, damaged, killed and failed, in small figures; see `./dev reliability`."""

from __future__ import annotations

import sys

import pytest

from tests.reliability import journal

no_forks = pytest.mark.skipif(sys.platform == "win32", reason="ends processes by fork and a signal")


def test_a_journal_that_ends_anywhere_gives_its_whole_lines_back() -> None:
    report = journal.truncations(count=120, journals=2)
    assert report.bad == []
    assert report.cases == 120


def test_a_flipped_bit_is_never_accepted() -> None:
    assert journal.flips(count=120, journals=2).bad == []


def test_neither_zeros_nor_lost_lines_are_accepted() -> None:
    assert journal.holes(count=40, journals=1).bad == []


@no_forks
def test_what_was_kept_survives_a_kill_at_any_moment() -> None:
    assert journal.kills(count=4).bad == []


@no_forks
def test_a_kill_at_any_call_leaves_one_good_pair() -> None:
    report = journal.kill_points(every=11, first=4)
    assert report.bad == []
    assert report.cases > 8


def test_a_call_that_fails_is_noticed_and_made_good() -> None:
    report = journal.errors(every=37, first=5)
    assert report.bad == []
    assert report.cases > 6
