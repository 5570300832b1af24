"""Links of a map: opened when a person says so, with the whole address in sight, and not before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from argmap.ui import browsing

if TYPE_CHECKING:
    from argmap.ui.inspector.citations import CitationRow
    from argmap.ui.main_window import MainWindow
    from tests.ui.conftest import Shell

GOOD, BAD = "https://example.org/paper", "file:///etc/passwd"
ODD = "https://bank.example@evil.net/"


def _opened(shell: Shell, *addresses: str) -> MainWindow:
    path = shell.folder / "m.argmap"
    content = {
        "format": "argmap",
        "version": 1,
        "min_reader": 1,
        "id": "m",
        "statements": [
            {
                "id": "a",
                "text": "Rivers rise",
                "x": 0,
                "y": 0,
                "citations": [{"source": f"s{n}"} for n, _ in enumerate(addresses)],
            }
        ],
        "sources": [
            {"id": f"s{n}", "title": f"Source {n}", "URL": each} for n, each in enumerate(addresses)
        ],
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    window = shell.start(path)
    shell.session.select(["a"])
    shell.settle()
    return window


def _row(window: MainWindow) -> CitationRow:
    body = window.docks["inspector"].body
    return body.form.citations.rows[0]  # type: ignore[union-attr]


def test_a_link_is_opened_after_its_whole_address_was_shown(shell: Shell) -> None:
    window = _opened(shell, GOOD)
    assert shell.browsed == []
    shell.answers.choices = ["open"]
    QTest.keyClick(_row(window).follow, Qt.Key.Key_Space)  # the keyboard reaches it
    (question,) = shell.answers.asked
    assert question.details == (GOOD,)
    assert "“example.org”" in question.sentence
    assert shell.browsed == [GOOD]
    assert GOOD in window.status.shown
    window.commands.run("statement.open_link")  # a host is asked about once
    assert shell.browsed == [GOOD, GOOD]


def test_nothing_is_opened_without_leave(shell: Shell) -> None:
    window = _opened(shell, GOOD)
    shell.answers.choices = ["cancel", "open"]
    window.commands.run("statement.open_link")
    assert shell.browsed == []
    window.commands.run("statement.open_link")  # no was not yes
    assert shell.browsed == [GOOD]


@pytest.mark.parametrize("address", [BAD, "javascript:alert(1)", "https://a.example/\u202egpj"])
def test_what_is_no_web_address_is_refused_with_a_sentence(shell: Shell, address: str) -> None:
    window = _opened(shell, address)
    window.commands.run("statement.open_link")
    assert shell.browsed == []
    assert shell.answers.asked == []
    assert "opened" in window.status.shown
    assert "\u202e" not in window.status.shown


def test_an_odd_address_is_asked_about_every_time(shell: Shell) -> None:
    window = _opened(shell, ODD)
    shell.answers.choices = ["open", "cancel"]
    window.commands.run("statement.open_link")
    window.commands.run("statement.open_link")
    assert len(shell.answers.asked) == 2
    assert shell.answers.asked[0].default == "cancel"  # Return does not lead there
    assert "“evil.net”" in shell.answers.asked[0].sentence
    assert shell.browsed == [ODD]


def test_of_several_links_one_is_chosen(shell: Shell) -> None:
    window = _opened(shell, GOOD, "https://other.example/x")
    shell.answers.choices = ["1", "open"]
    window.commands.run("statement.open_link")
    assert shell.browsed == ["https://other.example/x"]


def test_the_command_is_off_where_there_is_no_link(shell: Shell) -> None:
    window = _opened(shell, "")
    window.commands.refresh()
    assert not window.commands["statement.open_link"].isEnabled()
    assert not _row(window).follow.isVisible()
    shell.session.select([])
    window.commands.refresh()
    assert not window.commands["statement.open_link"].isEnabled()


def test_a_system_without_a_browser_is_told(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    window = _opened(shell, GOOD)
    monkeypatch.setattr(browsing, "browse", lambda url: False)
    shell.answers.choices = ["open"]
    window.commands.run("statement.open_link")
    assert "no program" in window.status.shown
