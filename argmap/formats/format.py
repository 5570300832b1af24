"""What is declared of a format: how to tell it, read it, write it, and what it can hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.drawing.options import SheetOptions
    from argmap.formats.given import Given

Capability = Literal[
    "linked",
    "undercuts",
    "backings",
    "several_parents",
    "cycles",
    "other_polarity",
    "schemes",
    "roles",
    "warrants",
    "answers",
    "strength",
    "rephrases",
    "contradictions",
    "preferences",
    "other_relations",
    "groups",
    "kinds",
    "titles",
    "implicit",
    "credence",
    "speakers",
    "chains",
    "sources",
    "passages",
    "citations",
    "fidelity",
    "tags",
    "notes",
    "colours",
    "positions",
    "widths",
    "pins",
    "inference_tags",
    "inference_notes",
    "created",
    "modified",
    "authors",
    "map_title",
    "map_description",
    "map_language",
    "central",
    "direction",
    "kept_aside",
]
CAPABILITIES: Final[tuple[Capability, ...]] = get_args(Capability)

Act = Literal["repaired", "guessed", "kept"]


class Remark(NamedTuple):
    """A sentence about a file that was read: what was repaired, guessed, or kept aside."""

    act: Act
    message: str
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Loss:
    """What a format has no place for: how many of what, and the same in words."""

    what: str
    count: int
    told: str


@dataclass(frozen=True, slots=True)
class Imported:
    """A map out of a file of another program.

    `kept_aside` counts what is kept but not shown, by its name in the format; `locutions` are the
    utterances of a dialogue among it.
    """

    document: Document
    remarks: tuple[Remark, ...] = ()
    kept_aside: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    locutions: int = 0


class Options(NamedTuple):
    """What a writer may want to know besides the map.

    `name` is that of the file, for a title; `sheet` what was chosen for pictures, if anything was.
    """

    name: str = ""
    sheet: SheetOptions | None = None


Sniff = Callable[["Given"], float]
"""How surely a file is of the format, 0 to 1; told from its content, never raising."""
Read = Callable[["Given"], Imported]
Write = Callable[["Document", Options], bytes]


def _nothing(_: Document) -> Iterable[Loss]:
    return ()


@dataclass(frozen=True, slots=True)
class Format:
    """A format; `title` is its name, untranslated, and the first of `suffixes` is what it writes.

    `holds` is what survives writing and reading again: the loss report is computed from it.
    `bends` is what it has no form of its own for and writes in another, so that no more goes with
    it. `also_lost` adds what no capability tells. `keeps` names the formats whose kept details (see
    `foreign`) it writes back, besides its own. `beside` are files of the same name and another
    suffix that are written too.
    """

    id: str
    title: str
    suffixes: tuple[str, ...]
    sniff: Sniff = lambda given: 0.0
    read: Read | None = None
    write: Write | None = None
    holds: frozenset[Capability] = frozenset()
    bends: frozenset[Capability] = frozenset()
    also_lost: Callable[[Document], Iterable[Loss]] = _nothing
    keeps: frozenset[str] = frozenset()
    beside: Mapping[str, Write] = field(default_factory=lambda: MappingProxyType({}))

    def stem(self, name: str) -> str:
        """The name of a file without what such names end in."""
        ends = [each for each in self.suffixes if name.lower().endswith(each) and each != name]
        longest = max(ends, key=len, default=PurePath(name).suffix)
        return name[: len(name) - len(longest)]
