"""Focus, the path to the conclusion, and back and forward between places."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.edits import inferences
from argmap.core.edits.statements import delete
from argmap.core.geometry import Point, Rect
from argmap.core.records import Group, Relation
from argmap.session.session import Session
from argmap.session.visits import Place, Visits
from tests.core.maps import NOW, document, inference, statement


def argument(central: str | None = None) -> Session:
    return Session(
        document(
            *(statement(key) for key in ("top", "a", "b", "u", "far")),
            statement("note", kind="note"),
            inference("ia", "a", "top"),
            inference("ib", "b", "a"),
            inference("iu", "u", "ia", "attack"),
            Relation(id="tie", a="note", b="b"),
            Group(id="in", members=("a", "b")),
            Group(id="out", members=("a", "top")),
            central=central,
        )
    )


def test_focus_is_a_branch_with_its_remarks_and_frames() -> None:
    session = argument()
    session.focus.on(["a"])
    assert session.focus.keys == {"a", "b", "ib", "tie", "note", "in"}
    assert not session.dirty
    assert session.focus.off()
    assert session.focus.keys is None
    assert not session.focus.off()


def test_focus_grows_with_its_branch_and_ends_with_its_statement() -> None:
    session = argument()
    session.focus.on(["a"])
    patch = inferences.respond(session.document, "b", at=Point(0, 0), now=NOW)
    session.apply(patch, "Add reason")
    assert session.focus.keys is not None
    assert session.focus.keys >= set(patch.created)
    session.apply(delete(session.document, ["a"], NOW), "Delete")
    assert session.focus.keys is None


def test_the_path_leads_to_the_central_claim_or_to_a_last_conclusion() -> None:
    session = argument()
    assert session.path.keys("b") == ()
    session.path.switch()
    assert session.path.keys("b") == ("b", "ib", "a", "ia", "top")
    assert session.path.keys("u") == ("u", "iu", "ia", "top")
    assert session.path.keys("ib") == ("ib", "a", "ia", "top")
    assert session.path.keys("far") == ("far",)
    assert session.path.keys("tie") == ()
    central = argument(central="a")
    central.path.switch()
    assert central.path.keys("b") == ("b", "ib", "a")


def test_the_path_follows_the_document() -> None:
    session = argument()
    session.path.switch()
    assert session.path.keys("b")[-1] == "top"
    session.apply(delete(session.document, ["ia"], NOW), "Delete")
    assert session.path.keys("b") == ("b", "ib", "a")


def _place(x: float, current: str | None = None) -> Place:
    return Place(Rect(x, 0.0, 100.0, 100.0), 1.0, current)


def test_scrolling_is_no_visit_and_a_jump_is() -> None:
    visits = Visits()
    for x in range(0, 1000, 40):
        visits.look(_place(float(x)))
    assert not visits.can_go_back
    visits.look(_place(5000.0))
    assert visits.can_go_back


def test_back_and_forward_lead_to_what_was_current_there() -> None:
    visits, gone = Visits(), []
    visits.look(_place(0.0))
    visits.choose("a", Rect(10.0, 10.0, 5.0, 5.0))
    # The next one is chosen first, and only then brought into view.
    visits.choose("b", Rect(5010.0, 10.0, 5.0, 5.0))
    visits.look(_place(5000.0, "b"))

    def go(place: Place) -> None:
        gone.append(place)
        visits.look(place)

    assert visits.back(go)
    assert gone[-1] == _place(0.0, "a")
    assert not visits.back(go)
    assert visits.forward(go)
    assert gone[-1] == _place(5000.0, "b")
    assert visits.back(go)
    visits.look(_place(9000.0))
    assert not visits.can_go_forward


@settings(max_examples=50)
@given(st.lists(st.sampled_from([0.0, 20.0, 1000.0, 2000.0, "back", "forward"]), max_size=20))
def test_back_and_forward_undo_each_other(moves: list[float | str]) -> None:
    visits = Visits()
    at: list[Place] = []

    def look(place: Place) -> None:
        at.append(place)
        visits.look(place)

    look(_place(0.0))
    for move in moves:
        if move == "back":
            before = at[-1]
            if visits.back(look):
                assert visits.forward(look)
                assert at[-1].seen == before.seen
                visits.back(look)
        elif move == "forward":
            visits.forward(look)
        else:
            look(_place(float(move)))
