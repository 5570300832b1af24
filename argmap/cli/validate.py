"""`argmap validate`: check that files are sound maps, and name each problem with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.errors import BAD_INPUT
from argmap.core.i18n import tr

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from argmap.storage.errors import Problem


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help=tr("a map, or a PNG or PDF with one in it"),
    )
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(arguments: Namespace) -> int:
    reports = [(file, _problems(file)) for file in arguments.files]
    if arguments.json:
        print(json.dumps([_entry(*report) for report in reports], ensure_ascii=False, indent=2))
    else:
        for file, problems in reports:
            _print_report(file, problems)
    return BAD_INPUT if any(problems for _, problems in reports) else 0


def _problems(file: Path) -> tuple[Problem, ...]:
    from argmap.formats.opening import open_map
    from argmap.storage.errors import FileProblem, Problem
    from argmap.storage.native import audit

    try:
        opened = open_map(file)
    except FileProblem as error:
        return error.problems
    if opened.imported is None:
        return audit(opened.found.data)
    repaired = (each for each in opened.imported.remarks if each.act == "repaired")
    return tuple(Problem(each.message, record=each.record) for each in repaired)


def _print_report(file: Path, problems: tuple[Problem, ...]) -> None:
    if not problems:
        print(tr("{file}: nothing is wrong", file=str(file)))
    for problem in problems:
        place = str(file) if problem.line is None else f"{file}:{problem.line}"
        print(f"{place}: {problem.message}")


def _entry(file: Path, problems: tuple[Problem, ...]) -> dict[str, object]:
    return {
        "file": str(file),
        "valid": not problems,
        "problems": [
            {"line": problem.line, "record": problem.record, "message": problem.message}
            for problem in problems
        ],
    }
