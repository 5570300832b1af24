"""The entry point: which verb, which windows, which sentence, which exit code."""

from __future__ import annotations

import importlib
import os
import runpy
import signal
import subprocess
import sys
import types
from pathlib import Path

import pytest

import argmap
from argmap.cli import desktop, libraries
from argmap.cli import main as entry
from argmap.cli.errors import CommandError, InputError


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Collect the paths of each start of the windows, in place of starting them."""
    starts: list[list[str]] = []

    def open_windows(paths: list[str], *, separate: bool) -> int:
        starts.append(paths)
        return 0

    monkeypatch.setattr(entry, "_open_windows", open_windows)
    return starts


def _install_verb(monkeypatch: pytest.MonkeyPatch, run: object) -> None:
    verb = types.SimpleNamespace(add_arguments=lambda _: None, run=run)
    monkeypatch.setitem(sys.modules, "argmap.cli.stats", verb)  # type: ignore[arg-type]


def _raise(error: BaseException) -> object:
    def run(_: object) -> int:
        raise error

    return run


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        ([], []),
        (["map.argmap"], ["map.argmap"]),
        (["a.argmap", "b.png"], ["a.argmap", "b.png"]),
        (["./export"], ["./export"]),
        (["--", "export"], ["export"]),
        (["--", "-odd.argmap"], ["-odd.argmap"]),
        (["folder/word"], ["folder/word"]),
    ],
)
def test_files_open_in_windows(words: list[str], paths: list[str], opened: list[list[str]]) -> None:
    assert entry.main(words) == 0
    assert opened == [paths]


def test_a_file_without_a_suffix_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[list[str]]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("debate").touch()
    assert entry.main(["debate"]) == 0
    assert opened == [["debate"]]


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("exprot", "argmap: “exprot” is neither a file nor a verb; did you mean “export”?\n"),
        ("zzz", "argmap: “zzz” is neither a file nor a verb (see “argmap --help”).\n"),
    ],
)
def test_a_mistyped_verb_opens_nothing(
    word: str, sentence: str, opened: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert entry.main([word]) == 2
    assert (opened, capsys.readouterr().err) == ([], sentence)


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        entry.main(["--version"])
    assert capsys.readouterr().out == f"argmap {argmap.__version__}\n"


def test_it_runs_as_a_module(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["argmap", "--version"])
    with pytest.raises(SystemExit, match="0"):
        runpy.run_module("argmap", run_name="__main__")
    assert capsys.readouterr().out == f"argmap {argmap.__version__}\n"


def test_help_lists_every_verb_with_a_summary(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        entry.main(["--help"])
    said = capsys.readouterr().out
    for verb, summary in entry.verbs().items():
        assert f"  {verb:8}  {summary}\n" in said


@pytest.mark.parametrize("verb", sorted(entry.verbs()))
def test_every_verb_has_help_of_its_own(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    importlib.import_module(f"argmap.cli.{verb}")
    with pytest.raises(SystemExit, match="0"):
        entry.main([verb, "--help"])
    assert capsys.readouterr().out.startswith(f"usage: argmap {verb}")


@pytest.mark.parametrize("words", [["--colour"], ["stats", "--colour"]])
def test_a_wrong_option_is_one_sentence_and_bad_input(
    words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _install_verb(monkeypatch, lambda _: 0)
    with pytest.raises(SystemExit, match="2"):
        entry.main(words)
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "--colour" in said


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (InputError("That is no map."), 2, "argmap: That is no map.\n"),
        (CommandError("The disk is full."), 1, "argmap: The disk is full.\n"),
        (PermissionError(13, "Permission denied", "/x"), 1, "argmap: /x: Permission denied\n"),
        (KeyboardInterrupt(), 130, ""),
        (
            RuntimeError("two\nlines"),
            1,
            "argmap: Something went wrong that argmap did not foresee: RuntimeError: two lines. "
            "ARGMAP_DEBUG=1 shows where.\n",
        ),
    ],
)
def test_what_goes_wrong_ends_in_one_sentence(
    error: BaseException,
    code: int,
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _install_verb(monkeypatch, _raise(error))
    assert entry.main(["stats"]) == code
    assert capsys.readouterr().err == sentence


def test_debugging_shows_where(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _install_verb(monkeypatch, _raise(RuntimeError("odd")))
    monkeypatch.setenv("ARGMAP_DEBUG", "1")
    assert entry.main(["stats"]) == 1
    assert "Traceback" in capsys.readouterr().err


def _python(script: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-c", script], check=False, capture_output=True, text=True, **options
    )


def test_the_entry_point_imports_neither_qt_nor_pydantic() -> None:
    script = "import argmap.cli.main, sys; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    imported = _python(script).stdout.split()
    assert "argmap" in imported
    assert {"PySide6", "shiboken6", "pydantic", "asyncio"}.isdisjoint(imported)


def test_a_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "run.py").write_text(
        "import sys, types\n"
        "from argmap.cli.main import main\n"
        "def run(_):\n"
        "    for _ in range(100_000): print('a line of output')\n"
        "    return 0\n"
        "verb = types.SimpleNamespace(add_arguments=lambda parser: None, run=run)\n"
        "sys.modules['argmap.cli.stats'] = verb\n"
        "sys.exit(main(['stats']))\n"
    )
    with subprocess.Popen(
        [sys.executable, str(tmp_path / "run.py")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode in {1, -signal.SIGPIPE}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays are Linux's matter")
def test_without_a_display_the_sentence_names_export() -> None:
    with pytest.raises(CommandError, match=r"no display here .* “argmap export FILE OUT.png”"):
        desktop.require_window({})


def test_missing_libraries_are_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(libraries.WINDOW, "libxcb-cursor.so.0.absent", "libxcb-cursor0")
    monkeypatch.setattr(desktop.importlib.util, "find_spec", lambda _: object())
    with pytest.raises(CommandError, match=r"apt-get install --no-install-recommends .*cursor0”"):
        desktop.require_window({"DISPLAY": ":0"})
    assert "libxcb-cursor0" not in libraries.missing_packages(window=False)


def test_a_missing_toolkit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(CommandError, match="pip install PySide6-Essentials"):
        desktop.require_drawing()


def test_the_library_check_runs_as_a_script_with_nothing_installed() -> None:
    script = Path(libraries.__file__)
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(script), "window"],
        check=True,
        capture_output=True,
        text=True,
        env={"PATH": os.environ["PATH"]},
    )
    assert set(done.stdout.split()) <= {*libraries.DRAWING.values(), *libraries.WINDOW.values()}
