"""`argmap export`: draw a map to a PNG file, without a window or a display."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.errors import CommandError, InputError
from argmap.core.i18n import tr

if TYPE_CHECKING:
    from argmap.canvas.export.options import PngOptions
    from argmap.core.document import Document
    from argmap.layout.text import TextMeasurer


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=tr("a map, or a PNG with one in it"))
    parser.add_argument("out", metavar="OUT.png", help=tr("the picture to write"))
    size = parser.add_mutually_exclusive_group()
    size.add_argument(
        "--scale", type=float, metavar="N", help=tr("pixels per map pixel, as in 1, 2 or 1.5 (2)")
    )
    size.add_argument("--width", type=int, metavar="PX", help=tr("width of the picture in pixels"))
    parser.add_argument(
        "--margin", type=float, metavar="PX", help=tr("space round the map, in map pixels (16)")
    )
    parser.add_argument(
        "--arrows", choices=("elbow", "curve", "straight"), help=tr("how arrows are drawn (elbow)")
    )
    parser.add_argument("--theme", choices=("light", "dark"), help=tr("colours (light)"))
    parser.add_argument(
        "--background",
        choices=("white", "theme", "transparent"),
        help=tr("what is behind the map (white; with the dark theme its own)"),
    )
    parser.add_argument(
        "--select", nargs="+", metavar="ID", help=tr("only these statements and what joins them")
    )
    parser.add_argument("--title", action="store_true", help=tr("write the map's title above it"))
    parser.add_argument("--legend", action="store_true", help=tr("explain shapes and arrows below"))
    parser.add_argument(
        "--no-embed", action="store_true", help=tr("do not put the map itself into the picture")
    )


def run(args: argparse.Namespace) -> int:
    """Return 0 when the picture is on disk; raises CommandError with the sentence why not."""
    from argmap.cli.desktop import require_drawing
    from argmap.storage.files import read_map

    options = _options(args)
    loaded = read_map(Path(args.file))
    for repair in loaded.repairs:
        print(tr("{file}: {repair}", file=args.file, repair=repair), file=sys.stderr)
    require_drawing()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    # Nothing the user wrote goes to Qt, which would read it as its own options.
    application = QGuiApplication.instance() or QGuiApplication(["argmap"])
    from argmap.canvas.export.page import ExportError
    from argmap.canvas.export.picture import export_picture
    from argmap.canvas.measure import qt_measurer

    measurer = qt_measurer()
    _place(loaded.document, measurer)
    try:
        written = export_picture(loaded.document, loaded.meta, Path(args.out), options, measurer)
    except ExportError as error:
        raise InputError(str(error)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise CommandError(
            tr("“{path}” cannot be written: {reason}.", path=args.out, reason=reason)
        ) from error
    del application
    print(
        tr(
            "{path}: {width} × {height} pixels",
            path=args.out,
            width=written.width,
            height=written.height,
        )
    )
    if written.warning:
        print(written.warning, file=sys.stderr)
    return 0


def _place(document: Document, measurer: TextMeasurer) -> None:
    from argmap.layout.arranging.placing import place_unplaced

    document.apply(place_unplaced(document, measurer))


def _options(args: argparse.Namespace) -> PngOptions:
    from pydantic import ValidationError

    from argmap.canvas.export.options import PngOptions
    from argmap.core.explanation import explain

    theme = args.theme or "light"
    given = {
        "scale": args.scale,
        "width": args.width,
        "margin": args.margin,
        "theme": theme,
        "arrows": args.arrows,
        "background": args.background or ("theme" if theme == "dark" else "white"),
        "select": tuple(args.select) if args.select else None,
        "title": args.title,
        "legend": args.legend,
        "embed": not args.no_embed,
    }
    try:
        return PngOptions(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise InputError(explain(error)) from error
