"""Work on whole maps without the collector looking at what it has made so far, over and over."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_MANY: Final = 500
"""From so many statements on it pays to put off the collection of garbage."""


@contextmanager
def uncollected(count: int) -> Iterator[None]:
    """Puts off the collection of garbage, none of which arises in circles here."""
    if count < _MANY or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
