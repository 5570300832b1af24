"""AIF, xAIF, SADFace and arguebuf: real files, counted as their list says, and stable."""

from __future__ import annotations

from typing import Any

import pytest

from argmap.formats.registry import FORMATS, recognised
from argmap.storage.errors import FileProblem
from tests.formats.cases import again, cases, given, plain

NAMES = {
    "aif-json": "aif",
    "xaif-json": "xaif",
    "sadface-json": "sadface",
    "arguebuf-json": "arguebuf",
}


@pytest.mark.parametrize("case", cases(*NAMES))
def test_a_real_file_is_counted_as_its_list_says(case: dict[str, Any]) -> None:
    file = given(case)
    used = recognised(file)
    assert used is not None
    assert used.id == NAMES[case["format"]]
    assert used.read is not None
    if not case["expect_ok"]:
        with pytest.raises(FileProblem):
            used.read(file)
        return
    imported = used.read(file)
    document, expected = imported.document, case["expected"]
    assert len(document.statements) == expected["statements"]
    polarities = [each.polarity for each in document.inferences.values()]
    kinds = [each.kind for each in document.relations.values()]
    found = {
        "support": polarities.count("support"),
        "attack": polarities.count("attack"),
        "rephrase": kinds.count("rephrase"),
        "preference": kinds.count("preference"),
    }
    assert {name: found[name] for name in expected["relations"]} == expected["relations"]
    if "dialogue" in expected:
        kept = imported.kept_aside
        assert imported.locutions == expected["dialogue"]["locutions"]
        assert kept.get("YA", 0) == expected["dialogue"]["illocutions"]
        assert kept.get("TA", 0) == expected["dialogue"]["transitions"]


@pytest.mark.parametrize("case", cases(*NAMES))
def test_a_real_file_comes_back_as_it_was(case: dict[str, Any]) -> None:
    used = FORMATS[NAMES[case["format"]]]
    assert used.read is not None
    imported = used.read(given(case))
    assert plain(again(imported, used).document) == plain(imported.document)
