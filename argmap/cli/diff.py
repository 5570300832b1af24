"""`argmap diff`: what is other in one map than in another."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.cli.errors import FAILURE, InputError
from argmap.core.i18n import tr, trn

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from argmap.core.differences import Difference
    from argmap.core.document import Document


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "before", metavar="A", type=Path, help=tr("a map, or a PNG or PDF with one in it")
    )
    parser.add_argument("after", metavar="B", type=Path, help=tr("the map to compare it with"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    parser.add_argument(
        "--places", action="store_true", help=tr("name each box that moved, too; else their number")
    )
    parser.add_argument(
        "--exit-code", action="store_true", help=tr("end with 1 if there are differences")
    )


def run(arguments: Namespace) -> int:
    from argmap.core.differences import differences

    before, after = _read(arguments.before), _read(arguments.after)
    found = differences(before, after)
    if arguments.json:
        print(json.dumps(_entry(found, before, after), ensure_ascii=False, indent=2))
    else:
        _print(found, before, after, places=arguments.places)
    return FAILURE if found and arguments.exit_code else 0


def _read(file: Path) -> Document:
    from argmap.storage.errors import FileProblem
    from argmap.storage.files import read_map

    try:
        return read_map(file).document
    except FileProblem as error:
        message = tr("{file}: {message}", file=str(file), message=error.message)
        raise InputError(message) from error


def _print(found: list[Difference], before: Document, after: Document, *, places: bool) -> None:
    from argmap.core.differences import sentence

    if not found:
        print(tr("The maps are the same."))
    moved = 0
    for each in found:
        if each.sort == "moved" and not places:
            moved += 1
        else:
            print(sentence(each, before, after))
    if moved:
        print(trn("{n} box moved.", "{n:,} boxes moved.", moved))


def _entry(found: list[Difference], before: Document, after: Document) -> dict[str, Any]:
    from argmap.core.differences import SORTS, sentence

    counts = Counter(each.sort for each in found)
    return {
        "same": not found,
        "counts": {sort: counts[sort] for sort in SORTS},
        "differences": [
            {
                "sort": each.sort,
                "collection": each.collection,
                "id": each.key,
                "fields": list(each.fields),
                "sentence": sentence(each, before, after),
            }
            for each in found
        ],
    }
