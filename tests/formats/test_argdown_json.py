"""Argdown JSON: counts of real files, the same map as the text it was made of, and odd values."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import PurePath
from typing import Any

import pytest

from argmap.core.document import Document
from argmap.formats.argdown.exported import debate_in
from argmap.formats.argdown_json import FORMAT
from argmap.formats.argdown_text import read_text
from argmap.formats.given import Given
from argmap.formats.registry import recognised
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.native import checked_dump
from tests.formats.cases import FOLDER, cases, given


def read(data: bytes) -> Document:
    assert FORMAT.read is not None
    return FORMAT.read(Given(data, "x.json")).document


def shape(document: Document) -> Counter[object]:
    """Who says what, and what bears on what, without the words of nodes that have a title."""
    names = {
        each.id: each.title or " ".join(each.text.split()) for each in document.statements.values()
    }
    found: Counter[object] = Counter(names.values())
    for each in document.inferences.values():
        target = names.get(each.target, "a step")
        premises = frozenset(names[key] for key in each.premises)
        found[(premises, each.polarity, target)] += 1
    for tie in document.relations.values():
        found[(tie.kind, frozenset((names[tie.a], names[tie.b])))] += 1
    return found


@pytest.mark.parametrize("case", cases("argdown-json"))
def test_real_files_have_in_them_what_their_count_says(case: dict[str, Any]) -> None:
    file = given(case)
    assert recognised(file) is FORMAT
    told: list[str] = []
    debate = debate_in(file.object, lambda line, what: told.append(what))
    assert told == []
    expected = case["expected"]
    assert len(debate.statements) == expected["statements"]
    assert len(debate.arguments) == expected["arguments"]
    assert Counter(each.type for each in debate.relations) == expected["relations"]


@pytest.mark.parametrize("case", cases("argdown-json"))
def test_an_export_is_the_same_map_as_its_text(case: dict[str, Any]) -> None:
    name = PurePath(case["file"]).stem.removeprefix("arguebase__")
    text = FOLDER / "argdown" / f"official-examples__{name}.argdown"
    exported = read(given(case).data)
    written = read_text(Given(text.read_bytes(), text.name).text).document
    assert shape(exported) == shape(written)
    assert {each.title for each in exported.groups.values()} <= {
        each.title for each in written.groups.values()
    } | {""}


EXPORT = {
    "statements": {
        "A": {"members": [{"text": "It is so. #t", "tags": ["t"]}], "tags": ["t"], "section": "s1"},
        "Untitled 1": {"members": [{"text": "A premise."}]},
        "B": {"members": [{"isReference": True}]},
    },
    "arguments": {
        "P": {
            "members": [],
            "pcs": [
                {"title": "Untitled 1"},
                {"title": "B"},
                {"title": "A", "inference": {"inferenceRules": ["Rule"], "data": {"uses": [1, 2]}}},
            ],
        }
    },
    "relations": [
        {"relationType": "undercut", "from": "B", "fromType": "equivalence-class", "to": "P",
         "toType": "inference", "conclusionIndex": 2},
    ],
    "sections": [{"id": "s1", "level": 1, "title": "Why", "isGroup": True, "children": []}],
    "tags": {"t": {}},
}  # fmt: skip


def test_a_structure_its_undercut_and_a_section_are_read() -> None:
    document = read(json.dumps(EXPORT).encode())
    named = {each.title or each.text: each for each in document.statements.values()}
    assert (named["A"].text, named["A"].tags) == ("It is so.", ("t",))
    step, undercut = sorted(document.inferences.values(), key=lambda each: each.polarity)[::-1]
    assert set(step.premises) == {named["A premise."].id, named["B"].id}
    assert (step.target, step.scheme) == (named["A"].id, "Rule")
    assert (undercut.premises, undercut.target) == ((named["B"].id,), step.id)
    assert [each.title for each in document.groups.values()] == ["Why"]


def test_any_value_in_any_place_is_borne() -> None:
    chance = random.Random(1)
    odd = (None, [], 0, "", True, {"a": 1}, [None], [[]], [{}], 1.5, {"": {}}, "P")
    spots: list[tuple[Any, Any]] = []
    for _ in range(250):
        changed = json.loads(json.dumps(EXPORT))
        spots = [(changed, key) for key in changed]
        for node, key in spots:
            inner = node[key]
            if isinstance(inner, dict):
                spots += [(inner, each) for each in inner]
            elif isinstance(inner, list):
                spots += [(inner, each) for each in range(len(inner))]
        node, key = chance.choice(spots)
        node[key] = chance.choice(odd)
        try:
            document = read(json.dumps(changed).encode())
        except FileProblem:
            continue
        checked_dump(document.content(), Meta())
