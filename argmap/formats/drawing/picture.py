"""The picture put together: layers from the ground up, in the order in which they are painted."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Final

from argmap.core.i18n import tr
from argmap.formats.drawing import arrows, boxes, extras
from argmap.formats.drawing.legend import drawn_legend
from argmap.formats.drawing.markup import FAMILY, NOT_XML, escaped, num, text_block
from argmap.formats.drawing.palette import Fixed, on_ground
from argmap.layout.strokes import is_attack
from argmap.layout.text.fonts import FONT_FILES, Face
from argmap.layout.words import role_sentences, tie_word
from argmap.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.core.document import Document
    from argmap.formats.drawing.options import SvgOptions
    from argmap.formats.drawing.palette import Palette
    from argmap.formats.drawing.sheet import Drawing
    from argmap.layout.shapes import Arrow, Tie
    from argmap.layout.stubs import Stubs
    from argmap.layout.text import TextMeasurer

NAMESPACE: Final = "urn:argmap:map"
LETTERS: Final = "text{white-space:pre;font-feature-settings:'calt' 0}"
"""Without contextual alternates, which the measurer does not know of."""
_LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_MANY: Final = 80


def svg_of(
    drawing: Drawing, options: SvgOptions, measurer: TextMeasurer, map_json: str | None
) -> str:
    """The whole file; `map_json` is the map to put into it."""
    colours, paper = on_ground(options.theme, options.background)
    x, y, width, height = drawing.rect
    info = drawing.document.info
    size = f'width="{num(width)}" height="{num(height)}"'
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} '
        f'viewBox="{num(x)} {num(y)} {num(width)} {num(height)}" font-family="{FAMILY}" '
        f'xml:space="preserve"{language(drawing.document)}>',
        f"<title>{escaped(info.title or tr('Argument map'))}</title>",
    ]
    if info.description:
        parts.append(f"<desc>{escaped(info.description)}</desc>")
    if map_json is not None:
        parts.append(metadata(map_json))
    faces = _faces() if options.fonts else ""
    parts.append(f"<style>{faces}{LETTERS}</style>")
    if options.background != "transparent":
        place = f'x="{num(x)}" y="{num(y)}"'
        ground = Fixed(colours).fill("background")
        parts.append(f'<rect class="background" {place} {size}{ground}/>')
    parts += layers(drawing, Fixed(colours), measurer)
    if drawing.title is not None:
        parts.append(text_block(drawing.title, Fixed(paper).fill("text")))
    if drawing.legend is not None:
        parts.append(drawn_legend(drawing.legend, Fixed(paper), drawing.legend_at, measurer))
    return "\n".join((*parts, "</svg>\n"))


def language(document: Document) -> str:
    """The attribute that says the map's language, if that is one."""
    said = document.info.language or ""
    return f' xml:lang="{said}"' if _LANGUAGE.fullmatch(said) else ""


def metadata(map_json: str) -> str:
    """The element that holds the map; what XML cannot hold is said in JSON's own way."""
    held = NOT_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", map_json)
    return f'<metadata><map xmlns="{NAMESPACE}">{escaped(held)}</map></metadata>'


def _faces() -> str:
    """The bundled faces in the file itself."""
    rules = []
    for face, name in FONT_FILES.items():
        data = base64.b64encode(resource("fonts", name).read_bytes()).decode("ascii")
        weight = 600 if face in {Face.SEMIBOLD, Face.SEMIBOLD_ITALIC} else 400
        slant = "italic" if face in {Face.ITALIC, Face.SEMIBOLD_ITALIC} else "normal"
        rules.append(
            f"@font-face{{font-family:Inter;font-weight:{weight};font-style:{slant};"
            f"src:url(data:font/otf;base64,{data})}}"
        )
    return "".join(rules)


# --- layers ------------------------------------------------------------------------------------


