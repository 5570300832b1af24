"""Maps with what a format claims to hold, drawn at random, and what is the same of two maps."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any, Final

from argmap.core.document import Document
from argmap.core.records import Inference, MapInfo, Statement
from argmap.formats.building import Builder
from argmap.formats.format import Capability, Format
from tests.formats.any_map import RELATIONS, TIMES

_WORDS: Final = (
    "A plain claim", "Pro: looks like a stance", "-> See 1.1.", "1. numbered", "1.1. Con: numbered",
    "- dash", "+ plus", "[Title]: words", "<angled>", "\\(escaped\\)", "\\", "a & b \"c\" 'd'",
    "_under_ *star* `tick`", "=1+2", "#tag {data}", "数学は楽しい", "حجة", "🦉 owl", "e\u0301",
    "]]>", "&amp;", "two  spaces", "T1\tClaim", "% | ~", "because", "group", "> quoted",
    "Supports: no", "(1) so", "---", "// no comment", "x" * 300, "**Reason:** no", "∧",
)  # fmt: skip
_LINES: Final = ("first\nsecond", "one\n\n1.2. Pro: three", "a\n - b", "a\n//b")
_LABELS: Final = ("Expert opinion", "ad hoc, or not", "«q»", "小", 'with "marks"', "a|b;c")


def drawn_map(seed: int, form: Format, size: int = 9) -> Document:
    """A map of nothing but what the format says that it holds."""
    return _Drawing(seed, form, size).document()


class _Drawing:
    def __init__(self, seed: int, form: Format, size: int) -> None:
        self.chance = random.Random(seed)
        self.form = form
        self.size = self.chance.randrange(1, size + 1)
        self.builder = Builder("drawn")
        self.seen: set[tuple[frozenset[str], str, str]] = set()
        self.steps = 0

    def has(self, what: Capability, odds: float = 0.4) -> bool:
        return what in self.form.holds and self.chance.random() < odds

    def document(self) -> Document:
        plain = loses_lines(self.form)
        words = _WORDS + (() if plain else _LINES)
        for place in range(self.size):
            text = f"{self.chance.choice(words)} {place}"
            text = " ".join(text.split()) if plain else text
            self.builder.statement(f"s{place}", text, **self._fields(place))
        self._tree()
        self._crossing()
        self._ties()
        info: dict[str, Any] = {}
        if "map_title" in self.form.holds:
            info["title"] = self.chance.choice(("A map", "Q: why? <&>", "小さな地図"))
        if self.has("map_description"):
            info["description"] = "What it is\nabout"
        if self.has("central"):
            info["central"] = "s0"
        return self.builder.finish(**info).document

    def _tree(self) -> None:
        place = 1
        while place < self.size:
            if self.chance.random() < 0.15:
                place += 1
                continue
            premises = [f"s{place}"]
            while self.has("linked") and place + 1 < self.size:
                place += 1
                premises.append(f"s{place}")
            target, backing = f"s{self.chance.randrange(0, place - len(premises) + 1)}", None
            if self.steps and self.has("undercuts", 0.3):
                target, backing = f"i{self.chance.randrange(self.steps)}", False
            elif self.steps and self.has("backings", 0.3):
                target, backing = f"i{self.chance.randrange(self.steps)}", True
            self._infer(premises, target, backing)
            place += 1

    def _crossing(self) -> None:
        for _ in range(3):
            a, b = self.chance.randrange(self.size), self.chance.randrange(self.size)
            if a != b and self.has("several_parents") and (a > b or self.has("cycles", 0.8)):
                self._infer([f"s{a}"], f"s{b}", None)

    def _infer(self, premises: list[str], target: str, backing: bool | None) -> None:
        polarity = self.chance.choice(("support", "attack"))
        if backing is not None:
            polarity = "support" if backing else "attack"
        if self.has("other_polarity", 0.1):
            polarity = "prefer"
        says = (frozenset(premises), target, polarity)
        if says in self.seen:
            return
        self.seen.add(says)
        fields: dict[str, Any] = {}
        for what, name in (
            ("schemes", "scheme"),
            ("warrants", "text"),
            ("inference_notes", "note"),
        ):
            if self.has(what):  # type: ignore[arg-type]
                fields[name] = self.chance.choice(_LABELS)
        if self.has("strength"):
            fields["strength"] = self.chance.choice((0.25, 0.5, 1.0))
        if self.has("inference_tags"):
            fields["tags"] = ("one", "two")
        roles = {premises[0]: "major"} if self.has("roles") else {}
        self.builder.inference(f"i{self.steps}", premises, target, polarity, roles=roles, **fields)
        self.steps += 1

    def _ties(self) -> None:
        for what, kind in RELATIONS.items():
            if self.size > 1 and self.has(what):  # type: ignore[arg-type]
                self.builder.relation(None, kind, "s0", f"s{self.size - 1}")
        if self.size > 2 and self.has("groups"):
            self.builder.group("g", "Group & co", ["s1", "s2"])

    def _fields(self, place: int) -> dict[str, Any]:
        chance, fields = self.chance, dict[str, Any]()
        values: dict[Capability, tuple[str, Any]] = {
            "titles": ("title", f"{chance.choice(_LABELS)} {place}"),
            "kinds": ("kind", chance.choice(("evidence", "counterpoint", "question"))),
            "implicit": ("implicit", True),
            "credence": ("credence", chance.choice((0.0, 0.3, 1.0))),
            "fidelity": ("fidelity", "verbatim"),
            "tags": ("tags", tuple(chance.sample(_LABELS, 2))),
            "notes": ("note", "A note\nof two lines & more"),
            "colours": ("colour", chance.choice(("#12abEF", "red"))),
            "widths": ("width", 240.0),
            "pins": ("pinned", True),
            "created": ("created", TIMES[0]),
            "modified": ("modified", TIMES[1]),
            "authors": ("author", "Ann"),
        }
        for what, (name, value) in values.items():
            if self.has(what):
                fields[name] = value
        if "positions" in self.form.holds:
            fields |= {"x": 320.5 * place, "y": -7.25 * place}
        return fields


def loses_lines(form: Format) -> bool:
    """Whether the format has no place for line ends in a text."""
    builder = Builder("drawn")
    builder.statement("a", "one\ntwo")
    return any(each.what == "line_ends" for each in form.also_lost(builder.finish().document))


_HELD: Final[dict[Capability, str]] = {
    "titles": "title", "kinds": "kind", "implicit": "implicit", "credence": "credence",
    "fidelity": "fidelity", "tags": "tags", "notes": "note", "colours": "colour",
    "positions": "x", "widths": "width", "pins": "pinned", "created": "created",
    "modified": "modified", "authors": "author",
}  # fmt: skip
_OF_STEPS: Final[dict[Capability, str]] = {
    "schemes": "scheme", "warrants": "text", "strength": "strength", "inference_tags": "tags",
    "inference_notes": "note",
}  # fmt: skip


def same_of(document: Document, form: Format) -> dict[str, Any]:
    """What of a map does not depend on ids and order, as far as the format holds it."""
    text = {key: each.text for key, each in document.statements.items()}
    fields = [name for what, name in _HELD.items() if what in form.holds]

    def aim(key: str) -> Any:
        record = document.record(key)
        return text[key] if isinstance(record, Statement) else step(document.inferences[key])

    def step(each: Inference) -> Any:
        told = [getattr(each, name) for what, name in _OF_STEPS.items() if what in form.holds]
        roles = (
            {text[key]: role for key, role in each.roles.items()} if "roles" in form.holds else {}
        )
        premises = tuple(text[key] for key in each.premises)
        return repr((premises, aim(each.target), each.polarity, told, roles))

    def said(each: Statement) -> Any:
        return repr((each.text, [getattr(each, name) for name in fields]))

    info: MapInfo = document.info
    return {
        "statements": Counter(said(each) for each in document.statements.values()),
        "inferences": Counter(step(each) for each in document.inferences.values()),
        "relations": Counter(
            (each.kind, text[each.a], text[each.b]) for each in document.relations.values()
        )
        if form.holds & {"rephrases", "contradictions", "other_relations"}
        else None,
        "groups": Counter(
            (each.title, frozenset(text[key] for key in each.members))
            for each in document.groups.values()
        )
        if "groups" in form.holds
        else None,
        "title": info.title if "map_title" in form.holds else None,
        "description": info.description if "map_description" in form.holds else None,
        "central": text.get(info.central or "") if "central" in form.holds else None,
    }
