"""Migrations: every older version leads to the present one, step by step."""

from __future__ import annotations

import json
from typing import Any

import pytest

from argmap.storage import examination, filemodel, native
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import VERSION
from argmap.storage.migrations import Step, checked, discovered, migrated


def _renamed(raw: dict[str, Any]) -> dict[str, Any]:
    """A step as a later version might need it: claims become statements."""
    return {**{key: value for key, value in raw.items() if key != "claims"},
            "statements": raw["claims"]}  # fmt: skip


def test_the_steps_that_come_with_the_program_lead_from_1_to_the_present() -> None:
    assert sorted(discovered()) == list(range(1, VERSION))


def test_steps_run_one_after_the_other() -> None:
    steps = checked(
        [
            Step(2, lambda raw: {**raw, "trail": [*raw["trail"], raw["version"]]}),
            Step(1, lambda raw: {**raw, "trail": [raw["version"]]}),
        ]
    )
    assert migrated({"version": 1}, 1, 3, steps) == {"version": 3, "trail": [1, 2]}


def test_a_gap_and_a_double_are_found() -> None:
    with pytest.raises(ValueError, match="missing"):
        checked([Step(1, dict), Step(3, dict)])
    with pytest.raises(ValueError, match="two migrations"):
        checked([Step(1, dict), Step(1, dict)])


def test_an_unknown_version_is_a_sentence() -> None:
    with pytest.raises(FileProblem, match="version is 4"):
        migrated({}, 4, 9, {})


def test_a_file_of_an_older_version_opens_as_one_of_the_present(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (native, examination, filemodel):
        monkeypatch.setattr(module, "VERSION", 2)
    steps = checked([Step(1, _renamed)])
    monkeypatch.setattr("argmap.storage.migrations.discovered", lambda: steps)
    old = {"format": "argmap", "version": 1, "claims": [{"id": "a", "text": "old"}]}
    loaded = native.load(json.dumps(old).encode())
    assert loaded.document.statements["a"].text == "old"
    assert (loaded.meta.version, loaded.repairs) == (2, ())
