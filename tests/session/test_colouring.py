from __future__ import annotations

from argmap.core.edits.structure import group
from argmap.session.commands import COMMANDS
from tests.core.maps import document, inference, statement
from tests.session.desk import Desk


def test_statements_and_frames_are_coloured_together_and_arrows_passed_over() -> None:
    subject = document(statement("a"), statement("b", colour="#123456"), inference("i", "a", "b"))
    subject.apply(group(subject, ["a", "b"], id="g"))
    desk = Desk(subject, "a", "b", "g", "i")
    red = COMMANDS["statement.colour.red"]
    assert red.checked is not None
    assert not red.checked(desk.context)
    assert desk.do("statement.colour.red")
    assert red.checked(desk.context)
    assert {subject.statements[key].colour for key in "ab"} == {"red"}
    assert subject.groups["g"].colour == "red"
    assert subject.statements["a"].modified is None, "a colour says nothing new"
    assert desk.do("statement.colour.none")
    assert subject.groups["g"].colour is None
    desk.session.undo()
    desk.session.undo()
    assert subject.statements["b"].colour == "#123456"
    assert not desk.do("statement.colour.red", "i")
