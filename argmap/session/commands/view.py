"""How the map is looked at: zoom, panels, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.session.commands.context import Context


def _zoom_in(context: Context) -> None:
    context.view.zoom_in()


def _zoom_out(context: Context) -> None:
    context.view.zoom_out()


def _zoom_reset(context: Context) -> None:
    context.view.zoom_reset()


def _fit(context: Context) -> None:
    context.view.fit()


def _fit_selection(context: Context) -> None:
    context.view.fit_selection()


def _toggle_theme(context: Context) -> None:
    context.view.toggle_theme()


class ArrowStyle:
    """Draws all arrows in one way."""

    def __init__(self, style: str) -> None:
        self.style = style

    def run(self, context: Context) -> None:
        context.view.draw_arrows(self.style)

    def checked(self, context: Context) -> bool:
        return context.view.arrows == self.style


def _toggle_glides(context: Context) -> None:
    context.view.glide(not context.view.glides)


def _glides(context: Context) -> bool:
    return context.view.glides


def _toggle_guides(context: Context) -> None:
    context.view.guide(not context.view.guides)


def _guides(context: Context) -> bool:
    return context.view.guides


def _something_there(context: Context) -> bool:
    return bool(context.session.document.statements)


def _something_selected(context: Context) -> bool:
    return bool(context.session.selection)


_STYLES = {
    "elbow": (
        mark("Elbows"),
        mark("Draw arrows at right angles; what bears on the same statement shares a line"),
    ),
    "curve": (mark("Curves"), mark("Draw each arrow as a curve of its own")),
    "straight": (mark("Straight Lines"), mark("Draw arrows straight from box to box")),
}


def _style_command(id: str, title: str, tip: str) -> Command:
    style = ArrowStyle(id)
    return Command(
        id=f"view.arrows.{id}",
        title=title,
        tip=tip,
        menu="View/Arrows",
        run=style.run,
        checked=style.checked,
    )


COMMANDS = (
    Command(
        id="view.zoom_in",
        title=mark("Zoom In"),
        tip=mark("Look closer, at the middle of the window"),
        run=_zoom_in,
        menu="View",
        section="zoom",
        keys=("Ctrl++", "Ctrl+="),
        icon="zoom-in",
    ),
    Command(
        id="view.zoom_out",
        title=mark("Zoom Out"),
        tip=mark("See more of the map"),
        run=_zoom_out,
        menu="View",
        section="zoom",
        keys=("Ctrl+-",),
        icon="zoom-out",
    ),
    Command(
        id="view.zoom_reset",
        title=mark("Actual Size"),
        tip=mark("Zoom to 100 %"),
        run=_zoom_reset,
        menu="View",
        section="zoom",
        keys=("Ctrl+0",),
        icon="zoom-reset",
    ),
    Command(
        id="view.fit",
        title=mark("Fit Map"),
        tip=mark("Show the whole map"),
        run=_fit,
        menu="View",
        section="fit",
        keys=("Ctrl+9",),
        enabled=_something_there,
        toolbar=True,
        icon="fit",
        places=("canvas",),
    ),
    Command(
        id="view.fit_selection",
        title=mark("Fit Selection"),
        tip=mark("Show what is selected as large as it fits"),
        run=_fit_selection,
        menu="View",
        section="fit",
        keys=("Ctrl+8",),
        enabled=_something_selected,
        icon="fit-selection",
    ),
    Command(
        id="view.toggle_theme",
        title=mark("Switch Light and Dark"),
        tip=mark("Change between the light and the dark theme"),
        run=_toggle_theme,
        menu="View",
        section="theme",
        icon="theme",
    ),
    *(_style_command(id, *words) for id, words in _STYLES.items()),
    Command(
        id="view.glide",
        title=mark("Animate Moves"),
        tip=mark("Show boxes on their way when a command moves them"),
        run=_toggle_glides,
        menu="View",
        section="theme",
        checked=_glides,
    ),
    Command(
        id="view.guides",
        title=mark("Alignment Guides"),
        tip=mark("Pull what is dragged into line with the boxes in view; Ctrl does the opposite"),
        run=_toggle_guides,
        menu="View",
        section="theme",
        checked=_guides,
    ),
)
