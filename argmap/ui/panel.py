"""What a panel is: data that docks and the test of all panels are made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from argmap.canvas.widget import CanvasWidget
    from argmap.session.commands.context import Context

Side = Literal["left", "right"]
WIDTH = 280


class PanelBody(QWidget):
    """What stands in a panel's dock while there is a map; made anew for each map."""

    def leave(self) -> None:
        """Stop following the map: the panel is closed, or another map comes."""

    def commit(self) -> None:
        """Keep what is typed but not yet in the document."""

    def draft(self) -> tuple[str, str] | None:
        """The statement that is typed into here just now, and its text as it stands."""
        return None

    def focus(self) -> None:
        """Take the keyboard."""
        self.setFocus()

    def edit(self, key: str) -> bool:
        """Let a person type into a statement here; False where that is not done in this panel."""
        return False


@dataclass(frozen=True, slots=True)
class PanelContext:
    """What a panel works with: `run` runs a command by its id."""

    context: Context
    canvas: CanvasWidget
    run: Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One panel. `make` imports its widgets, so that a panel costs nothing until it is opened.

    The title is marked for translation. `bare` panels have a heading of their own in place of a
    title bar; those that share lie at first in one place, with a tab each; `open_at_first` are
    there when the program starts for the first time. What is `for_looking` leaves the keyboard
    where it is when it opens.
    """

    id: str
    title: str
    side: Side
    make: Callable[[PanelContext, QWidget], PanelBody]
    width: int = WIDTH
    bare: bool = False
    shares: bool = False
    for_looking: bool = False
    open_at_first: bool = False
