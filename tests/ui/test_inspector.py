"""The inspector: what a person edits there is in the map, one step each, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSlider, QWidget

from argmap.core.document import Document
from argmap.core.edits import inferences, statements
from argmap.core.geometry import Point
from argmap.session.session import Session
from argmap.ui.inspector.connections import LinkButton
from argmap.ui.inspector.editing import Editing
from argmap.ui.inspector.inference_form import InferenceForm
from argmap.ui.inspector.map_form import MapForm
from argmap.ui.inspector.other_forms import CountForm
from argmap.ui.inspector.panel import InspectorPanel
from argmap.ui.inspector.statement_form import StatementForm
from tests.ui.heaps import messy

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Shell


class Bench:
    """A panel over a map of two statements and the inference between them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.document = Document()
        self.session = Session(self.document)
        self.said: list[str] = []
        start = Point(0, 0)
        self.session.apply(
            statements.add(self.document, text="Close the centre", at=start, id="a"), "Add"
        )
        patch = inferences.respond(
            self.document, "a", kind="counterpoint", text="Shops suffer", at=start, id="b"
        )
        self.session.apply(patch, "Respond")
        self.arrow = next(iter(self.document.inferences))
        self.ran: list[str] = []
        self.followed: list[str] = []
        self.panel = InspectorPanel(
            Editing(self.session, self.said.append, self.ran.append, self.followed.extend)
        )
        qtbot.addWidget(self.panel)
        self.panel.resize(300, 900)
        self.panel.show()
        self.panel.activateWindow()
        self._qtbot = qtbot

    def select(self, *keys: str) -> None:
        self.session.select(keys)
        self.settle()

    def settle(self) -> None:
        self._qtbot.wait(60)

    @property
    def statement_form(self) -> StatementForm:
        assert isinstance(self.panel.form, StatementForm)
        return self.panel.form

    @property
    def inference_form(self) -> InferenceForm:
        assert isinstance(self.panel.form, InferenceForm)
        return self.panel.form

    @property
    def label(self) -> str:
        step = self.session.history.undoable
        assert step is not None
        return step.label


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def _retype(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


def test_leaving_the_text_field_makes_one_step(bench: Bench) -> None:
    bench.select("a")
    form = bench.statement_form
    _retype(form.text, "Close it on weekdays")
    assert bench.document.statements["a"].text == "Close the centre"
    form.title.setFocus()
    assert bench.document.statements["a"].text == "Close it on weekdays"
    bench.session.undo()
    assert bench.document.statements["a"].text == "Close the centre"


def test_typing_keeps_the_focus_and_the_cursor_when_it_is_kept_after_a_pause(bench: Bench) -> None:
    bench.select("a")
    field = bench.statement_form.text
    _retype(field, "Close")
    field.draft.commit()  # what the pause does
    bench.settle()
    QTest.keyClicks(field, " now")
    assert field.hasFocus()
    assert field.toPlainText() == "Close now"


def test_a_change_from_elsewhere_does_not_overwrite_what_is_typed(bench: Bench) -> None:
    bench.select("a")
    field = bench.statement_form.text
    _retype(field, "My own words")
    bench.session.apply(statements.amend(bench.document, ["a"], text="Theirs"), "Elsewhere")
    bench.settle()
    assert field.toPlainText() == "My own words"


def test_a_change_from_elsewhere_is_shown(bench: Bench) -> None:
    bench.select("a")
    bench.session.apply(statements.amend(bench.document, ["a"], text="Theirs"), "Elsewhere")
    bench.settle()
    assert bench.statement_form.text.toPlainText() == "Theirs"


def test_what_is_typed_goes_to_the_statement_it_was_typed_for(bench: Bench) -> None:
    bench.select("a")
    _retype(bench.statement_form.text, "For a")
    bench.select("b")
    assert bench.document.statements["a"].text == "For a"
    assert bench.document.statements["b"].text == "Shops suffer"
    assert bench.statement_form.text.toPlainText() == "Shops suffer"


def test_escape_takes_back_what_is_typed(bench: Bench) -> None:
    bench.select("a")
    field = bench.statement_form.text
    _retype(field, "No, rather not")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.toPlainText() == "Close the centre"
    bench.statement_form.title.setFocus()
    assert bench.document.statements["a"].text == "Close the centre"


def test_kind_is_chosen_by_keyboard(bench: Bench) -> None:
    bench.select("a")
    field = bench.statement_form.kind
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert bench.document.statements["a"].kind == "evidence"


def test_a_connected_statement_cannot_become_a_note_and_hears_why(bench: Bench) -> None:
    bench.select("a")
    field = bench.statement_form.kind
    field.setCurrentIndex(field.findData("note"))
    field.activated.emit(field.currentIndex())
    assert bench.document.statements["a"].kind == "claim"
    assert "note" in bench.said[-1]
    assert field.currentData() == "claim"


def test_a_new_speaker_becomes_a_participant_in_one_step(bench: Bench) -> None:
    bench.select("b")
    editor = bench.statement_form.speaker.lineEdit()
    assert editor is not None
    _retype(editor, "Ines Roth")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    voice = bench.document.statements["b"].voice
    assert voice is not None
    assert bench.document.participants[voice].name == "Ines Roth"
    bench.session.undo()
    assert bench.document.statements["b"].voice is None
    assert not bench.document.participants


def test_a_speaker_known_by_name_is_not_made_twice(bench: Bench) -> None:
    for key in ("a", "b"):
        bench.select(key)
        editor = bench.statement_form.speaker.lineEdit()
        assert editor is not None
        _retype(editor, "Ines Roth")
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert len(bench.document.participants) == 1


def test_a_new_source_is_cited_and_described(bench: Bench) -> None:
    bench.select("b")
    form = bench.statement_form
    QTest.mouseClick(form.citations.new, Qt.MouseButton.LeftButton)
    bench.settle()
    citation = bench.document.statements["b"].citations[0]
    row = form.citations.rows[0]
    assert row.form.isVisible()
    _retype(row.form.author, "Roth, Ines; Weber, Jan")
    _retype(row.form.title, "Footfall survey")
    _retype(row.form.fields["publisher"], "Chamber of Commerce")
    _retype(row.form.fields["issued"], "2022")
    _retype(row.form.fields["URL"], "https://example.org/survey")
    _retype(row.locator, "p. 4")
    form.text.setFocus()
    source = bench.document.sources[citation.source]
    assert source.author == ("Roth, Ines", "Weber, Jan")
    assert (source.title, source.publisher) == ("Footfall survey", "Chamber of Commerce")
    assert (source.issued, source.URL) == ("2022", "https://example.org/survey")
    assert bench.document.statements["b"].citations[0].locator == "p. 4"


def test_removing_a_citation_keeps_the_source(bench: Bench) -> None:
    bench.select("b")
    form = bench.statement_form
    QTest.mouseClick(form.citations.new, Qt.MouseButton.LeftButton)
    bench.settle()
    QTest.mouseClick(form.citations.rows[0].drop, Qt.MouseButton.LeftButton)
    bench.settle()
    assert bench.document.statements["b"].citations == ()
    assert len(bench.document.sources) == 1
    assert form.citations.known.count() == 1


def test_credence_is_rated_by_keys_and_cleared(bench: Bench) -> None:
    bench.select("a")
    field = bench.statement_form.credence
    assert field.label.text() == "not rated"
    field.slider.setFocus()
    QTest.keyClick(field.slider, Qt.Key.Key_PageUp)
    bench.panel.commit()
    assert bench.document.statements["a"].credence == 0.6
    bench.settle()
    assert field.label.text() == "60 %, likely"
    QTest.mouseClick(field.clear, Qt.MouseButton.LeftButton)
    assert bench.document.statements["a"].credence is None


def test_dragging_the_slider_is_one_step(bench: Bench) -> None:
    bench.select("a")
    slider = bench.statement_form.credence.slider
    left, right = QPoint(slider.width() // 2, 10), QPoint(slider.width() - 4, 10)
    steps = bench.session.history
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=left)
    for x in range(left.x(), right.x(), 5):
        QTest.mouseMove(slider, QPoint(x, 10))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=right)
    assert (bench.document.statements["a"].credence or 0) > 0.8
    assert bench.label == "Rate credence"
    bench.session.undo()
    assert bench.document.statements["a"].credence is None
    assert steps.undoable is not None
    assert steps.undoable.label == "Respond"


