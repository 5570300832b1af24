"""What a person looks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MOST: Final = 1_000
"""Characters of what is looked for; nobody means more, and a paste may be anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Words, how exactly they are meant, and which records count.

    `similar` finds all the words in any order, however they are misspelt. `kind`, `polarity` (of
    an inference, or of one that a statement is a premise of), `tag` and `speaker` (the id of a
    participant) let only such records through.
    """

    text: str = ""
    similar: bool = False
    match_case: bool = False
    whole_words: bool = False
    kind: str | None = None
    polarity: str | None = None
    tag: str | None = None
    speaker: str | None = None

    @property
    def filtered(self) -> bool:
        """Whether not every record counts."""
        return any(each is not None for each in (self.kind, self.polarity, self.tag, self.speaker))

    @property
    def words(self) -> str:
        """What is looked for, as long as anything may be."""
        return self.text[:MOST].replace("\0", "")

    @property
    def blank(self) -> bool:
        """Whether nothing is looked for."""
        return not self.words and not self.filtered
