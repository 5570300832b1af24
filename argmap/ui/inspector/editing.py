"""How forms change records: each commit one undoable step, each refusal a sentence."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from argmap.core import rules
from argmap.core.edits import statements
from argmap.core.integrity import IntegrityError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.session.session import Session


def timestamp() -> str:
    """Return the present as files have it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Editing:
    """A session, a place to say why something was refused, and ways to do what is no edit.

    `run` runs a command by its id, `follow` leads to where a source is to be found.
    """

    def __init__(
        self,
        session: Session,
        say: Callable[[str], None],
        run: Callable[[str], None],
        follow: Callable[[Sequence[str]], None],
    ) -> None:
        self.session = session
        self.say = say
        self.run = run
        self.follow = follow

    @property
    def document(self) -> Document:
        return self.session.document

    def amend(self, label: str, keys: Sequence[str], **fields: Any) -> bool:
        """Set fields of records; False, with the reason said, if that cannot be."""
        now = timestamp()
        return self.make(label, lambda document: statements.amend(document, keys, now, **fields))

    def make(self, label: str, *edits: Callable[[Document], Patch]) -> bool:
        """Make edits one after the other as one step, each on what the one before it left."""
        if self.session.gesture_open:
            return False
        try:
            with self.session.gesture(label) as gesture:
                for edit in edits:
                    gesture.apply(edit(self.document))
        except ValidationError as error:
            self.say(rules.explain(error))
            return False
        except (rules.RefusalError, IntegrityError) as error:
            self.say(str(error))
            return False
        return True
