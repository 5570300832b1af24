"""Colours of a theme by name, as values that stand in a picture or as names for a style sheet."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Final, Protocol

from argmap.layout.contrast import legible
from argmap.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")

Colours = dict[str, str]
"""`#rrggbb` or `#rrggbbaa` by name: `text`, `claim-fill`, `claim-mark`, `arrow-support`, …"""


class Palette(Protocol):
    """How a colour is said in a picture."""

    def fill(self, name: str) -> str:
        """Attributes that fill a shape with the colour."""
        ...

    def stroke(self, name: str) -> str: ...
    def stop(self, name: str) -> str: ...


@cache
def colours_of(theme: str) -> Mapping[str, str]:
    """All colours of a theme that comes with the program."""
    data = json.loads(resource("themes", f"{theme}.json").read_text(encoding="utf-8"))
    colours: Colours = dict(data["canvas"])
    for name, kind in data["kinds"].items():
        colours |= {f"{name}-fill": kind["fill"], f"{name}-mark": kind["mark"]}
    for prefix, table in (("arrow", data["arrows"]), ("accent", data["accents"])):
        colours |= {f"{prefix}-{name}": value for name, value in table.items()}
    return colours


def on_ground(theme: str, background: str) -> tuple[Colours, Colours]:
    """The colours of the map and of title and legend, so that both read on that background."""
    colours = dict(colours_of(theme))
    if background != "white":
        return colours, colours
    paper = dict(colours_of("light")) | {"background": "#ffffff"}
    for name, value in paper.items():
        if name in {"background", "on-mark", "tie"} or name.startswith("arrow-"):
            colours[name] = value
    return colours, paper


def own_colour(name: str | None) -> str | None:
    """The name of a record's own colour; None if it has none that this version knows."""
    if not name:
        return None
    if name.startswith("#"):
        return f"own-{name[1:].lower()}" if _HEX.fullmatch(name) else None
    known = colours_of("light")
    candidates = (f"accent-{name}", f"{name}-mark", f"arrow-{name}")
    return next((each for each in candidates if each in known), None)


def value_of(name: str, colours: Mapping[str, str]) -> str:
    """The value of a colour; one that a person chose is made to show in a box of this theme."""
    if name.startswith("own-"):
        return legible(f"#{name[4:]}", colours["claim-fill"])
    return colours.get(name) or colours["secondary"]


class Fixed:
    """Values, for a picture that looks the same everywhere."""

    def __init__(self, colours: Mapping[str, str]) -> None:
        self._colours = colours

    def fill(self, name: str) -> str:
        return self._said("fill", name)

    def stroke(self, name: str) -> str:
        return self._said("stroke", name)

    def stop(self, name: str) -> str:
        return f' stop-color="{value_of(name, self._colours)[:7]}"'

    def _said(self, attribute: str, name: str) -> str:
        value = value_of(name, self._colours)
        # Older programs know no colour of eight digits.
        opacity = f' {attribute}-opacity="{int(value[7:], 16) / 255:.3f}"' if value[7:] else ""
        return f' {attribute}="{value[:7]}"{opacity}'


class Named:
    """Names, for a page whose style sheet says what they are; `used` are those it must know."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def fill(self, name: str) -> str:
        return self._said("fill", name)

    def stroke(self, name: str) -> str:
        return self._said("stroke", name)

    def stop(self, name: str) -> str:
        return self._said("stop-color", name)

    def _said(self, attribute: str, name: str) -> str:
        self.used.add(name)
        return f' {attribute}="var(--{name})"'