def test_ticks_tags_and_note(bench: Bench) -> None:
    bench.select("a")
    form = bench.statement_form
    QTest.mouseClick(form.implicit, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    QTest.mouseClick(form.pinned, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    _retype(form.tags, "streets, shops , streets")
    _retype(form.note, "Ask about Sundays")
    form.title.setFocus()
    statement = bench.document.statements["a"]
    assert statement.implicit
    assert statement.pinned
    assert statement.tags == ("streets", "shops")
    assert statement.note == "Ask about Sundays"


def test_several_statements_show_what_differs_and_are_set_together(bench: Bench) -> None:
    bench.select("a", "b")
    form = bench.statement_form
    assert form.kind.currentIndex() == -1
    assert form.text.placeholderText() == "several values"
    assert form.text.toPlainText() == ""
    _retype(form.tags, "both")
    form.title.setFocus()
    assert bench.document.statements["a"].tags == bench.document.statements["b"].tags == ("both",)
    assert bench.document.statements["b"].text == "Shops suffer"
    bench.session.undo()
    assert bench.document.statements["a"].tags == bench.document.statements["b"].tags == ()


def test_mixed_ticks_show_a_third_state_that_a_click_resolves(bench: Bench) -> None:
    bench.session.apply(statements.amend(bench.document, ["a"], implicit=True), "Elsewhere")
    bench.select("a", "b")
    tick = bench.statement_form.implicit
    assert tick.checkState() == Qt.CheckState.PartiallyChecked
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert bench.document.statements["b"].implicit


def test_an_inference_shows_its_ends_and_turns(bench: Bench) -> None:
    bench.select(bench.arrow)
    form = bench.inference_form
    assert form.polarity.currentData() == "attack"
    form.polarity.setFocus()
    QTest.keyClick(form.polarity, Qt.Key.Key_Up)
    assert bench.document.inferences[bench.arrow].polarity == "support"
    _retype(form.text, "Less parking, fewer visits")
    form.tags.setFocus()
    assert bench.document.inferences[bench.arrow].text == "Less parking, fewer visits"
    assert form.premises.buttons[0].text() == "Shops suffer"
    QTest.mouseClick(form.target.buttons[0], Qt.MouseButton.LeftButton)
    assert bench.session.selection == ("a",)


def test_with_nothing_selected_the_map_itself_is_described(bench: Bench) -> None:
    bench.select()
    form = bench.panel.form
    assert isinstance(form, MapForm)
    _retype(form.title, "Streets")
    QTest.keyClick(form.title, Qt.Key.Key_Return)
    assert bench.document.info.title == "Streets"
    form.central.setCurrentIndex(form.central.findData("a"))
    form.central.activated.emit(form.central.currentIndex())
    assert bench.document.info.central == "a"
    bench.session.undo()
    bench.session.undo()
    bench.settle()
    assert form.title.text() == ""


def test_where_reasons_stand_is_chosen_as_in_the_menu_and_tidies(shell: Shell) -> None:
    window = messy(shell)
    body = window.docks["inspector"].body
    form = body.form if body else None
    assert isinstance(form, MapForm)
    form.direction.setCurrentIndex(form.direction.findData("right"))
    form.direction.activated.emit(form.direction.currentIndex())
    assert shell.document.info.direction == "right"
    rects = window.canvas.plan.rects
    for inference in shell.document.inferences.values():
        for premise in inference.premises if inference.target in rects else ():
            assert rects[premise].x >= rects[inference.target].right
    shell.control(Qt.Key.Key_Z)
    assert shell.document.info.direction == "auto"
    shell.settle()
    assert form.direction.currentData() == "auto"


def test_a_text_too_long_is_refused_with_a_sentence(bench: Bench) -> None:
    bench.select("a")
    field = bench.statement_form.text
    field.setFocus()
    field.setPlainText("x" * 20_001)
    bench.statement_form.title.setFocus()
    assert "20,000" in bench.said[-1]
    assert bench.document.statements["a"].text == "Close the centre"


def test_deleting_what_is_shown_shows_the_map(bench: Bench) -> None:
    bench.select("b")
    bench.session.apply(statements.delete(bench.document, ["b"]), "Delete")
    bench.settle()
    assert isinstance(bench.panel.form, MapForm)


def test_the_wheel_over_an_unfocused_list_changes_nothing(bench: Bench, qtbot: QtBot) -> None:
    bench.select("a")
    form = bench.statement_form
    form.text.setFocus()
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    for field in (form.kind, form.credence.slider, form.speaker):
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(field.mapToGlobal(QPoint(5, 5))),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, event)
    bench.panel.commit()
    assert bench.document.statements["a"].kind == "claim"
    assert bench.document.statements["a"].credence is None


@pytest.mark.parametrize("which", ["map", "statement", "inference"])
def test_every_field_has_a_name_for_screen_readers(bench: Bench, which: str) -> None:
    bench.select(*{"map": [], "statement": ["b"], "inference": [bench.arrow]}[which])
    form = bench.panel.form
    assert form is not None
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QSlider)
    fields: list[QWidget] = [field for kind in kinds for field in form.findChildren(kind)]
    assert fields
    assert [type(field).__name__ for field in fields if not field.accessibleName()] == []


