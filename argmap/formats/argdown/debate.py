"""What an Argdown text says: statements and arguments by title, relations, sections."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple

from argmap.formats.argdown.inline import Kind, Link, Words

RelationType = Literal["support", "attack", "undercut", "contradictory", "entails", "contrary"]
SYMMETRIC: Final = {"contradictory", "contrary"}
OWN: Final = "argmap"
"""The name in data under which our own files say what has no form."""


class End(NamedTuple):
    """What a relation joins: a statement, an argument, or a step of an argument's structure."""

    kind: Literal["statement", "argument", "inference"]
    key: str
    step: int = -1


@dataclass(slots=True)
class Section:
    title: str
    level: int
    parent: Section | None
    data: dict[str, Any] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    line: int = 0


@dataclass(slots=True)
class Node:
    """All places where a text has a statement, or an argument, of one title."""

    kind: Kind
    key: str
    title: str | None
    text: str = ""
    canonical: bool = False
    texts: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    section: Section | None = None
    line: int = 0
    steps: list[Inferring] = field(default_factory=list)
    structure: list[str] = field(default_factory=list)

    def add(self, words: Words, section: Section | None) -> None:
        """Take in one more place where it stands."""
        self.tags += [tag for tag in words.tags if tag not in self.tags]
        if words.defines and words.text:
            self.texts.append(words.text)
            best = words.data.get("isCanonical") is True
            if best or not self.canonical:
                self.text, self.canonical = words.text, best
            self.links += [link for link in words.links if link not in self.links]
        own = {**_mapping(self.data.get(OWN)), **_mapping(words.data.get(OWN))}
        self.data.update(words.data)
        if own:
            self.data[OWN] = own
        inside = words.data.get("isInGroup")
        if inside is True or (self.section is None and inside is None and words.defines):
            self.section = section


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


@dataclass(slots=True)
class Inferring:
    """A step of a structure: keys of premises and conclusion."""

    premises: list[str]
    conclusion: str
    rules: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    line: int = 0


@dataclass(slots=True)
class Bearing:
    """A relation; `via` is what our own files say of it."""

    type: RelationType
    source: End
    target: End
    line: int = 0
    via: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Debate:
    """A whole text. `tags` are all that occur in it."""

    statements: dict[str, Node] = field(default_factory=dict)
    arguments: dict[str, Node] = field(default_factory=dict)
    relations: list[Bearing] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    tags: dict[str, None] = field(default_factory=dict)
    front: dict[str, Any] = field(default_factory=dict)
    front_text: str = ""
    strict: bool = False

    def node(self, end: End) -> Node:
        return (self.statements if end.kind == "statement" else self.arguments)[end.key]


def settle(debate: Debate) -> None:
    """Make of relations what they mean once all structures and the mode are known."""
    moved = [_moved(debate, each) for each in debate.relations]
    debate.relations = _once(each for each in moved if each is not None)
    if debate.strict:
        for each in debate.relations:
            if each.source.kind == each.target.kind == "statement":
                each.type = _STRICT.get(each.type, each.type)
        debate.relations = _once(iter(debate.relations))
    debate.relations = _without_doubles(debate)


_STRICT: Final[dict[str, RelationType]] = {"support": "entails", "attack": "contrary"}


def _moved(debate: Debate, each: Bearing) -> Bearing | None:
    """Of an argument with a structure, the conclusion bears, and its last step is undercut.

    That the argument supports its own conclusion is said by the structure already.
    """
    if each.source.kind == "argument" and (steps := debate.node(each.source).steps):
        each.source = End("statement", steps[-1].conclusion)
        if each.source == each.target:
            return None
    if each.target.kind == "inference" and each.target.step >= len(debate.node(each.target).steps):
        each.target = End("argument", each.target.key)  # of a step that leads to nothing
    if each.type == "undercut" and each.target.kind == "argument":
        steps = debate.node(each.target).steps
        if steps:
            each.target = End("inference", each.target.key, len(steps) - 1)
    return each


def _once(relations: Any) -> list[Bearing]:
    """Without what is said twice; the first stays, and learns what is said of the others."""
    found: dict[tuple[str, frozenset[End] | tuple[End, End]], Bearing] = {}
    for each in relations:
        both = (each.source, each.target)
        ends = frozenset(both) if each.type in SYMMETRIC else both
        first = found.setdefault((each.type, ends), each)
        if first is not each:
            first.via = each.via | first.via
    return list(found.values())


def _without_doubles(debate: Debate) -> list[Bearing]:
    """Without attacks on an argument by what attacks one of its premises already."""
    attacked: set[tuple[str, str]] = set()
    for each in debate.relations:
        if each.source.kind == each.target.kind == "statement":
            if each.type == "attack" or each.type in SYMMETRIC:
                attacked.add((each.source.key, each.target.key))
            if each.type in SYMMETRIC:
                attacked.add((each.target.key, each.source.key))
    return [each for each in debate.relations if not _is_double(debate, each, attacked)]


def _is_double(debate: Debate, each: Bearing, attacked: set[tuple[str, str]]) -> bool:
    if (each.type, each.source.kind, each.target.kind) != ("attack", "statement", "argument"):
        return False
    steps = debate.node(each.target).steps
    concluded = {step.conclusion for step in steps}
    premises = {key for step in steps for key in step.premises} - concluded
    return any((each.source.key, key) in attacked for key in premises)
