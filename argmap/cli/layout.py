"""`argmap layout`: arrange a map, or tell how it would be arranged, where no Qt is."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.errors import CommandError, InputError
from argmap.core.i18n import tr, trn

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Mapping

    from argmap.cli.arranged import Arranged
    from argmap.core.records import Record
    from argmap.formats.opening import Opened
    from argmap.layout.arranging.request import Request
    from argmap.storage.files import Found
    from argmap.storage.native import Loaded


def add_arguments(parser: ArgumentParser) -> None:
    from argmap.layout.arranging.request import DIRECTIONS, MODES, ORDERS

    parser.add_argument(
        "file", metavar="FILE", type=Path, help=tr("a map, or a PNG or PDF with one in it")
    )
    parser.add_argument(
        "-o", dest="out", metavar="OUT", type=Path,
        help=tr("the file to write; without -o, the map is written back to FILE"),
    )  # fmt: skip
    parser.add_argument(
        "--mode", choices=MODES, default="tidy",
        help=tr(
            "rows of premises (tidy), the same in less room (compact), layers in which few arrows "
            "cross (untangle), or boxes moved off each other and no more (push-apart)"
        ),
    )  # fmt: skip
    parser.add_argument(
        "--order", choices=ORDERS,
        help=tr("with untangle: siblings keep their order (keep, as ever) or may change it (free)"),
    )  # fmt: skip
    parser.add_argument(
        "--direction", choices=DIRECTIONS,
        help=tr("where premises lie seen from conclusions; the map keeps it (what the map says)"),
    )  # fmt: skip
    parser.add_argument(
        "--keep-pins", action="store_true",
        help=tr("leave pinned statements where they are; without it they move like all others"),
    )  # fmt: skip
    parser.add_argument(
        "--json", action="store_true",
        help=tr("print boxes, routes and figures; without -o, nothing is written then"),
    )  # fmt: skip


def run(arguments: Namespace) -> int:
    from argmap.cli.arranged import arranged

    request = _request(arguments)
    opened = _read(arguments.file)
    found, loaded = opened.found, opened.loaded
    target = _target(arguments, opened)
    known = loaded.document.records()
    result = arranged(loaded.document, request)
    if target is not None:
        _write(target, loaded, known, found if _same(target, arguments.file) else None)
    if arguments.json:
        print(json.dumps(result.report(), ensure_ascii=False))
    else:
        print(_sentence(target or arguments.file, result))
        _tell_of_pins(result)
    return 0


def _request(arguments: Namespace) -> Request:
    from argmap.layout.arranging.request import Request

    if arguments.order is not None and arguments.mode != "untangle":
        raise InputError(
            tr(
                "--order goes with --mode untangle; {mode} always keeps the order.",
                mode=arguments.mode,
            )
        )
    if arguments.direction is not None and arguments.mode == "push-apart":
        raise InputError(tr("--direction does not go with --mode push-apart, which turns nothing."))
    return Request(
        mode=arguments.mode,
        order=arguments.order or "keep",
        direction=arguments.direction,
        keep_pins=arguments.keep_pins,
    )


def _read(path: Path) -> Opened:
    from argmap.cli.reading import read, tell_repairs

    opened = read(path)
    tell_repairs(path, opened)
    return opened


def _target(arguments: Namespace, opened: Opened) -> Path | None:
    """Where to write, or None to write nothing. Raises InputError if that would lose something."""
    path: Path = arguments.file
    out: Path | None = arguments.out
    if out is None and arguments.json:
        return None
    if out is not None and out.suffix.lower() == ".png":
        raise InputError(tr("{file}: -o takes a map; “argmap export” draws.", file=str(out)))
    if out is not None and not _same(out, path):
        return out
    if opened.found.in_picture:
        reason = tr("this is a picture with a map in it")
    elif opened.imported is not None:
        reason = tr("this is a file of another format")
    elif opened.loaded.meta.too_new:
        reason = tr("a newer argmap wrote this, and more than this one knows may be in it")
    elif opened.loaded.repairs:
        reason = tr("what could not be read (see above) would be lost")
    else:
        return path
    raise InputError(
        tr(
            "{file} is not written over: {reason}. Say with -o which other file to write.",
            file=str(path),
            reason=reason,
        )
    )


def _write(target: Path, loaded: Loaded, known: Mapping[str, Record], own: Found | None) -> None:
    """Save the map; over its own file only if that is still what was read."""
    from argmap.storage.errors import FileProblem
    from argmap.storage.files import changed_since, write_map

    def guard(place: Path) -> None:
        if own is not None and changed_since(place, own.fingerprint) != "same":
            raise CommandError(
                tr(
                    "{file} was changed by another program in the meantime; it is as that program "
                    "left it. Try again.",
                    file=str(target),
                )
            )

    try:
        content = loaded.document.content()
        write_map(target, content, loaded.meta.stamped(), known=known, guard=guard)
    except FileProblem as error:
        raise CommandError(error.message) from error


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()


def _sentence(path: Path, result: Arranged) -> str:
    figures = result.figures
    return tr(
        "{file}: {moved:,} of {all:,} statements moved; {overlaps:,} overlaps, {crossings:,} "
        "crossings, {hits:,} arrows through boxes; {milliseconds:.1f} ms",
        file=str(path),
        moved=len(result.moved),
        all=len(result.document.statements),
        overlaps=figures.overlaps,
        crossings=figures.crossings,
        hits=figures.hits,
        milliseconds=result.milliseconds,
    )


def _tell_of_pins(result: Arranged) -> None:
    statements = result.document.statements
    if count := sum(statements[key].pinned for key in result.moved):
        print(
            trn(
                "One pinned statement was moved; --keep-pins leaves it where it is.",
                "{n:,} pinned statements were moved; --keep-pins leaves them where they are.",
                count,
            ),
            file=sys.stderr,
        )
