"""How the shell looks: palette, style sheet and typeface, light or dark."""

from __future__ import annotations

import json
from string import Template
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QStyleFactory

from argmap.resources import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from argmap.ui.settings import Settings, ThemeChoice

Tone = Literal["light", "dark"]
FONT_PIXELS = 13


class Appearance(QObject):
    """Applies light or dark to the whole program and tells who draws by itself."""

    changed = Signal()

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self._tone: Tone | None = None
        self.colours: dict[str, str] = {}
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setFont(interface_font())
        application.styleHints().colorSchemeChanged.connect(self.refresh)
        self.refresh()

    @property
    def tone(self) -> Tone:
        return self._tone or "light"

    @property
    def choice(self) -> ThemeChoice:
        return self._settings.theme

    def choose(self, choice: ThemeChoice) -> None:
        """Use light, dark or what the system says, from now on."""
        self._settings.theme = choice
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        tone = self._wanted()
        if tone == self._tone:
            return
        self._tone = tone
        self.colours = read_colours(tone)
        self._application.setPalette(palette(self.colours))
        self._application.setStyleSheet(style_sheet(self.colours))
        self.changed.emit()

    def _wanted(self) -> Tone:
        if self.choice == "system":
            scheme = self._application.styleHints().colorScheme()
            return "dark" if scheme == Qt.ColorScheme.Dark else "light"
        return "dark" if self.choice == "dark" else "light"


def read_colours(tone: Tone) -> dict[str, str]:
    """Return the shell's colours by role, as #RRGGBB."""
    text = resource("ui", f"{tone}.json").read_text(encoding="utf-8")
    colours: dict[str, str] = json.loads(text)
    return colours


def interface_font() -> QFont:
    """Return the bundled typeface at the size of menus and labels."""
    from argmap.layout.text.fonts import FAMILY

    font = QFont(FAMILY)
    font.setPixelSize(FONT_PIXELS)
    return font


def style_sheet(colours: dict[str, str]) -> str:
    """Return the style sheet with its colours filled in."""
    text = resource("ui", "style.qss").read_text(encoding="utf-8")
    chevron = resource("ui", "chevron.svg").as_posix()
    return _Sheet(text).substitute(colours, chevron=chevron)


class _Sheet(Template):
    idpattern = "[a-z]+(?:-[a-z]+)*"


def palette(colours: dict[str, str]) -> QPalette:
    """Return what Fusion and the style sheet's gaps are painted with."""
    made = QPalette()
    roles = {
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
    for role, name in roles.items():
        made.setColor(role, QColor(colours[name]))
    faint = QColor(colours["faint"])
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return made
