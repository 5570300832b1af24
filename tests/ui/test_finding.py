"""The find bar: keys and clicks as a person makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from argmap.core.document import Document
from argmap.core.edits import inferences, statements, structure
from argmap.core.geometry import Point
from argmap.core.limits import MAX_TEXT
from argmap.core.records import Participant
from argmap.session.mapfile import MapFile
from argmap.session.session import Session
from argmap.ui.open_map import OpenMap
from tests.core.maps import document, inference, statement

if TYPE_CHECKING:
    from argmap.ui.finding.bar import FindBar
    from tests.ui.conftest import Shell

Key = Qt.Key


def trees() -> Document:
    return document(
        statement("a", text="Trees cool the street", y=0.0),
        statement("b", text="Trees cost money", kind="evidence", y=900.0, tags=("budget",)),
        statement("c", text="Plant more", note="ask about trees, and about roots", y=4000.0),
        statement("d", text="Something else", y=8000.0, voice="p"),
        inference("i", "b", "a", "attack"),
        Participant(id="p", name="Tree surgeon"),
    )


def opened(shell: Shell, subject: Document | None = None) -> FindBar:
    """A window with a map, and the bar open in it."""
    window = shell.start()
    _, file = MapFile.new()
    window.show_map(OpenMap(Session(subject or trees()), file))
    shell.settle()
    shell.control(Key.Key_F)
    bar = window.finder.bar
    assert bar is not None
    assert bar.isVisible()
    return bar


def told(bar: FindBar) -> str:
    return bar.count.text()


def in_view(shell: Shell, key: str) -> bool:
    camera = shell.window.canvas.camera
    box = shell.window.canvas.plan.boxes[key].rect
    return camera.zoom >= 0.6 and camera.visible.intersects(box)


def test_each_key_shows_what_is_found_so_far(shell: Shell) -> None:
    bar = opened(shell)
    shell.type("tre")
    assert told(bar) == "1 of 4"
    assert shell.session.selection == ("a",)
    shell.type("es")
    assert told(bar) == "1 of 3"
    assert shell.window.canvas.overlay.found == {"a", "b", "c"}
    shell.type("x")
    assert told(bar) == "Nothing found"
    assert not shell.window.canvas.overlay.found


def test_enter_goes_round_and_shows_each_so_that_it_can_be_read(shell: Shell) -> None:
    bar = opened(shell)
    shell.window.canvas.zoom_to(0.1)
    shell.type("trees")
    seen = []
    for _ in range(4):
        seen.append(shell.session.current)
        assert in_view(shell, str(shell.session.current))
        shell.keys(Key.Key_Return)
    assert seen == ["a", "b", "c", "a"]
    shell.keys(Key.Key_Return, Key.Key_Return, held=Qt.KeyboardModifier.ShiftModifier)
    assert told(bar) == "3 of 3"
    assert bar.where.text().startswith("Note: ask about trees")
    shell.keys(Key.Key_F3)
    assert told(bar) == "1 of 3"
    assert bar.words.hasFocus()


def test_escape_gives_the_keyboard_back_and_f3_goes_on(shell: Shell) -> None:
    bar = opened(shell)
    shell.type("trees")
    shell.keys(Key.Key_Return, Key.Key_Escape)
    canvas = shell.window.canvas
    assert not bar.isVisible()
    assert canvas.hasFocus()
    assert not canvas.overlay.found
    assert shell.session.selection == ("b",)
    shell.keys(Key.Key_F3)
    assert not bar.isVisible()
    assert shell.session.selection == ("c",)
    assert shell.window.status.shown == "“trees”: 3 of 3"
    shell.control(Key.Key_F)
    assert bar.words.selectedText() == "trees"


def test_the_map_stands_still_while_the_bar_comes_and_goes(shell: Shell) -> None:
    window = shell.start()
    shell.add_claim("A", QPoint(300, 250))

    def height() -> int:
        return shell.viewport.mapToGlobal(shell.middle_of(shell.only.id)).y()

    before = height()
    shell.control(Key.Key_F)
    assert window.finder.open
    shell.settle()
    assert abs(height() - before) <= 1
    shell.keys(Key.Key_Escape)
    shell.settle()
    assert abs(height() - before) <= 1


def press(button: QToolButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_switches_and_filters_narrow_it_down(shell: Shell) -> None:
    bar = opened(shell)
    shell.type("tree")
    press(bar.whole_words)
    assert told(bar) == "1 of 1"
    assert shell.session.selection == ("d",)
    press(bar.whole_words)
    press(bar.match_case)
    assert told(bar) == "1 of 2"  # “street”, and the note of another
    press(bar.match_case)
    press(bar.filtering)
    for field, title, count in (
        (bar.filters.kind, "Evidence", 1),
        (bar.filters.polarity, "Attacks", 1),
        (bar.filters.tag, "budget", 1),
        (bar.filters.speaker, "Tree surgeon", 1),
    ):
        field.setCurrentIndex(field.findText(title))
        assert told(bar) == f"1 of {count}", title
        QTest.mouseClick(bar.filters.reset, Qt.MouseButton.LeftButton)
        assert told(bar).endswith("of 4")


def test_similar_words_are_found_and_not_replaced(shell: Shell) -> None:
    bar = opened(shell)
    shell.control(Key.Key_H)
    press(bar.similar)
    bar.words.setFocus()
    shell.type("mnoey coost")
    assert told(bar) == "1 of 1"
    assert shell.session.selection == ("b",)
    assert not bar.one.isEnabled()
    assert not bar.match_case.isEnabled()
    bar.other.setFocus()
    shell.keys(Key.Key_Return)
    assert not shell.session.history.undoable


def test_replacing_one_and_all_are_one_step_each(shell: Shell) -> None:
    bar = opened(shell)
    shell.type("trees")
    shell.control(Key.Key_H)
    assert bar.other.isVisible()
    bar.other.setFocus()
    shell.type("Oaks")
    shell.keys(Key.Key_Return)
    texts = shell.document.statements
    assert texts["a"].text == "Oaks cool the street"
    assert told(bar) == "1 of 2"
    assert shell.session.selection == ("b",)
    QTest.mouseClick(bar.all, Qt.MouseButton.LeftButton)
    assert texts["b"].text == "Oaks cost money"
    assert texts["c"].note == "ask about Oaks, and about roots"
    assert shell.window.status.shown == "Replaced 2 occurrences in 2 texts."
    assert told(bar) == "Nothing found"
    shell.session.undo()
    shell.session.undo()
    assert texts["a"].text == "Trees cool the street"
    assert not shell.session.history.undoable


def test_what_many_share_is_left_and_that_is_said(shell: Shell) -> None:
    bar = opened(shell)
    shell.type("surgeon")
    shell.control(Key.Key_H)
    QTest.mouseClick(bar.all, Qt.MouseButton.LeftButton)
    assert "belongs to many" in shell.window.status.shown
    assert shell.document.participants["p"].name == "Tree surgeon"
    assert not shell.session.history.undoable


def test_what_would_grow_too_long_is_refused_in_a_sentence(shell: Shell) -> None:
    subject = document(statement("a", text="x" * 100))
    bar = opened(shell, subject)
    shell.type("x")
    shell.control(Key.Key_H)
    bar.other.setText("y" * (MAX_TEXT // 50))
    QTest.mouseClick(bar.all, Qt.MouseButton.LeftButton)
    assert shell.document.statements["a"].text == "x" * 100
    assert shell.window.status.shown


def test_hits_follow_edits_undo_and_another_map(shell: Shell) -> None:
    bar = opened(shell)
    shell.type("cool")
    assert told(bar) == "1 of 1"
    subject = shell.session
    subject.apply(statements.retext(subject.document, "d", "cool, too"), "Edit")
    shell.settle()
    assert told(bar) == "1 of 2"
    subject.apply(statements.delete(subject.document, ["a"]), "Delete")
    shell.settle()
    assert told(bar) == "1 of 1"
    subject.undo()
    shell.settle()
    assert told(bar) == "2 of 2"
    shell.window.start_empty()
    assert not bar.isVisible()
    shell.control(Key.Key_F)
    assert told(bar) == "Nothing found"
    assert not shell.window.canvas.overlay.found


def test_what_was_found_is_ringed_on_the_canvas(shell: Shell) -> None:
    opened(shell)
    shell.type("trees cost")
    for theme in ("light", "dark", "contrast"):
        shell.appearance.choose(theme)
        shell.settle()
        assert_ringed(shell)


def assert_ringed(shell: Shell) -> None:
    canvas = shell.window.canvas
    place = shell.middle_of("b")
    image = canvas.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    left = canvas.camera.to_screen(canvas.plan.boxes["b"].rect.center)
    edge = canvas.plan.boxes["b"].rect.width / 2 * canvas.camera.zoom + 6
    colour = image.pixelColor(round((left.x - edge) * ratio), round(place.y() * ratio))
    wanted = canvas.theme.canvas.found
    off = max(
        abs(colour.red() - wanted.red()),
        abs(colour.green() - wanted.green()),
        abs(colour.blue() - wanted.blue()),
    )
    assert off <= 12


def test_every_control_has_a_name_for_screen_readers(shell: Shell) -> None:
    bar = opened(shell)
    for button in bar.findChildren(QToolButton):
        if button.parent() is bar:
            assert button.accessibleName()
            assert "<" not in button.accessibleDescription()
            assert button.accessibleDescription()
            assert not button.icon().isNull()
    assert bar.words.accessibleName()
    assert bar.other.accessibleName()


def folded_trees() -> Document:
    subject = trees()
    subject.apply(inferences.connect(subject, ["c"], "b"))
    return subject


def test_a_hit_in_a_folded_branch_is_shown_and_folded_again(shell: Shell) -> None:
    opened(shell, folded_trees())
    shell.session.folding.fold(["a"])
    assert {"b", "c"} <= shell.session.folding.hidden
    shell.type("roots")
    assert shell.session.selection == ("c",)
    assert in_view(shell, "c")
    shell.keys(Key.Key_Escape)
    assert {"b", "c"} <= shell.session.folding.hidden
    assert shell.session.selection == ("a",)


def test_who_goes_there_to_edit_finds_it_unfolded(shell: Shell) -> None:
    opened(shell, folded_trees())
    shell.session.folding.fold(["a"])
    shell.type("roots")
    shell.settle()
    shell.keys(Key.Key_F2)
    shell.control(Key.Key_A)
    shell.type("Plant fewer")
    shell.keys(Key.Key_Escape)
    assert shell.document.statements["c"].text == "Plant fewer"
    shell.control(Key.Key_F)
    shell.keys(Key.Key_Escape)
    assert not shell.session.folding.hidden
    assert shell.session.selection == ("c",)


def test_warrants_and_frames_are_shown_where_they_can_be_read(shell: Shell) -> None:
    subject = trees()
    subject.apply(inferences.connect(subject, ["d"], "a"))
    (arrow,) = subject.references.from_premise("d")
    subject.apply(statements.retext(subject, arrow, "It surely matters"))
    subject.apply(structure.group(subject, ["a", "d"], "Surely a frame"))
    opened(shell, subject)
    canvas = shell.window.canvas
    canvas.zoom_to(0.1)
    shell.type("surely")
    seen = set()
    for _ in range(2):
        key = str(shell.session.current)
        if key == arrow:
            place = canvas.plan.arrows[key].junction
        else:
            x, y, *_ = canvas.plan.frames[key].rect
            place = Point(x, y)
        assert canvas.camera.zoom >= 0.6
        left, top, width, height = canvas.camera.visible
        assert left <= place.x <= left + width
        assert top <= place.y <= top + height
        seen.add(key)
        shell.keys(Key.Key_Return)
    assert len(seen) == 2


def test_who_clicks_another_hit_goes_on_from_there(shell: Shell) -> None:
    bar = opened(shell)
    shell.type("trees")
    shell.session.select(["b"])
    shell.keys(Key.Key_Return)
    assert shell.session.selection == ("c",)
    assert told(bar) == "3 of 3"
