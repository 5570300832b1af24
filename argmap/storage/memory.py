"""Python's cycle collector and large maps: records hold no cycles, so it need not look at them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Build many objects without the collector walking them over and over: thrice as fast."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            _age()
            gc.enable()


def _age() -> None:
    """Count what is young as old, without walking it, unless that would bring back what is settled.

    Else the collector looks for garbage in all of the map the moment it is switched on.
    """
    if not _Settled.any:
        gc.freeze()
        gc.unfreeze()


class _Settled:
    """Whether something was: `gc.get_freeze_count` walks all of it to tell, 25 ms each time."""

    any = False


def settle() -> None:
    """After a map was opened: take all that is alive out of the collector's sight.

    Else each full collection walks every record, a visible hitch on a large map. For programs, not
    for tests: what is cyclic garbage by now stays until `release`.
    """
    _Settled.any = True
    gc.freeze()


def release() -> None:
    """After a map was closed: collect what was settled, cycles included, and settle the rest."""
    gc.unfreeze()
    gc.collect()
    settle()
