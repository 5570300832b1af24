"""A program that answers lines with lines, and is ended when it takes too long."""

from __future__ import annotations

import json
import os
import select
import subprocess
import time
from typing import Any, Final

CUT: Final = 100.0
"""Seconds that a run may take."""
_CHUNK: Final = 1 << 16


class OvertimeError(Exception):
    """The program was ended before it had answered."""


class NoAnswerError(Exception):
    """The program ended by itself, or answered nonsense."""


class Process:
    """Started when first asked, and again after it was ended."""

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, request: dict[str, Any], seconds: float = CUT) -> Any:
        """The answer to a request. Raises OvertimeError or NoAnswerError."""
        process = self._process
        if process is None or process.poll() is not None:
            process = self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
            return json.loads(self._line(process, time.monotonic() + seconds))
        except (OSError, ValueError) as error:
            self.end()
            raise NoAnswerError(str(error)) from error

    def end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _line(self, process: subprocess.Popen[bytes], end: float) -> bytes:
        assert process.stdout is not None
        found = []
        while not found or not found[-1].endswith(b"\n"):
            ready, _, _ = select.select([process.stdout], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                self.end()
                raise OvertimeError
            chunk = os.read(process.stdout.fileno(), _CHUNK)
            if not chunk:
                raise OSError("it ended without an answer")
            found.append(chunk)
        return b"".join(found)
