"""The JSON that Argdown's own tools export, as the debate it was made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, cast, get_args

from argmap.core.i18n import tr
from argmap.formats.argdown.blocks import Tell
from argmap.formats.argdown.debate import (
    Bearing,
    Debate,
    End,
    Inferring,
    Node,
    RelationType,
    Section,
)
from argmap.formats.argdown.inline import Kind
from argmap.formats.values import mapping, objects

_GIVEN: Final = re.compile(r"Untitled \d+$")
_TAGS: Final = re.compile(r"(?:\s*#(?:\([^()#]{1,300}\)|[^\s#()]{1,300}))+\s*$")
_TYPES: Final = frozenset(get_args(RelationType))
_DEPTH: Final = 100


def debate_in(raw: dict[str, Any], tell: Tell) -> Debate:
    """Read an export; `tell` hears of what leads nowhere."""
    export = _Export(raw, tell)
    export.sections()
    for title, each in _named(raw.get("statements")):
        export.node("statement", title, each)
    for title, each in _named(raw.get("arguments")):
        export.structure(export.node("argument", title, each), each)
    export.relations()
    return export.debate


class _Export:
    def __init__(self, raw: dict[str, Any], tell: Tell) -> None:
        self.debate = Debate()
        self._raw = raw
        self._tell = tell
        self._sections: dict[str, Section] = {}
        self._steps: dict[tuple[str, int], int] = {}

    def sections(self) -> None:
        """Sections from the outside in, in their order."""
        above: list[tuple[dict[str, Any], Section | None]] = [
            (each, None) for each in reversed(objects(self._raw.get("sections")))
        ]
        while above:
            each, parent = above.pop()
            level = each.get("level")
            level = level if isinstance(level, int) else (parent.level + 1 if parent else 1)
            data = dict(mapping(each.get("data")))
            if isinstance(each.get("isGroup"), bool):
                data.setdefault("isGroup", each["isGroup"])
            section = Section(_word(each.get("title")), level, parent, data, line=_line(each))
            self.debate.sections.append(section)
            self._sections[_word(each.get("id"))] = section
            if level < _DEPTH:
                above += [(child, section) for child in reversed(objects(each.get("children")))]

    def node(self, kind: Kind, title: str, raw: dict[str, Any]) -> Node:
        """A statement or an argument with all that is said under its title."""
        node = Node(kind, title, None if _GIVEN.match(title) else title)
        members = objects(raw.get("members"))
        for each in members:
            text = _word(each.get("text"))
            if each.get("isReference") is True or not text.strip():
                continue
            tagged = bool(_list(each.get("tags")))
            node.text = (_TAGS.sub("", text) if tagged else text).strip()
            node.texts.append(node.text)
        node.tags = list(dict.fromkeys(map(_word, _list(raw.get("tags")))))
        node.data = dict(mapping(raw.get("data")))
        node.section = self._sections.get(_word(raw.get("section")))
        node.line = min(filter(None, map(_line, (*members, raw))), default=0)
        self.debate.tags.update(dict.fromkeys(node.tags))
        (self.debate.statements if kind == "statement" else self.debate.arguments)[title] = node
        return node

    def structure(self, argument: Node, raw: dict[str, Any]) -> None:
        """Premises and conclusions; each conclusion has the inference that leads to it."""
        premises: list[str] = []
        for at, each in enumerate(objects(raw.get("pcs"))):
            key = _word(each.get("title"))
            if key not in self.debate.statements:
                self._tell(_line(each), tr("A premise names a statement that does not exist."))
                continue
            argument.structure.append(key)
            inference = each.get("inference")
            if isinstance(inference, dict) and premises:
                data = dict(mapping(inference.get("data")))
                rules = ", ".join(map(_word, _list(inference.get("inferenceRules"))))
                used = _used(data, argument.structure) or premises
                self._steps[(argument.key, at)] = len(argument.steps)
                argument.steps.append(Inferring(used, key, rules, data, _line(inference)))
                premises = []
            if key not in premises:
                premises.append(key)

    def relations(self) -> None:
        for each in objects(self._raw.get("relations")):
            source = self._end(each, "from")
            target = self._end(each, "to")
            kind = each.get("relationType")
            if source is None or target is None or source.kind == "inference" or kind not in _TYPES:
                self._tell(0, tr("A relation joins what does not exist; it is left out."))
                continue
            if kind == "contradictory" and not source.kind == target.kind == "statement":
                kind = "attack"
            if source.kind == "argument" and (steps := self.debate.node(source).steps):
                source = End("statement", steps[-1].conclusion)
            self.debate.relations.append(Bearing(cast("RelationType", kind), source, target))

    def _end(self, raw: dict[str, Any], name: str) -> End | None:
        key, kind = _word(raw.get(name)), raw.get(f"{name}Type")
        if kind == "equivalence-class" and key in self.debate.statements:
            return End("statement", key)
        if kind not in ("argument", "inference") or key not in self.debate.arguments:
            return None
        steps = self.debate.arguments[key].steps
        if kind == "inference" and steps:
            index = raw.get("conclusionIndex")
            last = len(steps) - 1
            step = self._steps.get((key, index), last) if isinstance(index, int) else last
            return End("inference", key, step)
        return End("argument", key)


def _used(data: dict[str, Any], structure: list[str]) -> list[str]:
    """Premises that are named by their numbers."""
    uses = data.get("uses")
    known = range(1, len(structure))
    numbers = [each for each in _list(uses) if type(each) is int and each in known]
    return list(dict.fromkeys(structure[each - 1] for each in numbers))


def _named(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for title, each in mapping(value).items():
        if isinstance(each, dict):
            yield str(title), each


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _word(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _line(raw: dict[str, Any]) -> int:
    line = raw.get("startLine")
    return line if type(line) is int else 0
