"""`argmap formats`: list the formats that are read and written, and what each holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from argmap.core.i18n import tr

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from argmap.formats.format import Format


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(arguments: Namespace) -> int:
    from argmap.formats.registry import FORMATS

    if arguments.json:
        entries = [_entry(each) for each in FORMATS.values()]
        print(json.dumps(entries, ensure_ascii=False, indent=2))
        return 0
    width = max(map(len, FORMATS))
    for each in FORMATS.values():
        suffixes = " ".join(each.suffixes)
        print(f"{each.id:{width}}  {_abilities(each):<10}  {tr(each.title)} ({suffixes})")
    return 0


def _abilities(each: Format) -> str:
    if each.read is None:
        return tr("write")
    return tr("read") if each.write is None else tr("read write")


def _entry(each: Format) -> dict[str, Any]:
    from argmap.formats.format import CAPABILITIES

    return {
        "id": each.id,
        "title": tr(each.title),
        "suffixes": list(each.suffixes),
        "read": each.read is not None,
        "write": each.write is not None,
        "holds": [name for name in CAPABILITIES if name in each.holds],
    }
