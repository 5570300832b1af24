"""What an experiment tells: how many cases, and each that was bad."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass
class Report:
    """`what` names the experiment, `unit` what is counted, in the plural."""

    what: str
    unit: str
    cases: int = 0
    bad: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    skipped: str = ""

    def count(self, case: str, complaints: list[str]) -> None:
        """One more case, and what was wrong with it."""
        self.cases += 1
        if complaints:
            self.bad.append(f"{case}: {'; '.join(complaints)}")

    def row(self) -> str:
        if self.skipped:
            return f"{self.what:<34} skipped: {self.skipped}"
        seconds = time.monotonic() - self.began
        return f"{self.what:<34} {self.cases:>9,} {self.unit}, {len(self.bad)} bad, {seconds:.0f} s"
