"""Folding as a person meets it: nothing touched vanishes, nothing selected is hidden."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.edits import inferences, statements
from argmap.core.geometry import Point
from argmap.core.records import Relation
from argmap.core.rules import RefusalError
from argmap.session.session import Session
from tests.core.maps import NOW, contents, document, draw_edit, inference, statement


def chain() -> Session:
    """Top ← a ← b ← c, and top ← other; a note at c."""
    return Session(
        document(
            *(statement(key) for key in ("top", "a", "b", "c", "other")),
            statement("note", kind="note"),
            inference("ia", "a", "top"),
            inference("ib", "b", "a"),
            inference("ic", "c", "b"),
            inference("io", "other", "top"),
            Relation(id="tie", a="note", b="c"),
        )
    )


def test_folding_is_neither_a_change_of_the_map_nor_a_step() -> None:
    session = chain()
    assert session.folding.fold(["a"])
    assert session.folding.hidden == {"b", "c", "ib", "ic", "note", "tie"}
    assert session.folding.count("a") == 2
    assert not session.dirty
    assert session.history.undoable is None


def test_folding_what_hides_nothing_folds_nothing() -> None:
    session = chain()
    assert not session.folding.fold(["c", "other", "nobody"])
    assert not session.folding.folded


def test_the_selection_goes_to_what_is_folded() -> None:
    session = chain()
    session.select(["top", "c"])
    session.folding.fold(["a"])
    assert session.selection == ("top",)
    session.folding.unfold_all()
    session.select(["note"])
    session.folding.fold(["a"])
    assert session.selection == ("a",)


def test_what_is_selected_unfolds() -> None:
    session = chain()
    session.folding.fold_to(1)
    assert session.folding.hidden >= {"a", "b", "c", "other"}
    session.select(["b"])
    assert session.selection == ("b",)
    assert session.folding.hidden == {"c", "ic", "note", "tie"}


def test_each_kind_of_record_can_be_revealed_and_folded_back() -> None:
    session = chain()
    for key in ("c", "ic", "tie", "note"):
        session.folding.fold_to(1)
        before = session.folding.snapshot()
        hidden = session.folding.hidden
        assert session.folding.reveal([key])
        assert key not in session.folding.hidden
        assert session.folding.restore(before)
        assert session.folding.hidden == hidden
    assert not session.folding.reveal(["top", "nobody"])


def test_a_reason_added_to_a_folded_statement_unfolds_it() -> None:
    session = chain()
    session.folding.fold(["a"])
    patch = inferences.respond(session.document, "a", at=Point(0, 0), now=NOW)
    session.apply(patch, "Add reason", select=patch.created[:1])
    assert session.folding.hidden == frozenset()
    session.undo()
    assert session.folding.hidden == frozenset()


def test_levels_open_one_by_one() -> None:
    session = chain()
    session.folding.fold_to(2)
    assert session.folding.hidden & session.document.statements.keys() == {"b", "c", "note"}
    session.folding.unfold(["a"])
    assert session.folding.hidden & session.document.statements.keys() == {"c", "note"}


def test_folding_others_leaves_the_branch_and_what_it_bears_on() -> None:
    session = Session(
        document(
            *(statement(key) for key in ("top", "a", "b", "o", "p", "lone", "under")),
            inference("ia", "a", "top"),
            inference("ib", "b", "a"),
            inference("io", "o", "top"),
            inference("ip", "p", "o"),
            inference("il", "under", "lone"),
        )
    )
    session.folding.fold(["a"])
    session.folding.fold_others(["a"])
    assert session.folding.folded == {"o", "lone"}
    assert session.folding.hidden & session.document.statements.keys() == {"p", "under"}


def test_undo_of_a_hidden_change_shows_it_and_undo_of_a_hidden_move_does_not() -> None:
    from argmap.core.edits.arrange import move

    session = chain()
    session.apply(statements.retext(session.document, "c", "Other words", NOW), "Edit")
    session.apply(move(session.document, ["c"], 5.0, 5.0), "Move")
    session.folding.fold(["a"])
    session.undo()
    assert "c" in session.folding.hidden
    session.undo()
    assert "c" not in session.folding.hidden
    session.folding.fold(["a"])
    session.redo()
    assert "c" not in session.folding.hidden


def test_a_statement_deleted_with_its_fold_leaves_what_it_hid_in_view() -> None:
    session = chain()
    session.folding.fold(["a"])
    session.apply(statements.delete(session.document, ["a"], NOW), "Delete")
    assert not session.folding.hidden
    assert not session.folding.folded


@settings(max_examples=60)
@given(contents(), st.data())
def test_no_edit_hides_what_was_shown_and_reveal_always_does(content, data) -> None:  # type: ignore[no-untyped-def]
    session = Session(Document(content))
    folding = session.folding
    for _ in range(4):
        known = [*session.document.statements, *session.document.inferences]
        if known and data.draw(st.booleans()):
            folding.fold(data.draw(st.lists(st.sampled_from(known), max_size=4)))
        hidden = folding.hidden
        try:
            session.document.apply(draw_edit(data.draw, session.document))
        except (ValueError, RefusalError):
            continue
        fresh = folding.hidden - hidden
        assert not fresh & (session.document.statements.keys() | session.document.inferences.keys())
        assert folding.folded <= session.document.statements.keys()
        assert folding.hidden <= session.document.records().keys()
    if folding.hidden:
        key = data.draw(st.sampled_from(sorted(folding.hidden)))
        before = folding.snapshot()
        assert folding.reveal([key])
        assert key not in folding.hidden
        assert folding.folded < before
