"""The places of an arrangement, sought by a thread while the window stays alive."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from argmap.core.geometry import Rect
    from argmap.core.patch import Patch
    from argmap.core.records import Content
    from argmap.session.arranging import Arrangement


class GivenUpError(Exception):
    """Nobody wants the places any more."""


class Search:
    """Runs once; `told` is called in the thread with the search itself, unless it is given up.

    Records are frozen, so the thread has a document of its own made of the same ones, and its patch
    fits the document that they came from for as long as that has not changed.
    """

    def __init__(
        self,
        content: Content,
        rects: Mapping[str, Rect],
        wanted: Arrangement,
        told: Callable[[Search], None],
    ) -> None:
        self.wanted = wanted
        self.patch: Patch | None = None
        self.error: Exception | None = None
        self._content = content
        self._rects = rects
        self._told = told
        self._given_up = threading.Event()
        self._thread = threading.Thread(target=self._run, name="arrangement", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def give_up(self) -> None:
        """End it, and wait until it has; that takes a moment."""
        self._given_up.set()
        self._thread.join()

    def _checkpoint(self) -> None:
        if self._given_up.is_set():
            raise GivenUpError

    def _run(self) -> None:
        from argmap.core.document import Document
        from argmap.session.arranging import patch_for

        try:
            self._checkpoint()
            document = Document(self._content)
            self._checkpoint()
            self.patch = patch_for(document, self._rects, self.wanted, self._checkpoint)
            self._checkpoint()
        except GivenUpError:
            return
        except Exception as error:  # noqa: BLE001 - raised anew where somebody can be told
            self.error = error
        self._told(self)
