"""`argmap salvage`: save what can be saved of a damaged file, into another one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.errors import CommandError, InputError
from argmap.core.i18n import tr

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("bad", metavar="BAD", type=Path, help=tr("the damaged file; only read"))
    parser.add_argument("out", metavar="OUT", type=Path, help=tr("the map to write"))
    parser.add_argument("--json", action="store_true", help=tr("print the report as JSON"))


def run(arguments: Namespace) -> int:
    from argmap.storage.errors import FileProblem
    from argmap.storage.files import find_map, write_map
    from argmap.storage.salvage import salvage

    out: Path = arguments.out

    def guard(_place: Path = out) -> None:
        if out.exists() or out.is_symlink():
            raise InputError(
                tr("{file} is there already, and “salvage” overwrites nothing.", file=str(out))
            )

    guard()
    try:
        found = salvage(find_map(arguments.bad).data)
    except FileProblem as error:
        message = tr("{file}: {message}", file=str(arguments.bad), message=error.message)
        raise InputError(message) from error
    try:
        write_map(out, found.document.content(), found.meta, guard=guard)
    except FileProblem as error:
        raise CommandError(error.message) from error
    if arguments.json:
        told = {"kept": found.kept, "lost": found.lost, "report": list(found.report)}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print(*found.report, sep="\n")
    return 0
