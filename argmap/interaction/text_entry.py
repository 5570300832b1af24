"""Typing into statements: a new statement and its first words are one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from argmap.core.i18n import tr
from argmap.core.limits import MAX_TEXT

if TYPE_CHECKING:
    from argmap.core.patch import Patch
    from argmap.interaction.stage import Stage


class TextEntry:
    """The statement being typed into, if any; a new one belongs to the stage's open step."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.key: str | None = None

    @property
    def open(self) -> bool:
        return self.key is not None

    def begin(self, key: str, typed: str = "", select_all: bool = False) -> None:
        """Open the editor on a statement; what is `typed` follows its text."""
        if key not in self._stage.document.statements:
            return
        self._stage.session.select([key])
        self.key = key
        self._stage.port.edit_text(key, select_all, typed)

    def create(
        self, label: str, patch: Patch, key: str, finish: Callable[[], None] | None = None
    ) -> None:
        """Make a statement and open the editor on it: all is one step, and none if left empty.

        `finish` may apply more to the stage's step before the editor opens.
        """
        stage = self._stage
        stage.begin(label)
        stage.apply(patch)
        if finish is not None:
            finish()
        stage.session.select([key])
        self.key = key
        stage.port.edit_text(key, False)

    def commit(self, key: str, text: str) -> bool:
        """Take the text over; a new statement left empty is taken back without a step.

        False if nothing has changed. A text too long is cut, and said to be.
        """
        new = self.key == key and self._stage.step_open
        self.key = None
        if self._stage.step_lost or key not in self._stage.document.statements:
            self._stage.take_back()
            return False
        if len(text) > MAX_TEXT:
            text = text[:MAX_TEXT]
            self._stage.port.say(
                tr("The text was cut: a statement holds {n} characters.", n=MAX_TEXT)
            )
        return self._commit_new(key, text) if new else self._commit_known(key, text)

    def _commit_new(self, key: str, text: str) -> bool:
        from argmap.core.edits import statements

        stage = self._stage
        if not text.strip():
            stage.take_back()
            stage.session.select(stage.selection_before)
            return False
        stage.apply(statements.retext(stage.document, key, text, stage.now()))
        return stage.commit()

    def _commit_known(self, key: str, text: str) -> bool:
        from argmap.core.edits import statements

        stage = self._stage
        patch = statements.retext(stage.document, key, text, stage.now())
        return stage.session.apply(patch, tr("Edit text"))
