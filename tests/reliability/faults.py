"""A file system that fails, or ends the process, at the n-th call."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any, Literal

from argmap.storage.fs import Fs

When = Literal["before", "within", "after"]

# Calls that only look, and cannot meaningfully be told apart before and after.
LOOKS = frozenset({"new_mode", "realpath", "stat", "writable", "read", "names"})


class CountedFs(Fs):
    """Counts the calls and lets a subclass act at each of them."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def __getattribute__(self, name: str) -> Any:
        method = super().__getattribute__(name)
        if name.startswith("_") or name in ("calls", "act") or not callable(method):
            return method

        def call(*arguments: Any) -> Any:
            self.calls.append(name)
            return self.act(len(self.calls), name, lambda: method(*arguments), arguments)

        return call

    def act(self, nth: int, name: str, go: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:
        """Do the call; subclasses do it otherwise, or not."""
        return go()


class FailingFs(CountedFs):
    """Raises `error` instead of the n-th call."""

    def __init__(self, failing: int, error: BaseException) -> None:
        super().__init__()
        self._failing = failing
        self._error = error

    def act(self, nth: int, name: str, go: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:
        if nth != self._failing:
            return go()
        if name == "close":
            go()  # a descriptor is closed whatever close returns
        raise self._error


class DeadlyFs(CountedFs):
    """Kills its own process before, within or after the n-th call, as a crash would."""

    def __init__(self, nth: int, when: When, also: Fs | None = None) -> None:
        super().__init__()
        self._nth = nth
        self._when = when
        self._also = also

    def act(self, nth: int, name: str, go: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:
        if self._also is not None:
            other = getattr(self._also, name)
            go = lambda: other(*arguments)  # noqa: E731
        if nth != self._nth:
            return go()
        try:
            if self._when == "within" and name == "write":
                descriptor, data = arguments
                os.write(descriptor, data[: len(data) // 2])
            elif self._when == "after":
                go()
        finally:
            os.kill(os.getpid(), signal.SIGKILL)


class NoLinksFs(Fs):
    """A disk that knows no second names, as exFAT."""

    def link(self, source: str, target: str) -> None:
        raise PermissionError(1, "Operation not permitted")


class FullFs(Fs):
    """A disk without room."""

    def allocate(self, descriptor: int, size: int) -> None:
        raise OSError(28, "No space left on device")
