"""Blocks as a debate: titles are brought together, relations and structures are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from argmap.core.i18n import tr
from argmap.formats.argdown.blocks import Block, Item, Step, Tell, blocks_of
from argmap.formats.argdown.debate import (
    OWN,
    Bearing,
    Debate,
    End,
    Inferring,
    Node,
    RelationType,
    Section,
    settle,
)
from argmap.formats.argdown.inline import Words, plain_of, words_of
from argmap.formats.argdown.lines import Data, scan
from argmap.formats.argdown.regrouping import regroup
from argmap.formats.argdown.yaml_block import block
from argmap.formats.argdown.yaml_flow import YamlError

_SIGNS: Final[dict[str, tuple[RelationType, bool]]] = {
    "+": ("support", True), "<+": ("support", True), "+>": ("support", False),
    "-": ("attack", True), "<-": ("attack", True), "->": ("attack", False),
    "_": ("undercut", True), "<_": ("undercut", True), "_>": ("undercut", False),
    "><": ("contradictory", False),
}  # fmt: skip
"""What a sign says, and whether the lower item bears on the upper."""


def debate_of(text: str, tell: Tell) -> Debate:
    """Read a text; `tell` hears of what had to be guessed, with the number of the line."""
    scanned = scan(text)
    parsing = _Parsing(scanned.data, tell)
    parsing.front(scanned.front)
    for each in scanned.data:
        if each.value is None and "\n" in each.text:
            tell(each.line, tr("The data between braces cannot be read; it stays as text."))
    for each_block in blocks_of(scanned.lines, tell):
        parsing.block(each_block)
    settle(parsing.debate)
    regroup(parsing.debate)
    return parsing.debate


class _Parsing:
    def __init__(self, data: Sequence[Data], tell: Tell) -> None:
        self.debate = Debate()
        self._data = data
        self._tell = tell
        self._section: Section | None = None
        self._last: Node | None = None
        self._untitled = 0

    def front(self, text: str) -> None:
        """The data before the first block."""
        if not text.strip():
            return
        self.debate.front_text = text
        try:
            value = block(text)
        except YamlError:
            value = None
        if not isinstance(value, dict):
            self._tell(1, tr("The front matter cannot be read; it is kept as it is."))
            return
        self.debate.front = value
        model = value.get("model")
        self.debate.strict = isinstance(model, dict) and model.get("mode") == "strict"

    def block(self, each: Block) -> None:
        last, self._last = self._last, None
        if each.kind == "heading":
            self._heading(each)
        elif each.kind == "include":
            self._tell(each.line, tr("The file that is included here is not read; the rest is."))
        elif each.kind == "steps":
            self._structure(each, last)
        else:
            for item in each.items:
                end = self._tree(item)
                if end is not None and end.kind == "argument" and not item.sign:
                    self._last = self.debate.node(end)

    def _heading(self, each: Block) -> None:
        words = plain_of(each.items[0].words, self._data)
        self._tag(words)
        parent = self._section
        while parent is not None and parent.level >= each.level:
            parent = parent.parent
        title = words.text or " ".join(words.tags)
        self._section = Section(title, each.level, parent, words.data, words.tags, each.line)
        self.debate.sections.append(self._section)

    # --- items -----------------------------------------------------------------------------

    def _tree(self, top: Item) -> End | None:
        """An item and all below it, in the order of the text."""
        end = self._end(top)
        if end is not None:
            self._below(top, end)
        return end

    def _below(self, top: Item, end: End) -> None:
        waiting = [(child, end) for child in reversed(top.children)]
        while waiting:
            item, above = waiting.pop()
            mine = self._end(item, above)
            if mine is not None:
                waiting += [(child, mine) for child in reversed(item.children)]

    def _end(self, item: Item, above: End | None = None) -> End | None:
        words = words_of(item.words, self._data)
        if not words.text and not words.title and not words.tags:
            self._tell(item.line, tr("Nothing is said here; the line is left out."))
            return None
        if not words.text and not words.title:
            words.text = " ".join(f"#{tag}" for tag in words.tags)
        via = _taken(words.data)
        node = self._node(words, item.line)
        end = End(node.kind, node.key)
        if above is not None:
            self._relate(item, end, above, via)
        return end

    def _relate(self, item: Item, end: End, above: End, via: Any) -> None:
        kind, upwards = _SIGNS[item.sign]
        source, target = (end, above) if upwards else (above, end)
        if kind == "contradictory" and not source.kind == target.kind == "statement":
            self._tell(item.line, tr("Only statements contradict; it is read as an attack."))
            kind = "attack"
        if source.kind == "inference":
            self._tell(item.line, tr("A step bears on nothing itself; the line is left out."))
            return
        if target.kind == "inference" and kind != "undercut":
            self._tell(item.line, tr("A step can only be undercut; it is read so."))
            kind = "undercut"
        about = via if isinstance(via, dict) else {}
        self.debate.relations.append(Bearing(kind, source, target, item.line, about))

    def _node(self, words: Words, line: int) -> Node:
        self._tag(words)
        debate = self.debate
        nodes = debate.statements if words.kind == "statement" else debate.arguments
        key = words.title
        if key is None:
            self._untitled += 1
            key = f"\x00{self._untitled}"
        node = nodes.get(key)
        if node is None:
            node = nodes[key] = Node(words.kind, key, words.title, line=line)
        node.add(words, self._section)
        return node

    def _tag(self, words: Words) -> None:
        self.debate.tags.update(dict.fromkeys(words.tags))

    # --- structures ------------------------------------------------------------------------

    def _structure(self, each: Block, argument: Node | None) -> None:
        """Premises and conclusions; the argument is the one just before, or has no name."""
        if argument is not None and argument.steps:
            self._tell(each.line, tr("The argument has a structure already; this is another."))
            argument = None
        if argument is None:
            argument = self._node(Words("argument", defines=False), each.line)
        if argument.section is None:
            argument.section = self._section
        _Structure(self, argument).read(each.steps)
        if not argument.steps:
            self._tell(each.line, tr("The numbered statements lead to no conclusion."))

    def step(self, item: Item) -> End | None:
        return self._tree(item)

    def rule(self, item: Item) -> Words:
        return plain_of(item.words, self._data)

    def tell(self, line: int, what: str) -> None:
        self._tell(line, what)

    def below(self, item: Item, end: End) -> None:
        self._below(item, end)


class _Structure:
    """Goes through the lines of a structure; `uses` may name premises by their numbers."""

    def __init__(self, parsing: _Parsing, argument: Node) -> None:
        self._parsing = parsing
        self._argument = argument
        self._numbers: dict[int, str] = {}
        self._premises: list[str] = []
        self._rule: Inferring | None = None

    def read(self, steps: Sequence[Step]) -> None:
        for each in steps:
            if each.number is None:
                self._begin(each.item)
            else:
                self._statement(each.number, each.item)
        if self._rule is not None:
            self._parsing.tell(self._rule.line, tr("No conclusion follows; the step is left out."))

    def _begin(self, item: Item) -> None:
        if not self._premises or self._rule is not None:
            self._parsing.tell(item.line, tr("A step lacks premises; it is left out."))
            return
        words = self._parsing.rule(item)
        place = End("inference", self._argument.key, len(self._argument.steps))
        self._rule = Inferring([], "", words.text, words.data, item.line)
        self._parsing.below(item, place)

    def _statement(self, number: int, item: Item) -> None:
        end = self._parsing.step(item)
        if end is None:
            return
        if end.kind != "statement":
            self._parsing.tell(item.line, tr("An argument cannot be a premise; it is left out."))
            return
        self._argument.structure.append(end.key)
        if self._rule is not None:
            self._rule.premises = self._used(self._rule)
            self._rule.conclusion = end.key
            self._argument.steps.append(self._rule)
            self._rule, self._premises = None, []
        self._numbers[number] = end.key
        self._premises.append(end.key)

    def _used(self, rule: Inferring) -> list[str]:
        """Premises by their numbers where they are named, else all since the last conclusion."""
        uses = rule.data.get("uses")
        named = uses if isinstance(uses, list) else []
        found = [self._numbers[each] for each in named if _is_number(each, self._numbers)]
        return list(dict.fromkeys(found or self._premises))


def _is_number(value: object, numbers: dict[int, str]) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value in numbers


def _taken(data: dict[str, Any]) -> Any:
    """What our own files say of the relation of an item, taken out of what they say of it."""
    own = data.get(OWN)
    if not isinstance(own, dict) or "via" not in own:
        return None
    rest = {name: each for name, each in own.items() if name != "via"}
    if rest:
        data[OWN] = rest
    else:
        del data[OWN]
    return own["via"]
