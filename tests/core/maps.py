"""Maps for tests: small ones written by hand, and any that hypothesis can think of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.edits import (
    arrange,
    chains,
    concluding,
    exchanging,
    inferences,
    interposing,
    merging,
    paste,
    reparenting,
    splitting,
    statements,
    structure,
    tagging,
    turning,
)
from argmap.core.geometry import Point
from argmap.core.order import spread
from argmap.core.patch import Patch
from argmap.core.records import (
    COLLECTIONS,
    Citation,
    Content,
    Group,
    Inference,
    MapInfo,
    Participant,
    Record,
    Relation,
    Source,
    Statement,
)
from argmap.core.rules import RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = "2026-02-03T04:05:06Z"
KINDS = ("claim", "evidence", "counterpoint", "question", "note", "axiom")
POLARITIES = ("support", "attack", "rebut?")


def statement(key: str, **fields: Any) -> Statement:
    return Statement(id=key, **{"text": key.upper(), "x": 0.0, "y": 0.0} | fields)


def inference(key: str, premises: str, target: str, polarity: str = "support") -> Inference:
    """An inference from premises named in a string, separated by spaces."""
    return Inference(id=key, premises=tuple(premises.split()), target=target, polarity=polarity)


def document(*records: Record, central: str | None = None) -> Document:
    """A document of these; each collection is ordered as written."""
    parts: dict[str, Any] = {}
    for name, kind in COLLECTIONS.items():
        mine = [record for record in records if type(record) is kind]
        parts[name] = tuple(
            record if record.order else record.model_copy(update={"order": order})
            for record, order in zip(mine, spread(len(mine)), strict=True)
        )
    return Document(Content(info=MapInfo(central=central), **parts))


def snapshot(subject: Document) -> dict[str, Any]:
    """Everything that is in a document, by identity of records."""
    names = COLLECTIONS
    found: dict[str, Any] = {
        key: id(record) for name in names for key, record in subject.collection(name).items()
    }
    return found | {"": id(subject.info)}


def assert_sound(subject: Document) -> None:
    """What holds in every document, whatever was done to it: checked from scratch."""
    fresh = Document(Content.model_validate(subject.content().model_dump()))
    assert len(fresh) == len(subject)
    for name in COLLECTIONS:
        records = subject.ordered(name)
        assert list(records) == sorted(records, key=lambda record: (record.order, record.id))
        assert [record.id for record in records] == [record.id for record in fresh.ordered(name)]
    for key in snapshot(subject):
        for index in ("aiming_at", "from_premise", "mentioning"):
            mine = set(getattr(subject.references, index)(key))
            assert mine == set(getattr(fresh.references, index)(key)), (index, key)


@st.composite
def contents(draw: st.DrawFn, most: int = 7) -> Content:
    """Consistent content with everything that can mention something."""
    sources = [
        Source(id=f"src{n}", reports=f"src{n - 1}" if n and draw(st.booleans()) else None)
        for n in range(draw(st.integers(0, 2)))
    ]
    people = [Participant(id=f"who{n}", name="N.") for n in range(draw(st.integers(0, 2)))]
    count = draw(st.integers(0, most))
    placed = st.one_of(st.none(), st.integers(-500, 500).map(float))
    told = [
        Statement(
            id=f"s{n}",
            kind=draw(st.sampled_from(KINDS)),
            text=draw(st.text(max_size=8)),
            x=draw(placed),
            y=draw(placed),
            voice=draw(st.sampled_from([None, *(who.id for who in people)])),
            citations=tuple(Citation(source=each.id) for each in sources if draw(st.booleans())),
        )
        for n in range(count)
    ]
    keys = [each.id for each in told]
    arrows: list[Inference] = []
    for n in range(draw(st.integers(0, most)) if keys else 0):
        premises = draw(st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True))
        target = draw(st.sampled_from([*keys, *(arrow.id for arrow in arrows)]))
        arrows.append(
            Inference(
                id=f"i{n}",
                premises=tuple(premises),
                target=target,
                polarity=draw(st.sampled_from(POLARITIES)),
                roles={premises[0]: "minor"} if draw(st.booleans()) else {},
            )
        )
    pairs = st.tuples(st.sampled_from(keys or [""]), st.sampled_from(keys or [""]))
    ties = [
        Relation(id=f"r{n}", a=a, b=b)
        for n, (a, b) in enumerate(draw(st.lists(pairs, max_size=2)) if keys else [])
    ]
    frames = [
        Group(id=f"g{n}", members=tuple(draw(st.lists(st.sampled_from(keys), unique=True))))
        for n in range(draw(st.integers(0, 2)) if keys else 0)
    ]
    central = draw(st.sampled_from([None, *keys]))
    made = document(*told, *arrows, *ties, *frames, *sources, *people, central=central)
    return made.content()


def documents() -> st.SearchStrategy[Document]:
    return contents().map(Document)


def draw_edit(draw: st.DrawFn, subject: Document) -> Patch:
    """Any edit of this document, with any arguments; a refused one is empty."""
    known = [*snapshot(subject)] or ["nothing"]
    key = st.sampled_from([*known, "nothing"])
    keys = st.lists(key, max_size=4)
    number = st.integers(-300, 300).map(float)
    point = st.builds(Point, number, number)
    edits: dict[str, Callable[[], Patch]] = {
        "add": lambda: statements.add(subject, at=draw(point), kind=draw(st.sampled_from(KINDS))),
        "retext": lambda: statements.retext(subject, draw(key), draw(st.text(max_size=5)), NOW),
        "delete": lambda: statements.delete(subject, draw(keys), NOW),
        "connect": lambda: inferences.connect(subject, draw(keys), draw(key)),
        "respond": lambda: inferences.respond(subject, draw(key), at=draw(point), after=draw(key)),
        "conclude": lambda: inferences.conclude(subject, draw(keys) or ["-"], at=draw(point)),
        "drop": lambda: inferences.drop(subject, draw(key), draw(key)),
        "add_premise": lambda: inferences.add_premise(subject, draw(key), draw(key)),
        "remove_premise": lambda: inferences.remove_premise(subject, draw(key), draw(key), NOW),
        "exchange": lambda: exchanging.exchange(subject, draw(key), draw(key), draw(key), NOW),
        "flip": lambda: inferences.flip(subject, draw(keys), NOW),
        "set_polarity": lambda: inferences.set_polarity(subject, draw(keys), "attack"),
        "retarget": lambda: inferences.retarget(subject, draw(key), draw(key), NOW),
        "link": lambda: inferences.link(subject, draw(keys)),
        "unlink": lambda: inferences.unlink(subject, draw(keys), NOW),
        "move": lambda: arrange.move(subject, draw(keys), draw(number), draw(number)),
        "place": lambda: arrange.place(subject, {draw(key): draw(point)}),
        "resize": lambda: arrange.resize(subject, draw(key), draw(number)),
        "relate": lambda: structure.relate(subject, draw(key), draw(key)),
        "group": lambda: structure.group(subject, draw(keys), "A frame"),
        "ungroup": lambda: structure.ungroup(subject, draw(keys)),
        "describe": lambda: structure.describe(subject, title=draw(st.text(max_size=3))),
        "add_tag": lambda: tagging.add_tag(subject, draw(keys), draw(st.text(max_size=3))),
        "remove_tag": lambda: tagging.remove_tag(subject, draw(keys), "one"),
        "rename_tag": lambda: tagging.rename_tag(subject, "one", draw(st.text(max_size=3))),
        "source": lambda: structure.add_source(subject, title="A report"),
        "participant": lambda: structure.add_participant(subject, "A speaker"),
        "undercut": lambda: turning.undercut(subject, draw(key), among=draw(keys), now=NOW),
        "to_premise": lambda: turning.object_to_premise(subject, draw(key), among=draw(keys)),
        "swap": lambda: turning.swap(subject, draw(key), draw(st.one_of(st.none(), key)), NOW),
        "close_gap": lambda: chains.close_gap(subject, draw(key), NOW),
        "merge": lambda: merging.merge(subject, draw(keys), NOW).patch,
        "split": lambda: splitting.split(
            subject,
            draw(key),
            draw(st.tuples(st.text(max_size=4), st.text(max_size=4))),
            draw(st.sampled_from(["linked", "separate", "chain"])),
            at=draw(st.one_of(st.none(), point)),
            now=NOW,
        ),
        "interpose": lambda: interposing.interpose(
            subject, draw(key), at=draw(point), premises=draw(keys), now=NOW
        ),
        "conclude_between": lambda: concluding.conclude_between(
            subject, draw(keys), at=draw(point), now=NOW
        ),
        "reattach": lambda: reparenting.reattach(
            subject,
            draw(key),
            draw(key),
            polarity=draw(st.sampled_from([None, *POLARITIES])),
            arrow=draw(st.one_of(st.none(), key)),
            now=NOW,
        ),
        "duplicate": lambda: paste.duplicate(subject, draw(keys), dx=24.0, dy=24.0, now=NOW),
    }
    try:
        return edits[draw(st.sampled_from(sorted(edits)))]()
    except RefusalError:
        return Patch()
