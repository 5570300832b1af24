"""What commands reach the shell by: view, clipboard, panels, exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from argmap.core.geometry import Point
from argmap.ui.brought import page_of, part_of_picture, words_of
from argmap.ui.clip import hand_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QMimeData

    from argmap.canvas.widget import CanvasWidget
    from argmap.layout.plan import MapPlan
    from argmap.session.visits import Place
    from argmap.ui.main_window import MainWindow

ZOOM_STEP = 1.25


class CanvasView:
    """Implements ViewPort on the window's canvas."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @property
    def _canvas(self) -> CanvasWidget:
        return self._window.canvas

    @property
    def plan(self) -> MapPlan:
        return self._canvas.plan

    def visible_center(self) -> Point:
        size = self._canvas.viewport().size()
        return self._canvas.camera.to_scene(Point(size.width() / 2, size.height() / 2))

    def reveal(self, keys: Iterable[str]) -> None:
        self._canvas.reveal(keys)

    def go_to(self, place: Place) -> None:
        self._canvas.go_to(place)

    def steady(self) -> Callable[[], None]:
        return self._canvas.steady()

    def edit(self, key: str) -> None:
        if not self._window.docks.edit(key):
            self._canvas.edit(key)

    def caret(self, key: str) -> int | None:
        return self._canvas.editing.caret(key)

    def zoom_in(self) -> None:
        self._canvas.zoom_by(ZOOM_STEP)

    def zoom_out(self) -> None:
        self._canvas.zoom_by(1 / ZOOM_STEP)

    def zoom_reset(self) -> None:
        self._canvas.zoom_to(1.0)

    def fit(self) -> None:
        self._canvas.fit()

    def fit_selection(self) -> None:
        self._canvas.fit_selection()

    def toggle_theme(self) -> None:
        appearance = self._window.program.appearance
        appearance.choose("light" if appearance.theme.dark else "dark")

    @property
    def arrows(self) -> str:
        return self._canvas.arrows

    def draw_arrows(self, style: str) -> None:
        self._window.program.choose_arrows_named(style)

    @property
    def glides(self) -> bool:
        return self._window.program.settings.glides

    def glide(self, on: bool) -> None:
        self._window.program.choose_glides(on)

    @property
    def guides(self) -> bool:
        return self._window.program.settings.guides

    def guide(self, on: bool) -> None:
        self._window.program.choose_guides(on)


class SystemClipboard:
    """Implements ClipboardPort on the system's clipboard."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def put(self, content: bytes, text: str) -> None:
        from argmap.ui.copied import CopiedPart
        from argmap.ui.exporting import picture_options

        many = text.count("\n") + bool(text)
        options = picture_options(self._window)
        hand_over(CopiedPart(content, text, options, statements=many))

    def put_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    def take(self) -> tuple[bytes | None, str | None]:
        from argmap.session.fragment import MIME

        data = _on_clipboard()
        if data is None:
            return None, None
        if data.hasFormat(MIME):
            return bytes(data.data(MIME).data()), words_of(data)
        return part_of_picture(data), words_of(data)

    def origin(self) -> str | None:
        data = _on_clipboard()
        return page_of(data) if data is not None else None

    def holds(self) -> bool:
        from argmap.session.fragment import MIME

        data = _on_clipboard()
        return data is not None and (data.hasFormat(MIME) or data.hasText() or data.hasImage())


def _on_clipboard() -> QMimeData | None:
    # None where there is nothing, whatever PySide6's own stubs say.
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return data


class WindowPanels:
    """Implements PanelsPort: the docks, and windows that only show something."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def toggle(self, name: str) -> None:
        if name in self._window.docks:
            self._window.docks[name].toggle()
        elif name == "palette":
            from argmap.ui.palette.opening import open_palette

            open_palette(self._window)
        elif name == "shortcuts":
            from argmap.ui.dialogs.shortcuts import ShortcutsDialog

            sheet = self._window.findChild(ShortcutsDialog) or ShortcutsDialog(self._window)
            sheet.show()
            sheet.raise_()
            sheet.activateWindow()
        elif name == "preferences":
            from argmap.ui.preferences.dialog import PreferencesDialog

            PreferencesDialog(self._window.program, self._window).show()
        elif name == "presentation":
            from argmap.ui.presenting import present

            present(self._window)
        elif name == "full_screen":
            from argmap.ui.presenting import toggle_full_screen

            toggle_full_screen(self._window)
        elif name == "recovery":
            self._window.program.recovery.show_page(self._window)
        elif name == "about":
            from argmap.ui.dialogs.about import AboutDialog

            AboutDialog(self._window).show()

    def shown(self, name: str) -> bool:
        if name == "full_screen":
            return self._window.isFullScreen()
        return name in self._window.docks and not self._window.docks[name].isHidden()

    def next_pane(self, step: int) -> None:
        self._window.docks.next_pane(step)


class PictureExports:
    """Implements ExportPort with the export dialog, which is loaded when it is first used."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def export_dialog(self) -> None:
        from argmap.ui.exporting import export_with_dialog

        export_with_dialog(self._window)

    def export_as(self) -> None:
        from argmap.ui.export_as import export_as

        export_as(self._window)

    def export_again(self) -> None:
        from argmap.ui.export_again import export_again

        export_again(self._window)

    def export_pdf_dialog(self) -> None:
        from argmap.ui.exporting import export_pdf_with_dialog

        export_pdf_with_dialog(self._window)

    def print_dialog(self) -> None:
        from argmap.ui.exporting import print_map

        print_map(self._window)

    def copy_picture(self, keys: tuple[str, ...]) -> None:
        from argmap.ui.exporting import copy_picture

        copy_picture(self._window, keys)
