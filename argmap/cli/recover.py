"""`argmap recover`: list what was left unsaved, or write one of it to a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.cli.errors import CommandError, InputError
from argmap.core.i18n import tr, trn

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from argmap.storage.journal.left import Left
    from argmap.storage.journal.store import Store


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", nargs="?", help=tr("what to recover, as listed"))
    parser.add_argument("out", metavar="OUT", nargs="?", type=Path, help=tr("the map to write"))
    parser.add_argument(
        "--list", action="store_true", help=tr("list what can be recovered; so does no ID")
    )
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(arguments: Namespace) -> int:
    from argmap.storage.journal.store import Store
    from argmap.storage.state import state_folder

    store = Store(state_folder())
    if arguments.list or arguments.id is None:
        _list([*store.left(), *store.discarded()], as_json=arguments.json)
        return 0
    if arguments.out is None:
        raise InputError(tr("Say where to write it: “argmap recover ID OUT”."))
    _recover(_find(arguments.id, store), arguments.out, as_json=arguments.json)
    return 0


def _list(found: list[Left], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([_entry(each) for each in found], ensure_ascii=False, indent=2))
        return
    if not found:
        print(tr("There is nothing to recover."))
    for each in found:
        where = tr("untitled") if each.path is None else str(each.path)
        many = trn("one change", "{n:,} changes", each.about.changes)
        state = tr(", discarded") if each.discarded else ""
        print(f"{each.id}  {each.about.saved}  {where}  ({many}{state})")


def _entry(left: Left) -> dict[str, Any]:
    return {
        "id": left.id,
        "path": None if left.path is None else str(left.path),
        "document": left.about.document,
        "time": left.about.saved,
        "changes": left.about.changes,
        "steps": list(left.about.labels),
        "whole": left.about.whole,
        "discarded": left.discarded,
        "crashes": left.attempts,
    }


def _find(key: str, store: Store) -> Left:
    matching = [each for each in (*store.left(), *store.discarded()) if each.id == key]
    if matching:
        return matching[0]
    if store.is_alive(key):
        raise InputError(
            tr("The program that has “{id}” open is still running; save the map there.", id=key)
        )
    raise InputError(tr("There is no “{id}” to recover; “argmap recover” lists all.", id=key))


def _recover(left: Left, out: Path, *, as_json: bool) -> None:
    """Write it; what was left stays where it is, so that nothing depends on this having worked."""
    from argmap.session.recovered import session_of
    from argmap.storage.errors import FileProblem
    from argmap.storage.files import write_map

    def guard(_place: Path = out) -> None:
        if out.exists() or out.is_symlink():
            raise InputError(
                tr("{file} is there already, and “recover” overwrites nothing.", file=str(out))
            )

    guard()
    try:
        replayed = left.replay()
    except FileProblem as error:
        raise InputError(error.message) from error
    document = session_of(replayed).document
    try:
        write_map(out, document.content(), replayed.meta.stamped(), guard=guard)
    except FileProblem as error:
        raise CommandError(error.message) from error
    told = [_told(len(document.statements), left), *replayed.notes]
    if as_json:
        print(json.dumps({**_entry(left), "report": told}, ensure_ascii=False, indent=2))
    else:
        print(*told, sep="\n")


def _told(statements: int, left: Left) -> str:
    return tr(
        "Recovered: {statements}, with {changes}.",
        statements=trn("{n} statement", "{n:,} statements", statements),
        changes=trn("one change", "{n:,} changes", left.about.changes),
    )
