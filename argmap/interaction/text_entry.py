"""Typing into statements, and warrants into inferences, on the canvas."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from argmap.core.i18n import tr
from argmap.session.wording import Wording, has_words

if TYPE_CHECKING:
    from argmap.core.patch import Patch
    from argmap.interaction.stage import Stage


def typing_hint() -> str:
    """Say what the keys do while a text is being typed."""
    return tr(
        "Enter: done. Shift+Enter: new line. Tab: add a reason. Shift+Tab: an objection. "
        "Ctrl+Shift+Enter: split here."
    )


class TextEntry:
    """What is being typed into, if anything: a statement, or an inference with its warrant."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._wording: Wording | None = None

    @property
    def key(self) -> str | None:
        return None if self._wording is None else self._wording.key

    @property
    def open(self) -> bool:
        return self._wording is not None

    def forget(self) -> None:
        """Give up what is typed: the editor is gone."""
        self._wording = None

    def begin(self, key: str, typed: str = "", select_all: bool = False) -> None:
        """Open the editor on a text or a warrant; what is `typed` follows it."""
        if not has_words(self._stage.session, key):
            return
        self._stage.session.select([key])
        self._wording = Wording(self._stage.session, key)
        self._stage.port.edit_text(key, select_all, typed)
        self._stage.overlay.hint = typing_hint()

    def create(
        self,
        label: str,
        patch: Patch,
        key: str,
        finish: Callable[[], None] | None = None,
        typed: str = "",
    ) -> None:
        """Make a statement and open the editor on it; what is `typed` is there already.

        `finish` may apply more to the stage's step before the editor opens.
        """
        stage = self._stage
        stage.begin(label)
        stage.apply(patch)
        if finish is not None:
            finish()
        stage.session.select([key])
        stage.commit()
        try:
            self.begin(key, typed)
        except Exception:
            Wording(stage.session, key).take_back()
            raise

    def commit(self, key: str, text: str) -> bool:
        """Take the text over; False if nothing has changed."""
        stage, wording = self._stage, self._wording
        self._wording = None
        if wording is None or wording.key != key:
            wording = Wording(stage.session, key, fresh=False)
        return wording.keep(text, stage.now(), stage.port.say)
