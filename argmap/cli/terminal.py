"""What files and maps say, on a terminal: their control characters are shown, not obeyed."""

from __future__ import annotations

import re
import sys
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING, Any, Final, TextIO, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

# Also those that turn the direction of what follows. Line feeds and tabs do no harm.
_OBEYED: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def shown(text: str) -> str:
    r"""Control characters as `\uXXXX`, which JSON reads as the same."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class _Shown:
    """A stream to a terminal that obeys nothing in what is written."""

    def __init__(self, stream: TextIO) -> None:
        self.obeying = stream

    def write(self, text: str) -> int:
        self.obeying.write(shown(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.obeying, name)


@contextmanager
def careful_streams() -> Iterator[None]:
    """Let standard output and standard error be such streams where they are terminals."""
    with ExitStack() as stack:
        for stream, redirect in ((sys.stdout, redirect_stdout), (sys.stderr, redirect_stderr)):
            if stream is not None and stream.isatty():
                stack.enter_context(redirect(cast("TextIO", _Shown(stream))))
        yield


def obeying(stream: TextIO) -> TextIO:
    """The stream itself, for what is ours and moves the cursor."""
    return stream.obeying if isinstance(stream, _Shown) else stream
