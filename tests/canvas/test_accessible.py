from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible

from argmap.canvas.accounts import account
from argmap.core.edits.statements import retext
from tests.core.maps import document, inference, statement

if TYPE_CHECKING:
    from tests.canvas.conftest import Shown

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


def _children(shown: Shown) -> dict[str, object]:
    interface = QAccessible.queryAccessibleInterface(shown.canvas)
    order = [statement.id for statement in shown.session.document.ordered_statements()]
    assert interface.childCount() == len(order)
    return {key: interface.child(index) for index, key in enumerate(order)}


def test_statements_are_named_by_kind_and_words(shown: Shown) -> None:
    children = _children(shown)
    assert children["health"].text(NAME) == "Claim: Cleaner air means fewer asthma admissions."
    assert children["empty"].text(NAME) == "Claim: No text yet"
    assert children["air"].text(NAME).startswith("Evidence: Air quality improves")


def test_what_a_statement_does_is_told(shown: Shown) -> None:
    children = _children(shown)
    air = children["air"].text(DESCRIPTION)
    assert "Supports “City centres should be closed to private cars”." in air
    assert "Linked with “Cleaner air means fewer asthma admissions.”." in air
    assert "Attacked by “In 9 of 12 cities" in children["shops"].text(DESCRIPTION)
    assert children["measure"].text(DESCRIPTION).startswith("Attacks the step from “Air quality")


def test_a_warrant_is_told_with_the_statement_that_it_goes_with() -> None:
    subject = document(statement("a"), statement("b"), inference("i", "a", "b"))
    assert not [each for each in account(subject, "a") if "warrant" in each]
    subject.apply(retext(subject, "i", "Whoever says A\nsays B"))
    assert "The warrant is “Whoever says A says B”." in list(account(subject, "a"))


def test_places_on_the_screen_lead_to_statements_and_back(shown: Shown) -> None:
    interface = QAccessible.queryAccessibleInterface(shown.canvas)
    for child in _children(shown).values():
        middle = child.rect().center()
        found = interface.childAt(middle.x(), middle.y())
        assert found.text(NAME) == child.text(NAME)
        assert interface.child(interface.indexOfChild(child)).text(NAME) == child.text(NAME)


def test_children_follow_the_document(shown: Shown) -> None:
    from argmap.core.edits import statements

    _children(shown)
    document = shown.session.document
    gone = _children(shown)["air"]
    shown.session.apply(statements.delete(document, ["air"]), "Delete")
    assert not gone.isValid()
    assert gone.text(NAME) == ""
    assert "air" not in _children(shown)


def test_the_current_statement_has_the_focus(shown: Shown) -> None:
    shown.session.select(["air", "note"])
    interface = QAccessible.queryAccessibleInterface(shown.canvas)
    assert interface.focusChild().text(NAME).startswith("Note:")


def test_what_is_folded_away_is_told_and_no_child(shown: Shown) -> None:
    folding = shown.session.folding
    key = next(key for key in shown.session.document.statements if folding.fold([key]))
    interface = QAccessible.queryAccessibleInterface(shown.canvas)
    children = [interface.child(n) for n in range(interface.childCount())]
    assert len(children) == len(shown.canvas.plan.boxes) < len(shown.session.document.statements)
    (folded,) = [each for each in children if "folded away" in each.text(DESCRIPTION)]
    assert folded.state().collapsed
    folding.unfold([key])
    assert interface.childCount() == len(shown.session.document.statements)


LISTENER = """
import sys
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
application = QApplication([])
from argmap.canvas.widget import CanvasWidget
canvas = CanvasWidget()
QAccessible.queryAccessibleInterface(canvas)  # kept by Qt from now on
from argmap.core.edits.statements import add
from argmap.core.geometry import Point
from argmap.session.session import Session
session = Session()
canvas.set_session(session)
session.apply(add(session.document, text="One", at=Point(0, 0)), "Add")
told = QAccessible.queryAccessibleInterface(canvas)
print([told.child(n).text(QAccessible.Text.Name) for n in range(told.childCount())])
canvas.clear()
"""


def test_a_screen_reader_that_is_there_before_the_map_finds_it_all_the_same() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LISTENER], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "['Claim: One']"
