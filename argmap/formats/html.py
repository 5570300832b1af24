"""HTML: one page to pan, zoom, fold and search, with the map inside, so that it opens again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.core import limits
from argmap.core.i18n import mark, tr
from argmap.formats.format import CAPABILITIES, Format, Imported, Options
from argmap.formats.native import read_ours
from argmap.storage.decoding import too_large
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.native import checked_dump

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.drawing.options import PageOptions
    from argmap.formats.given import Given
    from argmap.layout.text import TextMeasurer

_MARGIN: Final = 24.0
_OURS: Final = '<meta name="generator" content="argmap">'


def html_bytes(
    document: Document,
    options: PageOptions,
    measurer: TextMeasurer,
    meta: Meta | None = None,
) -> bytes:
    """The file. Raises ExportError if there is nothing to show or a chosen statement is none."""
    from argmap.formats.drawing.options import SheetOptions
    from argmap.formats.drawing.sheet import drawing_of
    from argmap.formats.web.page import page_of

    shown = SheetOptions(arrows=options.arrows, select=options.select, margin=_MARGIN)
    drawing = drawing_of(document, shown, measurer)
    held = None
    if options.embed:
        held = checked_dump(drawing.document.content(), meta or Meta()).decode("utf-8")
    return page_of(drawing, measurer, held).encode("utf-8")


def held_map(data: bytes) -> bytes | None:
    """The map in a page of ours. Raises FileProblem."""
    from argmap.formats.web.page import MAP_BEGINS

    if len(data) > limits.MAX_FILE_BYTES:
        raise too_large()
    _, found, rest = data.partition(MAP_BEGINS.encode("ascii"))
    held, ended, _ = rest.partition(b"</script>")
    return held if found and ended else None


def _sniff(given: Given) -> float:
    return 1.0 if _OURS in given.head else 0.0


def _read(given: Given) -> Imported:
    data = held_map(given.data)
    if data is None:
        raise FileProblem(
            tr(
                "This page has no map in it. Pages that argmap exports have one "
                "unless that was switched off."
            )
        )
    return read_ours(data)


def _write(document: Document, options: Options) -> bytes:
    from argmap.formats.drawing.options import PageOptions
    from argmap.formats.drawing.sheet import ExportError
    from argmap.layout.text import TextMeasurer

    sheet = options.sheet
    chosen = PageOptions() if sheet is None else PageOptions(arrows=sheet.arrows)
    try:
        return html_bytes(document, chosen, TextMeasurer())
    except ExportError as error:
        raise FileProblem(str(error)) from error


FORMAT = Format(
    id="html",
    title=mark("Page for a browser"),
    suffixes=(".html", ".htm"),
    sniff=_sniff,
    read=_read,
    write=_write,
    holds=frozenset(CAPABILITIES),
)
