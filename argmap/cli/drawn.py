"""`argmap export` to formats that are written as text: no Qt, no display."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from argmap.cli.errors import CommandError, InputError
from argmap.cli.folded import folded
from argmap.core.i18n import tr

if TYPE_CHECKING:
    from argparse import Namespace

    from argmap.formats.drawing.options import PageOptions, SvgOptions
    from argmap.storage.native import Loaded

SUFFIXES: Final = frozenset({".svg", ".html", ".htm"})
_OF_OTHERS: Final = ("scale", "width", "paper", "orientation", "tiled")
_OF_PICTURES: Final = (
    "margin",
    "theme",
    "background",
    "title",
    "legend",
    "fonts",
    "fold",
    "levels",
)


def export(args: Namespace) -> int:
    """Return 0 when the file is on disk; raises CommandError with the sentence why not."""
    from argmap.cli.reading import read, tell_repairs
    from argmap.formats.drawing.options import PageOptions
    from argmap.formats.drawing.sheet import ExportError
    from argmap.formats.writing import placed, spread
    from argmap.storage.errors import FileProblem
    from argmap.storage.files import write_bytes

    path = Path(args.out)
    options = _options(args, path.suffix.lower())
    opened = read(Path(args.file))
    tell_repairs(Path(args.file), opened)
    placed(opened.loaded.document)
    if opened.imported is not None:
        spread(opened.loaded.document)
    if not isinstance(options, PageOptions):
        options = options.model_copy(update={"folded": folded(args, opened.loaded.document)})
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


def _bytes(loaded: Loaded, options: SvgOptions | PageOptions) -> bytes:
    from argmap.formats.drawing.options import PageOptions
    from argmap.formats.html import html_bytes
    from argmap.formats.svg import svg_bytes
    from argmap.layout.text import TextMeasurer

    if isinstance(options, PageOptions):
        return html_bytes(loaded.document, options, TextMeasurer(), loaded.meta)
    return svg_bytes(loaded.document, options, TextMeasurer(), loaded.meta)


def _options(args: Namespace, suffix: str) -> SvgOptions | PageOptions:
    from pydantic import ValidationError

    from argmap.core.explanation import explain
    from argmap.formats.drawing.options import PageOptions, SvgOptions

    page = suffix != ".svg"
    _refuse(args, (*_OF_OTHERS, *_OF_PICTURES) if page else _OF_OTHERS, suffix)
    theme = args.theme or "light"
    given = {
        "arrows": args.arrows,
        "select": tuple(args.select) if args.select else None,
        "embed": not args.no_embed,
    }
    if not page:
        given |= {
            "margin": args.margin,
            "theme": theme,
            "background": args.background or ("theme" if theme == "dark" else "white"),
            "title": args.title,
            "legend": args.legend,
            "fonts": args.fonts,
        }
    made = PageOptions if page else SvgOptions
    try:
        return made(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise InputError(explain(error)) from error


def _refuse(args: Namespace, names: tuple[str, ...], suffix: str) -> None:
    for name in names:
        if getattr(args, name) not in (None, False):
            raise InputError(tr("--{name} is not for {suffix} files.", name=name, suffix=suffix))
