"""Panels round the canvas: one module each, declaring `PANEL`; importing has no side effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.ui.panels import history, inspector, minimap, outline, tags, versions

if TYPE_CHECKING:
    from argmap.ui.panel import Panel

PANELS: dict[str, Panel] = {
    module.PANEL.id: module.PANEL
    for module in (outline, inspector, minimap, tags, history, versions)
}
"""In the order in which F6 goes through them; the commands that open them have the same ids."""
