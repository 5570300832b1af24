"""What the shell asks a person, as data: dialogs answer it on screen, tests answer it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from argmap.core.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Choice(NamedTuple):
    """One button of a question; `id` is what the answer is told by."""

    id: str
    title: str
    weight: Literal["normal", "danger"] = "normal"


class Question(NamedTuple):
    """A decision to make. Return takes the first choice, Escape “cancel”, or else the last."""

    title: str
    sentence: str
    choices: tuple[Choice, ...]
    details: tuple[str, ...] = ()

    @property
    def default(self) -> str:
        return self.choices[0].id

    @property
    def escape(self) -> str:
        ids = [choice.id for choice in self.choices]
        return "cancel" if "cancel" in ids else ids[-1]


class Asker(Protocol):
    """Everything that stops and waits for a person."""

    def choose(self, question: Question) -> str:
        """Return the id of the choice taken."""
        ...

    def files_to_open(self, folder: Path) -> list[Path]:
        """Return the files picked, or none."""
        ...

    def file_to_save(
        self, suggestion: Path, kind: str = "", suffixes: tuple[str, ...] = ()
    ) -> Path | None:
        """Return where to save, with overwriting already agreed to, or None.

        `kind` says what is written, and `suffixes` what names of such files end in; the first is
        added to a name that has none.
        """
        ...


def report(title: str, sentence: str, details: Sequence[str] = ()) -> Question:
    """Return something to be told of rather than asked."""
    return Question(title, sentence, (Choice("close", tr("Close")),), tuple(details))