def test_nothing_sticks_out_of_a_narrow_panel(bench: Bench) -> None:
    bench.panel.resize(240, 500)
    for keys in ([], ["b"], [bench.arrow]):
        bench.select(*keys)
        form = bench.panel.form
        assert form is not None
        for field in form.findChildren(QWidget):
            if field.isVisible() and field.parentWidget() is not None:
                right = field.mapTo(bench.panel, QPoint(field.width(), 0)).x()
                assert right <= bench.panel.width(), field.accessibleName() or field


def test_undo_in_a_field_takes_back_what_is_typed_there_and_then_steps_of_the_map(
    shell: Shell,
) -> None:
    shell.start()
    claim = shell.add_claim("Dikes hold", QPoint(300, 200))
    shell.session.select([claim.id])
    shell.settle()
    panel = shell.window.docks["inspector"].body
    assert isinstance(panel, InspectorPanel)
    assert isinstance(panel.form, StatementForm)
    title, text = panel.form.title, panel.form.text
    title.setFocus()
    shell.type("Dikes")
    text.setFocus()
    shell.type("x")
    shell.control(Qt.Key.Key_Z)
    assert text.toPlainText() == "Dikes hold"
    assert shell.only.title == "Dikes"
    shell.control(Qt.Key.Key_Z)
    shell.settle()
    assert shell.only.title is None
    assert title.text() == ""
    shell.control(Qt.Key.Key_Z, shift=True)
    assert shell.only.title == "Dikes"


