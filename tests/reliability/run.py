"""The large figures of reliability, printed as a table: `./dev reliability [NAME…]`.

Each experiment takes the place of one line in EXPERIMENTS and returns a Report. The same code with
small figures runs in the ordinary tests.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.reliability import (
    fuzzing,
    gui_kills,
    journal,
    saving,
    sessions,
    system_calls,
    together,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.reliability.report import Report

EXPERIMENTS: dict[str, Callable[[], Report]] = {
    "kill-points": saving.kill_points,
    "errors": saving.injected_errors,
    "together": together.interleavings,
    "system-calls": system_calls.kill_points,
    "system-errors": system_calls.errors,
    "journal-cut": journal.truncations,
    "journal-flips": journal.flips,
    "journal-holes": journal.holes,
    "journal-kills": journal.kills,
    "journal-kill-points": journal.kill_points,
    "journal-errors": journal.errors,
    "sessions": sessions.sessions,
    "gui-kills": gui_kills.gui_kills,
    "fuzz": fuzzing.fuzz,
}
MOST_TOLD = 20


def main(names: Sequence[str]) -> int:
    """Run these experiments, or all; return 1 if anything was bad."""
    unknown = [name for name in names if name not in EXPERIMENTS]
    if unknown:
        print(f"no such experiment: {', '.join(unknown)}; there are: {', '.join(EXPERIMENTS)}")
        return 2
    bad = 0
    for name in names or EXPERIMENTS:
        report = EXPERIMENTS[name]()
        print(report.row(), flush=True)
        for line in [*report.notes, *report.bad[:MOST_TOLD]]:
            print(f"    {line}", flush=True)
        bad += len(report.bad)
    print(f"{bad} bad")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
