from __future__ import annotations

import pytest

from argmap.core.document import Document
from argmap.core.graph import inferences_at, inferences_from
from argmap.core.records import Group
from tests.core.maps import NOW, document, inference, snapshot, statement
from tests.session.desk import Desk


def chain() -> Document:
    return document(
        statement("c", y=-200.0),
        statement("a"),
        statement("b", x=300.0),
        statement("x", x=600.0, kind="counterpoint"),
        inference("i", "a", "c"),
        inference("j", "b", "c"),
    )


@pytest.mark.parametrize(
    ("command", "polarity", "kind"),
    [("statement.reason", "support", "claim"), ("statement.objection", "attack", "counterpoint")],
)
@pytest.mark.parametrize("target", ["c", "i"])
def test_a_reason_and_an_objection_grow_from_what_is_current(
    command: str, polarity: str, kind: str, target: str
) -> None:
    desk = Desk(chain(), target)
    assert desk.do(command)
    new = desk.current
    (arrow,) = inferences_from(desk.document, new)
    assert (arrow.target, arrow.polarity) == (target, polarity)
    assert desk.document.statements[new].kind == kind
    assert desk.document.statements[new].created == NOW
    assert desk.view.edited == [new]
    assert desk.view.revealed == [new]
    assert desk.overlaps() == []


@pytest.mark.parametrize("direction", ["auto", "up", "down", "left", "right"])
def test_twelve_reasons_in_a_row_lie_over_nothing(direction: str) -> None:
    from argmap.core.edits.structure import describe

    desk = Desk(document(statement("c")), "c")
    desk.document.apply(describe(desk.document, direction=direction))
    for _ in range(12):
        desk.do("statement.reason", "c")
    assert desk.overlaps() == []
    target = desk.view.plan.rects["c"]
    for arrow in inferences_at(desk.document, "c"):
        box = desk.view.plan.rects[arrow.premises[0]]
        assert {
            "auto": box.y > target.bottom,
            "down": box.y > target.bottom,
            "up": box.bottom < target.y,
            "right": box.x > target.right,
            "left": box.right < target.x,
        }[direction]


def test_a_sibling_does_what_the_current_one_does() -> None:
    desk = Desk(chain(), "a")
    desk.do("inference.flip", "i")
    desk.do("statement.sibling", "a")
    (arrow,) = inferences_from(desk.document, desk.current)
    assert (arrow.target, arrow.polarity) == ("c", "attack")
    assert [each.id for each in desk.document.ordered_statements()][:3] == ["c", "a", desk.current]
    desk.do("statement.sibling", "x")
    assert desk.document.statements[desk.current].kind == "counterpoint"
    assert not inferences_from(desk.document, desk.current)
    assert desk.overlaps() == []


def test_a_co_premise_joins_the_arrow_in_one_step() -> None:
    desk = Desk(chain(), "a")
    assert desk.do("statement.co_premise")
    assert desk.document.inferences["i"].premises == ("a", desk.current)
    assert desk.do("statement.co_premise", "i")
    assert desk.document.inferences["i"].premises[0] == "a"
    assert len(desk.document.inferences["i"].premises) == 3
    desk.do("edit.undo")
    desk.do("edit.undo")
    assert desk.document.inferences["i"].premises == ("a",)
    desk.do("statement.co_premise", "c")
    assert "no premise yet" in desk.said[-1]


def test_a_conclusion_is_supported_by_the_selected_together() -> None:
    desk = Desk(chain(), "a", "x")
    desk.do("statement.conclusion")
    (arrow,) = inferences_at(desk.document, desk.current)
    assert (arrow.premises, arrow.polarity) == (("a", "x"), "support")
    assert desk.overlaps() == []
    desk.session.select(["a"])
    note = document(statement("n", kind="note"))
    refused = Desk(note, "n")
    assert not refused.do("statement.conclusion")
    assert "note" in refused.said[-1]


def test_a_conclusion_above_a_premise_comes_between() -> None:
    desk = Desk(chain(), "a")
    desk.do("statement.conclusion")
    new = desk.current
    (lower,), (upper,) = inferences_at(desk.document, new), inferences_from(desk.document, new)
    assert (lower.id, lower.premises, upper.target) == ("i", ("a",), "c")
    boxes = desk.view.plan.rects
    assert boxes["c"].center.y < boxes[new].center.y < boxes["a"].center.y
    assert desk.overlaps() == []
    desk.do("edit.undo")
    assert new not in desk.document.statements


def test_what_comes_between_is_never_put_beyond() -> None:
    desk = Desk(
        document(
            statement("m"), statement("r", x=328.0), statement("t", x=-328.0),
            statement("a", x=-328.0, y=150.0), statement("b", x=-328.0, y=244.0),
            inference("i", "m", "t"), inference("j", "r", "m"), inference("k", "a b", "t"),
        ),
        "b",
    )  # fmt: skip
    desk.do("statement.conclusion")
    boxes = desk.view.plan.rects
    assert boxes["t"].center.y < boxes[desk.current].center.y < boxes["b"].center.y
    assert desk.overlaps() == []


def test_free_statements_come_into_the_view() -> None:
    desk = Desk(Document())
    for kind in ("claim", "evidence", "counterpoint", "question", "note"):
        assert desk.do(f"insert.{kind}")
        assert desk.document.statements[desk.current].kind == kind
    assert desk.overlaps() == []
    assert desk.view.edited == list(desk.document.statements)


def test_deleting_selects_what_is_next_and_tells_what_went_along() -> None:
    desk = Desk(chain(), "a")
    desk.do("edit.delete")
    assert desk.session.selection == ("c",)
    assert desk.said == ["Deleted one item, and one connection of it"]
    desk.do("edit.undo")
    assert desk.session.selection == ("a",)
    desk.do("edit.delete", "a", "i")
    assert desk.said[-1] == "Deleted 2 items"


