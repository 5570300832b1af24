"""Widgets that show user text as plain text: the only place that makes labels and tooltips.

QLabel and QToolTip guess at rich text by default, and then read local files that an <img> names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QProgressDialog, QSizePolicy, QWidget

from argmap.core.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


def plain_label(
    text: str = "",
    parent: QWidget | None = None,
    *,
    role: str = "",
    wrap: bool = False,
    selectable: bool = False,
) -> QLabel:
    """Make a label that takes its text literally; `role` is its object name in the style sheet."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    if role:
        label.setObjectName(role)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def plain_pane(text: str, parent: QWidget | None = None) -> QPlainTextEdit:
    """Make a read-only pane for several lines."""
    pane = QPlainTextEdit(parent)
    pane.setPlainText(text)
    pane.setReadOnly(True)
    pane.setTabChangesFocus(True)
    pane.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return pane


def plain_progress(text: str, parent: QWidget, *, most: int) -> QProgressDialog:
    """Make a window that shows how far something is, which can be cancelled there."""
    progress = QProgressDialog("", tr("Cancel"), 0, most, parent)
    progress.setLabel(plain_label(text))
    return progress


def tooltip_text(text: str) -> str:
    """Return markup that shows `text` literally, wrapped as rich tooltips are."""
    # What html.escape does, whose module takes longer to load than anything else here.
    for character, escaped in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\n", "<br>")):
        text = text.replace(character, escaped)
    return f"<p>{text}</p>" if text else ""


def set_tooltip(target: QWidget | QAction, text: str) -> None:
    """Give `target` a tooltip that takes its text literally."""
    target.setToolTip(tooltip_text(text))
    if isinstance(target, QWidget):
        target.setAccessibleDescription(text)  # else screen readers get the markup
