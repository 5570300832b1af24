"""The bundled typeface as Qt fonts, sized in pixels so that every device breaks lines alike."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from argmap.layout.text.fonts import FAMILY, FONT_FILES, Face, TextStyle
from argmap.resources import resource

_ITALIC: Final = frozenset({Face.ITALIC, Face.SEMIBOLD_ITALIC})
_SEMIBOLD: Final = frozenset({Face.SEMIBOLD, Face.SEMIBOLD_ITALIC})


def install() -> None:
    """Make the bundled faces known to Qt; needs an application, and does so once for each."""
    application = QGuiApplication.instance()
    if application is None:
        raise RuntimeError("fonts can be installed only once an application exists")
    if application.property("argmapFonts"):
        return
    for name in FONT_FILES.values():
        path = resource("fonts", name)
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(f"the typeface {path} cannot be loaded. Install argmap again.")
    application.setProperty("argmapFonts", True)


@cache
def qfont(style: TextStyle) -> QFont:
    """Return the font that draws what the text measurer has measured.

    Advances are unhinted as in the font file; contextual alternates, which the measurer does not
    know of, are off. Glyphs are smoothed in grey: coloured fringes have no place in a picture.
    """
    font = QFont(FAMILY)
    font.setPixelSize(max(1, round(style.size)))
    font.setWeight(QFont.Weight.DemiBold if style.face in _SEMIBOLD else QFont.Weight.Normal)
    font.setItalic(style.face in _ITALIC)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(
        QFont.StyleStrategy.PreferAntialias | QFont.StyleStrategy.NoSubpixelAntialias
    )
    font.setFeature(QFont.Tag("calt"), 0)
    return font


def direction(rtl: bool) -> Qt.LayoutDirection:
    return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
