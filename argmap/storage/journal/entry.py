"""What a line of the journal says: a step, a way along the history, or what is being typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic_core import to_json

from argmap.core.patch import Patch
from argmap.core.records import COLLECTION_OF, Record
from argmap.storage.writing import rounded

if TYPE_CHECKING:
    from argmap.core.records import Frozen

_NULL: Final = b"null"
Selected = tuple[str, ...]


class PastStep(NamedTuple):
    """A step of the history, as the session has it."""

    label: str
    patch: Patch
    before: Selected
    after: Selected
    merge: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """How the map and its history became what they are now.

    `place` is where the history stands now; steps from `keep` on are forgotten and then, unless
    `label` is None, one is added. `joined`: it takes up those forgotten. Places count from the
    opening of the map, whatever was forgotten since. `clean` is the place that is saved.
    """

    patch: Patch
    place: int
    clean: int | None
    keep: int | None = None
    label: str | None = None
    merge: str | None = None
    before: Selected = ()
    after: Selected = ()
    joined: bool = False

    def json(self, number: int, time: int) -> bytes:
        told: dict[str, Any] = {"place": self.place, "clean": self.clean}
        if self.keep is not None:
            told["keep"] = self.keep
        if self.label is not None:
            told["label"] = _sound(self.label)
            told["before"] = self.before
            if self.merge is not None:
                told["merge"] = self.merge
            if self.joined:
                told["joined"] = True
        told["after"] = self.after
        return _json("edit", number, time, told, self.patch)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being typed and not yet part of the map; empty keys: nothing is, any more."""

    key: str
    text: str

    def json(self, number: int, time: int) -> bytes:
        return _json("draft", number, time, {"key": self.key, "text": _sound(self.text)})


@dataclass(frozen=True, slots=True)
class Past:
    """A step that led to the base, or leads on from it: it is `index` steps after the opening."""

    index: int
    step: PastStep

    def json(self, number: int, time: int) -> bytes:
        told: dict[str, Any] = {
            "index": self.index,
            "label": _sound(self.step.label),
            "before": self.step.before,
            "after": self.step.after,
        }
        if self.step.merge is not None:
            told["merge"] = self.step.merge
        return _json("past", number, time, told, self.step.patch)


Line = Entry | Draft | Past


@dataclass(frozen=True, slots=True)
class History:
    """The steps of a session: the first one known is the `first`, counted from the opening."""

    steps: Sequence[PastStep] = field(default=())
    first: int = 0
    place: int = 0
    clean: int | None = 0


def _json(
    op: str, number: int, time: int, told: dict[str, Any], patch: Patch | None = None
) -> bytes:
    head = to_json({"seq": number, "op": op, "time": time, **told}, inf_nan_mode="constants")
    if not patch:
        return head
    parts = [head[:-1]]
    if patch.info is not None:
        before, after = map(_record, patch.info)
        parts.append(b',"info":[%b,%b]' % (before, after))
    if patch.changes:
        parts.append(b',"changes":[%b]' % b",".join(_changes(patch)))
    return b"".join(parts) + b"}"


def _sound(text: str) -> str:
    """Without half characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode()


def _changes(patch: Patch) -> Iterable[bytes]:
    for before, after in patch.changes.values():
        known = after or before
        if known is not None:
            name = COLLECTION_OF[type(known)].encode()
            yield b'["%b",%b,%b]' % (name, _record(before), _record(after))


def _record(record: Frozen | None) -> bytes:
    if record is None:
        return _NULL
    kept = rounded(record) if isinstance(record, Record) else record
    return kept.__pydantic_serializer__.to_json(kept, exclude_defaults=True, warnings="none")
