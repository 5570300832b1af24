"""What the program remembers between runs, typed, in one ini file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSettings

from argmap.layout.styles import STYLES

if TYPE_CHECKING:
    from argmap.layout.styles import Style

THEMES = ("system", "light", "dark", "classic", "contrast")
WHEELS = ("scroll", "zoom")
SWITCH = ("off", "on")
TEXT_SIZES = ("100", "115", "130", "150")
ARROW_KEYS = ("walk", "move")
AUTOSAVE = ("off", "10", "60", "300")
MAX_RECENT = 10
MAX_COMMANDS = 20


class Settings:
    """Preferences and remembered places; a damaged value counts as never set."""

    def __init__(self, path: Path | None = None) -> None:
        if path is None:
            # Where platformdirs would have it too, on the systems that have such a place.
            ini, user = QSettings.Format.IniFormat, QSettings.Scope.UserScope
            self._store = QSettings(ini, user, "argmap", "argmap")
        else:
            self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        """One of THEMES."""
        return self._choice("theme", THEMES)

    @theme.setter
    def theme(self, choice: str) -> None:
        self._store.setValue("theme", choice)

    @property
    def text_size(self) -> str:
        """Of menus and panels, in percent: one of TEXT_SIZES."""
        return self._choice("text_size", TEXT_SIZES)

    @text_size.setter
    def text_size(self, percent: str) -> None:
        self._store.setValue("text_size", percent)

    @property
    def language(self) -> str:
        """The code of a language, or “system”."""
        return self._text("language") or "system"

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("language", code)

    @property
    def autosave(self) -> str:
        """Seconds after a change until a map with a file is saved, or “off”: one of AUTOSAVE."""
        return self._choice("autosave", AUTOSAVE)

    @autosave.setter
    def autosave(self, seconds: str) -> None:
        self._store.setValue("autosave", seconds)

    @property
    def start_page(self) -> bool:
        """Whether an empty map shows recent files and examples."""
        return self._choice("start_page", SWITCH[::-1]) == "on"

    @start_page.setter
    def start_page(self, on: bool) -> None:
        self._store.setValue("start_page", "on" if on else "off")

    @property
    def wheel(self) -> str:
        """What the mouse wheel does without a key held: one of WHEELS."""
        return self._choice("wheel", WHEELS)

    @wheel.setter
    def wheel(self, choice: str) -> None:
        self._store.setValue("wheel", choice)

    @property
    def wheel_asked(self) -> bool:
        """Whether the person has said what the wheel is to do, or has been told of the choice."""
        return self._store.contains("wheel")

    @property
    def arrow_keys(self) -> str:
        """What arrow keys do without Ctrl: one of ARROW_KEYS."""
        return self._choice("arrow_keys", ARROW_KEYS)

    @arrow_keys.setter
    def arrow_keys(self, choice: str) -> None:
        self._store.setValue("arrow_keys", choice)

    @property
    def arrows(self) -> Style:
        """How arrows are drawn."""
        value = self._choice("arrows", STYLES)
        return next(style for style in STYLES if style == value)

    @arrows.setter
    def arrows(self, style: Style) -> None:
        self._store.setValue("arrows", style)

    @property
    def keep_tidy(self) -> bool:
        """Whether maps make room for each edit by themselves."""
        return self._choice("keep_tidy", SWITCH) == "on"

    @keep_tidy.setter
    def keep_tidy(self, on: bool) -> None:
        self._store.setValue("keep_tidy", "on" if on else "off")

    @property
    def glides(self) -> bool:
        """Whether boxes may be seen on their way when a command moves them."""
        return self._choice("glides", SWITCH[::-1]) == "on"

    @glides.setter
    def glides(self, on: bool) -> None:
        self._store.setValue("glides", "on" if on else "off")

    @property
    def guides(self) -> bool:
        """Whether what is dragged is pulled into line with other boxes."""
        return self._choice("guides", SWITCH[::-1]) == "on"

    @guides.setter
    def guides(self, on: bool) -> None:
        self._store.setValue("guides", "on" if on else "off")

    @property
    def last_folder(self) -> Path:
        """The folder last opened from or saved to, while it exists; else the home folder."""
        folder = self._text("last_folder")
        return Path(folder) if folder and Path(folder).is_dir() else Path.home()

    @last_folder.setter
    def last_folder(self, folder: Path) -> None:
        self._store.setValue("last_folder", str(folder))

    @property
    def recent(self) -> list[Path]:
        """Files last used, newest first."""
        names = self._json("recent")
        if not isinstance(names, list):
            return []
        return [Path(name) for name in names if isinstance(name, str)][:MAX_RECENT]

    def remember(self, path: Path) -> None:
        """Put a file on top of the recent ones, and its folder in mind."""
        others = [other for other in self.recent if other != path]
        self._put_json("recent", [str(file) for file in [path, *others]][:MAX_RECENT])
        self.last_folder = path.parent

    def forget_recent(self) -> None:
        self._store.remove("recent")

    @property
    def recent_commands(self) -> list[str]:
        """Commands last chosen in the palette, newest first."""
        names = self._json("recent_commands")
        if not isinstance(names, list):
            return []
        return [name for name in names if isinstance(name, str)][:MAX_COMMANDS]

    def remember_command(self, command: str) -> None:
        others = [other for other in self.recent_commands if other != command]
        self._put_json("recent_commands", [command, *others][:MAX_COMMANDS])

    @property
    def geometry(self) -> QByteArray:
        return self._bytes("window/geometry")

    @property
    def arrangement(self) -> QByteArray:
        """Toolbars and docks, as QMainWindow.saveState gives them."""
        return self._bytes("window/arrangement")

    def remember_window(self, geometry: QByteArray, arrangement: QByteArray) -> None:
        self._store.setValue("window/geometry", geometry)
        self._store.setValue("window/arrangement", arrangement)

    @property
    def export_options(self) -> dict[str, Any]:
        """The options of the last export; the export dialog validates them."""
        options = self._json("export")
        return options if isinstance(options, dict) else {}

    @export_options.setter
    def export_options(self, options: dict[str, Any]) -> None:
        self._put_json("export", options)

    @property
    def pdf_options(self) -> dict[str, Any]:
        """The options of the last PDF; who reads them validates them."""
        options = self._json("pdf")
        return options if isinstance(options, dict) else {}

    @pdf_options.setter
    def pdf_options(self, options: dict[str, Any]) -> None:
        self._put_json("pdf", options)

    @property
    def shortcuts(self) -> object:
        """The keys of commands as they were stored; the keymap checks them."""
        return self._json("shortcuts")

    @shortcuts.setter
    def shortcuts(self, stored: dict[str, Any]) -> None:
        self._put_json("shortcuts", stored)

    def set_shortcuts_aside(self) -> None:
        """Keep what is stored, which cannot be used, where it does no harm."""
        value = self._store.value("shortcuts")
        if value is not None:
            self._store.setValue("shortcuts_set_aside", value)

    def flush(self) -> None:
        self._store.sync()

    def _choice(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self._text(key)
        return value if value in allowed else allowed[0]

    def _text(self, key: str) -> str:
        value = self._store.value(key)
        return value if isinstance(value, str) else ""

    def _bytes(self, key: str) -> QByteArray:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def _json(self, key: str) -> object:
        try:
            return json.loads(self._text(key) or "null")
        except ValueError:
            return None

    def _put_json(self, key: str, value: object) -> None:
        self._store.setValue(key, json.dumps(value))
