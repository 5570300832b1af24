"""Keys that a person has set: no key runs two commands, and nothing stored is lost."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.session.commands import COMMANDS
from argmap.session.commands.keymap import Keymap, restored
from argmap.session.commands.keyrules import canonical, parts, refusal, warning

NAMES = list(COMMANDS)[:12]
KEYS = ["Ctrl+Z", "Ctrl+Y", "Ctrl+N", "Ctrl+S", "F2", "Ctrl+Q", "Alt+Q", "Ctrl+Shift+Z"]


def test_at_first_every_command_has_its_own_keys() -> None:
    keymap = Keymap(COMMANDS)
    for name, command in COMMANDS.items():
        assert keymap.keys(name) == command.keys
        assert all(keymap.owner(key) == name for key in command.keys)
        assert all(refusal(key, command.scope) is None for key in command.keys), name
        assert all(canonical(key) == key for key in command.keys)
    assert not keymap.any_changed


@settings(max_examples=60)
@given(
    st.lists(
        st.one_of(
            st.tuples(
                st.sampled_from(NAMES), st.lists(st.sampled_from(KEYS), unique=True, max_size=3)
            ),
            st.tuples(st.sampled_from(NAMES), st.none()),
        ),
        max_size=8,
    )
)
def test_no_key_ever_runs_two_commands(changes: list[tuple[str, list[str] | None]]) -> None:
    keymap = Keymap(COMMANDS)
    for name, keys in changes:
        keymap = keymap.reset(name) if keys is None else keymap.put(name, keys)
        wanted = COMMANDS[name].keys if keys is None else tuple(keys)
        assert keymap.keys(name) == wanted
        counted = Counter(key for each in COMMANDS for key in keymap.keys(each))
        assert not counted or max(counted.values()) == 1
    again = restored(COMMANDS, json.loads(json.dumps(keymap.stored())))
    assert again is not None
    assert [again.keys(name) for name in COMMANDS] == [keymap.keys(name) for name in COMMANDS]
    for name in COMMANDS:
        assert keymap.reset_all().keys(name) == COMMANDS[name].keys


def test_a_key_taken_comes_back_when_its_taker_gives_it_up() -> None:
    keymap = Keymap(COMMANDS).put("file.new", ["Ctrl+Z"])
    assert keymap.keys("edit.undo") == ()
    assert keymap.is_changed("edit.undo")
    assert keymap.put("file.new", []).keys("edit.undo") == ("Ctrl+Z",)
    assert keymap.reset("edit.undo").keys("file.new") == ()


@pytest.mark.parametrize(
    "stored",
    [None, 5, [], {}, {"version": 2, "keys": {}}, {"version": 1, "keys": []}, {"version": "1"}],
)
def test_what_is_damaged_or_newer_counts_as_not_set(stored: object) -> None:
    assert restored(COMMANDS, stored) is None


def test_what_cannot_be_used_is_kept_until_it_is_set_anew() -> None:
    strange = {"edit.paint": ["Ctrl+P"], "edit.undo": ["Esc"], "edit.redo": 7, "file.new": [1]}
    keymap = restored(COMMANDS, {"version": 1, "keys": strange | {"file.open": ["F7"]}})
    assert keymap is not None
    assert keymap.keys("edit.undo") == ("Ctrl+Z",)
    assert keymap.keys("file.open") == ("F7",)
    changed = keymap.put("edit.undo", ["F12"]).stored()["keys"]
    assert changed == strange | {"file.open": ["F7"], "edit.undo": ["F12"]}


@pytest.mark.parametrize(
    ("key", "window", "canvas"),
    [
        ("A", False, False),
        ("Shift+A", False, False),
        ("Space", False, False),
        ("Num+5", False, False),
        ("Ö", False, False),
        ("Esc", False, False),
        ("Ctrl+Esc", False, False),
        ("Ctrl+K, Ctrl+S", False, False),
        ("", False, False),
        ("Alt+", False, False),
        ("Ctrl+NumLock", False, False),
        ("Menu", False, False),
        ("Tab", False, True),
        ("Shift+Tab", False, True),
        ("Return", False, True),
        ("Del", False, True),
        ("Left", False, False),
        ("Shift+Home", False, False),
        ("Ctrl+Left", True, True),
        ("F5", True, True),
        ("Alt+A", True, True),
        ("Ctrl++", True, True),
        ("Ctrl+,", True, True),
    ],
)
def test_keys_that_type_or_go_are_refused(key: str, window: bool, canvas: bool) -> None:
    assert (refusal(key, "window") is None) is window
    assert (refusal(key, "canvas") is None) is canvas


@pytest.mark.parametrize(
    ("key", "warned"),
    [
        ("Ctrl+[", True),
        ("Ctrl+,", True),
        ("Alt+Ö", True),
        ("Ctrl+Alt+E", True),
        ("Meta+K", True),
        ("Alt+F4", True),
        ("Ctrl+K", False),
        ("Ctrl+Alt+Left", False),
        ("Ctrl++", False),
        ("F3", False),
    ],
)
def test_keys_that_some_lack_are_warned_of(key: str, warned: bool) -> None:
    assert (warning(key) is not None) is warned


def test_a_key_has_parts() -> None:
    assert parts("Ctrl++") == ({"Ctrl"}, "+")
    assert parts("Ctrl+Shift+P") == ({"Ctrl", "Shift"}, "P")
    assert parts("+") == (set(), "+")
    assert parts("Ctrl") == (set(), "Ctrl")
