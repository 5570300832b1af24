"""What gestures ask of the canvas they happen on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Protocol

from argmap.interaction.events import Pointer
from argmap.layout.shapes import Hit

Cursor = Literal[
    "arrow", "open hand", "closed hand", "pointing hand", "move", "cross", "forbidden", "resize"
]


class CanvasPort(Protocol):
    """The canvas as gestures see it; every call returns at once."""

    def repaint_overlay(self) -> None:
        """The overlay has changed."""

    def camera_changed(self) -> None:
        """Zoom or place has changed."""

    def edit_text(self, key: str, select_all: bool, typed: str = "") -> None:
        """Open the editor on a statement, or on an inference's warrant, and focus it.

        All its text is selected, or the caret is at the end with `typed` put in there. When it
        closes, however that comes about, `Controller.commit_text(key, text)` is called.
        """

    def commit_edit(self) -> None:
        """Close the editor if one is open, keeping its text; calls `Controller.commit_text`."""

    def say(self, sentence: str) -> None:
        """Show a sentence in the status bar."""

    def cursor(self, name: Cursor) -> None:
        """Show this mouse pointer."""

    def lift(self, keys: Iterable[str], arrows: Iterable[str]) -> None:
        """Paint these statements and arrows above the tiles until `drop_lift`: they will move."""

    def drop_lift(self) -> None:
        """What was lifted is at rest again."""

    def context_menu(self, hit: Hit | None, pointer: Pointer) -> None:
        """Open the menu for what is under the pointer, which is selected already."""
