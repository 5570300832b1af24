"""The tests that docs/reliability.md names for each loss elsewhere are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_each_loss_is_ruled_out_by_tests_that_exist() -> None:
    told = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\|.*`test_\w+`.*\|$", told, re.MULTILINE)
    assert len(rows) == 24
    source = "".join(
        each.read_text(encoding="utf-8") for each in (ROOT / "tests").rglob("test_*.py")
    )
    present = set(re.findall(r"def (test_\w+)\(", source))
    named = {name for row in rows for name in re.findall(r"`(test_\w+)`", row)}
    assert named - present == set()
