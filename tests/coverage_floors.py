"""Hold each package to its coverage floor, from the data that `./dev test` left in .coverage."""

from __future__ import annotations

import json
import math
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

from coverage import Coverage

TABLE = Path(__file__).with_suffix(".toml")
SLACK = 1.0  # other Pythons count a little differently, so a raised floor stays this far below


def measured() -> dict[str, float]:
    """Return the covered per cent of each package; the modules above them count as `argmap`."""
    report = Path(".coverage.json")
    coverage = Coverage()
    coverage.load()
    coverage.json_report(outfile=str(report))
    files = json.loads(report.read_text(encoding="utf-8"))["files"]
    report.unlink()
    covered: defaultdict[str, int] = defaultdict(int)
    total: defaultdict[str, int] = defaultdict(int)
    for name, entry in files.items():
        parts = Path(name).parts
        package = ".".join(parts[:2]) if len(parts) > 2 else parts[0]
        summary = entry["summary"]
        covered[package] += summary["covered_lines"] + summary["covered_branches"]
        total[package] += summary["num_statements"] + summary["num_branches"]
    return {package: 100 * covered[package] / total[package] for package in total if total[package]}


def floors() -> dict[str, float]:
    """Return the committed floor of each package."""
    return {name: float(value) for name, value in tomllib.loads(TABLE.read_text("utf-8")).items()}


def _cut(value: float) -> str:
    return f"{math.floor(value * 10) / 10:.1f}"  # 89.96 is under 90 and must not read "90.0"


def complaints(found: dict[str, float], wanted: dict[str, float]) -> list[str]:
    """Say which package is under its floor, has none, or has gone."""
    said = [
        f"{package}: {_cut(found[package])} % is under its floor of {floor:g} %"
        for package, floor in wanted.items()
        if package in found and found[package] < floor
    ]
    said += [
        f"{package}: has no floor in {TABLE.name}" for package in found if package not in wanted
    ]
    said += [f"{package}: has a floor but no code" for package in wanted if package not in found]
    return said


def raise_floors(found: dict[str, float], wanted: dict[str, float]) -> None:
    """Write the table anew with each floor lifted to what was measured; none is lowered."""
    comment = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith("#")]
    rows = {name: max(wanted.get(name, 0), int(found[name] - SLACK)) for name in sorted(found)}
    lines = [*comment, "", *(f'"{name}" = {floor:g}' for name, floor in rows.items())]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    found, wanted = measured(), floors()
    if "--raise" in arguments:
        raise_floors(found, wanted)
        return 0
    print("coverage, with its floor:")
    for package, value in sorted(found.items()):
        print(f"  {package:20} {_cut(value):>5} %   {wanted.get(package, 0):5g} %")
    said = complaints(found, wanted)
    for complaint in said:
        print(f"coverage: {complaint}", file=sys.stderr)
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
