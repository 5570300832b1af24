"""How the shell looks: palette, style sheet and typeface, light or dark, and the canvas's theme."""

from __future__ import annotations

import json
import re
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette

from argmap.canvas.fonts import install as install_fonts
from argmap.canvas.theme import load_theme
from argmap.layout.text.fonts import FAMILY
from argmap.resources import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from argmap.canvas.theme import Theme
    from argmap.ui.settings import Settings

FONT_PIXELS = 13
_SIZE = re.compile(r"((?:font-size|min-height|max-height): )(\d+)px")

_ROLES = {
    QPalette.ColorRole.Window: "surface",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "field-line",
    QPalette.ColorRole.Shadow: "field-line",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on-accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "tip",
    QPalette.ColorRole.ToolTipText: "on-tip",
}


class Appearance(QObject):
    """Applies a theme to the whole program and tells those who draw by themselves."""

    changed = Signal()

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self.theme: Theme = load_theme("light")
        self.colours: dict[str, str] = {}
        self._percent = 0
        install_fonts()
        application.styleHints().colorSchemeChanged.connect(self.refresh)
        self.refresh()

    @property
    def choice(self) -> str:
        """The id of a theme, or “system”."""
        return self._settings.theme

    def choose(self, choice: str) -> None:
        """Use this theme, or what the system says, from now on."""
        self._settings.theme = choice
        self.refresh()

    def choose_text_size(self, percent: str) -> None:
        """Have menus and panels in letters of this size from now on."""
        self._settings.text_size = percent
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        theme, percent = load_theme(self._wanted()), int(self._settings.text_size)
        if self.colours and theme is self.theme and percent == self._percent:
            return
        self.theme = theme
        self._percent = percent
        tone = "dark" if theme.dark else "light"
        self.colours = read_colours(tone)
        self._application.setPalette(palette(self.colours))
        self._application.setFont(interface_font(percent))
        self._application.setStyleSheet(style_sheet(self.colours, tone, percent))
        self.changed.emit()

    def _wanted(self) -> str:
        if self.choice != "system":
            return self.choice
        scheme = self._application.styleHints().colorScheme()
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def read_colours(tone: str) -> dict[str, str]:
    """Return the shell's colours by role, as #RRGGBB; `tone` is light or dark."""
    text = resource("ui", f"{tone}.json").read_text(encoding="utf-8")
    colours: dict[str, str] = json.loads(text)
    return colours


def interface_font(percent: int = 100) -> QFont:
    """Return the bundled typeface at the size of menus and labels."""
    font = QFont(FAMILY)
    font.setPixelSize(scaled(FONT_PIXELS, percent))
    return font


def scaled(pixels: int, percent: int) -> int:
    return round(pixels * percent / 100)


def size_with_text(widget: QWidget, width: int, height: int) -> None:
    """Give a window this size at the usual size of text, and more for larger text."""
    percent = round(100 * max(1.0, widget.font().pixelSize() / FONT_PIXELS))
    room = widget.screen().availableGeometry().size() * 0.94
    widget.resize(QSize(scaled(width, percent), scaled(height, percent)).boundedTo(room))


def within_screen(widget: QWidget, width: int) -> int:
    """This width, or less where the screen is small, as it is with large scaling."""
    return min(width, widget.screen().availableGeometry().width() * 4 // 5)


class _Sheet(Template):
    idpattern = "[a-z]+(?:-[a-z]+)*"


def style_sheet(colours: dict[str, str], tone: str, percent: int = 100) -> str:
    """Return the style sheet with its colours, pictures, and sizes of letters and lines."""
    text = resource("ui", "style.qss").read_text(encoding="utf-8")
    text = _SIZE.sub(lambda found: f"{found[1]}{scaled(int(found[2]), percent)}px", text)
    pictures = {
        "chevron": resource("ui", "chevron.svg").as_posix(),
        "chevron-up": resource("ui", "chevron-up.svg").as_posix(),
        "dock-close": resource("ui", "dock-close.svg").as_posix(),
        "check": resource("ui", f"check-{tone}.svg").as_posix(),
        "partial": resource("ui", f"partial-{tone}.svg").as_posix(),
    }
    return _Sheet(text).substitute(colours, **pictures)


def palette(colours: dict[str, str]) -> QPalette:
    """Return what Fusion paints with where the style sheet says nothing."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(colours[name]))
    faint = QColor(colours["faint"])
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return made