def layers(drawing: Drawing, palette: Palette, measurer: TextMeasurer) -> Iterator[str]:
    """The map without a background: frames, ties, lines, marks, boxes."""
    plan, document = drawing.plan, drawing.document
    yield '<g class="frames">'
    for frame in plan.frames_in(drawing.ink):
        yield extras.frame(frame, palette)
    yield '</g><g class="ties">'
    for tie in plan.ties_in(drawing.ink):
        yield extras.tie(tie, _tie_title(document, tie), palette, measurer)
    yield '</g><g class="lines">'
    found = plan.arrows_in(drawing.ink)
    # Stubs last, as they fade out over what they pass.
    cut = [(each, stubs) for each in found if (stubs := _stubs(drawing, each)) is not None]
    short = {each.id for each, _ in cut}
    for arrow in found:
        if arrow.id not in short:
            yield _inference(arrow, document, arrows.lines(arrow, palette))
    for arrow, stubs in cut:
        yield _inference(arrow, document, extras.stub_lines(arrow, stubs, palette))
    yield '</g><g class="marks">'
    yield from _marks(found, drawing, palette, measurer)
    for arrow, stubs in cut:
        yield arrows.part_of(arrow.id, extras.stub_labels(arrow, stubs, palette))
    yield '</g><g class="statements">'
    for box in plan.boxes_in(drawing.ink):
        yield boxes.box(box, document, palette, measurer)
    for badge in plan.badges_on(plan.boxes):
        yield extras.badge(badge, palette, measurer)
    yield "</g>"


def _stubs(drawing: Drawing, arrow: Arrow) -> Stubs | None:
    return drawing.plan.stubs(arrow.id) if arrow.roundabout else None


def _marks(
    found: list[Arrow], drawing: Drawing, palette: Palette, measurer: TextMeasurer
) -> Iterator[str]:
    plan = drawing.plan
    for arrow in found:
        if arrow.linked:
            yield arrows.part_of(arrow.id, arrows.junction(arrow, palette))
    aimed = set()
    # What is both undercut and backed shows the cross, whoever comes first.
    for arrow in sorted(found, key=is_attack):
        if arrow.target in plan.arrows:
            aimed.add(arrow.target)
            at = plan.arrows[arrow.target].junction
            yield arrows.part_of(arrow.id, arrows.ring(arrow, at, palette))
    for arrow in found:
        yield arrows.part_of(arrow.id, arrows.sign(arrow, palette))
    for arrow in found:
        yield arrows.part_of(arrow.id, arrows.word(arrow, plan, palette, measurer))
    for arrow in found:
        stubs = _stubs(drawing, arrow)
        if arrow.warranted and (stubs is None or stubs.shows(arrow.junction)):
            mark = arrows.warrant_mark(arrow, palette, aimed=arrow.id in aimed)
            yield arrows.part_of(arrow.id, mark)


def _inference(arrow: Arrow, document: Document, drawn: str) -> str:
    premises = " ".join(arrow.premises)
    return (
        f'<g id="{escaped(arrow.id)}" class="inference {arrow.role}" data-from="{premises}" '
        f'data-to="{arrow.target}">'
        f"<title>{escaped(_inference_title(arrow, document))}</title>{drawn}</g>"
    )


def _inference_title(arrow: Arrow, document: Document) -> str:
    record = document.inferences[arrow.id]
    premises = " + ".join(_short(document, key) for key in record.premises)
    does = role_sentences()[arrow.role]
    if record.target in document.inferences:
        said = f"{premises}: {does}"
    else:
        said = f"{premises}: {does}: {_short(document, record.target)}"
    if record.text:
        said += "\n" + tr("Warrant") + ": " + record.text
    return said


def _tie_title(document: Document, tie: Tie) -> str:
    does = tie_word(tie.kind) or tr("related")
    return f"{_short(document, tie.a)} – {does} – {_short(document, tie.b)}"


def _short(document: Document, key: str) -> str:
    statement = document.statements[key]
    said = " ".join((statement.title or statement.text or tr("No text yet")).split())
    return tr("“{words}”", words=said if len(said) <= _MANY else said[: _MANY - 1].rstrip() + "…")
