"""`argmap export`: draw a map to a picture file, without a window or a display."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.errors import CommandError, InputError
from argmap.cli.folded import folded
from argmap.core.i18n import tr

if TYPE_CHECKING:
    from argmap.canvas.export.options import PdfOptions, PngOptions
    from argmap.core.document import Document
    from argmap.layout.text import TextMeasurer
    from argmap.storage.native import Loaded


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=tr("a map, or a PNG or PDF with one in it"))
    parser.add_argument(
        "out", metavar="OUT", help=tr("what to write: .png, .pdf, .svg, or a page: .html")
    )
    _add_size(parser)
    _add_contents(parser)
    _add_looks(parser)


def _add_size(parser: argparse.ArgumentParser) -> None:
    size = parser.add_mutually_exclusive_group()
    size.add_argument(
        "--scale",
        type=float,
        metavar="N",
        help=tr("pixels per map pixel (2); in a PDF 1 is the usual size (1)"),
    )
    size.add_argument("--width", type=int, metavar="PX", help=tr("width of the picture in pixels"))
    parser.add_argument(
        "--paper",
        choices=("map", "a4", "a3", "letter"),
        help=tr("PDF: page as large as the map, or of a usual size (map)"),
    )
    parser.add_argument(
        "--orientation",
        choices=("auto", "portrait", "landscape"),
        help=tr("PDF: how the paper lies (auto)"),
    )
    parser.add_argument(
        "--tiled",
        action="store_true",
        help=tr("PDF: go on over several pages rather than make the map smaller"),
    )
    parser.add_argument(
        "--margin", type=float, metavar="PX", help=tr("space round the map, in map pixels (16)")
    )


def _add_contents(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--select", nargs="+", metavar="ID", help=tr("only these statements and what joins them")
    )
    parser.add_argument(
        "--fold", nargs="+", metavar="ID", help=tr("leave out what bears on these alone")
    )
    parser.add_argument(
        "--levels", type=int, metavar="N", help=tr("leave out what is deeper than so many levels")
    )
    parser.add_argument("--title", action="store_true", help=tr("write the map's title above it"))
    parser.add_argument("--legend", action="store_true", help=tr("explain shapes and arrows below"))
    parser.add_argument(
        "--no-embed", action="store_true", help=tr("do not put the map itself into the picture")
    )


def _add_looks(parser: argparse.ArgumentParser) -> None:
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
        "--fonts",
        action="store_true",
        help=tr("SVG: put the typeface into it, so that it looks the same everywhere"),
    )


def run(args: argparse.Namespace) -> int:
    """Return 0 when the picture is on disk; raises CommandError with the sentence why not."""
    from argmap.cli.drawn import SUFFIXES, export

    if Path(args.out).suffix.lower() in SUFFIXES:
        return export(args)
    if args.fonts:
        raise InputError(tr("--fonts is for SVG pictures alone."))
    from argmap.cli.desktop import require_drawing
    from argmap.cli.reading import read, tell_repairs

    options = _options(args)
    opened = read(Path(args.file))
    loaded = opened.loaded
    tell_repairs(Path(args.file), opened)
    require_drawing()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    # Nothing the user wrote goes to Qt, which would read it as its own options.
    application = QGuiApplication.instance() or QGuiApplication(["argmap"])
    from argmap.canvas.export.page import ExportError
    from argmap.canvas.measure import qt_measurer

    measurer = qt_measurer()
    _place(loaded.document, measurer)
    if opened.imported is not None:
        from argmap.formats.writing import spread

        spread(loaded.document)
    options = options.model_copy(update={"folded": folded(args, loaded.document)})
    try:
        told, warning = _written(loaded, Path(args.out), options, measurer)
    except ExportError as error:
        raise InputError(str(error)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise CommandError(
            tr("“{path}” cannot be written: {reason}.", path=args.out, reason=reason)
        ) from error
    del application
    print(tr("{path}: {size}", path=args.out, size=told))
    if warning:
        print(warning, file=sys.stderr)
    return 0


def _written(
    loaded: Loaded, path: Path, options: PngOptions | PdfOptions, measurer: TextMeasurer
) -> tuple[str, str | None]:
    """Write the file; its size in words, and a warning."""
    from argmap.canvas.export.options import PdfOptions
    from argmap.canvas.export.pdf import export_pdf
    from argmap.canvas.export.picture import export_picture

    if isinstance(options, PdfOptions):
        return export_pdf(loaded.document, loaded.meta, path, options, measurer).told(), None
    done = export_picture(loaded.document, loaded.meta, path, options, measurer)
    return tr("{width} × {height} pixels", width=done.width, height=done.height), done.warning


def _place(document: Document, measurer: TextMeasurer) -> None:
    from argmap.layout.arranging.placing import place_unplaced

    document.apply(place_unplaced(document, measurer))


def _options(args: argparse.Namespace) -> PngOptions | PdfOptions:
    from pydantic import ValidationError

    from argmap.canvas.export.options import PdfOptions, PngOptions
    from argmap.core.explanation import explain

    pdf = Path(args.out).suffix.lower() == ".pdf"
    theme = args.theme or "light"
    paper = {
        "paper": args.paper,
        "orientation": args.orientation,
        "tiled": args.tiled or None,
    }
    _refuse_others({"width": args.width} if pdf else paper, pdf=pdf)
    given = {
        "scale": args.scale,
        "margin": args.margin,
        "theme": theme,
        "arrows": args.arrows,
        "background": args.background or ("theme" if theme == "dark" else "white"),
        "select": tuple(args.select) if args.select else None,
        "title": args.title,
        "legend": args.legend,
        "embed": not args.no_embed,
    }
    given |= _for_paper(paper) if pdf else {"width": args.width}
    made = PdfOptions if pdf else PngOptions
    try:
        return made(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise InputError(explain(error)) from error


def _for_paper(given: dict[str, object]) -> dict[str, object]:
    """What is meant: pages of the map's own size are never tiled, so tiles are of A4."""
    if given["paper"] == "map" and given["tiled"]:
        raise InputError(tr("A page as large as the map needs no others: choose another paper."))
    if given["paper"] is None and (given["tiled"] or given["orientation"]):
        return given | {"paper": "a4"}
    return given


def _refuse_others(given: dict[str, object], *, pdf: bool) -> None:
    for name, value in given.items():
        if value is not None:
            raise InputError(
                tr("--{name} is for PNG pictures alone.", name=name)
                if pdf
                else tr("--{name} is for PDF files alone.", name=name)
            )
