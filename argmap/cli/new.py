"""`argmap new`: write an empty map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.errors import CommandError, InputError
from argmap.core.i18n import tr

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", type=Path, help=tr("the file to write"))


def run(arguments: Namespace) -> int:
    from argmap.core.records import Content
    from argmap.storage.errors import FileProblem
    from argmap.storage.filemodel import Meta
    from argmap.storage.files import write_map

    out: Path = arguments.out

    def guard(_place: Path = out) -> None:
        if out.exists() or out.is_symlink():
            raise InputError(
                tr("{file} is there already, and “new” overwrites nothing.", file=str(out))
            )

    guard()
    try:
        write_map(out, Content(), Meta(), guard=guard)
    except FileProblem as error:
        raise CommandError(error.message) from error
    return 0
