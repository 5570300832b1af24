from __future__ import annotations

import subprocess
import sys
from collections import defaultdict

import pytest

from argmap.core.document import Document
from argmap.resources import resource
from argmap.session.commands import COMMANDS, MENUS, collect, perform, undoing
from argmap.session.commands.command import Command
from tests.core.maps import document, inference, statement
from tests.session.desk import Desk

UNREACHABLE = set("/\\[]`';,.<")
"""Keys that many of the world's keyboards have only behind a modifier, or not at all."""

RESERVED = {
    "Space": "pans",
    "H": "takes the hand",
    "Shift+1": "fits the map",
    "Shift+2": "fits the selection",
    "Ctrl+L": "makes a link",
    "Ctrl+Shift+C": "copies a picture",
    "Alt+S": "switches guides",
    "F1": "shows help",
}
"""Keys that the canvas or the shell has, or will have, for something else."""


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_a_command_is_whole(command: Command) -> None:
    assert command.title.strip() == command.title != ""
    assert command.tip.strip() == command.tip != ""
    assert not command.tip.endswith(".")
    assert command.menu in MENUS
    parent = command.menu.rpartition("/")[0]
    assert not parent or parent in MENUS
    assert not command.toolbar or command.icon
    if command.icon:
        assert resource(f"icons/{command.icon}.svg").is_file()


def test_no_key_has_two_meanings() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for command in COMMANDS.values():
        for key in command.keys:
            meanings[key].add(command.id)
    assert {key: ids for key, ids in meanings.items() if len(ids) > 1} == {}


def test_every_key_can_be_typed_on_every_keyboard() -> None:
    for command in COMMANDS.values():
        for key in command.keys:
            *modifiers, last = key.replace("++", "+plus").split("+")
            assert last not in UNREACHABLE, command.id
            assert set(modifiers) <= {"Ctrl", "Shift", "Alt"}, command.id
            assert not {"Ctrl", "Alt"} <= set(modifiers), "Ctrl+Alt is AltGr on Windows"
            if len(last) == 1:
                assert (last.isascii() and last.isalnum()) or last in "-=", command.id
                assert modifiers not in ([], ["Shift"]), "a printable key starts editing"


def test_keys_of_the_canvas_stay_free() -> None:
    mine = {command.id: command for command in COMMANDS.values()}
    for command in mine.values():
        if not command.id.startswith(("file.", "view.", "help.", "export.")):
            assert not set(command.keys) & RESERVED.keys(), command.id


def test_keys_that_also_type_or_delete_act_on_the_canvas_alone() -> None:
    for command in COMMANDS.values():
        for key in command.keys:
            last = key.split("+")[-1]
            if last in {
                "Tab",
                "Return",
                "Enter",
                "Del",
                "Backspace",
                "Left",
                "Right",
                "Up",
                "Down",
            }:
                assert command.scope == "canvas", command.id


def test_importing_the_commands_imports_neither_model_nor_qt() -> None:
    program = (
        "import sys, argmap.session.commands\n"
        "heavy = ('pydantic', 'PySide6', 'argmap.core.records')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_two_commands_of_one_name_are_a_mistake() -> None:
    with pytest.raises(ValueError, match=r"edit\.undo"):
        collect((undoing, undoing))


EDITING = [
    name
    for name in COMMANDS
    if name.startswith(("edit.", "insert.", "statement.", "inference.", "relation.", "arrange."))
]
SELECTIONS = [
    (),
    ("a",),
    ("i",),
    ("a", "b"),
    ("a", "b", "c", "i"),
    ("a", "c"),
    ("n",),
    ("under", "q"),
]


def argument() -> Document:
    return document(
        statement("a"),
        statement("b", x=300.0),
        statement("c", y=-300.0),
        statement("n", kind="note", x=900.0),
        statement("q", kind="question", x=600.0),
        inference("i", "a b", "c"),
        inference("under", "q", "i", "attack"),
    )


@pytest.mark.parametrize("name", EDITING)
@pytest.mark.parametrize("empty", [True, False], ids=["empty", "full"])
def test_every_command_runs_and_can_be_undone(name: str, empty: bool) -> None:
    for selected in SELECTIONS[:1] if empty else SELECTIONS:
        desk = Desk(Document() if empty else argument(), *selected)
        desk.clipboard.text = "Some words"
        before = desk.document.content()
        done = desk.do(name)
        steps = 0
        while desk.session.history.undoable:
            steps += 1
            desk.session.undo()
        assert steps <= 1, f"{name} on {selected} made {steps} steps"
        assert desk.document.content() == before
        if steps:
            assert done
            assert desk.session.selection == selected
            desk.session.redo()
            assert desk.document.content() != before


@pytest.mark.parametrize("name", [name for name in EDITING if name != "edit.undo"])
def test_no_command_runs_into_a_gesture(name: str) -> None:
    desk = Desk(argument(), "a", "b")
    desk.clipboard.text = "Some words"
    with desk.session.gesture("Move"):
        assert not desk.do(name)


def test_undo_in_a_gesture_takes_it_back() -> None:
    from argmap.core.edits.arrange import move

    desk = Desk(argument(), "a")
    gesture = desk.session.gesture("Move")
    gesture.apply(move(desk.document, ["a"], 5, 5))
    assert desk.do("edit.undo")
    assert desk.document.statements["a"].x == 0.0
    assert not desk.session.gesture_open


def test_a_mistake_of_the_program_is_not_shown_as_a_refusal() -> None:
    def fail(context: object) -> None:
        raise ValueError("not for people")

    wrong = Command(id="x", title="X", tip="X", menu="Edit", run=fail)
    with pytest.raises(ValueError, match="not for people"):
        perform(wrong, Desk(Document()).context)
