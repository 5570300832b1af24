"""MindMup's argument maps: ideas in groups that support or oppose the idea above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from argmap.core.i18n import mark, tr, trn
from argmap.formats.branches import Branches
from argmap.formats.building import Builder
from argmap.formats.format import Format, Imported, Loss
from argmap.formats.ideas import COLOUR, FAMILY, IMPLICIT, attr_of, connector, style_of
from argmap.formats.mindmup_writing import write
from argmap.storage.errors import FileProblem

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.given import Given

_GROUPS: Final = {"supporting": "+", "opposing": "-"}


def _sniff(given: Given) -> float:
    raw = given.object
    if not isinstance(raw.get("ideas"), dict):
        return 0.0
    return 0.95 if "formatVersion" in raw or raw.get("id") == "root" else 0.6


def _read(given: Given) -> Imported:
    raw = given.json
    if not isinstance(raw, dict) or not isinstance(raw.get("ideas", {}), dict):
        raise FileProblem(tr("There are no ideas in this file."))
    builder = Builder(FAMILY)
    reading = _Reading(builder)
    # Until version 3 the first idea was the file itself.
    old = raw.get("id") != "root" and "ideas" in raw and _version(raw) < 3
    reading.grow({"ideas": {"1": raw}} if old else raw)
    reading.links(raw.get("links"))
    reading.tell()
    more = {
        name: value
        for name, value in raw.items()
        if name not in ("ideas", "title", "links", "id", "formatVersion") and value
    }
    keep = {"more": more} if more and not old else None
    title = "" if old else str(raw.get("title") or "")
    return builder.finish(keep=keep, title=title)


def _also_lost(document: Document) -> Iterator[Loss]:
    count = sum(each.text.rstrip() != each.text for each in document.statements.values())
    if count:
        told = trn("the blanks after {n} statement", "the blanks after {n} statements", count)
        yield Loss("trailing_blanks", count, told)


def _version(raw: Mapping[str, Any]) -> float:
    try:
        return float(raw.get("formatVersion", 0))
    except (TypeError, ValueError):
        return 0.0


class _Place(NamedTuple):
    """An idea, the line that it stands below, and how it bears on that."""

    idea: Any
    below: int
    sign: str
    step: Mapping[str, Any] | None = None


class _Reading:
    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._branches = Branches(builder)
        self._known: dict[str, str] = {}
        self._guessed = 0

    def grow(self, root: Any) -> None:
        """Go through all ideas in the order of the tree, however deep."""
        waiting = self._below(root, -1)[::-1]
        while waiting:
            each = waiting.pop()
            row = self._put(each)
            waiting += self._below(each.idea, row)[::-1]

    def _below(self, idea: Any, row: int) -> list[_Place]:
        """The ideas that stand below one, through groups, each with how it bears on it."""
        found: list[_Place] = []
        for each in _children(idea):
            group = attr_of(each).get("group")
            if group and row >= 0:
                found += self._group(each, row, str(group))
            elif group and each.get("ideas"):
                # A group that stands below nothing is no more than what is in it.
                found += [_Place(inner, -1, "") for inner in _children(each)]
            else:
                found.append(_Place(each, row, "+" if row >= 0 else ""))
                self._guessed += row >= 0
        return found

    def links(self, links: Any) -> None:
        for each in links if isinstance(links, list) else ():
            if not isinstance(each, dict):
                continue
            a, b = (self._known.get(str(each.get(end)), "") for end in ("ideaIdFrom", "ideaIdTo"))
            label = style_of(each).get("label") or attr_of(each).get("label")
            self._builder.relation(None, str(label or "related"), a, b)

    def tell(self) -> None:
        self._branches.finish()
        if self._guessed:
            self._builder.guessed(
                trn(
                    "{n} idea is in no group for or against; it is taken to support the one above.",
                    "{n} ideas are in no group for or against; "
                    "they are taken to support the ones above.",
                    self._guessed,
                )
            )

    def _group(self, group: Any, parent: int, name: str) -> list[_Place]:
        """The premises in a group."""
        sign = _GROUPS.get(name, "+")
        if name not in _GROUPS:
            self._guessed += 1
        attr = attr_of(group)
        label = connector(attr).get("label")
        step: dict[str, Any] = {"scheme": label} if isinstance(label, str) and label else {}
        rest = {
            each: value
            for each, value in attr.items()
            if each not in ("group", "contentLocked", "parentConnector")
        }
        width = {each: value for each, value in connector(attr).items() if each != "label"}
        keep = {"attr": rest | ({"parentConnector": width} if width else {})}
        if keep["attr"]:
            step["keep"] = keep
        found: list[_Place] = []
        for premise in _children(group):
            found.append(_Place(premise, parent, "&" if found else sign, step))
        if not found:
            self._builder.repaired(tr("A group is empty; it is left out."))
        return found

    def _put(self, place: _Place) -> int:
        same = attr_of(place.idea).get("same")
        if isinstance(same, (str, int)) and str(same) in self._known:
            key = self._known[str(same)]
        else:
            key = self._said(place.idea)
        return self._branches.put(place.below, key, place.sign, step=place.step)

    def _said(self, idea: Any) -> str:
        attr = dict(attr_of(idea))
        fields: dict[str, Any] = {}
        note = attr.get("note")
        if isinstance(note, dict) and isinstance(note.get("text"), str):
            fields["note"] = note["text"]
            attr.pop("note")
        names = attr.get("styleNames")
        if isinstance(names, list) and IMPLICIT in names:
            fields["implicit"] = True
            attr["styleNames"] = [each for each in names if each != IMPLICIT]
        style = dict(attr["style"]) if isinstance(attr.get("style"), dict) else {}
        background = style.get("background")
        if isinstance(background, str) and COLOUR.match(background):
            fields["colour"] = style.pop("background")
        if isinstance(style.get("width"), (int, float)) and 80 <= style["width"] <= 4000:
            fields["width"] = float(style.pop("width"))
        attr["style"] = style
        keep = {"attr": left} if (left := {k: v for k, v in attr.items() if v}) else None
        number = idea.get("id")
        own = str(number) if isinstance(number, (str, int)) else None
        key = self._branches.say(own, str(idea.get("title") or "").rstrip(), keep=keep, **fields)
        self._known.setdefault(own or key, key)
        return key


def _children(idea: Any) -> Iterator[dict[str, Any]]:
    """Ideas below one, as they stand beside one another: by rank, the positive ones first."""
    ideas = idea.get("ideas") if isinstance(idea, dict) else None
    if not isinstance(ideas, dict):
        return
    for rank in sorted(ideas, key=_rank):
        if isinstance(ideas[rank], dict):
            yield ideas[rank]


def _rank(key: str) -> tuple[bool, float]:
    try:
        number = float(key)
    except ValueError:
        return True, float("inf")
    return number < 0, abs(number)


FORMAT = Format(
    id=FAMILY,
    title=mark("MindMup"),
    suffixes=(".mup",),
    sniff=_sniff,
    read=_read,
    write=write,
    holds=frozenset(
        {
            "linked", "several_parents", "cycles", "schemes", "rephrases", "contradictions",
            "preferences", "other_relations", "implicit", "notes", "widths", "map_title",
        }
    ),
    also_lost=_also_lost,
)  # fmt: skip
