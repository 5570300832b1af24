"""The command palette, by keys and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from argmap.session.commands import COMMANDS
from argmap.ui.palette.palette import Palette
from argmap.ui.palette.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.conftest import Shell

Key = Qt.Key


def palette_of(shell: Shell) -> Palette:
    """The palette as Ctrl+K opens it."""
    shell.control(Key.Key_K)
    (palette,) = [each for each in shell.window.findChildren(Palette) if each.isVisible()]
    assert palette.field.hasFocus()
    return palette


def is_open(shell: Shell) -> bool:
    return any(each.isVisible() for each in shell.window.findChildren(Palette))


def titles(palette: Palette) -> list[str]:
    return [entry.title for entry in palette.rows.entries]


def test_letters_and_enter_run_a_command(shell: Shell) -> None:
    window = shell.start()
    statement = shell.add_claim("A", QPoint(300, 200))
    shell.settle()
    palette = palette_of(shell)
    shell.type("pinn")
    assert titles(palette)[0] == "Pinned"
    shell.keys(Key.Key_Return)
    assert not is_open(shell)
    assert shell.document.statements[statement.id].pinned
    assert window.canvas.hasFocus()


def test_every_command_is_there_and_shows_its_keys(shell: Shell) -> None:
    shell.start()
    shell.settle()
    palette = palette_of(shell)
    entries = {entry.id: entry for entry in palette.rows.entries}
    assert entries.keys() == COMMANDS.keys() - {"view.palette"}
    assert entries["file.save"].keys == "Ctrl+S"
    assert entries["view.zoom_in"].rest == "View"
    enabled = [entry.enabled for entry in palette.rows.entries]
    assert enabled == sorted(enabled, reverse=True)
    assert not entries["edit.undo"].enabled


def test_a_command_that_cannot_be_done_now_does_nothing(shell: Shell) -> None:
    shell.start()
    shell.settle()
    palette = palette_of(shell)
    shell.type("undo")
    while palette.current is not None and palette.current.id != "edit.undo":
        shell.keys(Key.Key_Down)
    shell.keys(Key.Key_Return)
    assert palette.isVisible()
    assert "not available" in palette.field.accessibleDescription()


def test_what_was_chosen_last_comes_first_also_later(shell: Shell) -> None:
    shell.start()
    shell.add_claim("A", QPoint(300, 200))
    shell.settle()
    for words in ("fit map", "switch light"):
        palette_of(shell)
        shell.type(words)
        shell.keys(Key.Key_Return)
    assert titles(palette_of(shell))[:2] == ["Switch Light and Dark", "Fit Map"]
    assert shell.settings.recent_commands == ["view.toggle_theme", "view.fit"]


def test_statements_are_found_and_shown(shell: Shell) -> None:
    window = shell.start()
    shell.add_claim("Trees cool the street", QPoint(300, 200))
    there = shell.add_claim("Cars <b>heat</b> it", QPoint(500, 400))
    shell.session.select(())
    window.canvas.zoom_to(0.1)
    shell.settle()
    palette = palette_of(shell)
    shell.type("heat")
    assert titles(palette) == ["Cars <b>heat</b> it"]
    shell.keys(Key.Key_Return)
    assert shell.session.selection == (there.id,)
    assert window.canvas.camera.zoom >= 0.6
    assert window.canvas.camera.visible.intersects(window.canvas.plan.boxes[there.id].rect)
    assert window.canvas.hasFocus()
    palette = palette_of(shell)
    shell.settle()
    shell.type("steret cool")
    assert titles(palette) == ["Trees cool the street"]


def test_arrows_pages_and_tab_go_through_the_list(shell: Shell) -> None:
    shell.start()
    palette = palette_of(shell)
    last = len(palette.rows.entries) - 1

    def row() -> int:
        return palette.list.currentIndex().row()

    shell.keys(Key.Key_Down, Key.Key_Down, Key.Key_Up)
    assert row() == 1
    shell.keys(Key.Key_Up, Key.Key_Up)
    assert row() == last
    shell.keys(Key.Key_Down)
    assert row() == 0
    shell.keys(Key.Key_PageDown)
    assert row() == 10
    shell.keys(Key.Key_PageUp, Key.Key_PageUp)
    assert row() == 0
    shell.keys(Key.Key_Tab)
    assert row() == 1
    assert palette.field.hasFocus()
    assert palette.current is not None
    assert palette.field.accessibleDescription() == palette.current.spoken


def test_it_closes_and_gives_the_keyboard_back(shell: Shell) -> None:
    window = shell.start()
    shell.settle()
    left = Qt.MouseButton.LeftButton
    ways: list[Callable[[Palette], None]] = [
        lambda _: shell.keys(Key.Key_Escape),
        lambda _: shell.control(Key.Key_P, shift=True),
        lambda palette: QTest.mouseClick(palette, left, pos=QPoint(5, palette.height() - 5)),
        lambda _: window.canvas.setFocus(),
    ]
    for way in ways:
        way(palette_of(shell))
        shell.settle()
        assert not window.findChildren(Palette)
        assert window.canvas.hasFocus()
    assert not shell.session.history.undoable


def test_a_click_chooses(shell: Shell) -> None:
    window = shell.start()
    shell.settle()
    palette = palette_of(shell)
    shell.type("find")
    place = palette.list.visualRect(palette.list.model().index(0, 0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.finder.open


def test_more_than_fit_are_found_in_the_bar(shell: Shell) -> None:
    from argmap.core.edits import statements
    from argmap.core.geometry import Point

    window = shell.start()
    document = shell.document
    for n in range(70):
        document.apply(statements.add(document, text=f"same words {n}", at=Point(0.0, 90.0 * n)))
    palette = palette_of(shell)
    shell.type("same words")
    for _ in range(titles(palette).index("10 more: find them all")):
        shell.keys(Key.Key_Down)
    shell.keys(Key.Key_Return)
    assert window.finder.bar is not None
    assert window.finder.bar.words.text() == "same words"
    assert window.finder.bar.count.text() == "1 of 70"


def test_words_being_typed_on_the_canvas_are_kept(shell: Shell) -> None:
    shell.start()
    shell.double_click(QPoint(300, 200))
    shell.type("half a tho")
    shell.control(Key.Key_P, shift=True)
    shell.settle()
    assert shell.only.text == "half a tho"
    shell.keys(Key.Key_Escape)
    assert shell.window.canvas.hasFocus()


def test_rows_tell_screen_readers_what_they_are(shell: Shell) -> None:
    shell.start()
    shell.settle()
    palette = palette_of(shell)
    assert isinstance(palette.list.model(), Rows)
    shell.type("save as")
    index = palette.list.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Save As…, File, Ctrl+Shift+S"
