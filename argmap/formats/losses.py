"""What a format would lose of a map, computed from the map and what the format holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from argmap.core.graph import cycles, role_of
from argmap.core.i18n import mark, trn
from argmap.formats.foreign import formats_kept
from argmap.formats.format import CAPABILITIES, Capability, Format, Loss

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Inference, Statement


class _Asset(NamedTuple):
    """How many of something there are in a map, and how one and many are called."""

    count: Callable[[Document], int]
    one: str
    many: str


def losses(document: Document, target: Format) -> tuple[Loss, ...]:
    """Everything of the map that does not survive being written in this format."""
    found = [
        Loss(what, count, _told(what, count))
        for what in CAPABILITIES
        if what in _ASSETS and what not in target.holds and (count := _ASSETS[what].count(document))
    ]
    if count := _aiming_at_lost(document, target):
        told = trn(
            "{n} inference that aims at a lost one", "{n} inferences that aim at lost ones", count
        )
        found.append(Loss("aiming_at_lost", count, told))
    if "kept_aside" not in target.holds and (count := _kept_of_others(document, target)):
        told = trn(
            "what {n} record keeps of another format",
            "what {n} records keep of other formats",
            count,
        )
        found.append(Loss("kept_aside", count, told))
    return (*found, *target.also_lost(document))


def _aiming_at_lost(document: Document, target: Format) -> int:
    """Inferences that the format could hold, but for what they aim at, whatever that aims at."""
    fine = target.holds | target.bends
    lost = {role for what, role in _ROLES.items() if what not in fine}
    gone = {key for key, each in document.inferences.items() if role_of(document, each) in lost}
    waiting, before = list(gone), len(gone)
    while waiting:
        more = set(document.references.aiming_at(waiting.pop())) - gone
        gone |= more
        waiting += more
    return len(gone) - before


def sentence(lost: Iterable[Loss]) -> str:
    """`2 backings, 14 positions`, for a line or a dialog."""
    return ", ".join(each.told for each in lost)


_ROLES: Final[dict[Capability, str]] = {
    "undercuts": "undercut", "backings": "backing", "other_polarity": "other",
}  # fmt: skip
"""Capabilities without which whole inferences are not written."""


def _told(what: Capability, count: int) -> str:
    asset = _ASSETS[what]
    return trn(asset.one, asset.many, count)


def _of_statements(fits: Callable[[Statement], object]) -> Callable[[Document], int]:
    return lambda document: sum(bool(fits(each)) for each in document.statements.values())


def _of_inferences(fits: Callable[[Inference], object]) -> Callable[[Document], int]:
    return lambda document: sum(bool(fits(each)) for each in document.inferences.values())


def _of_role(role: str) -> Callable[[Document], int]:
    return lambda document: sum(
        role_of(document, each) == role for each in document.inferences.values()
    )


def _of_relations(fits: Callable[[str], bool]) -> Callable[[Document], int]:
    return lambda document: sum(fits(each.kind) for each in document.relations.values())


def _several_parents(document: Document) -> int:
    inferences = document.inferences
    return sum(
        len({inferences[each].target for each in document.references.from_premise(key)}) > 1
        for key in document.references.premises
    )


def _with(field: Literal["created", "modified", "author"]) -> Callable[[Document], int]:
    return lambda document: sum(
        getattr(each, field) is not None
        for name in ("statements", "inferences")
        for each in document.collection(name).values()
    )


def _kept_of_others(document: Document, target: Format) -> int:
    """Records with details of formats that this one does not write back."""
    own = {target.id, *target.keeps}
    every = (document.info, *document.records().values())
    return sum(bool(formats_kept(each) - own) for each in every)


def _speakers(document: Document) -> int:
    return max(
        len(document.participants),
        sum(each.voice is not None for each in document.statements.values()),
    )


_ASSETS: Final[dict[Capability, _Asset]] = {
    "linked": _Asset(
        _of_inferences(lambda each: len(each.premises) > 1),
        mark("{n} group of linked premises"),
        mark("{n} groups of linked premises"),
    ),
    "undercuts": _Asset(_of_role("undercut"), mark("{n} undercut"), mark("{n} undercuts")),
    "backings": _Asset(_of_role("backing"), mark("{n} backing"), mark("{n} backings")),
    "several_parents": _Asset(
        _several_parents,
        mark("{n} statement that bears on several"),
        mark("{n} statements that bear on several"),
    ),
    "cycles": _Asset(
        lambda document: len(cycles(document)), mark("{n} circle"), mark("{n} circles")
    ),
    "other_polarity": _Asset(
        _of_role("other"),
        mark("{n} inference that neither supports nor attacks"),
        mark("{n} inferences that neither support nor attack"),
    ),
    "schemes": _Asset(
        _of_inferences(lambda each: each.scheme), mark("{n} scheme"), mark("{n} schemes")
    ),
    "roles": _Asset(
        lambda document: sum(len(each.roles) for each in document.inferences.values()),
        mark("{n} role of a premise"),
        mark("{n} roles of premises"),
    ),
    "warrants": _Asset(
        _of_inferences(lambda each: each.text), mark("{n} warrant"), mark("{n} warrants")
    ),
    "answers": _Asset(
        lambda document: sum(len(each.answers) for each in document.inferences.values()),
        mark("{n} answer to a critical question"),
        mark("{n} answers to critical questions"),
    ),
    "strength": _Asset(
        _of_inferences(lambda each: each.strength is not None),
        mark("{n} strength"),
        mark("{n} strengths"),
    ),
    "rephrases": _Asset(
        _of_relations(lambda kind: kind == "rephrase"), mark("{n} rephrase"), mark("{n} rephrases")
    ),
    "contradictions": _Asset(
        _of_relations(lambda kind: kind == "contradiction"),
        mark("{n} contradiction"),
        mark("{n} contradictions"),
    ),
    "preferences": _Asset(
        _of_relations(lambda kind: kind == "preference"),
        mark("{n} preference"),
        mark("{n} preferences"),
    ),
    "other_relations": _Asset(
        _of_relations(lambda kind: kind not in ("rephrase", "contradiction", "preference")),
        mark("{n} relation that is no inference"),
        mark("{n} relations that are no inference"),
    ),
    "groups": _Asset(lambda document: len(document.groups), mark("{n} group"), mark("{n} groups")),
    "kinds": _Asset(
        _of_statements(lambda each: each.kind != "claim"),
        mark("{n} kind of statement"),
        mark("{n} kinds of statements"),
    ),
    "titles": _Asset(
        _of_statements(lambda each: each.title), mark("{n} title"), mark("{n} titles")
    ),
    "implicit": _Asset(
        _of_statements(lambda each: each.implicit),
        mark("{n} mark of an unstated premise"),
        mark("{n} marks of unstated premises"),
    ),
    "credence": _Asset(
        _of_statements(lambda each: each.credence is not None),
        mark("{n} credence"),
        mark("{n} credences"),
    ),
    "speakers": _Asset(_speakers, mark("{n} speaker"), mark("{n} speakers")),
    "chains": _Asset(
        _of_statements(lambda each: each.chain),
        mark("{n} chain of report"),
        mark("{n} chains of report"),
    ),
    "sources": _Asset(
        lambda document: len(document.sources), mark("{n} source"), mark("{n} sources")
    ),
    "passages": _Asset(
        lambda document: sum(len(each.excerpts) for each in document.statements.values()),
        mark("{n} passage in a source"),
        mark("{n} passages in sources"),
    ),
    "citations": _Asset(
        lambda document: sum(len(each.citations) for each in document.statements.values()),
        mark("{n} citation"),
        mark("{n} citations"),
    ),
    "fidelity": _Asset(
        _of_statements(lambda each: each.fidelity),
        mark("{n} mark of how true to its source a statement is"),
        mark("{n} marks of how true to their sources statements are"),
    ),
    "tags": _Asset(
        lambda document: sum(len(each.tags) for each in document.statements.values()),
        mark("{n} tag"),
        mark("{n} tags"),
    ),
    "notes": _Asset(_of_statements(lambda each: each.note), mark("{n} note"), mark("{n} notes")),
    "colours": _Asset(
        _of_statements(lambda each: each.colour), mark("{n} colour"), mark("{n} colours")
    ),
    "positions": _Asset(
        _of_statements(lambda each: each.x is not None), mark("{n} position"), mark("{n} positions")
    ),
    "widths": _Asset(
        _of_statements(lambda each: each.width is not None), mark("{n} width"), mark("{n} widths")
    ),
    "pins": _Asset(_of_statements(lambda each: each.pinned), mark("{n} pin"), mark("{n} pins")),
    "inference_tags": _Asset(
        lambda document: sum(len(each.tags) for each in document.inferences.values()),
        mark("{n} tag of an inference"),
        mark("{n} tags of inferences"),
    ),
    "inference_notes": _Asset(
        _of_inferences(lambda each: each.note),
        mark("{n} note on an inference"),
        mark("{n} notes on inferences"),
    ),
    "created": _Asset(
        _with("created"), mark("{n} date of creation"), mark("{n} dates of creation")
    ),
    "modified": _Asset(_with("modified"), mark("{n} date of change"), mark("{n} dates of change")),
    "authors": _Asset(_with("author"), mark("{n} author"), mark("{n} authors")),
    "map_title": _Asset(
        lambda document: bool(document.info.title), mark("the map's title"), mark("titles")
    ),
    "map_description": _Asset(
        lambda document: bool(document.info.description),
        mark("the map's description"),
        mark("descriptions"),
    ),
    "map_language": _Asset(
        lambda document: document.info.language is not None,
        mark("the map's language"),
        mark("languages"),
    ),
    "central": _Asset(
        lambda document: document.info.central is not None,
        mark("which statement is central"),
        mark("central statements"),
    ),
    "direction": _Asset(
        lambda document: document.info.direction != "auto",
        mark("the direction of reading"),
        mark("directions"),
    ),
}
