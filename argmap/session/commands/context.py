"""What a command may touch: the session, and ports that the shell implements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from argmap.session.clock import utc_now

if TYPE_CHECKING:
    from argmap.core.geometry import Point
    from argmap.core.patch import Patch
    from argmap.layout.plan import MapPlan
    from argmap.session.arranging import Arrangement
    from argmap.session.session import Session
    from argmap.session.visits import Place


class ViewPort(Protocol):
    """The canvas that shows the session."""

    @property
    def plan(self) -> MapPlan:
        """The shapes of everything in the session's document, up to date."""
        ...

    def visible_center(self) -> Point: ...

    def reveal(self, keys: Iterable[str]) -> None:
        """Scroll, as little as need be, until these records can be seen."""
        ...

    def go_to(self, place: Place) -> None:
        """Look at a place again, with what was current there."""
        ...

    def steady(self) -> Callable[[], None]:
        """Note what is looked at; call what is returned after boxes have changed places.

        A map seen whole is so again; else what was looked at is where it was on the screen.
        """
        ...

    def edit(self, key: str) -> None:
        """Open the editor on the text of a statement, all of it selected."""
        ...

    def caret(self, key: str) -> int | None:
        """Where the cursor is in the text of a statement, or was when this command ended typing.

        Counted in code points; None if the statement is not being typed into.
        """
        ...

    def zoom_in(self) -> None: ...

    def zoom_out(self) -> None: ...

    def zoom_reset(self) -> None: ...

    def fit(self) -> None: ...

    def fit_selection(self) -> None: ...

    def toggle_theme(self) -> None: ...

    @property
    def arrows(self) -> str:
        """How arrows are drawn: one of `argmap.layout.styles.STYLES`."""
        ...

    def draw_arrows(self, style: str) -> None: ...

    @property
    def glides(self) -> bool:
        """Whether boxes are seen on their way when a command moves them."""
        ...

    def glide(self, on: bool) -> None: ...

    @property
    def guides(self) -> bool:
        """Whether what is dragged is pulled into line with other boxes."""
        ...

    def guide(self, on: bool) -> None: ...


class LayoutPort(Protocol):
    """What arranges the map."""

    @property
    def aspect(self) -> float:
        """Width to height of what the map is seen in."""
        ...

    def seek(self, wanted: Arrangement, found: Callable[[Patch], None]) -> None:
        """Find the places and call `found`: at once, or later if the map is large.

        A search that is cancelled, or that the map outruns, ends in a sentence instead.
        """
        ...

    @property
    def keeps_tidy(self) -> bool:
        """Whether the map makes room for each edit by itself."""
        ...

    def keep_tidy(self, on: bool) -> None: ...


class FilesPort(Protocol):
    """Documents on disk; each call asks what it has to and tells what went wrong."""

    def new(self) -> None: ...

    def open(self) -> None: ...

    def open_example(self, name: str) -> None: ...

    def save(self) -> None: ...

    def save_as(self) -> None: ...

    def reload(self) -> None:
        """Make the map what its file holds now, as one step."""
        ...

    @property
    def has_file(self) -> bool: ...

    def close(self) -> None: ...

    def quit(self) -> None: ...


class ExportPort(Protocol):
    def export_dialog(self) -> None: ...

    def export_pdf_dialog(self) -> None: ...

    def export_as(self) -> None:
        """Ask in which format of another program the map shall be written, and write it."""
        ...

    def export_again(self) -> None: ...

    def print_dialog(self) -> None:
        """Show what would be printed, to be printed from there."""
        ...

    def copy_picture(self, keys: tuple[str, ...]) -> None:
        """Put a picture of these statements, or of the whole map, on the clipboard."""
        ...


class ClipboardPort(Protocol):
    """The system's clipboard: a fragment of a map (`fragment.MIME`) and plain text."""

    def put(self, content: bytes, text: str) -> None: ...

    def put_text(self, text: str) -> None: ...

    def take(self) -> tuple[bytes | None, str | None]: ...

    def origin(self) -> str | None:
        """The address of the page that the text was copied from, if the browser told it."""
        ...

    def holds(self) -> bool:
        """Whether there is anything to paste; cheap, as menus ask for it often."""
        ...


class PanelsPort(Protocol):
    def toggle(self, name: str) -> None: ...

    def shown(self, name: str) -> bool: ...

    def next_pane(self, step: int) -> None:
        """Give the keyboard to the pane that many places on; the map is one of them."""
        ...


class LinksPort(Protocol):
    def open(self, sources: Sequence[str]) -> None:
        """Lead to where one of these sources is to be found, once a person has agreed to that."""
        ...


class FindPort(Protocol):
    """The bar that finds and replaces."""

    def find(self) -> None: ...

    def replace(self) -> None: ...

    def step(self, *, forward: bool) -> None:
        """Go to the next place found, or the one before, whether or not the bar is open."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a command gets; `say` shows a sentence in the status bar."""

    session: Session
    view: ViewPort
    layout: LayoutPort
    files: FilesPort
    exports: ExportPort
    clipboard: ClipboardPort
    panels: PanelsPort
    finder: FindPort
    links: LinksPort
    say: Callable[[str], None]
    now: Callable[[], str] = field(default=utc_now)
