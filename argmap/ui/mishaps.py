"""What nobody foresaw: told in a sentence, written to a log, and survived."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.core.i18n import tr
from argmap.storage.state import state_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

LOG_BYTES = 512 * 1024


class Mishaps:
    """Takes over sys.excepthook: the sentence goes to `tell`, the traceback to a log file.

    A slot that raises ends there; the document it was about to change is untouched or consistent,
    because a patch is applied whole or not at all.
    """

    def __init__(self, tell: Callable[[str], None], folder: Path | None = None) -> None:
        self._tell = tell
        self._folder = folder
        self._before = sys.excepthook
        sys.excepthook = self._handle

    def restore(self) -> None:
        sys.excepthook = self._before

    @property
    def log_file(self) -> Path:
        return (self._folder or state_folder()) / "argmap.log"

    def _handle(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        written = self._write(kind, error, trace)
        reason = " ".join(str(error).split()) or kind.__name__
        where = tr(" Details are in {file}.", file=self.log_file) if written else ""
        self._tell(
            tr(
                "Something went wrong that argmap did not foresee ({reason}). Your map is still "
                "here; save it under a new name to be safe.{where}",
                reason=reason[:200],
                where=where,
            )
        )

    def _write(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> bool:
        import traceback

        text = "".join(traceback.format_exception(kind, error, trace))
        if sys.stderr is not None:
            sys.stderr.write(text)
        try:
            self.log_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            mode = "w" if self._too_long() else "a"
            with self.log_file.open(mode, encoding="utf-8", errors="replace") as log:
                log.write(text + "\n")
        except OSError:
            return False
        return True

    def _too_long(self) -> bool:
        try:
            return self.log_file.stat().st_size > LOG_BYTES
        except OSError:
            return False
