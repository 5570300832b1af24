"""`argmap convert`: a map, or a folder of maps, from one format to another."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.cli.errors import BAD_INPUT, CommandError, InputError
from argmap.cli.terminal import obeying, shown
from argmap.core.i18n import tr, trn

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from argmap.formats.format import Format, Loss
    from argmap.formats.opening import Opened

LOST = 3
"""Exit code of --strict when something would be lost."""


class Conversion(NamedTuple):
    """What became of one file: `error` is the sentence why nothing was written."""

    source: Path
    target: Path
    opened: Opened | None = None
    format: Format | None = None
    lost: tuple[Loss, ...] = ()
    error: str | None = None
    written: bool = False


_SEEN = frozenset({"argmap", "svg", "html"})
"""Formats that are looked at as argmap draws them."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "source", metavar="IN", type=Path, help=tr("a file of any format, or a folder of them")
    )
    parser.add_argument("target", metavar="OUT", type=Path, help=tr("the file or folder to write"))
    parser.add_argument(
        "--from", dest="origin", metavar="FORMAT", help=tr("read as this (told from the content)")
    )
    parser.add_argument(
        "--to", metavar="FORMAT", help=tr("write this (told from OUT's name; argmap for a folder)")
    )
    parser.add_argument("--json", action="store_true", help=tr("print the report as JSON"))
    parser.add_argument(
        "--strict", action="store_true",
        help=tr("write nothing that would lose anything, and exit with 3"),
    )  # fmt: skip


def run(arguments: Namespace) -> int:
    if arguments.source.is_dir():
        done = _folder(arguments)
    else:
        target = _target_format(arguments)
        done = [_converted(arguments.source, arguments.target, target, arguments)]
    if arguments.json:
        entries = [_entry(each) for each in done]
        whole = entries if arguments.source.is_dir() else entries[0]
        print(json.dumps(whole, ensure_ascii=False, indent=2))
    elif arguments.source.is_dir():
        _summarise(done)
    if any(each.error for each in done):
        return BAD_INPUT
    return LOST if arguments.strict and any(each.lost for each in done) else 0


def _target_format(arguments: Namespace) -> Format:
    from argmap.formats.registry import format_named, writer_for

    if arguments.to is not None:
        found = format_named(arguments.to)
        if found.write is None:
            raise InputError(tr("{format} is read but not written.", format=tr(found.title)))
        return found
    name = arguments.target.name
    if name.lower().endswith((".png", ".pdf")):
        raise InputError(tr("“argmap export” draws pictures; convert writes maps."))
    by_name = writer_for(name)
    if by_name is None:
        raise InputError(
            tr(
                "“{name}” does not tell the format; say it with --to "
                "(“argmap formats” lists them).",
                name=name,
            )
        )
    return by_name


def _converted(source: Path, target: Path, to: Format, arguments: Namespace) -> Conversion:
    """Convert one file; problems become part of the answer."""
    from argmap.cli.reading import read
    from argmap.formats.losses import losses
    from argmap.formats.writing import placed, spread, write_file
    from argmap.storage.errors import FileProblem

    opened = None
    try:
        opened = read(source, arguments.origin)
        document = opened.loaded.document
        lost = losses(document, to)
        if "positions" in to.holds:
            placed(document)
        if opened.imported is not None and to.id in _SEEN:
            spread(document)
        done = Conversion(source, target, opened, to, lost)
        if not (lost and arguments.strict):
            write_file(target, document, to)
            done = done._replace(written=True)
    except FileProblem as error:
        message = tr("{file}: {message}", file=str(source), message=error.message)
        done = Conversion(source, target, opened, to, error=message)
    except CommandError as error:
        done = Conversion(source, target, opened, to, error=str(error))
    _tell(done, quiet=arguments.json)
    return done


def _tell(done: Conversion, *, quiet: bool) -> None:
    from argmap.cli.reading import tell_repairs
    from argmap.formats.losses import sentence

    if done.error is not None:
        print(f"argmap: {done.error}", file=sys.stderr)
        return
    if quiet or done.opened is None:
        return
    tell_repairs(done.source, done.opened)
    if not done.lost:
        return
    told = {"file": str(done.target), "losses": sentence(done.lost)}
    if done.written:
        print(tr("{file}: lost: {losses}", **told), file=sys.stderr)
    else:
        print(tr("{file}: not written; this would be lost: {losses}", **told), file=sys.stderr)


# --- folders -----------------------------------------------------------------------------------


def _folder(arguments: Namespace) -> list[Conversion]:
    """Convert every file below a folder that some format reads, under the same names."""
    from argmap.formats.registry import format_named

    to = format_named(arguments.to or "argmap")
    if to.write is None:
        raise InputError(tr("{format} is read but not written.", format=tr(to.title)))
    source, out = arguments.source, arguments.target
    files = list(_readable(source, out))
    if not files:
        raise InputError(tr("{folder}: no file in it is of a format that is read.", folder=source))
    names = [path.relative_to(source).with_suffix("") for path in files]
    done = []
    for number, (path, name) in enumerate(zip(files, names, strict=True), 1):
        _progress(number, len(files), path.name)
        # Of two files that differ in their suffix alone, neither may overwrite the other.
        stem = name if names.count(name) == 1 else path.relative_to(source)
        target = out / stem.with_name(stem.name + to.suffixes[0])
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CommandError(f"{target.parent}: {error.strerror}") from error
        done.append(_converted(path, target, to, arguments))
    return done


def _readable(source: Path, out: Path) -> Iterator[Path]:
    from argmap.formats.registry import readable_suffixes

    suffixes = readable_suffixes()
    within = out.resolve()
    for path in sorted(source.rglob("*")):
        fits = path.name.lower().endswith(suffixes) and path.is_file()
        if fits and within not in path.resolve().parents:
            yield path


def _progress(number: int, count: int, name: str) -> None:
    if not sys.stderr.isatty():
        return
    width = 24
    bar = "█" * (width * number // count)
    line = f"\r\x1b[K{bar:░<{width}} {number}/{count} {shown(name)}"
    print(line, end="", file=obeying(sys.stderr), flush=True)
    if number == count:
        print(file=sys.stderr)


def _summarise(done: list[Conversion]) -> None:
    unread = sum(each.opened is None for each in done)
    refused = sum(each.opened is not None and each.error is not None for each in done)
    lossy = sum(bool(each.lost) for each in done)
    told = [
        trn("{n:,} map written", "{n:,} maps written", sum(each.written for each in done)),
        trn("{n:,} with a loss", "{n:,} with losses", lossy),
        trn("{n:,} not read", "{n:,} not read", unread),
    ]
    if refused:
        told.append(trn("{n:,} not written", "{n:,} not written", refused))
    print(", ".join(told))


# --- the report --------------------------------------------------------------------------------


def _entry(done: Conversion) -> dict[str, Any]:
    opened = done.opened
    entry: dict[str, Any] = {
        "in": str(done.source),
        "out": str(done.target),
        "from": opened.format.id if opened else None,
        "to": done.format.id if done.format else None,
        "written": done.written,
        "lost": [asdict(each) for each in done.lost],
    }
    if done.error is not None:
        entry["error"] = done.error
    if opened is None:
        return entry
    imported = opened.imported
    if imported is None:
        entry["repairs"] = list(opened.loaded.repairs)
        return entry
    entry["remarks"] = [each._asdict() for each in imported.remarks]
    entry["kept_aside"] = dict(imported.kept_aside)
    entry["locutions"] = imported.locutions
    return entry
