"""Colours of the canvas as data: one JSON file a theme in resources/themes."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtGui import QColor

from argmap.core.colours import ACCENTS
from argmap.core.i18n import tr
from argmap.layout.contrast import legible
from argmap.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.layout.shapes import Role

_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?")
KIND_COLOURS: Final = ("claim", "evidence", "counterpoint", "question", "note", "neutral")
ARROW_COLOURS: Final = ("support", "attack", "undercut", "backing", "rebuttal", "other")


class ThemeError(Exception):
    """A theme file that cannot be used; the message says where and why."""


class KindColours(NamedTuple):
    """What a box of one kind is painted with: `mark` is its border, icon and label."""

    fill: QColor
    mark: QColor
    block: QColor


class CanvasColours(NamedTuple):
    """What is neither a kind's nor an arrow's."""

    background: QColor
    dots: QColor
    text: QColor
    secondary: QColor
    on_mark: QColor
    greeked: QColor
    shadow: QColor
    selection: QColor
    focus: QColor
    hover: QColor
    band: QColor
    guide: QColor
    refusal: QColor
    found: QColor
    tie: QColor
    frame: QColor
    frame_fill: QColor
    track: QColor


class Theme(NamedTuple):
    """Everything a painter needs to know about colour."""

    id: str
    title: str
    dark: bool
    canvas: CanvasColours
    kinds: Mapping[str, KindColours]
    arrows: Mapping[str, QColor]
    accents: Mapping[str, QColor]

    @property
    def veil(self) -> QColor:
        """What dims what lies under it."""
        veil = QColor(self.canvas.background)
        veil.setAlphaF(0.78)
        return veil

    def kind(self, colour: str) -> KindColours:
        return self.kinds.get(colour) or self.kinds["neutral"]

    def arrow(self, role: Role | str) -> QColor:
        return self.arrows.get(role) or self.arrows["other"]

    def colour(self, name: str | None) -> QColor | None:
        """A record's own colour: `#rrggbb` or a role of this theme; None if there is no such.

        One that was chosen for another theme is made darker or lighter, so that it shows in a box.
        """
        if not name:
            return None
        if name.startswith("#"):
            ground = self.kinds["claim"].fill.name()
            return QColor(legible(name, ground)) if _HEX.fullmatch(name) else None
        if name in self.accents:
            return self.accents[name]
        if name in self.kinds:
            return self.kinds[name].mark
        return self.arrows.get(name)


def parse_theme(id: str, data: object) -> Theme:
    """Make a theme of parsed JSON; raises ThemeError naming what is missing or wrong."""
    reader = _Reader(id)
    top = reader.table(data, "")
    canvas = reader.table(top.get("canvas"), "canvas")
    kinds = reader.table(top.get("kinds"), "kinds")
    arrows = reader.table(top.get("arrows"), "arrows")
    accents = reader.table(top.get("accents"), "accents")
    title = top.get("title")
    if not isinstance(title, str):
        raise reader.problem("title", title)
    return Theme(
        id,
        title,
        top.get("dark") is True,
        CanvasColours(*(reader.colour(canvas, "canvas", name) for name in CanvasColours._fields)),
        {name: reader.kind(kinds, name) for name in KIND_COLOURS},
        {name: reader.colour(arrows, "arrows", name) for name in ARROW_COLOURS},
        {name: reader.colour(accents, "accents", name) for name in ACCENTS},
    )


@cache
def load_theme(id: str = "light") -> Theme:
    """Return a theme that comes with the program."""
    try:
        data = json.loads(resource("themes", f"{id}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        reason = tr("The theme “{name}” cannot be read: {reason}.", name=id, reason=error)
        raise ThemeError(reason) from error
    return parse_theme(id, data)


def theme_ids() -> list[str]:
    """Return the names of all themes, light first."""
    found = sorted(path.stem for path in resource("themes").glob("*.json"))
    return sorted(found, key=lambda name: (name != "light", name != "dark", name))


class _Reader:
    def __init__(self, theme: str) -> None:
        self._theme = theme

    def problem(self, place: str, value: object) -> ThemeError:
        return ThemeError(
            tr(
                "The theme “{name}” is not right at “{place}”: {value} stands there.",
                name=self._theme,
                place=place,
                value=json.dumps(value, default=str),
            )
        )

    def table(self, value: object, place: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self.problem(place, value)
        return value

    def colour(self, table: dict[str, Any], place: str, name: str) -> QColor:
        key = name.replace("_", "-")
        value = table.get(key)
        if not isinstance(value, str) or not _HEX.fullmatch(value):
            raise self.problem(f"{place}.{key}", value)
        # "#rrggbbaa" as in CSS; QColor would read it as "#aarrggbb".
        return QColor(f"#{value[7:]}{value[1:7]}") if len(value) == 9 else QColor(value)

    def kind(self, kinds: dict[str, Any], name: str) -> KindColours:
        place = f"kinds.{name}"
        table = self.table(kinds.get(name), place)
        return KindColours(*(self.colour(table, place, part) for part in KindColours._fields))
