"""Every step since the map was opened, to go back and forward to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark
from argmap.ui.panel import Panel, PanelBody, PanelContext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _make(panel: PanelContext, parent: QWidget) -> PanelBody:
    from argmap.ui.panels.history_body import HistoryBody

    return HistoryBody(panel.context, parent)


PANEL = Panel(id="history", title=mark("History"), side="right", make=_make, shares=True)
