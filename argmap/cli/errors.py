"""What a verb raises to end with one sentence instead of a traceback."""

from __future__ import annotations

FAILURE = 1
BAD_INPUT = 2
INTERRUPTED = 130


class CommandError(Exception):
    """The command could not do its work; the message is the sentence that says why."""

    exit_code = FAILURE


class InputError(CommandError):
    """What was given is wrong: an argument, or a file that is no map."""

    exit_code = BAD_INPUT
