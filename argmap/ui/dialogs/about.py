"""What program this is, and which versions it runs on."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout

from argmap import __version__
from argmap.core.i18n import tr
from argmap.ui.plain import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class AboutDialog(QDialog):
    """A few plain lines that can be selected and copied into a report."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About argmap"))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(10)
        column.addWidget(plain_label("argmap", self, role="heading"))
        column.addWidget(
            plain_label(
                tr(
                    "Lay out claims, evidence and counterpoints, connect them, and hand the "
                    "argument on as a file or a picture."
                ),
                self,
                wrap=True,
            )
        )
        self.versions = plain_label(versions(), self, role="caption", selectable=True)
        column.addWidget(self.versions)
        column.addWidget(
            plain_label(
                tr("MIT licence. The typeface is Inter, under the SIL Open Font License."),
                self,
                role="caption",
                wrap=True,
            )
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column.addSpacing(8)
        column.addWidget(buttons)
        self.setMinimumWidth(420)


def versions() -> str:
    """Return one line a component, for reports of problems."""
    import pydantic
    import PySide6

    return "\n".join(
        [
            f"argmap {__version__}",
            f"Python {platform.python_version()}",
            f"Qt {qVersion()}, PySide6 {PySide6.__version__}",
            f"pydantic {pydantic.VERSION}",
            f"{platform.system()} {platform.release()}",
        ]
    )
