"""Any map that a format can hold, and what of it must come back."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.order import spread
from argmap.core.records import (
    Content,
    Excerpt,
    Group,
    Inference,
    MapInfo,
    Participant,
    Relation,
    Source,
    Statement,
)

PASSAGE = "Öl & <b>Wasser</b>\n“mischen” sich 🙂 nicht."
TEXTS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=12
).map(str.strip).filter(bool)  # fmt: skip
RELATIONS = {
    "rephrases": "rephrase",
    "contradictions": "contradiction",
    "preferences": "preference",
    "other_relations": "related",
}
TIMES = ("2025-01-02T03:04:05Z", "1999-12-31T23:59:59Z")


@st.composite
def maps(
    draw: st.DrawFn, holds: Collection[str], texts: st.SearchStrategy[str] = TEXTS
) -> Document:
    """A map of up to six statements that says nothing else than `holds` names."""
    keys = [f"s{at}" for at in range(draw(st.integers(1, 6)))]
    orders = spread(9)
    people = ("Ann Bee", "Cid") if "speakers" in holds else ()
    source = "passages" in holds
    statements = tuple(
        Statement(
            id=key, order=order, **draw(_fields(holds, texts, voices=bool(people), source=source))
        )
        for key, order in zip(keys, orders, strict=False)
    )
    inferences = draw(_inferences(holds, keys))
    kinds = [kind for name, kind in RELATIONS.items() if name in holds]
    pairs = draw(st.lists(st.permutations(keys).map(lambda p: p[:2]), max_size=2)) if kinds else []
    relations = tuple(
        Relation(id=f"r{at}", order=orders[at], kind=draw(st.sampled_from(kinds)), a=a, b=b)
        for at, (a, b) in enumerate(pair for pair in pairs if len(pair) == 2)
    )
    voiced = {each.voice for each in statements} - {None}
    return Document(
        Content(
            info=MapInfo(
                title=draw(texts) if "map_title" in holds else "",
                central=keys[0] if "central" in holds and draw(st.booleans()) else None,
            ),
            statements=statements,
            inferences=inferences,
            relations=tuple({(each.kind, each.a, each.b): each for each in relations}.values()),
            groups=_groups(holds, keys),
            sources=(Source(id="text", order="a1", text=PASSAGE),) if source else (),
            participants=tuple(
                Participant(id=f"p{at}", order=orders[at], name=name)
                for at, name in enumerate(people)
                if f"p{at}" in voiced
            ),
        )
    )


def _groups(holds: Collection[str], keys: list[str]) -> tuple[Group, ...]:
    return (Group(id="g", order="a1", title="Some", members=tuple(keys[:2])),) * ("groups" in holds)


@st.composite
def _fields(
    draw: st.DrawFn,
    holds: Collection[str],
    texts: st.SearchStrategy[str],
    *,
    voices: bool,
    source: bool,
) -> dict[str, Any]:
    fields: dict[str, Any] = {"text": draw(texts)}

    def perhaps(what: str, name: str, values: st.SearchStrategy[Any]) -> None:
        if what in holds and draw(st.booleans()):
            fields[name] = draw(values)

    perhaps("created", "created", st.sampled_from(TIMES))
    perhaps("modified", "modified", st.sampled_from(TIMES))
    perhaps("notes", "note", texts)
    perhaps("implicit", "implicit", st.just(True))
    perhaps("tags", "tags", st.just(("one", "two words")))
    perhaps("colours", "colour", st.just("#aa3300"))
    if voices and draw(st.booleans()):
        fields["voice"] = draw(st.sampled_from(("p0", "p1")))
    if "positions" in holds:
        place = st.integers(-4000, 4000).map(lambda n: n / 4)
        fields["x"], fields["y"] = draw(place), draw(place)
    if source and draw(st.booleans()):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(PASSAGE))] * 2)))
        exact = PASSAGE[start:end]
        fields["excerpts"] = (Excerpt(source="text", start=start, end=end, exact=exact),)
    return fields


@st.composite
def _inferences(draw: st.DrawFn, holds: Collection[str], keys: list[str]) -> tuple[Inference, ...]:
    made: list[Inference] = []
    used: set[str] = set()
    orders = spread(5)
    for at in range(draw(st.integers(0, 5))):
        free = [key for key in keys if "several_parents" in holds or key not in used]
        most = 3 if "linked" in holds else 1
        if not free:
            break
        premises = draw(st.lists(st.sampled_from(free), min_size=1, max_size=most, unique=True))
        others = ("prefer",) if "other_polarity" in holds else ()
        polarity = draw(st.sampled_from(("support", "attack", *others)))
        lowest = min(keys.index(key) for key in premises)
        targets = list(keys) if "cycles" in holds else keys[:lowest]
        at_step = {"support": "backings", "attack": "undercuts"}.get(polarity, "")
        if at_step in holds:
            targets += [each.id for each in made]
        if not targets:
            continue
        used |= set(premises)
        schemes = (None, "Expert opinion", "Sign") if polarity == "support" else (None,)
        scheme = draw(st.sampled_from(schemes)) if "schemes" in holds else None
        target = draw(st.sampled_from(targets))
        inference = Inference(
            id=f"i{at}", order=orders[at], premises=tuple(premises), target=target,
            polarity=polarity, scheme=scheme,
        )  # fmt: skip
        made.append(inference)
    return tuple(made)


def facts(document: Document) -> dict[str, Any]:
    """What a map says, without order indices and ids of people; as sets where it may be."""
    names = {key: each.name for key, each in document.participants.items()}
    content = document.content()
    texts = {each.id: each.text for each in content.sources}

    def ends(each: Relation) -> tuple[str, ...]:
        pair = (each.a, each.b)
        return tuple(sorted(pair)) if each.kind == "contradiction" else pair

    return {
        "info": (content.info.title, content.info.central),
        "statements": [
            {
                **_said(each),
                "voice": names.get(each.voice or ""),
                "excerpts": sorted(
                    (texts[at.source] or "", at.start, at.end, at.exact) for at in each.excerpts
                ),
            }
            for each in content.statements
        ],
        "inferences": {
            (each.id, frozenset(each.premises), each.target, each.polarity, each.scheme)
            for each in content.inferences
        },
        "relations": {(each.kind, *ends(each)) for each in content.relations},
        "groups": {(each.title, each.members) for each in content.groups},
        "people": sorted(names.values()),
    }


def _said(each: Statement) -> dict[str, Any]:
    said = each.model_dump(exclude_defaults=True)
    leave = ("order", "foreign", "voice", "excerpts")
    return {name: value for name, value in said.items() if name not in leave}
