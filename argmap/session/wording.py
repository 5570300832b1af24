"""The words of one statement, or a warrant, being typed.

A new statement and its first words are one step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import tr
from argmap.core.limits import MAX_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.session.history import Step
    from argmap.session.session import Session


class Wording:
    """Begun before typing, kept or given up after it. No gesture is open meanwhile.

    The first words of a statement join the step that made it, and a new one left empty takes that
    step away.
    """

    def __init__(self, session: Session, key: str, *, fresh: bool = True) -> None:
        """`fresh` is whether the statement may be a new one that waits for its words."""
        self.key = key
        self._session = session
        self._making = _step_that_made(session, key) if fresh else None

    def keep(self, text: str, now: str | None, say: Callable[[str], None]) -> bool:
        """Take the text over; False if nothing has changed. One too long is cut, and said so."""
        session = self._session
        if not has_words(session, self.key):
            return False
        if self.new and not text.strip():
            self.take_back()
            return False
        if len(text) > MAX_TEXT:
            text = text[:MAX_TEXT]
            say(tr("The text was cut: there is room for {n} characters.", n=MAX_TEXT))
        return self._retext(text, now)

    def give_up(self) -> None:
        """Leave the words as they were; a new statement without any goes."""
        if self.new:
            self.take_back()

    def take_back(self) -> None:
        """The step that made the statement never was."""
        making = self._session.resume()
        if making is not None:
            making.cancel()

    @property
    def new(self) -> bool:
        """Whether the statement was made for these words, and by the last step."""
        return self._making is not None and self._session.history.undoable is self._making

    def _retext(self, text: str, now: str | None) -> bool:
        from argmap.core.edits import statements

        session = self._session
        patch = statements.retext(session.document, self.key, text, now)
        making = session.resume() if self.new and patch else None
        if making is None:
            warrant = self.key in session.document.inferences
            return session.apply(patch, tr("Edit warrant") if warrant else tr("Edit text"))
        with making:
            making.apply(patch)
        return True


def has_words(session: Session, key: str) -> bool:
    """Whether it is a statement, or an inference, whose text is its warrant."""
    return key in session.document.statements or key in session.document.inferences


def _step_that_made(session: Session, key: str) -> Step | None:
    """The newest step, if it made this statement and no other, and it is still empty."""
    statements, step = session.document.statements, session.history.undoable
    if step is None or session.history.redoable is not None or key not in statements:
        return None
    made = [each for each in step.patch.created if each in statements]
    fresh = statements[key]
    return step if made == [key] and not fresh.text and not fresh.title else None
