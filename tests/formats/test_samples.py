"""Trees and canvases: real files of other programs have in them what their count says."""

from __future__ import annotations

from typing import Any

import pytest

from argmap.core.document import Document
from argmap.formats.registry import FORMATS, recognised
from tests.formats.cases import again, cases, given
from tests.formats.drawn import same_of

NAMES = {
    "kialo-txt": "kialo", "mup": "mindmup", "freemind-mm": "freemind", "opml": "opml",
    "canvas": "canvas", "aml": "aml",
}  # fmt: skip
"""The names of formats in the manifest, and ours."""

MISCOUNTED = {"derived-freemind-mm/Planting_a_haycorn_will_grow_an_oak_tree-axl.mm": (9, 8)}
"""Statements and ties of a file with fewer nodes than the one it was made of, as the count says."""


def _premises(document: Document, polarity: str) -> int:
    return sum(
        len(each.premises) for each in document.inferences.values() if each.polarity == polarity
    )


def _expected(case: dict[str, Any]) -> tuple[int, int, int | None]:
    """Statements, premises and, where the file tells them, those of attacks."""
    told = case["expected"]
    if case["file"] in MISCOUNTED:
        return *MISCOUNTED[case["file"]], None
    if case["format"] == "canvas" and "total_nodes" in told:
        return told["total_nodes"] - told["by_type"].get("group", 0), told["total_edges"], None
    if case["format"] == "mup":
        # A group is one inference; the edge from it to what is above it is no premise.
        return told["statements"], told["tree_edges"] - told["groups"], None
    if "relations" not in told:
        return told["statements"], told["tree_edges"], None
    relations = told["relations"]
    return told["statements"], sum(relations.values()), relations["attack"]


@pytest.mark.parametrize("case", cases(*NAMES))
def test_a_real_file_has_as_much_in_it_as_is_told(case: dict[str, Any]) -> None:
    file = given(case)
    form = recognised(file)
    assert form is FORMATS[NAMES[case["format"]]]
    assert form.read is not None
    imported = form.read(file)
    document = imported.document
    statements, premises, attacks = _expected(case)
    assert len(document.statements) == statements
    against = _premises(document, "attack")
    assert _premises(document, "support") + against == premises
    assert attacks is None or against == attacks
    if case["format"] == "mup":
        groups = case["expected"]["relations"]
        single = premises if not case["expected"]["groups"] else 0
        sides = [each.polarity for each in document.inferences.values()]
        assert sides.count("attack") == groups["opposing"]
        assert sides.count("support") == groups["supporting"] + single
        assert len(document.relations) == case["expected"]["links"]
    if form.write is not None:
        assert same_of(again(imported, form).document, form) == same_of(document, form)