def test_kind_changes_but_a_connected_statement_becomes_no_note() -> None:
    desk = Desk(chain(), "a", "b")
    assert desk.do("statement.kind.evidence")
    assert {desk.document.statements[key].kind for key in "ab"} == {"evidence"}
    assert desk.document.statements["a"].modified == NOW
    assert not desk.do("statement.kind.note")
    assert desk.said[-1] == (
        "A note is no part of the argument, and this statement is connected. "
        "Delete its arrows first."
    )
    assert desk.do("statement.kind.note", "x")


def test_switches_go_on_for_all_before_they_go_off() -> None:
    from argmap.session.commands import COMMANDS

    desk = Desk(chain(), "a")
    desk.do("statement.pinned")
    desk.session.select(["a", "b"])
    assert not COMMANDS["statement.pinned"].checked(desk.context)
    desk.do("statement.pinned")
    assert all(desk.document.statements[key].pinned for key in "ab")
    desk.do("statement.pinned")
    assert not any(desk.document.statements[key].pinned for key in "ab")
    assert desk.session.history.undoable.label == "Unpin"
    desk.do("statement.implicit", "a")
    assert desk.document.statements["a"].implicit


def test_connecting_what_is_selected_by_keyboard_alone() -> None:
    desk = Desk(chain(), "x", "a", "c")
    assert desk.do("inference.connect")
    arrows = inferences_at(desk.document, "c")
    assert [each.polarity for each in arrows if each.premises == ("x",)] == ["attack"]
    assert len(arrows) == 3
    assert "already connected" in desk.said[-1]
    desk.do("inference.connect", "x", "i")
    assert [each.polarity for each in inferences_at(desk.document, "i")] == ["attack"]


def test_flipping_statements_flips_their_arrows() -> None:
    desk = Desk(chain(), "a")
    desk.do("inference.flip")
    assert desk.document.inferences["i"].polarity == "attack"
    desk.do("inference.flip", "i", "j")
    assert [each.polarity for each in desk.document.inferences.values()] == ["support", "attack"]


def test_linking_and_unlinking() -> None:
    desk = Desk(chain(), "a", "b", "x")
    assert desk.do("inference.link")
    assert desk.document.inferences["i"].premises == ("a", "b", "x")
    assert len(desk.document.inferences) == 1
    assert desk.do("inference.unlink", "a")
    assert len(inferences_at(desk.document, "c")) == 3
    assert not desk.do("inference.link", "c", "x") or desk.said
    desk.do("inference.flip", "i")
    before = snapshot(desk.document)
    assert not desk.do("inference.link", "a", "b")
    assert "Flip one of them first" in desk.said[-1]
    assert snapshot(desk.document) == before


def test_ties() -> None:
    desk = Desk(chain(), "a", "x")
    assert desk.do("relation.answers")
    (tie,) = desk.document.relations.values()
    assert (tie.kind, tie.a, tie.b) == ("answers", "a", "x")
    desk.do("relation.answers")
    assert "tied like that already" in desk.said[-1]


def test_nudges_in_a_row_are_one_step_until_something_else_happens() -> None:
    desk = Desk(chain(), "a", "b")
    for name in ("right", "right", "far_down"):
        desk.do(f"arrange.nudge_{name}")
    moved = desk.document.statements["b"]
    assert (moved.x, moved.y) == (302.0, 10.0)
    desk.do("arrange.nudge_left", "a")
    desk.do("edit.undo")
    assert desk.document.statements["a"].x == 2.0
    desk.do("edit.undo")
    assert (desk.document.statements["a"].x, desk.document.statements["b"].x) == (0.0, 300.0)
    assert not desk.session.dirty


def test_a_nudge_after_saving_is_a_step_of_its_own() -> None:
    desk = Desk(chain(), "a")
    desk.do("arrange.nudge_right")
    desk.session.mark_saved()
    desk.do("arrange.nudge_right")
    assert desk.session.dirty
    desk.do("edit.undo")
    assert desk.document.statements["a"].x == 1.0
    assert not desk.session.dirty


def test_grouping_and_ungrouping() -> None:
    desk = Desk(chain(), "a", "b")
    desk.do("arrange.group")
    assert isinstance(desk.document.record(desk.current), Group)
    desk.do("arrange.group", "a", "b")
    assert "group already" in desk.said[-1]
    desk.do("arrange.ungroup")
    assert not desk.document.groups
    assert desk.session.selection == ("a", "b")


def test_select_all_keeps_the_current_one_current() -> None:
    desk = Desk(chain(), "a")
    desk.do("edit.select_all")
    assert desk.current == "a"
    assert set(desk.session.selection) == {"a", "b", "c", "x", "i", "j"}
    desk.do("edit.select_none")
    assert desk.session.selection == ()


def test_undo_tells_what_and_shows_where() -> None:
    desk = Desk(chain(), "a")
    desk.do("edit.delete")
    desk.do("edit.undo")
    assert desk.said[-1] == "Undone: Delete"
    assert desk.view.revealed == ["a"]
    desk.do("edit.redo")
    assert desk.said[-1] == "Done again: Delete"
    assert not desk.do("edit.redo")


def test_going_along_an_arrow_selects_what_is_at_its_ends_and_shows_it() -> None:
    desk = Desk(chain(), "j")
    assert desk.do("edit.go.conclusion")
    assert (desk.session.selection, desk.view.revealed) == (("c",), ["c"])
    assert desk.do("edit.go.premise")
    assert desk.session.selection == ("a",)
    assert not desk.do("edit.go.premise")
    assert desk.do("edit.go.conclusion")
    assert desk.session.selection == ("c",)
    assert not desk.do("edit.go.conclusion")
