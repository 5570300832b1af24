"""SVG, our own: the picture of a map, with the map inside, so that it opens again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from argmap.core import limits
from argmap.core.complaints import complaint
from argmap.core.i18n import mark, tr
from argmap.formats.format import CAPABILITIES, Format, Imported, Options
from argmap.formats.native import read_ours
from argmap.storage.decoding import too_large
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.native import checked_dump

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.drawing.options import SvgOptions
    from argmap.formats.given import Given
    from argmap.layout.text import TextMeasurer

NAMESPACE: Final = "urn:argmap:map"
_BEGINS: Final = re.compile(r"<(?:[\w.-]+:)?svg[\s>]")


def svg_bytes(
    document: Document,
    options: SvgOptions,
    measurer: TextMeasurer,
    meta: Meta | None = None,
) -> bytes:
    """The file. Raises ExportError if there is nothing to show or a chosen statement is none.

    What is embedded is what is shown: a picture of a selection holds no more than the selection.
    """
    from argmap.formats.drawing.picture import svg_of
    from argmap.formats.drawing.sheet import drawing_of

    drawing = drawing_of(document, options, measurer)
    held = None
    if options.embed:
        data = checked_dump(drawing.document.content(), meta or Meta())
        held = data.decode("utf-8")
    return svg_of(drawing, options, measurer, held).encode("utf-8")


def held_map(data: bytes) -> bytes | None:
    """The map in an SVG, whoever wrote it again since. Raises FileProblem."""
    if len(data) > limits.MAX_FILE_BYTES:
        raise too_large()
    found = _Found()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = found.start
    parser.EndElementHandler = found.end
    parser.CharacterDataHandler = found.text
    parser.EntityDeclHandler = found.entity
    try:
        parser.Parse(data, True)
    except _Done:
        pass
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise FileProblem(
            tr(
                "The SVG is damaged: {reason}. Look for another copy of it.",
                reason=complaint(str(error)),
            )
        ) from error
    return "".join(found.parts).encode("utf-8") if found.complete else None


class _Done(Exception):  # noqa: N818
    """The map is read: what comes after it does not matter."""


class _Found:
    """What the parser tells: the text of the first element that holds a map."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.complete = False
        self._inside = False

    def start(self, name: str, _: dict[str, str]) -> None:
        self._inside = self._inside or name == f"{NAMESPACE} map"

    def end(self, name: str) -> None:
        if name == f"{NAMESPACE} map":
            self.complete = True
            raise _Done

    def text(self, text: str) -> None:
        if self._inside:
            self.parts.append(text)

    def entity(self, *_: object) -> None:
        raise FileProblem(
            tr("The SVG declares entities of its own, which are not read: they may be a trap.")
        )


def _sniff(given: Given) -> float:
    if not _BEGINS.search(given.head):
        return 0.0
    return 1.0 if NAMESPACE in given.head else 0.5


def _read(given: Given) -> Imported:
    data = held_map(given.data)
    if data is None:
        raise FileProblem(
            tr(
                "This picture has no map in it. Pictures that argmap exports have one "
                "unless that was switched off."
            )
        )
    return read_ours(data)


def _write(document: Document, options: Options) -> bytes:
    from argmap.formats.drawing.options import SheetOptions, SvgOptions
    from argmap.formats.drawing.sheet import ExportError
    from argmap.layout.text import TextMeasurer

    sheet = options.sheet or SheetOptions()
    chosen = SvgOptions(**{name: getattr(sheet, name) for name in SheetOptions.model_fields})
    try:
        return svg_bytes(document, chosen, TextMeasurer())
    except ExportError as error:
        raise FileProblem(str(error)) from error


FORMAT = Format(
    id="svg",
    title=mark("SVG picture"),
    suffixes=(".svg",),
    sniff=_sniff,
    read=_read,
    write=_write,
    holds=frozenset(CAPABILITIES),
)
