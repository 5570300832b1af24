"""`argmap stats`: count what is in a map."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.cli.reading import read, tell_repairs
from argmap.core.i18n import tr

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", type=Path, help=tr("a map, or a PNG or PDF with one in it")
    )
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(arguments: Namespace) -> int:
    from argmap.core.graph import statistics

    opened = read(arguments.file)
    tell_repairs(arguments.file, opened)
    counts = statistics(opened.loaded.document)
    if arguments.json:
        counts["format"] = opened.format.id
        imported = opened.imported
        if imported is not None and imported.kept_aside:
            counts["kept_aside"] = dict(imported.kept_aside)
        if imported is not None and imported.locutions:
            counts["locutions"] = imported.locutions
        print(json.dumps(counts, ensure_ascii=False, indent=2))
    else:
        _print_table(counts)
    return 0


def _print_table(counts: dict[str, Any]) -> None:
    rows: list[tuple[str, int]] = []
    for name, value in counts.items():
        if isinstance(value, dict):
            rows += [(f"  {kind}", count) for kind, count in value.items()]
        else:
            rows.append((name.replace("_", " "), value))
    width = max(len(name) for name, _ in rows)
    for name, count in rows:
        print(f"{name:{width}}  {count:>7,}")