def test_a_title_too_long_for_its_field_shows_how_it_begins(bench: Bench) -> None:
    bench.session.apply(statements.amend(bench.document, ["a"], "", title="long " * 40), "Title")
    bench.select("a")
    assert bench.statement_form.title.text().startswith("long")
    assert bench.statement_form.title.cursorPosition() == 0


def test_no_field_is_cut_off_where_a_person_makes_the_panel_narrow(shell: Shell) -> None:
    shell.appearance.choose_text_size("150")
    window = shell.start()
    window.files.open_example("old-bridge.argmap")
    dock = window.docks["inspector"]
    for key in ("close", "i-arch", "g-bridge"):
        shell.session.select([key])
        window.resizeDocks([dock], [10], Qt.Orientation.Horizontal)
        shell.settle()
        assert isinstance(dock.body, InspectorPanel)
        form = dock.body.form
        assert form is not None
        seen = form.parentWidget()
        assert seen is not None
        assert seen.width() >= form.minimumSizeHint().width()
        assert dock.width() < 340


def test_tab_goes_through_every_field_and_keeps_what_was_typed(bench: Bench) -> None:
    bench.select("a")
    bench.statement_form.speaker.setFocus()
    visited = []
    QTest.keyClicks(bench.statement_form.speaker.lineEdit(), "Mayor")
    while (field := QApplication.focusWidget()) not in visited:
        visited.append(field)
        QTest.keyClick(field, Qt.Key.Key_Tab)
    names = [field.accessibleName() or getattr(field, "text", str)() for field in visited if field]
    assert names[:6] == ["Speaker", "New source", "Credence", "Implicit", "Pinned", "Tags"]
    voice = bench.document.statements["a"].voice
    assert voice is not None
    assert bench.document.participants[voice].name == "Mayor"


