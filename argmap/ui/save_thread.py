"""A save under way: the map is written by a thread, and edited on meanwhile."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from argmap.core.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.session.saving import Saved, Saving
    from argmap.storage.errors import FileProblem
    from argmap.ui.open_map import OpenMap


class SaveThread:
    """Runs once; `told` is called in the thread with the save itself when it is over.

    `asks` tells whether a person waits for it, who can be asked about a conflict.
    """

    def __init__(
        self, opened: OpenMap, saving: Saving, *, asks: bool, told: Callable[[SaveThread], None]
    ) -> None:
        self.opened = opened
        self.saving = saving
        self.asks = asks
        self.saved: Saved | None = None
        self.problem: FileProblem | None = None
        self._told = told
        self._thread = threading.Thread(target=self._run, name="save")

    def start(self) -> None:
        self._thread.start()

    def wait(self, seconds: float | None = None) -> bool:
        """Whether it is over, after waiting that long for it."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        from argmap.storage.errors import FileProblem

        try:
            self.saved = self.saving.run()
        except FileProblem as problem:
            self.problem = problem
        except Exception as error:  # noqa: BLE001 - whatever it is, the map is not saved
            self.problem = FileProblem(
                tr(
                    "“{name}” could not be saved: {reason}. The file is as it was.",
                    name=self.saving.path.name,
                    reason=str(error) or type(error).__name__,
                )
            )
        self._told(self)
