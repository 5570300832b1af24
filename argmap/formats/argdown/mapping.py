"""A debate as a map: what bears on what becomes inferences, headings become groups."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from argmap.core.i18n import tr, trn
from argmap.formats.argdown.debate import OWN, Bearing, Debate, End, Node
from argmap.formats.argdown.grouping import COLOUR, groups_of, info_of
from argmap.formats.argdown.own import fields_of, inference_fields, own_of, records_in
from argmap.formats.building import Builder
from argmap.formats.values import objects

if TYPE_CHECKING:
    from argmap.formats.format import Imported

_POLARITY: Final = {
    "support": "support", "entails": "support", "attack": "attack", "contrary": "attack",
    "undercut": "attack",
}  # fmt: skip
_PLAIN: Final = {"support", "attack"}


def map_of(debate: Debate, builder: Builder) -> Imported:
    """The map of a debate."""
    return _Mapping(debate, builder).run()


class _Mapping:
    def __init__(self, debate: Debate, builder: Builder) -> None:
        self._debate = debate
        self._builder = builder
        self._keys: dict[tuple[str, str], str] = {}
        self._sources: dict[str, str] = {}
        self._first: dict[str, str] = {}
        self._bears: dict[str, list[Bearing]] = {}
        self._joined: Counter[str] = Counter()
        self._used: set[str] = set()
        self._prose = 0

    def run(self) -> Imported:
        debate, builder = self._debate, self._builder
        own = own_of(debate.front)
        self._count()
        records_in(builder, own)
        for node in sorted(self._boxes(), key=lambda each: "id" not in own_of(each.data)):
            self._statement(node)
        self._name_steps()
        for argument in debate.arguments.values():
            for step in range(len(argument.steps)):
                self._step(argument, step)
        later: list[Bearing] = []
        for each in debate.relations:
            if each.source.kind == "statement" and self._is_made(each.source.key):
                continue
            if each.target.kind == "argument" and each.type == "undercut":
                later.append(each)
            else:
                self._relation(each)
        for each in later:
            self._relation(each)
        for name in ("relations", "inferences"):
            for fields in objects(own.get(name)):
                self._listed(name, dict(fields))
        boxes = {key: mine for key, mine in self._keys.items() if key[0] != "inference"}
        groups_of(debate, builder, boxes)
        if self._prose:
            builder.guessed(
                trn(
                    "{n} paragraph without a title that nothing refers to became a note.",
                    "{n} paragraphs without a title that nothing refers to became notes.",
                    self._prose,
                )
            )
        return builder.finish(**info_of(debate))

    def _count(self) -> None:
        """How often each statement stands in relations and structures."""
        for each in self._debate.relations:
            if each.source.kind == "statement":
                self._bears.setdefault(each.source.key, []).append(each)
            for end in (each.source, each.target):
                if end.kind == "statement":
                    self._joined[end.key] += 1
        for argument in self._debate.arguments.values():
            for step in argument.steps:
                self._joined.update((*step.premises, step.conclusion))

    def _boxes(self) -> list[Node]:
        """What is drawn as a box: statements, and arguments that are not taken apart."""
        debate = self._debate
        arguments = [each for each in debate.arguments.values() if not each.steps]
        every = [*debate.statements.values(), *arguments]
        if arguments:
            every.sort(key=lambda each: each.line)
        return [each for each in every if each.kind == "argument" or not self._is_made(each.key)]

    def _is_made(self, key: str) -> bool:
        """Whether a conclusion is one that was only made to say what a structure attacks."""
        made = own_of(self._debate.statements[key].data).get("made") is True
        return made and self._joined[key] == 2 and len(self._bears.get(key, ())) == 1

    # --- boxes -----------------------------------------------------------------------------

    def _statement(self, node: Node) -> None:
        own = own_of(node.data)
        fields = fields_of(node, own)
        keep: dict[str, Any] = {}
        if node.kind == "argument":
            keep["argument"] = True
        if others := [text for text in node.texts if text != node.text]:
            keep["other_texts"] = others
            self._builder.kept_aside["texts"] += len(others)
            self._builder.kept(
                tr("“{title}” is worded in several ways; the last is shown.", title=node.title)
            )
        data = {name: value for name, value in node.data.items() if name != OWN}
        colour = data.get("color")
        if isinstance(colour, str) and COLOUR.match(colour) and "colour" not in fields:
            fields["colour"] = colour
        if data:
            keep["data"] = data
        if not own and self._is_prose(node):
            fields["kind"] = "note"
            self._prose += 1
        if node.links and "citations" not in fields:
            fields["citations"] = self._cited(node)
        key = fields.pop("id", None) or node.title or f"{node.kind[0]}{len(self._keys) + 1}"
        key = self._keys[(node.kind, node.key)] = self._free(str(key))
        text = fields.pop("text", "")
        if "foreign" in fields:
            self._builder.statement(key, text, **fields)
        else:
            self._builder.statement(key, text, keep=keep, **fields)

    def _is_prose(self, node: Node) -> bool:
        """Whether it is a paragraph of the text round the argument, which Argdown draws nowhere."""
        if node.kind != "statement" or node.title is not None:
            return False
        return bool(self._joined) and not self._joined[node.key]

    def _cited(self, node: Node) -> list[Any]:
        from argmap.core.records import Citation

        found = dict.fromkeys(self._source(link.title, link.address) for link in node.links)
        return [Citation(source=each) for each in found]

    def _source(self, title: str, address: str) -> str:
        if address not in self._sources:
            self._sources[address] = self._builder.source(None, title=title, URL=address)
        return self._sources[address]

    # --- inferences ------------------------------------------------------------------------

    def _step(self, argument: Node, at: int) -> None:
        """One step of a structure. Its keys are those of the argument and its number."""
        step = argument.steps[at]
        own = own_of(step.data)
        fields = inference_fields(own)
        fields.pop("id", None)
        key = self._keys[("inference", f"{argument.key}\n{at}")]
        premises = [self._keys[("statement", each)] for each in step.premises if self._has(each)]
        keep = self._kept_of_step(argument, at)
        target, polarity = End("statement", step.conclusion), "support"
        if self._is_made(step.conclusion):
            bearing = self._bears[step.conclusion][0]
            target, polarity = bearing.target, _POLARITY[bearing.type]
            keep.pop("argument", None)
            if bearing.via.get("target"):
                target = End("inference", "", -1)
                fields["target"] = bearing.via["target"]
        aim = fields.pop("target", None) or self._key(target)
        polarity = fields.pop("polarity", polarity)
        if step.rules and "scheme" not in fields:
            fields["scheme"] = step.rules
        note = self._note(argument) if at == len(argument.steps) - 1 else ""
        if note and "note" not in fields and not own:
            fields["note"] = note
        if own:
            keep = {name: value for name, value in keep.items() if name == "data"}
        if argument.tags and at == len(argument.steps) - 1 and "tags" not in fields:
            fields["tags"] = list(argument.tags)
        if "foreign" in fields:
            keep = {}
        self._builder.inference(key, premises, aim, polarity, keep=keep, **fields)

    def _has(self, key: str) -> bool:
        return ("statement", key) in self._keys

    def _name_steps(self) -> None:
        """Keys for all steps, since one may aim at another that stands further below."""
        for argument in self._debate.arguments.values():
            name = argument.title or f"argument {argument.key[1:]}"
            last = len(argument.steps) - 1
            for at, step in enumerate(argument.steps):
                wish = own_of(step.data).get("id") or (name if at == last else f"{name} {at + 1}")
                self._keys[("inference", f"{argument.key}\n{at}")] = self._free(str(wish))

    def _note(self, argument: Node) -> str:
        return ": ".join(filter(None, (argument.title, argument.text)))

    def _kept_of_step(self, argument: Node, at: int) -> dict[str, Any]:
        keep: dict[str, Any] = {}
        if argument.title is not None or len(argument.steps) > 1:
            keep |= {"argument": argument.title or argument.key[1:], "step": at}
        if argument.text and at == len(argument.steps) - 1:
            keep["description"] = argument.text
        data = {name: value for name, value in argument.steps[at].data.items() if name != OWN}
        data.pop("uses", None)
        if data:
            keep["data"] = data
        if at == len(argument.steps) - 1:
            about = {name: value for name, value in argument.data.items() if name != OWN}
            if about:
                keep["argument_data"] = about
        return keep

    # --- relations -------------------------------------------------------------------------

    def _key(self, end: End) -> str:
        if end.kind == "inference":
            return self._keys[("inference", f"{end.key}\n{end.step}")]
        if end.kind == "argument" and (steps := self._debate.arguments[end.key].steps):
            return self._keys[("inference", f"{end.key}\n{len(steps) - 1}")]
        # A conclusion made for an argument is none here; the builder tells what aims at it.
        return self._keys.get((end.kind, end.key), "")

    def _relation(self, each: Bearing) -> None:
        fields = inference_fields(each.via)
        key = fields.pop("id", None)
        source = self._key(each.source)
        target = fields.pop("target", None) or self._key(each.target)
        keep: dict[str, Any] = {} if each.type in _PLAIN else {"type": each.type}
        if each.type == "contradictory":
            fields.pop("polarity", None)
            self._builder.relation(key or f"{source} x {target}", "contradiction", source, target,
                                   **fields)  # fmt: skip
            return
        if each.target.kind == "inference":
            keep = {}
        elif each.target.kind == "argument" and self._debate.arguments[each.target.key].steps:
            keep = {} if each.via else {"type": f"{each.type} of an argument"}
        elif each.type == "undercut":
            keep, target = self._undercut(each, target)
        if "foreign" in fields:
            keep = {}
        key = self._free(str(key or f"{source} to {target}"))
        self._builder.inference(
            key, [source], target, fields.pop("polarity", _POLARITY[each.type]), keep=keep, **fields
        )
        if each.type != "undercut":
            self._first.setdefault(source, key)

    def _free(self, wish: str) -> str:
        """A key like this one that nothing has yet."""
        key, number = wish, len(self._used)
        while key in self._used:
            key, number = f"{wish} {number}", number + 1
        self._used.add(key)
        return key

    def _undercut(self, each: Bearing, target: str) -> tuple[dict[str, Any], str]:
        """An argument that is not taken apart is undercut where it first bears on something."""
        first = self._first.get(target)
        if first is None or first == target:
            return {"type": "undercut"}, target
        return {"undercuts": target}, first

    def _listed(self, name: str, fields: dict[str, Any]) -> None:
        """Relations and inferences that have no place in the text of our own files."""
        if name == "relations":
            ends = [str(fields.pop(each, "")) for each in ("a", "b")]
            self._builder.relation(
                fields.pop("id", None), str(fields.pop("kind", "related")), ends[0], ends[1],
                **fields,
            )  # fmt: skip
            return
        premises = fields.pop("premises", None)
        self._builder.inference(
            fields.pop("id", None),
            [str(each) for each in premises] if isinstance(premises, list) else [],
            str(fields.pop("target", "")),
            str(fields.pop("polarity", "support")),
            **fields,
        )
