from __future__ import annotations

import pytest

from argmap.core import limits
from argmap.core.document import Document
from argmap.core.document_order import FEW
from argmap.core.edits import statements
from argmap.core.geometry import Point
from argmap.core.integrity import IntegrityError
from argmap.core.order import spread
from argmap.core.patch import Change, Patch, additions
from argmap.core.records import Content, Group, Inference, Relation, Source, Statement
from tests.core.maps import assert_sound, document, inference, snapshot, statement


def subject() -> Document:
    return document(*(statement(key) for key in "abc"), inference("i", "a", "b"), Source(id="s"))


def added(record: Statement | Inference | Relation | Group) -> Patch:
    return additions([record])


@pytest.mark.parametrize(
    ("patch", "why"),
    [
        (added(inference("x", "a", "gone")), "does not exist"),
        (added(inference("x", "gone", "a")), "does not exist"),
        (added(inference("x", "i", "a")), "one of the inferences"),
        (added(inference("x", "a", "s")), "one of the sources"),
        (added(Relation(id="x", a="a", b="i")), "one of the inferences"),
        (added(Group(id="x", members=("a", "s"))), "one of the sources"),
        (added(statement("x", voice="s")), "one of the sources"),
        (additions([inference("x", "a", "y"), inference("y", "b", "x")]), "aims at itself"),
        (added(statement("a")), "another state"),
        (Patch({"x": Change(None, statement("y"))}), "in the place of"),
    ],
)
def test_a_patch_that_would_break_the_map_changes_nothing(patch: Patch, why: str) -> None:
    mine = subject()
    before = snapshot(mine)
    told: list[Patch] = []
    mine.subscribe(told.append)
    with pytest.raises(IntegrityError, match=why):
        mine.apply(patch)
    assert snapshot(mine) == before
    assert told == []
    assert_sound(mine)


def test_what_is_still_named_cannot_be_deleted_alone() -> None:
    mine = subject()
    with pytest.raises(IntegrityError, match="still names"):
        mine.apply(Patch({"a": Change(mine.record("a"), None)}))


def test_a_record_keeps_its_type() -> None:
    mine = subject()
    with pytest.raises(IntegrityError, match="another type"):
        mine.apply(Patch({"c": Change(mine.record("c"), Source(id="c"))}))


def test_content_is_checked_as_a_whole() -> None:
    with pytest.raises(IntegrityError, match="two records"):
        Document(Content(statements=(statement("a"),), sources=(Source(id="a"),)))
    loop = (inference("x", "a", "y"), inference("y", "a", "x"))
    with pytest.raises(IntegrityError, match="aims at itself"):
        Document(Content(statements=(statement("a"),), inferences=loop))
    with pytest.raises(IntegrityError, match="central"):
        document(statement("a"), central="b")


def test_a_map_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = subject()
    monkeypatch.setattr(limits, "MAX_RECORDS", len(mine))
    with pytest.raises(IntegrityError, match="at most 5 records"):
        mine.apply(statements.add(mine, at=Point(0, 0)))
    mine.apply(statements.delete(mine, ["c"]))
    mine.apply(statements.add(mine, at=Point(0, 0)))


def test_listeners_hear_each_change_once_in_order_and_may_not_edit() -> None:
    mine = subject()
    heard: list[str] = []

    def edits(patch: Patch) -> None:
        heard.append("edits")
        mine.apply(statements.retext(mine, "a", "again"))

    leave = mine.subscribe(edits)
    mine.subscribe(lambda patch: heard.append("second"))
    with pytest.raises(RuntimeError, match="listener"):
        mine.apply(statements.retext(mine, "a", "once"))
    assert heard == ["edits", "second"], "one bad listener does not starve the next"
    assert mine.statements["a"].text == "once"
    leave()
    leave()
    mine.apply(statements.retext(mine, "a", "twice"))
    assert heard == ["edits", "second", "second"]


def test_an_empty_patch_is_not_announced() -> None:
    mine = subject()
    heard: list[Patch] = []
    mine.subscribe(heard.append)
    mine.apply(Patch())
    assert heard == []


@pytest.mark.parametrize("count", [3, FEW + 1])
def test_document_order_follows_few_and_many_changes(count: int) -> None:
    mine = subject()
    mine.ordered("statements")
    new = [
        Statement(id=f"n{n:03}", order=order) for n, order in enumerate(spread(count, "a1", "a2"))
    ]
    patch = additions(new)
    mine.apply(patch)
    wanted = ["a", *(each.id for each in new), "b", "c"]
    assert [each.id for each in mine.ordered_statements()] == wanted
    mine.apply(patch.inverse())
    assert [each.id for each in mine.ordered_statements()] == ["a", "b", "c"]
    assert_sound(mine)


def test_views_are_live_and_read_only() -> None:
    mine = subject()
    view = mine.statements
    mine.apply(statements.add(mine, at=Point(0, 0), id="new"))
    assert "new" in view
    with pytest.raises(TypeError):
        view["x"] = view["new"]  # type: ignore[index]
