"""Names of files and texts of maps cannot steer a terminal."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout, suppress
from typing import TYPE_CHECKING

import pytest

from argmap.cli import terminal
from argmap.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

EVIL = "a\x1b]0;owned\x07\x1b[2J\r\u202egnp"
SOUND = '{"format":"argmap","version":1,"min_reader":1,"id":"m"}'


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def _said(*words: object) -> tuple[str, str]:
    """What a verb writes to a terminal, and to it as an error."""
    out, err = Screen(), Screen()
    with redirect_stdout(out), redirect_stderr(err), suppress(SystemExit):
        main([str(word) for word in words])
    return out.getvalue(), err.getvalue()


def _obeyed(text: str) -> list[str]:
    return [sign for sign in text if sign != "\n" and not sign.isprintable()]


@pytest.mark.parametrize("verb", ["validate", "stats", "salvage", "convert", "diff"])
@pytest.mark.parametrize("content", ["{", SOUND])
def test_a_name_is_shown_and_not_obeyed(tmp_path: Path, verb: str, content: str) -> None:
    path = tmp_path / f"{EVIL}.argmap"
    path.write_text(content, encoding="utf-8")
    others = {"salvage": f"{EVIL}.out", "convert": f"{EVIL}.mm", "diff": f"{EVIL}.argmap"}
    more = [tmp_path / others[verb]] if verb in others else []
    said = "".join(_said(verb, path, *more) + _said(verb, f"--{EVIL}"))
    assert "\\u001b]0;owned" in said or content == SOUND
    assert _obeyed(said) == []


def test_what_is_written_for_programs_is_the_same_to_them(tmp_path: Path) -> None:
    path = tmp_path / f"{EVIL}.argmap"
    path.write_text("{", encoding="utf-8")
    said, _ = _said("validate", "--json", path)
    assert _obeyed(said) == []
    assert json.loads(said)[0]["file"] == str(path)


def test_a_stream_that_is_no_terminal_is_left_alone() -> None:
    plain = io.StringIO()
    with redirect_stdout(plain), terminal.careful_streams():
        print(EVIL)
    assert plain.getvalue() == EVIL + "\n"
