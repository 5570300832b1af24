"""Entry point: choose a verb, or open windows, and turn what goes wrong into one sentence."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from argmap import __version__
from argmap.cli.errors import BAD_INPUT, FAILURE, INTERRUPTED, CommandError
from argmap.core.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Sequence


def verbs() -> dict[str, str]:
    """Return each verb with its summary; the module argmap.cli.VERB is imported when it is used."""
    return {
        "export": tr("draw a map to a PNG, PDF or SVG file, or a page"),
        "layout": tr("arrange a map, and tell what it is like then"),
        "convert": tr("turn a map of one format into another"),
        "formats": tr("list the formats that are read and written"),
        "validate": tr("check that files are sound maps"),
        "stats": tr("count what is in a map"),
        "diff": tr("tell what is other in one map than in another"),
        "salvage": tr("save what can be saved of a damaged file"),
        "recover": tr("list what a crash left behind, or write it to a file"),
        "schema": tr("print the JSON Schema of the file format"),
        "new": tr("write an empty map"),
    }


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one sentence, without the usage above it."""

    def error(self, message: str) -> NoReturn:
        from argmap.cli.terminal import shown

        message = shown(message)
        self.exit(
            BAD_INPUT,
            tr("{program}: {message} (see “{program} --help”)", program=self.prog, message=message)
            + "\n",
        )


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 fine, 1 failure, 2 bad input."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _dispatch(words)
        if sys.stdout is not None:  # a GUI start on Windows has no stdout
            sys.stdout.flush()
    except CommandError as error:
        return _say(str(error), error.exit_code)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _quiet_stdout()
        return FAILURE
    except OSError as error:
        return _say(_os_sentence(error), FAILURE)
    except Exception as error:  # noqa: BLE001 - the last door: a sentence, not a traceback
        return _bad_file(error) or _unexpected(error)
    return code


def _dispatch(words: list[str]) -> int:
    if words and words[0] in verbs():
        return _run_verb(words[0], words[1:])
    chosen = _parse_files(words)
    return _open_windows(chosen.files, separate=chosen.separate)


def _run_verb(verb: str, words: list[str]) -> int:
    parser = Parser(prog=f"argmap {verb}", description=_capital(verbs()[verb]) + ".")
    module = importlib.import_module(f"argmap.cli.{verb}")
    module.add_arguments(parser)
    from argmap.cli.terminal import careful_streams

    with careful_streams():
        return int(module.run(parser.parse_args(words)))


def _parse_files(words: list[str]) -> argparse.Namespace:
    width = max(map(len, verbs()))
    listed = "\n".join(f"  {verb:{width}}  {summary}" for verb, summary in verbs().items())
    parser = Parser(
        prog="argmap",
        usage="argmap [--separate] [FILE…]\n       argmap VERB …",
        description=tr("Argument maps: open files in windows, or work without one."),
        epilog=tr("verbs (each has its own --help):") + "\n" + listed,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help=tr("a map, or a PNG or PDF with one in it")
    )
    parser.add_argument("--version", action="version", version=f"argmap {__version__}")
    parser.add_argument(
        "--separate",
        action="store_true",
        help=tr("start a program of its own even if one is running"),
    )
    chosen = parser.parse_args(words)
    if words and _looks_like_verb(words[0]):
        raise _unknown_verb(parser, words[0])
    return chosen


def _looks_like_verb(word: str) -> bool:
    separators = [separator for separator in (os.sep, os.altsep) if separator]
    is_path = any(separator in word for separator in separators) or os.path.lexists(word)
    return not is_path and word.isalpha()


def _unknown_verb(parser: Parser, word: str) -> CommandError:
    import difflib

    from argmap.cli.errors import InputError

    if near := difflib.get_close_matches(word, verbs(), n=1):
        return InputError(
            tr(
                "“{word}” is neither a file nor a verb; did you mean “{near}”?",
                word=word,
                near=near[0],
            )
        )
    return InputError(
        tr(
            "“{word}” is neither a file nor a verb (see “{program} --help”).",
            word=word,
            program=parser.prog,
        )
    )


def _open_windows(paths: list[str], *, separate: bool) -> int:
    from pathlib import Path

    from argmap.cli.desktop import require_window
    from argmap.storage.handover import hand_over
    from argmap.storage.state import state_folder

    if not separate and hand_over([Path(path) for path in paths], state_folder()):
        return 0

    require_window()
    from argmap.ui.app import run_gui

    return int(run_gui(paths, alone=not separate))


def _say(sentence: str, code: int) -> int:
    from argmap.cli.terminal import shown

    if sys.stderr is not None:
        print(f"argmap: {shown(sentence)}", file=sys.stderr)
    return code


def _os_sentence(error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    if error.filename is None:
        return reason
    return tr("{file}: {reason}", file=os.fsdecode(error.filename), reason=reason)


def _bad_file(error: Exception) -> int:
    # Only a program that has imported the storage can have met its error.
    storage = sys.modules.get("argmap.storage.errors")
    if storage is None or not isinstance(error, storage.FileProblem):
        return 0
    return _say(error.message, BAD_INPUT)


def _unexpected(error: Exception) -> int:
    if os.environ.get("ARGMAP_DEBUG") == "1":
        import traceback

        traceback.print_exc()
    return _say(
        tr(
            "Something went wrong that argmap did not foresee: {kind}: {error}. "
            "ARGMAP_DEBUG=1 shows where.",
            kind=type(error).__name__,
            error=" ".join(str(error).split()) or tr("no message"),
        ),
        FAILURE,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _quiet_stdout() -> None:
    # What is still buffered must not raise again when the interpreter flushes on its way out.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
