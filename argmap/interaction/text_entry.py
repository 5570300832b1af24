"""Typing into statements: a new statement and its first words are one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from argmap.core.i18n import tr
from argmap.core.limits import MAX_TEXT

if TYPE_CHECKING:
    from argmap.core.patch import Patch
    from argmap.interaction.stage import Stage
    from argmap.session.history import Step


def typing_hint() -> str:
    """Say what the keys do while a text is being typed."""
    return tr("Enter: done. Shift+Enter: new line. Tab: add a reason. Shift+Tab: an objection.")


class TextEntry:
    """The statement being typed into, if any.

    No gesture is open meanwhile, so commands stay possible. The first words of a statement join
    the step that made it, and a new one left empty takes that step away.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.key: str | None = None
        self._making: Step | None = None

    @property
    def open(self) -> bool:
        return self.key is not None

    def begin(self, key: str, typed: str = "", select_all: bool = False) -> None:
        """Open the editor on a statement; what is `typed` follows its text."""
        if key not in self._stage.document.statements:
            return
        self._stage.session.select([key])
        self.key, self._making = key, self._step_that_made(key)
        self._stage.port.edit_text(key, select_all, typed)
        self._stage.overlay.hint = typing_hint()

    def create(
        self, label: str, patch: Patch, key: str, finish: Callable[[], None] | None = None
    ) -> None:
        """Make a statement and open the editor on it.

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
            self.begin(key)
        except Exception:
            self._take_back()
            raise

    def commit(self, key: str, text: str) -> bool:
        """Take the text over; False if nothing has changed. A text too long is cut, and said so."""
        stage = self._stage
        new = (
            self.key == key
            and self._making is not None
            and stage.session.history.undoable is self._making
        )
        self.key = None
        if key not in stage.document.statements:
            return False
        if new and not text.strip():
            self._take_back()
            return False
        if len(text) > MAX_TEXT:
            text = text[:MAX_TEXT]
            stage.port.say(tr("The text was cut: a statement holds {n} characters.", n=MAX_TEXT))
        return self._retext(key, text, new)

    def _retext(self, key: str, text: str, new: bool) -> bool:
        from argmap.core.edits import statements

        session = self._stage.session
        patch = statements.retext(session.document, key, text, self._stage.now())
        making = session.resume() if new and patch else None
        if making is None:
            return session.apply(patch, tr("Edit text"))
        with making:
            making.apply(patch)
        return True

    def _take_back(self) -> None:
        """The step that made the statement never was."""
        making = self._stage.session.resume()
        if making is not None:
            making.cancel()

    def _step_that_made(self, key: str) -> Step | None:
        """The newest step, if it made this statement and no other, and it is still empty."""
        session = self._stage.session
        statements, step = session.document.statements, session.history.undoable
        if step is None or session.history.redoable is not None:
            return None
        made = [each for each in step.patch.created if each in statements]
        fresh = statements[key]
        return step if made == [key] and not fresh.text and not fresh.title else None
