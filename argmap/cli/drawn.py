"""`argmap export` to formats that are written as text: no Qt, no display."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from argmap.cli.errors import CommandError, InputError
from argmap.core.i18n import tr

if TYPE_CHECKING:
    from argparse import Namespace

    from argmap.formats.drawing.options import SvgOptions
    from argmap.storage.native import Loaded

SUFFIXES: Final = frozenset({".svg"})
_OF_OTHERS: Final = ("scale", "width", "paper", "orientation", "tiled")


def export(args: Namespace) -> int:
    """Return 0 when the file is on disk; raises CommandError with the sentence why not."""
    from argmap.cli.reading import read, tell_repairs
    from argmap.formats.drawing.sheet import ExportError
    from argmap.formats.writing import placed
    from argmap.storage.errors import FileProblem
    from argmap.storage.files import write_bytes

    path = Path(args.out)
    options = _options(args, path.suffix.lower())
    opened = read(Path(args.file))
    tell_repairs(Path(args.file), opened)
    placed(opened.loaded.document)
    try:
        data = _bytes(opened.loaded, options)
        write_bytes(path, data)
    except ExportError as error:
        raise InputError(str(error)) from error
    except FileProblem as error:
        raise CommandError(
            tr("{file}: {message}", file=str(path), message=error.message)
        ) from error
    print(tr("{path}: {size}", path=args.out, size=tr("{n:,} KB", n=-(-len(data) // 1000))))
    return 0


def _bytes(loaded: Loaded, options: SvgOptions) -> bytes:
    from argmap.formats.svg import svg_bytes
    from argmap.layout.text import TextMeasurer

    return svg_bytes(loaded.document, options, TextMeasurer(), loaded.meta)


def _options(args: Namespace, suffix: str) -> SvgOptions:
    from pydantic import ValidationError

    from argmap.core.explanation import explain
    from argmap.formats.drawing.options import SvgOptions

    for name in _OF_OTHERS:
        if getattr(args, name):
            raise InputError(
                tr(
                    "--{name} is not for {suffix} files: they are sharp at any size.",
                    name=name,
                    suffix=suffix,
                )
            )
    theme = args.theme or "light"
    given = {
        "margin": args.margin,
        "theme": theme,
        "arrows": args.arrows,
        "background": args.background or ("theme" if theme == "dark" else "white"),
        "select": tuple(args.select) if args.select else None,
        "title": args.title,
        "legend": args.legend,
        "embed": not args.no_embed,
        "fonts": args.fonts,
    }
    try:
        return SvgOptions(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise InputError(explain(error)) from error
