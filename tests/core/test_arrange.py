from __future__ import annotations

import pytest

from argmap.core.edits import arrange
from argmap.core.geometry import Point
from argmap.core.records import Group
from tests.core.maps import NOW, document, inference, statement


def test_moving_rounds_and_dates_nothing() -> None:
    subject = document(statement("a", x=1.0, y=1.0), inference("i", "a", "b"), statement("b"))
    subject.apply(arrange.move(subject, ["a", "i", "gone"], 0.333333, -2))
    assert (subject.statements["a"].x, subject.statements["a"].y) == (1.33, -1.0)
    assert subject.statements["a"].modified is None
    assert not arrange.move(subject, ["a"], 0.0, 0.0)


def test_statements_without_a_place_stay_so_and_groups_take_their_members() -> None:
    subject = document(
        statement("a"), statement("b", x=None, y=None), Group(id="g", members=("a", "b"))
    )
    patch = arrange.move(subject, ["g", "a"], 5, 5)
    assert list(patch.changes) == ["a"]


def test_at_the_limits_the_selection_keeps_its_shape() -> None:
    subject = document(statement("a", x=999_000.0), statement("b", x=999_900.0, y=-100.0))
    subject.apply(arrange.move(subject, ["a", "b"], 1e9, 10))
    assert [each.x for each in subject.ordered_statements()] == [999_100.0, 1_000_000.0]
    assert [each.y for each in subject.ordered_statements()] == [10.0, -90.0]


def test_placing_and_widths() -> None:
    subject = document(statement("a", modified=NOW), inference("i", "a", "b"), statement("b"))
    subject.apply(arrange.place(subject, {"a": Point(-0.001, 7e6), "i": Point(1, 1)}))
    assert str(subject.statements["a"].x) == "0.0"
    assert subject.statements["a"].y == 1e6
    for width, kept in [(301.239, 301.24), (1, 80.0), (1e9, 4000.0), (None, None)]:
        subject.apply(arrange.resize(subject, "a", width))
        assert subject.statements["a"].width == pytest.approx(kept)
    assert subject.statements["a"].modified == NOW
    assert not arrange.resize(subject, "i", 100)