def test_a_link_too_long_for_the_panel_says_so(shell: Shell) -> None:
    long = "A reason whose words go on and on for longer than any panel is wide, and then some"
    window = shell.start()
    target = shell.add_claim("Target", QPoint(400, 120))
    shell.session.apply(
        inferences.respond(shell.document, target.id, text=long, at=Point(0.0, 400.0)), "Add"
    )
    shell.click(shell.middle_of(target.id))
    shell.settle(250)
    links = window.docks["inspector"].findChildren(LinkButton)
    (link,) = [each for each in links if each.isVisible()]
    assert link.text().endswith("…")
    assert len(link.text()) < len(link.accessibleName())
    assert link.accessibleName() in link.toolTip()


def choose(field: QComboBox, title: str) -> None:
    field.setCurrentIndex(field.findText(title))
    field.activated.emit(field.currentIndex())


def test_colour_of_several_is_chosen_or_typed_as_a_code(bench: Bench) -> None:
    bench.select("a", "b")
    field = bench.statement_form.colour
    choose(field.choice, "Green")
    assert {each.colour for each in bench.document.statements.values()} == {"green"}
    bench.select("a")
    field.code.setFocus()
    QTest.keyClicks(field.code, "1A2b3c")
    QTest.keyClick(field.code, Qt.Key.Key_Return)
    assert bench.document.statements["a"].colour == "#1a2b3c"
    bench.settle()
    assert field.choice.currentText() == "Own colour"
    bench.select("a", "b")
    assert field.choice.currentIndex() == -1
    assert field.code.text() == ""
    bench.select("a")
    field.code.selectAll()
    QTest.keyClicks(field.code, "no!")
    QTest.keyClick(field.code, Qt.Key.Key_Return)
    assert bench.document.statements["a"].colour == "#1a2b3c"
    assert "must be a colour" in bench.said[-1]
    bench.settle()
    choose(field.choice, "None")
    assert bench.document.statements["a"].colour is None


def test_schemes_are_suggested_and_others_taken(bench: Bench) -> None:
    bench.select(bench.arrow)
    field = bench.inference_form.scheme
    field.setFocus()
    QTest.keyClicks(field, "expert")
    completer = field.completer()
    assert completer is not None
    assert completer.popup().isVisible()
    QTest.keyClick(completer.popup(), Qt.Key.Key_Down)
    QTest.keyClick(completer.popup(), Qt.Key.Key_Return)
    assert bench.document.inferences[bench.arrow].scheme == "Expert opinion"
    field.selectAll()
    QTest.keyClicks(field, "Tea leaves")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert bench.document.inferences[bench.arrow].scheme == "Tea leaves"
    assert "Tea leaves" in bench.inference_form._schemes()


def test_tags_of_the_map_are_completed_behind_the_comma(bench: Bench) -> None:
    bench.session.apply(statements.amend(bench.document, ["b"], tags=("economy", "ecology")), "Tag")
    bench.select("a")
    field = bench.statement_form.tags
    field.setFocus()
    QTest.keyClicks(field, "new, ecol")
    completer = field.completer()
    assert completer is not None
    QTest.keyClick(completer.popup(), Qt.Key.Key_Down)
    QTest.keyClick(completer.popup(), Qt.Key.Key_Return)
    assert field.text() == "new, ecology"
    bench.panel.commit()
    assert bench.document.statements["a"].tags == ("new", "ecology")


def test_dates_are_shown_where_there_are_some(bench: Bench) -> None:
    bench.select("a")
    dates = bench.statement_form.dates
    assert not dates.isVisible()
    bench.session.apply(
        statements.amend(bench.document, ["a"], created="2024-05-06T07:08:09Z"), "Date"
    )
    bench.session.apply(
        statements.retext(bench.document, "a", "Other words", "2025-01-15T12:00:00Z"), "Edit"
    )
    bench.settle()
    assert dates.created.text().startswith("Made ")
    assert "24" in dates.created.text()
    assert "25" in dates.modified.text()


def test_a_selection_of_all_sorts_is_narrowed_to_what_can_be_edited_together(bench: Bench) -> None:
    bench.select("a", bench.arrow, "b")
    form = bench.panel.form
    assert isinstance(form, CountForm)
    QTest.mouseClick(form.statements, Qt.MouseButton.LeftButton)
    assert bench.session.selection == ("a", "b")
    bench.select("a", bench.arrow, "b")
    QTest.mouseClick(form.inferences, Qt.MouseButton.LeftButton)
    bench.settle()
    assert bench.session.selection == (bench.arrow,)
    assert bench.inference_form.isVisible()
