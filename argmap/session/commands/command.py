"""What a command is: data that menus, toolbar, context menus and shortcuts are made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from argmap.session.commands.context import Context

Scope = Literal["window", "canvas"]
Place = Literal["canvas", "statement", "inference", "relation", "group"]


def always(context: Context) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing a person can do.

    `title` and `tip` are literals marked for translation: show `tr(command.title)`. `menu` is the
    path of the menu it stands in, from `MENUS`, parts joined by "/"; commands of one menu stand in
    the order of the registry, with a line between different `section`s. `keys` are portable names
    as `QKeySequence` reads them, the first one shown in menus. Keys of scope "canvas" act only
    while the canvas has the focus, so that they type and delete where text is edited. `places` are
    what its context menu entry stands under. `checked` makes it a switch, shown on or off.
    """

    id: str
    title: str
    run: Callable[[Context], None]
    menu: str
    tip: str
    section: str = ""
    keys: tuple[str, ...] = ()
    scope: Scope = "window"
    enabled: Callable[[Context], bool] = always
    checked: Callable[[Context], bool] | None = None
    toolbar: bool = False
    icon: str | None = None
    places: tuple[Place, ...] = ()
