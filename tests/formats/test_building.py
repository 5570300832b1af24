"""What readers build maps with: nothing is lost in silence, and nothing impossible gets in."""

from __future__ import annotations

import pytest

from argmap.core import limits
from argmap.formats.building import Builder
from argmap.formats.foreign import kept, plain
from argmap.formats.format import CAPABILITIES
from argmap.formats.given import Given
from argmap.formats.losses import losses, sentence
from argmap.formats.registry import FORMATS, format_named, recognised, writer_for
from argmap.storage.errors import FileProblem


def test_ends_may_be_declared_after_what_joins_them() -> None:
    builder = Builder("toy")
    builder.inference(3, [1, "2"], "4", "attack", roles={1: "major"})
    for key in (1, 2, 4):
        builder.statement(key, f"text {key}")
    builder.relation(None, "rephrase", 1, 2)
    builder.group("g", "Both", [1, 2])
    document = builder.finish(title="Map", central=4).document
    inference = document.inferences["3"]
    assert (inference.premises, inference.target, inference.roles) == (
        ("1", "2"),
        "4",
        {"1": "major"},
    )
    assert [group.members for group in document.groups.values()] == [("1", "2")]
    assert document.info.central == "4"


def test_what_cannot_be_is_mended_and_told() -> None:
    builder = Builder("toy")
    builder.statement("a", "one")
    builder.statement("a", "another")
    builder.statement("b/ü", "odd id")
    builder.inference("x", ["a", "a", "gone"], "b/ü")
    builder.inference("y", ["gone"], "a")
    builder.inference("z", ["a"], "z")
    builder.inference("p", ["a"], "q")
    builder.inference("q", ["a"], "p")
    builder.relation("r", "related", "a", "x")
    builder.group("g", "Empty", ["x"])
    imported = builder.finish()
    document = imported.document
    assert sorted(document.statements) == ["a", "a-2", "b"]
    assert {key: each.premises for key, each in document.inferences.items()} == {"x": ("a",)}
    assert not document.relations
    assert not document.groups
    told = " ".join(each.message for each in imported.remarks)
    for word in ("“a”", "“x”", "“y”", "“z”", "“q”", "“r”", "Empty"):
        assert word in told


def test_a_long_text_and_what_does_not_fit_are_kept() -> None:
    builder = Builder("toy")
    text = "x" * (limits.MAX_TEXT + 5)
    builder.statement("a", text, keep={"odd": float("inf"), "half": "\ud800"}, x=float("nan"))
    record = builder.finish().document.statements["a"]
    assert len(record.text) == limits.MAX_TEXT
    assert kept(record, "toy") == {"odd": None, "half": "\ufffd", "full_text": text}
    assert record.x is None


def test_losses_are_what_the_target_does_not_hold() -> None:
    from dataclasses import replace

    builder = Builder("toy")
    for key in "abcd":
        builder.statement(key, key, x=1.0, y=2.0, keep={"size": 3})
    builder.inference("i", ["a", "b"], "c")
    builder.inference("j", ["d"], "i", "attack")
    document = builder.finish(title="Map").document
    plain = replace(FORMATS["argmap"], holds=frozenset(), id="plain")
    found = {each.what: each.count for each in losses(document, plain)}
    assert found == {
        "linked": 1, "undercuts": 1, "positions": 4, "map_title": 1, "kept_aside": 4,
    }  # fmt: skip
    assert "1 undercut" in sentence(losses(document, plain))
    assert losses(document, FORMATS["argmap"]) == ()
    own = replace(plain, holds=frozenset(CAPABILITIES) - {"kept_aside"}, keeps=frozenset({"toy"}))
    assert losses(document, own) == ()


def test_every_format_declares_itself_whole() -> None:
    for key, each in FORMATS.items():
        assert each.id == key
        assert each.suffixes
        assert all(suffix.startswith(".") for suffix in each.suffixes)
        assert each.read or each.write
        assert each.holds <= set(CAPABILITIES)
        assert each.holds or each.write is None


def test_formats_are_found_by_content_and_by_name() -> None:
    ours = FORMATS["argmap"]
    assert recognised(Given(b'{"format":"argmap"}', "x.txt")) is ours
    assert recognised(Given(b"\x00\x01 nothing", "x.argmap")) is None
    assert writer_for("a.argmap.json") is ours
    assert writer_for("a.nothing") is None
    with pytest.raises(FileProblem, match="did you mean “argmap”"):
        format_named("argmpa")


def test_tables_are_kept_as_they_are_and_other_values_as_any_file_can_hold_them() -> None:
    rows = [{"id": "1", "n": 2, "none": None, "text": "two\nlines"}, {"id": "é\u00a0"}]
    assert plain(rows) == rows
    bad: dict[str, object] = {"a": "\x00b\ud800", "c": float("nan"), "d": [{"e\x01": "\r\n"}]}
    assert plain([*rows, bad]) == [*rows, {"a": "b\ufffd", "c": None, "d": [{"e": "\n"}]}]
    assert plain([{1: "x"}, {"y": {"z"}}]) == [{"1": "x"}, {"y": None}]
    deep: object = "end"
    for _ in range(200):
        deep = [{"in": deep}]
    found, depth = plain(deep), 0
    while isinstance(found, list):
        found, depth = found[0]["in"], depth + 1
    assert (found, depth) == (None, 30)


def test_records_that_fit_are_checked_once_and_others_are_mended() -> None:
    builder = Builder("toy")
    person = builder.participant("p", "Ann")
    builder.statement("a", "one", voice=person)
    builder.statement("b", "two", voice="nobody")
    builder.inference("i", ["a"], "j")
    builder.inference("j", ["b"], "i")
    imported = builder.finish()
    document = imported.document
    assert {each.name for each in document.participants.values()} == {"Ann", ""}
    assert not document.inferences
    assert len(imported.remarks) == 3
