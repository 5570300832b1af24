"""Align, distribute and space as hands do it: keys on the canvas, the menu of a selection."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from argmap.layout.metrics import SIBLING_GAP
from argmap.layout.shapes import Hit
from argmap.ui.menus import context_menu

if TYPE_CHECKING:
    from argmap.core.geometry import Rect
    from tests.ui.conftest import Shell

ALT = Qt.KeyboardModifier.AltModifier
PLACES = (QPoint(180, 200), QPoint(420, 290), QPoint(760, 240))


def _three(shell: Shell) -> list[str]:
    """Three claims, all selected."""
    shell.start()
    keys = [shell.add_claim(f"Claim {n}", place).id for n, place in enumerate(PLACES)]
    shell.control(Qt.Key.Key_A)
    assert set(shell.session.selection) == set(keys)
    return keys


def _rects(shell: Shell, keys: list[str]) -> list[Rect]:
    return [shell.window.canvas.plan.rects[key] for key in keys]


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (Qt.Key.Key_L, lambda rect: rect.x),
        (Qt.Key.Key_C, lambda rect: rect.center.x),
        (Qt.Key.Key_R, lambda rect: rect.right),
        (Qt.Key.Key_T, lambda rect: rect.y),
        (Qt.Key.Key_M, lambda rect: rect.center.y),
        (Qt.Key.Key_B, lambda rect: rect.bottom),
    ],
)
def test_alt_and_a_letter_aligns_and_undo_puts_back(
    shell: Shell, key: Qt.Key, line: object
) -> None:
    keys = _three(shell)
    before = _rects(shell, keys)
    shell.keys(key, held=ALT)
    assert callable(line)
    assert len({round(line(rect), 2) for rect in _rects(shell, keys)}) == 1
    shell.control(Qt.Key.Key_Z)
    assert _rects(shell, keys) == before


def test_distribute_and_space_by_keys(shell: Shell) -> None:
    keys = _three(shell)
    first, _, last = _rects(shell, keys)
    shell.keys(Qt.Key.Key_X, held=ALT)
    made = _rects(shell, keys)
    one, other = (b.x - a.right for a, b in pairwise(made))
    assert one == pytest.approx(other, abs=0.02)
    assert (made[0], made[-1]) == (first, last)
    shell.control(Qt.Key.Key_X, shift=True)
    assert [b.x - a.right for a, b in pairwise(_rects(shell, keys))] == [SIBLING_GAP] * 2


def test_alt_and_a_letter_means_nothing_to_the_map_while_a_text_is_edited(shell: Shell) -> None:
    keys = _three(shell)
    before = _rects(shell, keys)
    shell.keys(Qt.Key.Key_F2)
    shell.keys(Qt.Key.Key_L, held=ALT)
    shell.keys(Qt.Key.Key_Escape)
    assert _rects(shell, keys) == before


def test_the_menu_of_several_statements_has_them_in_one_entry(shell: Shell) -> None:
    keys = _three(shell)

    def inner() -> list[QMenu]:
        shell.window.commands.refresh()
        menu = context_menu(shell.window, Hit(keys[0], "box"))
        assert not any(each.objectName().startswith("arrange.align") for each in menu.actions())
        return [each for each in menu.findChildren(QMenu) if each.title() == "Align and Space"]

    (aligning,) = inner()
    names = [each.objectName() for each in aligning.actions() if not each.isSeparator()]
    assert names[0] == "arrange.align_left"
    assert names[-1] == "arrange.same_width"
    assert len(names) == 11
    shell.session.select(keys[:1])
    assert inner() == []
