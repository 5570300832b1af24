"""The page put together. Nothing in it comes from elsewhere, and nothing else may run in it."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from argmap.core.folds import Ways
from argmap.core.i18n import tr
from argmap.formats.drawing.markup import FAMILY, NOT_XML, escaped, num
from argmap.formats.drawing.palette import Named, colours_of, value_of
from argmap.formats.drawing.picture import language, layers
from argmap.formats.web.listing import listing
from argmap.resources import resource

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.drawing.sheet import Drawing
    from argmap.layout.text import TextMeasurer

MAP_BEGINS: Final = '<script type="application/json" class="map-file">'
"""What stands before the map; it ends where the script does, since no `<` is in it."""
_OF_THE_PAGE: Final = frozenset(
    (
        *("background", "text", "secondary", "frame", "track", "selection", "focus", "found"),
        *("on-mark", "claim-fill", "arrow-support", "arrow-attack"),
    )
)


def page_of(drawing: Drawing, measurer: TextMeasurer, map_json: str | None) -> str:
    """The whole file; `map_json` is the map to put into it."""
    document = drawing.document
    palette = Named()
    ways = Ways(document)
    picture = _picture(drawing, palette, measurer)
    style = _style(palette.used | _OF_THE_PAGE)
    script = resource("page", "page.js").read_text(encoding="utf-8")
    name = escaped(document.info.title or tr("Argument map"))
    held = f"{MAP_BEGINS}{in_script(map_json)}</script>\n" if map_json is not None else ""
    # Where the map does not say, that of the words round it: the catalogue has their code.
    spoken = language(document).replace("xml:", "") or f' lang="{tr("en")}"'
    graph = in_script(json.dumps(_graph(document, ways), ensure_ascii=False))
    return (
        f"<!DOCTYPE html>\n<html{spoken}>\n"
        f'<head>\n<meta charset="utf-8">\n<meta name="generator" content="argmap">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{name}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"{_tools(name)}<main>\n"
        f'<section class="map" tabindex="0" aria-label="{tr("Map")}">{picture}</section>\n'
        f'<section class="list" aria-label="{tr("Statements")}">{_about(document)}'
        f"<ol>\n{listing(document, ways)}\n</ol></section>\n</main>\n"
        f'{held}<script type="application/json" class="graph">{graph}</script>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def in_script(data: str) -> str:
    """JSON as it may stand in a script element: nothing in it ends or begins one."""
    data = NOT_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", data)
    return data.replace("<", "\\u003c")


def _policy(style: str, script: str) -> str:
    """Only these two may act, and nothing is fetched."""
    allowed = {"script-src": script, "style-src": style}
    said = [f"{name} 'sha256-{_digest(text)}'" for name, text in allowed.items()]
    return "; ".join(("default-src 'none'", *said, "base-uri 'none'", "form-action 'none'"))


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _style(names: set[str]) -> str:
    light, dark = (
        "".join(f"--{name}:{value_of(name, colours_of(theme))};" for name in sorted(names))
        for theme in ("light", "dark")
    )
    sheet = resource("page", "page.css").read_text(encoding="utf-8")
    return (
        f":root{{color-scheme:light dark;--family:{FAMILY};{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n{sheet}"
    )


def _picture(drawing: Drawing, palette: Named, measurer: TextMeasurer) -> str:
    x, y, width, height = drawing.rect
    drawn = "\n".join(layers(drawing, palette, measurer))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{num(width)}" height="{num(height)}" '
        f'viewBox="{num(x)} {num(y)} {num(width)} {num(height)}" '
        f'font-family="{FAMILY}">\n{drawn}\n</svg>'
    )


def _graph(document: Document, ways: Ways) -> dict[str, Any]:
    """What folding goes by, and the words that the script says."""
    members = {each.id: list(each.members) for each in document.groups.values()}
    words = {
        "found": tr("{n} of {m}"),
        "nothing": tr("none"),
        "fold": tr("Fold what bears on it"),
        "unfold": tr("Unfold {n} statements"),
    }
    return {"down": ways.down, "entries": ways.entries, "members": members, "words": words}


def _tools(name: str) -> str:
    search, clear = tr("Search"), tr("Previous")
    return (
        f'<header>\n<h1>{name}</h1>\n<div class="tools" role="search">'
        f'<input type="search" placeholder="{search}" aria-label="{search}">'
        '<output class="count" aria-live="polite"></output>'
        f"{_button('previous', '↑', clear, 'step')}"
        f"{_button('next', '↓', tr('Next'), 'step')}</div>\n"
        f'<div class="tools">{_button("out", "−", tr("Zoom out"))}'
        f"{_button('in', '+', tr('Zoom in'))}"
        f"{_button('full', '1:1', tr('Full size'))}"
        f"{_button('fit', tr('Fit'), tr('Show the whole map'))}"
        f"{_button('foldall', tr('Fold'), tr('Fold all branches'))}"
        f"{_button('unfoldall', tr('Unfold'), tr('Unfold all branches'))}"
        f'<button type="button" data-act="list" aria-expanded="true">{tr("List")}</button>'
        "</div>\n</header>\n"
    )


def _button(act: str, text: str, name: str, kind: str = "") -> str:
    said = f' class="{kind}"' if kind else ""
    return (
        f'<button type="button"{said} data-act="{act}" title="{name}" aria-label="{name}">'
        f"{text}</button>"
    )


def _about(document: Document) -> str:
    described = document.info.description
    about = f'<p class="about">{escaped(described)}</p>' if described else ""
    return f"<h2>{tr('Statements')}</h2>{about}"
